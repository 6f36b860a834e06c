#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan test --metamorphic: a rule that depends on a particle, on a line break or on the order of files is told with its
place in the text as it was; what the configuration states is told apart; a corpus that stands the test gives status 0."""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
ROOT = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2]))
TEXT = "수출은 2024년이 지나며 늘었고, 수입은 2025년 줄었다.\n다음 해에는 3분기 생산이 늘고 4분기 소비도 함께 늘어날 것으로\n보인다.\n"
RULE = '''
[[rule]]
id       = "my.year"
emits    = "DATE"
pattern  = '{pattern}'
right    = "none"
examples = [{{ text = "2024년이", finds = "2024년" }}]
rejects  = ["24년이"]
'''


class Metamorphic(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "my/rules/ko").mkdir(parents=True)
        (self.folder / "my/default.toml").write_text("closed_names = []\n")
        corpus = self.folder / "corpus"
        corpus.mkdir()
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        (corpus / "a.txt").write_text(TEXT)
        (corpus / "a.meta.toml").write_text(f'id = "a"\ntext = "a.txt"\nsha256 = "{digest}"\n')
        (corpus / "a.gold.json").write_text(json.dumps({
            "format": "sagwan-gold", "version": "1", "reviewed": True, "source": {"name": "a.txt", "sha256": digest},
            "times": []}))

    def run_test(self, pattern, *arguments, status, environment=None):
        (self.folder / "my/rules/ko/my.toml").write_text(RULE.format(pattern=pattern))
        done = subprocess.run([SAGWAN, "test", str(self.folder / "corpus"), "--metamorphic", "--config",
                               str(self.folder / "my"), *arguments], capture_output=True, text=True, check=False,
                              env={**os.environ, **(environment or {})})
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def test_a_corpus_without_reports_is_a_mistake(self):
        done = subprocess.run([SAGWAN, "test", str(self.folder / "none"), "--metamorphic"], capture_output=True, text=True,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn("no report with gold", done.stderr)

    def test_a_rule_that_needs_one_particle_is_told(self):
        page = self.run_test("(?P<find>(?P<year>20[0-9]{2})년)이", status=1)
        self.assertIn("- a:4-9  times DATE  2024 | 2024년 | my.year\n", page)
        self.assertIn("a particles, broken\n", page)
        rows = json.loads(self.run_test("(?P<find>(?P<year>20[0-9]{2})년)이", "--json", status=1))["altered"]
        broken = {row["alteration"]: len(row["broken"]) for row in rows}
        self.assertEqual((broken["particles"], broken["full-width"], broken["nfd"], broken["crlf"], broken["shuffled"]),
                         (1, 0, 0, 0, 0))
        places = {row["alteration"]: row["places"] for row in rows}
        self.assertEqual((places["particles"], places["crlf"], places["half-width"]), (1, 3, 0))

    def test_a_rule_that_needs_none_stands(self):
        page = self.run_test("(?P<year>20[0-9]{2})년", status=0)
        self.assertTrue(page.endswith("0 changes are not as stated, 0 more than are known\n"), page)

    def test_what_is_stated_is_told_apart(self):
        home = self.folder / "home"
        (home / "lexicons").mkdir(parents=True)
        shutil.copytree(ROOT / "configs", home / "configs")
        config = home / "configs/metamorphic.toml"
        config.write_text(config.read_text() + '\n[[stated]]\nalteration = "particles"\nlist = "times"\n'
                                               'why = "this rule needs its particle"\n')
        page = self.run_test("(?P<find>(?P<year>20[0-9]{2})년)이", status=0, environment={"SAGWAN_HOME": str(home)})
        self.assertRegex(page, r"a +particles +1 +1 +0 +0\n")
        config.write_text((ROOT / "configs/metamorphic.toml").read_text()
                          + '\n[[known]]\nreport = "a"\nalteration = "particles"\nmost = 1\nwhy = "it is known"\n')
        page = self.run_test("(?P<find>(?P<year>20[0-9]{2})년)이", status=0, environment={"SAGWAN_HOME": str(home)})
        self.assertTrue(page.endswith("1 changes are not as stated, 0 more than are known\n"), page)
        config.write_text(config.read_text() + '\n[[stated]]\nalteration = "none"\nlist = "times"\nwhy = "no such"\n')
        self.run_test("(?P<year>20[0-9]{2})년", status=2, environment={"SAGWAN_HOME": str(home)})

    def test_the_corpus_changes_no_more_than_is_known(self):
        done = subprocess.run([SAGWAN, "test", "--metamorphic"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue(done.stdout.endswith(", 0 more than are known\n"), done.stdout[-400:])


if __name__ == "__main__":
    unittest.main()
