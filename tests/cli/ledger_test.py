#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan ledger: who stood, who lost to whom, what would come without a rule, what is dead; with gold and without."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
RULE = '''
[[rule]]
id       = "{id}"
emits    = "DATE"
pattern  = '{pattern}'
right    = "none"
examples = [{{ text = "{text}", finds = "{text}" }}]
rejects  = ["1"]
'''


class Ledger(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "my/rules/ko").mkdir(parents=True)
        (self.folder / "my/default.toml").write_text("closed_names = []\n")
        rules = (("my.long", "(?P<year>20[0-9]{2})년 ?(?P<month>[1-9])월", "2024년 6월"),
                 ("my.year", "(?P<year>20[0-9]{2})년", "2024년"),
                 ("my.month", "(?P<month>[1-9])월", "6월"),
                 ("my.dead", "(?P<year>19[0-9]{2})년", "1999년"))
        (self.folder / "my/rules/ko/my.toml").write_text(
            "".join(RULE.format(id=i, pattern=p, text=t) for i, p, t in rules))
        (self.folder / "reports").mkdir()
        (self.folder / "reports/a.txt").write_text("수출은 2024년 6월에 늘었고 2023년에 줄었다.\n")

    def ledger(self, *arguments, status=0):
        done = subprocess.run([SAGWAN, "ledger", *map(str, arguments), "--config", str(self.folder / "my")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout if status == 0 else done.stderr

    def test_counts_and_what_would_change(self):
        entries = {e["name"]: e for e in json.loads(self.ledger(self.folder / "reports", "--json"))["entries"]}
        wanted = {"my.long": (1, 1, 0, 0, 1, 2), "my.year": (2, 1, 1, 1, 1, 0), "my.month": (1, 0, 1, 0, 0, 0),
                  "my.dead": (0, 0, 0, 0, 0, 0)}
        for name, counts in wanted.items():
            entry = entries[name]
            self.assertEqual(tuple(entry[k] for k in ("matched", "stood", "lost", "alone", "go", "come")), counts, name)
        self.assertEqual(entries["my.year"]["lost_to"], [{"name": "my.long", "count": 1}])

    def test_one_rule_tells_each_find(self):
        page = self.ledger(self.folder / "reports", "--rule", "my.long")
        self.assertTrue(page.endswith("\nwithout it\n  - a:4-12  DATE | 2024년 6월 | my.long\n"
                                      "  + a:4-9  DATE | 2024년 | my.year\n  + a:10-12  DATE | 6월 | my.month\n"), page)

    def test_shadowed_and_dead(self):
        page = self.ledger(self.folder / "reports")
        self.assertIn("shadowed: they match, and others always stand (1)\n  my.month\n", page)
        self.assertIn("dead: no match in this corpus (1)\n  my.dead\n", page)

    def test_a_folder_that_is_not_there_is_an_error_alone(self):
        done = subprocess.run([SAGWAN, "ledger", str(self.folder / "none"), "--config", str(self.folder / "my")],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertIn("file-missing", done.stderr)

    def test_mistakes(self):
        self.assertIn("no rule has the id", self.ledger(self.folder / "reports", "--rule", "my.none", status=2))
        self.assertIn("takes one corpus", self.ledger("a", "b", status=2))
        self.ledger(self.folder / "nowhere", status=1)


if __name__ == "__main__":
    unittest.main()
