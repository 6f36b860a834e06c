# SPDX-License-Identifier: Apache-2.0
"""English plurals of the names in the word lists."""

from __future__ import annotations

IRREGULAR = {'foot': 'feet', 'man': 'men', 'woman': 'women', 'child': 'children', 'person': 'people',
             'half': 'halves', 'penny': 'pence', 'century': 'centuries', 'chairman': 'chairmen',
             'spokesman': 'spokesmen', 'spokeswoman': 'spokeswomen', 'spokesperson': 'spokespersons'}


def plural(name: str) -> str:
    """Minister of Defence: Ministers of Defence; the head stands before of, for, to, per, or at the end."""
    words = name.split(' ')
    head = len(words) - 1
    for i, w in enumerate(words):
        if w in ('of', 'for', 'to', 'per', 'at', 'on', 'in') and i:
            head = i - 1
            break
    words[head] = _word(words[head])
    return ' '.join(words)


def _word(word: str) -> str:
    prefix, cut, core = word.rpartition('-')
    low = core.lower()
    if low in IRREGULAR:
        out = IRREGULAR[low]
        if core[0].isupper():
            out = out[0].upper() + out[1:]
    elif low.endswith(('s', 'x', 'z', 'ch', 'sh')):
        out = core + 'es'
    elif low.endswith('y') and low[-2:-1] not in 'aeiou':
        out = core[:-1] + 'ies'
    else:
        out = core + 's'
    return prefix + cut + out
