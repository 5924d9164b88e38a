# SPDX-License-Identifier: LGPL-2.1-or-later
"""What has to be signed, by the keys: the sheet of a decision, the notice of it and the summary of a
contract are looked at page by page, saved as PDF and searched; many at once can be stopped."""

import os
import re
import shutil
import subprocess

from lian_atspi import (Focus, Skip, choose_file, find, home, key, query, run_stories, type_text, verb,
                        wait, wait_for, walk)
from lian_desk import Desk, copy_of_sample, without_animations
from lian_review import PLAIN, choose, review, words


def words_of(pdf):
    """The text of a file as somebody finds it who searches."""
    return subprocess.run(['pdftotext', pdf, '-'], check=True, capture_output=True, text=True,
                          timeout=60).stdout


def squeezed(text):
    """Lines break where the paper ends, within a Chinese sentence as well."""
    return re.sub(r'\s+', '', text)


class Preview:
    """The window with the pages before they are printed."""

    def __init__(self, program, document):
        self.program = program
        self.window = program.window(f'Preview: {document}')
        program.focus(f'^Preview: {document}$')
        self.windows = program.app.childCount
        self.page = program.wait_focus(re.compile('^Page 1 of '), 'image')

    def wait_page(self, page):
        wait(lambda: self.page.name.startswith(f'Page {page} of '), f'page {page}')
        return self.page.description

    def read(self):
        """Every page by the keys; the words of all."""
        pages = int(self.page.name.rsplit(' ', 1)[1])
        words = [self.wait_page(1)]
        for page in range(2, pages + 1):
            key('Page_Down')
            words.append(self.wait_page(page))
        key('Home')
        self.wait_page(1)
        key('End')
        self.wait_page(pages)
        return words

    def save(self, path):
        key('ctrl+s')
        choose_file(self.program, path, self.windows)
        wait_for(self.window, None, 'The pages are in the file.')
        self.program.focus(f'^{re.escape(self.window.name)}$')

    def close(self):
        # The first press takes away what the window says.
        for _ in range(2):
            key('Escape')
            try:
                wait(lambda: self.window not in list(self.program.app), 'it is gone', bound=3)
                break
            except AssertionError:
                continue
        assert self.window not in list(self.program.app), 'the preview stays'
        self.program.focus()


def assert_same_words(pdf, pages):
    """The file holds what was seen."""
    text = squeezed(words_of(pdf))
    for page in pages:
        for word in page.split():
            assert word in text, f'{word!r} is not in {pdf}'
    return text


def a_decision_is_laid_on_paper():
    path = copy_of_sample('sheet')
    with Desk(path) as program:
        queue, case = review(program)
        choose(program, queue, case, PLAIN)
        key('ctrl+Return')
        wait(lambda: query(path, "SELECT 1 FROM decision AS d JOIN activity AS a ON a.id = d.activity"
                           " JOIN cooperative AS c ON c.id = a.cooperative"
                           " WHERE c.name_en = ? AND d.state = 'IN_FORCE'", PLAIN), 'the decision')
        wait(lambda: 'in force' in words(case), 'the decision in the case')
        key('alt+p')
        preview = Preview(program, 'Decision sheet')
        pages = preview.read()
        assert len(pages) > 1, pages
        pdf = home('sheet.pdf')
        preview.save(pdf)
        text = assert_same_words(pdf, pages)
        preview.close()
    (number, name), = query(path, 'SELECT d.number, c.name_zh FROM decision AS d'
                            ' JOIN activity AS a ON a.id = d.activity'
                            ' JOIN cooperative AS c ON c.id = a.cooperative'
                            " WHERE c.name_en = ? AND d.state = 'IN_FORCE'", PLAIN)
    for word in (number, name, '决定单', '按工序、按品种进行小规模的集中', '刘新民', '推导记录'):
        assert squeezed(word) in text, word


run_stories([a_decision_is_laid_on_paper])
