# SPDX-License-Identifier: Apache-2.0
"""docs/times.md is what scripts/times_page makes of the rules of today."""

import os
import pathlib
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ['SAGWAN_SOURCE_DIR'])


class TimesPage(unittest.TestCase):
    def test_page_is_what_the_rules_say(self):
        done = subprocess.run([sys.executable, SOURCE / 'scripts' / 'times_page', '--check', os.environ['SAGWAN']],
                              capture_output=True, encoding='utf-8')
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_unknown_option_is_a_usage_error(self):
        done = subprocess.run([sys.executable, SOURCE / 'scripts' / 'times_page', '--chek'], capture_output=True)
        self.assertEqual(done.returncode, 2)


if __name__ == '__main__':
    unittest.main()
