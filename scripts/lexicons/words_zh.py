# SPDX-License-Identifier: Apache-2.0
"""lexicons/words_zh.tsv: Chinese words of two characters of which the second is a family name (历史), from the word list of jieba: where such
a word stands, its second character begins no person (历史新高: no 史新高).
"""

from __future__ import annotations

import chinese
from chinese_names import LICENCE, SOURCE, words
from lexicon import OUT, Lexicon

COUNTED = 50
NAMES = ('nr', 'nrt', 'nrfg')


def family_names() -> frozenset[str]:
    rows = (line.split('\t') for line in (OUT / 'surnames.tsv').read_text(encoding='utf-8').split('\n'))
    return frozenset(row[0] for row in rows if len(row) > 4 and row[1:3] == ['zh', 'surname'] and len(row[0]) == 1 and
                     'naming=chinese' in row[4] and 'rare=1' not in row[4])


def generate() -> dict[str, str]:
    found = Lexicon()
    families = family_names()
    for word, count, kind in words():
        if len(word) != 2 or count < COUNTED or kind in NAMES or word[1] not in families:
            continue
        for form in {word, chinese.traditional(word)}:
            found.add(form, 'zh', 'family_within', '1')
    return {'words_zh.tsv': found.text('Words that end in a character that is also a family name', SOURCE, LICENCE, 'words_zh.py')}
