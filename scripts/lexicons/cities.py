# SPDX-License-Identifier: Apache-2.0
"""lexicons/cities.tsv: the time zones' cities of CLDR, and the hand table's cities; Russian in every case."""

from __future__ import annotations

import re

import cldr
from lexicon import Lexicon, add_table, expand_ko, expand_ru

# Zones named after a country, an island or a region, and those whose Korean name is a common word.
SKIPPED = re.compile(r'^(Etc|Antarctica|Arctic|Pacific|Indian)/|/(Hong_Kong|Macau|Kentucky|North_Dakota|Puerto_Rico|'
                     r'Jersey|Guernsey|Isle_of_Man|Cayman|Bermuda|Canary|Faeroe|Madeira|South_Georgia|Stanley|'
                     r'St_Helena|Curacao|Aruba|Anguilla|Antigua|Barbados|Belize|Dominica|Grenada|Guadeloupe|'
                     r'Guatemala|Guyana|Jamaica|Martinique|Monaco|Montserrat|Panama|St_|Luxembourg|Gibraltar|'
                     r'Djibouti|Bahrain|Brunei|Kuwait|Cape_Verde|El_Salvador|Costa_Rica|'
                     r'Singapore|Vatican|San_Marino|Qatar|Kamchatka|Sakhalin|Petersburg|Thule|Andorra|Malta)')


def cities() -> Lexicon:
    found = Lexicon()
    for lang, locale in cldr.LOCALES:
        for zone, name in cldr.exemplar_cities(locale):
            if SKIPPED.search(zone) or re.search('[,(（]', name):
                continue
            slug = slug_of(zone)
            for form in spelled(lang, name):
                found.add(form, lang, 'LOC/city', slug)
    # English names that CLDR leaves to the zone's id.
    for zone, _ in cldr.exemplar_cities('ko'):
        name = zone.rsplit('/', 1)[1].replace('_', ' ')
        if '/' in zone and not SKIPPED.search(zone) and re.fullmatch("[A-Z][A-Za-z '-]+", name):
            found.add(name, 'en', 'LOC/city', slug_of(zone))
    add_table(found, 'cities')
    return found


def generate() -> dict[str, str]:
    return {'cities.tsv': cities().text('Cities', cldr.MIXED_SOURCE, cldr.MIXED_LICENCE, 'cities.py')}


def slug_of(zone: str) -> str:
    slug = zone.rsplit('/', 1)[1].replace('_', '-').lower()
    return RENAMED.get(slug, slug)


def spelled(lang: str, name: str) -> list[str]:
    if lang == 'ko':
        return expand_ko(name)
    if lang != 'ru':
        return [name]
    if name[-1] in 'ое' or re.search('[A-Za-z]', name):
        return [name] if not re.search('[A-Za-z]', name) else []
    return expand_ru(name + ':m' if MASCULINE.search(name) else name, [], False)


MASCULINE = re.compile('(поль|виль|киль|пень|сель|дырь|мень)$(?<!Тюмень)')

# Zones under an older name of their city.
RENAMED = {'kiev': 'kyiv', 'calcutta': 'kolkata', 'saigon': 'ho-chi-minh', 'rangoon': 'yangon',
           'katmandu': 'kathmandu', 'godthab': 'nuuk', 'aqtau': 'aktau', 'zaporozhye': 'zaporizhzhia'}
