# SPDX-License-Identifier: LGPL-2.1-or-later
"""Lianshe beside what people use today, and beside the floor that nobody can go below.

Usage: against.py LIANSHE GROWTH [--rows N] [--rounds N] [--only WORK] [--output FOLDER]

Writes a table of middle costs and ratios with a description of the machine, and how Lianshe's
cost grows from 1,000 to 1,000,000 records, as figures and as a chart drawn by GROWTH."""

import argparse
import functools
import os
import platform
import shutil
import subprocess
import sys
import tempfile

from registers import WANTED, write_book, write_csv, write_sqlite
from timing import Cost, LeftOut, compare, run, still_caret, until_window

# Commas, quotes, UTF-8, from the first line on.
UTF8 = 'CSV:44,34,76,1'
SIZES = (1000, 10000, 100000, 1000000)


class Desk:
    """The files of one size, and what each program does with them."""

    def __init__(self, lianshe, folder, count):
        self.lianshe, self.folder, self.count = lianshe, os.path.join(folder, str(count)), count
        os.mkdir(self.folder)
        self.csv, self.sqlite = self.path('list.csv'), self.path('list.sqlite')
        self.ods, self.book = self.path('list.ods'), self.path('list.gnucash')
        self.base = self.path('list.lianshe')
        write_csv(self.csv, count)
        write_sqlite(self.sqlite, count)
        run(lianshe, 'new', self.base, '--sample')
        self.built = run(lianshe, 'import', self.base, 'cooperative', self.csv)

    def path(self, name):
        return os.path.join(self.folder, name)

    def fresh(self, name):
        path = self.path(name)
        for end in ('', '-wal', '-shm'):
            if os.path.exists(path + end):
                os.remove(path + end)
        return path

    def remove(self):
        shutil.rmtree(self.folder)

    # Lianshe

    def lianshe_open(self, rest=True):
        return until_window(rest, 'Anlan City Handicraft Federation', self.lianshe, self.base)

    def lianshe_import(self):
        base = self.fresh('new.lianshe')
        run(self.lianshe, 'new', base)
        return run(self.lianshe, 'import', base, 'cooperative', self.csv)

    def lianshe_find(self):
        return run(self.lianshe, 'search', self.base, WANTED, '--kind', 'cooperative')

    def lianshe_export(self):
        return run(self.lianshe, 'export', self.base, 'cooperative', '--output', self.fresh('out.csv'))

    def lianshe_print(self):
        return self.per_page(run(self.lianshe, 'print', self.base, 'register-extract', '--select', WANTED,
                                 '--output', self.fresh('out.pdf')), self.path('out.pdf'))

    # The sqlite3 shell: the floor of what touches a file of records

    def shell_import(self):
        base = self.fresh('shell.sqlite')
        return run('sqlite3', base, '-cmd', '.mode csv', f'.import {self.csv} cooperative')

    def shell_find(self):
        return run('sqlite3', self.sqlite,
                   f"SELECT id, name_zh FROM cooperative WHERE name_zh LIKE '%{WANTED}%' ORDER BY name_zh")

    def shell_export(self):
        return run('sqlite3', '-csv', '-header', self.sqlite, 'SELECT * FROM cooperative',
                   output=self.fresh('shell.csv'))

    # LibreOffice Calc

    def office(self, *arguments):
        if shutil.which('soffice') is None:
            raise LeftOut('not installed')
        return run('soffice', f'-env:UserInstallation=file://{self.folder}/office', '--headless',
                   '--norestore', *arguments)

    def office_converts(self, source, kind):
        folder = os.path.join(self.folder, 'converted')
        reads = [f'--infilter={UTF8}'] if source == self.csv else []
        cost = self.office(*reads, '--convert-to', kind, '--outdir', folder, source)
        name = os.path.splitext(os.path.basename(source))[0]
        path = os.path.join(folder, f'{name}.{kind.partition(":")[0]}')
        if not os.path.exists(path):
            raise LeftOut('LibreOffice wrote nothing')
        return cost, path

    def need_ods(self):
        if not os.path.exists(self.ods):
            _, path = self.office_converts(self.csv, 'ods')
            os.rename(path, self.ods)

    def office_open(self, rest=True):
        self.need_ods()
        return until_window(rest, 'list\\.ods', 'soffice',
                            f'-env:UserInstallation=file://{self.folder}/office', '--norestore', '--nologo',
                            '--calc', self.ods)

    def office_import(self):
        return self.office_converts(self.csv, 'ods')[0]

    def office_find(self):
        """The filtering alone: the program runs, and the file is loaded."""
        self.need_ods()
        pipe = f'lianshe-bench-{os.getpid()}'
        office = subprocess.Popen(
            ['soffice', f'-env:UserInstallation=file://{self.folder}/office', '--headless', '--norestore',
             f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            said = subprocess.run(['/usr/bin/python3', os.path.join(os.path.dirname(__file__), 'calc_filter.py'),
                                   pipe, self.ods, WANTED, '1'], capture_output=True, text=True, timeout=300,
                                  check=False)
        finally:
            office.terminate()
            office.wait()
        if said.returncode != 0:
            raise LeftOut(said.stderr.strip()[-200:])
        seconds, shown = said.stdout.split()
        if int(shown) != self.expected():
            raise LeftOut(f'{shown} rows instead of {self.expected()}')
        return Cost(float(seconds), float('nan'), float('nan'))

    def office_export(self):
        self.need_ods()
        return self.office_converts(self.ods, 'csv')[0]

    def office_print(self):
        # What Lianshe prints is a page to a record; here a list of as many records as fill such pages.
        return self.per_page(*self.office_converts(self.csv, 'pdf'))

    # Programs with windows only

    def browser_open(self, rest=True):
        return until_window(rest, 'list\\.sqlite', 'sqlitebrowser', '-t', 'cooperative', self.sqlite)

    def book_open(self, rest=True):
        if not os.path.exists(self.book):
            write_book(self.book, self.count)
        # Whoever opened it last was killed, and the next would be asked about that.
        for name in os.listdir(self.folder):
            if name.startswith('list.gnucash.') and name.endswith(('.LCK', '.LNK')):
                os.remove(self.path(name))
        return until_window(rest, 'list\\.gnucash', 'gnucash', self.book)

    def bare_open(self, rest=True):
        program = ('import gi; gi.require_version("Gtk", "4.0"); gi.require_version("Adw", "1")\n'
                   'from gi.repository import Adw, Gtk\n'
                   'app = Adw.Application(application_id="org.lianshe.Bare")\n'
                   'app.connect("activate", lambda a: Adw.ApplicationWindow(application=a,'
                   ' title="bare window", content=Gtk.Label(label="联社")).present())\n'
                   'app.run()')
        return until_window(rest, 'bare window', '/usr/bin/python3', '-c', program)

    # Helps

    def expected(self):
        found = subprocess.run(['sqlite3', self.sqlite, 'SELECT count(*) FROM cooperative '
                                f"WHERE name_zh LIKE '%{WANTED}%'"], check=True, capture_output=True, text=True)
        return int(found.stdout)

    @staticmethod
    def per_page(cost, path):
        said = subprocess.run(['pdfinfo', path], check=True, capture_output=True, text=True).stdout
        pages = int(said.partition('Pages:')[2].split()[0])
        return Cost(cost.passed / pages, cost.worked / pages, cost.peak)

    def works(self):
        """From a work to its sides; the first is Lianshe."""
        opens = {'Lianshe': self.lianshe_open, 'DB Browser for SQLite': self.browser_open,
                 'GnuCash': self.book_open, 'LibreOffice Calc': self.office_open,
                 'floor: a bare libadwaita window (Python)': self.bare_open}
        return {
            'open, until the window is there': {name: functools.partial(side, False) for name, side in opens.items()},
            'open, until the program is at rest': opens,
            'find two characters': {'Lianshe': self.lianshe_find, 'LibreOffice Calc (filter alone)': self.office_find,
                                    'floor: sqlite3, LIKE': self.shell_find},
            'import CSV': {'Lianshe (checked, indexed, undoable)': self.lianshe_import,
                           'LibreOffice Calc': self.office_import, 'floor: sqlite3 .import': self.shell_import},
            'export CSV': {'Lianshe': self.lianshe_export, 'LibreOffice Calc': self.office_export,
                           'floor: sqlite3': self.shell_export},
            'print, a page': {'Lianshe': self.lianshe_print, 'LibreOffice Calc': self.office_print},
        }


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        model = next((line.partition(':')[2].strip() for line in file if line.startswith('model name')),
                     platform.processor())
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    return f'{model}, {os.cpu_count()} processors, {memory:.0f} GB, load {os.getloadavg()[0]:.1f} at the start'


def seconds(value):
    if value != value:
        return '–'
    for unit, factor in (('s', 1), ('ms', 1e3)):
        if value * factor >= 1:
            return f'{value * factor:.3g} {unit}'
    return f'{value * 1e6:.3g} µs'


def lines_of(work, count, answers):
    ours = next(iter(answers.values()))
    for name, answer in answers.items():
        if isinstance(answer, str):
            yield f'| {work}, {count:,} | {name} | left out: {answer} | | | |'
            continue
        ratio = f'{ours.passed / answer.passed:.3g}' if not isinstance(ours, str) else ''
        peak = '–' if answer.peak != answer.peak else f'{answer.peak / 2**20:.0f} MB'
        yield f'| {work}, {count:,} | {name} | {seconds(answer.passed)} | {seconds(answer.worked)} | {peak} | {ratio} |'


def compare_all(options, folder, report):
    desk = Desk(options.lianshe, folder, options.rows)
    report(f'Machine: {machine()}. Middle of {options.rounds} rounds, taking turns.\n')
    report('| work | by | passed | processor | memory | Lianshe is this many times |')
    report('| --- | --- | --- | --- | --- | --- |')
    for work, sides in desk.works().items():
        if options.only in work:
            for line in lines_of(work, desk.count, compare(sides, options.rounds)):
                report(line)
    desk.remove()


def grow(options, folder, report):
    """Microseconds of processor time a record, at each size."""
    figures = []
    for count in SIZES:
        if count > options.most:
            continue
        desk = Desk(options.lianshe, folder, count)
        # A million are not imported a second time to be measured.
        figures.append(('import', count, desk.built))
        for name, measure in (('export', desk.lianshe_export), ('find', desk.lianshe_find),
                              ('open', desk.lianshe_open)):
            cost = compare({name: measure}, 1)[name]
            if isinstance(cost, str):
                sys.exit(f'{name}, {count}: {cost}')
            figures.append((name, count, cost))
        desk.remove()
    report('\n| work | records | passed | processor | memory |\n| --- | --- | --- | --- | --- |')
    for name, count, cost in figures:
        report(f'| {name} | {count:,} | {seconds(cost.passed)} | {seconds(cost.worked)} | {cost.peak / 2**20:.0f} MB |')
    lines = ''.join(f'{name}\t{count}\t{cost.worked}\n' for name, count, cost in figures)
    subprocess.run([options.growth, os.path.join(options.output, 'growth.png')], input=lines, text=True, check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('lianshe')
    parser.add_argument('growth')
    parser.add_argument('--rows', type=int, default=20000)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--most', type=int, default=SIZES[-1])
    parser.add_argument('--only', default='')
    parser.add_argument('--output', default='.')
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    path = os.path.join(options.output, 'against.md')
    still_caret()
    with open(path, 'w', encoding='utf-8') as file, tempfile.TemporaryDirectory() as folder:
        def report(line):
            print(line, flush=True)
            print(line, file=file, flush=True)
        compare_all(options, folder, report)
        if options.only == '':
            grow(options, folder, report)
    print(f'written: {path}')


main()
