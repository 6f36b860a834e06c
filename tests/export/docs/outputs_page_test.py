#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples of docs/outputs.md are what the program gives for example.json beside this file. With UPDATE=1 in the
environment they are written."""
import os
import re
import sqlite3
import subprocess
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
# Where the code on the page looks for each format.
FILES = {"csv": "out", "sqlite": "all.sqlite", "turtle": "out.ttl", "json-ld": "out.jsonld", "nif": "out.nif.ttl", "graphml": "out.graphml",
         "doccano": "out.jsonl", "label-studio": "tasks.json", "brat": "brat", "conllu": "out.conllu", "csl-json": "works.json",
         "biblatex": "works.bib", "ris": "works.ris", "neo4j": "neo4j"}
# Of the database: a query and its rows.
QUERY = "SELECT m.text, r.text AS office, e.name FROM mention_roles JOIN mentions m USING (document, mention) " \
        "JOIN mentions r ON r.document = m.document AND r.mention = role JOIN entities e ON e.document = m.document AND e.entity = m.entity"


def example(name, file, lines):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        done = exports.run("export", EXAMPLE, "--to", name, "-o", out)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        text = (out / file if file else out).read_bytes().decode("utf-8").replace("\r\n", "\n")
    shown = [line if len(line) <= LONGEST else line[:LONGEST] + " …" for line in text.split("\n")[slice(*lines)]]
    return "```\n" + "\n".join(shown).strip("\n") + "\n```"


def sqlite_example():
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.sqlite"
        done = exports.run("export", EXAMPLE, "--to", "sqlite", "-o", out)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        database = sqlite3.connect(out)
        cursor = database.execute(QUERY)
        rows = ["|".join(column[0] for column in cursor.description), *("|".join(map(str, row)) for row in cursor)]
        schema = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'mention_roles'").fetchone()[0]
        database.close()
    return f"```\n{schema};\n\n{QUERY};\n" + "\n".join(rows) + "\n```"


class OutputsPage(unittest.TestCase):
    def test_the_examples_are_true(self):
        page = PAGE.read_text(encoding="utf-8")
        head = page.split("\n## Examples\n")[0]
        parts = [f"{name}{', ' + file if file else ''}:\n\n{example(name, file, lines)}\n" for name, file, lines in SHOWN]
        parts.insert(2, f"sqlite:\n\n{sqlite_example()}\n")
        wanted = (head + "\n## Examples\n\nOf `tests/export/docs/example.json`, shortened (…); "
                  "written by `UPDATE=1 tests/export/docs/outputs_page_test.py`.\n\n" + "\n".join(parts))
        if os.environ.get("UPDATE"):
            PAGE.write_text(wanted, encoding="utf-8")
        self.assertEqual(page if not os.environ.get("UPDATE") else wanted, wanted)

    def exported(self, folder):
        """An export of the example in each format, under the names of the page."""
        for name, file in FILES.items():
            self.assertEqual(exports.run("export", EXAMPLE, "--to", name, "-o", Path(folder) / file).returncode, 0)

    def test_what_loads_them_runs(self):
        """Every block of Python on the page, in a folder with the files that it names; with the packages that scripts/setup installs."""
        blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
        python = set(FILES.values()) - {"neo4j"}
        self.assertEqual(python - set(re.findall(r'"([a-z./]+?)(?:/mentions\.csv)?"', "".join(blocks))), set())
        found = {}
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            self.exported(folder)
            os.chdir(folder)
            try:
                for block in blocks:
                    exec(compile(block, str(PAGE), "exec"), found)  # pylint: disable=exec-used
            finally:
                os.chdir(before)
        self.assertEqual(len(found["graph"]) > 100 and len(found["finds"]), 4)
        self.assertEqual([len(found[name]) for name in ("people", "lines", "tasks", "labels", "marks", "names")], [1, 1, 1, 4, 4, 1])
        self.assertIn("박진", found["names"])
        self.assertEqual((len(found["rows_found"]), found["titles"]), (1, ["한-중앙아 포럼"]))

    def test_what_loads_them_in_r_runs(self):
        blocks = re.findall(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
        with tempfile.TemporaryDirectory() as folder:
            self.exported(folder)
            script = Path(folder) / "all.R"
            script.write_text("".join(blocks) + 'cat(nrow(times), times$begins, nrow(works), works$title == "한-중앙아 포럼", "\\n")\n', encoding="utf-8")
            done = subprocess.run(["Rscript", "--vanilla", "--encoding=UTF-8", script.name], cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
        self.assertEqual(done.stderr.decode(), "")
        self.assertEqual(done.stdout.decode().splitlines()[-1].split(), ["1", "2022-10-25", "1", "TRUE"])

    def test_every_format_is_told(self):
        page = PAGE.read_text(encoding="utf-8")
        help_ = exports.run("export", "--help").stdout.decode()
        for name in re.findall(r"json-ld|turtle|nif|csv|sqlite|graphml|neo4j|brat|conllu|label-studio|doccano|csl-json|biblatex|ris\b", help_):
            self.assertIn(f"`{name}`", page)

    def test_the_example_holds(self):
        self.assertEqual(exports.run("verify", EXAMPLE).returncode, 0)


if __name__ == "__main__":
    unittest.main()
