# SPDX-License-Identifier: Apache-2.0
"""lexicons/given_world.tsv: given names, from the word lists of Faker (Debian python3-fake-factory) and given_more.tsv.

Names that are also words (given_words.tsv) or names of places and bodies are
left out, and so are those of our own list.
"""

from __future__ import annotations

import re
import unicodedata

import faker_names
import geonames
from lexicon import HERE, Lexicon

SOURCE = 'Faker 0.9.3 (Debian python3-fake-factory 0.9.3-2), names of its person providers; own knowledge of usage'
LICENCE = 'MIT AND Apache-2.0'
# A rule may begin with so many words (pipeline/rules/first_strings.cpp), so the list is parted by first letters.
PARTS = ('AB', 'CDE', 'FGHI', 'JKUVWXYZ', 'LM', 'NOPQR', 'ST')
SHAPE = re.compile('[A-ZÀ-Ž][a-zà-ž]{2,}(?:-[A-Z][a-zà-ž]+)?')


def generate() -> dict[str, str]:
    surfaces, _ = geonames.taken()
    words = set((HERE / 'given_words.tsv').read_text(encoding='utf-8').split('\n'))
    more = {w for w in (HERE / 'given_more.tsv').read_text(encoding='utf-8').split('\n')[2:] if w}
    ours = {(row[1], row[0]) for row in
            (line.split('\t') for line in geonames.lines_of_others() if '\tgiven\t' in line)}
    found = Lexicon()
    for name in sorted({n for n in faker_names.given() if n[0] <= 'Z'} - words | more):
        if SHAPE.fullmatch(name) and ('en', name) not in surfaces | ours:
            first = unicodedata.normalize('NFD', name)[0].replace('Đ', 'D').replace('Ł', 'L').replace('Ø', 'O')
            part = next(i for i, letters in enumerate(PARTS, 1) if first in letters)
            found.add(name, 'en', f'given_{part}', 'given-' + name.lower())
    return {'given_world.tsv': found.text('Given names, besides those of given_names.tsv', SOURCE, LICENCE,
                                          'given_world.py')}
