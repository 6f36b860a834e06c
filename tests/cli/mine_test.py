#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan mine: forms that no rule takes, by frequency; what a rule takes is no longer there; the loose rules keep their examples."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
ROOT = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2]))
RULE = '''
[[rule]]
id       = "my.quantity.{name}"
emits    = "QUANTITY"
pattern  = '(?P<number>[0-9]{{1,3}})(?P<counter>{counter})'
right    = "none"
set      = {{ kind = "count", unit = "1" }}
examples = [{{ text = "배 3{counter}", finds = "3{counter}" }}]
rejects  = ["배 {counter}", "배 3"]
'''


class Mine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, text in (("a", "나무 12그루를 심고 배 3척을 샀다. 다시 나무 7그루를 심었다.\n"), ("b", "나무 450그루가 있다.\n")):
            (self.folder / "reports").mkdir(exist_ok=True)
            (self.folder / f"reports/{name}.txt").write_text(text)
        (self.folder / "my/rules/ko").mkdir(parents=True)
        (self.folder / "my/default.toml").write_text("closed_names = []\n")
        self.rules("척")

    def rules(self, *counters):
        text = "".join(RULE.format(name=f"n{i}", counter=counter) for i, counter in enumerate(counters))
        (self.folder / "my/rules/ko/my.toml").write_text(text)

    def mine(self, *arguments, status=0):
        done = subprocess.run([SAGWAN, "mine", *map(str, arguments)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout if status == 0 else done.stderr

    def test_forms_that_no_rule_takes_stand_by_frequency(self):
        out = json.loads(self.mine(self.folder / "reports", "--config", self.folder / "my", "--json"))
        first = out["forms"][0]
        self.assertEqual((first["type"], first["form"], first["count"]), ("QUANTITY", "0그루를", 2))
        self.assertEqual([e["document"] for e in first["examples"]], ["a", "a"])
        self.assertEqual(first["examples"][0]["span"], [3, 8])
        forms = {form["form"]: form["count"] for form in out["forms"]}
        self.assertEqual(forms, {"0그루를": 2, "0그루가": 1})

    def test_the_page_leaves_out_what_stands_once(self):
        page = self.mine(self.folder / "reports", "--config", self.folder / "my")
        self.assertIn("      2  QUANTITY  0그루를  (looks.ko.amount)\n", page)
        self.assertTrue(page.endswith("1 forms stand once; --details lists them\n"), page)
        self.assertIn("0그루가", self.mine(self.folder / "reports", "--config", self.folder / "my", "--details"))

    def test_a_rule_takes_its_form_off_the_list(self):
        self.rules("척", "그루")
        page = self.mine(self.folder / "reports", "--config", self.folder / "my")
        self.assertEqual(page, "nothing was left over\n")

    def test_other_looks(self):
        page = self.mine(self.folder / "reports", "--config", self.folder / "my", "--looks", self.folder / "my", "--details")
        self.assertEqual(page, "nothing was left over\n")

    def test_mistakes(self):
        self.assertIn("mine takes reports", self.mine(status=2))
        self.mine(self.folder / "none.txt", status=1)
        self.assertIn("error", self.mine(self.folder / "reports", "--looks", self.folder / "nowhere", status=2))

    def test_the_loose_rules_keep_their_examples(self):
        done = subprocess.run([SAGWAN, "check", "--config", str(ROOT / "configs/looks")], capture_output=True, text=True,
                              check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
