# SPDX-License-Identifier: LGPL-2.1-or-later
"""The same register of co-operatives for every program, made by chance from a fixed seed."""

import csv
import random
import sqlite3

CHARACTERS = '安宁建新红星前进光明永利和平东风联华长江胜利团结民生同兴广大中山海河'
STREETS = ('north', 'south', 'east', 'west', 'bridge', 'temple', 'market', 'river')
HEADER = ('reg_no', 'name_zh', 'name_en', 'address', 'members_male', 'members_female')
# Two characters that name about one co-operative in a thousand.
WANTED = '安海'


def rows(count):
    """The records: number, names, address, members."""
    chance = random.Random(1956)
    for i in range(count):
        name = ''.join(chance.sample(CHARACTERS, 4))
        yield (f'{i:07d}', f'{name}第{i}生产合作社', f'Co-operative {i} of {chance.choice(STREETS)}',
               f'{chance.choice(STREETS)} street {chance.randrange(400)}', chance.randrange(5, 90),
               chance.randrange(5, 90))


def write_csv(path, count):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count))


def write_sqlite(path, count):
    """What the sqlite3 shell and DB Browser for SQLite work on: a table with the indexes it would need."""
    with sqlite3.connect(path) as base:
        base.execute(f'CREATE TABLE cooperative (id INTEGER PRIMARY KEY, {", ".join(HEADER)})')
        base.executemany(f'INSERT INTO cooperative ({", ".join(HEADER)}) VALUES (?, ?, ?, ?, ?, ?)',
                         rows(count))
        base.execute('CREATE INDEX cooperative_reg_no ON cooperative (reg_no)')
        base.execute('CREATE INDEX cooperative_name ON cooperative (name_zh)')
    base.close()


SPACES = ('gnc', 'act', 'book', 'cd', 'cmdty', 'split', 'trn', 'ts')
YUAN = '<cmdty:space>CURRENCY</cmdty:space><cmdty:id>CNY</cmdty:id>'


def write_book(path, count):
    """A book of GnuCash: one entry with two sides to each co-operative, its name as what it is for."""
    def account(number, name, kind, parent):
        commodity = f'<act:commodity>{YUAN}</act:commodity><act:commodity-scu>100</act:commodity-scu>' \
                    f'<act:parent type="guid">{parent:032x}</act:parent>' if parent else ''
        return f'<gnc:account version="2.0.0"><act:name>{name}</act:name>' \
               f'<act:id type="guid">{number:032x}</act:id><act:type>{kind}</act:type>{commodity}' \
               '</gnc:account>\n'

    def side(number, value, owner):
        return f'<trn:split><split:id type="guid">{number:032x}</split:id>' \
               '<split:reconciled-state>n</split:reconciled-state>' \
               f'<split:value>{value}/100</split:value><split:quantity>{value}/100</split:quantity>' \
               f'<split:account type="guid">{owner:032x}</split:account></trn:split>'

    day = '<ts:date>1956-03-29 10:59:00 +0000</ts:date>'
    with open(path, 'w', encoding='utf-8') as file:
        spaces = ' '.join(f'xmlns:{s}="http://www.gnucash.org/XML/{s}"' for s in SPACES)
        file.write(f'<?xml version="1.0" encoding="utf-8" ?>\n<gnc-v2 {spaces}>\n'
                   '<gnc:count-data cd:type="book">1</gnc:count-data>\n<gnc:book version="2.0.0">\n'
                   f'<book:id type="guid">{1:032x}</book:id>\n'
                   f'<gnc:commodity version="2.0.0">{YUAN}</gnc:commodity>\n')
        file.write(account(2, 'Root Account', 'ROOT', 0) + account(3, 'Shares', 'ASSET', 2)
                   + account(4, 'Members', 'EQUITY', 2))
        for i, row in enumerate(rows(count)):
            value = row[4] * 100
            file.write(f'<gnc:transaction version="2.0.0"><trn:id type="guid">{16 * i + 16:032x}</trn:id>'
                       f'<trn:currency>{YUAN}</trn:currency><trn:num>{row[0]}</trn:num>'
                       f'<trn:date-posted>{day}</trn:date-posted><trn:date-entered>{day}</trn:date-entered>'
                       f'<trn:description>{row[1]}</trn:description><trn:splits>'
                       f'{side(16 * i + 17, value, 3)}{side(16 * i + 18, -value, 4)}'
                       '</trn:splits></gnc:transaction>\n')
        file.write('</gnc:book>\n</gnc-v2>\n')
