#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of docs/ that show rules by their examples say what the rules say."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])


class RulePages(unittest.TestCase):
    def test_pages_are_those_of_the_rules(self):
        done = subprocess.run([sys.executable, str(HOME / "scripts/rule_pages"), "--check"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
