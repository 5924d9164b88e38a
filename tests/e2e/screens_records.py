# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every area of the window, and of every kind of record the list, a filled form and in Chinese
an empty one."""

from lian_atspi import Focus, key, wait
from lian_audit import Audit, run_screens
from lian_desk import AREAS, Desk, area_key, copy_of_sample


def file_name(*words):
    return '-'.join(words).replace(' ', '-').lower()


def filled_form(program, audit, area, kind):
    """The form of the first record of the list."""
    key('Return')
    wait(lambda: Focus.node().getRoleName() != 'table row', f'the form of {kind}')
    audit.screen(file_name(area, kind), kind)


def empty_form(program, audit, area, kind):
    key('ctrl+n')
    audit.screen(file_name(area, kind, 'new'), program._('New: %s').removesuffix('%s'))


def question(program, audit, area, kind):
    key('ctrl+n')
    wait(lambda: len(program.app) == 2, 'the question')
    audit.screen(file_name(area, kind, 'new'))
    key('Escape')
    wait(lambda: len(program.app) == 1, 'the question is gone')
    program.focus()


# New ones are asked for by a question.
ASKED_FOR = {'Locked periods'}
# Nobody types these: they are made by acts.
MADE_BY_ACTS = {'Amendments', 'Decisions', 'Recommendations', 'Findings on consumers',
                'Changes of co-operatives', 'Records carried over', 'Parts of members in the surplus',
                'Shared lists', 'Findings on two records'}
# What the key of an area leads to from its lists.
FACES = {'contracts': ['Totals of contracts', 'Doubts about contracts']}


# The lists and forms that a window has shown stay in its tree, and each look at it takes longer: a new
# window begins before there are more kinds than this.
MOST_KINDS = 12


def sittings():
    """The areas, in parts for one window each."""
    parts, kinds_so_far = [[]], 0
    for area, (_, kinds) in AREAS.items():
        if parts[-1] and kinds_so_far + len(kinds) > MOST_KINDS:
            parts.append([])
            kinds_so_far = 0
        parts[-1].append(area)
        kinds_so_far += len(kinds)
    return parts


def look_at_kind(program, audit, area, kind):
    filled_form(program, audit, area, kind)
    if kind in ASKED_FOR:
        question(program, audit, area, kind)
    # What is left of it in English is what the filled form showed.
    elif kind not in MADE_BY_ACTS and program.language != 'en':
        empty_form(program, audit, area, kind)


def look_at_area(program, audit, area):
    label, kinds = AREAS[area]
    program.area(area)
    audit.screen(area, label)
    for place, kind in enumerate(kinds):
        if place > 0:
            program.kind(kind)
        look_at_kind(program, audit, area, kind)
    if area in FACES:
        # From the form to its list.
        key(area_key(area))
        program.wait_list(*kinds)
    for face in FACES.get(area, []):
        key(area_key(area))
        audit.screen(file_name(area, face), face)


def the_areas_and_forms(language):
    path = copy_of_sample(f'areas-{language}', language)
    audit = None
    for areas in sittings():
        with Desk(path, language=language) as program:
            audit = audit or Audit(program, path)
            audit.program = program
            program.ready()
            for area in areas:
                look_at_area(program, audit, area)
    audit.done()


run_screens(the_areas_and_forms)
