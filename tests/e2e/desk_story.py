# SPDX-License-Identifier: LGPL-2.1-or-later
"""Several like cases before a meeting and after it, by the keys alone and in both languages: marked,
decided with one reason, printed, and the history of one of them."""

import os
import re

from lian_atspi import (Focus, Program, children, find, find_all, home, key, query,
                        run_stories, sample, text, type_text, verb, wait, wait_for, visible_text)
from lian_desk import screenshot_of
from lian_paper import Preview, words_of

# Two groups of one trade on which the rules say the same: door-to-door service is kept.
LIKE = {'en': ('Luping Shoe Repair Production Group', 'Shiqiao Shoe Repair Production Group'),
        'zh_CN': ('路平修鞋生产小组', '石桥修鞋生产小组')}
WORDS = {
    'en': {'queue': 'Cases to review', 'marked': '{} cases marked', 'together': 'Decide Together',
           'taken': '{} cases taken', 'reason': 'Reason', 'keep': 'door-to-door service',
           'left': '1 case taken; 1 left out', 'changed': 'changed meanwhile: look at it again',
           'history': 'History of the Case', 'decision': r'decision .+: door-to-door service',
           'entered': 'Entered', 'effect': 'In effect from', 'case': 'Case',
           'preview': 'Preview: {}', 'sheet': 'Decision sheet', 'list': 'Session list',
           'paper': 'Case history', 'why': 'They go from street to street'},
    'zh_CN': {'queue': '待审查事项', 'marked': '已选 {} 件', 'together': '一并决定',
              'taken': '列入 {} 件', 'reason': '理由', 'keep': '上门服务',
              'left': '列入 1 件；去掉 1 件', 'changed': '其间有变动：请重新看过',
              'history': '这一件的经过', 'decision': r'决定 .+：上门服务',
              'entered': '登记时间', 'effect': '生效日期', 'case': '个案',
              'preview': '预览：{}', 'sheet': '决定单', 'list': '会议议案表',
              'paper': '审议经过', 'why': '串街服务'},
}


class Officer:
    """The review in one language."""

    def __init__(self, program, language):
        self.program, self.language, self.words = program, language, WORDS[language]
        wait_for(program.app, 'list item', re.compile('Review|审查'))
        program.focus()
        key('alt+4')
        self.page = wait_for(program.app, None, 'LianReviewPage')
        self.queue = wait_for(self.page, 'list', self.words['queue'])
        self.case = wait_for(self.page, 'scroll pane', self.words['case'])
        wait(self.shown, 'a case')

    def shown(self):
        return find(self.case, 'push button', re.compile(' · ')).name.split(' · ')[0]

    def go_to(self, name):
        """Down the queue by the arrow to the case of this co-operative."""
        self.program.focus()
        key('alt+4')
        wait(lambda: Focus.node() is not None and Focus.node() in list(children(self.queue)),
             'the queue')
        # A heading says no work after a comma, and no arrow stops there.
        cases = [row.name for row in children(self.queue) if ', ' in row.name]
        shown = find(self.case, 'push button', re.compile(' · ')).name.split(' · ')
        here = next(i for i, row in enumerate(cases) if row.startswith(f'{shown[0]}, {shown[1]}'))
        there = next(i for i, row in enumerate(cases) if row.startswith(f'{name}, '))
        if there != here:
            key(*['Down' if there > here else 'Up'] * abs(there - here))
        wait(lambda: self.shown() == name, f'the case of {name}')

    def says(self, node, words):
        wait(lambda: words in '\n'.join(visible_text(node, rows=True)), f'{words!r}')

    def is_marked(self, count):
        wait(lambda: find(self.page, 'label', self.words['marked'].format(count)), f'{count} marked')

    def window(self, name):
        window = self.program.window(name)
        self.program.focus(f'^{re.escape(name)}$')
        return window

    def is_gone(self, window):
        wait(lambda: window not in list(self.program.app), 'the window is gone')
        self.program.focus()

    def together(self):
        """The window, by the key that accepts."""
        key('ctrl+Return')
        window = self.window(self.words['together'])
        self.says(window, self.words['taken'].format(2))
        return window


def decisions(path):
    return query(path, "SELECT d.number, d.outcome, d.reason, d.receipt, d.recommendation, c.name_zh"
                 " FROM decision AS d JOIN activity AS a ON a.id = d.activity"
                 " JOIN cooperative AS c ON c.id = a.cooperative"
                 " WHERE d.state = 'IN_FORCE' AND c.name_zh IN (?, ?) ORDER BY d.id",
                 *LIKE['zh_CN'])


def decide(officer, path):
    """What is like the case shown is marked by a key and decided with one reason as one act."""
    words = officer.words
    officer.go_to(LIKE[officer.language][0])
    key('alt+l')
    officer.is_marked(2)
    screenshot_of(officer.program, f'desk-marked-{officer.language}')
    acts, = query(path, 'SELECT max(seq) FROM act')
    window = officer.together()
    officer.says(window, words['keep'])
    for name in LIKE[officer.language]:
        officer.says(window, name)
    reason = wait_for(window, 'text', words['reason'])
    officer.program.focus_by_tab(reason)
    type_text(words['why'])
    wait(lambda: text(reason) == words['why'], 'the reason')
    screenshot_of(officer.program, f'desk-together-{officer.language}')
    key('ctrl+Return')
    officer.is_gone(window)
    made = wait(lambda: len(decisions(path)) == 2 and decisions(path), 'the decisions')
    assert len({row[0] for row in made}) == 2, made
    assert len({row[4] for row in made}) == 2 and len({row[3] for row in made}) == 2
    assert {row[1] for row in made} == {'KEEP_MOBILE'}, made
    assert {row[2] for row in made} == {words['why']}, made
    assert query(path, 'SELECT max(seq) FROM act') == [(acts[0] + 1,)]
    return made


def look_at_history(officer, made):
    """Ctrl+H: the time line of the case shown, the two dates in two columns, and its paper."""
    words = officer.words
    # The queue reads again after the decisions; without a case there is no history.
    wait(lambda: officer.shown() and Focus.node(), 'a case is shown')
    key('ctrl+h')
    window = officer.window(words['history'])
    wait_for(window, None, re.compile(words['decision']), rows=True)
    titles = [x.name for x in find_all(window, None, None)]
    assert words['entered'] in titles and words['effect'] in titles, titles
    officer.says(window, '1956-04-15')
    screenshot_of(officer.program, f'desk-history-{officer.language}')
    key('ctrl+p')
    pages = wait_for(officer.program.window(words['preview'].format(words['paper'])), 'image')
    numbers = [row[0] for row in made]
    wait(lambda: any(number in pages.description for number in numbers), 'the decision on paper')
    officer.program.focus(re.escape(words['preview'].format(words['paper'])))
    key('Escape')
    wait(lambda: officer.program.app.childCount == 2, 'the preview is gone')
    officer.program.focus(f'^{re.escape(words["history"])}$')
    key('Escape')
    officer.is_gone(window)


def take_back(officer, path):
    key('ctrl+z')
    wait(lambda: not decisions(path), 'both decisions are taken back by one key')


def story(language):
    path = sample(f'desk-{language}')
    with Program(path, environment={'LANGUAGE': language}) as program:
        officer = Officer(program, language)
        made = decide(officer, path)
        look_at_history(officer, made)
        take_back(officer, path)


def like_cases_are_decided_with_one_reason():
    story('en')


def like_cases_are_decided_in_chinese():
    story('zh_CN')


def mark_by_hand(officer):
    """Shift with the arrow marks on, Ctrl+Space takes a mark away and gives it again."""
    officer.go_to(LIKE['en'][0])
    key('shift+Down', 'shift+Down')
    officer.is_marked(3)
    key('ctrl+space')
    officer.is_marked(2)
    key('ctrl+space')
    officer.is_marked(3)
    key('ctrl+Up', 'ctrl+Up', 'ctrl+Up')
    officer.is_marked(3)
    key('Down')
    wait(lambda: not find_all(officer.page, 'label', re.compile('cases marked')),
         'an arrow alone marks one')


def what_changes_underneath_is_named():
    """Another program changes one of the cases while the window is open; it is left out, and taken
    in again by a key once the officer has looked."""
    path = sample('underneath')
    (activity,), = query(path, 'SELECT a.id FROM activity AS a JOIN cooperative AS c'
                         ' ON c.id = a.cooperative WHERE c.name_en = ?', LIKE['en'][1])
    table = home('underneath.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'id,special_craft\n{activity},yes\n')
    with Program(path) as program:
        officer = Officer(program, 'en')
        mark_by_hand(officer)
        officer.go_to(LIKE['en'][0])
        key('alt+l')
        officer.is_marked(2)
        window = officer.together()
        verb('import', path, 'activity', table)
        officer.says(window, officer.words['left'])
        officer.says(window, officer.words['changed'])
        assert not decisions(path)
        key('ctrl+Return')
        officer.is_gone(window)
        made = decisions(path)
        assert [row[5] for row in made] == [LIKE['zh_CN'][0]], made


def papers_for_the_meeting():
    """The list of what is marked, and the sheets of all of them in one run."""
    path = sample('meeting')
    with Program(path) as program:
        officer = Officer(program, 'en')
        officer.go_to(LIKE['en'][0])
        key('alt+l')
        officer.is_marked(2)
        key('alt+s')
        preview = Preview(program, 'Session list')
        pages = ''.join(preview.read())
        for name in LIKE['zh_CN']:
            assert name in pages, pages
        out = home('session.pdf')
        preview.save(out)
        preview.close()
        assert all(name in words_of(out) for name in LIKE['zh_CN'])
        assert os.path.getsize(out) > 1000
        key('ctrl+p')
        preview = Preview(program, 'Decision sheet')
        pages = ''.join(preview.read())
        assert all(name in pages for name in LIKE['zh_CN']), 'a sheet is missing'
        preview.close()


run_stories([like_cases_are_decided_with_one_reason, like_cases_are_decided_in_chinese,
             what_changes_underneath_is_named, papers_for_the_meeting])
