# SPDX-License-Identifier: LGPL-2.1-or-later
"""The evidence of a visit, by the keys alone: a file is added to an investigation, kept in the base
with its hash, saved to another place, removed and brought back by undo."""

import hashlib
import os
import re

from lian_atspi import Focus, choose_file, home, key, query, run_stories, wait
from lian_desk import Desk, copy_of_sample, screenshot_of

CONTENT = bytes(range(256)) * 500


def files(path):
    return query(path, 'SELECT name, size, sha256 FROM attachment ORDER BY id')


def a_file_is_kept_with_a_visit():
    path, photo, copy = copy_of_sample('files'), home('photo.png'), home('copy.png')
    with open(photo, 'wb') as file:
        file.write(CONTENT)
    before = files(path)
    with Desk(path) as program:
        program.ready()
        program.area('points')
        program.kind('Investigations')
        key('Return')
        wait(lambda: Focus.node().getRoleName() != 'table row', 'the form of the visit')
        key('ctrl+alt+Page_Down')
        program.reach('Add File…', 'push button')
        key('space')
        choose_file(program, photo, 1)
        wanted = ('photo.png', len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
        wait(lambda: files(path) == before + [wanted], 'the file in the base')
        program.focus()
        screenshot_of(program, 'files-added')
        row = program.wait('list item', re.compile(r'^photo\.png.*125\.0 KiB'))
        assert wanted[2] in row.name, row.name
        program.reach(row.name)
        program.reach('Save As…', 'push button')
        key('space')
        choose_file(program, copy, 1)
        wait(lambda: os.path.exists(copy) and open(copy, 'rb').read() == CONTENT, 'the copy')
        program.focus()
        program.reach('Remove', 'push button')
        key('space')
        wait(lambda: files(path) == before, 'the file is removed')
        key('ctrl+z')
        wait(lambda: files(path) == before + [wanted], 'undo brings it back')


run_stories([a_file_is_kept_with_a_visit])
