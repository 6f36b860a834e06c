# SPDX-License-Identifier: Apache-2.0
"""lexicons/months.tsv and weekdays.tsv: names from CLDR; Russian in every case, English with or without a point,
both in capitals too, as headings and decrees set them."""

from __future__ import annotations

import cldr
import russian
from lexicon import Lexicon, add_table, initial

DAYS = {'mon': '1', 'tue': '2', 'wed': '3', 'thu': '4', 'fri': '5', 'sat': '6', 'sun': '7'}


def generate() -> dict[str, str]:
    months, weekdays = Lexicon(), Lexicon()
    for lang, locale in cldr.LOCALES:
        fill(months, 'month', lang, cldr.months(locale), {str(i): str(i) for i in range(1, 13)})
        fill(weekdays, 'weekday', lang, cldr.days(locale), DAYS)
    add_table(months, 'months')
    add_table(weekdays, 'weekdays')
    return {
        'months.tsv': months.text('Names of the months, 1 to 12', cldr.MIXED_SOURCE, cldr.MIXED_LICENCE,
                                  'calendar_words.py'),
        'weekdays.tsv': weekdays.text('Names of the days of the week, Monday is 1', cldr.MIXED_SOURCE,
                                      cldr.MIXED_LICENCE, 'calendar_words.py'),
    }


def fill(lexicon: Lexicon, kind: str, lang: str, names: list, idents: dict[str, str]) -> None:
    for code, context, width, name in names:
        if width == 'narrow' or any(c.isdigit() for c in name):
            continue
        forms = [name]
        if lang == 'ru' and width == 'wide' and context == 'stand-alone':
            forms = russian.forms(russian_noun(name), 'both' if kind == 'weekday' else 'sg')
        if lang in ('ru', 'en'):
            forms += [initial(f) for f in forms]
        if lang == 'en' and width in ('abbreviated', 'short'):
            forms = [f for f in forms if len(f) > 2]
            forms += [f + '.' for f in forms if kind == 'weekday' or f != 'May']
        if lang == 'ko' and len(name) == 1:
            continue
        if lang in ('ru', 'en') and kind == 'month':
            forms += [f.upper() for f in forms]
        for form in forms:
            lexicon.add(form, lang, kind, idents[code])


def russian_noun(name: str) -> str:
    return {'июнь': 'июнь:m', 'июль': 'июль:m', 'апрель': 'апрель:m', 'февраль': 'февраль:m',
            'январь': 'январь:m'}.get(name, name + ':m' if name.endswith('ь') else name)
