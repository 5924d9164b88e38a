#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts the single test points in meson's logs and prints the summary of tests/run.

Usage: count_results.py FOLDER, which holds NAME.json (a testlog.json of meson) for every run of
meson test, and NAME.broken for a build that failed.  The last line printed is
"N passed, N failed", with ", N skipped" if some were.  The status is 0 if nothing failed and
something passed.
"""

import json
import pathlib
import re
import sys

POINT = re.compile(r'^(?P<indent> *)(?P<not>not )?ok\b(?P<rest>.*)$')
PLAN = re.compile(r'^1\.\.(?P<count>\d+)(?P<skip>\s*#\s*skip.*)?$', re.IGNORECASE)
DIRECTIVE = re.compile(r'#\s*(?P<word>skip|todo)', re.IGNORECASE)

# Results of meson that mean that the program itself, not only one of its points, went wrong.
BROKEN = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}

# The status by which a program without TAP says that it was skipped.
SKIPPED = 77


class Count:
    """Points of one test program, or the sum of many."""

    def __init__(self, passed=0, failed=0, skipped=0, names=()):
        self.passed = passed
        self.failed = failed
        self.skipped = skipped
        self.names = list(names)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.names += other.names

    def __str__(self):
        text = f'{self.passed} passed, {self.failed} failed'
        return text + f', {self.skipped} skipped' if self.skipped else text


def count_points(text):
    """The points of one TAP stream, how many lines it planned, and how many of those it printed.  A
    line that sums up an indented subtest is planned but is not a point."""
    count = Count()
    planned = None
    printed = 0
    deepest = 0
    for line in text.splitlines():
        plan = PLAN.match(line)
        if plan:
            planned = int(plan['count'])
            if planned == 0:
                count.skipped += 1
            continue
        point = POINT.match(line)
        if not point:
            continue
        depth = len(point['indent'])
        printed += depth == 0
        if depth < deepest:
            deepest = depth
            continue
        deepest = depth
        directive = DIRECTIVE.search(point['rest'])
        if directive:
            count.skipped += 1
        elif point['not']:
            count.failed += 1
            count.names.append(point['rest'].strip(' -0123456789'))
        else:
            count.passed += 1
    return count, planned, printed


def what_is_amiss(entry, planned, printed):
    """What meson lets pass: a program that ended, with status 0, before it was through."""
    if planned is None and printed:
        return f'no plan after {printed} points'
    if planned is None and entry['result'] == 'SKIP' and entry['returncode'] != SKIPPED:
        return 'neither plan nor points'
    if planned and printed != planned:
        return f'{printed} of {planned} points'
    return None


def count_program(entry):
    """The points of one test program: those of its TAP stream, or the program itself."""
    output = entry.get('stdout') or ''
    broken = entry['result'] in BROKEN
    count, planned, printed = count_points(output)
    amiss = None if broken else what_is_amiss(entry, planned, printed)
    if amiss:
        count.failed += 1
        count.names.append(amiss)
        return count
    if planned is None and not count.passed + count.failed + count.skipped:
        if broken:
            return Count(failed=1, names=[f"{entry['result'].lower()}, status {entry['returncode']}"])
        return Count(skipped=1) if entry['result'] == 'SKIP' else Count(passed=1)
    if broken and not count.failed:
        count.failed += 1
        count.names.append(f"{entry['result'].lower()} after {count.passed} points, "
                           f"status {entry['returncode']}")
    return count


def count_run(path):
    total = Count()
    print(f'{path.stem}:')
    with path.open(encoding='utf-8') as lines:
        for line in lines:
            entry = json.loads(line)
            count = count_program(entry)
            print(f"  {entry['name']:<40} {count}   ({entry['duration']:.1f} s)")
            for name in count.names:
                print(f'      failed: {name}')
            count.names = [f"{path.stem}: {entry['name']}: {name}" for name in count.names]
            total.add(count)
    return total


def main(folder):
    total = Count()
    print()
    for path in sorted(folder.iterdir()):
        if path.suffix == '.json':
            total.add(count_run(path))
        elif path.suffix == '.broken':
            print(f'{path.stem}: the build failed')
            total.add(Count(failed=1, names=[f'{path.stem}: the build']))
    if not total.passed and not total.failed:
        print('no test ran')
        total.add(Count(failed=1))
    print()
    # Said again at the end: the middle of a long log is what is cut.
    for name in total.names:
        print(f'failed: {name}')
    print(total)
    return 1 if total.failed else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
