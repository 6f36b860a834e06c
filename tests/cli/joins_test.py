#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scripts/joins: line ends of the corpus and of cut prose, read without white space before them."""
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])


class Joins(unittest.TestCase):
    def right(self, *arguments):
        done = subprocess.run([sys.executable, HOME / "scripts/joins", SAGWAN, *arguments], capture_output=True, text=True, check=True)
        found = re.search(r": (\d+) of (\d+) = ", done.stdout)
        return int(found[1]), int(found[2]), done.stdout

    def test_joins_of_reports_with_gold(self):
        for name, least in (("demo", 0.97), ("china-industrial-policy", 0.985), ("fed-ecb-2023", 0.985)):
            right, total, said = self.right("--gold", name)
            self.assertGreaterEqual(right, least * total, said)
            self.assertGreater(total, 60)

    def test_prose_cut_at_syllables(self):
        right, total, said = self.right(HOME / "tests/unit/prose_ko.txt", "--rounds", "8", "--wrong")
        self.assertGreater(total, 150)
        self.assertGreaterEqual(right, 0.95 * total, said)
        self.assertEqual(said.count("wanted"), total - right)


if __name__ == "__main__":
    unittest.main()
