#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates knowledge files against the schema, and checks what a schema cannot say.

usage: validate_schema.py FILE...    (.jsonl files hold one knowledge file, or {"id", "error"}, a line)

Beyond the schema: ids count from 1 in order, lists are sorted by span, references point at something, spans lie within
the text. Needs Debian's python3-jsonschema, which shares no code with the program.
"""
import json
import os
import sys
from pathlib import Path

import jsonschema

SOURCE_DIR = Path(os.environ.get("SAGWAN_SOURCE_DIR", Path(__file__).resolve().parents[2]))
SCHEMA = json.loads((SOURCE_DIR / "docs/schema/knowledge-1.schema.json").read_text(encoding="utf-8"))
LISTS = {"blocks": "b", "sentences": "s", "mentions": "m", "entities": "e", "times": "t",
         "quantities": "q", "citations": "c", "relations": "r"}
REFERENCES = [("blocks", "parent", "blocks"), ("sentences", "block", "blocks"),
              ("runs", "sentence", "sentences"), ("mentions", "entity", "entities"),
              ("mentions", "roles", "mentions"), ("entities", "mentions", "mentions"),
              ("relations", "subject", "entities"), ("relations", "object", "entities"),
              ("relations", "organisation", "entities"), ("relations", "times", "times"),
              ("relations", "evidence", "sentences"), ("relations", "citations", "citations")]


def spans_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "span":
                yield inner
            elif key in ("parts", "calls"):
                yield from inner
            else:
                yield from spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_of(inner)


def beyond_schema(knowledge):
    known = {name: {record["id"] for record in knowledge[name]} for name in LISTS}
    for name, letter in LISTS.items():
        for number, record in enumerate(knowledge[name], 1):
            if record["id"] != f"{letter}{number}":
                yield f"{name}: {record['id']} stands where {letter}{number} should"
    for name in [*LISTS, "runs"]:
        spans = [record["span"] for record in knowledge[name] if "span" in record]
        if spans != sorted(spans):
            yield f"{name}: not sorted by span"
    for name, field, target in REFERENCES:
        for record in knowledge[name]:
            value = record.get(field, [])
            for reference in value if isinstance(value, list) else [value]:
                if reference not in known[target]:
                    yield f"{name}: {field} {reference} is nowhere"
    for time in knowledge["times"]:
        if time.get("anchor", "document") not in known["times"] | {"document"}:
            yield f"times: anchor {time['anchor']} is nowhere"
    items = {item["id"]: item for citation in knowledge["citations"] for item in citation["items"]}
    for item in items.values():
        target = item.get("refers_to")
        if target is not None and (target not in items or items[target].get("ibid")):
            yield f"citations: {item['id']} refers to {target}, which is no full item"
    length = knowledge["document"]["text_length"]
    for begin, end in spans_of(knowledge):
        if not 0 <= begin <= end <= length:
            yield f"span [{begin}, {end}] is outside of the text"


def problems(knowledge):
    """Every mistake of one knowledge file, as text."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}"
             for e in validator.iter_errors(knowledge)]
    return found or list(beyond_schema(knowledge))


def documents(path):
    text = Path(path).read_text(encoding="utf-8")
    if not path.endswith(".jsonl"):
        yield path, json.loads(text)
        return
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        knowledge = json.loads(line)
        if "error" not in knowledge:
            yield f"{path}:{number}", knowledge


def main(paths):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    wrong = 0
    for path in paths:
        for place, knowledge in documents(path):
            for problem in problems(knowledge):
                print(f"{place}: {problem}")
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
