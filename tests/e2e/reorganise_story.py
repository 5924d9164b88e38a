# SPDX-License-Identifier: LGPL-2.1-or-later
"""Co-operatives change by the keys: one its stage, another is divided; and what became of them is kept."""

import re

from lian_atspi import find, key, query, run_stories, set_text, wait
from lian_desk import Desk, copy_of_sample, last_act, screenshot_of, without_animations

QUESTION = 'Change of Stage or Division'
MERGER = 'Merger'


def ask(program, title):
    title = program._(title)
    key('ctrl+m')
    dialog = program.window(title)
    program.focus(f'^{re.escape(title)}$')
    return dialog


def choose(program, name, *keys):
    program.reach(name)
    key('space', *keys, 'Return')


def fill(program, dialog, *lines):
    for name, value in lines:
        set_text(find(dialog, 'text', program._(name)), value)


def answered(program, dialog, answer):
    key(answer)
    wait(lambda: dialog not in list(program.app), 'the question is answered')
    program.focus()


def stages(path):
    return query(path, 'SELECT count(*) FROM succession')[0][0]


def changes(language):
    path = copy_of_sample(f'reorganise-{language}', language)
    with Desk(path, language=language) as program:
        _ = program._
        program.ready()
        program.area('cooperatives')
        before = stages(path)
        dialog = ask(program, QUESTION)
        choose(program, _('Stage afterwards'), 'Home')
        fill(program, dialog, ('Resolution of the general meeting', '1956-04-12'))
        screenshot_of(program, f'reorganise-stage-{language}')
        answered(program, dialog, 'alt+c')
        wait(lambda: stages(path) == before + 1, 'the change in the base')
        assert query(path, 'SELECT stage_after FROM succession_step ORDER BY id DESC LIMIT 1') == [('GROUP',)]
        program.area('cooperatives')
        dialog = ask(program, QUESTION)
        choose(program, _('What changes'), 'End')
        wait(lambda: find(dialog, 'check box', re.compile('.')), 'what may go elsewhere')
        screenshot_of(program, f'reorganise-division-{language}')
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the question is gone')
        program.focus()
        # Two become one.
        program.area('cooperatives')
        key('shift+Down')
        dialog = ask(program, MERGER)
        choose(program, _('They go on as'), 'End')
        fill(program, dialog, ('Name of the new co-operative', '大合社'),
             ('Resolution of the general meeting', '1956-04-12'),
             ('With whom amendments of signed contracts were agreed', '百货公司'))
        screenshot_of(program, f'reorganise-merger-{language}')
        answered(program, dialog, 'alt+m')
        wait(lambda: stages(path) == before + 2, 'the merger in the base')
        assert query(path, "SELECT status FROM cooperative WHERE name_zh = '大合社'") == [('LIVE',)]
        key('ctrl+z')
        wait(lambda: last_act(path)[1] == 'undo', 'the undo')
        assert query(path, "SELECT count(*) FROM cooperative WHERE name_zh = '大合社'") == [(0,)]
        assert stages(path) == before + 1


def in_english():
    changes('en')


without_animations()
run_stories([in_english])
