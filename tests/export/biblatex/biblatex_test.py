#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""BibLaTeX by bibtexparser: one entry for each cited work, its fields with TeX's characters turned back; by pandoc, which
reads them as LaTeX does; and by biber, whose data model knows every field."""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import bibtexparser

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

# Entry type, and the fields of container, publisher, volume, number and pages; where there is none, note has the value.
ARTICLE = ("article", "journaltitle", None, "volume", "number", "pages")
TYPES = {"article": ARTICLE, "article-newspaper": ARTICLE, "article-journal": ARTICLE,
         "report": ("report", "type", "institution", None, "number", "pages"), "webpage": ("online", "organization", *[None] * 4),
         "book": ("book", "series", "publisher", "volume", "number", "pages"),
         "chapter": ("incollection", "booktitle", "publisher", "volume", "number", "pages"),
         "paper-conference": ("inproceedings", "booktitle", "publisher", "volume", "number", "pages"),
         "thesis": ("thesis", None, "institution", None, None, "pages"), "dataset": ("dataset", "organization", "publisher", None, "number", None),
         "interview": ("misc", "howpublished", "organization", None, None, None), "legislation": ("misc", "howpublished", "organization", None, None, None)}
PLAIN = ("language", "volume", "number", "pages")
COMMANDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}


def plain(value):
    return re.sub(r"\\(?:(text[a-z]+)\{\}|([%&#$_]))", lambda match: COMMANDS[match[1]] if match[1] else match[2], value)


def on_one_line(text):
    return re.sub("\r\n|[\x00-\x1f\x7f\x85\u2028\u2029]", " ", text)


def trimmed(text):
    """The parser takes white space at the ends of a field off, as BibTeX does."""
    return on_one_line(text).strip()


class Biblatex(unittest.TestCase):
    def test_every_work_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            documents = exports.demo_and_hostile(folder)
            done = exports.run("export", *(path for path, _ in documents), "--to", "biblatex")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, homogenize_fields=False)
        entries = iter(bibtexparser.loads(done.stdout.decode("utf-8"), parser).entries)
        for _, knowledge in documents:
            for citation in knowledge["citations"]:
                for item in citation["items"]:
                    if "refers_to" in item:
                        continue
                    entry = next(entries)
                    kind, *places = TYPES[item["type"]]
                    self.assertEqual(entry["ENTRYTYPE"], kind)
                    fields = {"title": "title", "translated_title": "titleaddon", "title_lang": "language",
                              **dict(zip(("container", "publisher", "volume", "number", "pages"), places, strict=True))}
                    for ours, theirs in fields.items():
                        if theirs is None:
                            self.assertIn(trimmed(item.get(ours, "")), plain(entry.get("note", "")))
                            continue
                        got = entry.get(theirs)
                        if got is not None and theirs not in PLAIN:
                            self.assertEqual((got[0], got[-1]), ("{", "}"), "capitals and lists are kept by braces")
                            got = got[1:-1]
                        got = plain(got).strip() if got is not None else None
                        self.assertEqual(got, trimmed(item[ours]) if ours in item else None, theirs)
                    authors = entry.get("author", "")
                    self.assertEqual([plain(author) for author in re.findall(r"\{((?:[^{}]|\{\})*)\}(?: and |$)", authors)],
                                     [on_one_line(author) for author in item["authors"]])
                    self.assertEqual(entry.get("date"), item["date"].split("T")[0] if "date" in item else None)
                    self.assertEqual(entry.get("urldate"), item.get("accessed"))
        self.assertIsNone(next(entries, None))

    def test_pandoc_reads_the_same_works(self):
        done = exports.run("export", *exports.GOLDEN, "--to", "biblatex")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        read = json.loads(subprocess.run(["pandoc", "-f", "biblatex", "-t", "csljson"], input=done.stdout, stdout=subprocess.PIPE,
                                         check=True).stdout)
        works = [item for path in exports.GOLDEN for citation in exports.load(path)["citations"] for item in citation["items"]
                 if "refers_to" not in item]
        self.assertEqual(len(read), len(works))
        for entry, item in zip(read, works):
            # pandoc reads quotation marks as LaTeX's and writes them anew.
            self.assertEqual(exports.without_quotes(entry.get("title", "")), exports.without_quotes(on_one_line(item.get("title", ""))))
            self.assertEqual(entry.get("URL"), item.get("url"))
            self.assertEqual(entry.get("issued", {}).get("date-parts", [[]])[0], [int(one) for one in item.get("date", "").split("-") if one])

    def test_biber_knows_every_field_of_every_type(self):
        with tempfile.TemporaryDirectory() as folder:
            path, knowledge = exports.write_hostile(folder)
            plain_items = []
            for number, kind in enumerate(TYPES, 1):
                plain_items.append({"id": f"c1.{number}", "span": [0, 1], "type": kind, "title": "A & B: 50% {of} it", "title_lang": "ko",
                                    "translated_title": "번역", "authors": ["김 철수", "World Bank and IMF"], "container": "세계경제 포커스",
                                    "publisher": "대외경제정책연구원", "date": "2023-09-13", "volume": "6", "number": "36", "pages": "1-12",
                                    "url": "https://example.org/a_b?c=%20#d", "accessed": "2024-01-02", "rule": "x"})
            knowledge["citations"][0]["items"] = plain_items
            del knowledge["citations"][1:]
            path.write_text(json.dumps(knowledge), encoding="utf-8")
            source, out = Path(folder) / "works.bib", Path(folder) / "read.bib"
            done = exports.run("export", path, "--to", "biblatex", "-o", source)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            told = subprocess.run(["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file", out, source], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, cwd=folder, check=True).stdout.decode("utf-8")
            missing = [line for line in told.splitlines() if line.startswith(("WARN", "ERROR")) and "Missing mandatory field" not in line]
            self.assertEqual(missing, [])
            read = bibtexparser.loads(out.read_text(encoding="utf-8"), bibtexparser.bparser.BibTexParser(
                ignore_nonstandard_types=False, homogenize_fields=False)).entries
        self.assertEqual([entry["ENTRYTYPE"] for entry in read], [kind for kind, *_ in TYPES.values()])
        for entry, (kind, *places) in zip(read, TYPES.values()):
            values = ("세계경제 포커스", "대외경제정책연구원", "6", "36", "1-12")
            for place, value in zip(places, values, strict=True):
                got = re.sub("[{}]", "", entry[place or "note"]).replace("--", "-")
                self.assertIn(value, got, (kind, place))
            self.assertEqual(re.sub(r"[{}\\]", "", entry["title"]), "A & B: 50% textbraceleftoftextbraceright it")


if __name__ == "__main__":
    unittest.main()
