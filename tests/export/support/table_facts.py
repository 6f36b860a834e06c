# SPDX-License-Identifier: Apache-2.0
"""Puts the rows of the tables together again, as a knowledge file with numbers as strings, to compare it with the one that
was exported. Rows are dictionaries of strings; what is absent is None."""


def drop_absent(record):
    return {key: value for key, value in record.items() if value is not None}


def span(row):
    return [row["span_begin"], row["span_end"]]


def grouped(rows, *keys):
    out = {}
    for row in rows:
        out.setdefault(tuple(row[key] for key in keys), []).append(row)
    for group in out.values():
        group.sort(key=lambda row: int(row["place"]) if "place" in row else 0)
    return out


def find(tables, document, name, key):
    """The records of a table in the order of their ids, without what other columns made of the span."""
    rows = [row for row in tables[name] if row["document"] == document]
    rows.sort(key=lambda row: [int(part) for part in row[key][1:].split(".")])
    parts = grouped([row for row in tables["parts"] if row["document"] == document], "record")
    out = []
    for row in rows:
        record = {column: value for column, value in row.items() if column not in ("document", "span_begin", "span_end", key)}
        record["id"] = row[key]
        if "span_begin" in row:
            record["span"] = span(row)
        if (row[key],) in parts:
            record["parts"] = [span(part) for part in parts[row[key],]]
        out.append(drop_absent(record))
    return out


def with_box(block):
    sides = [block.pop(f"box_{side}", None) for side in ("left", "top", "right", "bottom")]
    return {**block, **({"box": sides} if sides[0] is not None else {})}


def listed(tables, document, name, owner, value):
    rows = grouped([row for row in tables[name] if row["document"] == document], owner)
    return lambda record: [row[value] for row in rows.get((record["id"],), [])]


def knowledge(tables, document):
    [row] = [row for row in tables["documents"] if row["document"] == document]
    mine = lambda name: [r for r in tables[name] if r["document"] == document]
    places = lambda name: sorted(mine(name), key=lambda r: int(r["place"]))
    number = drop_absent({"volume": row["volume"], "issue": row["issue"]})
    out = {"format": "sagwan-knowledge", "version": row["knowledge_version"],
           "generator": {"name": "sagwan", "version": row["program_version"], "config": row["config"], "config_sha256": row["config_sha256"],
                         "options": drop_absent({key: row["option_" + key] for key in ("lang", "reference", "encoding")})},
           "document": drop_absent({"id": document, "source": {"name": row["source_name"], **{key: row[key] for key in
                                                               ("media_type", "bytes", "sha256", "encoding")}},
                                    "text": row["source_text"], "number": number or None,
                                    "authors": [r["author"] for r in places("document_authors")],
                                    "languages": [{"lang": r["lang"], "share": r["share"]} for r in places("document_languages")],
                                    **{key: row[key] for key in ("text_length", "series", "title", "subtitle", "date", "publisher")}})}
    parts = grouped(mine("parts"), "record")
    with_parts = lambda record, name: {**record, **({"parts": [span(p) for p in parts[name,]]} if (name,) in parts else {})}
    cells = grouped(mine("cells"), "block")
    out["blocks"] = [{**with_box(block), "cells": [with_parts({"span": span(r), "text": r["text"], "column": r["column_number"]},
                                                    f"{block['id']}.{r['place']}") for r in cells.get((block["id"],), [])]}
                     for block in find(tables, document, "blocks", "block")]
    out["sentences"] = find(tables, document, "sentences", "sentence")
    out["runs"] = [with_parts(drop_absent({"sentence": r["sentence"], "span": span(r), "lang": r["lang"]}), "run" + r["place"])
                   for r in places("runs")]
    roles = listed(tables, document, "mention_roles", "mention", "role")
    out["mentions"] = [{**m, "roles": roles(m)} for m in find(tables, document, "mentions", "mention")]
    out["entities"] = []
    names, ids = grouped(mine("entity_names"), "entity", "lang"), grouped(mine("entity_ids"), "entity")
    for entity in find(tables, document, "entities", "entity"):
        entity["names"] = {lang: [r["name"] for r in rows] for (owner, lang), rows in names.items() if owner == entity["id"]}
        entity["ids"] = {r["scheme"]: r["value"] for r in ids.get((entity["id"],), [])}
        entity["mentions"] = [m["id"] for m in out["mentions"] if m.get("entity") == entity["id"]]
        out["entities"].append(entity)
    out["times"] = []
    for time in find(tables, document, "times", "time"):
        if time.pop("anchored_to_document", None):
            time["anchor"] = "document"
        for new, old in (("begins", "begin"), ("ends", "end")):
            if new in time:
                time[old] = time.pop(new)
        out["times"].append(time)
    out["quantities"] = find(tables, document, "quantities", "quantity")
    for quantity in out["quantities"]:
        if "point" in quantity:
            quantity["point"] = True
    calls, authors = grouped(mine("citation_calls"), "citation"), listed(tables, document, "citation_authors", "item", "author")
    items = find(tables, document, "citation_items", "item")
    supported = listed(tables, document, "citation_sentences", "citation", "sentence")
    out["citations"] = []
    for citation in find(tables, document, "citations", "citation"):
        citation["calls"] = [span(r) for r in calls.get((citation["id"],), [])]
        if supported(citation):
            citation["sentences"] = supported(citation)
        citation["items"] = [{key: value for key, value in {**item, "authors": authors(item)}.items() if key != "citation"}
                             for item in items if item["citation"] == citation["id"]]
        for item in citation["items"]:
            if "ibid" in item:
                item["ibid"] = True
        out["citations"].append(citation)
    out["relations"] = find(tables, document, "relations", "relation")
    for field, name, value in (("times", "relation_times", "time"), ("evidence", "relation_evidence", "sentence"),
                               ("citations", "relation_citations", "citation")):
        of = listed(tables, document, name, "relation", value)
        for relation in out["relations"]:
            relation[field] = of(relation)
    out["diagnostics"] = [drop_absent({"severity": r["severity"], "code": r["code"], "message": r["message"],
                                       "span": span(r) if r["span_begin"] is not None else None}) for r in places("diagnostics")]
    return out


def without_empty_names(knowledge):
    """A language without names has no row, nor has a note that supports no sentence; ids of entities' mentions come from the mentions."""
    for citation in knowledge["citations"]:
        if not citation.get("sentences", True):
            del citation["sentences"]
    for entity in knowledge["entities"]:
        entity["names"] = {lang: names for lang, names in entity["names"].items() if names}
    return knowledge
