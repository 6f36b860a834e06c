# SPDX-License-Identifier: Apache-2.0
"""What every generator shares: a row, the form of a file, and the hand tables.

A hand table (tables/<topic>.tsv) has one entity or word a line, with all its spellings:

    id  type  attributes  any  ko  ru  zh  en

Spellings in a cell stand apart by '; ', the main one first. One spelling may carry attributes of its own:
달러{default=1}. Russian cells carry the markup of russian.py, Chinese ones the simplified spelling (the
traditional one is added). Directives in the head say how a table's spellings grow:

    # ru: both animate      singular and plural; the accusative of a living being      (default: sg)
    # ru: both few          what stands behind two, three and four too (квадратных метра)
    # ru: person            every word of a personal name declines
    # ru: as-is             the cell holds the forms themselves
    # en: plural            English plurals too
    # case: initial         a capital first letter too, for words that may begin a sentence (ru, en)
    # case: lower           lower case too, for offices written Minister and minister (en)

A Russian spelling after ! is one form as it stands, after ^ an adjective in all genders; an English one after !
takes no plural and no other case.
"""

from __future__ import annotations

import pathlib
import re
import unicodedata

import chinese
import english
import russian

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / 'lexicons'
COLUMNS = 'surface\tlang\ttype\tid\tattributes'
OWN_SOURCE = 'own knowledge of usage'
OWN_LICENCE = 'Apache-2.0'
FIELDS = ('id', 'type', 'attributes', 'any', 'ko', 'ru', 'zh', 'en')


def common_words() -> frozenset[str]:
    """Korean names that are also common words (ambiguous_ko.tsv)."""
    lines = (HERE / 'ambiguous_ko.tsv').read_text(encoding='utf-8').split('\n')
    return frozenset(lines[lines.index('surface') + 1:]) - {''}


COMMON_KO = common_words()


# The instrumental of a town in -ск is also an adjective (в Томском университете): rules find it behind its prepositions.
TOWN_OR_ADJECTIVE = re.compile('[А-ЯЁ][а-яё]+[сц]ком')


class Lexicon:
    """Rows of one file; a later row of the same key adds its attributes."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str, str, str], dict[str, str]] = {}

    def add(self, surface: str, lang: str, kind: str, ident: str, attributes: str = '') -> None:
        surface = unicodedata.normalize('NFC', surface).strip()
        if not surface:
            raise ValueError(f'empty surface for {ident}')
        if lang == 'ru' and kind == 'LOC/city' and TOWN_OR_ADJECTIVE.fullmatch(surface):
            return
        row = self.rows.setdefault((surface, lang, kind, ident), {})
        if lang == 'ko' and kind[0].isupper() and surface in COMMON_KO:
            row['ambiguous'] = '1'
        for pair in attributes.split(';'):
            if pair:
                key, _, value = pair.partition('=')
                row.setdefault(key, value)

    def text(self, title: str, source: str, licence: str, script: str) -> str:
        head = [f'# {title}; generated, do not edit: run scripts/lexicons/generate', f'# source: {source}',
                f'# licence: {licence}', f'# generated: scripts/lexicons/{script}', COLUMNS]
        body = []
        for key in sorted(self.rows, key=lambda k: tuple(p.encode() for p in k)):
            attributes = ';'.join(f'{k}={v}' for k, v in sorted(self.rows[key].items()))
            body.append('\t'.join(key + (attributes,)))
        return '\n'.join(head + body) + '\n'


def read_table(name: str) -> tuple[dict[str, list[str]], list[dict[str, str]]]:
    """Directives and rows of tables/<name>.tsv; a mistake names its line."""
    path = HERE / 'tables' / f'{name}.tsv'
    directives: dict[str, list[str]] = {}
    rows = []
    for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
        if line.startswith('# ') and ': ' in line:
            key, _, value = line[2:].partition(': ')
            directives.setdefault(key, []).extend([value] if key in ('title', 'source', 'licence') else value.split())
        elif line and not line.startswith('#'):
            cells = line.split('\t')
            if cells[0] == 'id' and cells[1:2] == ['type']:
                if tuple(cells) != FIELDS:
                    raise SystemExit(f'{path}:{number}: columns are {" ".join(FIELDS)}')
                continue
            if len(cells) != len(FIELDS):
                raise SystemExit(f'{path}:{number}: {len(cells)} cells, not {len(FIELDS)}')
            rows.append(dict(zip(FIELDS, cells)) | {'line': str(number)})
    return directives, rows


def spellings(cell: str) -> list[tuple[str, str]]:
    """(spelling, attributes) of a cell."""
    out = []
    for part in cell.split('; '):
        part = part.strip()
        if part:
            m = re.fullmatch(r'(.+?)\{([^{}]*=[^{}]*)\}', part)
            out.append((m.group(1), m.group(2).replace(',', ';')) if m else (part, ''))
    return out


def join(*attributes: str) -> str:
    return ';'.join(a for a in attributes if a)


def initial(form: str) -> str:
    return form[0].upper() + form[1:]


def expand_ko(text: str) -> list[str]:
    """With the spaces as written, and without: 파푸아 뉴기니, 파푸아뉴기니."""
    return [text, text.replace(' ', '')] if ' ' in text else [text]


def expand_ru(text: str, options: list[str], capital: bool) -> list[str]:
    if 'as-is' in options or text.startswith('=') and ' ' not in text:
        out = russian.with_ye([text.lstrip('=')])
    elif text.startswith('^'):
        out = russian.with_ye(sorted({f for row in russian.adjective(text[1:]).values() for f in row}))
    elif 'person' in options:
        out = russian.person(text)
    else:
        out = russian.forms(text, 'both' if 'both' in options else 'sg', 'animate' in options)
        if 'few' in options:
            out += [form for form in russian.paucal(text) if form not in out]
    return out + [initial(f) for f in out] if capital else out


def expand_zh(text: str) -> list[str]:
    hant = chinese.traditional(text)
    return [text] if hant == text else [text, hant]


def expand_en(text: str, plural: bool, capital: bool, lower: bool) -> list[str]:
    out = [text] + ([english.plural(text)] if plural else [])
    if lower:
        out += [f.lower() for f in out if not any(w.isupper() and len(w) > 1 for w in f.split())]
    return out + [initial(f) for f in out] if capital else out


def family_of(text: str, others: list[str], lang: str) -> str:
    """The shorter spelling that a full name ends with (Putin, 푸틴, 普京), or in ko and zh begins with (安倍)."""
    for other in others:
        if other != text and len(other) > 1 and (
                text.endswith((' ' + other, '·' + other)) or
                lang in ('ko', 'zh') and re.match(re.escape(other) + ('(?= )' if lang == 'ko' else ''), text)):
            return other
    return ''


def add_table(lexicon: Lexicon, name: str) -> dict[str, list[str]]:
    """Adds the expanded rows of a hand table; returns its directives."""
    directives, rows = read_table(name)
    cases = directives.get('case', [])
    for row in rows:
        def add(form: str, lang: str, own: str) -> None:
            family = family_of(form, names[lang], lang) if row['type'] == 'PER' else ''
            lexicon.add(form, lang, row['type'], row['id'],
                        join(row['attributes'], own, family and f'family={family}'))

        names = {lang: [s.lstrip('=!').removesuffix(':f').removesuffix(':m') for s, _ in spellings(row[lang])]
                 for lang in ('any', 'ko', 'ru', 'zh', 'en')}

        for text, own in spellings(row['any']):
            add(text, 'any', own)
        for text, own in spellings(row['ko']):
            for form in expand_ko(text):
                add(form, 'ko', own)
        for text, own in spellings(row['ru']):
            options = directives.get('ru', [])
            if text.startswith('!'):
                text, options = text[1:], ['as-is']
            for form in expand_ru(text, options, 'initial' in cases and '.' not in text):
                add(form, 'ru', own)
        for text, own in spellings(row['zh']):
            for form in expand_zh(text):
                add(form, 'zh', own)
        for text, own in spellings(row['en']):
            whole = text.startswith('!')
            for form in expand_en(text.lstrip('!'), 'plural' in directives.get('en', []) and not whole,
                                  'initial' in cases and not whole, 'lower' in cases and not whole):
                add(form, 'en', own)
    return directives
