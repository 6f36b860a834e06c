#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""GraphML by networkx and Neo4j's CSV by the csv module: the same nodes and links in both, and they are the knowledge file's."""
import csv
import sys
import tempfile
import unittest
from pathlib import Path

import networkx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

LINKS = {"citations": ["sentences"], "blocks": ["parent"], "sentences": ["block"], "mentions": ["entity", "roles"], "times": ["anchor"],
         "relations": ["subject", "object", "organisation", "times", "evidence", "citations"]}
OUTSIDE_XML = {ord("\u0000"): "\ufffd"}


def wanted_links(knowledge):
    document = knowledge["document"]["id"]
    out = set()
    for name, fields in LINKS.items():
        for record in knowledge[name]:
            for field in fields:
                targets = record.get(field, [])
                for place, target in enumerate([targets] if isinstance(targets, str) else targets, 1):
                    to = document if target == "document" else f"{document}/{target}"
                    out.add((f"{document}/{record['id']}", to, field, place))
    for number, run in enumerate(knowledge["runs"], 1):
        out.add((f"{document}/run{number}", f"{document}/{run['sentence']}", "sentence", 1))
    for block in knowledge["blocks"]:
        out.update((f"{document}/{block['id']}.{i + 1}", f"{document}/{block['id']}", "block", 1) for i in range(len(block["cells"])))
    for citation in knowledge["citations"]:
        for item in citation["items"]:
            out.add((f"{document}/{item['id']}", f"{document}/{citation['id']}", "citation", 1))
            if "refers_to" in item:
                out.add((f"{document}/{item['id']}", f"{document}/{item['refers_to']}", "refers_to", 1))
    return out


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
        wanted = set().union(*(wanted_links(knowledge) for _, knowledge in self.documents))
        graphml = [(a, b, data["type"], data["place"]) for a, b, data in self.graph.edges(data=True)]
        neo4j = [(row[":START_ID"], row[":END_ID"], row[":TYPE"], int(row["place:long"])) for row in self.tables["links"]]
        self.assertEqual((len(graphml), len(neo4j)), (len(wanted), len(wanted)))
        self.assertEqual(set(graphml), wanted)
        self.assertEqual(set(neo4j), wanted)

    def test_nodes(self):
        rows = {row["id:ID"]: row for name, table in self.tables.items() if name != "links" for row in table}
        self.assertEqual(set(rows), set(self.graph.nodes))
        compared = 0
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for name in ("blocks", "sentences", "mentions", "entities", "times", "quantities", "relations"):
                for record in knowledge[name]:
                    node, row = self.graph.nodes[f"{document}/{record['id']}"], rows[f"{document}/{record['id']}"]
                    if "span" in record:
                        self.assertEqual([node["span_begin"], node["span_end"]], [int(one) for one in record["span"]])
                        self.assertEqual([row["span_begin:long"], row["span_end:long"]], record["span"])
                    for key, value in record.items():
                        if key == "id" or key in LINKS.get(name, ()) or not isinstance(value, (str, bool)):
                            continue
                        typed = {column.split(":")[0]: field for column, field in row.items()}
                        text = "true" if value is True else value
                        self.assertEqual(typed[key], text, (record["id"], key))
                        got = node[key]
                        self.assertEqual(str(got).lower() if isinstance(got, bool) else str(got), text, (record["id"], key))
                        compared += 1
        self.assertGreater(compared, 5000)


if __name__ == "__main__":
    unittest.main()
