# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a user story needs: the real program, its accessible tree, keys and pictures, TAP.

A story is a function that takes a Program or nothing; a script ends with run_stories([...]).  Run
it through with-display, which gives it a display, buses and a home of its own.  The tree of
GTK 4.8 has holes, and this module is where they are known:

  - only the frame is "showing", and nothing can be focused through the tree: use keys;
  - the text of an entry comes only for an explicit length: use text();
  - a check button has no action: reach it with focus_by_tab() and press Space;
  - 205 rows of a table are always alive: find() does not walk into a list of rows;
  - the first look at a new popover may find no children: everything goes through wait().

Nothing here sleeps for a fixed time in order to let something happen; wait() looks again until a
condition holds or its bound is over.
"""

import functools
import itertools
import math
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import traceback

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Gio, GLib  # noqa: E402
import pyatspi  # noqa: E402

PROGRAM = os.environ.get('LIANSHE_PROGRAM', 'lianshe')
APPLICATION_NAMES = ('lianshe', 'org.lianshe.Lianshe')
BOUND = float(os.environ.get('LIANSHE_WAIT', '15'))
PICTURES = os.environ.get('LIANSHE_PICTURES')
ROWS = 'GtkColumnListView'


class Skip(Exception):
    """The story cannot be told here; its text says why."""


class Ended(BaseException):
    """The program runs no more.  No waiting catches it."""


class Missing(AssertionError):
    """No such node in the tree."""


# Waiting

def wait(condition, message='', bound=BOUND):
    """The first true value of condition(); a node that vanishes meanwhile counts as not yet."""
    end = time.monotonic() + bound
    last = None
    while True:
        try:
            value = condition()
            if value:
                return value
            last = None
        except Exception as error:  # pylint: disable=broad-except
            last = error
        if time.monotonic() > end:
            break
        time.sleep(0.02)
    reason = f' ({type(last).__name__}: {last})' if last else ''
    raise AssertionError(f'not within {bound:g} s: {message or "condition"}{reason}')


# The tree

def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node, rows=False):
    """node and all below it, depth first; the rows of tables only if asked for."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        try:
            if rows or current.name != ROWS:
                stack.extend(reversed(list(children(current))))
        except GLib.Error:
            # It went while we looked.
            continue


def same_name(name, wanted):
    """A mnemonic button is called "_Save Save" in 4.8, and "Save" means that one as well."""
    if wanted is None:
        return True
    if hasattr(wanted, 'search'):
        return bool(wanted.search(name))
    if name == wanted:
        return True
    first, _, rest = name.partition(' ')
    return '_' in first and first.replace('_', '') == wanted and rest in ('', wanted) \
        or name.replace('_', '') in (wanted, f'{wanted} {wanted}')


def matches(node, role, name):
    try:
        return (role is None or node.getRoleName() == role) and same_name(node.name or '', name)
    except GLib.Error:
        return False


def few(node):
    """Asking for the whole tree costs as much as asking so many nodes one by one: those of a page or
    of a dialog are mostly fewer."""
    return 60 if node.getRoleName() in ('application', 'frame') else 400


def seen(node, rows=False):
    """What walk() yields, as long as it is little; else the same as one Tree tells it."""
    most = few(node)
    nodes = list(itertools.islice(walk(node, rows), None if rows else most))
    if rows or len(nodes) < most:
        return nodes, None
    tree = Tree(node)
    return list(tree.walk(node.path)), tree


def is_like(one, role, name):
    """Whether a node, or an Item, has this role and this name."""
    if isinstance(one, Item):
        return role in (None, one.role) and same_name(one.name, name)
    return matches(one, role, name)


def find_all(node, role=None, name=None, rows=False):
    """Every node with this role and this name (text, or a compiled pattern to search for)."""
    nodes, tree = seen(node, rows)
    found = [x for x in nodes if is_like(x, role, name)]
    return [x for x in (tree.node(node, x) for x in found) if x is not None] if tree else found


def find(node, role=None, name=None, rows=False):
    """The first such node; Missing if there is none.  See wait_for() for one yet to come."""
    tree = None
    most = math.inf if rows else few(node)
    for place, candidate in enumerate(walk(node, rows)):
        if matches(candidate, role, name):
            return candidate
        if place >= most:
            tree = Tree(node)
            break
    for item in tree.walk(node.path) if tree else ():
        found = is_like(item, role, name) and tree.node(node, item)
        if found:
            return found
    raise Missing(f'no {role or "node"} {name!r} in {node.getRoleName()} {node.name!r}')


def wait_for(node, role=None, name=None, rows=False, bound=BOUND):
    """The first such node, as soon as there is one."""
    return wait(lambda: find(node, role, name, rows), f'{role or "node"} {name!r}', bound)


def has_state(node, state):
    """state is one of pyatspi.STATE_*."""
    return node.getState().contains(state)


def visible_text(node, rows=False):
    """The names of all labels below node, in order: what a reader would see."""
    nodes, tree = seen(node, rows)
    return [x.name for x in nodes if x.name
            and (x.role if tree else x.getRoleName()) in ('label', 'heading')]


def dump(node, file=sys.stdout, prefix='# ', limit=1500):
    """Prints the tree, for diagnosis."""
    def show(current, depth):
        nonlocal limit
        if limit <= 0:
            return
        limit -= 1
        print(f'{prefix}{"  " * depth}{current.getRoleName()} {current.name!r}', file=file)
        if current.name != ROWS:
            for index, child in enumerate(children(current)):
                # A list is known by its first rows.
                if index < 8 or current.getRoleName() != 'list':
                    show(child, depth + 1)
    show(node, 0)


class Item:
    """A node as one Tree saw it; what it holds now is asked for by text() and now()."""

    def __init__(self, tree, path, parent, place, name, role, description, states):
        self.tree = tree
        self.path, self.parent, self.place = path, parent, place
        self.name, self.role, self.description = name, role, description
        self.states = states[0] | states[1] << 32

    def has(self, state):
        """state is one of pyatspi.STATE_*."""
        return bool(self.states >> int(state) & 1)

    def call(self, interface, method, arguments=None):
        return self.tree.call(self.path, interface, method, arguments)

    def property(self, interface, name):
        return self.call('org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (f'org.a11y.atspi.{interface}', name)))

    def now(self):
        """The name, asked for now."""
        return self.property('Accessible', 'Name')

    def text(self):
        """What an entry holds now."""
        length = self.property('Text', 'CharacterCount')
        return self.call('org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, length)))

    def is_sensitive(self):
        """Whether it can be used now."""
        return bool(self.call('org.a11y.atspi.Accessible', 'GetState')[0]
                    >> int(pyatspi.STATE_SENSITIVE) & 1)

    def press(self):
        """Its first action."""
        self.call('org.a11y.atspi.Action', 'DoAction', GLib.Variant('(i)', (0,)))

    def __repr__(self):
        return f'{self.role} {self.name!r}'


class Tree:
    """All that a program shows at one moment: walking the nodes asks for each alone, and takes
    seconds where there are tables.  Hidden pages are in it too; rows of tables are not.

    GTK tells of all nodes it knows in one call, but knows only those that somebody asked for."""

    bus = None

    def __init__(self, node):
        self.name = node.app.bus_name
        self.items = {}
        self.below = None
        self.asked = set()
        grown = True
        while grown:
            self._read()
            new = found = self._children([path for path in self._unknown()
                                          if path not in self.asked])
            while new:
                new = self._children(new)
            # Where nobody had to be asked for anything new, it was the whole tree.
            grown = bool(found)

    def _read(self):
        self.items = {}
        done = self._bus().call_sync(self.name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache',
                                     'GetItems', None, None, 0, 60000, None).get_child_value(0)
        self.counts = {}
        for index in range(done.n_children()):
            (_, path), _, (_, parent), place, count, _, name, role, description, states \
                = _unpacked(done.get_child_value(index))
            self.items[path] = Item(self, path, parent, place, name, _role_name(role),
                                    description, states)
            self.counts[path] = count

    def _unknown(self):
        """Nodes with children that are not in the list yet; the root counts none."""
        known = {}
        for item in self.items.values():
            known[item.parent] = known.get(item.parent, 0) + 1
        return [path for path, item in self.items.items() if item.name != ROWS
                and (item.role == 'application' or known.get(path, 0) < self.counts[path])]

    def _children(self, paths):
        """Asks for the children of all these at once; those that were not known."""
        found, left = [], len(paths)

        def take(bus, result, _):
            nonlocal left
            left -= 1
            try:
                found.extend(path for _, path in bus.call_finish(result).unpack()[0])
            except GLib.Error:
                # It went while we looked.
                pass

        for path in paths:
            self.asked.add(path)
            self._bus().call(self.name, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None,
                             0, 60000, None, take, None)
        while left:
            GLib.MainContext.default().iteration(True)
        return [path for path in found if path not in self.items and path not in self.asked]

    @classmethod
    def _bus(cls):
        if cls.bus is None:
            session = Gio.bus_get_sync(Gio.BusType.SESSION)
            address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus',
                                         'GetAddress', None, None, 0, -1, None).unpack()
            flags = Gio.DBusConnectionFlags
            cls.bus = Gio.DBusConnection.new_for_address_sync(
                address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        return cls.bus

    def find_all(self, role=None, name=None):
        return [item for item in self.items.values()
                if role in (None, item.role) and same_name(item.name, name)]

    def find(self, role=None, name=None):
        return next(iter(self.find_all(role, name)), None)

    def call(self, path, interface, method, arguments=None):
        done = self._bus().call_sync(self.name, path, interface, method, arguments, None, 0, 60000,
                                     None)
        values = done.unpack()
        return values[0] if values else None

    def children(self, item):
        """What hangs at it."""
        if self.below is None:
            self.below = {}
            for one in self.items.values():
                self.below.setdefault(one.parent, []).append(one)
        return self.below.get(item.path, [])

    def siblings(self, item):
        """The roles of what hangs at the same node."""
        return [x.role for x in self.items.values() if x.parent == item.parent]

    def parents(self, item):
        while item.parent in self.items and item.parent != item.path:
            item = self.items[item.parent]
            yield item

    def walk(self, path):
        """The items at and below this path, depth first; the rows of tables are not among them."""
        stack = [self.items[path]] if path in self.items else []
        while stack:
            item = stack.pop()
            yield item
            if item.name != ROWS:
                stack.extend(sorted(self.children(item), key=lambda x: -x.place))

    def node(self, top, item):
        """The node at or below top that this item is, or None if it went meanwhile."""
        way = list(itertools.takewhile(lambda x: x.path != top.path, [item, *self.parents(item)]))
        node = top
        for step in reversed(way):
            # It may stand elsewhere by now.
            node = next((x for x in itertools.chain([node.getChildAtIndex(step.place)], children(node))
                         if x is not None and x.path == step.path), None)
            if node is None:
                return None
        return node


_UNPACKED = {}


def _unpacked(value):
    """What the value holds.  Unpacking takes long, and most nodes are as the last tree had them."""
    data = value.get_data_as_bytes().get_data()
    if data not in _UNPACKED:
        _UNPACKED[data] = value.unpack()
    return _UNPACKED[data]


@functools.cache
def _role_name(number):
    return pyatspi.Atspi.role_get_name(pyatspi.Atspi.Role(number))


def wait_tree(program, role=None, name=None, bound=BOUND):
    """Waits until there is such a node, looking at the whole tree at once."""
    program.check()
    return wait(lambda: program.check() or Tree(program.app).find(role, name),
                f'{role or "node"} {name!r}', bound)


# Nodes

def text(node):
    """What an entry or a text field holds; (0, -1) would be empty in 4.8."""
    content = node.queryText()
    return content.getText(0, content.characterCount)


def set_text(node, value):
    """Fills an editable field at once.  It skips the keys: use type_text() to test those."""
    node.queryEditableText().setTextContents(value)
    wait(lambda: text(node) == value, f'text {value!r}')


def press(node):
    """The node's own action: click for a button, toggle for a switch, activate for an entry."""
    action = node.queryAction()
    if action.nActions == 0:
        raise Missing(f'{node.getRoleName()} {node.name!r} has no action; use keys')
    action.doAction(0)


def act(node, name):
    """An action by name, of a widget or of a window ("win.undo")."""
    action = node.queryAction()
    names = [action.getName(index) for index in range(action.nActions)]
    if name not in names:
        raise Missing(f'no action {name!r} among {names}')
    action.doAction(names.index(name))


def select_row(table, index):
    """Selects a row of a table by its place among the rows that are alive (0 to 204)."""
    rows = table if table.name == ROWS else find(table, 'list', ROWS)
    rows.querySelection().selectChild(index)


def row_texts(table, count=20):
    """The cell texts of the first rows that are alive."""
    rows = table if table.name == ROWS else find(table, 'list', ROWS)
    texts = []
    for index in range(min(count, rows.childCount)):
        row = rows.getChildAtIndex(index)
        texts.append([x.name for x in walk(row) if x.getRoleName() == 'label'])
    return texts


# Keys, mouse, pictures

def xdotool(*arguments, bound=30):
    done = subprocess.run(('xdotool', *map(str, arguments)), check=True, text=True,
                          capture_output=True, timeout=bound)
    return done.stdout


def key(*names):
    """Keys by their X names: key('ctrl+z'), key('Tab', 'Tab', 'space')."""
    xdotool('key', '--clearmodifiers', '--delay', '12', *names)


def type_text(value):
    """Types into what has the focus, Chinese as well.

    A character that no key has is put on a spare key first, and a program that has not heard of
    that yet loses it: such characters are typed one by one, each until it is there."""
    if value.isascii():
        xdotool('type', '--clearmodifiers', '--delay', '12', '--', value)
        return
    node = wait(Focus.node, 'a field with the focus')
    for character in value:
        before = text(node)
        for _ in range(5):
            xdotool('type', '--clearmodifiers', '--', character)
            try:
                wait(lambda: text(node) != before, bound=2)  # pylint: disable=cell-var-from-loop
            except AssertionError:
                continue
            if len(text(node)) == len(before) + 1 and character in text(node):
                break
            key('BackSpace')
            wait(lambda: text(node) == before, bound=2)  # pylint: disable=cell-var-from-loop
        else:
            raise AssertionError(f'{character!r} does not arrive')


def screenshot(path):
    """The whole screen as a picture; what is being drawn is waited for by the caller."""
    subprocess.run(['import', '-window', 'root', path], check=True, timeout=60)
    return path


# Where the focus is

class Focus:
    """The node that took the focus last, as the program tells it; a look at the whole tree takes a
    second where there are tables.  Of several programs, the one that was given the keys counts."""

    last = {}
    process = None
    listening = False

    @classmethod
    def listen(cls):
        if not cls.listening:
            pyatspi.Registry.registerEventListener(cls._take, 'object:state-changed:focused')
            cls.listening = True

    @classmethod
    def _take(cls, event):
        if not event.detail1 or event.source is None:
            return
        try:
            cls.last[event.source.get_process_id()] = event.source
        except GLib.Error:
            # The program ended meanwhile.
            pass

    @classmethod
    def forget(cls):
        """Makes node() wait for the next one."""
        cls.node()
        cls.last.pop(cls.process, None)

    @classmethod
    def node(cls):
        """The last one, if it still has the focus."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        node = cls.last.get(cls.process)
        try:
            if node is not None and has_state(node, pyatspi.STATE_FOCUSED):
                return node
        except Exception:  # pylint: disable=broad-except
            # It went together with its window.
            cls.last.pop(cls.process, None)
        return None


# The program

class Program:
    """The program on the bus, ended and judged at the end of a with statement."""

    def __init__(self, *arguments, environment=None, fatal='fatal-warnings'):
        self.arguments = [str(argument) for argument in arguments]
        self.environment = dict(os.environ, G_DEBUG=fatal, **(environment or {}))
        # The tree has to be there, whatever an outer test asked for.
        for name in ('GTK_A11Y', 'NO_AT_BRIDGE'):
            self.environment.pop(name, None)
        self.process = None
        self.log = None
        self.app = None
        self.said = ''
        self.killed = False

    def __enter__(self):
        Focus.listen()
        folder = os.environ.get('XDG_CACHE_HOME', '/tmp')
        self.log = open(os.path.join(folder, f'lianshe-{time.monotonic_ns()}.log'), 'w+b')
        self.process = subprocess.Popen([PROGRAM, *self.arguments], env=self.environment,
                                        stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        Focus.process = self.process.pid
        try:
            self.app = wait(self._on_bus, 'the program on the accessibility bus', bound=60)
            wait(lambda: self.app.childCount > 0, 'a window', bound=60)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None and kind is not Skip and self.process.poll() is None:
            self._leave_evidence()
        status = self._end()
        if kind is None and status != 0 and not self.killed:
            raise AssertionError(f'the program ended with status {status}')
        return False

    def _on_bus(self):
        if self.process.poll() is not None:
            # Waiting on would only hide it.
            raise SystemExit(f'the program ended with status {self.process.returncode}')
        desktop = pyatspi.Registry.getDesktop(0)
        for app in children(desktop):
            if app.name in APPLICATION_NAMES and app.get_process_id() == self.process.pid:
                return app
        return None

    def check(self):
        """Raises Ended if the program runs no more: nothing has to be waited for then."""
        if self.process.poll() is not None:
            raise Ended(f'the program ended with status {self.process.returncode}')

    def kill(self):
        """Ends the program in the middle of what it does, as a power cut would."""
        self.killed = True
        self.process.kill()
        self.process.wait()

    def _leave_evidence(self):
        """The screen and the tree at the moment of the failure."""
        try:
            dump(self.app)
            if PICTURES:
                story = os.path.basename(sys.argv[0]).removesuffix('.py')
                print('# picture:', screenshot(
                    os.path.join(PICTURES, f'{story}-{time.monotonic_ns()}.png')))
        except Exception as problem:  # pylint: disable=broad-except
            print(f'# no evidence: {problem}')

    def _end(self):
        status = self.process.poll()
        if status is None:
            try:
                self.close()
            except Exception:  # pylint: disable=broad-except
                pass
            try:
                status = self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                print('# the program did not end by closing its windows')
                self.process.send_signal(signal.SIGTERM)
                try:
                    self.process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    self.process.kill()
                    self.process.wait()
                # Asked to end by a signal, which is no fault of its own.
                status = 0 if self.process.returncode == -signal.SIGTERM else self.process.returncode
        self.log.seek(0)
        said = self.log.read().decode('utf-8', 'replace')
        self.log.close()
        if status != 0 and not self.killed:
            for line in said.splitlines()[-40:]:
                print(f'# program: {line}')
        self.said = said
        return status

    @property
    def frame(self):
        """The first window."""
        return wait(lambda: next(x for x in children(self.app)
                                 if x.getRoleName() in ('frame', 'window')), 'a frame')

    def window(self, name, bound=BOUND):
        """A window or dialog by its title."""
        return wait(lambda: next((x for x in children(self.app) if same_name(x.name or '', name)),
                                 None), f'window {name!r}', bound)

    def focus(self, name='.'):
        """Gives the keys to the window whose title matches name; there is no window manager."""
        found = xdotool('search', '--sync', '--all', '--onlyvisible', '--pid', self.process.pid,
                        '--name', name).split()
        xdotool('windowfocus', '--sync', found[-1])
        Focus.process = self.process.pid
        return found[-1]

    def shown(self):
        """The windows on the screen, as the display numbers them."""
        return xdotool('search', '--all', '--onlyvisible', '--pid', self.process.pid, '--name',
                       '.').split()

    def told_focus(self):
        """The node that has the keyboard focus, if the program told of it."""
        node = Focus.node()
        if node is not None and node.getRoleName() not in ('frame', 'window') \
                and node.get_process_id() == self.process.pid:
            return node
        return None

    def focused(self):
        """The node that has the keyboard focus, told or not: a window that opened tells nothing."""
        node = self.told_focus()
        if node is not None:
            return node
        tree = Tree(self.app)
        ways = [[x, *tree.parents(x)] for x in tree.items.values()
                if x.has(pyatspi.STATE_FOCUSED) and x.role not in ('frame', 'window')]
        # Each window remembers its own: the window that opened last has the keys.
        way = max((x for x in ways if len(x) > 1), key=lambda x: x[-2].place, default=None)
        return way and tree.node(self.app, way[0])

    def wait_moved(self, moved, message, bound=BOUND, patience=0.5):
        """Waits for a focus for which moved(node) holds.  Between the field that lost it and the one
        that takes it nobody has it, so the whole tree is looked at only if nothing is told for so many
        seconds of patience."""
        told = time.monotonic() + patience

        def look():
            self.check()
            node = self.told_focus() if time.monotonic() < told else self.focused()
            return node is not None and moved(node) and node
        return wait(look, message, bound)

    def tab(self, backward=False):
        """Presses Tab; returns where the focus went, which may be nowhere new."""
        before = self.focused()
        key('shift+Tab' if backward else 'Tab')
        try:
            return self.wait_moved(lambda now: now != before, 'the focus to move', bound=2)
        except AssertionError:
            return self.focused()

    def focus_by_tab(self, node, most=120):
        """Walks with Tab until node has the focus, as somebody without a mouse would.

        Tab comes back into a form where it left it; what stands before that is reached backwards."""
        seen = set()
        backward = False
        for _ in range(most):
            if has_state(node, pyatspi.STATE_FOCUSED):
                return
            now = self.tab(backward)
            backward = backward or now in seen
            seen.add(now)
        raise AssertionError(f'{most} Tabs do not reach {node.getRoleName()} {node.name!r}')

    def wait_focus(self, name, role=None, bound=BOUND):
        """Waits until a node of this name has the focus."""
        return self.wait_moved(lambda now: same_name(now.name or '', name)
                               and role in (None, now.getRoleName()),
                               f'the focus on {role or "node"} {name!r}', bound)

    def click(self, node):
        """A real click in the middle of node."""
        window = self.focus()
        place = dict(re.findall(r'^(\w+)=(-?\d+)$', xdotool('getwindowgeometry', '--shell', window),
                                re.MULTILINE))
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        xdotool('mousemove', int(place['X']) + box.x + box.width // 2,
                int(place['Y']) + box.y + box.height // 2, 'click', 1)

    def close(self):
        """Closes every window by its own action."""
        for window in list(children(self.app)):
            try:
                act(window, 'window.close')
            except Missing:
                raise
            except Exception:  # pylint: disable=broad-except
                # The answer is lost together with the window.
                pass


def verb(*arguments, expect=0, environment=None):
    """Runs a verb of the program; returns its standard output."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], text=True, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=300,
                          env=dict(os.environ, **(environment or {})))
    if done.returncode != expect:
        raise AssertionError(f'{arguments[0]}: status {done.returncode}, not {expect}: '
                             f'{done.stderr.strip()}')
    return done.stdout


def home(*parts):
    """A path in the private home that with-display made."""
    return os.path.join(os.environ['HOME'], *parts)


def choose_file(program, path, windows):
    """Types a path into GTK's own file dialog, which opened over so many windows, and accepts."""
    wait(lambda: program.app.childCount > windows, 'the file dialog')
    chooser = list(children(program.app))[-1]
    shown = program.focus(f'^{re.escape(chooser.name)}$')
    entry = wait(lambda: next((x for x in walk(chooser) if x.getRoleName() == 'text'
                               and has_state(x, pyatspi.STATE_FOCUSED)), None)
                 or key('ctrl+l'), 'the entry for a path')
    key('ctrl+a')
    type_text(path)
    wait(lambda: text(entry) == path, f'the path {path!r}')
    for _ in range(3):
        # The first Return may only take what the entry completed.
        key('Return')
        try:
            wait(lambda: program.app.childCount <= windows, 'the file dialog is gone', bound=5)
            # It may bear the title of the window before it, which takes the keys next.
            wait(lambda: shown not in program.shown(), 'the file dialog is off the screen')
            return
        except AssertionError:
            continue
    raise AssertionError('the file dialog stays')


# Bases

def sample(name):
    """The path of a sample federation of its own for a story."""
    path = home(f'{name}.lianshe')
    verb('new', path, '--sample')
    return path


def query(path, sql, *values):
    """What the base holds, read beside the program and without changing it."""
    connection = sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=10)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


# TAP

def run_stories(stories):
    """Runs the functions in order and prints TAP; only those with a word of the command line."""
    stories = [story for story in stories
               if all(word in story.__name__ for word in sys.argv[1:])]
    if not stories:
        sys.exit(f'no story has these words in its name: {" ".join(sys.argv[1:])}')
    sys.stdout.reconfigure(line_buffering=True)
    print(f'1..{len(stories)}')
    failed = 0
    # What the script set for GTK itself is for all its stories.
    toolkit = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    for number, story in enumerate(stories, 1):
        name = story.__name__.replace('_', ' ')
        # The program remembers its area, size and officer: not beyond a story.
        os.environ['XDG_CONFIG_HOME'] = home(f'config-{number}')
        if os.path.isdir(toolkit):
            shutil.copytree(toolkit, home(f'config-{number}', 'gtk-4.0'))
        start = time.monotonic()
        try:
            story()
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}')
            continue
        except (Exception, SystemExit, Ended) as error:  # pylint: disable=broad-except
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            first = (str(error) or repr(error)).splitlines()[0].replace('#', '')
            print(f'not ok {number} {name}: {first}')
            continue
        print(f'ok {number} {name}')
        print(f'# {time.monotonic() - start:.1f} s')
    sys.exit(1 if failed else 0)
