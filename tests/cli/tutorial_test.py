#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/tutorial.md is a recorded walk: its files are written, its commands run, and what they print must be what the page
says. Run as `SAGWAN=... tests/cli/tutorial_test.py --record` it writes the page anew."""
import hashlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
PAGE = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2])) / "docs/tutorial.md"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Walk:
    """Goes through the page; `page` is the same page with what the commands printed."""

    def __init__(self, folder):
        self.folder = folder
        self.text_digest = ""
        self.out = []

    def block(self, language, body, name):
        if language == "console":
            return self.commands(re.findall(r"(?m)^\$ (.*)$", body))
        if name:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(".txt"):
                self.text_digest = digest(body)
            body = re.sub(r"SHA256|[0-9a-f]{64}", self.text_digest, body)
            path.write_text(body)
        return body

    def commands(self, lines):
        out = ""
        for line in lines:
            words = shlex.split(line)
            assert words[0] == "sagwan", line
            done = subprocess.run([SAGWAN, *words[1:]], cwd=self.folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)
            # Times differ from run to run; nothing else may.
            printed = re.sub(r"\b[0-9]+ ms\b", "N ms", done.stdout)
            printed = re.sub(r"(?m) +<?[0-9.]+(  -[0-9]+ \+[0-9]+)$", r"       N\1", printed)
            out += f"$ {line}\n" + printed
        return out

    def page(self, text):
        name = ""
        pieces = re.split(r"(?ms)^```([a-z]+)\n(.*?)^```\n", text)
        out = pieces[0]
        for i in range(1, len(pieces), 3):
            language, body, after = pieces[i:i + 3]
            named = re.search(r"(?m)^`([^`\n]+)`:\n\n\Z", pieces[i - 1])
            name = named.group(1) if named else ""
            out += f"```{language}\n{self.block(language, body, name)}```\n{after}"
        return out


def recorded():
    with tempfile.TemporaryDirectory() as folder:
        return Walk(Path(folder)).page(PAGE.read_text())


class Tutorial(unittest.TestCase):
    def test_every_command_prints_what_the_page_says(self):
        self.maxDiff = None
        self.assertEqual(recorded().split("\n"), PAGE.read_text().split("\n"))


if __name__ == "__main__":
    if "--record" in sys.argv:
        PAGE.write_text(recorded())
    else:
        unittest.main()
