# SPDX-License-Identifier: LGPL-2.1-or-later
"""Forms that no list opens, of records that are parts of others; and the form that shows two values,
because another program wrote while somebody typed."""

from lian_atspi import Focus, home, key, query, type_text, verb, wait
from lian_audit import Audit, run_screens
from lian_desk import Desk, copy_of_sample

ACTIVITY = """SELECT name_en FROM activity WHERE id IN (SELECT activity FROM readiness)
    AND id IN (SELECT activity FROM process) ORDER BY id LIMIT 1"""
WITH_RETURNS = """SELECT name_en FROM activity WHERE id IN (SELECT activity FROM production_return)
    ORDER BY id LIMIT 1"""
CASE = """SELECT number FROM correction_case WHERE id IN (SELECT correction_case FROM correction_symptom)
    AND id IN (SELECT correction_case FROM correction_measure) ORDER BY id LIMIT 1"""
CONTRACT = 'SELECT number FROM contract WHERE id IN (SELECT contract FROM contract_material) LIMIT 1'
# The owner's area and kind, what finds it, and the pages of its form with the parts on them.
OWNERS = [('cooperatives', 'Activities', 'activity', ACTIVITY,
           [(1, 'readiness condition'), (2, 'process step')]),
          ('cooperatives', 'Activities', 'activity', WITH_RETURNS, [(3, 'production return')]),
          ('contracts', 'Contracts', 'contract', CONTRACT,
           [(1, 'contract line'), (2, 'material of a contract')]),
          ('registers', 'Correction cases', 'correction case', CASE,
           [(1, 'symptom'), (2, 'corrective measure')])]
NUMBER = '00102'


def find_record(program, kind, words):
    """Shows the form of the only record with these words."""
    key('ctrl+f')
    wait(lambda: Focus.node().name == program._('Search this list'), 'the search')
    key('ctrl+a')
    type_text(words)
    wait(lambda: program.tree().find('label', program._('%s found') % 1), f'only {words}')
    key('F6')
    program.wait_list(kind)
    Focus.forget()
    key('Return')
    wait(lambda: Focus.node().getRoleName() != 'table row', f'the form of {words}')


def noun(program, kind):
    """What stands under the title of a form."""
    word = program._(kind)
    return word[0].upper() + word[1:]


def part(program, audit, owner, further, kind):
    """So many pages further on, a page of parts, and the form of its first part, which leads back to it."""
    name = kind.replace(' ', '-')
    Focus.forget()
    key(*['ctrl+alt+Page_Down'] * further)
    wait(Focus.node, f'the focus in {kind}')
    audit.screen(f'{name}-table')
    key('alt+Return')
    program.wait('label', noun(program, kind))
    audit.screen(name)
    key('alt+Left')
    program.wait('label', noun(program, owner))


def the_forms_of_parts(language):
    path = copy_of_sample(f'parts-{language}', language)
    with Desk(path, language=language) as program:
        audit = Audit(program, path)
        program.ready()
        for area, kind, owner, sql, pages in OWNERS:
            (words,), = query(path, sql)
            program.area(area)
            if kind != 'Contracts':
                program.kind(kind)
            find_record(program, kind, words)
            at = 0
            for number, page in pages:
                part(program, audit, owner, number - at, page)
                at = number
    audit.done()


def another_program_writes(path):
    """Changes a name beside the window."""
    table = home('theirs.csv')
    (registrar,), = query(path, 'SELECT registrar FROM cooperative WHERE reg_no = ?', NUMBER)
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'reg_no,registrar,name_en\n{NUMBER},{registrar},Theirs\n')
    verb('import', path, 'cooperative', table)


def both_values(language):
    path = copy_of_sample(f'both-{language}', language)
    with Desk(path, language=language) as program:
        audit = Audit(program, path, words=['Mine', 'Theirs'])
        program.ready()
        program.area('cooperatives')
        find_record(program, 'Co-operatives', NUMBER)
        program.reach(program._('name (English)'), 'text')
        key('ctrl+a')
        type_text('Mine')
        another_program_writes(path)
        audit.screen('both-values', 'Take theirs', 'Keep mine', 'Somebody changed this record meanwhile. '
                     'Choose a value for each field that shows two.')
    audit.done()


run_screens(the_forms_of_parts, both_values)
