#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples of docs/outputs.md are what the program gives for example.json beside this file. With UPDATE=1 in the
environment they are written."""
import os
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

PAGE = exports.HOME / "docs/outputs.md"
EXAMPLE = Path(__file__).parent / "example.json"
# Format, file of a folder, and lines that are shown (all of a short one).
SHOWN = [("csv", "mentions.csv", (0, 3)), ("csv", "relations.csv", (0, 2)), ("turtle", "", (-14, -3)), ("json-ld", "", (0, 3)), ("nif", "", (-12, -5)),
         ("graphml", "", (-7, -2)), ("neo4j", "links.csv", (0, 4)), ("brat", "example.ann", (0, 20)), ("conllu", "", (0, 9)),
         ("label-studio", "", (0, 2)), ("doccano", "", (0, 1)), ("csl-json", "", (0, 9)), ("biblatex", "", (0, 20)), ("ris", "", (0, 20))]
LONGEST = 700


def example(name, file, lines):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        done = exports.run("export", EXAMPLE, "--to", name, "-o", out)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        text = (out / file if file else out).read_bytes().decode("utf-8").replace("\r\n", "\n")
    shown = [line if len(line) <= LONGEST else line[:LONGEST] + " …" for line in text.split("\n")[slice(*lines)]]
    return "```\n" + "\n".join(shown).strip("\n") + "\n```"


class OutputsPage(unittest.TestCase):
    def test_the_examples_are_true(self):
        page = PAGE.read_text(encoding="utf-8")
        head = page.split("\n## Examples\n")[0]
        parts = [f"{name}{', ' + file if file else ''}:\n\n{example(name, file, lines)}\n" for name, file, lines in SHOWN]
        wanted = (head + "\n## Examples\n\nOf `tests/export/docs/example.json`, shortened (…); "
                  "written by `UPDATE=1 tests/export/docs/outputs_page_test.py`.\n\n" + "\n".join(parts))
        if os.environ.get("UPDATE"):
            PAGE.write_text(wanted, encoding="utf-8")
        self.assertEqual(page if not os.environ.get("UPDATE") else wanted, wanted)

    def test_every_format_is_told(self):
        page = PAGE.read_text(encoding="utf-8")
        help_ = exports.run("export", "--help").stdout.decode()
        for name in re.findall(r"json-ld|turtle|nif|csv|sqlite|graphml|neo4j|brat|conllu|label-studio|doccano|csl-json|biblatex|ris\b", help_):
            self.assertIn(f"`{name}`", page)

    def test_the_example_holds(self):
        self.assertEqual(exports.run("verify", EXAMPLE).returncode, 0)


if __name__ == "__main__":
    unittest.main()
