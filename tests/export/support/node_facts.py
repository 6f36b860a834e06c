# SPDX-License-Identifier: Apache-2.0
"""A knowledge file as the nodes and links that the graph exports must hold, for comparison: written from the contract, apart from
the program's own plan."""

# Which fields of a list are links; what else a record has is a property, lists and objects whole.
LISTS = {"blocks": ("Block", ["parent"]), "sentences": ("Sentence", ["block"]), "mentions": ("Mention", ["entity", "roles"]),
         "entities": ("Entity", []), "times": ("Time", ["anchor"]), "quantities": ("Quantity", []),
         "citations": ("Citation", ["sentences"]),
         "relations": ("Relation", ["subject", "object", "organisation", "times", "evidence", "citations"])}


def node(label, name, record, links, left_out=()):
    """(label, id, span or None, properties, links as (type, target, place)); an empty list or object is no property."""
    targets = []
    for kind in links:
        wanted = record.get(kind, [])
        targets += [(kind, one, place) for place, one in enumerate([wanted] if isinstance(wanted, str) else wanted, 1)]
    rest = {key: value for key, value in record.items() if key not in ("id", "span", *links, *left_out) and value not in ([], {})}
    return label, name, record.get("span"), rest, targets


def nodes(knowledge):
    document, generator = knowledge["document"], knowledge["generator"]
    source = document["source"]
    yield node("Document", "", {"source_name": source["name"], **{key: value for key, value in source.items() if key != "name"},
                                **{key: value for key, value in document.items() if key not in ("id", "source", "number")},
                                **document.get("number", {}), "program_version": generator["version"],
                                **{key: value for key, value in generator.items() if key not in ("name", "version")}}, [])
    for name, (label, links) in LISTS.items():
        for record in knowledge[name]:
            yield node(label, record["id"], record, links, ("cells", "items") + (("mentions",) if name == "entities" else ()))
            for number, cell in enumerate(record.get("cells", []), 1):
                yield node("Cell", f"{record['id']}.{number}", {**cell, "block": record["id"]}, ["block"])
            for item in record.get("items", []):
                yield node("Work", item["id"], {**item, "citation": record["id"]}, ["citation", "refers_to"])
    for number, run in enumerate(knowledge["runs"], 1):
        yield node("Run", f"run{number}", run, ["sentence"])
    for number, record in enumerate(knowledge["diagnostics"], 1):
        yield node("Diagnostic", f"diagnostic{number}", record, [])
