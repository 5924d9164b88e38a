# SPDX-License-Identifier: LGPL-2.1-or-later
"""One order from the buyer's request to its settlement, by the keys alone: drafted, its lines,
schedule, allotments and material filled in and pasted, signed, begun, supplied, amended, delivered in
grades and late, fined, paid, fulfilled, settled, and summed up on paper."""

import re

from lian_atspi import (Focus, home, key, query, run_stories, text, type_text,
                        visible_text, wait, wait_for)
from lian_clipboard import Clipboard
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations
from lian_paper import Preview, assert_same_words, squeezed

BUYER = 'China Hardware and Machinery Company, Anlan'
SIGNS = 'Anlan City Specialised Federation of Ironware'
FIRST, SECOND = "Hongxing Ironware Producers' Co-operative", "Jianxin Ironware Producers' Co-operative"


class Clerk:
    """Who types: every step waits until the window shows where it led."""

    def __init__(self, program, path, clipboard):
        self.program, self.path, self.clipboard = program, path, clipboard
        self.contract = None

    def ask(self, sql, *values):
        return query(self.path, sql, *values)[0]

    def at(self, name):
        return self.program.wait_name(name)

    def fill(self, *fields):
        """Fields one behind the other, the first with the focus: name, what is typed, and what it then
        says where that is a record that was looked up."""
        for place, (name, typed, *found) in enumerate(fields):
            node = self.at(name)
            if typed:
                key('ctrl+a')
                type_text(typed)
                wait(lambda: text(node) == typed, typed)  # pylint: disable=cell-var-from-loop
            if found:
                wait(lambda: text(node) == found[0] or key('Return'),  # pylint: disable=cell-var-from-loop
                     found[0])
            if place < len(fields) - 1:
                key('Tab')

    def turn(self, pages, name):
        """To another page of the form, where its first cell has the focus."""
        key(*['ctrl+alt+Page_Down' if pages > 0 else 'ctrl+alt+Page_Up'] * abs(pages))
        return self.at(name)

    def paste(self, first, *rows):
        """From the cell with the focus, which then says what stood first."""
        node = Focus.node()
        self.clipboard.hold(rows)
        key('ctrl+v')
        wait(lambda: text(node) == first, f'{first!r} is pasted')

    def save(self, sql, expected):
        key('ctrl+s')
        wait(lambda: query(self.path, sql, self.contract)[0] == expected, f'{expected} in the base')

    def open_part(self):
        """The row with the focus in a form of its own."""
        key('alt+Return')
        wait(lambda: ', row ' not in Focus.node().name, 'the form of the part')

    def back(self, name):
        key('alt+Left')
        self.at(name)

    def says(self, words):
        self.program.wait('label', re.compile(words))

    def question(self, keys, title, *words, answer=None, **fields):
        """What the letter of an act asks: what is said, what is typed, and the letter of the answer,
        which mostly is the same."""
        key(keys)
        window = self.program.window(title)
        self.program.focus(f'^{re.escape(title)}$')
        said = '\n'.join(visible_text(window))
        assert all(re.search(word, said) for word in words), said
        for name, typed in fields.items():
            node = wait_for(window, 'text', name.replace('_', ' '))
            self.program.focus_by_tab(node)
            key('ctrl+a')
            type_text(typed)
            wait(lambda: text(node) == typed, typed)  # pylint: disable=cell-var-from-loop
        screenshot_of(self.program, f'order-{keys}-{title.split()[0].lower()}')
        key(answer or keys)
        wait(lambda: window not in list(self.program.app), f'{title} is answered')
        self.program.focus()

    def is_in(self, state):
        wait(lambda: self.ask('SELECT state FROM contract WHERE id = ?', self.contract) == (state,),
             state)


LINES = 'SELECT count(*), sum(quantity) FROM contract_line WHERE contract = ?'
PARTS = ('SELECT (SELECT sum(s.quantity) FROM schedule AS s WHERE s.contract_line = l.id),'
         ' (SELECT sum(a.quantity) FROM allotment AS a WHERE a.contract_line = l.id)'
         ' FROM contract_line AS l WHERE l.contract = ? ORDER BY l.id ')


def draft(clerk):
    """The request becomes a draft; it is one before anybody says so."""
    key('ctrl+n')
    clerk.fill(('contract type', 'ordering'), ('state', None), ('orderer', 'Hardware', BUYER),
               ('signatory', 'the federation'), ('signing federation', 'Ironware', SIGNS))
    clerk.program.reach('from', 'text')
    clerk.fill(('from', '1956-02-01'), ('until', '1956-04-10'))
    clerk.program.reach('penalty for lateness', 'text')
    type_text('10')
    clerk.turn(1, 'product name, row 1')
    clerk.paste('kitchen knives',
                ('product name', 'quantity', 'unit of measure', 'unit price or fee', 'specification'),
                ('kitchen knives', '600', 'ba', '0.80', '7 cun'), ('sickles', '300', 'ba', '0.45', ''))
    key('ctrl+s')
    clerk.contract, = wait(lambda: query(clerk.path, 'SELECT c.id FROM contract AS c JOIN contract_line AS l'
                                         ' ON l.contract = c.id WHERE c.state = ? AND l.product = ?',
                                         'DRAFT', 'kitchen knives'), 'the draft')[0]
    clerk.says('Amount 615.00')


def share_out(clerk):
    """Dates by the keys, co-operatives as a spreadsheet has them, by name or registration number."""
    clerk.open_part()
    clerk.turn(2, 'delivery date, row 1')
    clerk.fill(('delivery date, row 1', '1956-03-01'), ('quantity, row 1', '300'),
               ('delivery date, row 2', '1956-03-31'), ('quantity, row 2', '300'))
    clerk.turn(1, 'co-operative, row 1')
    clerk.paste(FIRST, (FIRST, '400'), ('00103', '200'))
    clerk.save(PARTS + 'LIMIT 1', (600, 600))
    clerk.back('product name, row 1')
    clerk.program.reach('product name, row 2')
    clerk.open_part()
    clerk.turn(2, 'delivery date, row 1')
    clerk.paste('1956-03-31', ('1956-03-31', '300'))
    clerk.turn(1, 'co-operative, row 1')
    clerk.paste(FIRST, ('00102', '300'))
    clerk.save(PARTS + 'LIMIT 1 OFFSET 1', (300, 300))
    # Back is where the part was opened.
    clerk.back('product name, row 2')


def plan_material(clerk):
    clerk.turn(1, 'contract line, row 1')
    clerk.paste('kitchen knives',
                ('contract line', 'raw material', 'quantity', 'unit of measure', 'consumption norm',
                 'source of material', 'material in the catalogue'),
                ('kitchen knives', 'wrought iron', '300', 'jin', '0.5', 'allocation', 'Wrought iron'))
    clerk.save('SELECT count(*) FROM contract_material WHERE contract = ?', (1,))


def sign(clerk):
    clerk.question('alt+s', 'Sign the Contract?', On='1956-02-01')
    clerk.is_in('SIGNED')
    clerk.question('alt+b', 'Begin the Contract?', On='1956-02-03')
    clerk.is_in('EXECUTING')


def issue_material(clerk):
    """What the makers get from the federation's store, as a line of the stock books."""
    number, = clerk.ask('SELECT number FROM contract WHERE id = ?', clerk.contract)
    clerk.program.area('materials')
    key('ctrl+n')
    clerk.fill(('day of movement', '1956-02-05'), ('kind of movement', 'issued'),
               ('raw material', 'Wrought', 'Wrought iron'), ('source of material', 'allocation'),
               ('quantity', '100'), ('unit of measure', 'jin', 'jin'),
               ('place of stock', 'Store of the city', 'Store of the city federation'),
               ('moved to', None), ('contract', number, number), ('contract line', None),
               ('co-operative', 'Hongxing', FIRST))
    clerk.save('SELECT count(*) FROM material_movement WHERE contract = ?', (1,))


def amend(clerk):
    """The buyer takes 20 knives less: a new version, with its reason and with whom it was agreed."""
    clerk.program.open_list('contracts')
    key('End')
    wait(lambda: 'in execution' in Focus.node().name, 'the row of the contract')
    key('Return')
    # It was left at its materials.
    clerk.at('contract line, row 1')
    clerk.turn(-1, 'product name, row 1')
    clerk.open_part()
    clerk.program.reach('quantity', 'text')
    clerk.fill(('quantity', '580'))
    clerk.turn(2, 'delivery date, row 1')
    clerk.program.reach('quantity, row 2', 'text')
    clerk.fill(('quantity, row 2', '280'))
    clerk.turn(1, 'co-operative, row 1')
    clerk.program.reach('quantity, row 2', 'text')
    clerk.fill(('quantity, row 2', '180'))
    clerk.question('ctrl+s', 'Amend the Contract?', 'becomes a new version', answer='alt+a', Agreed_with='Wang of the company',
                   Reason='the company sells fewer knives', Amended_on='1956-03-10')
    wait(lambda: clerk.ask('SELECT version FROM contract WHERE id = ?', clerk.contract) == (2,),
         'version 2')


def deliver(clerk):
    """On time, 20 of it poorer and cheaper; and five days late."""
    clerk.turn(1, 'co-operative, row 1')
    clerk.paste(FIRST, (FIRST, '1956-02-28', '300', '', ''), (SECOND, '1956-04-05', '180', 'A', 'yes'),
                (FIRST, '1956-04-05', '100', 'A', 'yes'))
    clerk.save('SELECT sum(d.quantity) FROM delivery AS d JOIN contract_line AS l'
               ' ON l.id = d.contract_line WHERE l.contract = ?', (580,))
    clerk.open_part()
    clerk.turn(1, 'grade, row 1')
    clerk.fill(('grade, row 1', 'A'), ('quantity, row 1', '280'), ('verdict, row 1', 'accepted'))
    clerk.program.reach('grade, row 2')
    clerk.fill(('grade, row 2', 'B'), ('quantity, row 2', '20'), ('verdict, row 2', 'accepted at a lower price'),
               ('unit price or fee, row 2', '0.60'), ('reason, row 2', 'notched'))
    clerk.save('SELECT count(*) FROM delivery_grade AS g JOIN delivery AS d ON d.id = g.delivery'
               ' JOIN contract_line AS l ON l.id = d.contract_line WHERE l.contract = ?', (2,))
    clerk.back('co-operative, row 1')
    clerk.back('product name, row 1')
    clerk.program.reach('product name, row 2')
    clerk.open_part()
    clerk.turn(4, 'co-operative, row 1')
    clerk.paste(FIRST, ('00102', '1956-03-30', '300', 'A', 'yes'))
    clerk.save('SELECT sum(d.quantity) FROM delivery AS d JOIN contract_line AS l'
               ' ON l.id = d.contract_line WHERE l.contract = ?', (880,))
    clerk.back('product name, row 2')


def fine(clerk):
    """280 knives of 224 yuan, five days at one in a thousand."""
    clerk.question('alt+p', 'Propose Penalties?', '280 .* 5 days late; 10 in 10,000 a day: 1.12',
                   On='1956-04-12')
    wait(lambda: clerk.ask('SELECT count(*) FROM penalty WHERE contract = ?', clerk.contract) == (1,),
         'the penalty')


def confirm(clerk):
    """An officer stands for it."""
    clerk.turn(3, 'contract line, row 1')
    clerk.open_part()
    clerk.program.reach('state', 'text')
    clerk.fill(('state', 'confirmed'), ('officer', 'Liu Xinmin', '刘新民 Liu Xinmin'),
               ('decided on', '1956-04-12'))
    clerk.save('SELECT state FROM penalty WHERE contract = ?', ('CONFIRMED',))
    clerk.back('contract line, row 1')
    clerk.says('Accepted for 595.00')


def pay(clerk):
    clerk.turn(1, 'what for, row 1')
    clerk.paste('advance payment', ('advance payment', 'the orderer', '', '1956-02-05', '200'),
                ('price of goods', 'the orderer', '', '1956-04-13', '393.88'))
    clerk.save('SELECT sum(amount) FROM payment WHERE contract = ?', (59388,))
    clerk.says('Balance 0.00')


def settle(clerk):
    clerk.question('alt+o', 'Complete the Contract?', 'Nothing is open', On='1956-04-12')
    clerk.is_in('FULFILLED')
    clerk.question('alt+e', 'Settle the Contract?', 'Nothing is open', On='1956-04-14')
    wait(lambda: clerk.ask('SELECT settled_on FROM contract WHERE id = ?', clerk.contract)
         == ('1956-04-14',), 'it is settled')


def sum_up(clerk):
    """The paper says what became of the order, for those who were not there."""
    number, = clerk.ask('SELECT number FROM contract WHERE id = ?', clerk.contract)
    clerk.program.print_first()
    preview = Preview(clerk.program, 'Contract summary')
    pages, pdf = preview.read(), home('order.pdf')
    preview.save(pdf)
    words = assert_same_words(pdf, pages)
    for word in (number, '595.00', '593.88', '1.12', '200.00', '1956年3月10日', 'kitchen knives'):
        assert squeezed(word) in words, word
    preview.close()


def story():
    path = copy_of_sample('order')
    with Clipboard() as clipboard, Desk(path) as program:
        clerk = Clerk(program, path, clipboard)
        program.open_list('contracts')
        for step in (draft, share_out, plan_material, sign, issue_material, amend, deliver, fine, confirm,
                     pay, settle, sum_up):
            step(clerk)


def an_order_is_followed_to_its_settlement():
    story()


without_animations()
run_stories([an_order_is_followed_to_its_settlement])
