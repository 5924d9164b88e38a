# SPDX-License-Identifier: LGPL-2.1-or-later
"""Instances of siting by Lianshe, and by CBC and GLPK as mixed integer programs, in the same run.

Usage: siting_rivals.py PROGRAM

Values that are proved and differ fail the benchmark.  A solver that is not there is installed where
that may be done (coinor-cbc, glpk-utils), or left out, and said so.  Each gets 60 seconds."""
import json
import math
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SECONDS = 60
PACKAGES = {'cbc': 'coinor-cbc', 'glpsol': 'glpk-utils'}


def fetch(name):
    if shutil.which(name) is None and os.geteuid() == 0 and shutil.which('apt-get'):
        subprocess.run(['apt-get', 'install', '-y', '-q', PACKAGES[name]], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return shutil.which(name) is not None


def plane(n, seed):
    chance = random.Random(seed)
    points = [(chance.uniform(0, 10000), chance.uniform(0, 10000)) for _ in range(n)]
    return ([[round(math.dist(a, b)) for b in points] for a in points],
            [chance.randint(1, 200) for _ in range(n)])


def sum_of(terms):
    return '\n + '.join(terms) if terms else '0 y0'


def program_of(instance):
    """The instance as a mixed integer program in the format of CPLEX."""
    rows, n = instance['distance'], len(instance['distance'])
    sites, weights = range(len(rows[0])), instance['weights']
    near = [[j for j in sites if row[j] <= instance.get('radius', 0)] for row in rows]
    limit = f' p: {sum_of([f"y{j}" for j in sites])} <= {instance.get("p")}\n'
    if instance['problem'] == 'cover':
        goal = f'Minimize\n g: {sum_of([f"y{j}" for j in sites])}\n'
        limits = ''.join(f' c{i}: {sum_of([f"y{j}" for j in near[i]])} >= 1\n' for i in range(n))
        bounds = ''
    elif instance['problem'] == 'max-cover':
        goal = f'Maximize\n g: {sum_of([f"{weights[i]} z{i}" for i in range(n)])}\n'
        limits = limit + ''.join(f' c{i}: z{i} - {" - ".join(f"y{j}" for j in near[i])} <= 0\n'
                                 for i in range(n))
        bounds = 'Bounds\n' + ''.join(f' z{i} <= 1\n' for i in range(n))
    else:
        goal = 'Minimize\n g: ' + sum_of([f'{weights[i] * rows[i][j]} x{i}_{j}'
                                           for i in range(n) for j in sites]) + '\n'
        limits = limit + ''.join(f' s{i}: {sum_of([f"x{i}_{j}" for j in sites])} = 1\n'
                                 for i in range(n))
        limits += ''.join(f' o{i}_{j}: x{i}_{j} - y{j} <= 0\n' for i in range(n) for j in sites)
        bounds = ''
    return (f'{goal}Subject To\n{limits}{bounds}Binary\n'
            + '\n'.join(f'y{j}' for j in sites) + '\nEnd\n')


def timed(words, **options):
    """What it printed, seconds passed and seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    passed = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, passed, (after.ru_utime - before.ru_utime
                                 + after.ru_stime - before.ru_stime)


def run_cbc(path):
    out, *spent = timed(['timeout', str(SECONDS + 20), 'cbc', path, 'sec', str(SECONDS), 'solve'])
    found = re.search(r'Objective value: +(-?[\d.]+)', out)
    proved = 'Result - Optimal solution found' in out
    return (abs(float(found.group(1))) if found else None), proved, spent


def run_glpsol(path):
    out, *spent = timed(['timeout', str(SECONDS + 20), 'glpsol', '--lp', path, '--tmlim',
                         str(SECONDS), '-o', path + '.glp'])
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


def instances():
    rows, weights = plane(150, 1)
    yield '10 of 150 for 150, p-median', {'problem': 'p-median', 'p': 10, 'weights': weights,
                                          'distance': rows}
    rows, weights = plane(600, 2)
    ground = {'weights': weights, 'distance': rows, 'radius': 1200}
    yield '20 of 600 for 600, max-cover', {'problem': 'max-cover', 'p': 20, **ground}
    yield 'fewest of 600 for 600, cover', {'problem': 'cover', **ground, 'radius': 2000}


def show(name, answer):
    value, proved, (passed, worked) = answer
    print(f'  {name:8} {value}  {"proved" if proved else "not proved"}, '
          f'{passed:.2f} s passed, {worked:.2f} s worked')


def main():
    program = sys.argv[1]
    rivals = {name: run for name, run in (('cbc', run_cbc), ('glpsol', run_glpsol))
              if fetch(name) or print(f'{name} is not there and is left out')}
    differ = False
    with tempfile.TemporaryDirectory() as place:
        for title, instance in instances():
            path, mixed = os.path.join(place, 'i.json'), os.path.join(place, 'i.lp')
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(instance, file)
            with open(mixed, 'w', encoding='utf-8') as file:
                file.write(program_of(instance))
            print(title)
            ours = run_ours(program, path, instance['problem'])
            show('lianshe', ours)
            for name, run in rivals.items():
                theirs = run(mixed)
                show(name, theirs)
                differ |= bool(ours[1] and theirs[1] and abs(ours[0] - theirs[0]) > 1e-6 * ours[0])
    sys.exit(1 if differ else 0)


main()
