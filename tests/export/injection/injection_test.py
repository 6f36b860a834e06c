#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing breaks out of a format, whichever field it stands in: ids and their references, languages, types, kinds, values, dates and
units too, which the schema would not let be so. Each reader finds as many records as in a harmless file, or the file is refused."""
import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

import bibtexparser

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

HARMLESS = "x"
# What else a name could do: climb out of its folder, end a text of C, end a bracket of CoNLL-U or a type of brat.
NAMELESS = ["/../../up", "\x00"]  # no file can have such a name
PIECES = [*("".join(piece for piece in exports.PIECES[at::6] if "/" not in piece) for at in range(6)), "<b>&amp;\"]]><!--",
          *NAMELESS, "..", "):(|=", " 0 1;2 3", "\\", "%0A@en"]
AS_IT_IS = {"format", "version", "text", "sha256", "config_sha256", "encoding", "media_type"}


def poisoned(piece):
    """hostile() with `piece` behind every string but those that say what the file is and those that spans must fit."""
    def walk(value, key=""):
        if isinstance(value, dict):
            return {walk(name, "name") if key in ("names", "ids") else name: walk(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [walk(inner, key) for inner in value]
        if isinstance(value, str) and key not in AS_IT_IS and value != "document":
            return value + piece
        return value

    out = walk(exports.hostile())
    for block in out["blocks"]:
        del block["cells"][1:]
    return out


def triples(data):
    done = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "urn:base"], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, done.stderr.decode()[:300]
    return done.stdout.count(b"\n")


def rows(folder):
    out = {}
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            head, *body = csv.reader(file, strict=True)
        assert all(len(row) == len(head) for row in body), path.name
        out[path.name] = len(body)
    return out


def tables(path):
    database = sqlite3.connect(path)
    names = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")]
    out = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()
    return out


def marks(folder):
    assert len(list(folder.iterdir())) == 2, list(folder.iterdir())
    lines = next(folder.glob("*.ann")).read_text(encoding="utf-8").split("\n")
    assert all(re.match(r"T\d+\t[A-Za-z0-9_-]+ \d+ \d+|#\d+\tAnnotatorNotes T\d+\t\{|R\d+\t[A-Za-z0-9_-]+ Arg1:T\d+ Arg2:T\d+$|$", line)
               for line in lines)
    return len(lines)


def sentences(data):
    blocks = data.decode("utf-8")[:-2].split("\n\n")
    tokens = [line for block in blocks for line in block.split("\n") if not line.startswith("# ")]
    assert all(re.match(r"\d+\t", line) and line.count("\t") == 9 for line in tokens)
    return len(blocks), len(tokens)


def entries(data):
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    return len(bibtexparser.loads(data.decode("utf-8"), parser).entries)


def nodes(data):
    root = xml.fromstring(data)
    return len(root.findall(".//{*}node")), len(root.findall(".//{*}edge")), len(root.findall(".//{*}data"))


def works(data):
    lines = data.decode("utf-8").split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in lines)
    return [sum(line.startswith(tag) for line in lines) for tag in ("TY  - ", "ER  - ", "TI  - ", "AU  - ")]


READERS = {
    "json-ld": lambda path: len(json.loads(path.read_bytes())["@graph"]), "turtle": lambda path: triples(path.read_bytes()),
    "nif": lambda path: triples(path.read_bytes()), "csv": rows, "sqlite": tables, "neo4j": rows, "brat": marks,
    "graphml": lambda path: nodes(path.read_bytes()), "conllu": lambda path: sentences(path.read_bytes()),
    "label-studio": lambda path: [len(task["predictions"][0]["result"]) for task in json.loads(path.read_bytes())],
    "doccano": lambda path: [len(json.loads(line)["entities"]) for line in path.read_text(encoding="utf-8").split("\n") if line],
    "csl-json": lambda path: len(json.loads(path.read_bytes())), "biblatex": lambda path: entries(path.read_bytes()),
    "ris": lambda path: works(path.read_bytes()),
}


class Injection(unittest.TestCase):
    def read(self, folder, piece):
        """What the readers count, by format; None where the program refuses the file."""
        folder.mkdir()
        (folder / "k.json").write_text(json.dumps(poisoned(piece)), encoding="utf-8")
        out = {}
        for name, reader in READERS.items():
            done = exports.run("export", folder / "k.json", "--to", name, "-o", folder / name)
            if done.returncode == 1:
                self.assertIn("is no name of a file", done.stderr.decode("utf-8"), (name, piece))
                out[name] = None
                continue
            self.assertEqual((done.returncode, done.stderr), (0, b""), (name, piece))
            try:
                out[name] = reader(folder / name)
            except Exception as wrong:
                raise AssertionError(f"{name} with {piece!r}: {wrong!r}") from wrong
        return out

    def test_as_many_records_whatever_stands_in_a_field(self):
        with tempfile.TemporaryDirectory() as folder:
            wanted = self.read(Path(folder) / "harmless", HARMLESS)
            self.assertNotIn(None, wanted.values())
            held = 0
            for number, piece in enumerate(PIECES):
                with self.subTest(piece):
                    place = Path(folder) / "deep" / str(number)
                    place.parent.mkdir(exist_ok=True)
                    for name, got in self.read(place, piece).items():
                        if got is not None:
                            self.assertEqual(got, wanted[name], name)
                            held += 1
            self.assertEqual(held, len(PIECES) * len(READERS) - len(NAMELESS), "brat names files by ids")
            self.assertEqual(sorted(path.name for path in Path(folder).iterdir()), ["deep", "harmless"])


if __name__ == "__main__":
    unittest.main()
