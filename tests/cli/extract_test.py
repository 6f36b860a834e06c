#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command line as a person meets it: every bad input gives one clear message and the right exit status, nothing is
written half, and a batch that was interrupted goes on with the same command."""
import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import validate_schema

SAGWAN = os.environ["SAGWAN"]
REPORT = "2023년 9월 13일 러·북 정상회담이 열림.\n\n - 밀가루 4,946톤을 수출함.\n"


def run(*arguments, stdin=b"", stdout=subprocess.PIPE, env=None):
    return subprocess.run([SAGWAN, *map(str, arguments)], input=stdin, stdout=stdout,
                          stderr=subprocess.PIPE, env={**os.environ, **(env or {})}, check=False)


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


class Command(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        self.out = self.path / "out"

    def file(self, name, content=REPORT):
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assert_error(self, done, status, code, *words):
        message = done.stderr.decode()
        self.assertEqual(done.returncode, status, message)
        self.assertIn(f"[{code}]", message)
        for word in words:
            self.assertIn(str(word), message)


class Extract(Command):
    def test_files_and_standard_output_hold_the_same_facts(self):
        report = self.file("a.txt")
        self.assertEqual(run("extract", report, "-o", self.out).returncode, 0)
        written = json.loads((self.out / "a.json").read_text())
        self.assertEqual(lines(run("extract", report)), [written])
        self.assertEqual(lines(run("extract", report, "-o", "-")), [written])
        self.assertEqual(validate_schema.problems(written), [])
        self.assertEqual(written["document"]["text_length"], len(REPORT))

    def test_a_column_of_weights_is_in_no_unit_of_the_legend(self):
        for corner in ("    ", "구분"):
            table = (f"경제 포커스\n2024. 3. 12.\n\n1. 배경\n\n□ 물가는 다음과 같음.\n\n<표 1> 소비자물가\n(단위: %)\n"
                     f"{corner}          가중치      전월비      전년동월비\n"
                     "총지수          1000.0      0.1         2.4\n"
                     "식료품          154.5       0.3         1.2\n\n자료: 통계청\n")
            found = lines(run("extract", self.file("t.txt", table)))[0]["quantities"]
            self.assertEqual([(q["text"], q["unit"]) for q in found],
                             [(n, "%") for n in ("0.1", "2.4", "0.3", "1.2")], corner)

    def test_text_is_the_sources_own_at_its_span(self):
        for block in lines(run("extract", self.file("a.txt")))[0]["blocks"]:
            begin, end = block["span"]
            self.assertEqual("".join(REPORT[begin:end].split()), "".join(block["text"].split()))

    def test_control_characters_are_escaped(self):
        controls = "".join(map(chr, range(1, 9))) + "".join(map(chr, range(14, 32)))
        text = "".join(f"러·북 정상회담이 블라디보스토크에서 열림{c} 밀가루 4,946톤을 수출함.\n" for c in controls)
        done = run("extract", self.file("a.txt", text))
        self.assertEqual(done.returncode, 0, done.stderr)
        whole = "".join(block["text"] for block in lines(done)[0]["blocks"])
        self.assertEqual(whole.count("4,946"), len(controls))

    def test_the_number_of_threads_does_not_show(self):
        for i in range(12):
            self.file(f"in/{i:02}.txt", REPORT * (1 + i % 4))
        outputs = {run("extract", self.path / "in", "-j", jobs, "--executor", executor).stdout
                   for jobs in (1, 4) for executor in ("tbb", "threads", "serial")}
        self.assertEqual(len(outputs), 1)

    def test_a_folder_is_read_in_order_without_folders_below_and_hidden_files(self):
        for name in ("in/b.txt", "in/a.txt", "in/.hidden"):
            self.file(name)
        (self.path / "in/below").mkdir()
        self.file("in/below/c.txt")
        ids = [k["document"]["id"] for k in lines(run("extract", self.path / "in"))]
        self.assertEqual(ids, ["a", "b"])

    def test_standard_input_and_a_list(self):
        listed = self.file("list", f"{self.file('a.txt')}\n\n{self.file('b.txt')}\n")
        done = run("extract", "-", f"@{listed}", stdin=REPORT.encode())
        self.assertEqual([k["document"]["id"] for k in lines(done)], ["stdin", "a", "b"])

    def test_the_last_extension_only_is_taken_off(self):
        run("extract", self.file("a.2023.txt"), "-o", self.out)
        self.assertEqual([p.name for p in self.out.iterdir()], ["a.2023.json"])

    def test_what_is_up_to_date_is_left_alone(self):
        report = self.file("a.txt")
        target = self.out / "a.json"

        def written_again(*options):
            os.utime(target, (1, 1))
            self.assertEqual(run("extract", report, "-o", self.out, *options).returncode, 0)
            return target.stat().st_mtime != 1

        run("extract", report, "-o", self.out)
        self.assertFalse(written_again())
        self.assertTrue(written_again("--force"))
        self.assertTrue(written_again("--reference", "2020-01-01"), "an option changed")
        self.assertFalse(written_again("--reference", "2020-01-01"))
        report.write_text(REPORT + "x")
        self.assertTrue(written_again("--reference", "2020-01-01"), "the source changed")
        target.write_text(target.read_text()[:100])
        self.assertTrue(written_again("--reference", "2020-01-01"), "the file was cut short")


class BadInput(Command):
    def test_missing_file_does_not_stop_the_batch(self):
        done = run("extract", self.path / "none.txt", self.file("a.txt"))
        self.assert_error(done, 1, "file-missing", "none.txt")
        self.assertEqual(len(lines(done)), 1)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable_file(self):
        report = self.file("a.txt")
        report.chmod(0)
        self.assert_error(run("extract", report), 1, "file-unreadable", report)

    def test_empty_folder(self):
        (self.path / "empty").mkdir()
        self.assert_error(run("extract", self.path / "empty"), 1, "folder-empty", "empty")

    def test_empty_file(self):
        self.assert_error(run("extract", self.file("a.txt", b"")), 1, "file-empty", "a.txt")

    def test_binary_file(self):
        noise = bytes(range(256)) * 64
        self.assert_error(run("extract", self.file("a.bin", noise)), 1, "encoding-binary", "a.bin")

    def test_broken_utf8_is_said(self):
        broken = (REPORT * 20).encode()[:-2] + b"\xff\xfe\x80" + REPORT.encode()
        done = run("extract", self.file("a.txt", broken), "--encoding", "UTF-8")
        self.assert_error(done, 1, "encoding-broken", "a.txt")

    def test_unknown_encoding(self):
        done = run("extract", self.file("a.txt"), "--encoding", "EBCDIC-NO")
        self.assertIn(done.returncode, (1, 2))
        self.assertIn("[encoding-unknown]", done.stderr.decode())

    def test_nul_is_a_warning(self):
        done = run("extract", self.file("a.txt", REPORT.replace("\n", "\n\0", 1)))
        self.assertEqual(done.returncode, 0, done.stderr)
        codes = [d["code"] for d in lines(done)[0]["diagnostics"]]
        self.assertIn("text-nul", codes)

    def test_a_file_over_the_limit(self):
        done = run("extract", self.file("a.txt", "x" * 2000), "--max-bytes", "1000")
        self.assert_error(done, 1, "file-too-large", "1000", "--max-bytes")

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = run("extract", self.file("a.txt"), self.file("b.txt"), stdout=full)
        self.assert_error(done, 1, "file-write", "No space left")
        self.assertEqual(done.stderr.count(b"[file-write]"), 1)
        with open("/dev/full", "wb") as full:
            self.assert_error(run("--help", stdout=full), 1, "file-write")

    def test_a_closed_pipe(self):
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as closed:
            self.assert_error(run("extract", self.file("a.txt"), stdout=closed), 1, "file-write")

    def test_a_folder_that_cannot_be_made(self):
        done = run("extract", self.file("a.txt"), "-o", self.file("b.txt"))
        self.assert_error(done, 2, "file-write", "b.txt")

    def test_two_equal_names_before_any_work(self):
        done = run("extract", self.file("x/a.txt"), self.file("y/a.md"), "-o", self.out)
        self.assert_error(done, 2, "name-clash", "x/a.txt", "y/a.md")
        self.assertFalse(self.out.exists())

    def test_usage(self):
        report = self.file("a.txt")
        for arguments, words in [(["extract", "--langg", "ko", report], ["--lang?"]),
                                 (["extract", "--forc", report], ["--force?"]),
                                 (["extrakt", report], ["extract?"]),
                                 (["extract"], ["no input"]),
                                 (["extract", "--lang", "xx", report], ["xx", "ko"]),
                                 (["extract", "--reference", "2023-02-30", report], ["2023-02-30"]),
                                 (["extract", "--jobs", "two", report], ["two"]),
                                 (["show"], ["one file"])]:
            with self.subTest(arguments=arguments):
                self.assert_error(run(*arguments), 2, "usage", *words)

    def test_a_home_without_configs(self):
        done = run("extract", self.file("a.txt"), env={"SAGWAN_HOME": self.folder.name})
        self.assert_error(done, 2, "file-missing", "SAGWAN_HOME")

    def test_nothing_is_left_beside_a_file(self):
        run("extract", self.file("a.txt"), "-o", self.out)
        (self.out / "b.json").mkdir()
        self.assert_error(run("extract", self.file("b.txt"), "-o", self.out), 1, "file-write", "b.json")
        self.assertEqual(sorted(p.name for p in self.out.iterdir()), ["a.json", "b.json"])


class Jsonl(Command):
    def test_a_bad_line_has_a_line_in_its_place(self):
        bad = [("[1]", "jsonl-line"), ("{", "jsonl-line"), ("", "jsonl-line"),
               ('{"id": "x", "text": "\\ud800"}', "jsonl-line"),
               ('{"id": "x"}', "jsonl-field"), ('{"id": "x", "text": 5}', "jsonl-field"),
               ('{"text": "x"}', "jsonl-field"),
               ('{"id": "x", "text": "x", "reference": "then"}', "jsonl-field"),
               ('{"id": "x", "text": "x", "lang": "xx"}', "jsonl-field")]
        good = json.dumps({"id": "good", "text": REPORT, "lang": "ko", "reference": "2023-10-11"})
        content = "".join(f"{line}\n{good}\n" for line, _ in bad)
        done = run("extract", "--from", "jsonl", self.file("a.jsonl", content))
        self.assertEqual(done.returncode, 1)
        out = lines(done)
        self.assertEqual(len(out), 2 * len(bad))
        for number, ((line, code), answer) in enumerate(zip(bad, out[::2])):
            with self.subTest(line=line):
                self.assertEqual(answer["code"], code)
                self.assertTrue(answer["error"])
                self.assertEqual(answer["line"], 2 * number + 1)
                self.assertEqual(answer["id"], "x" if '"x"' in line and code == "jsonl-field"
                                 and '"id"' in line else f"line-{2 * number + 1}")
        for answer in out[1::2]:
            self.assertEqual(answer["document"]["id"], "good")
            self.assertEqual(answer["generator"]["options"]["reference"], "2023-10-11")
            self.assertEqual(validate_schema.problems(answer), [])

    def test_a_broken_byte_and_a_line_over_the_limit(self):
        content = b'{"id":"a","text":"\xff"}\n{"id":"b","text":"' + b"x" * 3000 + b'"}\n'
        content += json.dumps({"id": "c", "text": REPORT}).encode()
        done = run("extract", "--from", "jsonl", "-", "--max-bytes", "2000", stdin=content)
        self.assertEqual([k.get("code") for k in lines(done)], ["jsonl-line", "file-too-large", None])

    def test_a_line_of_100_mb_over_the_limit_takes_little_memory(self):
        command = [SAGWAN, "extract", "--from", "jsonl", "-", "--max-bytes", "1000000"]
        # The address sanitizer keeps what is freed for a while; that is not the program's memory.
        environment = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1")
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
            process.stdin.write(b'{"id":"a","text":"')
            for _ in range(400):
                process.stdin.write(b"x" * 1_000_000)
            process.stdin.write(b'"}\n')
            process.stdin.close()
            out = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(json.loads(out)["code"], "file-too-large")
        self.assertEqual(process.returncode, 1)
        self.assertLess(usage.ru_maxrss, 350_000, "KiB at the peak, of a line of 390,625 KiB")

    def test_lines_to_a_folder_appear_whole(self):
        report = self.file("a.jsonl", json.dumps({"id": "a", "text": REPORT}) + "\n")
        self.assertEqual(run("extract", "--from", "jsonl", report, "-o", self.out).returncode, 0)
        self.assertEqual([p.name for p in self.out.iterdir()], ["a.jsonl"])


class Interrupt(Command):
    def test_a_batch_goes_on_with_the_same_command(self):
        names = [f"{i:03}" for i in range(200)]
        for name in names:
            self.file(f"in/{name}.txt", REPORT * 300)
        command = [SAGWAN, "extract", str(self.path / "in"), "-o", str(self.out), "-j", "1"]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            while process.poll() is None and not list(self.out.glob("*.json")):
                time.sleep(0.001)
            process.send_signal(signal.SIGINT)
            _, message = process.communicate()
        if process.returncode == 0:
            self.skipTest("the batch was done before the signal came")
        self.assertEqual(process.returncode, 130, message)
        self.assertIn(b"[interrupted]", message)
        self.assertIn(b"run the same command again", message)
        done = sorted(self.out.iterdir())
        self.assertLess(len(done), len(names))
        for path in done:
            self.assertEqual(path.suffix, ".json", "nothing is left half")
            json.loads(path.read_text())
            os.utime(path, (1, 1))
        self.assertEqual(subprocess.run(command, check=False).returncode, 0)
        self.assertEqual(sorted(p.stem for p in self.out.iterdir()), names)
        for path in done:
            self.assertEqual(path.stat().st_mtime, 1, "finished files are not made again")

    def test_waiting_for_lines(self):
        with subprocess.Popen([SAGWAN, "extract", "--from", "jsonl", "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdin.write(json.dumps({"id": "a", "text": REPORT}).encode() + b"\n")
            process.stdin.flush()
            json.loads(process.stdout.readline())
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=20), 130)


class Show(Command):
    def test_a_report_and_its_knowledge_file_make_the_same_page(self):
        report = self.file("a.txt")
        run("extract", report, "-o", self.out)
        page = run("show", report)
        from_file = run("show", self.out / "a.json")
        self.assertEqual(page.returncode, 0, page.stderr)
        self.assertNotIn(b"\x1b", page.stdout, "no colours where there is no terminal")
        self.assertTrue(from_file.stdout.startswith(page.stdout))
        self.assertIn(str(self.out / "a.json"), from_file.stdout.decode())

    def test_a_broken_knowledge_file(self):
        broken = self.file("a.json", '{"format": "sagwan-knowledge", "version": "1.0", "blocks": 1}')
        self.assert_error(run("show", broken), 1, "knowledge-invalid", "a.json", "blocks")

    def test_version_and_help(self):
        self.assertRegex(run("--version").stdout.decode(), r"^sagwan \d+\.\d+\.\d+\n$")
        self.assertIn(b"extract", run("--help").stdout)
        self.assertIn(b"--reference", run("extract", "--help").stdout)
        self.assertEqual(run().returncode, 2)


if __name__ == "__main__":
    unittest.main()
