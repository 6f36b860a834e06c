# SPDX-License-Identifier: Apache-2.0
"""lexicons/common_en.tsv: common English words in small letters from SCOWL: a name that only its capital tells is none of them (stages/mentions).

Names of the project's own lists are left in: a word that is also a name is one only inside a sentence, where its capital says so.
"""

from __future__ import annotations

import pathlib
import re

from lexicon import Lexicon

WORDS = pathlib.Path('/usr/share/dict/american-english')
SOURCE = 'SCOWL 2020.12.07, size 60 (Debian wamerican 2020.12.07-2), copyright 2000-2018 Kevin Atkinson and others named in its README'
LICENCE = 'SCOWL (BSD-like; its parts are in the public domain or free for any use with this notice)'
SHAPE = re.compile('[a-z]{2,14}')
# British spellings, which the list lacks.
BRITISH = ((r'or(|s|ed|ing|er|ers|al|ite|ites|able|hood|hoods)$', r'our\1'), (r'iz(e|es|ed|ing|er|ers|ation|ations|ational)$', r'is\1'),
           (r'yz(e|es|ed|ing)$', r'ys\1'), (r'ter(|s)$', r'tre\1'), (r'el(ed|ing|er|ers)$', r'ell\1'), (r'ense(|s)$', r'ence\1'))


def generate() -> dict[str, str]:
    found = Lexicon()
    words = {w for w in WORDS.read_text(encoding='utf-8').split('\n') if SHAPE.fullmatch(w)}
    for word in sorted(words):
        found.add(word, 'en', 'word', '1')
        for american, british in BRITISH:
            form = re.sub(american, british, word)
            if form != word and SHAPE.fullmatch(form):
                found.add(form, 'en', 'word', '1')
    return {'common_en.tsv': found.text('Common English words, by which a capital at the beginning of a sentence is known for no name', SOURCE, LICENCE,
                                        'common_en.py')}
