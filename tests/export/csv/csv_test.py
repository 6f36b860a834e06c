#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The CSV folder read with Python's csv: every field comes back, references point at rows, no field is a formula."""
import csv
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402
import table_facts  # noqa: E402

# In the plan these hold numbers or nothing a spreadsheet could run.
NUMBERS = {"place", "span_begin", "span_end", "bytes", "text_length", "share", "level", "page", "column_number", "value", "min",
           "max", "box_left", "box_top", "box_right", "box_bottom", "numerator", "denominator", "point", "ibid", "anchored_to_document"}
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")


def read_fields(text):
    """RFC 4180 by the letter, told apart: absent (nothing between the commas) is None, "" is an empty text."""
    rows, row, at = [], [], 0
    while at < len(text):
        if text[at] == '"':
            value = ""
            at += 1
            while True:
                end = text.index('"', at)
                value += text[at:end]
                at = end + 1
                if text[at] != '"':
                    break
                value += '"'
                at += 1
        else:
            end = at
            while text[end] not in ',\r\n"':
                end += 1
            value, at = text[at:end] or None, end
        row.append(value)
        if text[at] == ",":
            at += 1
            if text[at] == "\r":
                row.append(None)
        if text[at] == "\r":
            assert text[at + 1] == "\n", "a bare CR"
            rows.append(row)
            row, at = [], at + 2
    assert not row
    return rows


def read_folder(folder, guarded):
    tables = {}
    for path in sorted(Path(folder).glob("*.csv")):
        head, *rows = read_fields(path.read_bytes().decode("utf-8"))
        with open(path, encoding="utf-8", newline="") as file:
            assert [[value or "" for value in row] for row in [head, *rows]] == list(csv.reader(file, strict=True)), path.name
        numbers = NUMBERS - ({"value"} if path.stem in ("times", "entity_ids") else set())
        off = lambda name, value: value[1:] if guarded and name not in numbers and value and value[0] == "'" else value
        tables[path.stem] = [{name: off(name, value) for name, value in zip(head, row, strict=True)} for row in rows]
    return tables


class Csv(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        self.documents = exports.demo_and_hostile(self.path)

    def export(self, out, *options):
        done = exports.run("export", *(path for path, _ in self.documents), "--to", "csv", "-o", out, *options)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return out

    def test_everything_comes_back(self):
        for guarded in (True, False):
            out = self.export(self.path / f"out{guarded}", "--guard-formulas", "on" if guarded else "off")
            tables = read_folder(out, guarded)
            for _, knowledge in self.documents:
                wanted = table_facts.without_empty_names(exports.copy_of(knowledge))
                got = table_facts.knowledge(tables, knowledge["document"]["id"])
                for key in wanted:
                    self.assertEqual(got[key], wanted[key], key)

    def test_no_field_is_a_formula(self):
        out = self.export(self.path / "guarded")
        fields = 0
        for path in out.glob("*.csv"):
            with open(path, encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    for name, value in row.items():
                        if name not in NUMBERS or not value.lstrip("-").replace(".", "").isdigit():
                            fields += 1
                            self.assertFalse(value.startswith(FORMULA), (path.name, name, value))
        self.assertGreater(fields, 10000)

    def test_the_same_bytes_from_extract_and_whatever_the_threads(self):
        folders = []
        exports.run("extract", exports.CORPUS / "demo.txt", "-o", self.path / "k")
        for number, arguments in enumerate([("export", self.path / "k/demo.json", "--jobs", 1), ("export", self.path / "k", "--jobs", 4),
                                            ("extract", exports.CORPUS / "demo.txt")]):
            out = self.path / f"same{number}"
            done = exports.run(*arguments, "--to", "csv", "-o", out)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            folders.append({path.name: path.read_bytes() for path in out.iterdir()})
        self.assertEqual(folders[0], folders[1])
        self.assertEqual(folders[0], folders[2])
        self.assertEqual(len(folders[0]), 25)

    def test_lines_from_extract(self):
        lines = exports.run("extract", exports.CORPUS / "demo.txt").stdout
        done = exports.run("export", "-", "--to", "csv", "-o", self.path / "lines", stdin=lines)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(len(read_folder(self.path / "lines", True)["documents"]), 1)

    def test_a_document_twice_and_a_broken_one_fail_alone(self):
        path = self.documents[0][0]
        bad = self.path / "bad.json"
        bad.write_text('{"format": "sagwan-knowledge", "version": "1.0", "document": 7}', encoding="utf-8")
        done = exports.run("export", path, bad, path, "--to", "csv", "-o", self.path / "twice")
        self.assertEqual(done.returncode, 1)
        self.assertIn("[name-clash]", done.stderr.decode())
        self.assertIn("[knowledge-invalid]", done.stderr.decode())
        self.assertEqual(len(read_folder(self.path / "twice", True)["documents"]), 1)

    def test_usage(self):
        for arguments, message in ((("--to", "csvv", "-o", "x"), "did you mean csv?"), ((), "--to FORMAT is missing"),
                                   (("--to", "csv"), "csv needs -o OUT")):
            done = exports.run("export", self.documents[0][0], *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
