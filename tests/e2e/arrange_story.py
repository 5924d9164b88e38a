# SPDX-License-Identifier: LGPL-2.1-or-later
"""A plan of who makes what, by the keys and in both languages: worked out and stopped with what there
is, corrected by hand, pinned, taken back by one key, put in force as one act, and a new one begun."""

from lian_atspi import Focus, key, query, run_stories, type_text, wait
from lian_desk import PAGES, Desk, area_key, copy_of_sample, screenshot_of, without_animations
from lian_page import Page, may_press

OURS = "SELECT id FROM arrangement WHERE based_on IS NOT NULL ORDER BY id LIMIT 1"


def planned(path):
    return query(path, f'SELECT count(*) FROM arrangement_line WHERE arrangement = ({OURS})')[0][0]


def stands(path, quantity):
    return query(path, f'SELECT count(*) FROM arrangement_line WHERE arrangement = ({OURS}) AND quantity = ?',
                 quantity)[0][0]


def pinned(path):
    return query(path, f"SELECT count(*) FROM arrangement_line WHERE arrangement = ({OURS}) AND pinned = 'yes'")[0][0]


def states(path):
    return [state for state, in query(path, 'SELECT state FROM arrangement ORDER BY id')]


class Plans(Page):
    """The page of plans, beside which the area has lists."""

    def __init__(self, program):
        super().__init__(program, 'arrangement')
        key(area_key('arrangement'))
        wait(lambda: program.page() == PAGES['arrangement'], 'the page of plans')
        self.page = program.page_node()


def in_table():
    return wait(lambda: Focus.node().getRoleName() == 'table row', 'a row of the plan')


def plan_made(language):
    path = copy_of_sample(f'arrange-{language}', language)
    with Desk(path, language=language) as program:
        program.ready()
        page, _ = Plans(program), program._
        page.says(_('not worked out as it stands'))

        # Stopped at once it says so or keeps what was found; left alone it ends by itself.
        key('F5')
        wait(lambda: planned(path) > 0 or not may_press(page.page, _('Work _out')), 'it is worked out')
        key('shift+F5')
        page.waits_for(page.page, 'Work _out')
        # What was found is still on its way into the base.
        nothing = _('Stopped before a plan was found; what is shown is what was kept before.')
        wait(lambda: planned(path) > 0 or nothing in page.words(), 'a plan, or that there is none')
        if planned(path) == 0:
            key('F5')
            wait(lambda: planned(path) > 0, 'a plan', bound=90)
            page.waits_for(page.page, 'Work _out')
        screenshot_of(program, f'arrange-plan-{language}')

        # Below the first order stands who makes it: a figure typed there is an act of its own.
        in_table()
        key('Home', 'Down')
        before = stands(path, 7)
        key('7')
        wait(lambda: Focus.node().getRoleName() == 'text', 'the entry')
        key('Return')
        wait(lambda: stands(path, 7) == before + 1, 'the quantity in the base')
        key('ctrl+z')
        wait(lambda: stands(path, 7) == before, 'it is taken back')
        key('Escape')
        in_table()
        pins = pinned(path)
        key('p')
        wait(lambda: pinned(path) > pins, 'a pin')

        window = page.ask('alt+f', 'Put the Plan in Force?')
        type_text('so resolved')
        screenshot_of(program, f'arrange-force-{language}')
        page.answer(window, '_Put in Force', 'alt+p')
        wait(lambda: states(path) == ['REPLACED', 'IN_FORCE'], 'it is in force')

        window = page.ask('alt+n', 'New Plan')
        type_text('May')
        screenshot_of(program, f'arrange-new-{language}')
        page.answer(window, '_Make', 'alt+m')
        wait(lambda: states(path) == ['REPLACED', 'IN_FORCE', 'DRAFT'], 'a new plan')
        page.says(_('not worked out as it stands'), 'May')


def made_in_english():
    plan_made('en')


def made_in_chinese():
    plan_made('zh_CN')


if __name__ == '__main__':
    without_animations()
    run_stories([made_in_english, made_in_chinese])
