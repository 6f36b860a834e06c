#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan gold: a gold goes to text, brat and Label Studio, and each comes back as the same gold; drafts are drafts."""
import hashlib
import json
import os
import subprocess
import tempfile
import tomllib
import unicodedata
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
ROOT = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2]))
CORPUS = ROOT / "corpus"

# Hard line breaks, Hanja, characters beyond the first plane, NFD, brackets, trailing spaces, and a name that a note cuts.
HARD = ("# 𠮷野 [보고서] 2024 |\n"
        "尹錫悅 대통령은 2024년 6월 \n11일 아시가바트에서 𝟛0\n명을 만났다.\\ 카스피해 횡단\n"
        "1) 『경제\n연구』, 제3권. \n"
        "운송로가 열렸다.\r\n" + unicodedata.normalize("NFD", "카자흐스탄과 협의했다") + ".\n 끝 ")


def spans(*texts, start=0):
    out = []
    for text in texts:
        begin = HARD.index(text, start)
        out.append([begin, begin + len(text)])
        start = begin + len(text)
    return out


def hard_gold():
    first = HARD.index("尹")
    note = spans("1) 『경제\n연구』, 제3권.")
    nfd = unicodedata.normalize("NFD", "카자흐스탄")
    join = HARD.index(" \n11")
    return {
        "format": "sagwan-gold", "version": "1", "reviewed": True,
        "source": {"name": "hard.txt", "sha256": hashlib.sha256(HARD.encode()).hexdigest()},
        "document": {"date": "2024-06-11", "title_spans": spans("𠮷野 [보고서] 2024 |"), "series_spans": []},
        "blocks": [
            {"kind": "heading", "level": 1, "marker": "#", "spans": [[0, HARD.index("\n")]]},
            {"kind": "paragraph", "spans": [[first, HARD.index("\n1)")], *spans("운송로가 열렸다.")], "parent": 0},
            {"kind": "footnote", "marker": "1)", "spans": note},
            {"kind": "row", "spans": [[HARD.index(nfd), len(HARD) - 1]], "cells": [*spans(nfd), *spans("끝")]}],
        "joins": [{"at": [join, join + 2], "space": True},
                  {"at": [HARD.index("\n명"), HARD.index("\n명") + 1], "space": False}],
        "times": [{"type": "DATE", "spans": spans("2024년 6월 \n11일"), "value": "2024-06-11",
                   "begin": "2024-06-11", "end": "2024-06-12", "known": "it says \"so\" | ] = &"}],
        "quantities": [{"kind": "count", "spans": spans("𝟛0\n명"), "value": "30", "unit": "1", "counter": "명",
                        "of_span": spans("아시가바트")[0], "optional": True}],
        "mentions": [
            {"type": "PER", "spans": spans("尹錫悅"), "entity": "e1"},
            {"type": "TITLE", "spans": spans("대통령"), "entity": "e2"},
            {"type": "LOC", "subtype": "city", "spans": spans("아시가바트"), "entity": "e3"},
            {"type": "PROJECT", "spans": spans("카스피해 횡단", "운송로"), "entity": "e4"},
            {"type": "LOC", "subtype": "country", "spans": spans(nfd), "entity": "e5"}],
        "entities": [{"id": f"e{i}", "type": kind} for i, kind in
                     enumerate(("PER", "TITLE", "LOC", "PROJECT", "LOC"), 1)],
        "offices": [{"person": "e1", "office": "e2"}],
        "citations": [{"note": "1", "spans": note, "calls": spans("만났다"),
                       "items": [{"id": "c1.1", "span": spans("『경제\n연구』, 제3권")[0], "type": "article-journal",
                                  "title_spans": spans("경제\n연구"), "container_spans": [], "authors_spans": [],
                                  "volume": "3", "ibid": True}]}]}


class Gold(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_gold(self, *arguments, status=0):
        done = subprocess.run([SAGWAN, "gold", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout if status == 0 else done.stderr.decode()

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def comes_back(self, path, *more):
        """Canonical gold, and what came back of each form."""
        gold = self.run_gold(path, "--from", "gold", "--to", "gold", *more)
        text = self.write("marked.gold.txt", self.run_gold(path, "--from", "gold", *more))
        self.assertEqual(self.run_gold(text, "--from", "text"), gold)
        task = self.write("task.json", self.run_gold(path, "--from", "gold", "--to", "label-studio", *more))
        self.assertEqual(self.run_gold(task, "--from", "label-studio"), gold)
        self.run_gold(path, "--from", "gold", "--to", "brat", "-o", self.folder / "brat", *more)
        [ann] = (self.folder / "brat").glob("*.ann")
        self.assertEqual(self.run_gold(ann, "--from", "brat"), gold)
        for file in (self.folder / "brat").iterdir():
            file.unlink()
        return json.loads(gold), text.read_bytes().decode()

    def hard(self):
        self.write("hard.txt", HARD)
        return self.write("hard.gold.json", json.dumps(hard_gold()))

    def test_hard_text_comes_back_from_every_form(self):
        gold, text = self.comes_back(self.hard())
        self.assertEqual(gold, hard_gold())
        self.assertIn("[2024년 6월\\s\\+\n11일|DATE 2024-06-11 ", text)
        self.assertIn("[尹錫悅|PER e1]", text)
        self.assertIn("\\=\n명|count 30", text)

    def test_the_corpus_comes_back_from_every_form(self):
        for path in sorted(CORPUS.glob("*.gold.json")):
            name = path.name.removesuffix(".gold.json")
            meta = tomllib.loads((CORPUS / f"{name}.meta.toml").read_text())
            folder = CORPUS if (CORPUS / f"{name}.txt").exists() else CORPUS / meta.get("texts", ".")
            if not (folder / f"{name}.txt").exists():
                continue
            with self.subTest(name):
                gold, _ = self.comes_back(path, "--source", folder)
                wanted = json.loads(path.read_text())
                for part, records in wanted.items():
                    if isinstance(records, list):
                        self.assertEqual(len(gold[part]), len(records), part)
                        if part in ("times", "quantities", "blocks"):
                            self.assertEqual(gold[part], [dict(record) for record in records], part)

    def test_label_studio_counts_in_utf16(self):
        task = json.loads(self.run_gold(self.hard(), "--from", "gold", "--to", "label-studio"))[0]
        units = HARD.encode("utf-16-le")
        for region in task["predictions"][0]["result"]:
            value = region["value"]
            self.assertEqual(units[2 * value["start"]:2 * value["end"]].decode("utf-16-le"), value["text"])

    def test_a_correction_is_read(self):
        text = self.run_gold(self.hard(), "--from", "gold").decode()
        changed = text.replace("[尹錫悅|PER e1]", "尹錫悅").replace("끝", "[끝|EVENT]", 1)
        gold = json.loads(self.run_gold(self.write("changed.txt", changed), "--from", "text"))
        self.assertNotIn("PER", [m["type"] for m in gold["mentions"]])
        [event] = [m for m in gold["mentions"] if m["type"] == "EVENT"]
        self.assertEqual(HARD[slice(*event["spans"][0])], "끝")
        self.assertIn(event["entity"], [e["id"] for e in gold["entities"]])

    def test_a_draft_is_refused_until_it_is_reviewed(self):
        (self.folder / "corpus").mkdir()
        self.write("corpus/note.txt", "정부는 2024년 6월 11일 30억 달러를 지원했다.\n")
        text = self.run_gold(self.folder / "corpus/note.txt")
        self.assertIn("[2024년 6월 11일|DATE 2024-06-11", text.decode())
        marked = self.write("marked.txt", text)
        draft = json.loads(self.run_gold(marked, "--from", "text"))
        self.assertFalse(draft["reviewed"])
        self.write("corpus/note.meta.toml", f'id = "note"\ntext = "note.txt"\nsha256 = "{draft["source"]["sha256"]}"\n')
        self.run_gold(marked, "--from", "text", "-o", self.folder / "corpus/note.gold.json")
        test = [SAGWAN, "test", str(self.folder / "corpus")]
        done = subprocess.run(test, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[gold-unreviewed]", done.stderr)
        self.write("marked.txt", text.replace(b"#gold draft", b"#gold reviewed"))
        self.run_gold(marked, "--from", "text", "-o", self.folder / "corpus/note.gold.json")
        done = subprocess.run(test, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(" 0.0", done.stdout)

    def test_mistakes_have_a_place(self):
        text = self.run_gold(self.hard(), "--from", "gold").decode()
        number = text[:text.index("尹")].count("\n") + 1
        broken = self.write("broken.txt", text.replace("[尹錫悅|PER e1]", "[尹錫悅 e1]"))
        self.assertIn(f"broken.txt:{number}: error: a ] without", self.run_gold(broken, "--from", "text", status=1))
        other = self.write("other.txt", text.replace("만났다", "보았다"))
        self.assertIn("[text-other]", self.run_gold(other, "--from", "text", status=1))
        unknown = self.write("unknown.txt", text.replace("|PER e1]", "|PERSON e1]"))
        self.assertIn("is of no type", self.run_gold(unknown, "--from", "text", status=1))
        self.assertIn("wants a folder", self.run_gold(self.hard(), "--from", "gold", "--to", "brat", status=2))
        self.assertIn("takes one FILE", self.run_gold(status=2))


if __name__ == "__main__":
    unittest.main()
