#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/rules.md: every block of rules on the page loads by itself and keeps its examples, and every key of the rule
language and every code of `check` stands on it."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2]))
PAGE = (HOME / "docs/rules.md").read_text()
ROMANISATION = (HOME / "lexicons/romanisation.tsv").read_text()


def blocks(language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)


class RulesPage(unittest.TestCase):
    def test_every_block_of_rules_loads_and_keeps_its_examples(self):
        for block in blocks("toml"):
            with self.subTest(block.split("\n")[1]), tempfile.TemporaryDirectory() as folder:
                own = Path(folder) / "own"
                lang = re.search(r'id +?= "(\w+)\.', block).group(1)
                for name, text in ((f"rules/{lang}/page.toml", block), ("lexicons/page.tsv", blocks("tsv")[0]),
                                   ("lexicons/romanisation.tsv", ROMANISATION), ("default.toml", "")):
                    (own / name).parent.mkdir(parents=True, exist_ok=True)
                    (own / name).write_text(text)
                done = subprocess.run([SAGWAN, "check", "--config", str(own)], capture_output=True, text=True,
                                      check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertNotIn("0 examples", done.stdout)
                # The month list and the romanisation stand beside every block, and only one of them uses each.
                self.assertIn(" 0 problems", done.stdout, done.stderr)

    def test_every_key_is_in_an_example(self):
        loader = (HOME / "pipeline/rules/rule_loader.cpp").read_text()
        keys = re.findall(r'"(\w+)"', re.search(r"kKeys = \{(.*?)\};", loader, re.S).group(1))
        keys += ["text", "finds", "value", "reference", "fragments"]
        self.assertGreater(len(keys), 15)
        shown = "\n".join(blocks("toml"))
        for key in keys:
            self.assertRegex(shown, rf"\b{key}\b *(=|\])", key)

    def test_every_code_of_check_is_explained(self):
        codes = re.findall(r'"((?:rule|lexicon)-\w+)"', (HOME / "include/sagwan/diagnostics.def").read_text())
        for code in codes:
            self.assertIn(f"`{code}`", PAGE)


if __name__ == "__main__":
    unittest.main()
