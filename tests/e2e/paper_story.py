# SPDX-License-Identifier: LGPL-2.1-or-later
"""What has to be signed, by the keys: the sheet of a decision, the notice of it and the summary of a
contract are looked at page by page, saved as PDF and searched."""

from lian_atspi import home, key, query, run_stories, type_text, wait
from lian_desk import Desk, copy_of_sample, without_animations
from lian_paper import Preview, assert_same_words, squeezed
from lian_review import PLAIN, choose, review, words

DECIDED = ('SELECT d.number, c.name_zh FROM decision AS d JOIN activity AS a ON a.id = d.activity'
           " JOIN cooperative AS c ON c.id = a.cooperative WHERE c.name_en = ? AND d.state = 'IN_FORCE'")


def read_and_save(preview, name, *expected):
    """Every page is read, and the file holds its words and these."""
    pages, pdf = preview.read(), home(f'{name}.pdf')
    preview.save(pdf)
    text = assert_same_words(pdf, pages)
    for word in expected:
        assert squeezed(word) in text, word
    preview.close()


def a_decision_is_laid_on_paper():
    path = copy_of_sample('sheet')
    with Desk(path) as program:
        queue, case = review(program)
        choose(program, queue, case, PLAIN)
        key('ctrl+Return')
        wait(lambda: 'in force' in words(case), 'the decision in the case')
        key('alt+p')
        (number, name), = query(path, DECIDED, PLAIN)
        read_and_save(Preview(program, 'Decision sheet'), 'sheet', number, name, '决定单',
                      '按工序、按品种进行小规模的集中', '刘新民', '推导记录')
        program.area('registers')
        program.kind('Decisions')
        key('ctrl+f')
        program.wait_name('Search this list')
        type_text(number)
        program.wait('label', '1 found')
        key('F6')
        program.wait_list('Decisions')
        key('ctrl+p')
        program.window('Print What?')
        program.focus('Print What')
        # libadwaita says the words of an answer twice.
        program.reach('Notice of decision Notice of decision', 'push button')
        key('space')
        read_and_save(Preview(program, 'Notice of decision'), 'notice', number, name,
                      '决定通知', '按工序小规模集中', '为人民服务')


def a_contract_is_summed_up_on_paper():
    path = copy_of_sample('contract')
    (number, buyer), = query(path, 'SELECT c.number, p.name_zh FROM contract AS c JOIN partner AS p'
                             " ON p.id = c.orderer WHERE c.state = 'SIGNED' ORDER BY c.number LIMIT 1")
    with Desk(path) as program:
        program.ready()
        program.area('contracts')
        key('ctrl+f')
        program.wait_name('Search this list')
        type_text(number)
        program.wait('label', '1 found')
        key('F6')
        program.wait_list('Contracts')
        program.print_first()
        # Money stands in capital figures as well.
        read_and_save(Preview(program, 'Contract summary'), 'summary', number, buyer, '合同摘要', '元整')


without_animations()
run_stories([a_decision_is_laid_on_paper, a_contract_is_summed_up_on_paper])
