#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of docs/ that show rules by their examples say what the rules say."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

SCRIPT = Path(os.environ["SAGWAN_SOURCE_DIR"]) / "scripts" / "rule_pages"


class RulePages(unittest.TestCase):
    def test_pages_are_those_of_the_rules(self):
        done = subprocess.run([sys.executable, SCRIPT, "--check", os.environ["SAGWAN"]],
                              capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_unknown_option_is_a_usage_error(self):
        done = subprocess.run([sys.executable, SCRIPT, "--chek"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main()
