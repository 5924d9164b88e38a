# SPDX-License-Identifier: LGPL-2.1-or-later
"""Many records at once, by the keys alone: what the list shows is selected, a field is changed in all of them
after a look at what would become of each, and one key takes it back."""

import re
import sys

from lian_atspi import Focus, key, query, run_stories, type_text, visible_text, wait, wait_for
from lian_desk import Desk, Form, copy_of_sample, count, in_the_base, screenshot_of, without_animations
from lian_typing import type_many, wait_for_all

WORDS = {'en': {'window': r'^Change [0-9]+ Records: Co-operatives$', 'search': 'stage:producer', 'found': '{} found',
                'field': 'Field', 'note': 'note', 'value': 'New value of “note”', 'changes': '{} records change',
                'ok': 'Change {} Records', 'undo': 'Undo: change of {} records (Co-operatives): note',
                'refused': 'refused', 'choices': 'Search the choices'},
         'zh_CN': {'window': r'^改动 [0-9]+ 条记录：合作社$', 'search': 'stage:producer', 'found': '找到 {}',
                   'field': '字段', 'note': '备注', 'value': '“备注”的新值', 'changes': '改动 {} 条',
                   'ok': '改动 {} 条记录', 'undo': '撤销：改动 {} 条记录（合作社）：备注', 'refused': '不能改',
                   'choices': '查找选项'}}
NOTE = 'looked at in April'


def found(path, where):
    (number,), = query(path, f'SELECT count(*) FROM cooperative WHERE {where}')
    return number


def notes(path):
    return query(path, 'SELECT id, note FROM cooperative ORDER BY id')


def choose(program, name, choice, words):
    """Finds a choice of the list that has the focus by a part of its name."""
    wait(lambda: re.match(f'{name}, ', Focus.node().name), name)
    key('space')
    program.wait_name(words['choices'])
    type_text(choice)
    key('Return')
    wait(lambda: re.match(f'(?i){name}, {choice}$', Focus.node().name), choice)


def change_all(program, path, language):
    words = WORDS[language]
    number = found(path, "stage IN ('SM_COOP', 'PRODUCER_COOP')")
    before, acts = notes(path), count(path, 'act')
    program.ready()
    program.area('cooperatives')
    key('ctrl+f')
    type_text(words['search'])
    program.wait('label', words['found'].format(number))
    key('F6')
    wait(lambda: Focus.node().getRoleName() == 'table row', 'the list')
    key('ctrl+a', 'ctrl+b')
    window = program.window(re.compile(words['window']))
    program.focus(words['window'])
    choose(program, words['field'], words['note'], words)
    key('Tab', 'Tab')
    program.wait_name(words['value'])
    type_text(NOTE)
    screenshot_of(program, f'bulk-asked-{language}')
    key('ctrl+Return')
    wait(lambda: any(words['changes'].format(number) in line for line in visible_text(window)), 'the preview')
    program.wait_name(words['ok'].format(number))
    assert notes(path) == before
    screenshot_of(program, f'bulk-preview-{language}')
    key('ctrl+Return')
    wait(lambda: program.app.childCount == 1, 'the window is gone')
    program.focus()
    assert found(path, f"note = '{NOTE}'") == number
    assert count(path, 'act') == acts + 1
    wait_for(program.app, 'push button', words['undo'].format(number))
    screenshot_of(program, f'bulk-done-{language}')
    key('ctrl+z')
    wait(lambda: notes(path) == before, 'all of it is taken back')


def put_an_earlier_value_back(program, path):
    """The history of one field, from the field itself: its values with day, author and act."""
    # What an undo did to many is shown in the history.
    program.open_list('cooperatives')
    key('ctrl+f')
    program.wait_name('Search this list')
    key('ctrl+a', 'BackSpace')
    form = Form(program)
    first = form.values()[1]
    for value in ('Baishi county', 'Baishi town'):
        form.type(value, 1)
        form.saved()
    acts = count(path, 'act')
    key('ctrl+shift+h')
    window = program.window('History of “registrar”')
    program.focus('^History of “registrar”$')
    wait(lambda: all(value in visible_text(window, rows=True) for value in ('Baishi town', 'Baishi county', first)),
         'the values')
    screenshot_of(program, 'field-history')
    key('Down', 'Down')
    wait(lambda: Focus.node().name.startswith(first), 'the first value')
    key('Return')
    wait(lambda: program.app.childCount == 1, 'the window is gone')
    program.focus()
    wait(lambda: form.values()[1] == first, 'the form has the first value')
    assert in_the_base(path)[1] == first and count(path, 'act') == acts + 1
    key('ctrl+z')
    wait(lambda: in_the_base(path)[1] == 'Baishi town', 'that is taken back like any act')


def many_at_once_and_one_field_back():
    path = copy_of_sample('bulk')
    with Desk(path) as program:
        change_all(program, path, 'en')
        put_an_earlier_value_back(program, path)


def nothing_typed_fast_is_lost():
    """Three co-operatives at 15 keys a second, without a look at the screen; sixty are in the benchmarks."""
    path, numbers = copy_of_sample('typed'), range(1, 4)
    with Desk(path) as program:
        program.open_list('cooperatives')
        type_many(numbers)
        wait_for_all(path, numbers)
        # Faster than the city can be looked up: what was asked for is waited for before the record is saved.
        type_many([4], speed=500)
        wait_for_all(path, range(1, 5))


without_animations()
# Pictures in Chinese are made by hand, with this word.
if sys.argv[1:] == ['zh_CN']:
    def many_at_once_in_zh_CN():
        path = copy_of_sample('bulk-zh', 'zh_CN')
        with Desk(path, language='zh_CN') as program:
            change_all(program, path, 'zh_CN')
    run_stories([many_at_once_in_zh_CN])
else:
    run_stories([many_at_once_and_one_field_back, nothing_typed_fast_is_lost])
