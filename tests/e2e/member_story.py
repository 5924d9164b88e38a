# SPDX-License-Identifier: LGPL-2.1-or-later
"""A member from joining to leaving, by the keys alone: joins, subscribes, pays an instalment in cash, falls into
arrears and pays the next, brings a tool that is valued, gets a certificate, interest, a part of the surplus and
instalments of the deposit, transfers a share to another member, leaves with goods and cash; one key takes the
leaving back at once.  The statement of a day is later what it was on that day."""

import re
import shutil
import subprocess

from lian_atspi import Focus, home, key, query, run_stories, text, type_text, verb, wait, wait_for
from lian_desk import Desk, area_key, screenshot_of, without_animations
from lian_paper import Preview

TABLES = {
    'city': 'id,name_en\n990011,Anlan\n',
    'federation': 'id,name_en,level,city\n990021,Anlan Federation,LOCAL,990011\n',
    'settings': 'id,federation,office,working_date,language\n990001,990021,1,1956-01-10,en\n',
    'cooperative': 'id,name_en,stage,status\n990501,Anvil Makers,PRODUCER_COOP,LIVE\n',
    'share_terms': 'id,cooperative,from_date,entered_on,resolution,share_value,quota,term_months,instalments,'
                   'deposit_rate,day_count,repay_months,repay_instalments\n'
                   '990701,990501,1956-01-01,1956-01-01,meeting 1,5.00,6,6,3,480,DAYS_365,12,4\n',
    'valuation': 'id,cooperative,name,valued_on,committee,state\n'
                 '990801,990501,January tools,1956-01-10,Li and Zhao,OPEN\n',
    'distribution_terms': 'id,cooperative,from_date,resolution,reserve,welfare,bonus,education,levy,'
                          'labour,share,labour_by\n'
                          '990851,990501,1956-01-01,meeting 1,4000,1000,0,0,0,3000,2000,WAGES\n',
    'distribution': 'id,cooperative,year,resolution,surplus,past_loss,to_loss,to_reserve,to_welfare,'
                    'to_bonus,to_education,to_levy,to_labour,to_share\n'
                    '990861,990501,1956,meeting 9,10.00,0.00,0.00,4.00,1.00,0.00,0.00,0.00,3.00,2.00\n',
}
BOOKED = 'SELECT deed, amount FROM journal_entry ORDER BY id'
JOINED = [('SUBSCRIBED', 3000), ('PAID_CASH', 1000)]
PAID = JOINED + [('PAID_CASH', 1000)]
VALUED = PAID + [('PAID_MEANS', 1000), ('MEANS_DEPOSITED', 7000)]
# 70.00 for 257 days at 4.8 %
CREDITED = VALUED + [('DIVIDEND_LABOUR', 300), ('DIVIDEND_SHARE', 200), ('INTEREST', 237)]
# Two of four instalments, after three months each
REPAID = CREDITED + [('REPAID', 3500)]
TRANSFERRED = REPAID + [('TRANSFERRED', 500)]
LEFT = TRANSFERRED + [('RETURNED_GOODS', 500), ('RETURNED_CASH', 2000), ('REPAID', 3500), ('INTEREST_PAID', 237),
                      ('DIVIDEND_PAID', 500)]


def bring_in(path, kind, rows):
    table = home(f'{kind}.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(rows)
    verb('import', path, kind, table)


def go_to(path, day):
    number, = query(path, 'SELECT id FROM settings')[0]
    bring_in(path, 'settings', f'id,working_date\n{number},{day}\n')


def statement(path, day, member=None):
    """What a member's account on paper says of a day, of the first one's if no other, without the foot.

    How many blanks stand between two columns hangs on all that is on the sheet, the foot too."""
    paper = home('account.pdf')
    chosen = member or query(path, 'SELECT min(id) FROM member')[0][0]
    verb('print', path, 'member-account', '--select', str(chosen), '--output', paper, '--on', day)
    said = subprocess.run(['pdftotext', '-layout', paper, '-'], capture_output=True, text=True, check=True).stdout
    return [re.sub(' {2,}', '  ', line).strip() for line in said.splitlines() if not re.search('page|act ', line)]


class Clerk:
    def __init__(self, program, path):
        self.program, self.path = program, path

    def fill(self, *fields):
        """Fields by name: what is typed, and what it then says where that is looked up."""
        for name, typed, *found in fields:
            node = self.program.reach(name, 'text')
            key('ctrl+a')
            type_text(typed)
            wait(lambda: text(node) == typed, typed)  # pylint: disable=cell-var-from-loop
            if found:
                wait(lambda: text(node) == found[0] or key('Return'), found[0])  # pylint: disable=cell-var-from-loop

    def enter(self, kind, sql, expected, *fields):
        """A new record of a kind."""
        self.program.kind(kind, filled=False)
        key('ctrl+n')
        wait(lambda: Focus.node().getRoleName() == 'text', 'the form')
        self.fill(*fields)
        key('ctrl+s')
        wait(lambda: query(self.path, sql) == expected, expected)

    def book(self, deed, amount, day, expected, *further):
        self.enter('Journal', BOOKED, expected, ('co-operative', 'Anvil', 'Anvil Makers'),
                   ('member', 'Wang', 'Wang Anvil'), ('what is booked', deed), ('booked on', day),
                   ('amount', amount), *further)

    def open_first(self, kind):
        self.program.kind(kind)
        key('Return')
        wait(lambda: Focus.node().getRoleName() == 'text', 'the form')

    def answer(self, keys, title, answer, *fields):
        """The act of a button by its letter, with what it asks."""
        key(keys)
        window = self.program.window(title)
        self.program.focus(f'^{re.escape(title)}$')
        self.fill(*fields)
        screenshot_of(self.program, f'member-{title.split()[0].lower()}')
        key(answer)
        wait(lambda: window not in list(self.program.app), f'{title} is answered')
        self.program.focus()

    def booked(self, expected):
        wait(lambda: query(self.path, BOOKED) == expected, query(self.path, BOOKED))


def joins(path):
    with Desk(path) as program:
        clerk = Clerk(program, path)
        program.ready()
        key('ctrl+5')
        clerk.enter('Members', 'SELECT name_en FROM member', [('Wang Anvil',)],
                    ('co-operative', 'Anvil', 'Anvil Makers'), ('name (English)', 'Wang Anvil'), ('date joined', '1956-01-10'),
                    ('income before joining', '30.00'))
        clerk.book('share subscribed', '30.00', '1956-01-10', JOINED[:1])
        clerk.book('share paid in cash', '10.00', '1956-01-10', JOINED)
        clerk.enter('Valued items', 'SELECT value FROM valuation_item', [(8000,)],
                    ('valuation', 'January', 'January tools'), ('member', 'Wang', 'Wang Anvil'), ('item', 'anvil'),
                    ('kind of item', 'tool, utensil'), ('reference price from', 'market price'), ('reference price', '120.00'),
                    ('years used', '4'), ('remaining years', '8'), ('value', '80.00'),
                    ('what becomes of it', 'priced in on joining'))


def is_in_arrears(program):
    """Two of three instalments are over, and one is paid: a row of its own among the reports."""
    key(area_key('reports'))
    wait(lambda: program.page() == 'LianReportsPage', 'the page of reports')
    Focus.forget()
    key('alt+p')
    wait(Focus.node, 'the list of reports')
    key(*['Down'] * 8, 'Return')
    program.wait(None, '1 member in arrears or docked')
    screenshot_of(program, 'member-arrears')


def is_certified(program):
    """What is paid by now, on paper."""
    program.kind('Members')
    key('ctrl+p')
    program.window('Print What?')
    program.focus('^Print What[?]$')
    # libadwaita says the words of an answer twice.
    program.reach('Share certificate Share certificate', 'push button')
    key('space')
    preview = Preview(program, 'Share certificate')
    said = ''.join(preview.read())
    assert 'Wang Anvil has paid shares of 30.00 yuan' in said and '5.00 yuan' in said, said
    screenshot_of(program, 'member-certificate')
    preview.close()


def pays_and_is_valued(path):
    with Desk(path) as program:
        clerk = Clerk(program, path)
        program.ready()
        is_in_arrears(program)
        key('ctrl+5')
        clerk.book('share paid in cash', '10.00', '1956-05-20', PAID)
        clerk.open_first('Valuations')
        clerk.answer('alt+f', 'Finish the Valuation?', 'alt+f', ('Resolution', 'meeting 2'))
        clerk.booked(VALUED)
        is_certified(program)


def leaves(path):
    with Desk(path) as program:
        clerk = Clerk(program, path)
        program.ready()
        key('ctrl+5')
        clerk.open_first('Distributions of surplus')
        clerk.answer('alt+d', 'Divide among the Members?', 'alt+d')
        clerk.booked(CREDITED[:-1])
        key('alt+2')
        program.wait_list('Co-operatives')
        key('Return')
        wait(lambda: Focus.node().getRoleName() == 'text', 'the form')
        clerk.answer('alt+i', 'Credit Interest?', 'alt+r')
        clerk.booked(CREDITED)
        clerk.answer('alt+y', 'Repay Deposits?', 'alt+r')
        clerk.booked(REPAID)
        key('ctrl+5')
        clerk.book('share transferred', '5.00', '1957-02-01', TRANSFERRED, ('transferred to', 'Li', 'Li Hammer'))
        program.kind('Members')
        key('End', 'Return')
        wait(lambda: text(wait_for(program.app, 'text', 'name (English)')) == 'Wang Anvil', 'the form')
        clerk.answer('alt+l', 'Settle with the Member?', 'alt+s', ('Returned in goods, in yuan', '5.00'))
        clerk.booked(LEFT)
        key('ctrl+z')
        clerk.booked(TRANSFERRED)
        wait_for(program.app, 'push button', re.compile('^Redo: settled'))
        key('ctrl+shift+z')
        clerk.booked(LEFT)


def a_member_from_joining_to_leaving():
    path = home('member.lianshe')
    verb('new', path)
    for kind, rows in TABLES.items():
        bring_in(path, kind, rows)
    without_animations()
    joins(path)
    go_to(path, '1956-05-20')
    pays_and_is_valued(path)
    printed = statement(path, '1956-05-20') if shutil.which('pdftotext') else []
    member, = query(path, 'SELECT id FROM member')[0]
    own, = query(path, 'SELECT id FROM cooperative')[0]
    bring_in(path, 'member_year', f'member,cooperative,year,months,wages\n{member},{own},1956,12,400.00\n')
    go_to(path, '1957-02-01')
    bring_in(path, 'member', f'cooperative,name_en,member_kind,member_role,joined\n{own},Li Hammer,PERSON,MEMBER,1957-01-15\n')
    leaves(path)
    assert query(path, 'SELECT left_on, left_why FROM member ORDER BY id') == [('1957-02-01', 'OWN_WISH'), (None, None)]
    if printed:
        assert statement(path, '1956-05-20') == printed, printed
        assert any('70.00' in line for line in printed), printed
        other, = query(path, "SELECT id FROM member WHERE name_en = 'Li Hammer'")[0]
        assert any('5.00' in line and 'share transferred' in line for line in statement(path, '1957-02-01', other))


run_stories([a_member_from_joining_to_leaving])
