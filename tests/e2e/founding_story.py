# SPDX-License-Identifier: LGPL-2.1-or-later
"""The first day: whose base it is comes before everything else."""

import re

from lian_atspi import (Program, choose_file, find, home, key, press, query, run_stories, set_text,
                        verb, wait, wait_for)

NAME = 'Tom & Co <b> Federation'
QUESTION = 'Whose Base Is This?'
RECORDS = '''SELECT f.name_zh, f.name_en, f.level, c.name_en, s.office, s.working_date
  FROM settings AS s JOIN federation AS f ON f.id = s.federation JOIN city AS c ON c.id = f.city'''


def fill(dialog):
    for name, value in (('Name (Chinese)', '安澜市手工业联社'), ('Name (English)', NAME),
                        ('City (English)', 'Anlan'), ('Your name', 'Li Xiulan'),
                        ('Working date (empty: today)', '1956-04-15')):
        set_text(find(dialog, 'text', name), value)
    find(dialog, 'spin button', 'Office number').queryValue().currentValue = 7


def check(path):
    assert query(path, RECORDS) == [('安澜市手工业联社', NAME, 'LOCAL', 'Anlan', 7, '1956-04-15')], \
        query(path, RECORDS)
    assert query(path, 'SELECT count(*) FROM act') == [(1,)]
    assert query(path, 'SELECT id >> 40 FROM federation') == [(7,)], 'the office is in the ids'
    assert query(path, 'SELECT name, role FROM officer') == [('Li Xiulan', 'OFFICER')]


def a_base_of_the_command_line_is_founded():
    path = home('bare.lianshe')
    verb('new', path)
    with Program(path) as program:
        dialog = program.window(QUESTION)
        program.focus(re.escape(QUESTION))
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the question is gone')
    assert query(path, 'SELECT count(*) FROM act') == [(0,)]
    with Program(path) as program:
        # It comes again until it is answered.
        dialog = program.window(QUESTION)
        program.focus(re.escape(QUESTION))
        wait_for(dialog, None, 'The federation needs a name, Chinese or English.')
        fill(dialog)
        press(find(dialog, 'push button', 'Save'))
        wait(lambda: dialog not in list(program.app), 'the question is gone')
        program.window(NAME)
        wait_for(program.app, 'push button', 'Working as: Li Xiulan')
    check(path)
    with Program(path) as program:
        program.window(NAME)
        wait_for(program.app, 'push button', 'Working as: Li Xiulan')
        assert len(program.app) == 1, 'it asks no more'


def a_new_base_is_made_in_the_window():
    path = home('made.lianshe')
    with Program() as program:
        start = program.frame
        press(find(start, 'push button', re.compile('New Base')))
        dialog = program.window('New Base')
        program.focus('^New Base$')
        fill(dialog)
        press(find(dialog, 'push button', 'Create…'))
        choose_file(program, path, 2)
        program.window(NAME)
        wait_for(program.app, 'push button', 'Working as: Li Xiulan')
    check(path)


run_stories([a_base_of_the_command_line_is_founded, a_new_base_is_made_in_the_window])
