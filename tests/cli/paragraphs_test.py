#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an amount is of, its direction and its base are said in its own paragraph: each paragraph of the project's reports,
and of a text whose bullets end without a stop, has the same amounts when it is read alone."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
REPORTS = sorted((Path(os.environ["SAGWAN_SOURCE_DIR"]) / "corpus").glob("*.txt"))
BULLETS = """○ 외환보유액은 역대 최고치인 16억 달러에 도달함

○ 전력의 95%를 수입에 의존함

○ 수출은 12억 달러로 3% 증가

○ 2% 감소에 그친 수입

○ 관광객은 5만 명으로 집계됨

○ 이 중 30%가 일본인임
"""


def run(*arguments):
    return subprocess.run([SAGWAN, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def told(quantity):
    return [quantity.get(key) for key in ("text", "kind", "of", "direction", "base")]


class Paragraphs(unittest.TestCase):
    def compare(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / name
            report.write_text(text, encoding="utf-8")
            whole = json.loads(run("extract", report))
            wants, records = [], []
            for block in whole["blocks"]:
                begin, end = block["span"]
                amounts = [told(q) for q in whole["quantities"] if begin <= q["span"][0] < end]
                if amounts and block["kind"] in ("paragraph", "item"):
                    wants.append(amounts)
                    records.append(json.dumps({"id": str(begin), "text": text[begin:end]}, ensure_ascii=False))
            self.assertGreater(len(wants), 3)
            lines = Path(folder) / "alone.jsonl"
            lines.write_text("\n".join(records) + "\n", encoding="utf-8")
            alone = run("extract", "--from", "jsonl", lines).splitlines()
            for want, line in zip(wants, alone, strict=True):
                self.assertEqual([told(q) for q in json.loads(line)["quantities"]], want)

    def test_reports(self):
        self.assertTrue(REPORTS)
        for report in REPORTS:
            with self.subTest(report=report.name):
                self.compare(report.name, report.read_text(encoding="utf-8"))

    def test_bullets_without_stops(self):
        self.compare("bullets.txt", BULLETS)


if __name__ == "__main__":
    unittest.main()
