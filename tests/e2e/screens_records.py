# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every area of the window, and of every kind of record the list, a filled form and an empty one."""

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
# Nobody types these: the review makes them.
MADE_BY_ACTS = {'Decisions', 'Recommendations', 'Findings on consumers'}
# What the key of an area leads to from its lists.
FACES = {'contracts': ['Totals of contracts', 'Doubts about contracts']}


def the_areas_and_forms(language):
    path = copy_of_sample(f'areas-{language}', language)
    with Desk(path, language=language) as program:
        audit = Audit(program, path)
        program.ready()
        for area, (label, kinds) in AREAS.items():
            program.area(area)
            audit.screen(area, label)
            for place, kind in enumerate(kinds):
                if place > 0:
                    program.kind(kind)
                filled_form(program, audit, area, kind)
                if kind not in MADE_BY_ACTS | ASKED_FOR:
                    empty_form(program, audit, area, kind)
                if kind in ASKED_FOR:
                    question(program, audit, area, kind)
            if area in FACES:
                # From the form to its list.
                key(area_key(area))
                program.wait_list(*kinds)
            for face in FACES.get(area, []):
                key(area_key(area))
                audit.screen(file_name(area, face), face)
    audit.done()


run_screens(the_areas_and_forms)
