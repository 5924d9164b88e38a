# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Lianshe, CBC and GLPK make of an instance, and what it takes them.

A solver that is not there is installed where that may be done (coinor-cbc, glpk-utils)."""
import json
import os
import re
import resource
import shutil
import subprocess
import time

PACKAGES = {'cbc': 'coinor-cbc', 'glpsol': 'glpk-utils'}


def fetch(name):
    if shutil.which(name) is None and os.geteuid() == 0 and shutil.which('apt-get'):
        subprocess.run(['apt-get', 'install', '-y', '-q', PACKAGES[name]], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return shutil.which(name) is not None


def timed(words, **options):
    """What it printed, seconds passed and seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    passed = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, passed, (after.ru_utime - before.ru_utime
                                 + after.ru_stime - before.ru_stime)


def run_cbc(path, seconds):
    out, *spent = timed(['timeout', str(seconds + 20), 'cbc', path, 'timeMode', 'elapsed',
                         'sec', str(seconds), 'solve'])
    found = re.search(r'Objective value: +(-?[\d.]+)', out)
    proved = 'Result - Optimal solution found' in out
    return (abs(float(found.group(1))) if found else None), proved, spent


def run_glpsol(path, seconds):
    out, *spent = timed(['timeout', str(seconds + 20), 'glpsol', '--lp', path, '--tmlim',
                         str(seconds), '-o', path + '.glp'])
    proved = 'INTEGER OPTIMAL SOLUTION FOUND' in out
    value = None
    if os.path.exists(path + '.glp'):
        with open(path + '.glp', encoding='utf-8') as file:
            value = re.search(r'Objective: +g = (\S+)', file.read())
        os.unlink(path + '.glp')
    return (float(value.group(1)) if value else None), proved, spent


def run_ours(program, path, problem):
    out, *spent = timed([program, 'solve', problem, path])
    answer = json.loads(out)
    return answer['objective'], answer['status'] == 'optimal', spent


def show(name, answer, ours=None):
    """One line; beside @ours, how many times its processor time."""
    value, proved, (passed, worked) = answer
    ratio = f', {worked / max(ours[2][1], 0.01):.1f} times' if ours else ''
    print(f'  {name:8} {value}  {"proved" if proved else "not proved"}, '
          f'{passed:.2f} s passed, {worked:.2f} s worked{ratio}', flush=True)
