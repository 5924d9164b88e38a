# SPDX-License-Identifier: LGPL-2.1-or-later
"""The window is killed while somebody works: nothing that it reported saved is lost, and the form
comes back as it was, at most two seconds older.

LIANSHE_KILLS says how often, 20 times where nothing is said.  LIANSHE_SEED tells the moments; the
one of a run is printed."""

import os
import random
import re
import threading
import time

from lian_atspi import (Ended, act, choose_file, find, home, key, press, query, run_stories,
                        type_text, verb, wait, wait_for)
from lian_desk import Desk, Form, copy_of_sample, in_the_base, without_animations

SEED = int(os.environ.get('LIANSHE_SEED') or random.SystemRandom().randrange(10**6))
KILLS = int(os.environ.get('LIANSHE_KILLS') or 20)
KEPT_WITHIN = 2.0
ROWS = 20000


class Stalls(threading.Thread):
    """The longest time in which this machine let nobody work; a draft can't be younger than that."""

    def __init__(self):
        super().__init__(daemon=True)
        self.longest = 0.0

    def run(self):
        last = time.monotonic()
        while True:
            time.sleep(0.05)
            now = time.monotonic()
            self.longest = max(self.longest, now - last - 0.05)
            last = now


class Ledger:
    """What somebody saw of two fields, and which values of them were reported saved."""

    def __init__(self, values):
        self.saved = values           # reported saved
        self.wanted = {values}        # may be in the base
        self.awaited = None           # what an act that was not reported yet leads to
        self.seen = [(0.0, values)]   # what the form showed, and since when
        self.typing = []              # what it may show while keys are on their way

    @property
    def shown(self):
        return self.seen[-1][1]

    def types(self, place, word):
        """These keys are pressed next."""
        self.typing = [with_value(self.shown, place, word[:n]) for n in range(1, len(word) + 1)]

    def shows(self, values):
        self.seen.append((time.monotonic(), values))

    def reported(self, values):
        self.saved = values
        self.wanted = {values}
        self.awaited = None

    def may_come_back(self, killed, stall):
        """The last values seen long enough before the end, and all that came after."""
        border = killed - KEPT_WITHIN - stall
        values = {values for since, values in self.seen if since > border}
        values.add([values for since, values in self.seen if since <= border][-1])
        return values | set(self.typing) | ({self.awaited} if self.awaited else set())


def with_value(values, place, value):
    return tuple(value if n == place else x for n, x in enumerate(values))


def type_into(form, ledger, place, word):
    """Types a word in two pieces, each until it stands there."""
    form.go_to(place)
    key('ctrl+a')
    ledger.types(place, word)
    half = len(word) // 2
    for start, end in ((0, half), (half, len(word))):
        type_text(word[start:end])
        values = with_value(ledger.shown, place, word[:end])
        form.shows(*values)
        ledger.shows(values)
    ledger.typing = []


def save(form, ledger):
    ledger.wanted.add(ledger.shown)
    form.saved()
    ledger.reported(ledger.shown)


def take_back(form, ledger, before):
    ledger.wanted.add(before)
    ledger.awaited = before
    key('ctrl+z')
    wait(lambda: form.program.check() or form.redo.now().startswith('Redo: change of'), 'undone')
    form.shows(*before)
    ledger.shows(before)
    ledger.reported(before)


def work(form, ledger, chance, round_number):
    """Types, saves and takes back until the program ends."""
    saved_here = []
    for step in range(1000):
        dirty = ledger.shown != ledger.saved
        what = chance.choice(('type', 'type', 'save', 'undo'))
        if what == 'save' and dirty:
            saved_here.append(ledger.saved)
            save(form, ledger)
        elif what == 'undo' and saved_here and not dirty:
            take_back(form, ledger, saved_here.pop())
        else:
            type_into(form, ledger, chance.randrange(2),
                      f'Works {round_number} {step} of many')


class Kill:
    """Ends the program after a while, and knows when."""

    def __init__(self, program, after):
        self.program = program
        self.moment = None
        self.timer = threading.Timer(after, self._end)
        self.timer.start()

    def _end(self):
        self.moment = time.monotonic()
        self.program.kill()


def until_killed(kill, do):
    """What fails because the program was killed is what this test is about; one that ends by itself
    is not.  The bus may say that the program is gone before the system does."""
    try:
        do()
    except (Ended, Exception):  # pylint: disable=broad-except
        if kill.moment is None:
            kill.timer.cancel()
            raise
    kill.timer.join()


def a_window_is_killed_at_any_moment():
    print(f'# LIANSHE_SEED={SEED}')
    chance = random.Random(SEED)
    path = copy_of_sample('kills')
    ledger, killed = Ledger(in_the_base(path)), time.monotonic()
    stalls = Stalls()
    stalls.start()
    came_back = 0
    for number in range(KILLS + 1):
        with Desk(path) as program:
            form = Form(program)
            base = in_the_base(path)
            assert base in ledger.wanted, (number, base, ledger.wanted)
            stall, stalls.longest = stalls.longest, 0.0
            expected = ledger.may_come_back(killed, stall)
            wait(lambda: form.values() in expected,  # pylint: disable=cell-var-from-loop
                 f'round {number}: one of {expected}, not {form.values()}')
            came_back += form.values() != base
            print(f'# {number}: {form.values()}')
            if number == KILLS:
                break
            shown = form.values()
            ledger = Ledger(base)
            ledger.seen = [(0.0, shown)]
            kill = Kill(program, chance.uniform(0.2, 3))
            until_killed(kill, lambda: work(form, ledger, chance, number))  # pylint: disable=cell-var-from-loop
            killed = kill.moment
    print(f'# drafts that came back: {came_back}')
    assert came_back > 0, 'no draft was tried'
    verb('check', path, '--full')


def an_import_is_killed_beside_a_half_filled_form():
    chance = random.Random(SEED)
    path = copy_of_sample('import-kill')
    before = query(path, 'SELECT count(*) FROM cooperative')[0][0]
    table = home('many.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('name_zh,name_en,reg_no,registrar\n')
        file.writelines(f'第{n}铁器社,Ironware {n},8{n},县工商局\n' for n in range(ROWS))
    ledger = Ledger(in_the_base(path))
    with Desk(path) as program:
        form = Form(program)
        type_into(form, ledger, 0, 'Half filled when the import came')
        half = ledger.shown
        dialog = open_import(program, table)
        kill = Kill(program, chance.uniform(2.0, 3.5))
        press(wait_for(dialog, 'push button', 'Import'))
        until_killed(kill, lambda: wait(program.check, 'the end', bound=60))
    with Desk(path) as program:
        now = query(path, 'SELECT count(*) FROM cooperative')[0][0]
        assert now in (before, before + ROWS), (before, now)
        form = Form(program)
        wait(lambda: form.values() == half, f'{half}')
    verb('check', path, '--full')


def open_import(program, table):
    """The import dialog up to its last step, with the table checked."""
    act(program.frame, 'win.import')
    dialog = program.window('Import')
    program.focus('^Import$')
    press(wait_for(dialog, 'push button', 'Choose the file'))
    choose_file(program, table, 2)
    program.focus('^Import$')
    wait_for(dialog, None, re.compile(f'^{ROWS // 1000},?000 rows'))
    press(find(dialog, 'push button', 'Next'))
    press(wait_for(dialog, 'push button', 'Check'))
    wait_for(dialog, None, re.compile('0 refused'))
    return dialog


without_animations()
run_stories([a_window_is_killed_at_any_moment, an_import_is_killed_beside_a_half_filled_form])
