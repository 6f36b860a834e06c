# SPDX-License-Identifier: Apache-2.0
"""lexicons/currencies.tsv: names of living currencies from CLDR, and the hand table's symbols and usual words."""

from __future__ import annotations

import re

import cldr
from lexicon import Lexicon, add_table, expand_ko, expand_ru, expand_en


def markup(name: str) -> str:
    """Words in -о, -е, -оа do not change (песо, тенге), those in -ь are masculine (рубль)."""
    words = name.split(' ')
    for i, word in enumerate(words):
        if word.endswith(('о', 'е', 'оа')) and i == len(words) - 1:
            words[i] = '=' + word
        elif word.endswith('ь'):
            words[i] = word + ':m'
    return ' '.join(words)


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
                forms = expand_ru(markup(name), ['both'], True) if what == 'name' and '-' not in name else [name]
            elif lang == 'en':
                forms = expand_en(name, False, True, True)
            else:
                forms = [name]
            for form in forms:
                lexicon.add(form, lang, 'currency', code)
    for code in sorted(living):
        lexicon.add(code, 'any', 'currency', code, 'code=1')
    add_table(lexicon, 'currencies')
    add_nouns(lexicon)
    return {'currencies.tsv': lexicon.text('Currencies: names, usual words and symbols, by ISO 4217', cldr.MIXED_SOURCE,
                                           cldr.MIXED_LICENCE, 'currencies.py')}
