# SPDX-License-Identifier: LGPL-2.1-or-later
"""Screens before a base is open: the start, the founding, files that can't be opened, who works."""

import os
import sqlite3

from lian_atspi import act, home, key, wait
from lian_audit import Audit, dialog, run_screens
from lian_desk import Desk, copy_of_sample


def the_start(language):
    config = {'XDG_CONFIG_HOME': home(f'fresh-{language}')}
    with Desk(language=language, environment=config) as program:
        audit = Audit(program)
        program.focus()
        audit.screen('start', 'The records, reviews and contracts of a federation of handicraft '
                     'co-operatives.')
        dialog(program, audit, 'new-base', lambda: key('alt+n'), 'Own Federation', 'Seal line')
    audit.done()


def the_open_errors(language):
    """Three files that can't be opened, and each says why."""
    files = {name: home(f'{name}-{language}.lianshe') for name in ('text', 'other', 'newer')}
    with open(files['text'], 'w', encoding='utf-8') as file:
        file.write('this is no base, but long enough to be looked at\n' * 40)
    for name, pragma in (('other', 'application_id = 77'), ('newer', 'user_version = 9999')):
        if name == 'newer':
            os.rename(copy_of_sample('newer', language), files[name])
        with sqlite3.connect(files[name]) as base:
            base.execute('CREATE TABLE IF NOT EXISTS note (text)')
            base.execute(f'PRAGMA {pragma}')
        base.close()
    with Desk(*files.values(), language=language) as program:
        # The last is SQLite's own word for it, in brackets.
        audit = Audit(program, words=[home() + '/', 'file is not a database'])
        wait(lambda: program.app.childCount >= 1 + len(files), 'a message for each')
        audit.screen('errors', 'The Base Was Made by a Newer Version', 'This Is Not a Base of Lianshe')
        for window in reversed(list(program.app)):
            act(window, 'window.close')
    audit.done()


def who_works(language):
    path = copy_of_sample(f'who-{language}', language)
    with sqlite3.connect(path) as base:
        base.execute("UPDATE officer SET os_account = 'somebody' WHERE os_account IS NOT NULL")
    base.close()
    with Desk(path, language=language) as program:
        audit = Audit(program, path)
        program.window(program._('Who Are You?'))
        audit.screen('who', 'Who Are You?')
        key('Escape')
        wait(lambda: program.app.childCount == 1, 'the question is gone')
    audit.done()


run_screens(the_start, the_open_errors, who_works)
