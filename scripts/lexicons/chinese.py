# SPDX-License-Identifier: Apache-2.0
"""Simplified to traditional Chinese and back, by the CLDR transform Simplified-Traditional (longest match first)."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET

from cldr import CLDR


@functools.lru_cache(maxsize=None)
def _table() -> tuple[dict[str, str], int]:
    text = ''.join(ET.parse(CLDR / 'transforms/Simplified-Traditional.xml').getroot().itertext())
    table = {}
    for line in text.split('\n'):
        line = line.split('#', 1)[0].strip()
        m = re.fullmatch(r'([㐀-鿿𠀀-𯿿]+)([↔→])([㐀-鿿𠀀-𯿿]+);', line.replace(' ', ''))
        if m:
            table.setdefault(m.group(1), m.group(3))
    return table, max(map(len, table))


def traditional(text: str) -> str:
    table, longest = _table()
    out, i = [], 0
    while i < len(text):
        for n in range(min(longest, len(text) - i), 0, -1):
            piece = text[i:i + n]
            if piece in table:
                out.append(table[piece])
                i += n
                break
        else:
            out.append(text[i])
            i += 1
    return ''.join(out)


@functools.lru_cache(maxsize=None)
def _back() -> dict[str, str]:
    """Traditional characters that are none of the simplified script, with the first simplified one that is written so."""
    table, _ = _table()
    back: dict[str, str] = {'臺': '台'}
    for simple, hant in sorted(table.items()):
        if len(simple) == len(hant) == 1 and traditional(hant) == hant and hant not in '阪沈瀋著':
            back.setdefault(hant, simple)
    return back


def simplified(text: str) -> str:
    return ''.join(_back().get(c, c) for c in text)
