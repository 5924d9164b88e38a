# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a program costs: seconds that pass, seconds of processor time, and the most memory it held."""

import os
import re
import signal
import statistics
import subprocess
import time

TICK = os.sysconf('SC_CLK_TCK')
# How long a window may take; then the program is left out.
PATIENCE = 180
# A program has come to rest when it worked less than LITTLE for REST seconds.
REST, LITTLE = 0.5, 0.02


class Cost:
    """One measurement."""

    def __init__(self, passed, worked, peak):
        self.passed, self.worked, self.peak = passed, worked, peak


class LeftOut(Exception):
    """A program that is not here, or can't do this; the reason is printed in its place."""


def run(*command, output=None, **more):
    """Runs a program to its end."""
    start = time.monotonic()
    with open(output or os.devnull, 'wb') as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=subprocess.PIPE, **more)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
    passed = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise LeftOut(f'{os.path.basename(command[0])} ended with {process.returncode}: '
                      f'{said.decode(errors="replace").strip()[-200:]}')
    return Cost(passed, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def session_cost(session):
    """Processor seconds and peak memory of all programs of a session."""
    worked, peak = 0, 0
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{name}/stat', encoding='ascii', errors='replace') as file:
                # The name, in brackets, may hold anything.
                fields = file.read().rpartition(')')[2].split()
            if int(fields[3]) != session:
                continue
            worked += sum(map(int, fields[11:15])) / TICK
            with open(f'/proc/{name}/status', encoding='utf-8', errors='replace') as file:
                high = re.search(r'VmHWM:\s+(\d+)', file.read())
            peak += int(high.group(1)) * 1024 if high else 0
        except (FileNotFoundError, ProcessLookupError):
            continue
    return worked, peak


def still_caret():
    """A caret that blinks is no work."""
    for toolkit in ('gtk-3.0', 'gtk-4.0'):
        folder = os.path.join(os.environ['XDG_CONFIG_HOME'], toolkit)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
            file.write('[Settings]\ngtk-cursor-blink=0\n')


def until_rest(session, start):
    """Waits until the programs of a session work no more; what they took until then."""
    last = moved = time.monotonic()
    worked, peak = session_cost(session)
    while time.monotonic() - moved < REST and last - start < PATIENCE:
        time.sleep(0.05)
        last = time.monotonic()
        now, peak = session_cost(session)
        if now - worked > LITTLE:
            worked, moved = now, last
    return Cost(moved - start, worked, peak)


def until_window(rest, title, *command):
    """Starts a program and waits until a window bears this title (a regular expression) or, for some show
    an empty frame long before they can be used, until the program has then come to rest."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        # Its own way of waiting looks twice a second.
        while subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title], check=False,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             timeout=max(start + PATIENCE - time.monotonic(), 0.1)).returncode != 0:
            time.sleep(0.02)
        if rest:
            return until_rest(process.pid, start)
        passed = time.monotonic() - start
        return Cost(passed, *session_cost(process.pid))
    except subprocess.TimeoutExpired:
        raise LeftOut(f'no window “{title}” within {PATIENCE} s') from None
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


def middle(costs):
    """The middle of each figure."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs)
                  for name in ('passed', 'worked', 'peak')))


def compare(sides, rounds):
    """Lets all sides take turns.

    sides: from a name to what measures it once.  Returns from the name to the middle Cost, or to the
    words why it was left out."""
    costs, answers = {name: [] for name in sides}, {}
    for _ in range(rounds):
        for name, measure in sides.items():
            if name in answers:
                continue
            try:
                costs[name].append(measure())
            except LeftOut as reason:
                answers[name] = str(reason)
            except FileNotFoundError as error:
                answers[name] = f'not installed: {error.filename}'
    return {name: answers.get(name) or middle(costs[name]) for name in sides}
