#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CSL-JSON: one array whose items carry each cited work whole, by the part of the CSL schema that it uses; and
as pandoc reads it."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

DATE = {"type": "object", "required": ["date-parts", "raw"], "additionalProperties": False, "properties": {
    "raw": {"type": "string"}, "date-parts": {"type": "array", "minItems": 1, "maxItems": 1, "items": {
        "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "number"}}}}}
SCHEMA = {"type": "array", "items": {
    "type": "object", "required": ["type", "id"], "additionalProperties": False, "properties": {
        "type": {"enum": ["article", "article-journal", "article-newspaper", "book", "report", "webpage", "chapter", "thesis", "dataset", "interview", "legislation", "paper-conference"]},
        **{name: {"type": "string"} for name in ("id", "title", "language", "container-title", "publisher", "volume", "issue", "page", "URL")},
        "author": {"type": "array", "items": {"type": "object", "required": ["literal"], "additionalProperties": False,
                                              "properties": {"literal": {"type": "string"}}}},
        "issued": DATE, "accessed": DATE, "custom": {"type": "object"}}}}
FIELDS = {"title": "title", "title_lang": "language", "container": "container-title", "publisher": "publisher", "volume": "volume",
          "number": "issue", "pages": "page", "url": "URL"}


def work(entry):
    custom = entry["custom"]
    out = {"id": custom["item"], "span": [str(one) for one in custom["span"]], "type": entry["type"],
           "authors": [author["literal"] for author in entry.get("author", [])]}
    out.update({ours: entry[theirs] for ours, theirs in FIELDS.items() if theirs in entry})
    out.update({ours: entry[theirs]["raw"] for ours, theirs in (("date", "issued"), ("accessed", "accessed")) if theirs in entry})
    out.update({name: custom[name] for name in ("rule", "translated_title") if name in custom})
    return out


class CslJson(unittest.TestCase):
    def test_every_work_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            documents = exports.demo_and_hostile(folder)
            done = exports.run("export", *(path for path, _ in documents), "--to", "csl-json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        entries = json.loads(done.stdout)
        jsonschema.validate(entries, SCHEMA)
        for _, knowledge in documents:
            items = [item for citation in knowledge["citations"] for item in citation["items"]]
            wanted = [item for item in items if "refers_to" not in item]
            mine = [entry for entry in entries if entry["custom"]["document"] == knowledge["document"]["id"]]
            for got, item in zip(mine, wanted, strict=True):
                plain = {key: value for key, value in item.items() if key not in ("parts", "ibid", "refers_to")}
                self.assertEqual(work(got), plain)
                again = [{key: value for key, value in (("item", one["id"]), ("pages", one.get("pages"))) if value}
                         for one in items if "refers_to" in one and exports.first_work(items, one) is item]
                self.assertEqual(got["custom"]["cited_again"], again)
        self.assertEqual(len({entry["id"] for entry in entries}), len(entries))

    def test_pandoc_reads_the_same_works(self):
        done = exports.run("export", *exports.GOLDEN, "--to", "csl-json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        read = json.loads(subprocess.run(["pandoc", "-f", "csljson", "-t", "csljson"], input=done.stdout, stdout=subprocess.PIPE,
                                         check=True).stdout)
        written = json.loads(done.stdout)
        self.assertEqual(len(read), len(written))
        for got, entry in zip(read, written):
            for name, value in entry.items():
                if name in ("issued", "accessed"):
                    self.assertEqual(got[name]["date-parts"], value["date-parts"])
                elif name in ("title", "container-title"):
                    self.assertEqual(exports.without_quotes(got[name]), exports.without_quotes(value))
                elif name != "custom":
                    self.assertEqual(got[name], value, name)

    def test_extract_gives_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            exports.run("extract", exports.CORPUS / "demo.txt", "-o", folder)
            for name in ("csl-json", "biblatex", "ris"):
                one = exports.run("export", Path(folder) / "demo.json", "--to", name)
                two = exports.run("extract", exports.CORPUS / "demo.txt", "--to", name)
                self.assertEqual((one.returncode, two.returncode, one.stdout), (0, 0, two.stdout))
                self.assertGreater(len(one.stdout), 1000)


if __name__ == "__main__":
    unittest.main()
