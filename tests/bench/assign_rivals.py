# SPDX-License-Identifier: LGPL-2.1-or-later
"""Orders that are not to be split by Lianshe, and by CBC and GLPK as mixed integer programs, in the same run.

Usage: assign_rivals.py PROGRAM

Values that are proved and differ fail the benchmark.  Each gets 30 seconds.  The families are those of
the literature: in C the rooms are tight, in D the skilled maker is the dear one as well, in E far more so."""
import json
import math
import os
import random
import sys
import tempfile

from rivals_mixed import fetch, run_cbc, run_glpsol, run_ours, show

SECONDS = 30


def instance_of(family, n_makers, n_orders):
    chance = random.Random(f'{family} {n_makers} {n_orders}')
    makers, orders = range(n_makers), range(n_orders)
    if family == 'C':
        use = [[chance.randint(5, 25) for _ in orders] for _ in makers]
        cost = [[chance.randint(10, 50) for _ in orders] for _ in makers]
    elif family == 'D':
        use = [[chance.randint(1, 100) for _ in orders] for _ in makers]
        cost = [[111 - one + chance.randint(-10, 10) for one in row] for row in use]
    else:
        use = [[int(1 - 10 * math.log(1 - chance.random())) for _ in orders] for _ in makers]
        cost = [[max(1, int(1000 / one - 10 * chance.random())) for one in row] for row in use]
    return {'problem': 'assignment', 'sense': 'min', 'seconds': SECONDS, 'cost': cost, 'use': use,
            'capacity': [sum(row) * 8 // (10 * n_makers) for row in use]}


def program_of(instance):
    """The instance as a mixed integer program in the format of CPLEX."""
    makers, orders = range(len(instance['cost'])), range(len(instance['cost'][0]))
    names = [f'x{i}_{j}' for i in makers for j in orders]

    def add_up(table, i, j):
        return f'{table[i][j]} x{i}_{j}'
    goal = '\n + '.join(add_up(instance['cost'], i, j) for i in makers for j in orders)
    once = ''.join(f' o{j}: ' + '\n + '.join(f'x{i}_{j}' for i in makers) + ' = 1\n' for j in orders)
    rooms = ''.join(f' m{i}: ' + '\n + '.join(add_up(instance['use'], i, j) for j in orders)
                    + f' <= {instance["capacity"][i]}\n' for i in makers)
    return f'Minimize\n g: {goal}\nSubject To\n{once}{rooms}Binary\n' + '\n'.join(names) + '\nEnd\n'


def main():
    program = sys.argv[1]
    rivals = {name: run for name, run in (('cbc', run_cbc), ('glpsol', run_glpsol))
              if fetch(name) or print(f'{name} is not there and is left out')}
    differ = False
    with tempfile.TemporaryDirectory() as place:
        for family, n_makers, n_orders in (('C', 10, 60), ('C', 20, 200), ('D', 5, 100),
                                           ('D', 20, 200), ('E', 10, 200)):
            instance = instance_of(family, n_makers, n_orders)
            path, mixed = os.path.join(place, 'i.json'), os.path.join(place, 'i.lp')
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(instance, file)
            with open(mixed, 'w', encoding='utf-8') as file:
                file.write(program_of(instance))
            print(f'{family}, {n_makers} makers, {n_orders} orders', flush=True)
            ours = run_ours(program, path, 'assignment')
            show('lianshe', ours)
            for name, run in rivals.items():
                theirs = run(mixed, SECONDS)
                show(name, theirs, ours)
                differ |= bool(ours[1] and theirs[1] and abs(ours[0] - theirs[0]) > 1e-6 * ours[0])
    sys.exit(1 if differ else 0)


main()
