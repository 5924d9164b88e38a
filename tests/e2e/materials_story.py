# SPDX-License-Identifier: LGPL-2.1-or-later
"""Materials by the keys: who runs short stands first, its tables open the records behind them, and the
key of the area leads to the books and back."""

import re

from lian_atspi import Focus, key, run_stories, wait, wait_for
from lian_desk import Desk, area_key, copy_of_sample


def who_runs_short_stands_first():
    with Desk(copy_of_sample('materials')) as program:
        program.ready()
        key(area_key('materials'))
        wait(lambda: program.page() == 'LianMaterialsPage', 'the page of materials')
        row = wait(lambda: Focus.node().getRoleName() == 'table row' and Focus.node(), 'a row')
        assert row.name.startswith('Cotton yarn 32s, jin, 34, 2340, 2386.956, 12.956'), row.name
        wait_for(program.app, 'label', re.compile('^Needed 2386.956 jin; there are 34 jin'))
        key('Down', 'Down')
        wait_for(program.app, 'label', re.compile('^Needed 4035.4 chi; there are 1684.8 chi'))
        # Self-purchase: the first lot had no approval.
        program.reach('Self-purchase', 'radio button')
        key('space')
        program.reach('without approval, 4114.8, 4114.8 chi beyond what is allowed')
        program.reach('Contracts and shortage', 'radio button', step='shift+Tab')
        key('space')
        program.reach_row = wait_for(program.app, 'table row', re.compile('^1956/001/'))
        # To the books, and back.
        key(area_key('materials'))
        program.wait_list('Stock movements')
        key(area_key('materials'))
        wait(lambda: program.page() == 'LianMaterialsPage', 'the page again')


run_stories([who_runs_short_stands_first])
