# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an officer decides against the rules, by the keys: with a reason, with a second officer on
paper, or not yet."""

import re

import pyatspi

from lian_atspi import (Focus, Program, children, find, has_state, home, key, query, run_stories,
                        sample, text, type_text, verb, wait, wait_for, visible_text)
from lian_desk import as_officer
from lian_review import PLAIN, choose, decision, review, words

# What each choice is, by its place in the dialog.
CENTRALISE, STAY = 0, 4
# The mnemonic of each answer.
LETTERS = {'Decide': 'd', 'Return': 'r', 'Void': 'v', 'Countersign': 't'}
DECIDER, SECOND, LEFT = '刘新民 Liu Xinmin', '李秀兰 Li Xiulan', '吴宝田 Wu Baotian'
TODAY = '1956-04-15'


def open_case(program):
    queue, case = review(program)
    choose(program, queue, case, PLAIN)
    return case


def is_ready(button):
    return has_state(button, pyatspi.STATE_SENSITIVE)


class Dialog:
    """A dialog of the review, opened by the mnemonic of its button."""

    def __init__(self, program, mnemonic, title, answer):
        self.program, self.title = program, title
        key(mnemonic)
        self.window = program.window(title)
        self.go()
        self.answer_name = answer
        self.answer = wait_for(self.window, 'push button', answer)

    def go(self):
        self.program.focus(f'^{re.escape(self.title)}$')

    def says(self, *parts):
        for part in parts:
            wait(lambda: part in '\n'.join(visible_text(self.window)),  # pylint: disable=cell-var-from-loop
                 f'{part!r} in the dialog')

    def choose(self, name, place, value):
        """Chooses in the drop-down of this name what stands at a place."""
        button = wait_for(self.window, 'push button', re.compile(f'^{name}, '))
        self.program.focus_by_tab(button)
        key('space')
        wait(lambda: Focus.node().getRoleName() == 'list item', f'the list of {name!r}')
        offered = [item.name for item in children(Focus.node().parent)]
        key('Home', *['Down'] * place, 'Return')
        wait(lambda: button.name == f'{name}, {value}', f'{name}, {value}')
        return offered

    def field(self, name):
        field = wait_for(self.window, 'text', name)
        # A name that is said twice is heard twice.
        assert field.name == name, field.name
        return field

    def write(self, name, value):
        field = self.field(name)
        self.program.focus_by_tab(field)
        key('ctrl+a')
        type_text(value)
        wait(lambda: text(field) == value, f'{name}: {value}')

    def press(self):
        """By the mnemonic of its button, once it may be pressed."""
        wait(lambda: is_ready(self.answer), f'{self.answer.name!r} may be pressed')
        key('alt+' + LETTERS[self.answer_name])

    def accept(self):
        self.press()
        wait(lambda: self.window not in list(self.program.app), 'the dialog is gone')
        self.program.focus()

    def is_refused(self, why):
        """Answers, and is asked again with the reason why that was refused."""
        self.press()
        wait(lambda: find(self.program.window(self.title), 'label', re.compile(why)), why)
        self.window = self.program.window(self.title)
        self.answer = wait_for(self.window, 'push button', self.answer_name)
        self.go()


def otherwise(program):
    return Dialog(program, 'alt+o', 'Decide otherwise', 'Decide')


def another_form_is_decided_with_a_reason():
    path = sample('otherwise')
    with Program(path) as program:
        case = open_case(program)
        dialog = otherwise(program)
        dialog.choose('Form', STAY, 'stay as is – permitted')
        dialog.says(PLAIN, 'A reason is needed.')
        assert not is_ready(dialog.answer)
        # A blank is no reason.
        dialog.write('Reason', '  ')
        assert not is_ready(dialog.answer)
        dialog.write('Reason', 'No premises before the autumn')
        dialog.accept()
        wait(lambda: 'stay as is · in force' in words(case), 'the decision in the case')
        assert 'No premises before the autumn' in words(case)
    (outcome, reason, *_), = decision(path, PLAIN, 'IN_FORCE')
    assert (outcome, reason) == ('STAY_AS_IS', 'No premises before the autumn')
    assert query(path, 'SELECT override, countersign_needed FROM decision ORDER BY id DESC LIMIT 1') \
        == [('yes', 'no')]


def facts_that_changed_meanwhile_are_looked_at_again():
    path = sample('meanwhile')
    (coop,), = query(path, 'SELECT id FROM cooperative WHERE name_en = ?', PLAIN)
    table = home('meanwhile.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'id,scale_matches_conditions\n{coop},yes\n')
    with Program(path) as program:
        case = open_case(program)
        dialog = otherwise(program)
        dialog.choose('Form', STAY, 'stay as is – permitted')
        dialog.write('Reason', 'No premises before the autumn')
        verb('import', path, 'cooperative', table)
        dialog.is_refused('facts of this case have changed')
        assert not decision(path, PLAIN, 'IN_FORCE')
        # The case behind shows them by now, and the reason need not be typed again.
        wait(lambda: 'stopped by G2\n' in words(case), 'the new facts')
        wait_for(dialog.window, 'push button', 'Form, stay as is – permitted')
        assert text(dialog.field('Reason')) == 'No premises before the autumn'
        dialog.accept()
        wait(lambda: 'stay as is · in force' in words(case), 'the decision in the case')


def countersign(program):
    """The second officer's sheet came back; the day on it is entered, at first a wrong one."""
    dialog = Dialog(program, 'alt+c', 'Countersign', 'Countersign')
    dialog.says(DECIDER, 'The hall is promised for May')
    # Who decided can't be the second one as well.
    dialog.is_refused('a second officer must')
    dialog.choose('Way', 1, 'on paper, the signed sheet is here')
    # Without its day the sheet is not entered.
    wait(lambda: not is_ready(dialog.answer), 'the day is missing')
    offered = dialog.choose('On paper, signed by', 1, SECOND)
    assert LEFT not in offered and len(offered) > 1, offered
    dialog.write('Date on the signed sheet', '1956-04-14')
    dialog.is_refused('countersigned before the decision')
    # What was entered is still there, and only the day has to be corrected.
    for name in ('Way, on paper, the signed sheet is here', f'On paper, signed by, {SECOND}'):
        wait_for(dialog.window, 'push button', name)
    assert text(dialog.field('Date on the signed sheet')) == '1956-04-14'
    dialog.write('Date on the signed sheet', TODAY)
    dialog.accept()


def a_blocked_form_waits_for_a_second_officer_on_paper():
    path = sample('blocked')
    with Program(path) as program:
        case = open_case(program)
        dialog = otherwise(program)
        dialog.choose('Form', CENTRALISE, 'centralised production – blocked: G2, G3')
        dialog.says('This form is stopped by G2, G3.', 'A second officer must countersign',
                    'A reason is needed.')
        dialog.write('Reason', 'The hall is promised for May')
        dialog.accept()
        waits = 'centralised production · waiting for the countersignature · ' + DECIDER
        wait(lambda: waits in words(case), 'the decision waits')
        (outcome, reason, _, signed, way, blocked, number, _), = decision(path, PLAIN, 'WAITING')
        assert (outcome, reason) == ('CENTRALISE', 'The hall is promised for May'), (outcome, reason)
        assert (signed, way, blocked) == (None, None, 'G2, G3'), (signed, way, blocked)
        assert not decision(path, PLAIN, 'IN_FORCE')
        countersign(program)
        wait(lambda: 'centralised production · in force · ' + DECIDER in words(case), 'it is in force')
        assert number in words(case), number
    (_, _, _, signed, way, _, same, of), = decision(path, PLAIN, 'IN_FORCE')
    assert (signed, way, same) == (TODAY, 'PAPER', number), (signed, way, same)
    assert query(path, 'SELECT o.name FROM officer AS o JOIN decision AS d'
                 ' ON d.countersigned_by = o.id WHERE d.id = ?', of) == [(SECOND,)]
    assert 'same' in verb('check', path)


def a_case_goes_back_to_the_clerk():
    path = sample('back')
    with Program(path) as program:
        case = open_case(program)
        dialog = Dialog(program, 'alt+b', 'Back to the clerk', 'Return')
        assert not is_ready(dialog.answer)
        dialog.write('What is missing or wrong', 'Ask about the stove again')
        dialog.accept()
        wait(lambda: 'returned to the clerk' in words(case), 'the return in the case')
    (outcome, reason, *_, number, _), = decision(path, PLAIN, 'RETURNED')
    assert (outcome, reason, number) == (None, 'Ask about the stove again', None)
    (clerk,), = query(path, "SELECT id FROM officer WHERE os_account = 'sample-clerk'")
    with Program(path, environment=as_officer('clerk', path, clerk)) as program:
        wait_for(program.app, 'list item', re.compile('^Review'))
        program.focus()
        key('alt+1')
        page = wait_for(program.app, None, 'LianTodayPage')
        wait_for(page, 'label', 'Returned to the clerk: Ask about the stove again')
        # A clerk reads the cases and decides nothing.
        _, case = review(program)
        assert 'Only an officer decides.' in words(case), words(case)
        for name in ('Accept', 'Decide otherwise…', 'Back to the clerk…'):
            assert not is_ready(find(program.app, 'push button', name)), name


run_stories([another_form_is_decided_with_a_reason,
             facts_that_changed_meanwhile_are_looked_at_again,
             a_blocked_form_waits_for_a_second_officer_on_paper,
             a_case_goes_back_to_the_clerk])
