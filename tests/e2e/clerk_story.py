# SPDX-License-Identifier: LGPL-2.1-or-later
"""A clerk's morning, by the keys: enter, find, filter, correct, duplicate, void, take back, import."""

import re

from lian_atspi import (Focus, Program, choose_file, find, find_all, has_state, home, key, press,
                        query, row_texts, run_stories, sample, text, type_text, wait, wait_for)
import pyatspi

NAME = 'Tom & Co <b>'
NAME_ZH = '汤记铁器社'
KNOWN = "Hongxing Ironware Producers' Co-operative"


def cooperatives(program):
    """Shows the area of the co-operatives by its key, which leads to its list; the page."""
    wait_for(program.app, 'list item', re.compile('^Co-operatives'))
    program.focus()
    key('alt+2')
    page = wait_for(program.app, None, 'LianRecordsPage')
    wait(lambda: row_texts(page, 1), 'rows')
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the focus in the list')
    return page


def new_form(program):
    key('ctrl+n')
    program.wait_focus('name (Chinese)', 'text')


def open_record(program, page, name):
    """Opens a record from the list, found by the list's own search."""
    key('ctrl+f')
    program.wait_focus('Search this list', 'entry')
    key('ctrl+a')
    type_text(name)
    wait(lambda: [name] == [cells[0] for cells in row_texts(page, 5)], f'only {name!r}')
    key('F6')
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the focus in the list')
    key('Return')
    wait(lambda: text(entry(program, 'name (English)')) == name, 'the form')


def save(program):
    """Saves by the key and waits for the form to say so."""
    key('ctrl+s')
    wait_for(form(program), None, re.compile(r'^Saved \d'))


def entry(program, name):
    return find(form(program), 'text', name)


def form(program):
    return wait_for(wait_for(program.app, None, 'LianRecordsPage'), None, 'LianForm')


def replace(program, name, value):
    """Goes to a field with Tab and types over what it holds."""
    node = entry(program, name)
    program.focus_by_tab(node)
    key('ctrl+a')
    type_text(value)
    wait(lambda: text(node) == value, f'{name}: {value}')


def undo_button(program, label):
    return wait_for(program.app, 'push button', f'Undo: {label}')


def top(node):
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).y


def bottom(node):
    box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return box.y + box.height


def count(path, kind):
    return query(path, f'SELECT count(*) FROM {kind}')[0][0]


def last_act(path):
    return query(path, 'SELECT label, kind FROM act ORDER BY seq DESC LIMIT 1')[0]


def a_co_operative_is_entered():
    path = sample('enter')
    before = count(path, 'cooperative')
    with Program(path) as program:
        page = cooperatives(program)
        new_form(program)
        type_text(NAME_ZH)
        key('Tab')
        program.wait_focus('name (English)')
        type_text(NAME)
        program.focus_by_tab(entry(program, 'city'))
        # Two characters are enough, and Enter takes the hit.
        type_text('安澜')
        wait(lambda: find(program.app, 'list item', re.compile('安澜|Anlan')), 'the hit')
        key('Return')
        wait(lambda: 'Anlan' in text(entry(program, 'city')), 'the city')
        founded = entry(program, 'founded')
        program.focus_by_tab(founded)
        for keys, day in (('t', '1956-04-15'), ('d', '1956-04-16'), ('shift+d', '1956-04-15'),
                          ('m', '1956-05-15'), ('shift+y', '1955-05-15'), ('t', '1956-04-15')):
            key(keys)
            wait(lambda: text(founded) == day, f'{keys}: {day}')  # pylint: disable=cell-var-from-loop
        centralised = find(program.app, 'panel', 'already centralised')
        program.focus_by_tab(find(centralised, 'push button', 'yes'))
        key('n')
        program.wait_focus('no', 'push button')
        key('Tab', 'u')
        program.wait_focus('unknown', 'push button')
        save(program)
        wait(lambda: any(NAME in cells for cells in row_texts(page, 205)), 'the new row')
        undo_button(program, f'new co-operative “{NAME}”')
    record, = query(path, 'SELECT o.name_zh, o.founded, o.centralised_now,'
                    ' o.scale_matches_conditions, o.output_declined, c.name_zh FROM cooperative AS o'
                    ' JOIN city AS c ON c.id = o.city WHERE o.name_en = ?', NAME)
    assert record == (NAME_ZH, '1956-04-15', 'no', 'unknown', None, '安澜市'), record
    assert count(path, 'cooperative') == before + 1


def a_co_operative_is_duplicated():
    path = sample('duplicate')
    before = count(path, 'cooperative')
    with Program(path) as program:
        page = cooperatives(program)
        open_record(program, page, KNOWN)
        key('ctrl+d')
        wait(lambda: find(program.app, 'label', KNOWN) and count(path, 'cooperative') == before
             and Focus.node().getRoleName() == 'text', 'the copy')
        replace(program, 'name (English)', 'A Copy')
        replace(program, 'registration number', '99999')
        save(program)
    assert query(path, 'SELECT count(*) FROM cooperative WHERE name_zh ='
                 ' (SELECT name_zh FROM cooperative WHERE name_en = ?)', KNOWN) == [(2,)]
    assert count(path, 'cooperative') == before + 1


def an_act_is_taken_back_and_done_again():
    path = sample('undo')
    with Program(path) as program:
        page = cooperatives(program)
        open_record(program, page, KNOWN)
        replace(program, 'name (English)', 'Red Star')
        save(program)
        label = 'change of co-operative “Red Star”'
        undo_button(program, label)
        # The text has nothing to take back once it is saved, so the key reaches the act.
        key('ctrl+z')
        wait_for(program.app, 'push button', f'Redo: {label}')
        wait(lambda: text(entry(program, 'name (English)')) == KNOWN, 'the form shows the old name')
        assert last_act(path)[1] == 'undo', last_act(path)
        key('ctrl+shift+z')
        undo_button(program, label)
        wait(lambda: text(entry(program, 'name (English)')) == 'Red Star', 'the new name again')
        assert last_act(path)[1] == 'redo', last_act(path)
        # Typing is taken back before acts are.
        replace(program, 'name (English)', 'x')
        key('ctrl+z')
        wait(lambda: text(entry(program, 'name (English)')) != 'x', 'the typing is taken back')
        assert last_act(path)[1] == 'redo', last_act(path)


def a_record_is_found_by_two_characters():
    path = sample('search')
    with Program(path) as program:
        wait_for(program.app, 'list item', re.compile('^Co-operatives'))
        program.focus()
        key('ctrl+k')
        program.wait_focus('Search everything', 'entry')
        type_text('红星')
        hits = wait_for(program.app, None, 'Hits')
        wait(lambda: find(hits, 'list item', re.compile(f'^{KNOWN}')), 'the hit')
        # They may be found anew while they are read.
        items = wait(lambda: [x.name for x in find_all(hits, 'list item')], 'the names of the hits')
        at = next(i for i, name in enumerate(items) if name == f'{KNOWN}, co-operative')
        key(*['Down'] * at, 'Return')
        wait(lambda: text(entry(program, 'name (English)')) == KNOWN, 'its form')


def an_error_blocks_saving():
    path = sample('error')
    acts = count(path, 'act')
    with Program(path) as program:
        cooperatives(program)
        new_form(program)
        # Without a name first; the form says so and goes there.
        key('ctrl+s')
        wait_for(program.app, None, re.compile('^Not saved: '))
        program.wait_focus('name (English)')
        wait_for(program.app, 'label', 'A name is missing: one of the two suffices')
        type_text('Error Works')
        members = entry(program, 'members, male')
        program.focus_by_tab(members)
        type_text('-5')
        key('ctrl+s')
        people = find(program.app, 'panel', 'People')
        message = wait_for(people, 'label', 'members, male must be at least 0')
        wait(lambda: bottom(message) <= top(find(form(program), 'push button', 'Save')),
             'the error in sight')
        wait_for(form(program), None, 'Not saved: members, male must be at least 0')
        program.wait_focus('members, male')
        assert count(path, 'act') == acts
        replace(program, 'members, male', '5')
        save(program)
    assert query(path, "SELECT members_male FROM cooperative WHERE name_en = 'Error Works'") \
        == [(5,)]


def a_warning_is_kept_with_a_reason():
    path = sample('warning')
    acts = count(path, 'act')
    with Program(path) as program:
        cooperatives(program)
        new_form(program)
        type_text('Late Works')
        replace(program, 'end of the term of office', '1956-01-01')
        key('ctrl+s')
        reason = program.wait_focus('Keep, because', 'text')
        wait_for(program.app, None, re.compile('term of office is over'))
        assert count(path, 'act') == acts
        type_text('election in May')
        wait(lambda: text(reason) == 'election in May')
        key('Return')
        wait_for(form(program), None, re.compile(r'^Saved \d'))
    assert query(path, 'SELECT field, reason FROM kept_warning ORDER BY id DESC LIMIT 1') \
        == [('term_end', 'election in May')]


def a_record_is_deleted_after_asking():
    path = sample('delete')
    with Program(path) as program:
        page = cooperatives(program)
        new_form(program)
        type_text('Short-lived')
        save(program)
        open_list = find(page, 'entry', 'Search this list')
        key('ctrl+f')
        program.wait_focus('Search this list', 'entry')
        type_text('Short-lived')
        wait(lambda: len(row_texts(page, 5)) == 1, 'one row')
        assert text(open_list) == 'Short-lived'
        key('F6')
        wait(lambda: Focus.node().getRoleName() == 'table row', 'the focus in the list')
        key('Delete')
        dialog = program.window(re.compile('Delete'))
        program.focus('Delete')
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the dialog is gone')
        assert count(path, 'cooperative WHERE name_zh = \'Short-lived\'') == 1
        program.focus()
        key('Delete')
        program.window(re.compile('Delete'))
        program.focus('Delete')
        key('alt+d')
        wait(lambda: count(path, 'cooperative WHERE name_zh = \'Short-lived\'') == 0, 'deleted')
        wait_for(program.app, 'push button', re.compile('^Undo: deletion'))


def a_table_is_imported():
    path = sample('import')
    before = count(path, 'cooperative')
    table = home('more.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('name_zh,name_en,reg_no,registrar\n新华印刷社,Xinhua & <Printers>,70001,县工商局\n'
                   '同心木器社,Tongxin,70002,县工商局\n同心竹器社,Tongxin Bamboo,70003,县工商局\n')
    with Program(path) as program:
        page = cooperatives(program)
        key('F10')
        program.wait_focus('New Base…', 'menu item')
        while not program.focused().name.startswith('Import'):
            item = program.focused().name
            key('Down')
            wait(lambda: program.focused().name not in ('', item), 'the next item')  # pylint: disable=cell-var-from-loop
        key('Return')
        dialog = program.window('Import')
        program.focus('^Import$')
        press(wait_for(dialog, 'push button', 'Choose the file'))
        choose_file(program, table, 2)
        program.focus('^Import$')
        wait_for(dialog, None, re.compile('^3 rows'))
        press(find(dialog, 'push button', 'Next'))
        press(wait_for(dialog, 'push button', 'Check'))
        wait_for(dialog, None, '3 new, 0 changed, 0 the same, 0 refused')
        assert count(path, 'cooperative') == before, 'the check has changed the base'
        press(wait_for(dialog, 'push button', 'Import'))
        wait(lambda: count(path, 'cooperative') == before + 3, 'the rows in the base')
        press(wait_for(dialog, 'push button', 'Close'))
        wait(lambda: len(program.app) == 1, 'the dialog is gone')
        program.focus()
        wait(lambda: any('Xinhua & <Printers>' in cells for cells in row_texts(page, 205)), 'rows')
        key('ctrl+z')
        wait(lambda: count(path, 'cooperative') == before, 'one step takes it back')


def tab_leaves_the_list():
    path = sample('tab')
    with Program(path) as program:
        page = cooperatives(program)
        open_record(program, page, KNOWN)
        key('ctrl+f', 'Escape')
        program.wait_focus('Search this list')
        stops = []
        for _ in range(8):
            node = program.tab()
            stops.append((node.getRoleName(), node.name))
            if stops[-1] == ('text', 'name (Chinese)'):
                break
        else:
            raise AssertionError(f'Tab does not reach the form: {stops}')
        rows = [role for role, _ in stops if role == 'table row']
        assert len(rows) == 1, stops
        areas = wait_for(program.app, 'list', 'Areas')
        assert has_state(find(areas, 'list item', 'Co-operatives'), pyatspi.STATE_SELECTED)


def list_of(program, digit):
    """Shows an area by its key; its page with rows and the focus in the list."""
    wait_for(program.app, 'list item', re.compile('^Co-operatives'))
    program.focus()
    key(f'alt+{digit}')
    page = wait_for(program.app, None, 'LianRecordsPage')
    wait(lambda: row_texts(page, 1), 'rows')
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the focus in the list')
    return page


def a_contract_is_voided():
    path = sample('void')
    number = '1956/001/0014'
    state = f"SELECT state, void_reason FROM contract WHERE number = '{number}'"
    with Program(path) as program:
        page = list_of(program, 5)
        key('ctrl+f')
        program.wait_focus('Search this list', 'entry')
        type_text(number)
        wait(lambda: [number] == [cells[0] for cells in row_texts(page, 5)], 'only the contract')
        key('F6')
        wait(lambda: Focus.node().getRoleName() == 'table row', 'the focus in the list')
        key('Return')
        wait_for(form(program), 'label', number)
        # What bears a number is not asked to be deleted: the way to voiding is offered instead.
        key('F6', 'F6')
        wait(lambda: Focus.node().getRoleName() == 'table row', 'the list again')
        key('Delete')
        program.window(re.compile('Has to Stay'))
        program.focus('Has to Stay')
        key('Return')
        dialog = program.window(re.compile('^Void'))
        program.focus('^Void')
        reason = wait_for(dialog, None, re.compile('Reason for voiding'))
        type_text('entered twice')
        wait(lambda: text(reason) == 'entered twice')
        key('Return')
        wait(lambda: query(path, state) == [('VOID', 'entered twice')], 'it is void')
        undo_button(program, f'voiding of {number}')
        program.focus()
        key('alt+9')
        numbers = wait_for(program.app, None, 'LianNumbersPage')
        wait(lambda: [number, 'void'] in [cells[:2] for cells in row_texts(numbers, 205)]
             and any('entered twice' in cells for cells in row_texts(numbers, 205)),
             'the register says so')
        key('ctrl+z')
        wait(lambda: query(path, state) == [('SIGNED', None)], 'undo takes it back')


def records_are_stepped_through():
    path = sample('step')
    with Program(path) as program:
        page = cooperatives(program)
        names = [cells[0] for cells in row_texts(page, 4)]
        key('Home', 'Return')
        wait(lambda: text(entry(program, 'name (English)')) == names[0], 'the first record')
        program.focus_by_tab(entry(program, 'registration number'))
        for name in names[1:3]:
            key('ctrl+Page_Down')
            wait(lambda: text(entry(program, 'name (English)')) == name,  # pylint: disable=cell-var-from-loop
                 name)
            program.wait_focus('registration number')
        key('ctrl+Page_Up')
        wait(lambda: text(entry(program, 'name (English)')) == names[1], 'back again')
        program.wait_focus('registration number')


run_stories([a_co_operative_is_entered, a_co_operative_is_duplicated,
             an_act_is_taken_back_and_done_again, a_record_is_found_by_two_characters,
             an_error_blocks_saving, a_warning_is_kept_with_a_reason,
             a_record_is_deleted_after_asking, a_table_is_imported, tab_leaves_the_list,
             a_contract_is_voided, records_are_stepped_through])
