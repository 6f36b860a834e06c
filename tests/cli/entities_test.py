#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The store of entities: documents share one space of ids whatever their order, people merge and split, and every
decision is kept with its reason."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
REPORTS = {
    "a": "블라디미르 푸틴 러시아 대통령이 서울에서 말했다. 이준석 대표는 박갑수 교수를 만났다.\n",
    "b": "푸틴은 모스크바에서 회의를 했다. 이준석 대표는 서울로 갔다.\n",
    "c": "박갑수 교수는 부산에 있다.\n",
}


def run(*arguments):
    return subprocess.run([SAGWAN, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)


class Entities(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        for name, text in REPORTS.items():
            (self.path / f"{name}.txt").write_text(text, encoding="utf-8")

    def extract(self, store, *names, force=False):
        done = run("extract", *(self.path / f"{n}.txt" for n in names), "-o", self.path / "out",
                   "--entities", self.path / store, *(["--force"] if force else []))
        self.assertEqual(done.returncode, 0, done.stderr)

    def listed(self, store):
        done = run("entities", self.path / store, "list", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def entity(self, store, name):
        found = [e for e in self.listed(store) if e["name"] == name]
        self.assertEqual(len(found), 1, name)
        return found[0]

    def documents(self, entity):
        return [s["document"] for s in entity["seen"]]

    def test_reports_share_entities_and_knowledge_files_name_them(self):
        self.extract("s", "a", "b")
        entity = self.entity("s", "블라디미르 푸틴")
        self.assertEqual(self.documents(entity), ["a", "b"])
        for seen in entity["seen"]:
            knowledge = json.loads((self.path / "out" / f"{seen['document']}.json").read_text(encoding="utf-8"))
            self.assertIn(seen["entity"], [e["id"] for e in knowledge["entities"] if e["type"] == "PER"])

    def test_order_batches_and_repetition_change_nothing(self):
        self.extract("one", "a", "b", "c")
        want = self.listed("one")
        for name in "cba":
            self.extract("many", name)
        self.extract("many", "b", force=True)
        self.assertEqual(self.listed("many"), want)

    def test_files_that_are_skipped_are_in_the_store_too(self):
        self.extract("s", "a", "b", "c")
        want = self.listed("s")
        self.extract("later", "a", "b", "c")
        self.assertEqual(self.listed("later"), want)

    def test_knowledge_files_do_not_depend_on_the_store(self):
        self.extract("s", "a")
        with_store = (self.path / "out/a.json").read_bytes()
        run("extract", self.path / "a.txt", "-o", self.path / "plain")
        self.assertEqual((self.path / "plain/a.json").read_bytes(), with_store)

    def test_split_and_merge_with_an_audit_trail(self):
        self.extract("s", "a", "b", "c")
        person = self.entity("s", "박갑수")
        self.assertEqual(self.documents(person), ["a", "c"])
        done = run("entities", self.path / "s", "split", person["id"], "c", "--reason", "namesakes")
        self.assertEqual(done.returncode, 0, done.stderr)
        two = [e for e in self.listed("s") if e["name"] == "박갑수"]
        self.assertEqual(sorted(self.documents(e) for e in two), [["a"], ["c"]])
        self.extract("s", "c", force=True)
        self.assertEqual(len([e for e in self.listed("s") if e["name"] == "박갑수"]), 2, "a decision outlives a new run")
        done = run("entities", self.path / "s", "merge", two[0]["id"], two[1]["id"], "--reason", "one man")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.documents(self.entity("s", "박갑수")), ["a", "c"])
        trail = [line.split("\t") for line in run("entities", self.path / "s", "audit").stdout.decode().splitlines()]
        self.assertEqual([(t[0], t[2], t[5]) for t in trail], [("1", "split", "namesakes"), ("2", "merge", "one man")])
        self.assertEqual(trail[0][4], "c")

    def test_mistakes_have_a_message_and_leave_the_store_alone(self):
        self.extract("s", "a", "c")
        want = self.listed("s")
        person = self.entity("s", "박갑수")["id"]
        place = self.entity("s", "서울")["id"]
        for arguments, word in (
                (("merge", person, place), "cannot be one"),
                (("merge", person, person), "one already"),
                (("merge", person, "PER-00000000"), "no entity PER-00000000"),
                (("split", person, "zzz"), "not in document zzz"),
                (("split", person, "a", "c"), "all of"),
                (("split", person), "want FILE and list"),
                (("lists",), "want FILE and list")):
            done = run("entities", self.path / "s", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, done.stderr.decode())
        self.assertEqual(self.listed("s"), want)
        self.assertEqual(run("entities", self.path / "s", "audit").stdout, b"")

    def test_a_file_that_is_no_store_is_refused(self):
        bad = self.path / "bad"
        bad.write_text("no database at all, and long enough to be read as one would be" * 20)
        for done in (run("entities", bad, "list"), run("extract", self.path / "a.txt", "--entities", bad)):
            self.assertEqual(done.returncode, 2)
            self.assertIn("store", done.stderr.decode())
        done = run("entities", self.path / "none", "list")
        self.assertIn("[file-missing]", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
