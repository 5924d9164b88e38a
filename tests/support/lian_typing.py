# SPDX-License-Identifier: LGPL-2.1-or-later
"""Co-operatives typed as fast as somebody types who knows the form by heart: the keys come one after the other,
and nobody looks at the screen or waits for it."""

import time

from lian_atspi import query, wait, xdotool

KEYS_A_SECOND = 15
FIELDS = ('name_zh', 'name_en', 'reg_no', 'registrar')
# Passed over before the city.
EMPTY = ('legal_form', 'ownership_class', 'address')
CITY = 'anlan'
SIGNS = {' ': 'space', '-': 'minus'}


def values(number):
    """What is typed of one of them, field by field."""
    return f'z {number:02}', f'typed {number:02}', f't{number:04}', 'office'


def keys_of(number):
    """A new form, field after field, the city by its look-up, and the key that saves."""
    keys = ['ctrl+n']
    for value in values(number):
        keys += [SIGNS.get(sign, sign) for sign in value] + ['Tab']
    return keys + ['Tab'] * len(EMPTY) + list(CITY) + ['Return', 'ctrl+s']


def type_many(numbers, speed=KEYS_A_SECOND):
    """Types them in one go, from anywhere in the page of the co-operatives; returns the keys a second."""
    keys = [key for number in numbers for key in keys_of(number)]
    start = time.monotonic()
    # One process for all: a new one for each key would be the slowest of what is measured.
    xdotool('key', '--delay', 1000 // speed, *keys, bound=60 + len(keys))
    return len(keys) / (time.monotonic() - start)


def arrived(path, numbers):
    """What the base has of them, beside what was typed."""
    columns = ', '.join(f'o.{field}' for field in FIELDS)
    have = query(path, f'SELECT {columns}, lower(c.name_en) LIKE ? FROM cooperative AS o LEFT JOIN city AS c'
                 " ON c.id = o.city WHERE o.reg_no LIKE 't____' ORDER BY o.reg_no", f'{CITY}%')
    return have, [values(number) + (1,) for number in numbers]


def wait_for_all(path, numbers):
    """Waits until so many are saved; what is lost is seen in them, or there are not so many."""
    wait(lambda: len(arrived(path, numbers)[0]) >= len(numbers), 'all of them are saved')
    have, typed = arrived(path, numbers)
    assert have == typed, [pair for pair in zip(have, typed) if pair[0] != pair[1]]
