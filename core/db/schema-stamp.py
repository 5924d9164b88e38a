# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints, as a header of C, what the schema of a base made afresh comes to (see lian-schema.c).

Usage: schema-stamp.py STEP.sql...

Should the SQLite of the day write a definition otherwise than the one that this ran with, the program
finds that out and works it out itself."""

import hashlib
import sqlite3
import sys

with sqlite3.connect(':memory:', isolation_level=None) as base:
    for step in sys.argv[1:]:
        with open(step, encoding='utf-8') as file:
            base.executescript(file.read())
    stamp = hashlib.sha256()
    for row in base.execute('SELECT type, name, tbl_name, sql FROM sqlite_schema '
                            'WHERE sql IS NOT NULL ORDER BY 1, 2'):
        for text in row:
            stamp.update(f'{text}\n'.encode())
print(f'#define LIAN_SCHEMA_STAMP "{stamp.hexdigest()}"')
