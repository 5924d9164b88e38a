# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is wrong on a screen: controls without a name or with a doubled one, English where Chinese is
chosen.  Stories show a screen after the other, the audit looks at each and keeps a picture of it in
LIANSHE_PICTURES.

Pictures of other looks are made by hand: ADW_DEBUG_COLOR_SCHEME=prefer-dark,
ADW_DEBUG_HIGH_CONTRAST=1, LIANSHE_SCREEN=1024x600x24 before with-display.  For text of 200 % run
xsettingsd with "Xft/DPI 196608" beside the program, whose GDK_DEBUG must not say default-settings then."""

import html
import os
import re
import sqlite3

from lian_atspi import act, run_stories, wait
from lian_desk import screenshot_of, without_animations

LANGUAGES = ('en', 'zh_CN')
RULEBOOK = os.path.join(os.path.dirname(__file__), '..', '..', 'resources', 'rulebooks',
                        'production-form.dmn')
# Names of this script's own files.
FILE = re.compile(r'[\w-]+\.(lianshe|csv)(\.backups)?')
INTERACTIVE = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'entry',
               'password text', 'combo box', 'spin button', 'list item', 'menu item', 'slider',
               'link', 'page tab', 'table row', 'list', 'tree table', 'table', 'switch'}
TYPE = re.compile(r'^(Gtk|Adw|Gdk|Lian)[A-Z]')
WORD = re.compile(r'[A-Za-z]{2,}')
CODE = re.compile(r'^[A-Z0-9_]+$')
# A name and a label of the same words: a reader would say them twice.
DOUBLED = re.compile(r'^(.{2,}?)[ ,]+\1$')
HASH = re.compile(r'\b([0-9a-f]{4}(-[0-9a-f]{4}){3}|[0-9a-f]{12})\b')
# Keys, formats and names that are the same in Chinese.
SAME = re.compile(r'\b(Ctrl|Alt|Shift|Enter|Tab|Esc|Backspace|Delete|Page|Up|Down|F\d+|CSV|XLSX|ODS|JSON|PDF|PNG|SVG|UTF|GB|CNY|'
                  r'BOM|DMN|Lianshe|LGPL|English|lianshe|root|csv|db|home|tmp)\b')


class Audit:
    """What is wrong on the screens of one language, each thing once."""

    def __init__(self, program, path=None, words=()):
        self.program = program
        # The rules are cited in both languages, and their tables have names in both.
        self.rules = html.unescape(open(RULEBOOK, encoding='utf-8').read())
        data = latin_data(path) if path else set()
        tables = set(re.findall(r'(?:name|label)="([^"]*[A-Za-z]{2}[^"]*)"', self.rules))
        self.data = sorted(data | tables | set(words), key=len, reverse=True)
        self.wrong = {}
        self.known = {}

    def screen(self, name, *expected):
        """Looks at what is shown now; every word of expected has to be there."""
        program = self.program
        words = [program._(word) for word in expected]
        tree = wait(lambda: self.shows(program.tree(), words), f'{name} with {words}')
        self.judge(name, tree)
        screenshot_of(program, f'{name}-{program.language}')

    @staticmethod
    def shows(tree, words):
        text = '\n'.join(x.name for x in tree.items.values())
        return tree if all(word in text for word in words) else None

    def judge(self, screen, tree):
        for item in tree.items.values():
            # Most are well named: only of the others is asked where they stand.
            badly = self.badly_named(item)
            if badly and not is_toolkit(tree, item):
                self.note(screen, tree, item, badly)
            if self.program.language != 'en' and self.english(item) \
                    and not any(x.name == 'GtkFileChooserDialog' for x in tree.parents(item)):
                self.note(screen, tree, item, f'English: {self.rest(item.name)!r}')

    def badly_named(self, item):
        if item.role not in INTERACTIVE:
            return None
        if not item.name:
            return 'no name'
        if TYPE.match(item.name):
            return 'named after its type'
        if '_' in self.rest(item.name):
            return 'a mnemonic in the name'
        return 'a doubled name' if DOUBLED.match(item.name) else None

    def note(self, screen, tree, item, problem):
        where = ' < '.join(repr(x) for x in tree.parents(item) if x.name)
        self.wrong.setdefault(f'{item!r}: {problem}', f'{screen}: {where}')

    def english(self, item):
        return WORD.search(item.name) and '{"' not in item.name and not TYPE.match(item.name) \
            and item.name not in self.rules and item.role != 'application' \
            and WORD.search(self.rest(item.name))

    def rest(self, name):
        """The name without what is data and without what is the same in Chinese."""
        if name not in self.known:
            rest = name
            for value in self.data:
                if value in rest:
                    rest = rest.replace(value, '')
            self.known[name] = SAME.sub('', FILE.sub('', HASH.sub('', rest)))
        return self.known[name]

    def done(self):
        for problem, where in self.wrong.items():
            print(f'# {problem}\n#   {where}')
        assert not self.wrong, f'{len(self.wrong)} things are wrong: {next(iter(self.wrong))}'


def is_toolkit(tree, item):
    """What GTK 4.8 leaves without a name, although what is inside it has one, or what is outside."""
    below = tree.children(item)
    parents = list(tree.parents(item))
    # The window of shortcuts is GTK's own.
    if any(x.path in shortcut_frames(tree) for x in parents):
        return True
    # What turns and searches the pages of preferences is hidden while there is one page.
    if any(x.name == 'AdwLeaflet' for x in parents) and not any(
            x.name.startswith('Lian') for x in parents) and (
                item.name in ('GtkSearchEntry', 'GtkListBox', 'AdwViewSwitcher')
                or any(x.name == 'AdwViewSwitcher' for x in parents)):
        return True
    # A menu button is a box around the button that takes the focus.
    if item.name == 'GtkMenuButton':
        return any(x.role == item.role and not TYPE.match(x.name) for x in below)
    # The heading of a list looks like a row of it.
    if item.role == 'table row':
        return any(x.name == 'GtkColumnViewTitle' for x in below)
    # The list that a drop-down opens.
    if any(x.role == 'combo box' for x in parents):
        return item.role in ('list', 'list item')
    # They close by themselves, and their buttons have only a picture.
    if any(x.name in ('GtkInfoBar', 'AdwToastWidget') for x in parents):
        return item.name == 'GtkImage'
    # The answers of a message: the mnemonic of each is in its name, before the name without it.
    if item.role == 'push button' and '_' in item.name and any(
            x.role == 'dialog' or x.name == 'AdwSqueezer' for x in parents):
        return True
    # The rows inside a column view: the view has the name.
    return item.name == 'GtkColumnListView' or any(x.name == 'GtkColumnListView' for x in parents)


def shortcut_frames(tree):
    """The windows of shortcuts: their frames bear a title of ours."""
    if not hasattr(tree, 'shortcut_frames'):
        tree.shortcut_frames = {parent.path for item in tree.items.values()
                                if item.name == 'GtkShortcutLabel'
                                for parent in tree.parents(item) if parent.role == 'frame'}
    return tree.shortcut_frames


def latin_data(path):
    """Every text of the base with Latin letters: names are not words of the program."""
    found = set()
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as base:
        tables = [name for name, in base.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")]
        for table in tables:
            if table in ('act', 'act_part', 'act_touch'):
                continue
            for row in base.execute(f'SELECT * FROM "{table}"'):
                for value in (x for x in row if isinstance(x, str)):
                    found.update(x for x in (value, value.split('\n')[0])
                                 if WORD.search(x) and not CODE.match(x) and len(x) > 2)
    base.close()
    return found


def dialog(program, audit, name, opener, *expected):
    """Opens a window, looks at it, and closes it."""
    before = program.app.childCount
    opener()
    wait(lambda: program.app.childCount > before, f'the window of {name}')
    window = list(program.app)[-1]
    if window.name:
        program.focus(f'^{re.escape(window.name)}$')
    audit.screen(name, *expected)
    act(window, 'window.close')
    wait(lambda: program.app.childCount == before, f'{name} is gone')
    program.focus()


def in_language(screens, language):
    def story():
        screens(language)
    story.__name__ = f'{screens.__name__}_{language}'
    return story


def run_screens(*screens):
    """Tells each story in each language."""
    without_animations()
    run_stories([in_language(screen, language) for language in LANGUAGES for screen in screens])
