# SPDX-License-Identifier: LGPL-2.1-or-later
"""How an officer finds a case in the review, by the keys, and what the base says of it."""

import re

from lian_atspi import Focus, children, find, key, query, wait, wait_for, walk

# Small-scale centralisation by process is recommended, and G2 and G3 block centralising.
PLAIN = "Baishi Ironware Supply-and-marketing Producers' Co-operative"


def review(program):
    """Shows the review by its key, which leads to the queue; queue and case."""
    wait_for(program.app, 'list item', re.compile('^Review'))
    program.focus()
    key('alt+4')
    page = wait_for(program.app, None, 'LianReviewPage')
    queue = wait_for(page, 'list', 'Cases to review')
    # The page is walked once: its queue has many rows.
    case = wait_for(page, 'scroll pane', 'Case')
    wait(lambda: shown(case), 'a case')
    return queue, case


def shown(case):
    """The co-operative of the case shown."""
    title = find(case, 'push button', re.compile(' · '))
    return title.name.split(' · ')[0]


def choose(program, queue, case, name):
    """Goes down the queue to the case of a co-operative."""
    program.focus()
    key('alt+4')
    wait(lambda: Focus.node() is not None and Focus.node() in list(children(queue)), 'the queue')
    for _ in range(12):
        if shown(case) == name:
            return
        before = shown(case)
        key('Down')
        wait(lambda: shown(case) != before, 'another case')  # pylint: disable=cell-var-from-loop
    raise AssertionError(f'{name!r} is not among the first cases')


def words(case):
    return '\n'.join(x.name for x in walk(case) if x.getRoleName() in ('label', 'heading'))


def decision(path, name, state):
    return query(path, 'SELECT d.outcome, d.reason, d.review_on, d.countersigned_on,'
                 ' d.countersign_way, d.blocked_by, d.number, d.id FROM decision AS d'
                 ' JOIN activity AS a ON a.id = d.activity'
                 ' JOIN cooperative AS c ON c.id = a.cooperative'
                 ' WHERE c.name_en = ? AND d.state = ?', name, state)
