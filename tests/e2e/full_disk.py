# SPDX-License-Identifier: LGPL-2.1-or-later
"""A disk that is full when the pages or the records are saved: the window says so and goes on, and the
file that was there before is whole."""

import contextlib
import os
import re
import subprocess

from lian_atspi import Skip, act, choose_file, home, key, run_stories, wait, wait_for
from lian_desk import Desk, copy_of_sample, without_animations
from lian_paper import Preview

OLD = 'the file of last week\n'


@contextlib.contextmanager
def full_disk(*names):
    """A folder on a small disk of its own, with these files on it and no room for more."""
    folder = home('disk')
    os.makedirs(folder, exist_ok=True)
    mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder],
                             capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        raise Skip('a full disk needs the right to mount one')
    try:
        for name in names:
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(OLD)
        with contextlib.suppress(OSError), open(os.path.join(folder, 'filler'), 'wb', 0) as file:
            while True:
                file.write(bytes(4096))
        yield folder
        # Nothing half-written stays beside them.
        assert sorted(os.listdir(folder)) == sorted([*names, 'filler']), os.listdir(folder)
        for name in names:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                assert file.read() == OLD, name
    finally:
        subprocess.run(['umount', '-l', folder], check=True)


def pages_and_records_find_no_room():
    path = copy_of_sample('room')
    with full_disk('pages.pdf', 'records.xlsx') as folder, Desk(path) as program:
        program.ready()
        program.area('contracts')
        key('Home')
        program.print_first()
        preview = Preview(program, 'Contract summary')
        key('ctrl+s')
        choose_file(program, os.path.join(folder, 'pages.pdf'), preview.windows)
        wait_for(preview.window, None, re.compile('No space left'))
        program.focus('^Preview: Contract summary$')
        preview.close()
        act(program.frame, 'win.export')
        dialog = program.window('Export')
        program.focus('^Export$')
        program.reach('Export…', 'push button')
        key('space')
        choose_file(program, os.path.join(folder, 'records.xlsx'), 2)
        message = wait_for(dialog, None, re.compile('No space left'))
        assert 'records.xlsx' in message.name, message.name
        program.focus('^Export$')
        key('Escape')
        wait(lambda: program.app.childCount == 1, 'the dialog is gone')


without_animations()
run_stories([pages_and_records_find_no_room])
