# SPDX-License-Identifier: LGPL-2.1-or-later
"""An officer asks what was known on an earlier day: the base of that day stands in a window of its
own, which says so, changes nothing, and leaves nothing behind.  By keys alone."""

import os
import sqlite3

from lian_atspi import Focus, find_all, key, query, run_stories, text, type_text, visible_text, wait, wait_for
from lian_desk import NUMBER, PAGES, Desk, Form, area_key, copy_of_sample, count, screenshot_of, without_animations

DAY = '1956-04-03'
BAR = 'As known on 1956-04-03 · read-only · without 2 later acts'


def sample_of_old(name):
    """The sample as it was entered on an earlier day: acts bear the moment of their entry."""
    path = copy_of_sample(name)
    base = sqlite3.connect(path)
    # The schema lets no act be changed, and nobody opens a base without that rule.
    rule, = base.execute("SELECT sql FROM sqlite_schema WHERE name = 'act_is_final'").fetchone()
    base.execute('DROP TRIGGER act_is_final')
    base.execute('UPDATE act SET time = ?', (f'{DAY}T17:00:00+08:00',))
    base.execute(rule)
    base.commit()
    base.close()
    return path


def places():
    folder = os.path.join(os.environ['XDG_CACHE_HOME'], 'lianshe')
    return [name for name in os.listdir(folder) if name.startswith('past-')] \
        if os.path.isdir(folder) else []


def choose_in_menu(program, name):
    """Opens the main menu by its key and walks to an entry."""
    key('F10')
    wait(lambda: 'menu' in Focus.node().getRoleName(), 'the menu')
    for _ in range(40):
        program.check()
        if Focus.node().name == name:
            key('Return')
            return
        Focus.forget()
        key('Down')
        wait(Focus.node, 'the next entry')
    raise AssertionError(f'no {name} in the menu')


def row_of_number():
    """The name of the row that the list of the window with the keys has for the number."""
    key('alt+2')
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the list')
    key('ctrl+f')
    search = wait(lambda: Focus.node().name == 'Search this list' and Focus.node(), 'the search')
    type_text(NUMBER)
    wait_for(search.parent.parent.parent, 'label', '1 found')
    key('F6')
    return wait(lambda: NUMBER in Focus.node().name and Focus.node().name, 'the row')


def look_around(program):
    """The pages of all areas come up, and pictures say of which day they are themselves: they may be saved."""
    for area, page in PAGES.items():
        key(area_key(area))
        wait(lambda: program.check() or program.page() == page, f'the page of {area}')
        if area == 'charts':
            wait(lambda: any('as known on ' + DAY in (node.description or '')
                             for node in find_all(program.page_node(), 'image')), 'the chart')
        if area == 'coverage':
            wait(lambda: any('as known on ' + DAY in line for line in visible_text(program.page_node())), 'the map')
    program.wait('alert', BAR)


def an_earlier_day_is_looked_at():
    path = sample_of_old('past')
    before = count(path, 'cooperative')
    with Desk(path) as program:
        form = Form(program)
        name = form.values()[0]
        form.type('Renamed after that day')
        form.saved()
        form.type('Renamed once more')
        form.saved()
        choose_in_menu(program, 'Show as Known on…')
        dialog = program.window('Show as Known on a Day')
        program.focus('^Show as Known on a Day$')
        day = wait_for(dialog, 'text', 'Day')
        wait(lambda: text(day), 'a day is offered')
        key('ctrl+a')
        type_text(DAY)
        wait(lambda: text(day) == DAY, DAY)
        key('Return')
        program.focus('as known on 1956-04-03$')
        program.wait('alert', BAR)
        assert len(places()) == 1, places()
        screenshot_of(program, 'past-day')
        row = row_of_number()
        assert name in row and 'Renamed' not in row, row
        look_around(program)
        key('alt+b')
        wait(lambda: program.check() or program.app.childCount == 1, 'back to today')
        wait(lambda: places() == [], 'nothing is left')
        program.focus()
        form.shows('Renamed once more')
    assert count(path, 'cooperative') == before
    assert query(path, 'SELECT count(*) FROM act WHERE time > ?', '1957')[0][0] == 2


without_animations()
run_stories([an_earlier_day_is_looked_at])
