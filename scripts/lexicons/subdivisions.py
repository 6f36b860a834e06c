# SPDX-License-Identifier: Apache-2.0
"""lexicons/subdivisions.tsv: ISO 3166-2 regions of the countries that such reports write about.

From CLDR, with the name without its class word as a short form, and the hand table's usual Korean and
Chinese spellings.
"""

from __future__ import annotations

import re

import chinese
import cities
import cldr
from lexicon import Lexicon, add_table, expand_ko, expand_ru, initial

COUNTRIES = {'RU', 'CN', 'KR', 'KP', 'KZ', 'KG', 'TJ', 'TM', 'UZ', 'BY', 'UA', 'MN', 'JP', 'US', 'DE', 'GE', 'AM',
             'CA', 'AU', 'IN', 'TW', 'PL'}
# Territories that are in countries.tsv, and codes that ISO has withdrawn.
SKIPPED = {'CN-TW', 'CN-HK', 'CN-MO', 'CN-71', 'CN-91', 'CN-92', 'US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-UM', 'US-VI'}
# Short forms that would catch common words.
UNSAFE = {'네이', '이란', '고', '아', '기', '오', '인도', '나라', '미에', '사가', '바이', '마', '호', '람', '추이', '오리', '오이', '추', '베', '도', '상', '하'}


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    for lang, locale in cldr.LOCALES:
        if locale == 'zh_Hant':
            continue
        for code, name in cldr.subdivisions(locale):
            if code[:2] not in COUNTRIES or code in SKIPPED or len(code) < 4 or any(c in name for c in '(（,:/') or re.search(r'\d', name):
                continue
            add_name(lexicon, lang, code, name)
    add_table(lexicon, 'subdivisions')
    names = {key[:2] for key in cities.cities().rows}
    for key, attributes in lexicon.rows.items():
        if key[:2] in names:
            attributes['city'] = '1'
    return {'subdivisions.tsv': lexicon.text('Regions of the first level, by ISO 3166-2', cldr.MIXED_SOURCE,
                                             cldr.MIXED_LICENCE, 'subdivisions.py')}


def add_name(lexicon: Lexicon, lang: str, code: str, name: str) -> None:
    kind = 'LOC/region'
    if lang == 'ko':
        if re.search('[A-Za-z一-鿿]', name):
            return
        for form in expand_ko(name):
            lexicon.add(form, lang, kind, code)
        short = re.sub(' (주|성|현|도|지방|시|자치주|구)$', '', name)
        if short != name and len(short) > 1 and short not in UNSAFE and ' ' not in short:
            lexicon.add(short, lang, kind, code, 'short=1')
    elif lang == 'ru':
        if re.search('[A-Za-z]', name) or '—' in name:
            return
        for form in russian_forms(code, name):
            lexicon.add(initial(form), lang, kind, code)
    elif lang == 'zh':
        if re.search('[A-Za-z]', name):
            return
        for form in {name, chinese.traditional(name), chinese.simplified(name)}:
            lexicon.add(form, lang, kind, code)
        short = re.sub('(省|市|州|府|县|自治区|边疆区|加盟共和国)$', '', name)
        if short != name and len(short) > 1:
            for form in {short, chinese.traditional(short), chinese.simplified(short)}:
                lexicon.add(form, lang, kind, code, 'short=1')
    elif not re.search('[^\x00-\u024f’]', name):
        lexicon.add(name, lang, kind, code)


def russian_forms(code: str, name: str) -> list[str]:
    words = name.split(' ')
    if len(words) == 1 and name[-1] in 'ое':
        return expand_ru('=' + name, [], False)
    if len(words) == 1 and name.endswith('ь') and code[:2] in ('CN', 'KR', 'KP', 'TW', 'VN'):
        return expand_ru(name + ':m', [], False) + expand_ru(name + ':f', [], False)
    if name.endswith('поль') or name == 'Тайвань':
        name += ':m'
    return expand_ru(name, [], False)
