# SPDX-License-Identifier: LGPL-2.1-or-later
"""An officer's hour, by the keys: read a case, answer what it asks first, decide."""

import re

from lian_atspi import Program, find, key, query, run_stories, sample, verb, wait, wait_for
from lian_review import PLAIN, choose, decision, review, shown, words

FIRST = "Yucai Stationery Producers' Co-operative"


def a_case_is_read_asked_about_and_accepted():
    path = sample('accept')
    with Program(path) as program:
        queue, case = review(program)
        assert shown(case) == FIRST, shown(case)
        choose(program, queue, case, PLAIN)
        said = words(case)
        for word in ('Recommended', 'small-scale centralisation by process', 'blocked',
                     'stopped by G2, G3', 'Why', 'M3', '按工序、按品种进行小规模的集中',
                     'according to processes or varieties', 'Why not', 'What would change it',
                     'Ask first', 'Effects', 'residents served', 'output has declined'):
            assert word in said, f'{word!r} is missing in:\n{said}'
        yes = find(case, 'push button', re.compile('^scale matches.*: yes$'))
        program.focus_by_tab(yes)
        key('space')
        wait(lambda: query(path, "SELECT scale_matches_conditions FROM cooperative"
                           " WHERE name_en = ?", PLAIN) == [('yes',)], 'the answer in the base')
        wait(lambda: 'stopped by G2\n' in words(case), 'G3 is gone')
        key('ctrl+Return')
        wait(lambda: decision(path, PLAIN, 'IN_FORCE'), 'the decision')
        (outcome, *_), = decision(path, PLAIN, 'IN_FORCE')
        assert outcome == 'SMALL_BY_PROCESS', outcome
        wait(lambda: re.search(r'receipt \S+', words(case)), 'the receipt')
    # The decision is derived again from what it keeps.
    assert 'same' in verb('check', path)


def a_figure_leads_to_all_its_records():
    path = sample('charts')
    with Program(path) as program:
        wait_for(program.app, 'list item', re.compile('^Charts'))
        program.focus()
        key('alt+6')
        page = wait_for(program.app, None, 'LianOverviewPage')
        program.focus_by_tab(wait_for(page, 'image', 'Forms recommended, and what was decided'))
        key('t')
        # What is not decided is not counted as any form.
        cell = wait_for(page, 'push button', re.compile('^centralised production, not decided: '))
        # The table is one stop; from figure to figure go the arrows.
        program.focus_by_tab(find(page, 'push button', re.compile('^centralised production, ')))
        key('Right')
        program.wait_focus(cell.name)
        key('Return')
        window = program.window(cell.name)
        rows = wait_for(window, 'list', cell.name)
        assert rows.childCount == int(cell.name.rsplit(' ', 1)[1]) > 1, cell.name
        program.focus(re.escape(cell.name))
        key('Escape')
        wait(lambda: window not in list(program.app), 'back to the chart')


run_stories([a_case_is_read_asked_about_and_accepted, a_figure_leads_to_all_its_records])
