# SPDX-License-Identifier: LGPL-2.1-or-later
"""What closing a point would cost, by the keys and in both languages: a limit typed, the worst point
looked at on the map, tried out, kept as a proposal, put to decision and rejected.  Another proposal is
accepted against R3, countersigned by a second officer, carried out, and taken back by one key."""

import getpass
import re
import sqlite3

from lian_atspi import Focus, find_all, home, key, query, run_stories, type_text, verb, wait, wait_for
from lian_desk import Desk, as_officer, copy_of_sample, screenshot_of, without_animations
from lian_page import Page
from lian_paper import Preview, assert_same_words, squeezed, words_of


class Coverage(Page):
    """The page of coverage in a window."""

    def __init__(self, program):
        program.ready()
        super().__init__(program, 'coverage')

    def focus_has(self, role):
        return wait(lambda: self.program.check() or Focus.node().getRoleName() == role and Focus.node(),
                    f'the focus on a {role}')

    @staticmethod
    def tabs_into_list():
        """The search above a list does not say that it took the focus: from there it is one Tab."""
        key('Tab')
        return wait(lambda: Focus.node().getRoleName() == 'list item', 'a row', bound=1)

    def choose_below(self, name, steps):
        """Chooses in a drop-down with a search what stands so many rows below."""
        button = wait_for(self.page, 'push button', re.compile('^' + re.escape(self._(name)) + ', '))
        before = button.name
        self.program.focus_by_tab(button)
        key('space')
        wait(self.tabs_into_list, f'the list of {name!r}')
        key(*['Down'] * steps, 'Return')
        wait(lambda: button.name != before, f'another {name!r} than {before!r}')

    def types_into(self, name, text, chosen):
        """Opens a drop-down with a search and types at once: nothing of it is lost."""
        button = wait_for(self.page, 'push button', re.compile('^' + re.escape(self._(name)) + ', '))
        self.program.focus_by_tab(button)
        key('space')
        type_text(text)
        wait(lambda: find_all(self.page, 'label', re.compile(chosen))
             and not find_all(self.page, 'label', re.compile('End the round')), f'only {chosen!r}')
        key('Return')
        wait(lambda: button.name.endswith(chosen), f'{chosen!r} chosen by {text!r}')

    def tries(self, number):
        """Waits until so many changes are tried out."""
        back = re.compile('^' + re.escape(self._('Take back: %s').split('%s')[0]))
        wait(lambda: len(find_all(self.page, 'push button', back)) == number, f'{number} changes')

    def choose(self, window, name, place):
        """Chooses what stands at a place of a drop-down."""
        button = wait_for(window, 'push button', re.compile('^' + re.escape(self._(name)) + ', '))
        self.program.focus_by_tab(button)
        key('space')
        wait(lambda: Focus.node().getRoleName() == 'list item', f'the list of {name!r}')
        before = button.name
        key('Home', *['Down'] * place, 'Return')
        wait(lambda: button.name != before, f'another {name!r} than {before!r}')


def state_of(path):
    return query(path, 'SELECT state, number IS NOT NULL, reason FROM service_proposal')


def closing_weighed(language):
    path = copy_of_sample(f'coverage-{language}', language)
    with Desk(path, language=language) as program:
        page, _ = Coverage(program), program._
        key('alt+l')
        page.focus_has('text')
        type_text('600')
        key('Return')
        page.says(_('If this point closes'))
        totals = _('Of %s residents %s have a point, %s a round, %s neither').split('%s')[1].strip()
        page.says(totals)

        # The map is walked by the arrows; it says where one is.
        key('F6')
        area = page.focus_has('image')
        key('Home')
        wait(lambda: '\n' in area.description, 'a mark with its figures')
        first = area.description
        key('Tab')
        wait(lambda: area.description != first, 'the next mark')
        key('Left', 'Left', 'plus', 'plus')
        screenshot_of(program, f'coverage-map-{language}')
        key('t')
        page.focus_has('table row')
        page.says(_('Name'))
        key('t')
        page.focus_has('image')

        # The worst point is on top of the list.
        key('alt+equal')
        page.focus_has('table row')
        key('Home')
        key('Delete')
        page.says(_('Who loses and who gains by the changes'), _('After the changes'))
        screenshot_of(program, f'coverage-tried-{language}')

        window = page.ask('alt+k', 'Keep as a proposal')
        page.write(window, 'Title', 'The worst one')
        page.answer(window, '_Keep', 'alt+k')
        wait(lambda: state_of(path) == [('DRAFT', 0, None)], 'a draft')
        page.says('The worst one')

        window = page.ask('alt+u', 'Put to decision')
        page.answer(window, '_Put', 'alt+p')
        wait(lambda: state_of(path) == [('PUT', 1, None)], 'a proposal put to decision')

        page.waits_for(page.page, '_Decide…')
        screenshot_of(program, f'coverage-put-{language}')
        window = page.ask('alt+d', 'Decide on the proposal')
        program.reach(f"{_('Decision')}, {_('Accept')}")
        key('space', 'Down', 'Return')
        page.write(window, 'Reason', 'R3')
        screenshot_of(program, f'coverage-decide-{language}')
        page.answer(window, '_Decide', 'alt+d')
        wait(lambda: state_of(path) == [('REJECTED', 1, 'R3')], 'a rejection')
        page.says(f"The worst one · {_('rejected')}")

        window = page.ask('alt+k', 'Take back')
        page.answer(window, 'Take _back', 'alt+b')
        wait(lambda: state_of(path) == [('DRAFT', 1, None)], 'a draft again')


DECIDER, SECOND = '刘新民 Liu Xinmin', '李秀兰 Li Xiulan'
CHANGED = """SELECT p.name_en, p.closed, p.neighbourhood FROM service_change AS c
    JOIN service_point AS p ON p.id = c.service_point ORDER BY c.id"""


def two_officers(path):
    """The environments of two officers; the second works under the account of this computer."""
    with sqlite3.connect(path) as base:
        base.execute("UPDATE officer SET os_account = 'somebody' WHERE name = ?", (DECIDER,))
        base.execute('UPDATE officer SET os_account = ? WHERE name = ?', (getpass.getuser(), SECOND))
    base.close()
    return [as_officer(name, path, query(path, 'SELECT id FROM officer WHERE name = ?', officer)[0][0])
            for name, officer in (('decider', DECIDER), ('second', SECOND))]


def sheet_of(path):
    """The words of the proposal as the verb prints it."""
    (proposal,), = query(path, 'SELECT id FROM service_proposal')
    pdf = home('proposal.pdf')
    verb('print', path, 'service-proposal', '--select', proposal, '--output', pdf)
    return squeezed(words_of(pdf))


def tried_and_kept(page, path):
    """Two closings and a move; returns the neighbourhood of the move."""
    key('alt+equal')
    page.focus_has('table row')
    key('Home')
    key('Delete')
    page.says(page._('Who loses and who gains by the changes'))
    key('Down', 'Delete', 'Down')
    page.tries(2)
    page.types_into('What to try', 'begin', 'Begin a round in')
    page.types_into('What to try', 'move', 'Move this point to')
    page.choose_below('Where, or which', 3)
    key('alt+t')
    page.tries(3)
    screenshot_of(page.program, 'coverage-three')
    window = page.ask('alt+k', 'Keep as a proposal')
    page.write(window, 'Title', 'Three of the ring road')
    page.answer(window, '_Keep', 'alt+k')
    wait(lambda: state_of(path) == [('DRAFT', 0, None)], 'a draft')


def put_and_accepted(page, path):
    """Against R3, by an override with its reason."""
    window = page.ask('alt+u', 'Put to decision')
    page.answer(window, '_Put', 'alt+p')
    wait(lambda: state_of(path) == [('PUT', 1, None)], 'a proposal put to decision')
    page.waits_for(page.page, '_Decide…')
    window = page.ask('alt+d', 'Decide on the proposal')
    page.choose(window, 'Decision', 2)
    page.write(window, 'Reason', 'The road is dug up')
    page.answer(window, '_Decide', 'alt+d')
    wait(lambda: state_of(path) == [('ACCEPTED', 1, 'The road is dug up')], 'an accepted proposal')


def countersigned(path, environment):
    """By a second officer at another desk, under their own account."""
    with Desk(path, environment=environment) as program:
        page = Coverage(program)
        page.choose(page.page, 'Trial or proposal', 1)
        page.waits_for(page.page, 'Cou_ntersign…')
        screenshot_of(program, 'coverage-countersign')
        window = page.ask('alt+n', 'Countersign')
        page.answer(window, 'Coun_tersign', 'alt+t')
        wait(lambda: query(path, 'SELECT o.name, p.countersign_way FROM service_proposal AS p'
                           ' JOIN officer AS o ON o.id = p.countersigned_by') == [(SECOND, 'ACCOUNT')],
             'the second signature')


def a_proposal_is_carried_out_and_taken_back():
    path = copy_of_sample('carried')
    decider, second = two_officers(path)
    with Desk(path, environment=decider) as program:
        page = Coverage(program)
        tried_and_kept(page, path)
        before = query(path, CHANGED)
        assert [closed for _, closed, _ in before] == [None, None, None], before
        put_and_accepted(page, path)
        key('ctrl+p')
        preview = Preview(program, 'Proposal on service points')
        pages, pdf = preview.read(), home('preview.pdf')
        preview.save(pdf)
        assert_same_words(pdf, pages)
        preview.close()
        countersigned(path, second)
        assert '服务点调整方案' in sheet_of(path)
        program.focus()
        page.waits_for(page.page, 'Carry _out…')
        window = page.ask('alt+o', 'Carry out')
        page.answer(window, 'Carry _out', 'alt+o')
        wait(lambda: state_of(path)[0][0] == 'CARRIED_OUT', 'it is carried out')
        after = query(path, CHANGED)
        assert [closed for _, closed, _ in after] == ['1956-04-15', '1956-04-15', None], after
        assert after[2][2] != before[2][2], after
        page.says('Three of the ring road · carried out', 'Carried out; decided with the figures of')
        page.says('Who was to lose and to gain when it was decided')
        screenshot_of(program, 'coverage-carried-out')
        assert '已执行' in sheet_of(path) and '失去服务' not in sheet_of(path)[:20]
        key('ctrl+z')
        wait(lambda: state_of(path)[0][0] == 'ACCEPTED', 'it is taken back')
        assert query(path, CHANGED) == before, query(path, CHANGED)
        screenshot_of(program, 'coverage-taken-back')


def a_closing_is_weighed_in_english():
    closing_weighed('en')


def a_closing_is_weighed_in_chinese():
    closing_weighed('zh_CN')


without_animations()
run_stories([a_closing_is_weighed_in_english, a_closing_is_weighed_in_chinese,
             a_proposal_is_carried_out_and_taken_back])
