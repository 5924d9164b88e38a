# SPDX-License-Identifier: LGPL-2.1-or-later
"""A table whose headings nobody knows, by the keys alone: mapped, tried, its refused rows kept,
imported and taken back."""

import csv

from lian_atspi import Focus, choose_file, home, key, query, run_stories, type_text, wait, wait_for
from lian_desk import Desk, copy_of_sample, count, without_animations

ROWS = [('Firm', 'No.', 'Kept at', 'Heads', 'Telephone'),
        ('Xinhua & <Printers>', '70001', 'county office', '12', '3-17'),
        ('Tongxin', '70002', 'county office', 'many', ''),
        ('Old Bamboo', '00102', 'county office', '31', '=1+1')]
FIELDS = {'Firm': 'name (English)', 'No.': 'registration number', 'Kept at': 'registrar',
          'Heads': 'members, male'}


def press(program, name):
    program.reach(name, 'push button')
    key('space')


def open_import(program):
    key('F10')
    program.wait_name('New Base…')
    while not wait(Focus.node, 'an item of the menu').name.startswith('Import'):
        Focus.forget()
        key('Down')
        wait(Focus.node, 'the next item')
    key('Return')
    program.window('Import')
    program.focus('^Import$')


def map_column(program, column, field):
    """The field is found by a part of its name."""
    program.reach(f'{column}, Keep as source field', 'push button')
    key('space')
    wait(lambda: Focus.node().getRoleName() in ('text', 'entry'), 'the search')
    type_text(field[2:])
    key('Return')
    program.wait_name(f'{column}, {field}')


def an_unknown_table_is_mapped_and_imported():
    path = copy_of_sample('mapped')
    before = count(path, 'cooperative')
    table, refused = home('firms.csv'), home('refused.csv')
    with open(table, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(ROWS)
    with Desk(path) as program:
        program.ready()
        program.area('cooperatives')
        open_import(program)
        press(program, 'Choose the file')
        choose_file(program, table, 2)
        program.focus('^Import$')
        dialog = program.window('Import')
        wait_for(dialog, None, '3 rows, read as UTF-8')
        # Once it is read, one key goes on.
        program.wait_focus('Next', 'push button')
        key('space')
        for column, field in FIELDS.items():
            map_column(program, column, field)
        press(program, 'Check')
        wait_for(dialog, None, '2 new, 0 changed, 0 the same, 1 refused')
        assert count(path, 'cooperative') == before, 'the check has changed the base'
        press(program, 'Save Refused Rows…')
        choose_file(program, refused, 2)
        program.focus('^Import$')
        wait_for(dialog, None, 'The refused rows were saved.')
        with open(refused, encoding='utf-8', newline='') as file:
            header, row = csv.reader(file)
        # As it was, and why as the last column.
        assert header[:5] == list(ROWS[0]) and row[:5] == list(ROWS[2]), (header, row)
        assert len(row) == 6 and 'members, male' in row[5], row
        press(program, 'Import')
        wait(lambda: count(path, 'cooperative') == before + 2, 'the rows in the base')
        assert query(path, "SELECT name_en, members_male, json_extract (source, '$.Telephone')"
                     " FROM cooperative WHERE reg_no = '70001'") == [('Xinhua & <Printers>', 12, '3-17')]
        press(program, 'Close')
        wait(lambda: program.app.childCount == 1, 'the dialog is gone')
        program.focus()
        key('ctrl+z')
        wait(lambda: count(path, 'cooperative') == before, 'one step takes it back')


without_animations()
run_stories([an_unknown_table_is_mapped_and_imported])
