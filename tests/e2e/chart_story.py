# SPDX-License-Identifier: LGPL-2.1-or-later
"""A chart by the keys: read, opened as a table, followed to the records, saved in every format."""

import os
import subprocess
import xml.etree.ElementTree

import pyatspi

from lian_atspi import Focus, choose_file, home, key, run_stories, wait
from lian_desk import Desk, copy_of_sample, without_animations

CHART = 'Co-operatives and members by trade'
MENU = 'Table, copy and save'


def save_as(program, kind, path):
    """From the menu of the chart that has the focus; it stands before it."""
    Focus.forget()
    key('shift+Tab')
    button = program.wait_name(MENU)
    # A menu that opens before its button was scrolled to has no place on the screen.
    wait(lambda: button.queryComponent().getExtents(pyatspi.WINDOW_COORDS).y >= 0, 'the button in sight')
    key('space')
    wait(lambda: Focus.node().getRoleName() == 'menu item', 'the menu')
    for _ in range(8):
        # Its window is not the active one for a moment while a menu comes up: nobody has the focus then.
        if wait(Focus.node, 'an item').name == f'Save as {kind}…':
            break
        Focus.forget()
        key('Down')
    windows = program.app.childCount
    key('Return')
    choose_file(program, path, windows)
    program.focus()
    program.wait(None, 'The chart is in the file.')
    # The words may still be those about the file before.
    wait(lambda: os.path.exists(path), path)


def a_chart_is_saved_as_every_kind_of_picture():
    path = copy_of_sample('picture')
    files = {kind: home(f'chart.{kind.lower()}') for kind in ('PNG', 'SVG', 'PDF')}
    with Desk(path) as program:
        program.ready()
        program.area('charts')
        for kind, file in files.items():
            program.reach(CHART, 'image')
            save_as(program, kind, file)
    size = subprocess.run(['identify', '-format', '%m %w %h', files['PNG']], check=True, text=True,
                          capture_output=True).stdout.split()
    assert size[0] == 'PNG' and int(size[1]) > 400 and int(size[2]) > 200, size
    picture = xml.etree.ElementTree.parse(files['SVG']).getroot()
    assert picture.tag == '{http://www.w3.org/2000/svg}svg', picture.tag
    words = subprocess.run(['pdftotext', files['PDF'], '-'], check=True, text=True,
                           capture_output=True).stdout
    assert CHART in words, words


without_animations()
run_stories([a_chart_is_saved_as_every_kind_of_picture])
