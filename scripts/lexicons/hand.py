# SPDX-License-Identifier: Apache-2.0
"""The lists that come whole from a hand table of the same name: lexicons/<topic>.tsv from tables/<topic>.tsv."""

from __future__ import annotations

from lexicon import HERE, OWN_LICENCE, OWN_SOURCE, Lexicon, add_table

# Tables that another generator adds to data of Unicode.
MIXED = {'countries', 'subdivisions', 'cities', 'currencies', 'months', 'weekdays', 'eras'}


def generate() -> dict[str, str]:
    files = {}
    for path in sorted((HERE / 'tables').glob('*.tsv')):
        if path.stem in MIXED:
            continue
        lexicon = Lexicon()
        directives = add_table(lexicon, path.stem)
        files[f'{path.stem}.tsv'] = lexicon.text(
            directives['title'][0], directives.get('source', [OWN_SOURCE])[0],
            directives.get('licence', [OWN_LICENCE])[0],
            f'hand.py from tables/{path.stem}.tsv')
    return files
