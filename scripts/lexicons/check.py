#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks lexicons/*.tsv: head, columns, NFC, order, uniqueness, script against language, ids, and that SOURCES.md says what
the heads say; exits 1 on a mistake."""

from __future__ import annotations

import pathlib
import re
import sys
import unicodedata

import lexicon
import sources

TYPES = {'LOC/country', 'LOC/region', 'LOC/city', 'LOC/water', 'LOC/site', 'ORG/government', 'ORG/military',
         'ORG/party', 'ORG/international', 'ORG/company', 'ORG/media', 'ORG/academic', 'ORG/committee', 'ORG', 'PER',
         'TITLE', 'EVENT', 'LAW', 'PRODUCT', 'PROJECT'}
LANGS = {'ko', 'ru', 'zh', 'en', 'any'}
SCRIPTS = {'HANGUL': 'ko', 'CYRILLIC': 'ru', 'CJK': 'zh', 'LATIN': 'en'}
# Hangul may stand with Latin or Han letters (美달러, 20피트, UN안보리); others only with their own.
MIXED = {'ko': {'ko', 'en', 'zh'}, 'ru': {'ru', 'en'}, 'zh': {'zh', 'en'}, 'en': {'en'}, 'any': {'en'}}


def scripts(text: str) -> set[str]:
    found = set()
    for c in text:
        if unicodedata.category(c)[0] == 'L':
            name = unicodedata.name(c, '')
            for word, lang in SCRIPTS.items():
                if name.startswith(word):
                    found.add(lang)
    return found


def check(path: pathlib.Path) -> list[str]:
    raw = path.read_bytes()
    mistakes = []

    def bad(line: int, what: str) -> None:
        mistakes.append(f'lexicons/{path.name}:{line}: {what}')

    if raw.startswith(b'\xef\xbb\xbf') or b'\r' in raw or not raw.endswith(b'\n'):
        bad(1, 'must be UTF-8 without BOM, with LF line ends and a final one')
    text = raw.decode('utf-8')
    if unicodedata.normalize('NFC', text) != text:
        bad(1, 'is not NFC')
    lines = text.split('\n')[:-1]
    head = [n for n, line in enumerate(lines) if line == lexicon.COLUMNS]
    if len(head) != 1:
        bad(1, 'needs the column line ' + lexicon.COLUMNS.replace('\t', ' '))
        return mistakes
    comments = lines[:head[0]]
    if not comments or not all(c.startswith('# ') for c in comments):
        bad(1, 'starts with lines "# "')
    for key in ('# source: ', '# licence: '):
        if not any(c.startswith(key) for c in comments):
            bad(1, f'has no line "{key}"')
    if any(c.startswith('# generated: ') for c in comments) and 'generated, do not edit' not in comments[0]:
        bad(1, 'is generated, and its first line must say so')
    previous = None
    for number, line in enumerate(lines[head[0] + 1:], head[0] + 2):
        cells = line.split('\t')
        if len(cells) != 5:
            bad(number, f'{len(cells)} columns, not 5')
            continue
        surface, lang, kind, ident, attributes = cells
        key = tuple(c.encode() for c in cells[:4])
        if previous is not None and key <= previous:
            bad(number, 'not sorted, or there twice')
        previous = key
        if not surface or surface != surface.strip() or '  ' in surface:
            bad(number, 'surface is empty, or has white space around or twice')
        if lang not in LANGS:
            bad(number, f'language {lang}')
        else:
            have = scripts(surface)
            if lang != 'any' and not have <= MIXED[lang] or have and lang != 'any' and lang not in have:
                bad(number, f'{surface} does not fit language {lang}')
        if kind[:1].isupper() and kind not in TYPES:
            bad(number, f'type {kind}')
        if not ident or ident != ident.strip():
            bad(number, 'no id')
        if kind == 'LOC/country' and not re.fullmatch('[A-Z]{2}', ident):
            bad(number, f'{ident} is not an alpha-2 code')
        if attributes and not all(re.fullmatch('[a-z_]+=[^=;]+', a) for a in attributes.split(';')):
            bad(number, f'attributes {attributes}')
    return mistakes


def main() -> int:
    paths = sorted(lexicon.OUT.glob('*.tsv'))
    mistakes = [m for path in paths for m in check(path)]
    if not mistakes:  # a list without its head has no row
        names = [*sources.ELSEWHERE, *(p.name for p in paths)]
        page = sources.page({name: (lexicon.OUT / name).read_text(encoding='utf-8') for name in names})
        if page != (lexicon.OUT / 'SOURCES.md').read_text(encoding='utf-8'):
            mistakes.append('lexicons/SOURCES.md: differs from the heads of the lists; scripts/lexicons/generate makes it')
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    if not mistakes:
        rows = sum(p.read_bytes().count(b'\n') for p in paths)
        print(f'{len(paths)} lists, {rows} lines, all well')
    return 1 if mistakes else 0


if __name__ == '__main__':
    sys.exit(main())
