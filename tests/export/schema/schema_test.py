#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every field of the schema stands in a knowledge file that the round trips read back: a field that is added to the contract
must be added to the exports too."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402


def fields_of_schema(schema, node, path=""):
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    for name, inner in node.get("properties", {}).items():
        yield f"{path}.{name}"
        yield from fields_of_schema(schema, inner, f"{path}.{name}")
    if isinstance(node.get("items"), dict):
        yield from fields_of_schema(schema, node["items"], path)


def fields_of(value, path=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{path}.{name}"
            yield from fields_of(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields_of(inner, path)


class Schema(unittest.TestCase):
    def test_no_field_goes_untested(self):
        schema = json.loads((exports.HOME / "docs/schema/knowledge-1.schema.json").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            tested = {field for _, knowledge in exports.demo_and_hostile(folder) for field in fields_of(knowledge)}
        wanted = set(fields_of_schema(schema, schema))
        self.assertGreater(len(wanted), 100)
        self.assertEqual(wanted - tested, set())


if __name__ == "__main__":
    unittest.main()
