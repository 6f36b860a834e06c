#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""JSON-LD and Turtle, parsed by rdflib and raptor: the same statements in both, an annotation for every record that has a
span, selectors that are true of the text, every field of every record."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote

import rdflib

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402
import node_facts  # noqa: E402

OA, AS = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("http://www.w3.org/ns/activitystreams#")
SGW, SCHEMA = rdflib.Namespace("urn:sagwan:vocabulary#"), rdflib.Namespace("https://schema.org/")
RDF, XSD = rdflib.RDF, rdflib.XSD

# What the export uses of http://www.w3.org/ns/anno.jsonld, as the Web Annotation vocabulary gives it: a test needs no network.
ANNO = {"id": "@id", "type": "@type", "oa": str(OA), "as": str(AS), "xsd": str(XSD),
        "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage", "SpecificResource": "oa:SpecificResource",
        "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "identifying": "oa:identifying",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"}}
NUMBERS = {"value", "min", "max", "numerator", "denominator"}


def named(graph):
    return {triple for triple in graph if not any(isinstance(term, rdflib.BNode) for term in triple)}


def iri(document, record=""):
    return rdflib.URIRef("urn:sagwan:" + quote(document, safe="~") + (":" + quote(record, safe="~") if record else ""))


class LinkedData(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            small = min(exports.GOLDEN, key=lambda path: path.stat().st_size)
            cls.documents = [exports.write_hostile(folder), (small, exports.load(small))]
            arguments = ["export", *(path for path, _ in cls.documents), "--source", exports.CORPUS, "--to"]
            cls.turtle, cls.json_ld = exports.run(*arguments, "turtle"), exports.run(*arguments, "json-ld")
        assert (cls.turtle.stderr, cls.json_ld.stderr) == (b"", b"")
        cls.graph = rdflib.Graph().parse(data=cls.turtle.stdout, format="turtle")

    def test_json_ld_says_what_turtle_says(self):
        data = json.loads(self.json_ld.stdout)
        self.assertEqual(data["@context"][0], "http://www.w3.org/ns/anno.jsonld")
        data["@context"][0] = ANNO
        graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
        self.assertEqual(len(graph), len(self.graph))
        self.assertEqual(named(graph), named(self.graph))

    def test_raptor_counts_the_same(self):
        done = subprocess.run(["rapper", "-i", "turtle", "-c", "-", "urn:base"], input=self.turtle.stdout, stderr=subprocess.PIPE, check=True)
        self.assertIn(f"returned {len(self.graph)} triples", done.stderr.decode())
        self.assertNotIn("Warning", done.stderr.decode())

    def test_every_record_with_a_span_is_annotated(self):
        for _, knowledge in self.documents:
            document, text = knowledge["document"]["id"], exports.text_of(knowledge)
            spans = {}
            for name in ("blocks", "sentences", "mentions", "times", "quantities", "citations"):
                spans.update({record["id"]: exports.span(record) for record in knowledge[name]})
            for block in knowledge["blocks"]:
                spans.update({f"{block['id']}.{i}": exports.span(cell) for i, cell in enumerate(block["cells"], 1)})
            for citation in knowledge["citations"]:
                spans.update({item["id"]: exports.span(item) for item in citation["items"]})
            spans.update({f"run{i}": exports.span(run) for i, run in enumerate(knowledge["runs"], 1)})
            spans.update({f"diagnostic{i}": exports.span(d) for i, d in enumerate(knowledge["diagnostics"], 1) if "span" in d})
            [items] = self.graph.objects(iri(document, "page"), AS.items)
            page = list(rdflib.collection.Collection(self.graph, items))
            self.assertEqual(len(page), len(spans))
            for annotation in page:
                [body], [target] = self.graph.objects(annotation, OA.hasBody), self.graph.objects(annotation, OA.hasTarget)
                begin, end = spans.pop(next(key for key in [str(body)[len(str(iri(document))) + 1:]]))
                self.assertEqual(list(self.graph.objects(target, OA.hasSource)), [iri(document)])
                position, quotation = sorted(self.graph.objects(target, OA.hasSelector),
                                             key=lambda s: self.graph.value(s, RDF.type))
                self.assertEqual((self.graph.value(position, OA.start).toPython(), self.graph.value(position, OA.end).toPython()), (begin, end))
                for predicate, wanted in ((OA.exact, text[begin:end]), (OA.prefix, text[max(0, begin - 32):begin]), (OA.suffix, text[end:end + 32])):
                    self.assertEqual(str(self.graph.value(quotation, predicate)), wanted)
            self.assertEqual(spans, {})

    def test_every_field_and_link_of_every_record(self):
        fields = 0
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for label, name, span, properties, links in node_facts.nodes(knowledge):
                record = iri(document, name)
                self.assertIn((record, RDF.type, SGW[label]), self.graph)
                ends = [str(self.graph.value(record, SGW[end])) for end in ("span_begin", "span_end")]
                self.assertEqual(ends, span or ["None", "None"])
                for field, wanted in properties.items():
                    [got] = self.graph.objects(record, SGW[field])
                    if isinstance(wanted, (list, dict)):
                        self.assertEqual(json.loads(str(got), parse_int=str, parse_float=str), wanted, (name, field))
                    else:
                        self.assertEqual(str(got), "true" if wanted is True else wanted, (name, field))
                    if name.startswith("q") and field in NUMBERS:
                        self.assertEqual(got.datatype, XSD.decimal)
                    fields += 1
                got = {(kind, target) for kind in {kind for kind, _, _ in links} for target in self.graph.objects(record, SGW[kind])}
                self.assertEqual(got, {(kind, iri(document, "" if target == "document" else target)) for kind, target, _ in links})
        self.assertGreater(fields, 2000)

    def test_schema_org_types(self):
        types = {"PER": SCHEMA.Person, "ORG": SCHEMA.Organization, "LOC": SCHEMA.Place}
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for entity in knowledge["entities"]:
                if entity["type"] in types:
                    self.assertIn((iri(document, entity["id"]), RDF.type, types[entity["type"]]), self.graph)
            for relation in knowledge["relations"]:
                role = iri(document, relation["id"])
                self.assertIn((role, RDF.type, SCHEMA.OrganizationRole), self.graph)
                times = [t for t in knowledge["times"] if t["id"] in relation["times"] and "begin" in t]
                wanted = min((t["begin"] for t in times), default=None)
                self.assertEqual(self.graph.value(role, SGW.attestedFrom), wanted and rdflib.Literal(wanted))

    def test_quantities_works_and_where_all_comes_from(self):
        prov, digest = rdflib.Namespace("http://www.w3.org/ns/prov#"), lambda sha256: rdflib.URIRef("urn:sha256:" + sha256)
        money = works = 0
        for _, knowledge in self.documents:
            document = knowledge["document"]["id"]
            for quantity in knowledge["quantities"]:
                node, is_money = iri(document, quantity["id"]), quantity["kind"] == "money"
                money += is_money
                self.assertIn((node, RDF.type, SCHEMA.MonetaryAmount if is_money else SCHEMA.QuantitativeValue), self.graph)
                for field, place in (("value", SCHEMA.value), ("min", SCHEMA.minValue), ("max", SCHEMA.maxValue),
                                     ("unit", SCHEMA.currency if is_money else SCHEMA.unitCode)):
                    got = self.graph.value(node, place)
                    self.assertEqual(None if got is None else str(got), quantity.get(field), (quantity["id"], field))
            for item in (item for citation in knowledge["citations"] for item in citation["items"]):
                works += 1
                [kind] = set(self.graph.objects(iri(document, item["id"]), RDF.type)) - {SGW.Work}
                self.assertTrue(str(kind).startswith(str(SCHEMA)))
                self.assertEqual(self.graph.value(iri(document, item["id"]), SCHEMA.name), rdflib.Literal(item["title"]) if "title" in item else None)
            for entity in knowledge["entities"]:
                [names] = self.graph.objects(iri(document, entity["id"]), SGW.spellings)
                self.assertEqual({(str(name), name.language) for name in self.graph.objects(names) if isinstance(name, rdflib.Literal)},
                                 {(name, lang) for lang, all_ in entity["names"].items() for name in all_})
            for find in (find for name in ("mentions", "times", "quantities") for find in knowledge[name]):
                self.assertEqual(self.graph.value(rdflib.URIRef(iri(document, find["id"]) + ":annotation"), prov.wasDerivedFrom),
                                 rdflib.URIRef("urn:sagwan:rule:" + quote(find["rule"], safe="~")))
            made = self.graph.value(iri(document), prov.wasGeneratedBy)
            self.assertEqual(self.graph.value(made, prov.used), digest(knowledge["generator"]["config_sha256"]))
            self.assertEqual(self.graph.value(iri(document), prov.wasDerivedFrom), digest(knowledge["document"]["source"]["sha256"]))
        self.assertGreater(min(money, works), 5)


if __name__ == "__main__":
    unittest.main()
