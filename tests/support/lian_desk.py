# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where things are in the window, for stories that need more of it than one area.

Everything is said in the language of the program: a Desk knows it and looks the words up in the
catalogue that the program reads."""

import configparser
import gettext
import hashlib
import os
import re
import shutil
import subprocess

from lian_atspi import (BOUND, Focus, PICTURES, Program, Tree, home, key, query, type_text, verb, wait,
                        wait_for, wait_tree)

# The kinds of each area in the order of its list, with the first field of its form that takes keys.
AREAS = {
    'today': ('Today', []),
    'cooperatives': ('Co-operatives', ['Co-operatives', 'Activities', 'Production returns']),
    'points': ('Points', ['Service points', 'Door-to-door rounds', 'Neighbourhoods', 'Ways',
                          'Investigations', 'Split links', 'Findings on consumers',
                          'Standards of service']),
    'review': ('Review', []),
    'contracts': ('Contracts', ['Contracts', 'Contract lines', 'Delivery schedule', 'Allotments',
                                'Deliveries', 'Grades of deliveries', 'Penalties', 'Payments',
                                'Amendments', 'Locked periods', 'Trading partners']),
    'charts': ('Charts', []),
    'registers': ('Registers', ['Cities', 'Trades', 'Federations', 'People of the office',
                                'Units of measure', 'Currencies', 'Products', 'Decisions',
                                'Recommendations', 'Correction cases', 'Warnings kept',
                                'Shared lists', 'Findings on two records', 'Settings of the office']),
    'history': ('History', []),
    'numbers': ('Numbers', []),
    'rulebook': ('Rulebook', []),
    'corrections': ('Corrections', []),
    'coverage': ('Coverage', []),
    'relations': ('Relations', ['Relations', 'Restoration tasks', 'Events of relations']),
    'materials': ('Materials', ['Stock movements', 'Raw materials', 'Places of stock', 'Consumption norms',
                                'Reservations of material', 'Approvals of self-purchase']),
    'channels': ('Channels', ['Sales', 'Production plans', 'Plan lines', 'Outlets', 'Market prices',
                              'Capacities']),
    'arrangement': ('Arrangement', ['Arrangements', 'Lines of arrangements', 'Stages of arrangements',
                                    'Capacities of processes', 'Work norms', 'Distances']),
    'members': ('Members', ['Members', 'Journal', 'Terms of shares', 'Valuations', 'Valued items',
                            'Divisions of the surplus', 'Distributions of surplus',
                            'Parts of members in the surplus', 'Work of years', 'Accounts of months', 'Not the same members',
                            'Changes of co-operatives', 'Records carried over']),
    'reports': ('Reports', ['Annual returns', 'Items of annual returns', 'Items asked for every year',
                            'Published tables', 'Lines of published tables']),
    'reorganisations': ('Reorganisation', ['Reorganisations']),
    'progress': ('Progress', ['Tasks and leftover problems', 'Figures of progress', 'Confirmations of cities',
                              'Arrangements of trades', 'Memberships in federations']),
    'crafts': ('Crafts and quality', ['Special crafts', 'Veteran craftsmen', 'Protection measures',
                                      'Varieties', 'Events of varieties', 'Who answers for quality',
                                      'Technical measures', 'Management checks', 'Costs of products']),
}

PAGES = {'today': 'LianTodayPage', 'reports': 'LianReportsPage', 'review': 'LianReviewPage',
         'corrections': 'LianCorrectionsPage', 'charts': 'LianOverviewPage',
         'coverage': 'LianCoveragePage', 'channels': 'LianChannelsPage',
         'relations': 'LianRelationsPage',
         'history': 'LianLogPage', 'numbers': 'LianNumbersPage',
         'materials': 'LianMaterialsPage', 'rulebook': 'LianRulebookPage',
         'arrangement': 'LianArrangePage', 'crafts': 'LianQualityPage', 'progress': 'LianProgressPage',
         'reorganisations': 'LianReorganisationPage'}

_SAMPLES = {}


def area_key(name):
    """The key that leads to an area: figures for the first ten, then the keys beside them, then the
    same row of keys with Control."""
    place = list(AREAS).index(name) + 1
    if name == 'channels':
        return 'ctrl+3'
    if name in ('reports', 'reorganisations', 'progress', 'crafts'):
        return {'reports': 'ctrl+9', 'reorganisations': 'ctrl+6', 'progress': 'ctrl+7', 'crafts': 'ctrl+8'}[name]
    if place > 12:
        return f'ctrl+{place - 12}'
    return f'alt+{place % 10}' if place <= 10 else ('alt+minus', 'alt+equal')[place - 11]


def copy_of_sample(name, language='en'):
    """The path of a sample federation; it is made once and copied while no program has it open.

    The acts in it bear their names in this language."""
    if language not in _SAMPLES:
        _SAMPLES[language] = home(f'template-{language}.lianshe')
        verb('new', _SAMPLES[language], '--sample', environment={'LANGUAGE': language})
    path = home(f'{name}.lianshe')
    shutil.copyfile(_SAMPLES[language], path)
    return path


def as_officer(name, path, officer):
    """The environment of a program in which this officer works on the base."""
    config = home(f'config-{name}')
    os.makedirs(os.path.join(config, 'lianshe'), exist_ok=True)
    settings = configparser.ConfigParser()
    settings['officers'] = {hashlib.sha256(os.path.realpath(path).encode()).hexdigest(): officer}
    with open(os.path.join(config, 'lianshe', 'settings.ini'), 'w', encoding='utf-8') as file:
        settings.write(file, space_around_delimiters=False)
    return {'XDG_CONFIG_HOME': config}


def without_animations():
    """What slides and fades would be half there in a picture."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-enable-animations=0\n')


class Desk(Program):
    """The program in a language, and its words."""

    def __init__(self, *arguments, language='en', environment=None, **more):
        super().__init__(*arguments, environment={'LANGUAGE': language, **(environment or {})},
                         **more)
        self.language = language
        self._ = gettext.translation('lianshe', os.environ['LIAN_LOCALE_DIR'],
                                     [language], fallback=True).gettext

    def tree(self):
        self.check()
        return Tree(self.app)

    def wait(self, role=None, name=None):
        return wait_tree(self, role, name)

    def ready(self):
        """The window is there with its lists and counts."""
        self.wait('list item', re.compile(re.escape(self._('Co-operatives'))))
        self.focus()

    def open_list(self, name):
        """Shows the list of an area as soon as the window takes keys, without a look at its tree."""
        def is_shown():
            self.check()
            # The first window is the one that says that the base is opened.
            self.focus()
            key(area_key(name))
            self.wait_list(*AREAS[name][1], bound=2)
            # A list may be there with the window, which the keys did not go to yet.
            self.focus()
            return True
        wait(is_shown, f'the list of {name}')

    def area(self, name):
        """Shows an area by its key and waits until its page has the focus; of an area with a page of
        its own and lists, by the key once more, the lists."""
        label, kinds = AREAS[name]
        key(area_key(name))
        if name in PAGES:
            wait(lambda: self.page() == PAGES[name], f'the page of {label}')
        if name in PAGES and kinds:
            key(area_key(name))
        if kinds:
            self.wait_list(*kinds)

    def print_first(self):
        """Asks for the first of the papers that there are of the records chosen."""
        title = self._('Print What?')
        key('ctrl+p')
        self.window(title)
        self.focus(f'^{re.escape(title)}$')
        key('Return')

    def page_node(self):
        """The page with the focus."""
        node = Focus.node()
        while not re.match(r'Lian\w+Page$', node.name or ''):
            node = node.parent
        return node

    def page(self):
        return self.page_node().name

    def wait_name(self, name):
        """Waits until a node of this name has the focus."""
        return wait(lambda: self.check() or Focus.node().name == name and Focus.node(),
                    f'the focus on {name!r}')

    def wait_list(self, *kinds, bound=BOUND):
        """Waits until a row of a list of one of these kinds (in English) has the focus."""
        names = [self._(kind) for kind in kinds]
        # On a busy machine it may get lost that the focus was told.
        self.wait_moved(lambda node: node.getRoleName() == 'table row' and node.parent.parent.name in names,
                        f'a row of {kinds}', bound, patience=5)

    def insist(self, press, arrived):
        """Presses keys until they have arrived: what closed just before may still have taken them."""
        for _ in range(3):
            key(*press)
            try:
                return arrived()
            except AssertionError:
                continue
        raise AssertionError(f'{press} have no effect')

    def search_list(self, text):
        """Types into the search of the list, from anywhere in the page."""
        self.insist(['ctrl+f'], lambda: self.wait_moved(
            lambda node: node.name == self._('Search this list'), 'the search', 10))
        type_text(text)

    def kind(self, kind, filled=True):
        """Lists another kind of record, by keys from anywhere in the page; where there are any, with the
        focus in the list."""
        area, = [kinds for _, kinds in AREAS.values() if kind in kinds]
        key('ctrl+f')
        wait(lambda: Focus.node().name == self._('Search this list'), 'the search')
        # Buttons of the kind that is listed stand between.
        for _ in range(6):
            Focus.forget()
            key('shift+Tab')
            if wait(Focus.node, 'the next stop').name.startswith(self._('Kind of record')):
                break
        else:
            raise AssertionError('the kinds are not reached')
        key('space')
        wait(lambda: Focus.node().getRoleName() == 'list item', 'the list of kinds')
        key('Home', *['Down'] * area.index(kind), 'Return')
        wait(lambda: Focus.node().getRoleName() != 'list item', 'the kind is chosen')
        if filled:
            self.insist(['F6'], lambda: self.wait_list(kind, bound=15))

    def reach(self, name, role=None, most=80, step='Tab'):
        """Presses Tab until a node of this name has the focus; what stands before where Tab came in
        is reached backwards, or the other way round with shift+Tab."""
        stops, back = [], 'shift+Tab' if step == 'Tab' else 'Tab'
        for _ in range(most):
            # A window that opened tells nothing of what has the focus in it.
            node = wait(lambda: self.check() or Focus.node() or not stops and self.focused(),
                        'the next stop')
            if node.name == name and role in (None, node.getRoleName()):
                return node
            if (node.getRoleName(), node.name) in stops:
                step = back
            stops.append((node.getRoleName(), node.name))
            Focus.forget()
            key(step)
        raise AssertionError(f'Tab does not reach {name!r}: {stops}')


NUMBER = '00102'


def in_the_base(path):
    """Name and registrar of the co-operative that a Form works on."""
    return query(path, 'SELECT name_en, registrar FROM cooperative WHERE reg_no = ?', NUMBER)[0]


class Form:
    """The form of one co-operative in a window, in English; two of its fields are worked on."""

    names = ('name (English)', 'registrar')

    def __init__(self, program):
        self.program = program
        program.open_list('cooperatives')
        key('ctrl+f')
        search = program.wait_name('Search this list')
        type_text(NUMBER)
        # The count stands above the list, beside the search: a look at the whole tree takes longer.
        wait_for(search.parent.parent.parent, 'label', '1 found')
        key('F6')
        program.wait_list('Co-operatives')
        key('Return')
        # The form opens on the field that was used last.
        wait(lambda: program.check() or Focus.node().getRoleName() == 'text', 'the form')
        tree = program.tree()
        self.fields = [tree.find('text', name) for name in self.names]
        wait(lambda: tree.find('text', 'registration number').text() == NUMBER, 'the record')
        self.undo = tree.find('push button', re.compile('^Undo(:|$)'))
        self.redo = tree.find('push button', re.compile('^Redo(:|$)'))
        form = tree.find(None, 'LianForm')
        self.button, = [x for x in tree.find_all('push button', 'Save')
                        if x.name == 'Save' and 'status bar' in tree.siblings(x)
                        and form in tree.parents(x)]

    def values(self):
        self.program.check()
        return tuple(field.text() for field in self.fields)

    def shows(self, *values):
        """Waits until the fields hold these, or the first one this."""
        wait(lambda: self.values()[:len(values)] == values, f'the form shows {values}')

    def go_to(self, place):
        """Walks to a field by Tab, from the other one or from anywhere."""
        # The first is above the other, and above where the form mostly opens.
        self.program.reach(self.names[place], 'text', step='Tab' if place else 'shift+Tab')

    def type(self, value, place=0):
        self.go_to(place)
        key('ctrl+a')
        type_text(value)
        wait(lambda: self.values()[place] == value, value)

    def save(self):
        key('ctrl+s')

    def saved(self):
        """Saves and waits until the window says so: there is nothing more to save, and the act is
        the one to be taken back."""
        label = f'Undo: change of co-operative “{self.values()[0]}”'
        self.save()
        wait(lambda: self.program.check() or not self.button.is_sensitive(), 'it is saved')
        wait(lambda: self.program.check() or self.undo.now() == label, label)

    def says(self, words):
        """Waits until this is said somewhere."""
        return self.program.wait(None, re.compile(words))


def screenshot_of(program, name):
    """Keeps a picture of the whole screen, if anybody wants it."""
    if not PICTURES:
        return
    folder = os.path.join(PICTURES, 'screens')
    os.makedirs(folder, exist_ok=True)
    subprocess.run(['import', '-window', 'root', '-depth', '8', '-define',
                    'png:compression-level=1', os.path.join(folder, f'{name}.png')],
                   check=True, timeout=60)


def count(path, kind):
    return query(path, f'SELECT count(*) FROM {kind}')[0][0]


def last_act(path):
    return query(path, 'SELECT label, kind FROM act ORDER BY seq DESC LIMIT 1')[0]
