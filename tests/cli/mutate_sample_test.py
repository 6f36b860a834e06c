#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Of a sample of the project's own rules every clause is noticed, or listed in configs/mutation.toml: what nobody notices may
not grow. All rules: `sagwan mutate`, some minutes."""
import json
import os
import subprocess
import tomllib
import unittest
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).parents[2]))
# From every language, of times, quantities, names, notes and front matter.
SAMPLE = ["any/citation_titles.toml", "any/front.toml", "any/names.toml", "any/quantity_ratio.toml", "any/time_over.toml",
          "en/quantity_change.toml", "en/time_weeks.toml", "ko/front.toml", "ko/names_office.toml", "ko/time_weeks.toml",
          "ru/time_weeks.toml", "ru/time_zones.toml", "zh/front.toml", "zh/time_weeks.toml"]


class MutateSample(unittest.TestCase):
    def test_every_clause_is_noticed_or_known(self):
        done = subprocess.run([SAGWAN, "mutate", "--json", *SAMPLE], capture_output=True, text=True, check=False,
                              env={**os.environ, "SAGWAN_HOME": str(HOME)})
        self.assertIn(done.returncode, (0, 1), done.stderr)
        rows = json.loads(done.stdout)["mutants"]
        self.assertGreater(len(rows), 1000)
        unnoticed = [f"{row['rule']}: {row['change']}" for row in rows if "noticed_by" not in row and "known" not in row]
        self.assertEqual(unnoticed, [], "write an example, or run scripts/clauses with the file")
        self.assertEqual(done.returncode, 0)

    def test_the_list_names_rules_that_are_there(self):
        there = set()
        for path in (HOME / "configs/rules").glob("*/*.toml"):
            root = tomllib.loads(path.read_text(encoding="utf-8"))
            there |= {rule["id"] for rule in root.get("rule", [])}
            there |= {f"{path.parent.name}.{{{name}}}" for name in root.get("fragments", {})}
        root = tomllib.loads((HOME / "configs/mutation.toml").read_text(encoding="utf-8"))
        self.assertEqual({known["rule"] for known in root["known"]} - there, set())
        self.assertEqual({known["why"] for known in root["known"]}, set(root["reasons"]))


if __name__ == "__main__":
    unittest.main()
