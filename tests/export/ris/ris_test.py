#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""RIS by a small strict reader: lines of two-character tags, records from TY to ER, nothing a field could smuggle in;
and by ris2xml of bibutils, which knows the types."""
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)", re.S)
TYPES = {"article-newspaper": "NEWS", "article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC", "book": "BOOK", "article": "GEN",
         "chapter": "CHAP", "thesis": "THES", "dataset": "DATA", "interview": "PCOMM", "legislation": "STAT", "paper-conference": "CPAPER"}
FIELDS = {"title": "TI", "translated_title": "TT", "title_lang": "LA", "container": "T2", "publisher": "PB", "volume": "VL", "number": "IS",
          "pages": "SP", "url": "UR"}


def records(data):
    out, record = [], None
    for line in data.decode("utf-8").split("\r\n"):
        if not line:
            assert record is None, "an empty line inside a record"
            continue
        tag, value = LINE.fullmatch(line).groups()
        assert not re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029]", value), "a line end inside a field"
        if record is None:
            assert tag == "TY", f"{tag} outside a record"
            record = {}
        else:
            assert tag != "TY", "a record inside a record"
        if tag == "ER":
            out.append(record)
            record = None
        else:
            record.setdefault(tag, []).append(value)
    assert record is None
    return out


def on_one_line(text):
    return re.sub("\r\n|[\x00-\x1f\x7f\x85\u2028\u2029]", " ", text)


class Ris(unittest.TestCase):
    def test_every_work_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            documents = exports.demo_and_hostile(folder)
            done = exports.run("export", *(path for path, _ in documents), "--to", "ris")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        got = iter(records(done.stdout))
        for _, knowledge in documents:
            for citation in knowledge["citations"]:
                for item in citation["items"]:
                    if "refers_to" in item:
                        continue
                    record = next(got)
                    self.assertEqual(record["TY"], [TYPES[item["type"]]])
                    self.assertEqual(record["ID"], [f"{knowledge['document']['id']}/{item['id']}"])
                    for ours, tag in FIELDS.items():
                        self.assertEqual(record.get(tag), [on_one_line(item[ours])] if ours in item else None, tag)
                    self.assertEqual(record.get("AU", []), [on_one_line(author) for author in item["authors"]])
                    for ours, tag in (("date", "DA"), ("accessed", "Y2")):
                        slashes = "/".join((item[ours].split("T")[0].split("-") + ["", ""])[:3]) + "/" if ours in item else None
                        self.assertEqual(record.get(tag), [slashes] if slashes else None)
                    self.assertIn(f"characters {item['span'][0]}-{item['span'][1]}", record["N1"][0])
        self.assertIsNone(next(got, None))

    def test_bibutils_reads_the_same_works(self):
        done = exports.run("export", *exports.GOLDEN, "--to", "ris")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        read = subprocess.run(["ris2xml"], input=done.stdout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
        self.assertNotIn("not recognize", read.stderr.decode())
        mods = xml.fromstring(read.stdout.decode("utf-8-sig")).findall("{*}mods")
        works = [item for path in exports.GOLDEN for citation in exports.load(path)["citations"] for item in citation["items"]
                 if "refers_to" not in item]
        self.assertEqual(len(mods), len(works))
        for entry, item in zip(mods, works):
            title = "".join(part.text or "" for part in entry.findall("{*}titleInfo/*"))  # cut in two at a colon or question mark
            squeezed = lambda text: re.sub(r"[\s:]", "", text)
            self.assertEqual(squeezed(title), squeezed(item.get("title", "")))
            self.assertEqual(entry.findtext("{*}location/{*}url"), item.get("url"))


if __name__ == "__main__":
    unittest.main()
