#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan mutate: a clause that no example meets is named with its place; what examples, rejects, or other rules' examples
notice is not; a fragment's clause is noticed by any rule that holds it; gold notices what no example does."""
import hashlib
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
RULES = '''
[fragments]
day = '[1-3]?[0-9]'

[[rule]]
id       = "my.month"
emits    = "DATE"
pattern  = '(?P<month>[1-9]) ?월(?: {day}일)?'
right    = "none"
examples = [{ text = "3월 17일에 왔다", finds = "3월 17일" }, { text = "4 월", finds = "4 월" }]
rejects  = ["월 3일", "13월 2일", "0월", "B3월"]

[[rule]]
id       = "my.count"
emits    = "QUANTITY"
pattern  = '(?P<number>[0-9]{1,3}) (?P<counter>명|대)'
right    = "none"
set      = { kind = "count", unit = "1" }
examples = [{ text = "배 30 명", finds = "30 명" }]
rejects  = ["배 명", "1234 명"]
'''


class Mutate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "my/rules/ko").mkdir(parents=True)
        (self.folder / "my/default.toml").write_text("closed_names = []\n")
        self.write(RULES)

    def write(self, rules):
        (self.folder / "my/rules/ko/my.toml").write_text(rules)

    def mutate(self, *arguments, status=1):
        done = subprocess.run([SAGWAN, "mutate", *map(str, arguments), "--config", str(self.folder / "my")],
                              capture_output=True, text=True, check=False)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr if status == 2 else done.stdout

    def by(self, *arguments, status=1):
        rows = json.loads(self.mutate("--json", *arguments, status=status))["mutants"]
        return {(row["rule"], row["change"]): row.get("noticed_by", "") for row in rows}

    def test_names_what_nobody_notices(self):
        by = self.by()
        self.assertEqual(by["my.count", 'without the alternative "대"'], "")
        self.assertEqual(by["my.count", 'without the alternative "명"'], "examples")
        self.assertEqual(by["my.count", '"[0-9]{1,3}" the least only'], "examples")
        self.assertEqual(by["my.month", 'any digit for "[1-9]"'], "examples")
        self.assertEqual(by["my.month", 'without the optional "(?: {day}일)?"'], "examples")
        self.assertEqual(by["my.month", "without left = word"], "examples")
        self.assertEqual(by["ko.{day}", 'without the optional "[1-3]?"'], "examples")
        page = self.mutate("my.count")
        self.assertIn('without the alternative "대"\n    would be noticed in "배 30 대", where my.count finds ["30 대"]\n', page)
        self.assertIn('my/rules/ko/my.toml:16: my.count: without the alternative "대"\n', page)
        self.assertIn(" by nobody\n", page)

    def test_a_text_that_would_notice_is_one(self):
        # Each text that is proposed, made an example or a reject, notices its mutant.
        rows = [row for row in json.loads(self.mutate("my.count", "--json"))["mutants"] if "text" in row]
        self.assertTrue(rows)
        for row in rows:
            if row["finds"]:
                find = ", ".join(f'"{find}"' for find in row["finds"])
                more = RULES.replace('finds = "30 명" }]', f'finds = "30 명" }}, {{ text = "{row["text"]}", finds = [{find}] }}]')
            else:
                more = RULES.replace('"1234 명"]', f'"1234 명", "{row["text"]}"]')
            self.write(more)
            self.assertEqual(self.by("my.count", status=None)["my.count", row["change"]], "examples", row)

    def test_an_example_takes_its_clause_off_the_list(self):
        self.write(RULES.replace('finds = "30 명" }]', 'finds = "30 명" }, { text = "차 2 대", finds = "2 대" }]'))
        self.assertEqual(self.by()["my.count", 'without the alternative "대"'], "examples")

    def test_another_rules_example_notices(self):
        # Without its boundary my.pair is longer than my.count in an example of that.
        self.write(RULES.replace('finds = "30 명" }]', 'finds = "30 명" }, { text = "B4 대 5 대", finds = ["5 대"] }]') + '''
[[rule]]
id       = "my.pair"
emits    = "QUANTITY"
pattern  = '(?P<number>[0-9]) 대 [0-9] (?P<counter>대)'
right    = "none"
set      = { kind = "count", unit = "1" }
examples = [{ text = "차 3 대 4 대", finds = "3 대 4 대" }]
rejects  = ["차 3 대", "차 대와"]
''')
        by = self.by()
        self.assertEqual(by["my.pair", "without left = word"], "examples of other rules")
        self.assertEqual(by["my.count", "without left = word"], "examples")

    def test_gold_notices(self):
        corpus = self.folder / "corpus"
        corpus.mkdir()
        text = "차 2 대가 왔다.\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        (corpus / "a.txt").write_text(text)
        (corpus / "a.meta.toml").write_text(f'id = "a"\ntext = "a.txt"\nsha256 = "{digest}"\n')
        (corpus / "a.gold.json").write_text(json.dumps({
            "format": "sagwan-gold", "version": "1", "reviewed": True, "source": {"name": "a.txt", "sha256": digest},
            "quantities": [{"kind": "count", "spans": [[2, 5]], "value": "2", "unit": "1", "counter": "대"}]}))
        self.assertEqual(self.by("--over", corpus)["my.count", 'without the alternative "대"'], "gold")

    def test_all_noticed(self):
        self.write('[[rule]]\nid = "my.x"\nemits = "DATE"\npattern = "2024년|내년"\nleft = "none"\nright = "none"\n'
                   'examples = [{ text = "2024년", finds = "2024년" }, { text = "내년", finds = "내년" }]\n'
                   'rejects = ["2023년"]\n')
        self.assertEqual(self.mutate(status=0), "2 mutants: 2 noticed by examples, 0 by nobody\n")

    def test_mistakes(self):
        self.assertIn("no rule and no file", self.mutate("my.none", status=2))
        self.assertIn("no report with gold", self.mutate("--over", self.folder / "none", status=2))


if __name__ == "__main__":
    unittest.main()
