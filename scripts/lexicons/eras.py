# SPDX-License-Identifier: Apache-2.0
"""lexicons/eras.tsv: eras of Japan from CLDR, in Chinese with the Japanese spelling too, in Korean by their
reading; those of China, Korea and Vietnam from the hand table, which stand before them where a name is of two. The
id is the year before the first."""

from __future__ import annotations

import cldr
from lexicon import Lexicon, add_table

# Also words or towns, or what chance makes of two words (部长和 before 3年): time_era_word, which needs more
# beside it.
WORDS_ZH = frozenset('''
    养老 治安 永久 长久 保安 文中 正中 元中 文化 文明 天文 大同 兴国 天元 天长 大化 大治 平治 德治 文保 承保 延长 长治 建德 承德
    康保 嘉祥 明德 元和 长和 天和 安和 应和 康和 养和 明和 正和 承和 天安 正元 建长 正长 正治 天明
'''.split())
WORDS_KO = frozenset('''
    가오 가호 간교 간나 간분 간지 겐지 고안 고와 고지 고초 고호 교호 닌나 만주 만지 분지 분포 쇼카 안나 오와 오호 요로
    조간 조안 조오 조와 조지 조호 지안 호안 호지
'''.split())
# Where CLDR has the name of another era, or a spelling that is none.
MENDED_ZH = {'67': '承历', '143': '乾元'}


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    add_table(lexicon, 'eras')
    taken = {(surface, lang) for surface, lang, _, _ in lexicon.rows}
    starts = cldr.japanese_era_starts()
    simplified = {**cldr.japanese_eras('zh'), **{code: (name, None) for code, name in MENDED_ZH.items()}}
    rows = {}
    for lang, locale in (('zh', 'zh'), ('zh', 'zh_Hant'), ('zh', 'ja'), ('ko', 'ko')):
        for code, (name, first) in (simplified if locale == 'zh' else cldr.japanese_eras(locale)).items():
            kind = 'time_era'
            if lang == 'zh' and simplified[code][0] in WORDS_ZH:
                kind = 'time_era_word'
            if (name, lang) in taken or lang == 'ko' and name in WORDS_KO:
                continue
            # Of two with one name the later, which is the better known.
            rows[name, lang] = (kind, min(starts[code], first or starts[code]))
    for (name, lang), (kind, first) in rows.items():
        lexicon.add(name, lang, kind, str(first - 1))
    title = ('Eras; the id is the year before the first; time_era_word: what may be another word, and needs more '
             'beside it')
    return {'eras.tsv': lexicon.text(title, cldr.MIXED_SOURCE, cldr.MIXED_LICENCE, 'eras.py')}
