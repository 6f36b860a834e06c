# SPDX-License-Identifier: Apache-2.0
"""configs/reading/words_ko.tsv: Korean words, and the ends that stand behind them, by which the stage `read` tells a word that
a line end cuts from two words.

The words are those of Tesseract's model of Korean (its word list, Apache-2.0; Debian tesseract-ocr-kor), less what is an end
alone, and those of the names in the project's own lists. The ends are built here: particles and the forms of the verbs that make verbs of nouns, from the grammar.
"""

from __future__ import annotations

import pathlib
import re
import subprocess
import tempfile

import geonames

MODEL = pathlib.Path('/usr/share/tesseract-ocr/5/tessdata/kor.traineddata')
SOURCE = 'Tesseract tessdata_fast 4.1.0, word list of kor (Debian tesseract-ocr-kor 1:4.1.0-2); ends, names: own knowledge of usage, CLDR 41'
SHAPE = re.compile('[가-힣]{2,8}')
LONGEST_END = 6
# Types whose names are words wherever they stand.
NAMES = ('LOC', 'ORG', 'TITLE', 'EVENT', 'PROJECT', 'PRODUCT', 'LAW', 'currency', 'time_unit')

# Particles, and forms of the copula.
PARTICLES = '''
    은 는 이 가 을 를 의 에 와 과 도 만 로 으로 에서 에게 께 까지 부터 보다 처럼 마다 마저 조차 밖에 뿐 만큼 대로 나 이나 든지 이든지 라도
    이라도 야 야말로 이야말로 에는 에도 에만 에의 에서는 에서도 에서만 에서의 에서부터 에게는 에게도 에게서 로는 으로는 로도 으로도 로만 으로만 로의
    으로의 로서 으로서 로써 으로써 로서의 으로서의 로부터 으로부터 로부터의 으로부터의 로서는 으로서는 까지의 까지는 까지도 까지로 부터의 부터는 보다는
    보다도 와의 과의 와는 과는 와도 과도 만의 만을 만이 만은 만으로 만으로는 만으로도 만에 만도 뿐만 뿐이 뿐인 뿐이다 들 들은 들이 들을 들의 들에
    들도 들과 들에게 들로 들만 들까지 들로부터 들에게는 들에서 들이나 들보다 라는 이라는 라고 이라고 라며 이라며 라면 이라면 란 이란 라든지 하고 씩
    째 짜리 가량 쯤 여 께서 께서는 에게로 한테 에다 에다가 마저도 조차도 이며 며 이고 고 이자 자 이지만 지만 이나마 인 일 임 이다 다 이었다 였다
    이었고 였고 이었으며 였으며 이었던 였던 이었음 였음 이었으나 였으나 인데 인지 인지를 인지에 인가 이기 이기도 이어서 여서 이므로 므로 이라 라
    이라서 라서 이니 니 일지 일지라도 일수록 임을 임에 임에도 임이 입니다 이었습니다 였습니다 이라기보다 라기보다 이었지만 였지만 인데도 인데다 인만큼
    이거나 거나 이던 던 이라거나 라거나 이라면서 이라지만 이다는 이었다고 였다고 이어야 여야 이든 든 이자는 이라도 같은 같이 처럼은'''
# Ends behind the bare stem, the past stem, and the adnominal form of a verb.
PLAIN = '''
    고 고자 고서 고도 고는 고만 며 면 면서 면서도 면서까지 지 지는 지도 지만 지를 는 는지 는지를 는데 는데도 는가 는가를 는바 느라 던 던데 기
    기는 기도 기에 기에는 기로 기를 기가 기까지 기만 기보다 기보다는 기 도록 도록은 거나 게 게는 게끔 자 자는 자고 자며 자마자 므로 더라도 더라
    더니 니 나 려 려고 려는 려면 려던 려다 려거나 여 여야 여도 여서 십시오 시오 세요 지요 자면 다 다가 다가도 다고 다는 다며 다면 다니 든 든지
    되 리라 리라는 거나 기만을 기엔 기란 는지도 는지의 는지에 는데다 는데는 려다가 면서는 지조차 지마는'''
PAST = '''
    다 다고 다는 다며 다면 다가 다가는 다지만 다 고 으며 으나 으면 으면서 으므로 으니 으니까 음 음을 음에 음에도 음은 음이 지만 지 던 던지 을
    을지 을지라도 을까 을때 는데 는데도 는지 는지를 는지도 는가 기 기에 기를 기도 거나 더라도 더라면 습니다 습니까 어도 었다 었고 었던 다가도 다던
    다니 던데 을뿐 음도 음이다 자 든'''
ADNOMINAL = '다 다고 다는 다며 다면 다지만 데 데다 데도 지 지를 지도 지는 바 편 뒤 후 만큼 가 가를'
FUTURE = '지 지도 지는 지라도 수록 까 뿐 만한 만큼 때 경우 수 것 것이 것으로 정도로 것이다'
NOMINAL = '을 이 은 에 에도 에도불구하고 에따라 으로 으로써 과 의 이다 도 에서 이라고 이라며 에는'
INFINITIVE = '''
    서 서는 서도 야 야만 야한다 야할 도 도록 라 져 진 지는 지고 지며 질 졌다 진다 왔다 온 오던 왔던 왔고 왔으며 왔음 오고 오며 주 준 주는 주고
    줄 줬다 보고 보면 본 볼 봤다 나가 나갈 나가는 나가기 나가고 낸 내는 내고 냈다 놓은 둔 두고 요 가며 가고 가는 갈 간 갔다 낼 내며 드리
    드립니다 선 서의 야하는 야겠다 볼만 왔다고 왔다는 왔으나 왔지만 오다 오는 온다 나간다 내기 내야 내자 낸다'''
# stem, infinitive, adnominal, future adnominal, nominal, past stem, polite stem
VERBS = '''
    하 해 한 할 함 했 합
    되 돼 된 될 됨 됐 됩
    시키 시켜 시킨 시킬 시킴 시켰 시킵
    받 받아 받은 받을 받음 받았 받습
    당하 당해 당한 당할 당함 당했 당합
    스럽 스러워 스러운 스러울 스러움 스러웠 스럽습
    롭 로워 로운 로울 로움 로웠 롭습'''
# Syllables that make nouns of nouns, and what stands behind them.
NOUN_ENDS = '적 성 화 률 율 권 별 형 용 측 당 식 력 론 법 상 급 층 액 품 국 군 비 차 선 점 면 적자 국들 자들'
SHORT_PARTICLES = '은 는 이 가 을 를 의 에 와 과 도 만 로 으로 에서 까지 부터 보다 에는 에도 로의 으로의 로는 으로는 인 이다 이며 들은 들의 들을 들이 별로'
JEOK = '인 으로 으로는 으로도 이고 이며 이다 이지만 인지 이라고 이라는 이면서 이었다 이었고 임 이던 입니다 이거나 이나 일'
# Ends behind stems that the words hold themselves.
VERB_ENDS = '''
    었다 었고 었으며 었던 었음 었으나 았다 았고 았으며 았던 았음 았으나 겠다 겠다는 겠다고 겠지만 겠습니다 습니다 습니까 니다 니까 으며 으면 으면서
    으므로 으나 은 을 을수록 은지 은데 은가 는다 는다고 는다는 는다면 어서 아서 어야 아야 어도 아도 으려 으려는 으려고 음을 음에 음이 음으로 기
    기는 기에 기를 기도 도록 지 지도 지는 지만 고 며 면 면서 게 거나 던 는 는데 는지 려 려는 려고 자 서 야 니 다 다고 다는 다며 다면 더라도
    더니 십시오 세요 시오 므로'''
# Nouns that look like ends.
NOUNS = '''
    과도 국가 국도 군가 군도 군인 당도 면도 법도 법인 별도 비만 상가 상의 상인 선도 선로 선의 성가 성과 성도 성의 성인 식도 용도 용이 용인 이자
    인가 인지 일지 차도 차이 하나 한편 함의 화가 화로 화해'''
# Words of one letter.
LETTERS = '''
    각 간 갈 값 개 건 것 곧 곳 군 그 꼭 네 넷 년 늘 다 달 당 대 더 덜 데 동 된 될 두 둘 뒤 듯 등 땅 때 또 뚝 러 만 말 매 명 몇 못
    물 미 및 바 밖 법 본 볼 북 뿐 새 세 셋 속 수 안 앞 약 양 옆 온 올 왜 원 월 위 이 일 잘 전 점 좀 주 준 중 집 차 채 첫 초 총 측
    큰 타 편 한 할 해 현 호 회 후 힘'''


def verb(stem: str, infinitive: str, adnominal: str, future: str, nominal: str, past: str, polite: str) -> set[str]:
    forms = {stem, infinitive, adnominal, future, nominal}
    for head, ends in ((stem, PLAIN), (infinitive, INFINITIVE), (adnominal, ADNOMINAL), (future, FUTURE),
                       (nominal, NOMINAL), (past, PAST), (polite, '니다 니까 시다')):
        forms |= {head + end for end in ends.split()}
    return forms


def ends() -> set[str]:
    out = set(PARTICLES.split()) | set(VERB_ENDS.split()) | {'스럽게', '롭게', '스레', '롭다'}
    verbs = [verb(*line.split()) for line in VERBS.strip().split('\n')]
    verbs.append({past + end for past in ('하였', '되었') for end in PAST.split()})
    verbs.append({'되어' + end for end in ('', *'서 야 도 온 왔다 왔으며 왔고 왔음 왔던 있다 있는 버린 야만'.split())})
    for forms in verbs:
        out |= forms
    out |= {'화' + form for forms in verbs[:3] for form in forms} | {'화되어', '화되었다', '화되었고', '화되었으며', '화하였다'}
    nouns = NOUN_ENDS.split()
    out |= set(nouns) | {noun + end for noun in nouns if noun != '적' for end in SHORT_PARTICLES.split()}
    out |= {'적' + end for end in JEOK.split()}
    return {end for end in out if len(end) <= LONGEST_END}


def words() -> set[str]:
    if not MODEL.exists():
        raise SystemExit('no model of Korean: install tesseract-ocr and tesseract-ocr-kor')
    with tempfile.TemporaryDirectory() as folder:
        prefix = folder + '/kor.'
        quiet = {'check': True, 'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
        subprocess.run(['combine_tessdata', '-u', MODEL, prefix], **quiet)
        subprocess.run(['dawg2wordlist', prefix + 'lstm-unicharset', prefix + 'lstm-word-dawg', prefix + 'words'], **quiet)
        lines = pathlib.Path(prefix + 'words').read_text(encoding='utf-8').split('\n')
    return {line for line in lines if SHAPE.fullmatch(line)}


def names() -> set[str]:
    """Words of Korean names, offices and units in the lists that are made by hand or from CLDR."""
    rows = (line.split('\t') for line in geonames.lines_of_others() if '\tko\t' in line)
    return {part for row in rows if row[2].split('/')[0] in NAMES for part in row[0].split(' ') if SHAPE.fullmatch(part)}


def generate() -> dict[str, str]:
    ending = ends()
    word = ((words() | names()) - (ending - set(NOUNS.split()))) | set(LETTERS.split())
    rows = sorted(word) + sorted('-' + end for end in ending)
    head = ('# Korean words, and with a hyphen ends of words, by which a word that a line end cuts is known; '
            'generated, do not edit: run scripts/lexicons/generate\n'
            f'# source: {SOURCE}\n# licence: Apache-2.0 AND Unicode-DFS-2016\n# generated: scripts/lexicons/words_ko.py\nsurface\n')
    return {'../configs/reading/words_ko.tsv': head + '\n'.join(sorted(rows)) + '\n'}
