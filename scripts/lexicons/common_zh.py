# SPDX-License-Identifier: Apache-2.0
"""lexicons/common_zh.tsv: common Chinese words of two and three characters from the word list of jieba: a name that only its characters tell
stands between such words, and none of them lies in it or across its edges (stages/mentions).

Words that the list classes as names are left out where they are rare, and where all their characters write the sounds of foreign names: those
are parts of names. Of words of three characters only those that hold no shorter one are needed.
"""

from __future__ import annotations

import chinese
from chinese_names import LICENCE, SOURCE, words
from lexicon import OUT, Lexicon

COUNTED = {2: 50, 3: 100}
# Words that are counted less (type `rare_word`) tell where a name begins and ends, and no more.
RARE = 20
# By their class in jieba: names of persons, places, and others. Many words are classed so by mistake; those that are counted often are words.
NAMES = {'nr': 60, 'nrt': 60, 'nrfg': 60, 'nz': 20}
NEVER = ('ns', 'nt')


def characters(kind: str) -> frozenset[str]:
    rows = (line.split('\t') for line in (OUT / 'name_shapes.tsv').read_text(encoding='utf-8').split('\n'))
    return frozenset(row[0] for row in rows if len(row) > 2 and row[2] == kind)


def generate() -> dict[str, str]:
    found = Lexicon()
    sounds = characters('shape_sound')
    dropped = characters('shape_no_word')
    kept: set[str] = set()
    rare: set[str] = set()
    common: set[str] = set()
    for word, count, kind in sorted(words(), key=lambda row: len(row[0])):
        if len(word) not in COUNTED or kind in NEVER or word in dropped:
            continue
        if count < COUNTED[len(word)]:
            if len(word) == 2 and count >= RARE and kind not in NAMES and not sounds.issuperset(word):
                rare.add(word)
            continue
        if kind in NAMES and (len(word) > 2 or count < NAMES[kind] or sounds.issuperset(word)):
            continue
        if len(word) == 3 and (word[:2] in kept and word[1:] in kept):
            continue
        kept.add(word)
        for form in {word, chinese.traditional(word)}:
            found.add(form, 'zh', 'word', '1')
            common.add(form)
    for word in sorted(rare):
        for form in {word, chinese.traditional(word)} - common:
            found.add(form, 'zh', 'rare_word', '1')
    return {'common_zh.tsv': found.text('Common Chinese words of two and three characters, between which names stand', SOURCE, LICENCE, 'common_zh.py')}
