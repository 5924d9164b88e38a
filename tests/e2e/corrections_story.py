# SPDX-License-Identifier: LGPL-2.1-or-later
"""A centralisation that went too far, by the keys and in both languages: found, looked at, made a
case, a fact confirmed, a measure decided, the case closed."""

import re

from lian_atspi import Focus, key, query, run_stories, visible_text, wait, wait_for
from lian_desk import Desk, copy_of_sample, screenshot_of, without_animations
from lian_page import Page

FOUND = {'en': "Sanba Cotton Weaving Producers' Co-operative", 'zh_CN': '三八棉织生产合作社'}


class Corrections(Page):
    """The page of corrections in a window."""

    def __init__(self, program):
        program.wait('list item', re.compile('^' + program._('Corrections') + '.*7'))
        program.focus()
        super().__init__(program, 'corrections')


def case_of(path):
    return query(path, 'SELECT c.state, c.grounds, c.blocked_by, c.result FROM correction_case AS c'
                 " JOIN activity AS a ON a.id = c.activity WHERE a.name_en = 'Homespun cloth'")


def fact_of(path):
    return query(path, 'SELECT c.public_inconvenienced FROM cooperative AS c'
                 " JOIN activity AS a ON a.cooperative = c.id WHERE a.name_en = 'Homespun cloth'")


def evidence_of(path):
    return query(path, 'SELECT r.evidence, r.found_by FROM readiness AS r'
                 " JOIN activity AS a ON a.id = r.activity WHERE a.name_en = 'Homespun cloth'"
                 " AND r.fact = 'public_inconvenienced'")


def corrected(language):
    path = copy_of_sample(f'corrections-{language}', language)
    with Desk(path, language=language) as program:
        page, _ = Corrections(program), program._
        # The overdue one stands first.
        page.says(_('Overdue'), '1956/001/0002', 'R1, R2, S1-6b, S3')
        screenshot_of(program, f'corrections-overdue-{language}')
        key('Down')
        page.says(FOUND[language], '14,953.00', '10,415.00', '−30.3 %', 'G2, G3')
        screenshot_of(program, f'corrections-found-{language}')
        chart = wait_for(page.page, 'image', _('Output and service before and after'))
        program.focus_by_tab(chart)
        key('t')
        wait(lambda: any('6,310.00' in line for line in visible_text(page.page)), 'the table')
        page.answer(page.ask('ctrl+Return', 'Open a correction case'), '_Open', 'alt+o')
        wait(lambda: case_of(path), 'the case in the base')
        (state, grounds, guards, _result), = case_of(path)
        assert (state, guards) == ('OPEN', 'G2, G3'), (state, guards)
        assert grounds == 'NOT_PERMITTED,OUTPUT_FELL,SERVICE_FELL,REPORTED', grounds
        page.says(_('Under correction'), '1956/001/0004')
        # The returns say that service fell; the officer confirms it, and the evidence is kept.
        assert fact_of(path) == [('no',)]
        page.answer(page.ask('alt+f', 'Confirm a fact of rule G4'), 'C_onfirm', 'alt+o')
        wait(lambda: fact_of(path) == [('yes',)], 'the fact in the base')
        (evidence, found_by), = evidence_of(path)
        assert '−40.0 %' in evidence and '1956' in evidence and found_by, evidence
        dialog = page.ask('alt+m', 'Add a corrective measure')
        page.write(dialog, 'What exactly', 'two shops')
        page.answer(dialog, '_Add', 'alt+a')
        wait(lambda: query(path, "SELECT measure FROM correction_measure WHERE detail = 'two shops'")
             == [('SPLIT',)], 'the measure in the base')
        page.says('two shops')
        screenshot_of(program, f'corrections-open-{language}')
        dialog = page.ask('alt+c', 'Close the correction case')
        page.write(dialog, 'Result', 'output is back')
        page.answer(dialog, 'C_lose case', 'alt+l')
        wait(lambda: case_of(path)[0][0] == 'CLOSED', 'the case is closed')
        assert case_of(path)[0][3] == 'output is back'
        page.says('output is back')
        screenshot_of(program, f'corrections-closed-{language}')
        assert Focus.node() is not None


def a_centralisation_is_corrected_in_english():
    corrected('en')


def a_centralisation_is_corrected_in_chinese():
    corrected('zh_CN')


without_animations()
run_stories([a_centralisation_is_corrected_in_english, a_centralisation_is_corrected_in_chinese])
