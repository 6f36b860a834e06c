#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""NIF by rdflib: the context is the text, each string is what stands at its offsets, each find is there with its facts."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

import rdflib

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402

NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITS, SGW = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#"), rdflib.Namespace("urn:sagwan:vocabulary#")


class Nif(unittest.TestCase):
    def test_every_find_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            small = min(exports.GOLDEN, key=lambda path: path.stat().st_size)
            documents = [exports.write_hostile(folder), (small, exports.load(small))]
            done = exports.run("export", *(path for path, _ in documents), "--source", exports.CORPUS, "--to", "nif")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        graph = rdflib.Graph().parse(data=done.stdout, format="turtle")
        for _, knowledge in documents:
            base, text = "urn:sagwan:" + knowledge["document"]["id"], exports.text_of(knowledge)
            context = rdflib.URIRef(base + "#context")
            self.assertEqual(str(graph.value(context, NIF.isString)), text)
            for string in graph.subjects(NIF.referenceContext, context):
                begin, end = graph.value(string, NIF.beginIndex).toPython(), graph.value(string, NIF.endIndex).toPython()
                self.assertEqual({str(one) for one in graph.objects(string, NIF.anchorOf)}, {text[begin:end]})
            finds = [*knowledge["mentions"], *knowledge["times"], *knowledge["quantities"],
                     *(item for citation in knowledge["citations"] for item in citation["items"])]
            for find in finds:
                record = rdflib.URIRef(base + ":" + find["id"])
                [string] = graph.subjects(SGW.record, record)
                self.assertTrue(str(string).endswith(f"#offset_{find['span'][0]}_{find['span'][1]}"))
                facts = json.loads(str(graph.value(record, SGW.facts)), parse_float=str, parse_int=str)
                self.assertEqual(facts, {key: value for key, value in find.items() if key not in ("id", "span", "parts")})
                entity = graph.value(record, ITS.taIdentRef)
                self.assertEqual(str(entity), f"{base}:{find['entity']}" if "entity" in find else "None")


if __name__ == "__main__":
    unittest.main()
