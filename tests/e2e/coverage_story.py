# SPDX-License-Identifier: LGPL-2.1-or-later
"""What closing a point would cost, by the keys and in both languages: a limit typed, the worst point
looked at on the map, tried out, kept as a proposal, put to decision and rejected."""

import re

from lian_atspi import (Focus, find_all, has_state, key, query, run_stories, type_text, visible_text, wait,
                        wait_for)
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations

import pyatspi


def spoken(label):
    """A button's name, without the letter that is pressed for it."""
    return re.sub(r'\(_?\w\)|_', '', label)


class Coverage:
    """The page of coverage in a window."""

    def __init__(self, program):
        self.program, self._ = program, program._
        program.ready()
        program.area('coverage')
        self.page = program.page_node()

    def words(self):
        return '\n'.join(visible_text(self.page))

    def says(self, *parts):
        for part in parts:
            wait(lambda: part in self.words(), part)  # pylint: disable=cell-var-from-loop

    def focus_has(self, role):
        return wait(lambda: self.program.check() or Focus.node().getRoleName() == role and Focus.node(),
                    f'the focus on a {role}')

    def ask(self, mnemonic, heading):
        """Presses the mnemonic of a button of the page; returns the dialog."""
        key(mnemonic)
        window = self.program.window(self._(heading))
        self.program.focus('^' + re.escape(self._(heading)) + '$')
        return window

    def answer(self, window, label, mnemonic):
        """By the mnemonic of the answer, once it may be pressed."""
        self.waits_for(window, label)
        key(mnemonic)
        wait(lambda: window not in list(self.program.app), 'the dialog is gone')
        self.program.focus()

    def waits_for(self, window, label):
        """Waits until a button may be pressed."""
        name = spoken(self._(label))
        wait(lambda: any(has_state(button, pyatspi.STATE_SENSITIVE) and name in spoken(button.name)
                         for button in find_all(window, 'push button')), name)

    def write(self, window, label, value):
        field = wait_for(window, 'text', self._(label))
        self.program.focus_by_tab(field)
        type_text(value)


def state_of(path):
    return query(path, 'SELECT state, number IS NOT NULL, reason FROM service_proposal')


def closing_weighed(language):
    path = copy_of_sample(f'coverage-{language}', language)
    with Desk(path, language=language) as program:
        page, _ = Coverage(program), program._
        key('alt+l')
        page.focus_has('text')
        type_text('600')
        key('Return')
        page.says(_('If this point closes'))
        totals = _('Of %s residents %s have a point, %s a round, %s neither').split('%s')[1].strip()
        page.says(totals)

        # The map is walked by the arrows; it says where one is.
        key('F6')
        area = page.focus_has('image')
        key('Home')
        wait(lambda: '\n' in area.description, 'a mark with its figures')
        first = area.description
        key('Tab')
        wait(lambda: area.description != first, 'the next mark')
        key('Left', 'Left', 'plus', 'plus')
        screenshot_of(program, f'coverage-map-{language}')
        key('t')
        page.focus_has('table row')
        page.says(_('Name'))
        key('t')
        page.focus_has('image')

        # The worst point is on top of the list.
        key('alt+equal')
        page.focus_has('table row')
        key('Home')
        key('Delete')
        page.says(_('Who loses and who gains by the changes'), _('After the changes'))
        screenshot_of(program, f'coverage-tried-{language}')

        window = page.ask('alt+k', 'Keep as a proposal')
        page.write(window, 'Title', 'The worst one')
        page.answer(window, '_Keep', 'alt+k')
        wait(lambda: state_of(path) == [('DRAFT', 0, None)], 'a draft')
        page.says('The worst one')

        window = page.ask('alt+u', 'Put to decision')
        page.answer(window, '_Put', 'alt+p')
        wait(lambda: state_of(path) == [('PUT', 1, None)], 'a proposal put to decision')

        page.waits_for(page.page, '_Decide…')
        screenshot_of(program, f'coverage-put-{language}')
        window = page.ask('alt+d', 'Decide on the proposal')
        program.reach(f"{_('Decision')}, {_('Accept')}")
        key('space', 'Down', 'Return')
        page.write(window, 'Reason', 'R3')
        screenshot_of(program, f'coverage-decide-{language}')
        page.answer(window, '_Decide', 'alt+d')
        wait(lambda: state_of(path) == [('REJECTED', 1, 'R3')], 'a rejection')
        page.says(_('A trial of my own'))


def a_closing_is_weighed_in_english():
    closing_weighed('en')


def a_closing_is_weighed_in_chinese():
    closing_weighed('zh_CN')


without_animations()
run_stories([a_closing_is_weighed_in_english, a_closing_is_weighed_in_chinese])
