#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""BibLaTeX by bibtexparser: one entry for each cited work, its fields with TeX's characters turned back; and by pandoc, which
reads them as LaTeX does."""
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

TYPES = {"report": "report", "webpage": "online", "book": "book"}
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
                    self.assertEqual(entry["ENTRYTYPE"], TYPES.get(item["type"], "article"))
                    container = {"online": "organization", "book": "series", "report": "series"}.get(entry["ENTRYTYPE"], "journaltitle")
                    fields = {"title": "title", "translated_title": "titleaddon", "title_lang": "language", "container": container,
                              "publisher": "publisher", "volume": "volume", "number": "number", "pages": "pages"}
                    for ours, theirs in fields.items():
                        got = entry.get(theirs)
                        if got is not None and theirs not in ("language", "volume", "number", "pages"):
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


if __name__ == "__main__":
    unittest.main()
