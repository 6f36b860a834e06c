#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""brat standoff by its own grammar: types, offsets cut at line ends, the text at the offsets, notes with every other field."""
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

MARK = re.compile(r"T(\d+)\t([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
NOTE = re.compile(r"#(\d+)\tAnnotatorNotes T(\d+)\t(.+)")
LINK = re.compile(r"R\d+\t([A-Za-z0-9_-]+) Arg1:T(\d+) Arg2:T(\d+)")


class Brat(unittest.TestCase):
    def test_every_find_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "brat"
            documents = exports.demo_and_hostile(folder)
            done = exports.run("export", *(path for path, _ in documents), "--source", exports.CORPUS, "--to", "brat", "-o", out)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            files = {path.name: path.read_bytes().decode("utf-8") for path in out.iterdir()}
        cut = 0
        for _, knowledge in documents:
            document = knowledge["document"]["id"]
            text, lines = exports.text_of(knowledge), files[document + ".ann"].splitlines()
            self.assertEqual(files[document + ".txt"], text)
            self.assertEqual("\n".join(lines) + "\n", files[document + ".ann"])  # nothing else ends a line
            marks, notes, links = {}, {}, []
            for line in lines:
                if match := MARK.fullmatch(line):
                    marks[match[1]] = match
                elif match := NOTE.fullmatch(line):
                    self.assertEqual(match[1], match[2])
                    notes[match[2]] = json.loads(match[3], parse_float=str, parse_int=str)
                else:
                    links.append(LINK.fullmatch(line).groups())
            finds = [*knowledge["mentions"], *knowledge["times"], *knowledge["quantities"],
                     *(item for citation in knowledge["citations"] for item in citation["items"])]
            for number, find in enumerate(finds, 1):
                match, note = marks.pop(str(number)), notes.pop(str(number))
                offsets = [tuple(map(int, pair.split())) for pair in match[3].split(";")]
                self.assertEqual(match[4], " ".join(text[begin:end] for begin, end in offsets))
                self.assertEqual(match[2], find.get("type", find.get("kind")))
                self.assertEqual(note, {"id": find["id"], "facts": {k: v for k, v in find.items() if k not in ("id", "span", "parts")}})
                whole = "".join(text[int(begin):int(end)] for begin, end in find.get("parts", [find["span"]]))
                self.assertEqual("".join(match[4].split()), "".join(whole.split()))
                cut += len(offsets) > 1
            self.assertEqual((marks, notes), ({}, {}))
            roles = sum(len(mention["roles"]) for mention in knowledge["mentions"])
            self.assertEqual(sum(link[0] == "role" for link in links), roles)
            self.assertEqual(sum(link[0] == "holds_office" for link in links), len(knowledge["relations"]))
        self.assertGreater(cut, 10)


if __name__ == "__main__":
    unittest.main()
