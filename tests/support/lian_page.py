# SPDX-License-Identifier: LGPL-2.1-or-later
"""A page of the window that asks questions: what it says, and how they are answered by the keys."""

import re

from lian_atspi import Focus, find, find_all, has_state, key, type_text, visible_text, wait, wait_for

import pyatspi


def spoken(label):
    """A button's name, without the letter that is pressed for it."""
    return re.sub(r'\(_?\w\)|_', '', label)


def may_press(node, label):
    """Whether a button of this label may be pressed; its words may stand amid those of another."""
    return any(spoken(button.name).startswith(spoken(label)) and has_state(button, pyatspi.STATE_SENSITIVE)
               for button in find_all(node, 'push button'))


def choose(program, dialog, name, last):
    """Takes the first or the last of a list; its button is called by what is chosen as well."""
    button = find(dialog, 'push button', re.compile('^' + re.escape(program._(name)) + ','))
    program.reach(button.name)
    key('space')
    wait(lambda: Focus.node().getRoleName() == 'list item', 'the list')
    key('End' if last else 'Home', 'Return')
    wait(lambda: Focus.node().getRoleName() != 'list item', 'the choice')


class Page:
    """The page of an area, as its key shows it."""

    def __init__(self, program, area):
        self.program, self._ = program, program._
        program.area(area)
        self.page = program.page_node()

    def words(self):
        return '\n'.join(visible_text(self.page))

    def says(self, *parts):
        for part in parts:
            wait(lambda: part in self.words(), part)  # pylint: disable=cell-var-from-loop

    def waits_for(self, window, label):
        """Waits until a button may be pressed."""
        wait(lambda: may_press(window, self._(label)), spoken(self._(label)))

    def ask(self, mnemonic, heading):
        """Presses the mnemonic of a button of the page; returns the dialog."""
        self.program.focus()
        # While the page is filled anew its buttons take no keys.
        window = self.program.insist([mnemonic], lambda: self.program.window(self._(heading), 15))
        self.program.focus('^' + re.escape(self._(heading)) + '$')
        return window

    def answer(self, window, label, mnemonic):
        """By the mnemonic of the answer, once it may be pressed."""
        self.waits_for(window, label)
        key(mnemonic)
        wait(lambda: window not in list(self.program.app), 'the dialog is gone')
        self.program.focus()

    def write(self, window, label, value):
        field = wait_for(window, 'text', self._(label))
        self.program.focus_by_tab(field)
        type_text(value)
