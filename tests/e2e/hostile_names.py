# SPDX-License-Identifier: LGPL-2.1-or-later
"""Names that a file may bring: they are shown as they are, as nothing else, and the window stays on
its screen.  That no widget warned is the work of G_DEBUG=fatal-warnings."""

import re
import sqlite3

from lian_atspi import (Focus, act, key, run_stories, type_text, wait, wait_for, xdotool)
from lian_desk import AREAS, Desk, area_key, copy_of_sample, screenshot_of, without_animations

NAMES = {
    'markup': 'Tom & Co <b>',
    'entity': '<span foreground="red">&amp;</span>',
    'formula': '=1+1',
    'format': '%s%n%d %1$s',
    'right-to-left': 'שלום \u202eevil\u202c مرحبا',
    'rare': '龘䶮\U00020bb7\U0001f9f5e\u0301\u200b\ufeff',
    'lines': 'first line\nsecond line\ttab\r\nthird',
    'mnemonic': '_File __x',
}
# A word without end, characters that may break anywhere, words that may break between.
LONG = ['W' * 10000, '社' * 10000, 'iron & tin ' * 900 + '铁' * 100]
TABLES = ('cooperative', 'activity', 'federation', 'officer', 'partner', 'service_point', 'round',
          'neighbourhood', 'city', 'trade', 'contract_line', 'relation', 'product', 'outlet', 'plan',
          'reorganisation', 'reorganisation_finding', 'member', 'valuation', 'special_craft', 'quality_person',
          'task', 'published_table', 'table_line', 'return_item')
COLUMNS = {'name_zh', 'name_en', 'name', 'address', 'note', 'seal_line', 'product', 'goods', 'about',
           'title_zh', 'title_en', 'blocked_by', 'materials', 'result'}


def hostile_base(name, names):
    """A sample whose records bear these names in turn, the federation and its people the first.

    The file is written past the program, as an enemy or a careless import would."""
    path = copy_of_sample(name)
    with sqlite3.connect(path) as base:
        for table in TABLES:
            columns = [row[1] for row in base.execute(f'PRAGMA table_info({table})') if row[2] == 'TEXT']
            rows = [number for number, in base.execute(f'SELECT id FROM {table} ORDER BY id')]
            for place, row in enumerate(rows):
                hostile = names[0 if table in ('federation', 'officer') else place % len(names)]
                for column in COLUMNS & set(columns):
                    base.execute(f'UPDATE {table} SET {column} = ? WHERE id = ?', (hostile, row))
    base.close()
    return path


def fits_the_screen(program):
    """No window is wider or higher than the screen."""
    width, height = map(int, xdotool('getdisplaygeometry').split())
    windows = wait(lambda: program.check() or xdotool('search', '--all', '--onlyvisible', '--pid',
                                                      program.process.pid, '--name', '.').split(),
                   'a window to measure')
    for window in windows:
        size = dict(re.findall(r'^(\w+)=(\d+)$', xdotool('getwindowgeometry', '--shell', window),
                               re.MULTILINE))
        assert int(size['WIDTH']) <= width and int(size['HEIGHT']) <= height, size


def shown_as_they_are(program, names):
    """The names stand in the tree, letter by letter."""
    told = [item.name for item in program.tree().items.values()]
    for hostile in names:
        assert any(hostile[:40] in name for name in told), f'{hostile[:40]!r} is not there'


def walk_through(name, names):
    path = hostile_base(name, names)
    with Desk(path, language='en') as program:
        program.ready()
        # An empty page leaves the focus in the list of areas.
        program.wait('heading', re.compile('^Overdue'))
        for area, (_, kinds) in AREAS.items():
            program.area(area)
            if kinds:
                key('Return')
                wait(lambda: Focus.node().getRoleName() != 'table row', 'the form')
            fits_the_screen(program)
            screenshot_of(program, f'hostile-{name}-{area}')
            if area != 'contracts':
                continue
            # From the form to its list, from there to the next face.
            key(area_key(area))
            program.wait_list(*kinds)
            for face in ('Totals of contracts', 'Doubts about contracts'):
                key(area_key(area))
                wait_for(program.app, None, face)
                fits_the_screen(program)
                screenshot_of(program, f'hostile-{name}-{face}')
        shown_as_they_are(program, names)
        program.area('cooperatives')
        key('ctrl+f', 'F6')
        program.wait_list('Co-operatives')
        key('Delete')
        # A relation that is alive keeps its co-operative: which is the first depends on the names.
        question = program.window(re.compile('Delete|Has to Stay'))
        fits_the_screen(program)
        screenshot_of(program, f'hostile-{name}-question')
        act(question, 'window.close')
        wait(lambda: len(program.app) == 1, 'the question is gone')
        program.focus()
        for action, title in (('win.print', 'Preview|Print What'), ('win.export', 'Export'),
                              ('win.preferences', 'Preferences'), ('win.import', 'Import')):
            act(program.frame, action)
            window = program.window(re.compile(title))
            fits_the_screen(program)
            act(window, 'window.close')
            wait(lambda: len(program.app) == 1, f'{title} is gone')
        program.focus()
        key('ctrl+k')
        program.wait_focus('Search everything', 'entry')
        type_text('0010')
        wait_for(program.app, None, 'Hits')
        fits_the_screen(program)
        screenshot_of(program, f'hostile-{name}-hits')


def names_of_all_kinds_are_text():
    walk_through('kinds', list(NAMES.values()))


def names_without_end_are_text():
    walk_through('long', LONG)


without_animations()
run_stories([names_of_all_kinds_are_text, names_without_end_are_text])
