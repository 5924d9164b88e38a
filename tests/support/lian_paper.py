# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pages before they are printed, and files of them, as somebody reads them."""

import re
import subprocess

from lian_atspi import choose_file, key, wait, wait_for


def words_of(pdf):
    """The text of a file as somebody finds it who searches, cell by cell."""
    return subprocess.run(['pdftotext', '-raw', pdf, '-'], check=True, capture_output=True, text=True,
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
