# SPDX-License-Identifier: Apache-2.0
"""lexicons/currencies.tsv: names of living currencies from CLDR, and the hand table's symbols and usual words."""

from __future__ import annotations

import re
import unicodedata

import cldr
from lexicon import Lexicon, add_table, expand_ko, expand_ru, expand_en


# Codes that are also words or other abbreviations (TOP 10, COP 28, SDG 7): only an amount in thousands or millions
# makes money of them.
WORDS = frozenset(('ALL', 'ANG', 'AOA', 'BAM', 'BMD', 'BOB', 'COP', 'CUP', 'CVE', 'DOP', 'ERN', 'MDL', 'MOP', 'PAB', 'SCR',
                   'SDG', 'SOS', 'SSP', 'STN', 'TOP', 'WST'))


# Signs of more than one letter, as the press of their countries or of the world's markets prints them before a number.
SIGNS = frozenset(('CN¥', 'DKr', 'E£', 'Ft', 'JP¥', 'Kč', 'L£', 'NKr', 'RMB¥', 'Rmb', 'SFr', 'SKr', 'TL', 'zł'))


# Currencies that took over the name of another since this CLDR: the new leone of Sierra Leone (2022).
RENAMED = {'SLL': 'SLE'}


def markup(name: str) -> str:
    """Words in -о, -е, -оа do not change (песо, тенге), those in -ь are masculine (рубль)."""
    words = name.split(' ')
    for i, word in enumerate(words):
        if word.endswith(('о', 'е', 'оа')) and i == len(words) - 1:
            words[i] = '=' + word
        elif word.endswith('ь'):
            words[i] = word + ':m'
    return ' '.join(words)


def russian_forms(name: str) -> list[str]:
    """The name in all cases; the place in its end (эскудо Кабо-Верде) has its own."""
    if '-' not in name:
        return expand_ru(markup(name), ['both', 'few'], True)
    head = next((i for i, word in enumerate(name.split(' ')) if word[0].isupper()), 0)
    words = name.split(' ')
    if head == 0:
        return [name]
    return [' '.join([form] + words[head:]) for form in expand_ru(markup(' '.join(words[:head])), ['both', 'few'], True)]


def add_nouns(lexicon: Lexicon) -> None:
    """What a Russian rule looks for: signs, codes, and the noun at the end of a name (рублей, долларов США), which an
    adjective may stand before; the names themselves, in all cases, would be a pattern of 60,000 instructions."""
    words = set()
    for surface, lang, kind, _ in list(lexicon.rows):
        if kind != 'currency' or lang != 'ru':
            continue
        parts = surface.split(' ')
        tail = next((i for i, part in enumerate(parts[1:], 1) if part in ('США', 'стерлингов', 'заимствования')), None)
        word = ' '.join(parts[max(tail - 1, 0):]) if tail else parts[-1]
        if word[0].islower():
            words.add(word)
    for word in words:
        lexicon.add(word, 'ru', 'currency_noun', 'noun')


def add_full(lexicon: Lexicon) -> None:
    """Russian names that are more than an adjective and a noun: долларов Намибии, новых израильских шекелей."""
    usual = re.compile('(?:[а-яё-]{2,}[сцз]к(?:их|ого|ий|ая|ой|ие|ому|им|ими|ую|ом) )?[а-яё]+(?: США| стерлингов| заимствования)?')
    for surface, lang, kind, code in list(lexicon.rows):
        if kind == 'currency' and lang == 'ru' and surface[0].islower() and ' ' in surface and not usual.fullmatch(surface):
            lexicon.add(surface, 'ru', 'currency_full', code)


def add_signs(lexicon: Lexicon, living: set[str]) -> None:
    """What rules look for before a number: signs of one currency (a bare $ and ¥ are each language's own), and codes, apart
    from those that are words too. A sign that CLDR gives one living currency alone is that currency's."""
    owners: dict[str, set[str]] = {}
    for code, what, sign in cldr.currencies('en'):
        if what == 'symbol' and len(sign) == 1 and unicodedata.category(sign) == 'Sc' and code in living:
            owners.setdefault(sign, set()).add(code)
    for sign, codes in owners.items():
        if len(codes) == 1 and not any(row[:3] == (sign, 'any', 'currency') for row in lexicon.rows):
            lexicon.add(sign, 'any', 'currency', codes.pop())
    for (surface, lang, kind, code), attributes in list(lexicon.rows.items()):
        if lang != 'any' or kind != 'currency':
            continue
        if surface in SIGNS or len(surface) == 1 and unicodedata.category(surface) == 'Sc' and surface not in '$¢¥':
            lexicon.add(surface, 'any', 'currency_sign', code, ';'.join(f'{k}={v}' for k, v in attributes.items()))
        elif re.fullmatch('[A-Z]{3}', surface):
            lexicon.add(surface, 'any', 'currency_code_word' if surface in WORDS else 'currency_code', code)


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    living = {e.get('iso4217') for region in cldr.root('supplemental/supplementalData.xml').iterfind('.//currencyData/region')
              for e in region.iterfind('currency') if not e.get('to') and e.get('tender') != 'false'}
    for lang, locale in cldr.LOCALES:
        for code, what, name in cldr.currencies(locale):
            if code not in living or what == 'symbol' or re.search(r'[(（\d]', name):
                continue
            if lang == 'ko':
                forms = expand_ko(name)
            elif lang == 'ru':
                forms = russian_forms(name) if what == 'name' else [name]
            elif lang == 'en':
                forms = expand_en(name, False, True, True)
            else:
                forms = [name]
            for form in forms:
                lexicon.add(form, lang, 'currency', RENAMED.get(code, code))
    for code in sorted(living.union(RENAMED.values())):
        lexicon.add(code, 'any', 'currency', code, 'code=1')
    add_table(lexicon, 'currencies')
    add_nouns(lexicon)
    add_full(lexicon)
    add_signs(lexicon, living)
    return {'currencies.tsv': lexicon.text('Currencies: names, usual words and symbols, by ISO 4217', cldr.MIXED_SOURCE,
                                           cldr.MIXED_LICENCE, 'currencies.py')}
