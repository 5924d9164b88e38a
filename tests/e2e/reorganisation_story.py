# SPDX-License-Identifier: LGPL-2.1-or-later
"""A reorganisation by the keys: proposals side by side, rehearsed, decided, its first batch carried out and
taken back by one step; one that something speaks against, with an override and two signatures; one whose second batch
goes on with what the first founds; and what was merged too far, taken apart again."""

import os
import subprocess

from lian_atspi import Focus, find, key, query, run_stories, set_text, visible_text, wait
from lian_desk import Desk, area_key, copy_of_sample, screenshot_of, without_animations
from lian_page import Page, choose

QIANJIN = '前进社先升级%'
FEILUN = '飞轮%'
KNITTERS = '针织两户%'
APART = '%平步%'


def stands_on(name):
    wait(lambda: name in (Focus.node().name or ''), f'the focus on {name}')


class Reorganisations(Page):
    """The page of reorganisations, and not the lists behind it."""

    def __init__(self, program):  # pylint: disable=super-init-not-called
        self.program, self._ = program, program._
        key(area_key('reorganisations'))
        wait(lambda: program.page() == 'LianReorganisationPage', 'the page')
        self.page = program.page_node()
        stands_on('红星')


def proposal(path, name):
    return query(path, 'SELECT state, rehearsed_on IS NOT NULL, countersigned_by IS NOT NULL FROM reorganisation'
                 f" WHERE name LIKE '{name}'")[0]


def stage(path):
    return query(path, "SELECT stage FROM cooperative WHERE reg_no = '00104'")[0][0]


def carried_out(language):
    path = copy_of_sample(f'reorganisation-{language}', language)
    with Desk(path, language=language) as program:
        program.ready()
        page, _ = Reorganisations(program), program._
        page.says(_('Merged too far'), _('not rehearsed'))
        key('Down')
        stands_on('前进社先升级')
        screenshot_of(program, f'reorganisation-page-{language}')
        key('alt+r')
        wait(lambda: proposal(path, QIANJIN)[1], 'the rehearsal in the base')
        page.says('518.00')
        screenshot_of(program, f'reorganisation-rehearsed-{language}')
        page.waits_for(page.page, '_Decide…')
        dialog = page.ask('alt+d', 'Decide on the Reorganisation')
        set_text(find(dialog, 'text', _('Reason')), '两批都可行')
        screenshot_of(program, f'reorganisation-decide-{language}')
        page.answer(dialog, '_Decide', 'alt+d')
        wait(lambda: proposal(path, QIANJIN)[0] == 'DECIDED', 'the decision in the base')
        page.waits_for(page.page, 'Carry _Out…')
        dialog = page.ask('alt+o', 'Carry Out a Batch')
        set_text(find(dialog, 'text', _('Resolution of the general meeting')), '1956-04-12')
        screenshot_of(program, f'reorganisation-carry-out-{language}')
        page.answer(dialog, 'Carry _Out', 'alt+o')
        wait(lambda: stage(path) == 'PRODUCER_COOP', 'the stage in the base')
        assert proposal(path, QIANJIN)[0] == 'CARRYING_OUT'
        page.says(_('being carried out'))
        screenshot_of(program, f'reorganisation-carrying-{language}')
        key('ctrl+z')
        wait(lambda: stage(path) == 'SM_COOP', 'one step takes it back')
        assert proposal(path, QIANJIN)[0] == 'DECIDED'
        given_up(page, path)


def given_up(page, path):
    """Back to a draft, dropped with a reason, and its record opened."""
    _ = page._
    # What was undone is shown in the history; a key before that leads nowhere.
    wait(lambda: page.program.page() == 'LianLogPage', 'the history')
    key(area_key('reorganisations'))
    wait(lambda: page.program.page() == 'LianReorganisationPage', 'the page')
    stands_on('前进社先升级')
    page.waits_for(page.page, 'Back to Dra_ft')
    key('alt+f')
    wait(lambda: proposal(path, QIANJIN)[0] == 'DRAFT', 'the draft in the base')
    page.waits_for(page.page, 'Dro_p…')
    dialog = page.ask('alt+p', 'Drop the Reorganisation')
    set_text(find(dialog, 'text', _('Reason')), '暂不进行')
    page.answer(dialog, 'Dro_p', 'alt+p')
    wait(lambda: proposal(path, QIANJIN)[0] == 'DROPPED', 'that it is dropped')
    page.waits_for(page.page, 'Op_en')
    windows = page.program.app.childCount
    key('alt+i')
    wait(lambda: page.program.app.childCount > windows, 'the preview')
    key('Escape')
    wait(lambda: page.program.app.childCount == windows, 'the preview is gone')
    page.program.focus()
    key('alt+e')
    page.program.wait('text', _('name'))


def spoken_against(language):
    path = copy_of_sample(f'against-{language}', language)
    merged(path)
    with Desk(path, language=language) as program:
        program.ready()
        page, _ = Reorganisations(program), program._
        page.says(_('Merged too far'))
        key('Down', 'Down')
        stands_on('飞轮')
        key('alt+r')
        wait(lambda: proposal(path, FEILUN)[1], 'the rehearsal in the base')
        page.says('R3', '101 米 → 620 米')
        screenshot_of(program, f'reorganisation-against-{language}')
        page.waits_for(page.page, '_Decide…')
        dialog = page.ask('alt+d', 'Decide on the Reorganisation')
        set_text(find(dialog, 'text', _('Reason')), 'no')
        page.waits_for(dialog, '_Decide')
        key('alt+d')
        wait(lambda: any('R3' in line for line in visible_text(dialog)), 'why it is refused')
        key('Escape')
        wait(lambda: dialog not in list(program.app), 'the dialog is gone')
        assert proposal(path, FEILUN)[0] == 'DRAFT'
        overridden(page, path, FEILUN)
        goes_on_with_founded(page, path)
        taken_apart(page, path)


def overridden(page, path, name):
    """Against what was found: with a reason, a second signature on paper, and carried out then only."""
    _ = page._
    dialog = page.ask('alt+d', 'Decide on the Reorganisation')
    choose(page.program, dialog, 'Decision', True)
    set_text(find(dialog, 'text', _('Reason')), '顾客由新点接待')
    screenshot_of(page.program, 'reorganisation-override')
    page.answer(dialog, '_Decide', 'alt+d')
    wait(lambda: proposal(path, name)[0] == 'DECIDED', 'the decision in the base')
    page.waits_for(page.page, 'Coun_tersign…')
    dialog = page.ask('alt+t', 'Countersign')
    choose(page.program, dialog, 'Way', True)
    choose(page.program, dialog, 'On paper, signed by', True)
    screenshot_of(page.program, 'reorganisation-countersign')
    page.answer(dialog, 'Coun_tersign', 'alt+t')
    wait(lambda: proposal(path, name)[2], 'the second signature in the base')
    carried(page)
    wait(lambda: proposal(path, name)[0] == 'DONE', 'that it is done')


def goes_on_with_founded(page, path):
    """The co-operative that the first batch founds has no number before that; the second one names it, and changes its
    stage."""
    founded = "SELECT stage FROM cooperative WHERE name_zh = '红旗针织供销生产合作社' AND status = 'LIVE'"
    wait(lambda: '飞轮' in focused(), 'the focus is back in the list')
    moved_to('针织两户', 'Up')
    key('alt+r')
    wait(lambda: proposal(path, KNITTERS)[1], 'the rehearsal in the base')
    page.says('红旗针织供销生产合作社')
    screenshot_of(page.program, 'reorganisation-founded')
    page.waits_for(page.page, '_Decide…')
    dialog = page.ask('alt+d', 'Decide on the Reorganisation')
    set_text(find(dialog, 'text', page._('Reason')), '先并后升')
    page.answer(dialog, '_Decide', 'alt+d')
    wait(lambda: proposal(path, KNITTERS)[0] == 'DECIDED', 'the decision in the base')
    for state, stage_after in (('CARRYING_OUT', 'SM_COOP'), ('DONE', 'PRODUCER_COOP')):
        carried(page)
        wait(lambda: query(path, founded) == [(stage_after,)], stage_after)  # pylint: disable=cell-var-from-loop
        assert proposal(path, KNITTERS)[0] == state


def carried(page):
    page.waits_for(page.page, 'Carry _Out…')
    dialog = page.ask('alt+o', 'Carry Out a Batch')
    set_text(find(dialog, 'text', page._('Resolution of the general meeting')), '1956-04-12')
    set_text(find(dialog, 'text', page._('With whom amendments of signed contracts were agreed')), '百货公司')
    page.answer(dialog, 'Carry _Out', 'alt+o')


def merged(path):
    """By the verb, before the window opens: a shoe-repair co-operative that is too large takes in another."""
    ids = [str(row[0]) for row in query(path, "SELECT id FROM cooperative WHERE reg_no IN ('00157', '00158') ORDER BY reg_no")]
    subprocess.run([os.environ['LIANSHE_PROGRAM'], 'reorganise', path, 'merger', *ids, '--into', ids[0], '--reason', '1956-04-10',
                    '--as', '周正明 Zhou Zhengming'], check=True, stdout=subprocess.DEVNULL)
    assert live(path, '路平%') == []


def live(path, name):
    return query(path, f"SELECT id FROM cooperative WHERE status = 'LIVE' AND name_zh LIKE '{name}'")


def focused():
    node = Focus.node()
    return (node.name or '') if node is not None else ''


def moved_to(name, step):
    """Goes along the list, row by row, until the focus is on it."""
    for _ in range(20):
        before = focused()
        if name in before:
            return
        key(step)
        wait(lambda: focused() not in ('', before), 'the next row')  # pylint: disable=cell-var-from-loop
    stands_on(name)


def taken_apart(page, path):
    """Found, proposed by the key of its merger, and carried out: the former one is there again under its name."""
    wait(lambda: '针织两户' in focused(), 'the focus is back in the list')
    moved_to('平步', 'Down')
    page.waits_for(page.page, 'Take _Apart Again')
    key('alt+a')
    wait(lambda: query(path, f"SELECT 1 FROM reorganisation WHERE name LIKE '{APART}' AND taken_apart IS NOT NULL"), 'the proposal')
    moved_to(page._('Taken apart again: %s') % '平步', 'Up')
    key('alt+r')
    wait(lambda: proposal(path, APART)[1], 'the rehearsal in the base')
    screenshot_of(page.program, 'reorganisation-apart')
    page.waits_for(page.page, '_Decide…')
    dialog = page.ask('alt+d', 'Decide on the Reorganisation')
    set_text(find(dialog, 'text', page._('Reason')), '过大')
    page.answer(dialog, '_Decide', 'alt+d')
    carried(page)
    wait(lambda: proposal(path, APART)[0] == 'DONE', 'that it is done')
    assert len(live(path, '路平%')) == 1


def in_english():
    carried_out('en')


def against_a_finding_in_chinese():
    spoken_against('zh_CN')


without_animations()
run_stories([in_english, against_a_finding_in_chinese])
