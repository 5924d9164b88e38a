# SPDX-License-Identifier: LGPL-2.1-or-later
"""Two programs on one base, and a base that fails while it is open: nothing is overwritten in
silence, and what was typed stays where it was typed."""

import os
import sqlite3
import subprocess

from lian_atspi import Skip, home, key, query, run_stories, verb, wait
from lian_desk import Desk, Form, as_officer, copy_of_sample, in_the_base, without_animations

ROWS = 20000


def officers(path):
    """Two people of the sample's office."""
    return [number for number, in query(path, 'SELECT id FROM officer ORDER BY id LIMIT 2')]


def english_name(path):
    return in_the_base(path)[0]


def the_others_act_appears():
    path = copy_of_sample('appears')
    one, other = officers(path)
    with Desk(path, environment=as_officer('one', path, one)) as here, \
            Desk(path, environment=as_officer('other', path, other)) as there:
        form, watched = Form(here), Form(there)
        mine = watched.undo.now()
        here.focus()
        form.type('Red Star')
        form.saved()
        # Nobody touches the other window.
        watched.shows('Red Star')
        there.wait('label', 'Red Star')
        # Only its author may take it back.
        assert watched.undo.now() == mine, watched.undo.now()
        there.focus()
        watched.type('Red Star Works')
        watched.saved()
        assert english_name(path) == 'Red Star Works'
        form.shows('Red Star Works')
        assert form.undo.now() == 'Undo: change of co-operative “Red Star”', form.undo.now()


def two_values_are_shown_and_one_is_chosen():
    path = copy_of_sample('both')
    one, other = officers(path)
    with Desk(path, environment=as_officer('one', path, one)) as here, \
            Desk(path, environment=as_officer('other', path, other)) as there:
        form, late = Form(here), Form(there)
        late.type('Mine')
        here.focus()
        form.type('Theirs')
        form.saved()
        late.says('here: Mine\nin the base: Theirs')
        assert late.values()[0] == 'Mine'
        there.focus()
        late.save()
        late.says('^Not saved: choose a value')
        assert english_name(path) == 'Theirs', 'overwritten'
        there.reach('Take theirs')
        key('space')
        late.shows('Theirs')
        late.type('Mine again')
        here.focus()
        form.type('Theirs again')
        form.saved()
        late.says('in the base: Theirs again')
        there.focus()
        there.reach('Keep mine')
        key('space')
        late.saved()
        assert english_name(path) == 'Mine again'
        form.shows('Mine again')


def one_is_killed_while_it_writes():
    path = copy_of_sample('killed')
    before = query(path, 'SELECT count(*) FROM cooperative')[0][0]
    table = home('many.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('name_zh,name_en,reg_no,registrar\n')
        file.writelines(f'第{n}铁器社,Ironware {n},9{n:05},县工商局\n' for n in range(ROWS))
    with Desk(path) as there:
        form = Form(there)
        form.type('Written meanwhile')
        importing = subprocess.Popen([os.environ['LIANSHE_PROGRAM'], 'import', path, 'cooperative',
                                      table], stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
        # It writes as soon as nobody else can.
        wait(lambda: importing.poll() is not None or is_locked(path), 'the writing', bound=60)
        importing.kill()
        importing.wait()
        form.saved()
    assert english_name(path) == 'Written meanwhile'
    assert query(path, 'SELECT count(*) FROM cooperative')[0][0] in (before, before + ROWS)
    verb('check', path, '--full')


def is_locked(path):
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute('BEGIN IMMEDIATE')
        connection.execute('ROLLBACK')
        return False
    except sqlite3.OperationalError:
        return True
    finally:
        connection.close()


def a_base_of_a_newer_version_is_not_written():
    path = copy_of_sample('newer')
    with Desk(path) as program:
        form = Form(program)
        name = english_name(path)
        form.type('Too late')
        with sqlite3.connect(path) as base:
            base.execute('PRAGMA user_version = 9999')
        form.save()
        form.says('^Not saved: .*newer')
        form.shows('Too late')
        assert english_name(path) == name


def a_base_vanishes():
    folder = home('moved')
    os.mkdir(folder)
    path = os.path.join(folder, 'base.lianshe')
    os.rename(copy_of_sample('vanishes'), path)
    with Desk(path) as program:
        form = Form(program)
        form.type('Still here')
        os.rename(folder, folder + '-away')
        form.save()
        form.says('^Not saved: ')
        form.shows('Still here')
        os.rename(folder + '-away', folder)
        form.saved()
    assert english_name(path) == 'Still here'
    verb('check', path, '--full')


class Disk:
    """A small disk of its own; only root may make one."""

    def __init__(self, name, megabytes):
        self.place = home(name)
        self.size = f'size={megabytes}m'

    def __enter__(self):
        os.mkdir(self.place)
        if os.geteuid() != 0 or subprocess.run(
                ['mount', '-t', 'tmpfs', '-o', self.size, 'lianshe-test', self.place],
                stderr=subprocess.DEVNULL, check=False).returncode != 0:
            raise Skip('a disk of its own needs root')
        return self

    def __exit__(self, *_):
        subprocess.run(['umount', self.place], check=False)

    def fill(self):
        """Leaves no room at all."""
        with open(os.path.join(self.place, 'filler'), 'wb', buffering=0) as file:
            block = b'\0' * 4096
            try:
                while True:
                    file.write(block)
            except OSError:
                pass

    def free(self):
        os.remove(os.path.join(self.place, 'filler'))


def base_on(disk):
    path = os.path.join(disk.place, 'base.lianshe')
    subprocess.run(['cp', copy_of_sample('original'), path], check=True)
    return path


def a_disk_fills_up():
    with Disk('small', 24) as disk:
        path = base_on(disk)
        with Desk(path) as program:
            form = Form(program)
            name = english_name(path)
            disk.fill()
            form.type('No room for this')
            form.says("can't be kept at present")
            form.save()
            form.says('^Not saved: .*disk')
            form.shows('No room for this')
            assert english_name(path) == name
            disk.free()
            form.saved()
        assert english_name(path) == 'No room for this'
        verb('check', path, '--full')


without_animations()
run_stories([the_others_act_appears, two_values_are_shown_and_one_is_chosen,
             one_is_killed_while_it_writes, a_base_of_a_newer_version_is_not_written,
             a_base_vanishes, a_disk_fills_up])
