#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every format gives the same bytes from knowledge files, from reports, and from lines of jsonl, whatever the threads; verify
holds what was exported, and tells where one byte of it was changed."""
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

REPORTS = ("demo", "fed-ecb-2023")


def files_of(path):
    path = Path(path)
    if path.is_file():
        return {"": path.read_bytes()}
    return {one.name: one.read_bytes() for one in path.iterdir()}


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = Path(cls.folder.name)
        cls.formats = re.search(r"formats: (.*)", exports.run("export", "x").stderr.decode())[1].split(", ")
        cls.source = cls.path / "source"
        cls.source.mkdir()
        lines = []
        for name in REPORTS:
            bytes_ = (exports.CORPUS / f"{name}.txt").read_bytes()
            (cls.source / f"{name}.txt").write_bytes(bytes_)
            text = bytes_.decode("utf-8-sig")
            (cls.source / name).write_bytes(text.encode())  # the source of a line is named by its id
            lines.append(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
        cls.reports = [cls.source / f"{name}.txt" for name in REPORTS]
        cls.lines = cls.path / "reports.jsonl"
        cls.lines.write_text("".join(lines), encoding="utf-8")
        exports.run("extract", *cls.reports, "-o", cls.path / "k")
        cls.knowledge = [cls.path / f"k/{name}.json" for name in REPORTS]
        (cls.path / "k.jsonl").write_bytes(exports.run("extract", "--from", "jsonl", cls.lines).stdout)

    def made(self, name, *arguments):
        out = Path(tempfile.mkdtemp(dir=self.path)) / "out"
        done = exports.run(*arguments, "--to", name, "-o", out)
        self.assertEqual((done.returncode, done.stderr), (0, b""), (name, arguments))
        return out

    def test_there_are_fourteen(self):
        self.assertEqual(len(self.formats), 14)

    def test_from_reports_and_whatever_the_threads(self):
        for name in self.formats:
            with self.subTest(name):
                wanted = files_of(self.made(name, "export", *self.knowledge, "--source", self.source, "--jobs", 1))
                self.assertGreater(sum(map(len, wanted.values())), 5000)
                self.assertEqual(files_of(self.made(name, "export", *self.knowledge, "--source", self.source, "--jobs", 4)), wanted)
                self.assertEqual(files_of(self.made(name, "extract", *self.reports)), wanted)

    def test_from_lines(self):
        for name in self.formats:
            with self.subTest(name):
                wanted = files_of(self.made(name, "export", self.path / "k.jsonl", "--source", self.source))
                self.assertEqual(files_of(self.made(name, "extract", "--from", "jsonl", self.lines)), wanted)

    def test_bad_lines_fail_alone(self):
        good = self.lines.read_text(encoding="utf-8").splitlines(keepends=True)[0]
        bad = self.path / "bad.jsonl"
        bad.write_text("{\n" + good + '{"id": "x", "text": "y", "lang": "xx-none"}\n', encoding="utf-8")
        done = exports.run("extract", "--from", "jsonl", bad, self.path / "none.jsonl", "--to", "doccano")
        self.assertEqual(done.returncode, 1)
        self.assertEqual([json.loads(line)["id"] for line in done.stdout.splitlines()], ["demo"])
        for place in ("bad.jsonl:1", "bad.jsonl:3", "[jsonl-field]", "[file-missing]"):
            self.assertIn(place, done.stderr.decode())

    def test_verify_holds_each_and_tells_a_changed_byte(self):
        for name in self.formats:
            with self.subTest(name):
                inputs = (*self.knowledge, "--source", self.source)
                out = self.made(name, "export", *inputs)
                verify = lambda: exports.run("verify", *inputs, "--to", name, "-o", out)
                self.assertEqual((verify().returncode, verify().stderr), (0, b""))
                largest = out if out.is_file() else max(out.iterdir(), key=lambda one: one.stat().st_size)
                bytes_ = bytearray(largest.read_bytes())
                bytes_[len(bytes_) // 2] ^= 1
                largest.write_bytes(bytes_)
                done = verify()
                self.assertEqual(done.returncode, 1)
                self.assertIn(f"from byte {len(bytes_) // 2} on", done.stderr.decode())
                largest.unlink()
                self.assertEqual(verify().returncode, 1)


if __name__ == "__main__":
    unittest.main()
