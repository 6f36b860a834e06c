# SPDX-License-Identifier: Apache-2.0
"""lexicons/family_world.tsv: family names, from the word lists of Faker (Debian python3-fake-factory) and family_more.tsv.

Names that are also words (family_words.tsv), names of places and bodies, and given names of our own list are left out:
a word with a capital before such a family name is a given name.
"""

from __future__ import annotations

import re

import faker_names
import geonames
from lexicon import HERE, Lexicon

SOURCE = 'Faker 0.9.3 (Debian python3-fake-factory 0.9.3-2), names of its person providers; own knowledge of usage'
LICENCE = 'MIT AND Apache-2.0'
# A rule may begin with so many words (pipeline/rules/first_strings.cpp), so the list is parted by first letters.
PARTS = ('AÁÅÄB', 'CČÇDEÉF', 'GHIÍJ', 'KLŁ', 'MN', 'RSŚŠ', 'TUÚVWXYZŽ', 'OÓÖPQ')
SHAPE = re.compile('[A-ZÀ-Ž][a-zà-ž]{3,}(?:[A-Z][a-zà-ž]+)?')


def words(name: str) -> set[str]:
    return set((HERE / name).read_text(encoding='utf-8').split('\n'))


def generate() -> dict[str, str]:
    surfaces, _ = geonames.taken()
    left_out = words('family_words.tsv') | {row[0] for row in (line.split('\t') for line in geonames.lines_of_others())
                                            if row[1:3] == ['en', 'given']}
    more = {w for w in words('family_more.tsv') if w and not w.startswith('#')} - {'surface'}
    found = Lexicon()
    for name in sorted({n for n in faker_names.family() if n not in left_out and ('en', n) not in surfaces} | more):
        if SHAPE.fullmatch(name):
            part = next((i for i, letters in enumerate(PARTS, 1) if name[0] in letters), 0)
            if part:
                found.add(name, 'en', f'family_{part}', 'family-' + name.lower())
    return {'family_world.tsv': found.text('Family names that are no words and no places', SOURCE, LICENCE,
                                           'family_world.py')}
