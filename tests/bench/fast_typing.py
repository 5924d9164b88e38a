# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sixty co-operatives typed through the real window at 15 keys a second: how many of the keys arrived.

Nothing is asserted about a time; that nothing is lost is what a test asserts of three of them."""

from lian_atspi import wait
from lian_desk import Desk, copy_of_sample, without_animations
from lian_typing import arrived, keys_of, type_many

NUMBERS = range(1, 61)

without_animations()
path = copy_of_sample('typing')
with Desk(path) as program:
    program.open_list('cooperatives')
    pace = type_many(NUMBERS)
    try:
        wait(lambda: len(arrived(path, NUMBERS)[0]) >= len(NUMBERS), 'all of them are saved')
    except AssertionError:
        pass
    have, typed = arrived(path, NUMBERS)
same = sum(record in have for record in typed)
print(f'{sum(len(keys_of(number)) for number in NUMBERS)} keys at {pace:.1f} a second: '
      f'{same} of {len(typed)} co-operatives are as they were typed')
for record in typed:
    if record not in have:
        print(f'lost: {record}')
