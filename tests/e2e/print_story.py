# SPDX-License-Identifier: LGPL-2.1-or-later
"""Printing that does not come to its end: without a printer, and a run that is stopped by a key, at
the pages and at the file.  The window lives on, and nothing half-written stays."""

import os
import re
import sqlite3

from lian_atspi import choose_file, find, home, key, run_stories, wait, wait_for
from lian_desk import Desk, copy_of_sample, without_animations
from lian_paper import Preview



def many_contracts(path, times):
    """So many copies of every contract, so that printing all of them takes its time."""
    with sqlite3.connect(path) as base:
        columns = [row[1] for row in base.execute('PRAGMA table_info(contract)') if row[1] != 'id']
        names = ', '.join(columns)
        for time in range(1, times):
            base.execute(f'INSERT INTO contract (id, {names}) SELECT id + ? * 1000000, {names}'
                         ' FROM contract WHERE id < (1 << 40) + 1000000', (time,))
    base.close()


def all_selected(program):
    program.ready()
    program.area('contracts')
    key('ctrl+a')


def a_run_is_stopped_while_the_pages_are_made():
    path = copy_of_sample('stop')
    many_contracts(path, 240)
    with Desk(path) as program:
        all_selected(program)
        program.print_first()
        dialog = program.window('Preparing the pages')
        wait(lambda: find(dialog, 'progress bar').queryValue().currentValue > 0, 'progress')
        program.focus('^Preparing the pages$')
        key('Escape')
        wait(lambda: program.app.childCount == 1, 'no dialog and no preview')
        program.focus()
        # One alone is printed as ever.
        program.wait_list('Contracts')
        key('Home')
        program.print_first()
        Preview(program, 'Contract summary').close()


def a_file_is_stopped_and_the_old_one_stays():
    path = copy_of_sample('file')
    many_contracts(path, 15)
    folder = home('pages')
    old = os.path.join(folder, 'old.pdf')
    os.mkdir(folder)
    with open(old, 'w', encoding='utf-8') as file:
        file.write('the file of last week')
    with Desk(path) as program:
        all_selected(program)
        program.print_first()
        preview = Preview(program, 'Contract summary')
        key('ctrl+s')
        choose_file(program, old, preview.windows)
        program.focus('^Preview: Contract summary$')
        wait_for(preview.window, None, re.compile(r'page \d+ of \d+'))
        key('Escape')
        wait_for(preview.window, None, 'Cancelled: no file was written.')
        assert os.listdir(folder) == ['old.pdf'], os.listdir(folder)
        with open(old, encoding='utf-8') as file:
            assert file.read() == 'the file of last week'
        preview.close()


def printing_without_a_printer_returns():
    path = copy_of_sample('printer')
    with Desk(path) as program:
        program.ready()
        program.area('contracts')
        key('Home')
        program.print_first()
        preview = Preview(program, 'Contract summary')
        key('ctrl+p')
        dialog = program.window('Print')
        program.focus('^Print$')
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the dialog is gone')
        program.focus('^Preview: Contract summary$')
        preview.read()
        preview.close()


without_animations()
run_stories([a_run_is_stopped_while_the_pages_are_made, a_file_is_stopped_and_the_old_one_stays,
             printing_without_a_printer_returns])
