#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The count in the last line of tests/run: every way in which a test can end."""

import contextlib
import io
import json
import pathlib
import tempfile
import unittest

from count_results import count_program, main


def program(result, stdout, returncode=0):
    return {'name': 'x', 'result': result, 'stdout': stdout, 'returncode': returncode,
            'duration': 0.1}


class CountTest(unittest.TestCase):

    def expect(self, entry, passed, failed, skipped):
        count = count_program(entry)
        self.assertEqual((count.passed, count.failed, count.skipped), (passed, failed, skipped))

    def test_points(self):
        self.expect(program('OK', '# random seed\n1..3\nok 1 /a\nok 2 /b # SKIP no tool\nok 3 /c\n'),
                    2, 0, 1)

    def test_failed_point_is_counted_once(self):
        self.expect(program('ERROR', '1..2\nok 1 /a\nnot ok 2 /b\n', 1), 1, 1, 0)

    def test_crash_in_the_middle(self):
        self.expect(program('ERROR', '1..3\nok 1 /a\n# \n', -11), 1, 1, 0)

    def test_crash_after_the_last_point(self):
        self.expect(program('ERROR', '1..1\nok 1 /a\n', -6), 1, 1, 0)

    def test_fewer_points_than_planned(self):
        self.expect(program('ERROR', '1..3\nok 1 /a\n'), 1, 1, 0)

    def test_end_before_the_plan(self):
        self.expect(program('OK', 'ok 1 /a\nok 2 /b\n'), 2, 1, 0)

    def test_end_after_the_plan(self):
        self.expect(program('SKIP', '1..4\n'), 0, 1, 0)

    def test_silence_is_no_skip(self):
        self.expect(program('SKIP', ''), 0, 1, 0)

    def test_crash_before_the_first_point(self):
        self.expect(program('ERROR', '', -11), 0, 1, 0)

    def test_crash_after_the_plan(self):
        self.expect(program('ERROR', '1..4\n', -11), 0, 1, 0)

    def test_time_out(self):
        self.expect(program('TIMEOUT', '1..2\nok 1 /a\n', -15), 1, 1, 0)

    def test_whole_program_skipped(self):
        self.expect(program('SKIP', '1..0 # SKIP no display\n'), 0, 0, 1)
        self.expect(program('SKIP', 'no tool\n', 77), 0, 0, 1)

    def test_without_tap(self):
        self.expect(program('OK', 'words\n'), 1, 0, 0)
        self.expect(program('FAIL', 'words\n', 1), 0, 1, 0)

    def test_subtests_count_and_their_sum_does_not(self):
        text = ('1..2\n# Subtest: a\n    1..2\n    ok 1 x\n    not ok 2 y\nnot ok 1 a\nok 2 b\n')
        self.expect(program('FAIL', text, 1), 2, 1, 0)

    def test_failures_are_named_again_before_the_sum(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / 'plain.json'
            log.write_text('\n'.join(json.dumps(entry) for entry in (
                program('ERROR', '1..2\nok 1 /a\nnot ok 2 /b\n', 1), program('OK', '1..1\nok 1 /c\n'))))
            (pathlib.Path(folder) / 'sanitized.broken').touch()
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                status = main(pathlib.Path(folder))
        self.assertEqual(status, 1)
        self.assertEqual(printed.getvalue().splitlines()[-3:],
                         ['failed: plain: x: /b', 'failed: sanitized: the build',
                          '2 passed, 2 failed'])

    def test_known_failure(self):
        self.expect(program('OK', '1..1\nnot ok 1 /a # TODO issue 3\n'), 0, 0, 1)


if __name__ == '__main__':
    unittest.main()
