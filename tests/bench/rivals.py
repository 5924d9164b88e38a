# SPDX-License-Identifier: LGPL-2.1-or-later
"""The decision "full_blocked" and all below it, by Lianshe, by dmn-eval-js and by CLIPS, on the same
table and the same facts.  Answers that differ fail the benchmark; a rival that is not there is left
out, and said so.

Usage: rivals.py OURS RULEBOOK RIVAL.mjs

dmn-eval-js knows neither null nor a constant as a decision, so the table says "yes", "no" and
"unknown" where the rulebook says true, false and null, -1 for unknown months, and the constant
itself.  All three get that table: as DMN, and as rules of CLIPS written from it row by row."""
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

NS = '{https://www.omg.org/spec/DMN/20191111/MODEL/}'
DECISION, MONTHS = 'full_blocked', 'months_since_joining'
PACKAGE = '@hbtgmbh/dmn-eval-js@1.5.0'
CASES, ROUNDS = 20000, 3
WORDS = {'true': '"yes"', 'false': '"no"', 'null': '"unknown"'}


def text(node, path):
    return node.find(path).text.strip()


class Table:
    """One FIRST table: its inputs and its rows, each of cells and an output."""

    def __init__(self, decision, constants):
        table = decision.find(NS + 'decisionTable')
        assert table.get('hitPolicy') == 'FIRST'
        self.name = decision.get('name')
        self.inputs = [text(i, f'{NS}inputExpression/{NS}text') for i in table.iter(NS + 'input')]
        self.rows = [([self.cell(e, i, constants) for e, i in
                       zip((text(c, NS + 'text') for c in rule.iter(NS + 'inputEntry')), self.inputs)],
                      text(rule, f'{NS}outputEntry/{NS}text').strip('"'))
                     for rule in table.iter(NS + 'rule')]

    @staticmethod
    def cell(entry, name, constants):
        if name == MONTHS:
            entry = {'null': '-1'}.get(entry, entry)
            for constant, value in constants.items():
                entry = entry.replace(constant, value)
            return entry
        return WORDS.get(entry, entry)


def read_tables(rulebook):
    """The tables, each after those it asks for."""
    decisions = {d.get('name'): d for d in tree.parse(rulebook).getroot().iter(NS + 'decision')}
    constants = {'min_months': text(decisions['min_months'], f'{NS}literalExpression/{NS}text')}
    tables = {}

    def add(name):
        if name in decisions and name not in tables and name not in constants:
            table = Table(decisions[name], constants)
            for below in table.inputs:
                add(below)
            tables[name] = table

    add(DECISION)
    return tables


def leaves(tables):
    return sorted({i for t in tables.values() for i in t.inputs if i not in tables})


def escape(entry):
    return entry.replace('&', '&amp;').replace('<', '&lt;')


def write_dmn(tables, path):
    parts = ['<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" id="rivals" '
             'name="rivals" namespace="urn:lianshe:rivals">']
    for leaf in leaves(tables):
        kind = 'number' if leaf == MONTHS else 'string'
        parts.append(f'<inputData id="{leaf}" name="{leaf}"><variable name="{leaf}" typeRef="{kind}"/>'
                     '</inputData>')
    for table in tables.values():
        parts.append(f'<decision id="{table.name}" name="{table.name}"><variable name="{table.name}"/>')
        for name in table.inputs:
            kind = 'requiredDecision' if name in tables else 'requiredInput'
            parts.append(f'<informationRequirement><{kind} href="#{name}"/></informationRequirement>')
        parts.append('<decisionTable hitPolicy="FIRST">')
        for name in table.inputs:
            parts.append(f'<input><inputExpression><text>{name}</text></inputExpression></input>')
        parts.append(f'<output name="{table.name}"/>')
        for cells, output in table.rows:
            entries = ''.join(f'<inputEntry><text>{escape(c)}</text></inputEntry>' for c in cells)
            parts.append(f'<rule>{entries}<outputEntry><text>"{output}"</text></outputEntry></rule>')
        parts.append('</decisionTable></decision>')
    parts.append('</definitions>')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('\n'.join(parts))


def pattern(name, cell, tables):
    """A cell as CLIPS asks for it."""
    wanted = '|'.join(part.strip().strip('"') for part in cell.split(','))
    if cell.startswith('<'):
        wanted = f'?n&:(< ?n {cell[1:].strip()})'
    return f'({name} (id ?id) (value {wanted}))' if name in tables else f'({name} {wanted})'


def write_clips(tables, path, facts, rules):
    """A program that loads the facts; with @rules it also answers."""
    slots = ' '.join(f'(slot {leaf})' for leaf in leaves(tables))
    lines = [f'(deftemplate case (slot id) {slots})']
    for level, table in enumerate(tables.values()) if rules else ():
        lines.append(f'(deftemplate {table.name} (slot id) (slot value))')
        for row, (cells, output) in enumerate(table.rows):
            asked = [(n, c) for n, c in zip(table.inputs, cells) if c != '-']
            case = ' '.join(pattern(n, c, tables) for n, c in asked if n not in tables)
            derived = ' '.join(pattern(n, c, tables) for n, c in asked if n in tables)
            salience = 10 * (len(tables) - level) * 10 - row
            lines.append(f'(defrule {table.name}-{row} (declare (salience {salience})) '
                         f'(case (id ?id) {case}) {derived} (not ({table.name} (id ?id))) '
                         f'=> (assert ({table.name} (id ?id) (value {output}))))')
    lines += ['(reset)', f'(load-facts "{facts}")']
    if rules:
        lines += ['(run)', f'(do-for-all-facts ((?f {DECISION})) TRUE '
                  '(printout t "answer " ?f:id " " ?f:value crlf))']
    lines.append('(exit)')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('\n'.join(lines) + '\n')


def write_facts(tables, folder):
    chance = random.Random(1956)
    cases = [{leaf: chance.randint(-1, 12) if leaf == MONTHS
              else chance.choice(('yes', 'yes', 'yes', 'no', 'unknown')) for leaf in leaves(tables)}
             for _ in range(CASES)]
    for one in cases[::2]:          # half of them near to passing every gate
        one.update({leaf: 'yes' for leaf in one if leaf.endswith('_ok') or leaf.endswith('_done')})
        one.update(scale_matches_conditions='yes', centralised_now='no', relation_cut='no')
    with open(os.path.join(folder, 'facts.jsonl'), 'w', encoding='utf-8') as out:
        out.writelines(json.dumps(one) + '\n' for one in cases)
    with open(os.path.join(folder, 'facts.clp'), 'w', encoding='utf-8') as out:
        for number, one in enumerate(cases):
            out.write(f'(case (id {number}) ' + ' '.join(f'({k} {v})' for k, v in one.items()) + ')\n')


def run_engine(command, folder=None):
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True,
                           cwd=folder).stdout.split('\n')
    spent = next(line for line in reversed(lines) if line.startswith('seconds '))
    return lines[:CASES], float(spent.split()[1])


def clips_time(path):
    before = os.times()
    done = subprocess.run(['clips', '-f2', path], check=True, stdout=subprocess.PIPE, text=True)
    after = os.times()
    return done.stdout, (after.children_user - before.children_user
                         + after.children_system - before.children_system)


def run_clips(folder):
    """Answers, and the time beyond starting and reading the facts."""
    _, reading = clips_time(os.path.join(folder, 'read.clp'))
    output, whole = clips_time(os.path.join(folder, 'rules.clp'))
    answers = dict(line.split()[1:] for line in output.split('\n') if line.startswith('answer '))
    return [answers.get(str(number), 'null') for number in range(CASES)], whole - reading


def install_package():
    """Where dmn-eval-js is, or None."""
    place = os.path.abspath('npm-rivals')
    if shutil.which('node') is None or shutil.which('npm') is None:
        return None
    if not os.path.isdir(os.path.join(place, 'node_modules', *PACKAGE.rsplit('@', 1)[0].split('/'))):
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, 'package.json'), 'w', encoding='utf-8') as out:
            out.write('{"private": true}')
        if subprocess.run(['npm', 'install', '--no-audit', '--no-fund', '--silent', PACKAGE],
                          cwd=place, check=False).returncode != 0:
            return None
    return place


def main():
    ours, rulebook, rival = sys.argv[1:]
    tables = read_tables(rulebook)
    place = install_package()
    with tempfile.TemporaryDirectory() as folder:
        model, facts = os.path.join(folder, 'rivals.dmn'), os.path.join(folder, 'facts.jsonl')
        write_dmn(tables, model)
        write_facts(tables, folder)
        write_clips(tables, os.path.join(folder, 'rules.clp'), os.path.join(folder, 'facts.clp'), True)
        write_clips(tables, os.path.join(folder, 'read.clp'), os.path.join(folder, 'facts.clp'), False)
        engines = {'Lianshe': lambda: run_engine([ours, model, DECISION, facts])}
        if place is not None:
            engines['dmn-eval-js'] = lambda: run_engine(
                ['node', os.path.abspath(rival), model, DECISION, facts], place)
        else:
            print('SKIPPED dmn-eval-js: npm, or the package, is missing')
        if shutil.which('clips') is not None:
            engines['CLIPS'] = lambda: run_clips(folder)
        else:
            print('SKIPPED CLIPS: the Debian package "clips" is not installed')
        compare(engines)


def compare(engines):
    times = {name: [] for name in engines}
    expected = None
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            answers, seconds = engine()
            expected = answers if expected is None else expected
            wrong = [n for n, (a, b) in enumerate(zip(answers, expected)) if a != b]
            if wrong or len(answers) != len(expected):
                sys.exit(f'{name} answers otherwise in {len(wrong)} cases, first {wrong[:1]}')
            times[name].append(seconds)
    ours = statistics.median(times['Lianshe'])
    print(f'{CASES} cases, {DECISION} and what it needs; the answers of all are the same: '
          f'{expected.count("YES")} YES, {expected.count("NO")} NO')
    for name, spent in times.items():
        middle = statistics.median(spent)
        print(f'  {name:12} {middle / CASES * 1e6:9.2f} µs a case, processor time; '
              f'Lianshe takes {ours / middle:.4f} of it')


main()
