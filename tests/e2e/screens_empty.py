# SPDX-License-Identifier: LGPL-2.1-or-later
"""The areas of a base that holds nothing yet: each says what belongs there and how it comes in; and
a base that is open for reading only."""

from lian_atspi import act, choose_file, home, key, verb, wait
from lian_audit import Audit, run_screens
from lian_desk import AREAS, Desk, area_key, copy_of_sample

# What an empty area says, where it is no list of records.
EMPTY = {'today': 'Nothing Is Waiting', 'review': 'Nothing to review', 'numbers': 'No Number Given Out Yet',
         'charts': 'Co-operatives and members by trade', 'history': 'Acts', 'rulebook': 'Rulebook',
         'corrections': 'Nothing to correct', 'coverage': 'Nothing to measure yet',
         'channels': 'What does not add up',
         'materials': 'No Material Yet',
         'relations': 'No relation is interrupted',
         'reports': 'Nothing Is Due',
         'arrangement': 'Nothing to Arrange Yet',
         'progress': 'No City Yet', 'crafts': 'Nothing to Compare Yet', 'reorganisations': 'Nothing to Rehearse Yet'}


def the_areas_of_an_empty_base(language):
    path = home(f'empty-{language}.lianshe')
    verb('new', path, environment={'LANGUAGE': language})
    with Desk(path, language=language) as program:
        audit = Audit(program, path)
        founding = program.window(program._('Whose Base Is This?'))
        audit.screen('founding', 'Own Federation')
        act(founding, 'window.close')
        wait(lambda: len(program.app) == 1, 'the question is gone')
        program.ready()
        for area, (_, kinds) in AREAS.items():
            key(area_key(area))
            if area in EMPTY:
                audit.screen(f'empty-{area}', EMPTY[area])
            if area in EMPTY and kinds:
                key(area_key(area))
            if kinds:
                none = program._('%s: none yet') % program._(kinds[0])
                audit.screen(f'empty-{area}-list', none,
                             'Enter the first one, or import a table from a file.')
    audit.done()


def a_base_for_reading_only(language):
    path = copy_of_sample(f'reading-{language}', language)
    with Desk(language=language, environment={'XDG_CONFIG_HOME': home(f'reading-{language}')}) as program:
        program.focus()
        key('alt+r')
        choose_file(program, path, 1)
        audit = Audit(program, path)
        program.ready()
        program.area('cooperatives')
        key('Return')
        audit.screen('read-only', 'The base is open for reading only; nothing can be changed here.')
    audit.done()


run_screens(the_areas_of_an_empty_base, a_base_for_reading_only)
