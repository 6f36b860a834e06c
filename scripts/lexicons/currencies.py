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
    return {'currencies.tsv': lexicon.text('Currencies: names, usual words and symbols, by ISO 4217', cldr.MIXED_SOURCE,
                                           cldr.MIXED_LICENCE, 'currencies.py')}
