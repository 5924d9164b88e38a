# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every window that opens over the main one, and what opens inside it: menus, lists, questions."""

from lian_atspi import (Focus, act, choose_file, find, home, key, press, query, type_text, wait,
                        wait_for)
from lian_audit import Audit, dialog, run_screens
from lian_desk import PAGES, Desk, copy_of_sample, screenshot_of
from lian_page import Page


def started(name, language):
    """A program on a sample of its own with its audit."""
    path = copy_of_sample(f'{name}-{language}', language)
    program = Desk(path, language=language)
    return program, path


def by_action(program, action):
    return lambda: act(program.frame, action)


def popover(program, audit, name, *keys, expected):
    """Something that opens inside the window, and closes by Escape.  What closed before may still take the keys."""
    words = [program._(word) for word in expected]
    for _ in range(3):
        key(*keys)
        try:
            wait(lambda: audit.shows(program.tree(), words), name, 10)
            break
        except AssertionError:
            continue
    audit.screen(name, *expected)
    key('Escape')


def the_windows_of_the_menu(language):
    program, path = started('menu', language)
    with program:
        audit = Audit(program, path, words=[home() + '/'])
        program.ready()
        program.area('cooperatives')
        popover(program, audit, 'menu', 'F10', expected=['New Base…', 'About Lianshe'])
        for action, name, words in (
                ('win.export', 'export', ['Export', 'Format']),
                ('win.preferences', 'preferences', ['Preferences', 'Who Am I?']),
                ('win.restore', 'restore-none', ['Restore from a Backup']),
                ('win.shortcuts', 'shortcuts', ['In a field', 'Search everything'])):
            dialog(program, audit, name, by_action(program, action), *words)
        dialog(program, audit, 'back-up', by_action(program, 'win.back-up'), 'Backup')
        dialog(program, audit, 'restore', by_action(program, 'win.restore'), 'Backups')
    audit.done()


def the_list_and_its_questions(language):
    program, path = started('list', language)
    with program:
        audit = Audit(program, path)
        program.ready()
        program.area('cooperatives')
        popover(program, audit, 'filter', 'ctrl+shift+f', expected=['Add This Filter'])
        popover(program, audit, 'columns', 'ctrl+shift+o', expected=['Sorted by', 'Usual order'])
        program.search_list('zzz')
        audit.screen('nothing-found', 'Nothing Found')
        # A co-operative without a relation: one that has some may not be deleted.
        key('ctrl+a')
        type_text('00121')
        program.wait('label', program._('%s found') % 1)
        key('F6', 'Down')
        program.wait_list('Co-operatives')
        dialog(program, audit, 'delete', lambda: key('Delete'), 'What belongs to it goes with it. '
               'It can be undone, tomorrow as well.')
        key('ctrl+n')
        audit.screen('cooperative-new', program._('New: %s').removesuffix('%s'))
        key('ctrl+s')
        audit.screen('not-saved', 'A name is missing: one of the two suffices')
        program.area('contracts')
        key('Down')
        dialog(program, audit, 'void', lambda: key('ctrl+shift+v'), 'Reason for voiding')
        dialog(program, audit, 'versions', lambda: key('ctrl+h'), 'Changed clauses', 'as signed')
        dialog(program, audit, 'deliveries', lambda: key('ctrl+g'), 'Deliveries of the Contract')
        dialog(program, audit, 'preview', program.print_first, 'Larger')
    audit.done()


def the_steps_of_an_import(language):
    program, path = started('import', language)
    table = home(f'more-{language}.csv')
    text = ('name_zh,name_en,reg_no,members_male,remark\n'
            '新华印刷社,Xinhua Printers,70001,12,first\n同心木器社,Tongxin,70002,minus,second\n')
    table_words = text.replace('\n', ',').split(',')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(text)
    with program:
        audit = Audit(program, path, words=table_words)
        program.ready()
        act(program.frame, 'win.import')
        title = program._('Import')
        window = program.window(title)
        program.focus(f'^{title}$')
        audit.screen('import-file', 'Choose the file')
        press(wait_for(window, 'push button', program._('Choose the file')))
        choose_file(program, table, 2)
        program.focus(f'^{title}$')
        for button, name, words in (('Next', 'import-columns', 'Columns'),
                                    ('Check', 'import-outcome', 'Nothing has been changed yet.'),
                                    ('Import', 'import-done', 'One act; it can be undone.')):
            press(wait(lambda: find(window, 'push button', program._(button)), button))  # pylint: disable=cell-var-from-loop
            audit.screen(name, words)
        act(window, 'window.close')
        wait(lambda: len(program.app) == 1, 'the import is gone')
    audit.done()


def the_decisions_of_a_case(language):
    program, path = started('case', language)
    (number,), = query(path, "SELECT number FROM decision WHERE state = 'WAITING' LIMIT 1")
    with program:
        audit = Audit(program, path)
        program.ready()
        program.area('review')
        dialog(program, audit, 'otherwise', lambda: key('alt+o'), 'Decide otherwise', 'And also')
        dialog(program, audit, 'back-to-the-clerk', lambda: key('alt+b'), 'What is missing or wrong')
        dialog(program, audit, 'sheet', lambda: key('alt+p'), 'Larger')
        key('ctrl+k')
        type_text(number)
        audit.screen('hits', 'Hits')
        key('Return')
        wait(lambda: program.tree().find(
            'push button', program._('_Countersign…').replace('_', '')).is_sensitive(), 'the case that waits')
        dialog(program, audit, 'countersign', lambda: key('alt+c'), 'On paper, signed by')
        dialog(program, audit, 'void-decision', lambda: key('alt+v'),
               'It keeps its number and stays visible.')
    audit.done()


def the_questions_of_coverage(language):
    """A trial, the places that are found, and each step of a proposal as it becomes possible."""
    program, path = started('coverage', language)
    with program:
        audit = Audit(program, path)
        program.ready()
        page = Page(program, 'coverage')
        key('alt+equal')
        wait(lambda: Focus.node().getRoleName() == 'table row', 'the closings')
        key('Home', 'Delete')
        audit.screen('coverage-trial', 'Who loses and who gains by the changes', 'After the changes')
        dialog(program, audit, 'coverage-sites', lambda: key('alt+b'), 'Where Points Would Serve Best')
        window = page.ask('alt+k', 'Keep as a proposal')
        audit.screen('coverage-keep', 'Keep as a proposal')
        program.reach(program._('Title'), 'text')
        type_text('1956')
        page.answer(window, '_Keep', 'alt+k')
        page.waits_for(page.page, 'P_ut to decision…')
        window = page.ask('alt+u', 'Put to decision')
        audit.screen('coverage-put', 'Put to decision')
        page.answer(window, '_Put', 'alt+p')
        page.waits_for(page.page, '_Decide…')
        page.ask('alt+d', 'Decide on the proposal')
        audit.screen('coverage-decide', 'Decide on the proposal')
        key('Escape')
        wait(lambda: len(program.app) == 1, 'the question is gone')
    audit.done()


def the_windows_beside(language):
    """An earlier day, the trade side by side, and what the program is."""
    program, path = started('beside', language)
    with program:
        audit = Audit(program, path)
        program.ready()
        program.area('review')
        dialog(program, audit, 'compare', lambda: key('alt+m'), 'Side by Side')
        dialog(program, audit, 'past', by_action(program, 'win.past'), 'Show as Known on a Day')
        # Its names are libadwaita's own, so it is only shown.
        key('F10', 'Up', 'Return')
        wait(lambda: len(program.app) == 2, 'the window of About')
        screenshot_of(program, f'about-{language}')
    audit.done()


def charts(program):
    """The titles of the overview's charts, which are pictures in words as well; other pages have theirs."""
    tree = program.tree()
    return [x.name for x in tree.find_all('image')
            if {'LianChart', PAGES['charts']} <= {parent.name for parent in tree.parents(x)}]


def go_to_chart(program, title):
    """Tab passes several controls of the same name, and a table of figures has a stop for each."""
    for _ in range(250):
        node = wait(Focus.node, 'the next stop')
        if (node.getRoleName(), node.name) == ('image', title):
            return
        Focus.forget()
        key('Tab')
    raise AssertionError(f'Tab does not reach {title!r}')


def the_charts_as_tables(language):
    program, path = started('charts', language)
    with program:
        audit = Audit(program, path)
        program.ready()
        program.area('charts')
        titles = wait(lambda: len(charts(program)) == 4 and charts(program), 'four charts')
        for number, title in enumerate(titles, 1):
            go_to_chart(program, title)
            audit.screen(f'chart-{number}', title)
            key('t')
            wait(lambda: Focus.node().getRoleName() != 'image', 'the figures')
            audit.screen(f'chart-{number}-table', title)
            key('t')
            wait(lambda: Focus.node().getRoleName() == 'image', 'the chart')
    audit.done()


run_screens(the_windows_of_the_menu, the_list_and_its_questions, the_steps_of_an_import,
            the_decisions_of_a_case, the_questions_of_coverage, the_windows_beside, the_charts_as_tables)
