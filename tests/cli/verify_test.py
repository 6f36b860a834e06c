#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan verify: what is right holds, and each thing that is made wrong is found and told with its place."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])
GOLDEN = HOME / "tests/golden/demo.json"


def run(*arguments):
    return subprocess.run([SAGWAN, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)


# What the message must name, and how the file is made wrong.
WRONG = [
    ("m3 is not the text at characters 15-25 (bytes", lambda k: k["mentions"][2].update(span=[15, 25])),
    ("UTF-16 15-25)", lambda k: k["mentions"][2].update(span=[15, 25])),
    ("t136 ends at character 99999", lambda k: k["times"][135].update(span=[10848, 99999])),
    ("q1 is not the text at", lambda k: k["quantities"][0].update(text="59")),
    ("b1.cells[0] is not the text at", lambda k: k["blocks"][0].update(cells=[{"span": [0, 3], "text": "x", "column": 0}])),
    ("b17.parts are not in order", lambda k: k["blocks"][16].update(parts=[[1924, 1965], [1209, 1311]])),
    ("m5 stands before its neighbour", lambda k: k["mentions"].__setitem__(slice(3, 5), [
        {**k["mentions"][4], "id": "m4"}, {**k["mentions"][3], "id": "m5"}])),
    ("mentions[0].entity points at e9999", lambda k: k["mentions"][0].update(entity="e9999")),
    ("relations[0].evidence points at s9999", lambda k: k["relations"][0].update(evidence=["s9999"])),
    ("m1 names the entity e2, but e1 lists it", lambda k: k["mentions"][0].update(entity="e2")),
    ("sentences[1].id is s7, not s2", lambda k: k["sentences"][1].update(id="s7")),
    ("c2.1 refers to c1.1, which is itself an Ibid.", lambda k: (k["citations"][0]["items"][0].update(ibid=True),
                                                                k["citations"][1]["items"][0].update(ibid=True, refers_to="c1.1"))),
    ("document.text_length is 11054", lambda k: k["document"].update(text_length=11054)),
    ("times[0].type is none of the values", lambda k: k["times"][0].update(type="DAY")),
    ("blocks[0] has no \"text\"", lambda k: k["blocks"][0].pop("text")),
    ("entities[0].ids.iso3166-1 has not the form", lambda k: k["entities"][0]["ids"].update({"iso3166-1": "Korea"})),
    ("mentions[0].colour is a field that the schema does not know", lambda k: k["mentions"][0].update(colour="red")),
    ("quantities[0] has no \"denominator\"", lambda k: k["quantities"][0].update(numerator=1)),
    ("sentences[0].span has too few elements", lambda k: k["sentences"][0].update(span=[1])),
]

TABLE = """통상 동향 2024-3

1. 무역

o 올해 무역은 늘었음.

<표 1> 지역별 무역 추이
(단위: 억달러, %)
구 분        2021년      2022년      2023년
수출         6,444       6,836       6,327
수입         6,151       7,314       6,428

- 3 -

무역수지       293        -478        -101
증가율        25.7         6.1        -7.5
자료: 관세청.

o 내년에도 늘 전망임.

- 4 -
"""


class Verify(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        self.file = self.path / "demo.json"

    def verify(self, *arguments):
        return run("verify", *arguments, "--source", HOME / "corpus")

    def test_what_is_right_holds(self):
        done = self.verify(HOME / "tests/golden")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertRegex(done.stdout.decode(), r"^\d+ documents, \d{4,} spans, \d{4,} references: all hold\n$")

    def test_what_is_wrong_is_found(self):
        for message, change in WRONG:
            with self.subTest(message):
                knowledge = json.loads(GOLDEN.read_text(encoding="utf-8"))
                change(knowledge)
                self.file.write_text(json.dumps(knowledge, ensure_ascii=False), encoding="utf-8")
                done = self.verify(self.file)
                self.assertEqual(done.returncode, 1)
                self.assertIn(message, done.stderr.decode())
                self.assertIn("demo.json", done.stderr.decode())
                self.assertIn("[knowledge-invalid]", done.stderr.decode())

    def test_another_text(self):
        self.file.write_bytes(GOLDEN.read_bytes())
        done = run("verify", self.file)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[text-missing]", done.stderr.decode())
        (self.path / "demo.txt").write_bytes((HOME / "corpus/demo.txt").read_bytes() + b"\n")
        done = run("verify", self.file)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[text-other]", done.stderr.decode())
        (self.path / "demo.txt").write_bytes((HOME / "corpus/demo.txt").read_bytes())
        self.assertEqual(run("verify", self.file).returncode, 0)

    def test_a_table_that_a_page_number_interrupts(self):
        report = self.path / "table.txt"
        report.write_text(TABLE, encoding="utf-8")
        self.assertEqual(run("extract", report, "-o", self.path / "out").returncode, 0)
        knowledge = json.loads((self.path / "out/table.json").read_text(encoding="utf-8"))
        [table] = [block for block in knowledge["blocks"] if block["kind"] == "table"]
        self.assertEqual(["".join(TABLE[begin:end].split()) for begin, end in table["parts"]],
                         ["구분2021년2022년2023년수출6,4446,8366,327수입6,1517,3146,428", "무역수지293-478-101증가율25.76.1-7.5"])
        done = run("verify", self.path / "out", "--source", self.path)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_an_export(self):
        for name, out in (("turtle", "out.ttl"), ("csv", "csv"), ("brat", "brat"), ("sqlite", "all.sqlite")):
            with self.subTest(name):
                out = self.path / out
                arguments = (GOLDEN, "--source", HOME / "corpus", "--to", name, "-o", out)
                self.assertEqual(run("export", *arguments).returncode, 0)
                done = run("verify", *arguments)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                file = max(out.iterdir(), key=lambda path: path.stat().st_size) if out.is_dir() else out
                data = bytearray(file.read_bytes())
                data[len(data) // 2] ^= 1
                file.write_bytes(data)
                done = run("verify", *arguments)
                self.assertEqual(done.returncode, 1)
                self.assertIn(f"from byte {len(data) // 2} on", done.stderr.decode())
                self.assertIn(file.name, done.stderr.decode())

    def test_usage(self):
        for arguments in ((), (GOLDEN, "--to", "csv"), (GOLDEN, "-o", "x"), (GOLDEN, "--to", "cvs", "-o", "x")):
            done = run("verify", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn("[usage]", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
