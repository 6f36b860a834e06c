#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exports stream: twenty times as many documents take hardly more memory, in every format, and so does verifying them."""
import os
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

FEW, MANY = 200, 4000
EXAMPLE = exports.HOME / "tests/export/docs/example.json"
# The address sanitizer keeps what is freed for a while, and notes of its own for each piece: not the program's memory.
SANITIZED = b"__asan_init" in Path(exports.SAGWAN).read_bytes()
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=0:thread_local_quarantine_size_kb=0:malloc_context_size=0")
# A document's name and bookkeeping, SQLite's cache of pages; an export of it is 2 to 60 kB.
GROWTH_KB = (MANY - FEW) * (4 if SANITIZED else 1.5)


def peak_kb(*arguments):
    """The peak of one run of the program, in kB, as the kernel counts it."""
    pid = os.spawnve(os.P_NOWAIT, exports.SAGWAN, ["sagwan", *map(str, arguments)], ENVIRONMENT)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, arguments
    return usage.ru_maxrss


class Memory(unittest.TestCase):
    def test_it_does_not_grow_with_the_folder(self):
        formats = re.search(r"formats: (.*)", exports.run("export", "x").stderr.decode())[1].split(", ")
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            knowledge = EXAMPLE.read_text(encoding="utf-8")
            self.assertEqual(knowledge.count('"id": "example"'), 1)
            for count in (FEW, MANY):
                (folder / str(count)).mkdir()
                for number in range(count):
                    (folder / str(count) / f"{number}.json").write_text(knowledge.replace('"id": "example"', f'"id": "d{number}"'),
                                                                        encoding="utf-8")
            for one in formats:
                with self.subTest(one):
                    few, many = (peak_kb("export", folder / str(count), "--to", one, "--jobs", 1, "-o", folder / f"{one}{count}") for count in (FEW, MANY))
                    self.assertLess(many - few, GROWTH_KB, f"{few} and {many} kB")
            stdout, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            try:
                few, many = (peak_kb("verify", folder / str(count), "--jobs", 1) for count in (FEW, MANY))
            finally:
                os.dup2(stdout, 1)
            self.assertLess(many - few, GROWTH_KB, f"verify: {few} and {many} kB")


if __name__ == "__main__":
    unittest.main()
