# SPDX-License-Identifier: LGPL-2.1-or-later
"""Co-operatives change by the keys: one its stage, another is divided; and what became of them is kept."""

import re

from lian_atspi import find, key, query, run_stories, set_text, type_text, wait
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations
from lian_page import choose

QUESTION = 'Change of Stage or Division'
MERGER = 'Merger'


def ask(program, title):
    title = program._(title)
    key('ctrl+m')
    dialog = program.window(title)
    program.focus(f'^{re.escape(title)}$')
    return dialog


def fill(program, dialog, *lines):
    for name, value in lines:
        set_text(find(dialog, 'text', program._(name)), value)


def answered(program, dialog, answer):
    key(answer)
    wait(lambda: dialog not in list(program.app), 'the question is answered')
    program.focus()


def stages(path):
    return query(path, 'SELECT count(*) FROM succession')[0][0]


def households(program, path):
    """A group of households becomes a producer co-operative, which persons join."""
    left = """SELECT count(*) FROM member WHERE member_kind = 'HOUSEHOLD' AND left_on IS NULL
              AND cooperative = (SELECT id FROM cooperative WHERE name_zh LIKE '%翰林%')"""
    assert query(path, left)[0][0] > 0
    program.area('cooperatives')
    key('ctrl+f')
    type_text('Hanlin')
    wait(lambda: find(program.app, 'label', re.compile('^1$')), 'the one that is left')
    key('Return')
    program.wait_list('Co-operatives')
    dialog = ask(program, QUESTION)
    choose(program, dialog, 'Stage afterwards', True)
    fill(program, dialog, ('Resolution of the general meeting', '1956-04-12'))
    program.reach(program._('Households become persons, each as its head'))
    key('space')
    screenshot_of(program, 'reorganise-households')
    answered(program, dialog, 'alt+o')
    wait(lambda: query(path, left)[0][0] == 0, 'households that became persons')


def changes(language):
    path = copy_of_sample(f'reorganise-{language}', language)
    with Desk(path, language=language) as program:
        program.ready()
        program.area('cooperatives')
        before = stages(path)
        dialog = ask(program, QUESTION)
        choose(program, dialog, 'Stage afterwards', True)
        fill(program, dialog, ('Resolution of the general meeting', '1956-04-12'))
        screenshot_of(program, f'reorganise-stage-{language}')
        answered(program, dialog, 'alt+o')
        wait(lambda: stages(path) == before + 1, 'the change in the base')
        assert query(path, 'SELECT stage_after FROM succession_step ORDER BY id DESC LIMIT 1') == [('PRODUCER_COOP',)]
        program.area('cooperatives')
        dialog = ask(program, QUESTION)
        choose(program, dialog, 'What changes', True)
        wait(lambda: find(dialog, 'check box', re.compile('.')), 'what may go elsewhere')
        screenshot_of(program, f'reorganise-division-{language}')
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the question is gone')
        program.focus()
        # Two become one.
        program.area('cooperatives')
        key('shift+Down')
        dialog = ask(program, MERGER)
        choose(program, dialog, 'They go on as', True)
        fill(program, dialog, ('Name of the new co-operative', '大合社'),
             ('Resolution of the general meeting', '1956-04-12'),
             ('With whom amendments of signed contracts were agreed', '百货公司'))
        screenshot_of(program, f'reorganise-merger-{language}')
        answered(program, dialog, 'alt+o')
        wait(lambda: stages(path) == before + 2, 'the merger in the base')
        assert query(path, "SELECT status FROM cooperative WHERE name_zh = '大合社'") == [('LIVE',)]
        households(program, path)


def in_english():
    changes('en')


without_animations()
run_stories([in_english])
