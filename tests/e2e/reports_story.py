# SPDX-License-Identifier: LGPL-2.1-or-later
"""The reports by the keys: what is due and what does not add up is seen in both languages, a row opens its
record, a report is saved as a file and as a workbook with its chart, and the returns of a year are opened and
taken back."""

import csv
import zipfile

from lian_atspi import Focus, choose_file, home, key, query, type_text, wait
from lian_audit import Audit, run_screens
from lian_desk import Desk, area_key, copy_of_sample

# How far down the list from the one before, and words of it.
REPORTS = [('due', 0, 'Items not sent, by the day they are due'),
           ('federation', 1, 'Members by federation, with those below it'),
           ('figures', 4, 'How far printed figures are from the reckoned ones'),
           ('quality', 1, 'Co-operatives in which nobody answers for quality and variety'),
           ('management', 1, 'Co-operatives whose management is not in order, by month'),
           ('register', 2, 'Co-operatives of the register by stage')]


def show_page(program):
    key(area_key('reports'))
    wait(lambda: program.page() == 'LianReportsPage', 'the page of reports')


def choose(program, further):
    """Chooses the report so many after the one that is shown."""
    Focus.forget()
    key('alt+p')
    wait(Focus.node, 'the list of reports')
    key(*['Down'] * further, 'Return')


def the_reports(language):
    path = copy_of_sample(f'reports-{language}', language)
    with Desk(path, language=language) as program:
        audit = Audit(program, path)
        program.ready()
        show_page(program)
        for report, further, words in REPORTS:
            if further > 0:
                choose(program, further)
            audit.screen(f'reports-{report}', words)
    audit.done()


def a_report_is_used(language):
    if language != 'en':
        return
    path, file, book = copy_of_sample('report-use'), home('due.csv'), home('due.xlsx')
    with Desk(path) as program:
        program.ready()
        show_page(program)
        program.wait(None, '1 item overdue')
        windows = program.app.childCount
        key('alt+f')
        choose_file(program, file, windows)
        program.wait(None, '“due.csv” is written')
        rows = list(csv.DictReader(open(file, encoding='utf-8')))
        assert rows[0]['due_on'] == '1956-03-31' and rows[0]['state'].startswith('overdue'), rows[0]
        key('alt+f')
        choose_file(program, book, windows)
        program.wait(None, '“due.xlsx” is written')
        assert 'xl/charts/chart1.xml' in zipfile.ZipFile(book).namelist()
        key('alt+o')
        program.window('Open the Annual Returns of a Year?')
        key('Tab')
        type_text('IN-coop')
        key('Return')
        opened = 'SELECT count(*) FROM annual_return'
        wait(lambda: query(path, opened)[0][0] > 50, 'a return for every co-operative')
        wait(lambda: program.app.childCount == windows, 'the question is gone')
        program.focus()
        key('ctrl+z')
        wait(lambda: query(path, opened)[0][0] == 3, 'one act took them back')


run_screens(the_reports, a_report_is_used)
