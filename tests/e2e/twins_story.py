# SPDX-License-Identifier: LGPL-2.1-or-later
"""What was entered twice, by the keys alone: pasted rows are looked at before they become one act, the form
warns while one types, and of two records one is made, which one key takes back."""

import re

from lian_atspi import Focus, find, key, query, run_stories, text, type_text, visible_text, wait
from lian_clipboard import Clipboard
from lian_desk import Desk, as_officer, copy_of_sample, count, screenshot_of, without_animations

LOOKS = 'looks like %s: the same one?'
ROWS = [['code', 'name_en', 'partner_kind'], ['901', 'Bell Tower Stores', 'STATE_COMMERCE'],
        ['902', 'BELL-TOWER STORES', 'STATE_COMMERCE']]


def partners(path):
    return query(path, "SELECT code, name_en FROM partner WHERE code >= '9' ORDER BY code")


def says(program, window, part):
    """Waits until the window says this, given in English without what stands in it."""
    pieces = re.split('%[us]', program._(part))
    wait(lambda: any(all(piece in line for piece in pieces) for line in visible_text(window, True)), part)


def paste(program, path, clipboard, language):
    acts = count(path, 'act')
    clipboard.hold(ROWS)
    key('ctrl+v')
    window = program.window(program._('Import'))
    program.wait_focus(program._('Check'), 'push button')
    screenshot_of(program, f'twins-pasted-{language}')
    key('Return')
    program.wait_focus(program._('Import'), 'push button')
    says(program, window, LOOKS)
    screenshot_of(program, f'twins-preview-{language}')
    key('Return')
    program.wait_focus(program._('Close'), 'push button')
    key('Return')
    wait(lambda: partners(path) == [('901', 'Bell Tower Stores'), ('902', 'BELL-TOWER STORES')], 'both are there')
    assert count(path, 'act') == acts + 1


def list_pairs(program):
    program.insist(['ctrl+f'], lambda: program.wait_moved(
        lambda node: node.name == program._('Search this list'), 'the search', 10))
    key('ctrl+shift+d')
    window = program.window(program._('Duplicates'))
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the list of pairs')
    return window


def ask(program, press, title):
    key(press)
    program.window(program._(title))
    program.focus(f'^{re.escape(program._(title))}$')


def find_stays(program):
    """The question in which the second record is the one that stays."""
    window = program.window(program._('Merge Two Records?'))
    own = find(window, None, re.compile('^' + re.escape(program._('name (English)') + ': ')))
    return own.name.endswith('BELL-TOWER STORES') and window


def leave(program, window):
    says(program, window, 'Nothing looks as if entered twice.')
    key('Escape')
    wait(lambda: program.app.childCount == 1, 'the window is gone')
    key('ctrl+z')


def merge(program, path, language):
    """The newer one stays, which is chosen after the reason was typed."""
    acts = count(path, 'act')
    window = list_pairs(program)
    screenshot_of(program, f'twins-list-{language}')
    ask(program, 'Return', 'Merge Two Records?')
    type_text('one shop')
    key('alt+e')
    question = wait(lambda: find_stays(program), 'the other way round')
    program.focus(f"^{re.escape(program._('Merge Two Records?'))}$")
    assert text(find(question, 'text', program._('How it is known'))) == 'one shop'
    screenshot_of(program, f'twins-merge-{language}')
    key('alt+m')
    wait(lambda: partners(path) == [('902', 'BELL-TOWER STORES')], 'one is left')
    assert count(path, 'act') == acts + 1
    leave(program, window)
    wait(lambda: len(partners(path)) == 2, 'both are there again')


def tell_apart(program, path, language):
    before = count(path, 'likeness')
    window = list_pairs(program)
    ask(program, 'alt+n', 'Not the Same?')
    type_text('two shops')
    screenshot_of(program, f'twins-apart-{language}')
    key('alt+n')
    wait(lambda: count(path, 'likeness') == before + 1, 'they are told apart')
    leave(program, window)
    wait(lambda: count(path, 'likeness') == before, 'they are not told apart')


def type_twice(program, language):
    key('ctrl+n')
    program.reach(program._('name (English)'), 'text')
    type_text('bell tower stores')
    says(program, program.app, LOOKS)
    screenshot_of(program, f'twins-typed-{language}')
    program.reach(program._('Look at It'), 'push button')
    key('Return')
    wait(lambda: 'tower' in (program.tree().find('text', program._('name (English)')).text() or '').lower(), 'the other')


def story(language):
    path = copy_of_sample(f'twins-{language}', language)
    (officer,), = query(path, "SELECT id FROM officer WHERE role = 'OFFICER' ORDER BY id LIMIT 1")
    environment = as_officer(f'twins-{language}', path, str(officer))
    with Clipboard() as clipboard, Desk(path, language=language, environment=environment) as program:
        program.ready()
        program.area('contracts')
        program.kind('Trading partners')
        paste(program, path, clipboard, language)
        merge(program, path, language)
        tell_apart(program, path, language)
        type_twice(program, language)


def what_was_entered_twice():
    story('en')


def in_chinese_as_well():
    story('zh_CN')


without_animations()
run_stories([what_was_entered_twice, in_chinese_as_well])
