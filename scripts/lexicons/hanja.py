# SPDX-License-Identifier: Apache-2.0
"""lexicons/hanja.tsv: the Hangul readings of Han characters, from Unihan's kHangul."""

from __future__ import annotations

import bz2

from lexicon import Lexicon

UNIHAN = '/usr/share/unicode/Unihan_Readings.txt.bz2'


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    with bz2.open(UNIHAN, 'rt', encoding='utf-8') as lines:
        for line in lines:
            fields = line.rstrip('\n').split('\t')
            if len(fields) == 3 and fields[1] == 'kHangul':
                readings = []
                for reading in fields[2].split():
                    syllable = reading.split(':')[0]
                    if syllable not in readings:
                        readings.append(syllable)
                lexicon.add(chr(int(fields[0][2:], 16)), 'zh', 'hanja', '/'.join(readings))
    return {'hanja.tsv': lexicon.text('Han characters and their Hangul readings',
                                      'Unihan 15.0.0, kHangul (Debian unicode-data 15.0.0-1)', 'Unicode-DFS-2016',
                                      'hanja.py')}
