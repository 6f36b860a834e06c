# SPDX-License-Identifier: Apache-2.0
"""lexicons/sound_weights.tsv: how much each Hangul syllable speaks for a foreign name: ten times the logarithm of its share in the foreign
names of the project's lists over its share in Korean words (stages/mentions/sound_words.h).

The words are those of Tesseract's list that are none of the names. Foreign names and loan words that the lists lack stand among them: words
that the first count takes for words of sounds are left out of a second.
"""

from __future__ import annotations

import collections
import math
import re

import words_ko
from lexicon import OUT, Lexicon

# The types of foreign names by list, given and family names and towns; None: all.
LISTS: dict[str, frozenset[str] | None] = {
    'cities_world': None,
    'family_names': frozenset({'family_alone', 'family_first', 'family_last', 'family_sure'}),
    'family_world': None,
    'given_names': None,
    'given_world': None,
}
WORD = re.compile('[가-힣]{2,}')
# Of a word of sounds (kLeastSound of sound_words.h).
LEAST_OF_WORD = 20
# A syllable that stands so often in names and words together says something, as does one that no word has.
LEAST_PLACES = 3
SYLLABLES = 2000  # that are in use
MOST = 100


def foreign_names() -> set[str]:
    found = set()
    for name, kinds in LISTS.items():
        for line in (OUT / f'{name}.tsv').read_text(encoding='utf-8').split('\n'):
            row = line.split('\t')
            if len(row) > 2 and row[1] == 'ko' and (kinds is None or row[2] in kinds):
                found.update(WORD.findall(row[0]))
    return found


class Shares:
    """How often each syllable stands in some words; one that does not is taken to stand once."""

    def __init__(self, words: set[str]) -> None:
        self.places = collections.Counter(syllable for word in words for syllable in word)
        self.all = sum(self.places.values()) + SYLLABLES

    def of(self, syllable: str) -> float:
        return (self.places[syllable] + 1) / self.all


def weight(syllable: str, names: Shares, words: Shares) -> int:
    value = round(10 * math.log(names.of(syllable) / words.of(syllable)))
    return max(-MOST, min(MOST, value))


def generate() -> dict[str, str]:
    foreign = foreign_names()
    plain = {word for word in words_ko.words() if WORD.fullmatch(word)} - foreign
    names = Shares(foreign)
    words = Shares(plain)
    words = Shares({word for word in plain if sum(weight(s, names, words) for s in word) < LEAST_OF_WORD})
    found = Lexicon()
    for syllable in {*names.places, *words.places}:
        if names.places[syllable] + words.places[syllable] >= LEAST_PLACES or words.places[syllable] == 0:
            found.add(syllable, 'ko', 'sound_weight', str(weight(syllable, names, words)))
    return {'sound_weights.tsv': found.text(
        'How much each Hangul syllable speaks for a foreign name: ten times the logarithm of its share in foreign names over that in words',
        f'{words_ko.SOURCE.split(";")[0]}; names: the lists {", ".join(sorted(LISTS))}', 'Apache-2.0 AND CC-BY-4.0 AND MIT', 'sound_weights.py')}
