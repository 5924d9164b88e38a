# SPDX-License-Identifier: LGPL-2.1-or-later
"""A member's story in the window: the account is looked at as it is printed, and the member leaves
with the tools and the rest in cash; nothing is left, and one step back brings all of it back."""

import re

from lian_atspi import (find, home, key, press, query, run_stories, set_text, text, type_text, verb,
                        wait, wait_for)
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations
from lian_paper import Preview

TABLES = {
    'cooperative': 'id,name_en,stage\n990501,Anvil Makers,PRODUCER_COOP\n',
    'member': 'id,cooperative,name_en,member_kind,member_role,card_no\n'
              '990601,990501,Wang Anvil,PERSON,MEMBER,1\n',
    'share_terms': 'id,cooperative,from_date,entered_on,resolution,share_value,quota,term_months,'
                   'deposit_rate,day_count\n'
                   '990701,990501,1956-01-01,1956-01-01,meeting 1,5.00,6,6,480,DAYS_365\n',
    'journal_entry': 'id,cooperative,member,deed,booked_on,amount,paper\n'
                     '990901,990501,990601,SUBSCRIBED,1956-01-10,30.00,1\n'
                     '990902,990501,990601,PAID_MEANS,1956-01-11,20.00,2\n'
                     '990903,990501,990601,CASH_DEPOSITED,1956-01-16,100.00,3\n'
                     '990904,990501,990601,DOCKED,1956-01-20,2.00,4\n',
}
BOOKED = """SELECT deed, amount FROM journal_entry
            WHERE cooperative = (SELECT id FROM cooperative WHERE name_en = 'Anvil Makers') ORDER BY id"""
BEFORE = [('SUBSCRIBED', 3000), ('PAID_MEANS', 2000), ('CASH_DEPOSITED', 10000), ('DOCKED', 200)]
# 90 days of 100.00 at 4.8 %
LEFT = [('INTEREST', 118), ('DOCKING_REFUNDED', 200), ('CANCELLED', 1000), ('RETURNED_MEANS', 1500),
        ('RETURNED_CASH', 500), ('REPAID', 10000), ('INTEREST_PAID', 118)]


def a_base():
    path = copy_of_sample('shares')
    for kind, rows in TABLES.items():
        table = home(f'{kind}.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write(rows)
        verb('import', path, kind, table)
    return path


def open_member(program):
    key('ctrl+k')
    program.wait_focus('Search everything', 'entry')
    type_text('Wang Anvil')
    hits = wait_for(program.app, None, 'Hits')
    wait(lambda: find(hits, 'list item', re.compile('^Wang Anvil')), 'the hit')
    key('Return')
    wait(lambda: text(wait_for(program.app, 'text', 'name (English)')) == 'Wang Anvil', 'the form')


def leave(program, path):
    press(wait_for(program.app, 'push button', 'Settle on leaving…'))
    question = program.window('Settle with the Member?')
    set_text(wait_for(question, 'text', 'Returned as means of production, in yuan'), '15.00')
    screenshot_of(program, 'shares-leave')
    press(find(question, 'push button', 'Settle'))
    wait(lambda: query(path, BOOKED) == BEFORE + LEFT, query(path, BOOKED))


def a_member_leaves():
    path = a_base()
    without_animations()
    with Desk(path) as program:
        program.ready()
        open_member(program)
        screenshot_of(program, 'shares-member')
        press(wait_for(program.app, 'push button', 'Account…'))
        preview = Preview(program, "Member's account")
        said = ''.join(preview.read())
        assert all(words in said for words in ('社员账户', '100.00 元', '应缴股金', '从工资所扣')), said
        screenshot_of(program, 'shares-account')
        preview.close()
        leave(program, path)
        assert query(path, "SELECT left_on, left_why FROM member WHERE name_en = 'Wang Anvil'") \
            == [('1956-04-15', 'OWN_WISH')]
        press(wait_for(program.app, 'push button', re.compile('^Undo: settled')))
        wait(lambda: query(path, BOOKED) == BEFORE, 'one step back brings all of it back')


run_stories([a_member_leaves])
