# SPDX-License-Identifier: LGPL-2.1-or-later
"""A protected craft in the window: its form says what the test of 1997 proposes; the form of a
co-operative that practises it and a plan that gives it work name it first."""

import re

from lian_atspi import find, key, run_stories, type_text, wait, wait_for, walk
from lian_desk import Desk, PAGES, area_key, copy_of_sample, screenshot_of, without_animations

NOTICE = re.compile(r'^Protected special craft: .*brush making.*comes first \(S1-6c\)\.$')
PROPOSED = re.compile(r'^5 of 7 yes, 0 no, 2 open')


def open_record(program, words):
    key('ctrl+k')
    program.wait_focus(program._('Search everything'), 'entry')
    key('ctrl+a')
    type_text(words)
    hits = wait_for(program.app, None, program._('Hits'))
    wait(lambda: find(hits, 'list item', re.compile(re.escape(words))), 'the hit')
    key('Return')


def says(program, pattern):
    def is_said():
        names = [re.sub('[\u2066-\u2069]', '', node.name) for node in walk(program.app)
                 if node.getRoleName() == 'label']
        return any(pattern.search(name) for name in names)
    wait(is_said, pattern.pattern)


def a_protected_craft():
    without_animations()
    with Desk(copy_of_sample('crafts')) as program:
        program.ready()
        key(area_key('crafts'))
        wait(lambda: program.page() == PAGES['crafts'], 'the page of quality')
        program.wait('image', re.compile('^Price and cost against the year before'))
        says(program, re.compile('nobody answers for quality and variety'))
        screenshot_of(program, 'crafts-quality')
        key('alt+e')
        program.wait(None, re.compile('^Liulin Straw Weaving'))
        wait(lambda: program.page() != PAGES['crafts'], 'the form of the co-operative')
        program.area('crafts')
        screenshot_of(program, 'crafts-list')
        open_record(program, 'Anlan brush making')
        says(program, PROPOSED)
        screenshot_of(program, 'crafts-form')
        open_record(program, 'Wenhua Brush')
        says(program, NOTICE)
        screenshot_of(program, 'crafts-notice')
        program.area('arrangement')
        says(program, NOTICE)
        screenshot_of(program, 'crafts-arrange')


run_stories([a_protected_craft])
