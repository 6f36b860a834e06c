#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sagwan view as a person meets it: one page from knowledge files, folders and reports, with clear messages; and the
bundler, which takes only modules that it understands."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])
GOLDEN = sorted((HOME / "tests/golden").glob("*.json"))


def run(*arguments):
    return subprocess.run([SAGWAN, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)


def data(page):
    return [json.loads(text) for text in re.findall(r'<script type="application/json" class="data">(.*?)</script>', page)]


class View(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        self.out = self.path / "page.html"

    def test_one_report(self):
        done = run("view", GOLDEN[0], "-o", self.out)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        page = self.out.read_text(encoding="utf-8")
        knowledge = json.loads(GOLDEN[0].read_text(encoding="utf-8"))
        [report] = data(page)
        for name in ("blocks", "sentences", "mentions", "times", "quantities", "entities", "citations", "relations"):
            self.assertEqual([row[0] for row in report[name]], [record["id"] for record in knowledge[name]], name)
        self.assertNotIn("http-equiv=\"refresh\"", page)
        self.assertEqual(re.findall(r'(?:src|href)="(?!#)[^"]*"', page.split("<script>")[0]), [])

    def test_a_find_is_at_its_place(self):
        run("view", GOLDEN[0], "-o", self.out)
        [report] = data(self.out.read_text(encoding="utf-8"))
        knowledge = json.loads(GOLDEN[0].read_text(encoding="utf-8"))
        for name, column in (("sentences", 3), ("mentions", 5), ("times", 4), ("quantities", 4)):
            for row, record in zip(report[name], knowledge[name], strict=True):
                unit, begin, end = row[column:column + 3]
                self.assertEqual(report["units"][unit - 1][begin:end], record["text"], record["id"])

    def test_a_folder_in_the_order_of_its_names_whatever_the_threads(self):
        pages = []
        for jobs in (1, 4):
            done = run("view", HOME / "tests/golden", "-o", self.out, "--jobs", jobs)
            self.assertEqual(done.returncode, 0, done.stderr)
            pages.append(self.out.read_bytes())
        self.assertEqual(pages[0], pages[1])
        ids = [report["id"] for report in data(pages[0].decode())]
        self.assertEqual(ids, [json.loads(path.read_text())["document"]["id"] for path in GOLDEN])
        summaries = json.loads(re.search(r'id="reports">(.*?)</script>', pages[0].decode())[1])
        self.assertEqual([one["id"] for one in summaries], ids)

    def test_a_report_is_extracted_first(self):
        report = self.path / "report.txt"
        report.write_text("2023년 9월 13일 러·북 정상회담이 열림.\n", encoding="utf-8")
        done = run("view", report)
        self.assertEqual(done.returncode, 0, done.stderr)
        [page] = data(done.stdout.decode())
        self.assertEqual(page["times"][0][7], "2023-09-13")

    def test_a_bad_file_fails_alone(self):
        bad = self.path / "bad.json"
        bad.write_text('{"format": "sagwan-knowledge", "version": "1.0", "blocks": 7}', encoding="utf-8")
        done = run("view", bad, GOLDEN[0], "-o", self.out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.json", done.stderr.decode())
        self.assertIn("[knowledge-invalid]", done.stderr.decode())
        self.assertEqual(len(data(self.out.read_text(encoding="utf-8"))), 1)

    def test_nothing_to_show_writes_nothing(self):
        done = run("view", self.path / "missing.json", "-o", self.out)
        self.assertEqual(done.returncode, 1)
        self.assertIn("missing.json", done.stderr.decode())
        self.assertFalse(self.out.exists())
        done = run("view", "-o", self.out)
        self.assertEqual(done.returncode, 2)
        self.assertIn("[usage]", done.stderr.decode())

    def test_a_find_that_is_not_in_its_block_is_told(self):
        knowledge = json.loads(GOLDEN[0].read_text(encoding="utf-8"))
        knowledge["mentions"][0]["text"] = "elsewhere"
        file = self.path / "odd.json"
        file.write_text(json.dumps(knowledge), encoding="utf-8")
        done = run("view", file, "-o", self.out)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr.decode(), r"1 of \d+ finds do not stand in their blocks")
        self.assertEqual(data(self.out.read_text(encoding="utf-8"))[0]["mentions"][0][5:7], [0, "elsewhere"])

    def test_a_page_that_cannot_be_written_is_an_error(self):
        done = run("view", GOLDEN[0], "-o", self.path / "no" / "page.html")
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-write]", done.stderr.decode())


class Bundle(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.viewer = Path(self.folder.name)
        shutil.copy(HOME / "viewer/bundle.py", self.viewer)
        (self.viewer / "src").mkdir()

    def bundle(self, **modules):
        for name, text in {"main": "", **modules}.items():
            (self.viewer / "src" / f"{name}.js").write_text(text, encoding="utf-8")
        (self.viewer / "src/style.css").write_text("p { color: red; }", encoding="utf-8")
        return subprocess.run([sys.executable, self.viewer / "bundle.py", self.viewer / "out.cpp"], stderr=subprocess.PIPE,
                              text=True, check=False)

    def test_modules_stand_behind_their_imports(self):
        done = self.bundle(main="import {two} from './b.js';\ntwo();\n", b="import {one} from './a.js';\nexport function two() {\n  one();\n}\n",
                           a="export const one = () => 1;\n")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = (self.viewer / "out.cpp").read_text(encoding="utf-8")
        order = [text.index(f"const module_{name} =") for name in ("a", "b", "main")]
        self.assertEqual(order, sorted(order))
        self.assertNotIn("export", text)

    def test_what_it_does_not_understand_is_refused(self):
        cases = [({"main": "import x from './a.js';\n"}, "in a form that bundle.py does not know"),
                 ({"main": "export default 1;\n"}, "in a form that bundle.py does not know"),
                 ({"a": ""}, "nothing imports a"),
                 ({"main": "import {a} from './a.js';\n", "a": "import {m} from './main.js';\nexport const a = 1;\n"}, "import each other"),
                 ({"main": "const x = '</script>';\n"}, "neither </script")]
        for modules, message in cases:
            with self.subTest(message):
                for old in (self.viewer / "src").iterdir():
                    old.unlink()
                done = self.bundle(**modules)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(message, done.stderr)


class Pictures(unittest.TestCase):
    def test_the_documentation_has_small_ones(self):
        for page in ("README.md", "docs/viewer.md"):
            text = (HOME / page).read_text(encoding="utf-8")
            pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
            self.assertEqual(len(pictures), 2, page)
            for picture in pictures:
                self.assertLess(((HOME / page).parent / picture).stat().st_size, 200_000, picture)


class Lock(unittest.TestCase):
    def test_the_lock_file_names_no_host(self):
        lock = json.loads((HOME / "viewer/package-lock.json").read_text(encoding="utf-8"))
        for name, package in lock["packages"].items():
            self.assertNotIn("resolved", package, name)
            if name:
                self.assertTrue(package["integrity"].startswith("sha512-"), name)


if __name__ == "__main__":
    unittest.main()
