# SPDX-License-Identifier: Apache-2.0
"""lexicons/names_zh.tsv: counties, districts, landscapes, bodies and persons with Chinese names, from the word list of jieba.

The data are the Debian package python3-jieba: a word, how often it was counted, and its class (ns place, nt body, nr person). The classes are
rough, so a word is taken only where its shape says the same: a place by its last character, a body by the place that it
begins with and its class word, a person by the family name and the characters of given names.
"""

from __future__ import annotations

import collections
import functools
import pathlib
import re

import chinese
import geonames
from lexicon import HERE, Lexicon

WORDS = pathlib.Path('/usr/lib/python3/dist-packages/jieba/dict.txt')
SOURCE = 'jieba 0.42.1 (Debian python3-jieba 0.42.1-3), its word list, cut and changed'
LICENCE = 'MIT'
HAN = re.compile('[\u4e00-\u9fff]+')
# Last characters of places, with the subtype of LOC.
PLACES = (
    ('city', re.compile('.{2,}(?:(?<![本全各邻外山])县|(?<![军山林特矿牧灾边辖社校景战护地郊市新])区|地区|(?<![超])市|(?<![古城集])镇|'
                        '(?<![水同还])乡|(?<![新山渔])村)')),
    ('region', re.compile('(?:.{2,}(?<![外一六诸])省|.{3,}(?<![盾神])州|.{2,}[左右前后中]旗|.+自治[州县旗区]|.{2,}(?<![联同斯])盟)')),
    ('water', re.compile('.{2,}[河江湖]|.{1,}海峡|.{2,}湾|.{2,}运河')),
    ('site', re.compile('.{2,}(?:岛|群岛|半岛|山脉|高原|盆地|平原|沙漠|大桥)|..[山寺港岭峰]|.{3,}[山港]')),
)
# How the names of bodies end.
BODY = re.compile('.{3,}(?:大学|学院|中学|公司|集团|银行|委员会|协会|学会|联合会|研究所|研究院|科学院|出版社|剧院|剧团|乐团|医院|'
                  '博物馆|图书馆|美术馆|日报|晚报|电视台|广播电台|通讯社|法院|检察院|总局|管理局|舰队|军区|基金会|交易所|俱乐部|共产党|'
                  '民主党|社会党|工党|总工会|议会|大使馆|(?<![军编部卫舰])队|航空公司|体育场|海关)')
# A body begins so, or with a place.
WHOSE = re.compile('中国|中华|中央|中共|国家|全国|国际|世界|联合国|亚洲|欧洲|非洲|解放军|人民日报')
# Family names that begin few words.
FAMILY = ('王李张刘陈杨赵吴徐孙朱郭梁郑冯萧曹袁邓傅沈彭吕卢蒋蔡贾丁魏薛阎潘杜戴汪姜谭廖邹郝崔邱侯邵孟尹黎龚詹樊鲍翁耿骆翟窦姚谢董熊葛倪覃裴俞'
          '聂胡宋韩苏陆顾秦范罗林唐周黄马叶钟田史任夏许何高程曾石')
COMPOUND = re.compile('(?:欧阳|司马|诸葛|上官|司徒|东方|独孤|南宫|慕容|皇甫|公孙|令狐|宇文|长孙|夏侯|尉迟|端木)..')
# No given name ends so; a person is told by office or kin, and the word is none.
NO_LAST = set('人公哥爷弟兵后县城村区部府州寺嘴妈姐叔氏见将家门路姑者处总局长室庄沟湾桥镇乡河江湖岭坡井店屯营关口站港岛楼园厂院校堂嫂婶伯婆娘妃妾爸叟翁某们的了'
              '是在有和与及来去说道问对被把给让使向到这那什么就都也不没夫经先师仙僧会主头奶妹姨侄孙子儿')
NO_SECOND = set('拉尔克姆斯先夫大老小姑员医师掌教坛总庄家的某副村县市省不没有是在这那人个为说了和与及到被')
TOLD = re.compile('.+(?:将军|中书|长老|太太|侍郎|尚书|太后|皇帝|总兵|大爷|老板|同志)')
# So many names hold a character in this place where it is one of given names.
IN_NAMES = 25
# A word of another class that is counted so often is a word first.
COMMON = 3
COUNTED = {'ns': 3, 'nt': 3, 'nr': 6, 'nrfg': 6}


@functools.lru_cache(maxsize=None)
def words() -> tuple[tuple[str, int, str], ...]:
    if not WORDS.exists():
        raise SystemExit('no word list of jieba: install python3-jieba')
    rows = (line.split(' ') for line in WORDS.read_text(encoding='utf-8').split('\n') if line)
    return tuple((word, int(count), kind) for word, count, kind in rows if HAN.fullmatch(word))


def corrections() -> dict[str, str]:
    """What to do with words that are classed wrongly: drop or take."""
    lines = (HERE / 'chinese_words.tsv').read_text(encoding='utf-8').split('\n')
    return dict(line.split('\t') for line in lines if line and not line.startswith(('#', 'word\t')))


def place(word: str) -> str | None:
    return next((subtype for subtype, shape in PLACES if shape.fullmatch(word)), None)


def is_place(word: str, count: int, kind: str, corrected: dict[str, str]) -> bool:
    """Classed as a place; or as a person, since the first character is a family name (彭泽县); or any word with the class word of counties."""
    if corrected.get(word) == 'take':
        return True
    if word.endswith('地区') or len(word) < 3 or count < COUNTED['ns']:
        return False
    return kind == 'ns' or len(word) == 3 and (word[-1] == '县' or kind in ('nr', 'nrt') and word[-1] == '区')


def persons() -> list[str]:
    """Family name and two characters that many names of the list have there; four with a family name of two."""
    names = [(word, count) for word, count, kind in words() if kind in ('nr', 'nrfg') and len(word) == 3 and word[0] in FAMILY]
    second, last = (collections.Counter(word[i] for word, _ in names) for i in (1, 2))
    good = [word for word, count in names
            if count >= COUNTED['nr'] and second[word[1]] >= IN_NAMES and last[word[2]] >= IN_NAMES and
            word[1] not in NO_SECOND and word[2] not in NO_LAST and not TOLD.fullmatch(word)]
    return good + [word for word, count, kind in words()
                   if kind in ('nr', 'nrfg') and count >= COUNTED['nr'] and COMPOUND.fullmatch(word) and word[-1] not in NO_LAST and
                   not TOLD.fullmatch(word)]


def short_names(found: Lexicon, taken: set[tuple[str, str]]) -> list[str]:
    """Counties and towns without their class word, of two characters (神木), where that is no word and no name of other lists: places
    behind the larger one only (stages/mentions).
    """
    listed = {row[0] for row in found.rows} | {surface for lang, surface in taken if lang == 'zh'}
    kinds = {word: kind for word, count, kind in words() if count >= COMMON}
    whole = {word[:-1] for word, count, kind in words() if len(word) == 3 and word[-1] in '县市' and kind in ('ns', 'nr', 'nrt')}
    return sorted(word for word in whole if word not in listed and kinds.get(word, 'ns') == 'ns')


def hexed(word: str) -> str:
    return 'zh-' + '-'.join(f'{ord(c):x}' for c in word)


def generate() -> dict[str, str]:
    taken = geonames.taken()[0] | {(row[1], row[0]) for row in
                                   (line.split('\t') for line in geonames.generate()['cities_world.tsv'].split('\n')) if len(row) > 1}
    places = {surface for lang, surface in taken if lang == 'zh' and len(surface) > 1}
    corrected = corrections()
    found = Lexicon()

    def add(word: str, kind: str) -> None:
        forms = {word, chinese.traditional(word)}
        if corrected.get(word) != 'drop' and not any(('zh', form) in taken for form in forms):
            for form in forms:
                found.add(form, 'zh', kind, hexed(word))

    for word, count, kind in words():
        if is_place(word, count, kind, corrected) and (subtype := place(word)):
            add(word, f'LOC/{subtype}')
        elif kind == 'nt' and count >= COUNTED['nt'] and BODY.fullmatch(word) and (
                WHOSE.match(word) or any(word[:n] in places for n in (2, 3, 4))):
            add(word, 'ORG')
    for word in persons():
        add(word, 'PER')
    for word in short_names(found, taken):
        for form in {word, chinese.traditional(word)}:
            found.add(form, 'zh', 'shape_county', '1')
    return {'names_zh.tsv': found.text('Counties, districts, landscapes, bodies and persons with Chinese names', SOURCE, LICENCE,
                                       'chinese_names.py')}
