#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The rule engineer's commands as a person meets them: check with a folder of one's own and while one edits, diff,
test against the accepted run, accept."""
import hashlib
import json
import os
import select
import signal
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
REPORT = "2023년 9월 13일 러·북 정상회담이 열림.\n"
RULE = """[[rule]]
id = "own.summit"
emits = "EVENT"
pattern = '푸른다리 회담'
examples = [{ text = "푸른다리 회담이 열렸다", finds = "푸른다리 회담" }]
rejects = ["회담이 열렸다"]
"""
NO_DATE = """[[rule]]
id = "own.no_date"
emits = "NONE"
pattern = '2023년 9월 13일'
examples = [{ text = "2023년 9월 13일에 냈다", finds = "2023년 9월 13일" }]
rejects = ["2023년 9월 14일"]
"""


def run(*arguments):
    return subprocess.run([SAGWAN, *map(str, arguments)], capture_output=True, text=True, check=False)


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def file(self, name, content):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        return path

    def own(self, rules=RULE):
        self.file("own/rules/ko/own.toml", rules)
        return self.path / "own"

    def corpus(self, **record):
        digest = hashlib.sha256(REPORT.encode()).hexdigest()
        self.file("corpus/a.txt", REPORT)
        self.file("corpus/a.meta.toml", f'id = "a"\ntext = "a.txt"\nsha256 = "{digest}"\n')
        time = {"type": "DATE", "spans": [[0, 12]], "value": "2023-09-13", "begin": "2023-09-13",
                "end": "2023-09-14", **record}
        self.file("corpus/a.gold.json", json.dumps({
            "format": "sagwan-gold", "version": "1", "reviewed": True, "source": {"name": "a.txt", "sha256": digest},
            "times": [time]}))
        return self.path / "corpus"


class Check(Bench):
    def test_rules_of_ones_own_are_added(self):
        own = run("check", "--config", self.own())
        self.assertNotIn("own.toml", own.stderr)
        rules = int(own.stdout.split()[0])
        self.assertEqual(rules, int(run("check").stdout.split()[0]) + 1)

    def test_a_folder_with_a_preset_of_its_own_stands_alone(self):
        own = self.own()
        self.file("own/default.toml", 'closed_names = ["PER"]\n')
        done = run("check", "--config", own)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("1 rule, 0 lexicon rows, 2 examples, 0 problems"), done.stdout)

    def test_json_names_each_problem_with_its_place(self):
        done = run("check", "--json", "--config", self.own(RULE.replace("pattern = '", "pattern = '(")))
        self.assertEqual(done.returncode, 2)
        problem = json.loads(done.stdout)["problems"][0]
        self.assertEqual((problem["code"], problem["line"]), ("rule-pattern", 4))

    def test_watch_prints_what_changed(self):
        own = self.own()
        self.file("own/default.toml", "")  # alone: what the project's rules say is no matter here
        with subprocess.Popen([SAGWAN, "check", "--watch", "--config", str(own)], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True) as watch:
            self.addCleanup(watch.kill)
            def wait_for(wanted):
                seen = ""
                while select.select([watch.stdout], [], [], 20)[0]:
                    seen += os.read(watch.stdout.fileno(), 65536).decode()
                    if wanted in seen:
                        return seen
                watch.kill()
                self.fail(f"{wanted} did not come: {seen}")
            wait_for("0 problems")
            self.own(RULE.replace("rejects = [", 'rejects = ["푸른다리 회담", '))
            self.assertIn("[rule-example]", wait_for("1 problem,"))
            self.own()
            self.assertIn("mended: ", wait_for("0 problems"))
            watch.send_signal(signal.SIGINT)
            self.assertEqual(watch.wait(30), 0)


class Diff(Bench):
    def test_the_same_is_the_same(self):
        report = self.file("a.txt", REPORT)
        self.assertEqual(run("extract", report, "-o", self.path / "out").returncode, 0)
        same = run("diff", self.path / "out/a.json", report)
        self.assertEqual((same.returncode, same.stdout), (0, "0 of 1 documents differ\n"))

    def test_two_configurations_over_a_corpus(self):
        done = run("diff", "default", self.own(NO_DATE), "--over", self.corpus())
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("- a:0-12  times DATE  2023-09-13 | 2023년 9월 13일 | ko.date.ymd", done.stdout)
        self.assertIn("[2023년 9월 13일] 러·북 정상회담이 열림.", done.stdout)
        changes = json.loads(run("diff", "default", self.own(NO_DATE), "--over", self.corpus(), "--json").stdout)
        self.assertTrue(changes["differs"])
        self.assertEqual(changes["documents"][0]["changes"][0]["before"]["value"], "2023-09-13")

    def test_what_cannot_be_compared_is_said(self):
        self.assertEqual(run("diff", "one").returncode, 2)
        done = run("diff", self.path / "nope", self.file("a.txt", REPORT))
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-missing]", done.stderr)


class Explain(Bench):
    TEXT = "양측은 2022년 2월부터 합의했다"

    def test_a_find_with_its_rule_value_and_what_it_won_over(self):
        page = run("explain", "--text", self.TEXT, "--at", 4).stdout
        for part in ("DATE | 2022년 2월 | ko.date.ym  4-12", 'capture     year = "2022"',
                     "won over    DATE | 2022년 | ko.date.y: the longer one stands", "value       DATE 2022-02",
                     "bounds      2022-02-01 to 2022-03-01, grain month"):
            self.assertIn(part, page)

    def test_a_rule_that_lost_or_failed_says_at_which_step(self):
        lost = run("explain", "--text", self.TEXT, "--rule", "ko.date.y").stdout
        self.assertIn("lost to     DATE | 2022년 2월 | ko.date.ym: the longer one stands", lost)
        right = run("explain", "--config", self.own(), "--rule", "own.summit", "--text", "푸른다리 회담록").stdout
        self.assertIn("own.summit fails at the right boundary", right)
        pattern = run("explain", "--config", self.own(), "--rule", "own.summit", "--text", "푸른다리 회의").stdout
        self.assertIn("own.summit fails at the pattern", pattern)
        self.assertIn("wants       담", pattern)
        prefilter = run("explain", "--config", self.own(), "--rule", "own.summit", "--text", "아무 말").stdout
        self.assertIn("own.summit fails at the prefilter", prefilter)
        left = run("explain", "--text", "제12022년", "--at", 5).stdout
        self.assertIn("fails at the left boundary", left)

    def test_a_place_in_a_file_by_offset_or_line_and_column(self):
        report = self.file("a.txt", "첫 줄.\n\n" + REPORT)
        pages = {run("explain", report, "--at", at).stdout.split("not found")[0] for at in ("6", "3:1", "3:5")}
        self.assertEqual(len(pages), 1)
        self.assertIn("DATE | 2023년 9월 13일 | ko.date.ymd  6-18", pages.pop())
        found = json.loads(run("explain", report, "--at", "3:1", "--json").stdout)["found"]
        self.assertEqual(found[0]["span"], [6, 18])

    def test_tracing_does_not_change_what_is_found(self):
        report = self.file("a.txt", REPORT * 20)
        before = run("extract", report).stdout
        for at in range(0, 20, 5):
            run("explain", report, "--at", at)
        self.assertEqual(run("extract", report).stdout, before)

    def test_what_it_cannot_explain_is_said(self):
        for arguments, words in ((("--text", "x", "--rule", "ko.date.yy"), "did you mean"), (("nope",), "--at"),
                                 (("--text", "x", "--at", "y"), "OFFSET or LINE:COLUMN"),
                                 (("--text", "x", "--at", "9"), "no text is read")):
            done = run("explain", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)


class Accept(Bench):
    def test_what_broke_since_is_told_and_accepted(self):
        corpus = self.corpus()
        first = run("accept", corpus)
        self.assertEqual((first.returncode, first.stdout), (0, "a: accepted for the first time\n"))
        self.assertIn("0 fixed, 0 broken, 0 changed", run("test", corpus).stdout)
        own = self.own(NO_DATE)
        junit = self.path / "junit.xml"
        broken = run("test", corpus, "--config", own, "--junit", junit)
        self.assertEqual(broken.returncode, 1)
        self.assertIn("was right, is missed", broken.stdout)
        self.assertEqual(xml.etree.ElementTree.parse(junit).getroot().get("failures"), "1")
        verdicts = [r["verdict"] for r in
                    json.loads(run("test", corpus, "--config", own, "--json").stdout)["reports"][0]["review"]]
        self.assertIn("broken", verdicts)
        self.assertIn("1 broken", run("accept", corpus, "--config", own).stdout)
        self.assertEqual(run("test", corpus, "--config", own).returncode, 0)

    def test_a_report_without_an_accepted_run_is_named(self):
        corpus = self.corpus()
        run("accept", corpus)
        for name in ("a.meta.toml", "a.gold.json"):
            text = (corpus / name).read_text()
            self.file(f"corpus/{name.replace('a.', 'b.', 1)}", text.replace('id = "a"', 'id = "b"'))
        self.assertIn("[accepted-missing]", run("test", corpus).stderr)

    def test_a_known_miss_that_passes_fails(self):
        done = run("test", self.corpus(known="the rule is not written"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("[known-passes]", done.stderr)
        missed = run("test", self.corpus(known="the rule is not written"), "--config", self.own(NO_DATE))
        self.assertEqual(missed.returncode, 0, missed.stderr)
        self.assertIn("1 known misses", missed.stdout)


if __name__ == "__main__":
    unittest.main()
