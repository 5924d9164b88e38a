# SPDX-License-Identifier: LGPL-2.1-or-later
"""Lists narrowed by the keys: a field is found by typing, several filters hold at once, and each is
taken away again."""

import re

from lian_atspi import Focus, key, query, run_stories, type_text, wait
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations


def choose_field(program, name):
    """Opens the editor of a filter and finds the field by a part of its name."""
    key('ctrl+shift+f')
    wait(lambda: re.match('Field, ', Focus.node().name), 'the field')
    key('space')
    program.wait_name('Search the choices')
    type_text(name[1:])
    key('Return')
    program.wait_name(f'Field, {name}')


def next_stop(program, name):
    Focus.forget()
    key('Tab')
    program.wait_name(name)


def shows(program, number, *words):
    """So many records are found, and these filters are said to hold."""
    program.wait('label', f'{number} found')
    begin = re.compile('^Remove the filter')
    chips = {item.name for item in program.tree().find_all('push button', begin)}
    assert chips == {f'Remove the filter “{word}”' for word in words}, chips


def take_away(program, words):
    program.reach(f'Remove the filter “{words}”', 'push button')
    key('space')


def conditions_are_typed(program, found):
    """In the search entry, beside the filter that is left; what cannot be read is named."""
    key('ctrl+f')
    type_text('stage:producer members_male>=20')
    shows(program, found("stage IN ('SM_COOP', 'PRODUCER_COOP')", 'members_male >= 20', "name_zh LIKE '%铁%'"),
          'name (Chinese) contains “铁”')
    type_text(' trad:iron')
    program.wait('label', re.compile('^character 33: there is no field “trad”, the nearest is “trade”'))
    screenshot_of(program, 'query-mistake')
    key('ctrl+a', 'BackSpace')
    shows(program, found("name_zh LIKE '%铁%'"), 'name (Chinese) contains “铁”')


def several_filters_hold_at_once():
    path = copy_of_sample('filter')
    stage, members, name = "stage = 'PRODUCER_COOP'", 'members_male >= 20', "name_zh LIKE '%铁%'"

    def found(*conditions):
        (number,), = query(path, 'SELECT count(*) FROM cooperative WHERE ' + ' AND '.join(conditions))
        return number

    numbers = [found(stage), found(stage, members), found(stage, members, name), found(members, name)]
    assert len(set(numbers)) == 4 and min(numbers) > 0, numbers
    with Desk(path) as program:
        program.ready()
        program.area('cooperatives')
        choose_field(program, 'stage')
        next_stop(program, 'Value')
        type_text('handicraft producer')
        # The first Return takes the hit, the second one the filter.
        key('Return', 'Return')
        in_words = ['stage: handicraft producer co-operative', 'members, male: from 20',
                    'name (Chinese) contains “铁”']
        shows(program, numbers[0], in_words[0])
        choose_field(program, 'members, male')
        next_stop(program, 'From')
        type_text('20')
        key('Return', 'Return')
        shows(program, numbers[1], *in_words[:2])
        choose_field(program, 'name (Chinese)')
        next_stop(program, 'Contains')
        type_text('铁')
        key('Return')
        shows(program, numbers[2], *in_words)
        take_away(program, in_words[0])
        shows(program, numbers[3], *in_words[1:])
        # Where one went, the next one has the focus.
        program.wait_name(f'Remove the filter “{in_words[1]}”')
        key('space')
        shows(program, found(name), in_words[2])
        conditions_are_typed(program, found)


def rounds_are_found_by_their_days():
    path = copy_of_sample('days')
    monday, saturday = ("weekdays LIKE '%1%'", "weekdays LIKE '%6%'")
    with Desk(path) as program:
        program.ready()
        program.area('points')
        program.kind('Door-to-door rounds')
        choose_field(program, 'weekdays')
        next_stop(program, 'Mon')
        # Keys of the days; either day will do.
        key('1', '6')
        program.reach('Add This Filter', 'push button')
        key('space')
        (either,), = query(path, f'SELECT count(*) FROM round WHERE {monday} OR {saturday}')
        (all_rounds,), = query(path, 'SELECT count(*) FROM round')
        assert 0 < either < all_rounds, (either, all_rounds)
        shows(program, either, 'weekdays: Mon', 'weekdays: Sat')


def quantities_are_found_in_a_unit():
    path = copy_of_sample('quantity')
    with Desk(path) as program:
        program.ready()
        program.area('contracts')
        program.kind('Contract lines')
        choose_field(program, 'quantity')
        next_stop(program, 'From')
        type_text('100')
        key('Return')
        program.wait_name('Up to')
        type_text('20000')
        key('Return')
        program.wait_name('Unit')
        key('Return')
        # Numbers alone say nothing.
        program.wait('label', 'Choose the unit of the bounds.')
        program.reach('Unit')
        type_text('jin')
        key('Return', 'Return')
        # 1 jin is 500 g; pieces in the same range are not meant.
        (number,), = query(path, """SELECT count(*) FROM contract_line WHERE quantity BETWEEN
            100 * 500000 AND 20000 * 500000 AND unit IN (SELECT id FROM unit WHERE measure = 'MASS')""")
        assert number > 0
        shows(program, number, 'quantity: 100 jin to 20000 jin')


without_animations()
run_stories([several_filters_hold_at_once, rounds_are_found_by_their_days,
             quantities_are_found_in_a_unit])
