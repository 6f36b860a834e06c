# SPDX-License-Identifier: Apache-2.0
"""lexicons/nouns_zh.tsv: Chinese nouns of two and three characters from the word list of jieba: what stands behind a number and its measure
word, where no space parts words (六艘 俄国 鱼雷艇).
"""

from __future__ import annotations

import chinese
from chinese_names import LICENCE, SOURCE, words
from lexicon import Lexicon

COUNTED = {'n': 150, 'vn': 800}
# By their kind in jieba: nouns, and verbs that are nouns too (a match, a test), which they are surely behind a measure word only.
TYPES = {'n': 'noun', 'vn': 'noun_of_verb'}
# Nouns of time and of place in sentences, which count nothing.
NO_THINGS = frozenset('时候 时期 时间 期间 方面 情况 目前 以来 以上 以下 之间 之后 之前 当地 部分 全国 全球 世界 本人 自己 大家 人们 左右 同时 上述 全部 全体 整个 合计'.split())


def generate() -> dict[str, str]:
    found = Lexicon()
    for word, count, kind in words():
        if not 2 <= len(word) <= 3 or kind not in TYPES or count < COUNTED[kind] or word in NO_THINGS:
            continue
        for form in {word, chinese.traditional(word)}:
            found.add(form, 'zh', TYPES[kind], '1')
    return {'nouns_zh.tsv': found.text('Nouns that may stand behind a number and its measure word', SOURCE, LICENCE, 'nouns_zh.py')}
