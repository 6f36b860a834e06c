#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CoNLL-U by a strict reader: ten columns, ids from 1, # text rebuilt from the tokens, TokenRange true of the source, finds in
brackets that open and close, and no trees."""
import re
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

ENTITY = re.compile(r"\(([a-z][0-9.]+):[^():]+(?::[^():]*)?(\))?|([a-z][0-9.]+)\)")


def sentences(data):
    comments, tokens = {}, []
    for line in data.decode("utf-8").split("\n"):
        if line.startswith("#") and not tokens:
            key, _, value = line[2:].partition(" = ")
            comments[key] = value
        elif line:
            tokens.append(line.split("\t"))
        elif tokens:
            yield comments, tokens
            comments, tokens = {}, []
    assert not tokens


class Conllu(unittest.TestCase):
    def test_text_places_and_finds(self):
        with tempfile.TemporaryDirectory() as folder:
            documents = exports.demo_and_hostile(folder)
            done = exports.run("export", *(path for path, _ in documents), "--source", exports.CORPUS, "--to", "conllu")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        read = sentences(done.stdout)
        found = 0
        for _, knowledge in documents:
            text, document = exports.text_of(knowledge), knowledge["document"]["id"]
            finds = {find["id"]: find for name in ("mentions", "times", "quantities") for find in knowledge[name]}
            for sentence in knowledge["sentences"]:
                comments, tokens = next(read)
                self.assertEqual(comments["sent_id"], f"{document}-{sentence['id']}")
                rebuilt, places, open_, closed = "", [], {}, {}
                for number, token in enumerate(tokens, 1):
                    self.assertEqual((len(token), token[0], token[2:9]), (10, str(number), ["_"] * 7))
                    misc = dict(pair.split("=", 1) for pair in token[9].split("|"))
                    begin, end = map(int, misc["TokenRange"].split(":"))
                    self.assertEqual("".join(text[begin:end].split()), token[1])
                    self.assertFalse(re.search(r"\s", token[1]))
                    places += range(begin, end)
                    rebuilt += token[1] + ("" if misc.get("SpaceAfter") == "No" or number == len(tokens) else " ")
                    entity = misc.get("Entity", "")
                    self.assertEqual("".join(match[0] for match in ENTITY.finditer(entity)), entity)
                    for match in ENTITY.finditer(entity):
                        if match[1]:
                            open_[match[1]] = begin
                        if match[2] or match[3]:
                            closed[match[1] or match[3]] = end
                self.assertEqual(comments["text"], rebuilt)
                self.assertEqual("".join(rebuilt.split()), "".join(sentence["text"].split()))
                self.assertEqual(set(open_), set(closed))
                for name, begin in open_.items():
                    if name in finds:
                        found += 1
                        # What goes on behind the sentence is closed at its end.
                        limit = exports.span(sentence)[1]
                        parts = [[int(a), min(int(b), limit)] for a, b in finds[name].get("parts", [finds[name]["span"]])]
                        inside = [place for place in places if begin <= place < closed[name]]
                        self.assertEqual("".join("".join(text[place] for place in inside).split()),
                                         "".join("".join(text[a:b] for a, b in parts).split()), name)
        self.assertIsNone(next(read, None))
        self.assertGreater(found, sum(len(k[name]) for _, k in documents for name in ("mentions", "times", "quantities")) * 0.99)

    def test_the_rules_of_universal_dependencies_for_the_format(self):
        """What universaldependencies.org/format.html and its validator ask of files without trees, but for normal form C: what the
        source has stays."""
        with tempfile.TemporaryDirectory() as folder:
            path, knowledge = exports.write_hostile(folder)
            awkward = Path(folder) / "awkward.json"
            awkward.write_text(path.read_text(encoding="utf-8").replace('"id": "hostile"', '"id": "a b/c\u3000# d = \\n"'), encoding="utf-8")
            done = exports.run("export", path, awkward, *exports.GOLDEN, "--source", exports.CORPUS, "--to", "conllu")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode("utf-8")
        self.assertFalse(re.search(r"[\r\ufeff]|\n\n\n|[ \t]\n", text))
        self.assertTrue(text.endswith("\n\n") and not text.startswith("\n"))
        ids, documents = [], []
        for block in text[:-2].split("\n\n"):
            lines = block.split("\n")
            comments = [line for line in lines if line.startswith("# ")]
            tokens = lines[len(comments):]
            self.assertTrue(tokens, "a sentence without tokens")
            keys = [line[2:].partition(" = ")[0] for line in comments]
            self.assertEqual([keys.count(key) for key in ("sent_id", "text")], [1, 1], keys)
            self.assertLessEqual(set(keys), {"newdoc id", "newpar id", "sent_id", "text", "lang"})
            value = {key: line[2:].partition(" = ")[2] for key, line in zip(keys, comments)}
            self.assertRegex(value["sent_id"], r"^[^\s/]+$")
            self.assertEqual(value["text"], value["text"].strip())
            ids.append(value["sent_id"])
            documents += [value[key] for key in keys if key == "newdoc id"]
            for number, token in enumerate(tokens, 1):
                columns = token.split("\t")
                self.assertEqual((len(columns), columns[0]), (10, str(number)))
                for column in columns:
                    self.assertTrue(column and column == column.strip(), repr(token))
                self.assertFalse(any(re.search(r"\s", column) for column in columns[:9]), repr(token))
                names = [pair.partition("=")[0] for pair in columns[9].split("|")]
                self.assertEqual(len(set(names)), len(names), token)
                self.assertTrue(all(re.fullmatch(r"[A-Za-z]+", name) for name in names), token)
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(len(documents), 2 + len(exports.GOLDEN))

    def test_spans_behind_the_text_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path, knowledge = exports.write_hostile(folder)
            last = knowledge["mentions"][-1]["span"][1]
            path.write_text(path.read_text(encoding="utf-8").replace(f", {last}]", ", 999999]"), encoding="utf-8")
            for name in ("conllu", "turtle", "nif", "label-studio", "doccano", "json-ld"):
                done = exports.run("export", path, "--to", name)
                self.assertEqual(done.returncode, 1, name)
                self.assertIn("a span ends at 999999", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
