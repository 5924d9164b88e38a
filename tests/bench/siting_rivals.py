# SPDX-License-Identifier: LGPL-2.1-or-later
"""Instances of siting by Lianshe, and by CBC and GLPK as mixed integer programs, in the same run.

Usage: siting_rivals.py PROGRAM

Values that are proved and differ fail the benchmark.  A solver that is not there and cannot be
installed is left out, and said so.  Each gets 60 seconds."""
import json
import math
import os
import random
import sys
import tempfile

from rivals_mixed import fetch, run_cbc, run_glpsol, run_ours, show

SECONDS = 60


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


def instances():
    rows, weights = plane(150, 1)
    yield '10 of 150 for 150, p-median', {'problem': 'p-median', 'p': 10, 'weights': weights,
                                          'distance': rows}
    rows, weights = plane(600, 2)
    ground = {'weights': weights, 'distance': rows, 'radius': 1200}
    yield '20 of 600 for 600, max-cover', {'problem': 'max-cover', 'p': 20, **ground}
    yield 'fewest of 600 for 600, cover', {'problem': 'cover', **ground, 'radius': 2000}


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
                theirs = run(mixed, SECONDS)
                show(name, theirs, ours)
                differ |= bool(ours[1] and theirs[1] and abs(ours[0] - theirs[0]) > 1e-6 * ours[0])
    sys.exit(1 if differ else 0)


main()
