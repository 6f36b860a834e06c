#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""GraphML by networkx and Neo4j's CSV by the csv module: the same nodes and links in both, and they are the knowledge file's."""
import csv
import json
import sys
import tempfile
import unittest
from pathlib import Path

import networkx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402
import node_facts  # noqa: E402

# What XML has no form for.
OUTSIDE_XML = {code: "\ufffd" for code in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]}


def same(got, wanted):
    """A text, a number as its digits, a flag, or the JSON of a list or object."""
    if wanted is True:
        return got in (True, "true")
    if isinstance(wanted, str):
        return str(got) == wanted
    return json.loads(got, parse_int=str, parse_float=str) == wanted


class Graphs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            cls.documents = exports.demo_and_hostile(folder)
            paths = [path for path, _ in cls.documents]
            for name, out in (("graphml", folder / "all.graphml"), ("neo4j", folder / "neo4j")):
                done = exports.run("export", *paths, "--to", name, "-o", out)
                assert (done.returncode, done.stderr) == (0, b""), done.stderr
            cls.graph = networkx.read_graphml(folder / "all.graphml", force_multigraph=True)
            cls.tables = {}
            for path in (folder / "neo4j").iterdir():
                with open(path, encoding="utf-8", newline="") as file:
                    cls.tables[path.stem] = list(csv.DictReader(file, strict=True))

    def test_links(self):
        wanted = set()
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for _, name, _, _, links in node_facts.nodes(knowledge):
                wanted.update((f"{document}/{name}", document if target == "document" else f"{document}/{target}", kind, place)
                              for kind, target, place in links)
        graphml = [(a, b, data["type"], data["place"]) for a, b, data in self.graph.edges(data=True)]
        neo4j = [(row[":START_ID"], row[":END_ID"], row[":TYPE"], int(row["place:long"])) for row in self.tables["links"]]
        self.assertEqual((len(graphml), len(neo4j)), (len(wanted), len(wanted)))
        self.assertEqual(set(graphml), wanted)
        self.assertEqual(set(neo4j), wanted)

    def test_every_field_of_every_node(self):
        rows = {row["id:ID"]: (name, row) for name, table in self.tables.items() if name != "links" for row in table}
        self.assertEqual(set(rows), set(self.graph.nodes))
        fields = 0
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for label, name, span, properties, _ in node_facts.nodes(knowledge):
                key = f"{document}/{name}" if name else document
                node = dict(self.graph.nodes[key])
                table, row = rows.pop(key)
                self.assertEqual((node.pop("label"), node.pop("document"), row[":LABEL"], row["document"], table),
                                 (label, document, label, document, label))
                self.assertEqual([str(node.pop(end)) for end in ("span_begin", "span_end") if end in node], span or [])
                self.assertEqual([row[end] for end in ("span_begin:long", "span_end:long") if row[end]], span or [])
                typed = {column.split(":")[0]: field for column, field in row.items() if field}
                for field, wanted in properties.items():
                    self.assertTrue(same(typed[field], wanted), (key, field, typed[field]))
                    plain = wanted.translate(OUTSIDE_XML) if isinstance(wanted, str) else \
                        json.loads(json.dumps(wanted, ensure_ascii=False).translate(OUTSIDE_XML))
                    self.assertTrue(same(node[field], plain), (key, field, node[field]))
                    fields += 1
                self.assertEqual(set(node), set(properties), key)
                self.assertEqual(set(typed) - {"id", "", "document", "span_begin", "span_end"}, set(properties), key)
        self.assertEqual(rows, {})
        self.assertGreater(fields, 10000)

    def test_the_rules_of_the_importer(self):
        """What Neo4j's manual asks of the files: headers, one name space of ids, ends that exist, numbers and flags that read."""
        ids = [row["id:ID"] for name, table in self.tables.items() if name != "links" for row in table]
        self.assertEqual(len(set(ids)), len(ids))
        known = set(ids)
        for name, table in self.tables.items():
            header = r":START_ID|:END_ID|:TYPE|place:long" if name == "links" else r"id:ID|:LABEL|[a-z_0-9]+(:long|:boolean)?"
            for row in table:
                for column, value in row.items():
                    self.assertRegex(column, f"^({header})$")
                    if column.endswith(":long"):
                        self.assertRegex(value, r"^(-?[0-9]+)?$")
                    elif column.endswith(":boolean"):
                        self.assertIn(value, ("", "true", "false"))
                    elif column in (":START_ID", ":END_ID"):
                        self.assertIn(value, known)


if __name__ == "__main__":
    unittest.main()
