# SPDX-License-Identifier: Apache-2.0
"""What the tests of the exports share: the program, knowledge files that we have, and one that is made to break formats."""
import copy
import hashlib
import json
import os
import re
import subprocess
from pathlib import Path

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])
GOLDEN = sorted((HOME / "tests/golden").glob("*.json"))
CORPUS = HOME / "corpus"

# Each stands in every free text of the hostile knowledge file: astral characters, decomposed Hangul and Latin, line ends
# of three kinds, Hanja, quotes, tabs, markup, formulas, what ends a field in some format, bidirectional marks, control
# characters, and what is no character.
PIECES = ["\U0001F600 astral \U00020000", "\u1112\u1161\u11ab e\u0301", "a\r\nb\nc\rd", "大韓民國 尹", "say \"it\" 'so'", "tab\there",
          "<b>&amp;\"</b> ]]> <!-- -->", "=1+1", "+82 2", "-3 @x", "@SUM(A1)", "'quoted", "{brace} \\cmd % $ # _ ^ ~", "},\n@x{",
          "TY  - JOUR\nER  - ", "; | , :ID", "\u2028\u2029\u0085", " edges ", "\u202eright", "1\t_\t_", "</script>", "\uff1d1+1", "# text = x",
          "\x01\x0b\x0c\x1f\x7f \ufffe\uffff"]


def run(*arguments, stdin=None):
    return subprocess.run([SAGWAN, *map(str, arguments)], input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"), parse_float=str, parse_int=str)


def span(record):
    return tuple(int(one) for one in record["span"])


def hostile():
    """A knowledge file whose every free text is hostile, and whose spans are true of its own document.text."""
    finds = [f"{number}|{piece}" if piece[0] not in "=+-@'\uff1d " else piece for number, piece in enumerate(PIECES)]
    text, spans = "", []
    for find in finds:
        spans.append([len(text), len(text) + len(find)])
        text += find + " \n"
    nasty = "\n".join(PIECES)
    digest = hashlib.sha256(text.encode()).hexdigest()
    n = len(finds)
    parts = {"parts": [[spans[0][0], spans[0][0] + 2], [spans[0][0] + 2, spans[0][1]]]}  # of the first
    return {
        "format": "sagwan-knowledge", "version": "1.0",
        "generator": {"name": "sagwan", "version": "0.1.0", "config": nasty, "config_sha256": "0" * 64, "options": {"lang": "ko", "reference": nasty, "encoding": nasty}},
        "document": {"id": "hostile", "source": {"name": nasty, "media_type": "text/plain", "bytes": len(text.encode()),
                                                 "sha256": digest, "encoding": "UTF-8"},
                     "text_length": len(text), "text": text, "series": nasty, "number": {"volume": "=1", "issue": "2"},
                     "title": nasty, "subtitle": nasty, "date": "2024-12-30", "authors": PIECES, "publisher": nasty,
                     "languages": [{"lang": "ko", "share": 0.7500}, {"lang": "en", "share": 0.25}]},
        "blocks": [{"id": f"b{i + 1}", "kind": "paragraph", "level": 1, "marker": PIECES[i], "span": spans[i], "text": finds[i],
                    **({"parent": f"b{i}"} if i else {}), "page": 3, "box": [70.5, 60, 300.25, 82.75],
                    "cells": [{"span": spans[i], **({} if i else parts), "text": finds[i], "column": 0}]} for i in range(n)],
        "sentences": [{"id": f"s{i + 1}", "block": f"b{i + 1}", "span": spans[i], "text": finds[i], "lang": "ko"} for i in range(n)],
        "runs": [{"sentence": f"s{i + 1}", "span": spans[i], "lang": "ko"} for i in range(n)],
        "mentions": [{"id": f"m{i + 1}", "type": "PER" if i % 2 else "TITLE", "subtype": PIECES[i], "span": spans[i], "text": finds[i],
                      "lang": "ko", "entity": f"e{i + 1}", "link": "alias", "roles": [f"m{i}"] if i % 2 else [], "rule": PIECES[i]}
                     for i in range(n)],
        "entities": [{"id": f"e{i + 1}", "type": "PER" if i % 2 else "TITLE", "subtype": PIECES[i], "name": PIECES[i],
                      "names": {"ko": [PIECES[i]], "ru": [], "zh": [], "en": [PIECES[i], nasty]}, "ids": {"iso3166-1": "KR", "x": PIECES[i]},
                      "mentions": [f"m{i + 1}"]} for i in range(n)],
        "times": [{"id": f"t{i + 1}", "type": "DATE", "span": spans[i], "text": finds[i], "lang": "ko", "value": "2022-02-07",
                   "edtf": "2022-02-07", "mod": "APPROX", "begin": "2022-02-07", "end": "2022-02-08", "grain": "day",
                   "anchor": f"t{i}" if i else "document", "rule": PIECES[i]} for i in range(n)],
        "quantities": [{"id": f"q{i + 1}", "kind": "measure", "span": spans[i], **({} if i else parts), "text": finds[i], "lang": "ko", "value": 26.60, "unit": "t", "per": "[bbl_us]",
                        "point": True, "counter": PIECES[i], "mod": "APPROX", "of": PIECES[i], "direction": "up", "base": PIECES[i],
                        "rule": PIECES[i]} for i in range(n)],
        "citations": [{"id": f"c{i + 1}", "note": PIECES[i], "span": spans[i], "calls": [spans[i]], "sentences": ["s1"],
                       "items": [{"id": f"c{i + 1}.1", "span": spans[i], "type": "article-journal", "title": PIECES[i], "title_lang": "ko",
                                  "translated_title": PIECES[i], "authors": [PIECES[i], "B"], "container": PIECES[i],
                                  "publisher": PIECES[i], "date": "2023-09", "volume": PIECES[i], "number": PIECES[i], "pages": PIECES[i],
                                  "url": "https://example.org/" + PIECES[i], "accessed": "2024-01-02", "rule": PIECES[i]},
                                 {"id": f"c{i + 1}.2", "span": spans[i], "type": "article", "authors": [], "ibid": True, "pages": "7",
                                  "refers_to": f"c{i + 1}.1"}]}
                      for i in range(n)],
        "relations": [{"id": "r1", "type": "holds_office", "subject": "e2", "object": "e1", "organisation": "e3", "times": ["t1", "t2"],
                       "evidence": ["s1", "s2"], "citations": ["c1"]}],
        "diagnostics": [{"severity": "info", "code": "sum-differs", "message": nasty, "span": spans[0]},
                        {"severity": "info", "code": "sum-differs", "message": "=x"}],
    }


def write_hostile(folder):
    """hostile() as a file whose decimals keep their zeros; gives path and knowledge with numbers as strings."""
    text = json.dumps(hostile(), ensure_ascii=False).replace("26.6,", "26.60,").replace("0.75}", "0.7500}")
    path = Path(folder) / "hostile.json"
    path.write_text(text, encoding="utf-8")
    return path, load(path)


def demo_and_hostile(folder):
    """Pairs (path, knowledge): every accepted knowledge file, and the hostile one."""
    return [(path, load(path)) for path in GOLDEN] + [write_hostile(folder)]


def text_of(knowledge):
    """The source text as the knowledge file counts it."""
    if "text" in knowledge["document"]:
        return knowledge["document"]["text"]
    return (CORPUS / knowledge["document"]["source"]["name"]).read_bytes().decode("utf-8-sig")


def first_work(items, item):
    """The work that an item means, through Ibid. and repetitions; itself where it is neither."""
    by_id = {one["id"]: one for one in items}
    for _ in items:
        if "refers_to" not in item:
            break
        item = by_id[item["refers_to"]]
    return item


def without_quotes(text):
    return re.sub("[\"'\u2018\u2019\u201c\u201d]", "", text)


def copy_of(knowledge):
    return copy.deepcopy(knowledge)
