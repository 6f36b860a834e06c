# SPDX-License-Identifier: Apache-2.0
"""lexicons/given_world.tsv: given names of Europe and America, from the word lists of Faker (Debian python3-fake-factory).

Only literal tuples of its sources are read; nothing of it runs. Names that are also words (given_words.tsv) or names of places and bodies are
left out, and so are those of our own list.
"""

from __future__ import annotations

import ast
import pathlib
import re

import geonames
from lexicon import HERE, Lexicon

SOURCES = pathlib.Path('/usr/lib/python3/dist-packages/faker/providers/person')
SOURCE = 'Faker 0.9.3 (Debian python3-fake-factory 0.9.3-2), names of its person providers'
LICENCE = 'MIT'
LATIN = ('cs_CZ', 'de_AT', 'de_CH', 'de_DE', 'dk_DK', 'en_GB', 'en_NZ', 'en_US', 'es_ES', 'es_MX', 'et_EE', 'fi_FI', 'fr_CH', 'fr_FR',
         'hr_HR', 'hu_HU', 'it_IT', 'lt_LT', 'lv_LV', 'nl_NL', 'no_NO', 'pl_PL', 'pt_BR', 'pt_PT', 'ro_RO', 'sl_SI', 'sv_SE')
# A rule may begin with so many words (pipeline/rules/first_strings.cpp), so the list is parted by first letters.
PARTS = ('AB', 'CDE', 'FGHI', 'JK', 'LM', 'NOPQR', 'STUVWXYZ')
SHAPE = re.compile('[A-Z][a-zà-ž]{2,}(?:-[A-Z][a-zà-ž]+)?')


def given_names(locale: str) -> set[str]:
    """All strings of the literal tuples and lists of first names of a locale."""
    path = SOURCES / locale / '__init__.py'
    if not path.exists():
        raise SystemExit('no word lists of Faker: install python3-fake-factory')
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Assign) and any(
                isinstance(t, ast.Name) and t.id.startswith('first_names') for t in node.targets):
            names |= {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return names


def generate() -> dict[str, str]:
    surfaces, _ = geonames.taken()
    words = set((HERE / 'given_words.tsv').read_text(encoding='utf-8').split('\n'))
    ours = {(row[1], row[0]) for row in
            (line.split('\t') for line in geonames.lines_of_others() if '\tgiven\t' in line)}
    found = Lexicon()
    for name in sorted(set().union(*map(given_names, LATIN))):
        if SHAPE.fullmatch(name) and name not in words and ('en', name) not in surfaces | ours:
            part = next(i for i, letters in enumerate(PARTS, 1) if name[0] in letters)
            found.add(name, 'en', f'given_{part}', 'given-' + name.lower())
    return {'given_world.tsv': found.text('Given names of Europe and America, besides those of given_names.tsv', SOURCE, LICENCE,
                                          'given_world.py')}
