# SPDX-License-Identifier: LGPL-2.1-or-later
"""An edition of the rulebook by the keys: drafted, a parameter set, rehearsed, exported, put forward by
one officer and countersigned by another on paper."""

import json
import re

from lian_atspi import (Focus, choose_file, home, key, query, run_stories, text, type_text, verb,
                        visible_text, wait, wait_for)
from lian_desk import Desk, as_officer, copy_of_sample, screenshot_of, without_animations
from lian_page import may_press

FIRST, SECOND = '刘新民 Liu Xinmin', '李秀兰 Li Xiulan'
DRAFT = 'production-form-1956-2'
MONTHS = '最短月数 minimum of months'


def officer(path, name):
    return str(query(path, 'SELECT id FROM officer WHERE name = ?', name)[0][0])


def desk(path, name, language):
    return Desk(path, language=language, environment=as_officer(name, path, officer(path, name)))


def rulebook(program, wanted):
    """The rulebook page, with the edition of this name and state chosen."""
    program.ready()
    program.area('rulebook')
    program.wait('push button', re.compile(re.escape(f"{program._('Edition of the rulebook')}, {wanted}")))


class Question:
    """A question of the page, opened by the mnemonic of its button."""

    def __init__(self, program, mnemonic, title):
        key(mnemonic)
        self.program, self.title = program, title
        self.window = program.window(title)
        program.focus(f'^{re.escape(title)}$')

    def write(self, name, value):
        field = wait_for(self.window, 'text', self.program._(name))
        self.program.focus_by_tab(field)
        key('ctrl+a')
        type_text(value)
        wait(lambda: text(field) == value, f'{name}: {value}')

    def refused(self, part):
        key('Return')
        wait(lambda: part in '\n'.join(visible_text(self.window)), f'refused: {part}')

    def answer(self):
        key('Return')
        wait(lambda: self.window not in list(self.program.app), f'{self.title} is gone')
        self.program.focus()


def draft(program, language):
    _ = program._
    question = Question(program, 'alt+d', _('Draft an Edition'))
    screenshot_of(program, f'{language}-edition-draft')
    question.answer()
    rulebook_shows(program, 'draft')


def rulebook_shows(program, state):
    wanted = f"{program._('Edition of the rulebook')}, {DRAFT} · {program._(state)}"
    program.wait('push button', wanted)


def set_months(program, language):
    _ = program._
    program.area('rulebook')
    question = Question(program, 'alt+c', MONTHS)
    question.write('Value', '-3')
    question.write('Resolution that sets it', '第 7 次会议决议')
    question.refused(_('this value is not allowed here'))
    question.write('Value', '18')
    screenshot_of(program, f'{language}-edition-parameter')
    question.answer()
    program.wait(None, re.compile('第 7 次会议决议'))


def rehearse(program, language):
    """Who flips, and the same as a chart; from there it is put forward."""
    _ = program._
    title = _('Rehearsal of %s') % DRAFT
    # Not rehearsed yet: it can't be put forward before.
    key('alt+p')
    window = program.window(title)
    program.focus(f'^{re.escape(title)}$')
    wait(lambda: any('G2' in line for line in visible_text(window)), 'the reasons')
    screenshot_of(program, f'{language}-edition-flips')
    program.reach(_('Who flips'))
    key('Right')
    key('space')
    wait_for(window, 'image', _('Forms recommended now, and under the edition'))
    screenshot_of(program, f'{language}-edition-chart')
    return Question(program, 'alt+p', _('Put the Edition Forward'))


def put_forward(program, language):
    _ = program._
    question = rehearse(program, language)
    # The window that opened tells of the focus once it moves.
    question.write('Day of the resolution', '1956-04-12')
    question.write('Resolution', '第 7 次会议决议')
    screenshot_of(program, f'{language}-edition-put-forward')
    question.answer()
    rulebook_shows(program, 'waiting for the countersignature')


def export(program, path):
    """The file is plain DMN, and says what was set."""
    windows = program.app.childCount
    key('alt+e')
    choose_file(program, path, windows)
    program.focus()
    program.wait(None, program._('Written: %s') % path)
    found = json.loads(verb('rulebook', path, '--json'))
    assert found['edition'] == DRAFT and found['flaws'] == [], found
    with open(path, encoding='utf-8') as file:
        content = file.read()
    assert '<text>18</text>' in content and '第 7 次会议决议' in content


def countersign(program, language):
    _ = program._
    question = Question(program, 'alt+c', _('Put the Edition in Force'))
    # Nobody works under the other account here: the sheet was signed on paper.
    button = wait_for(question.window, 'push button',
                      re.compile('^' + re.escape(_('Way of countersigning')) + ', '))
    program.focus_by_tab(button)
    key('space')
    wait(lambda: Focus.node().getRoleName() == 'list item', 'the ways')
    key('End', 'Return')
    wait(lambda: _('The sheet was signed on paper') in button.name, 'on paper')
    screenshot_of(program, f'{language}-edition-countersign')
    question.write('Day on the sheet', '1956-04-15')
    question.answer()
    rulebook_shows(program, 'in force')


def an_edition(language):
    path = copy_of_sample(f'edition-{language}', language)
    before = json.loads(verb('recommend', path, '--json'))
    with desk(path, FIRST, language) as program:
        rulebook(program, 'production-form-1956-1')
        draft(program, language)
        set_months(program, language)
        put_forward(program, language)
        export(program, home(f'edition-{language}.dmn'))
    with desk(path, SECOND, language) as program:
        program.ready()
        program.wait(None, re.compile(program._('Edition of the rulebook waits for the countersignature')))
        program.area('rulebook')
        program.wait('push button', re.compile('production-form-1956-1'))
        choose_edition(program)
        countersign(program, language)
        screenshot_of(program, f'{language}-edition-in-force')
    after = json.loads(verb('recommend', path, '--json'))
    assert after['edition'] == DRAFT, after['edition']
    changed = [b['activity'] for a, b in zip(before['cases'], after['cases'])
               if a['recommended'] != b['recommended']]
    state, flips = query(path, 'SELECT state, flips FROM edition WHERE code = ?', DRAFT)[0]
    assert state == 'IN_FORCE' and flips >= len(changed) > 0, (state, flips, len(changed))
    checks = json.loads(verb('check', path, '--json'))['decisions']
    assert {check['state'] for check in checks} == {'rule-changed'}, checks


def choose_edition(program):
    """In the list of editions, by keys."""
    program.reach(f"{program._('Edition of the rulebook')}, production-form-1956-1 · "
                  f"{program._('in force')}", 'push button', step='shift+Tab')
    key('space')
    wait(lambda: Focus.node().getRoleName() == 'list item', 'the editions')
    key('Down', 'Return')
    rulebook_shows(program, 'waiting for the countersignature')
    # A key for what may not be done yet is lost.
    page = program.page_node()
    wait(lambda: may_press(page, program._('_Countersign…')), 'it may be countersigned')


def an_edition_is_put_in_force():
    an_edition('en')


def an_edition_is_put_in_force_in_chinese():
    an_edition('zh_CN')


without_animations()
run_stories([an_edition_is_put_in_force, an_edition_is_put_in_force_in_chinese])
