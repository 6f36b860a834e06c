#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Label Studio's tasks and doccano's lines: offsets in their units give the find's text, every field is there."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402


def finds_of(knowledge):
    return [*knowledge["mentions"], *knowledge["times"], *knowledge["quantities"],
            *(item for citation in knowledge["citations"] for item in citation["items"])]


def facts_of(find):
    return {key: value for key, value in find.items() if key not in ("id", "span", "parts")}


class AnnotationTools(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.documents = exports.demo_and_hostile(folder.name)

    def export(self, name):
        done = exports.run("export", *(path for path, _ in self.documents), "--source", exports.CORPUS, "--to", name)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode("utf-8")

    def test_label_studio(self):
        tasks = json.loads(self.export("label-studio"), parse_float=str)
        for task, (_, knowledge) in zip(tasks, self.documents, strict=True):
            text = exports.text_of(knowledge)
            self.assertEqual(task["data"]["text"], text)
            units = text.encode("utf-16-le")
            [prediction] = task["predictions"]
            regions = [one for one in prediction["result"] if one["type"] == "labels"]
            for region, find in zip(regions, finds_of(knowledge), strict=True):
                value = region["value"]
                begin, end = exports.span(find)
                got = units[2 * value["start"]:2 * value["end"]].decode("utf-16-le")
                self.assertEqual((region["id"], got, value["text"]), (find["id"], text[begin:end], text[begin:end]))
                self.assertEqual(value["labels"], [find.get("type", find.get("kind"))])
                self.assertEqual(json.loads(json.dumps(region["meta"]["facts"]), parse_int=str), facts_of(find))
            ids = {region["id"] for region in regions}
            for relation in prediction["result"][len(regions):]:
                self.assertLessEqual({relation["from_id"], relation["to_id"]}, ids)

    def test_doccano(self):
        lines = self.export("doccano").split("\n")
        self.assertEqual(lines.pop(), "")
        for line, (_, knowledge) in zip(lines, self.documents, strict=True):
            task = json.loads(line, parse_float=str)
            text = exports.text_of(knowledge)
            self.assertEqual(task["text"], text)
            for entity, find in zip(task["entities"], finds_of(knowledge), strict=True):
                self.assertEqual((entity["start_offset"], entity["end_offset"]), exports.span(find))
                self.assertEqual((entity["knowledge_id"], entity["label"]), (find["id"], find.get("type", find.get("kind"))))
                self.assertEqual(json.loads(json.dumps(task["facts"][find["id"]]), parse_int=str), facts_of(find))
            numbers = {entity["id"] for entity in task["entities"]}
            self.assertEqual(len(numbers), len(task["entities"]))
            self.assertTrue(all({r["from_id"], r["to_id"]} <= numbers for r in task["relations"]))


if __name__ == "__main__":
    unittest.main()
