# SPDX-License-Identifier: LGPL-2.1-or-later
"""How far the city has come, by the keys: a trade without a federation gets its task, which then waits on the
page of today; what waits for who works is told apart; and an officer takes back the word that the city is
basically co-operativised, and the taking back."""

import re

from lian_atspi import key, query, run_stories, type_text, wait
from lian_desk import Desk, area_key, as_officer, copy_of_sample, screenshot_of, without_animations

GAP = "SELECT count(*) FROM task WHERE task_kind = 'SPEC_FEDERATION'"


WORDS = "SELECT count(*) FROM city_confirmation"


def word(program, path, language):
    """By the keys alone: day, officer, reason; W2 is seen at once, and W1 again after one step back."""
    before, windows = query(path, WORDS)[0][0], program.app.childCount
    key('alt+o')
    program.window(program._('Withdraw Confirmation?'))
    key('Tab', 'Tab')
    type_text('counted twice')
    screenshot_of(program, f'progress-word-{language}')
    key('alt+w')
    wait(lambda: query(path, WORDS)[0][0] == before + 1, 'the withdrawal in the base')
    wait(lambda: program.app.childCount == windows, 'the question is gone')
    program.focus()
    program.wait(None, re.compile(re.escape(program._('Confirmation withdrawn on %s: go on completing organisation (W2)').split('%s')[1])))
    screenshot_of(program, f'progress-withdrawn-{language}')
    key('ctrl+z')
    wait(lambda: query(path, WORDS)[0][0] == before, 'it is taken back')
    program.wait(None, re.compile(re.escape(program._('Confirmed on %s as basically co-operativised: settle what is left over and consolidate (W1)').split('%s')[1])))


def gap(language):
    path = copy_of_sample(f'progress-{language}', language)
    with Desk(path, language=language, environment=as_officer(f'progress-{language}', path, str((1 << 40) | 1))) as program:
        program.ready()
        key(area_key('progress'))
        wait(lambda: program.page() == 'LianProgressPage', 'the page of progress')
        program.wait(None, re.compile(re.escape(program._('The year\'s plan against done'))))
        screenshot_of(program, f'progress-page-{language}')
        if language == 'en':
            word(program, path, language)
        before = query(path, GAP)[0][0]
        # Ironware has a federation, farm tools a task already; woodwork has neither.
        key('Down', 'Down')
        key('alt+t')
        wait(lambda: query(path, GAP)[0][0] == before + 1, 'the task in the base')
        program.wait(None, re.compile(re.escape(program._('person responsible'))))
        screenshot_of(program, f'progress-task-{language}')
        key(area_key('today'))
        wait(lambda: program.page() == 'LianTodayPage', 'the page of today')
        program.wait(None, re.compile(re.escape(program._('Waiting for Others'))))
        screenshot_of(program, f'progress-today-{language}')


def gap_en():
    gap('en')


def gap_zh_CN():
    gap('zh_CN')


without_animations()
run_stories([gap_en, gap_zh_CN])
