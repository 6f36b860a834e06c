# SPDX-License-Identifier: Apache-2.0
"""lexicons/common_en.tsv: common English words in small letters from SCOWL: a name that only its capital tells is none of them (stages/mentions).

Names of the project's own lists are left in: a word that is also a name is one only inside a sentence, where its capital says so.
"""

from __future__ import annotations

import pathlib
import re

from lexicon import Lexicon

WORDS = pathlib.Path('/usr/share/dict/american-english')
SOURCE = 'SCOWL 2020.12.07, size 60 (Debian wamerican 2020.12.07-2), copyright 2000-2018 Kevin Atkinson and others named in its README'
LICENCE = 'SCOWL (BSD-like; its parts are in the public domain or free for any use with this notice)'
SHAPE = re.compile('[a-z]{2,14}')
# British spellings, which the list lacks, of the stems that have them.
OUR = 'arb|ard|arm|behavi|belab|cand|clam|col|demean|discol|dishon|disfav|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig|watercol'
TRE = 'accout|amphitheat|calib|cent|centimet|epicent|fib|goit|kilomet|lit|lust|meag|met|millilit|millimet|mit|och|reconnoit|sab|saltpet|scept|sepulch|somb|spect|theat'
BRITISH = ((rf'^(un|)({OUR})or(|s|ed|ing|er|ers|al|ite|ites|able|ful|less|ist|ists|hood|hoods)$', r'\1\2our\3'),
           (r'^(?!.*(?:size|sizes|sized|sizing|prize|prizes|seize)$)(.{2,}[^aeiou])iz(e|es|ed|ing|er|ers|ation|ations|ational)$', r'\1is\2'),
           (r'^(.*(?:anal|paral|catal|hydrol))yz(e|es|ed|ing)$', r'\1ys\2'), (rf'^({TRE})er(|s)$', r'\1re\2'),
           (r'^(def|off|lic|pret)ense(|s)$', r'\1ence\2'))

def generate() -> dict[str, str]:
    found = Lexicon()
    words = {w for w in WORDS.read_text(encoding='utf-8').split('\n') if SHAPE.fullmatch(w)}
    for word in sorted(words):
        found.add(word, 'en', 'word', '1')
        doubled = re.fullmatch('(.*[^aeiou][aeiou]l)(ed|ing|er|ers)', word)
        if doubled and doubled.group(1) in words:
            found.add(f'{doubled.group(1)}l{doubled.group(2)}', 'en', 'word', '1')
        for american, british in BRITISH:
            form = re.sub(american, british, word)
            if form != word and SHAPE.fullmatch(form):
                found.add(form, 'en', 'word', '1')
    return {'common_en.tsv': found.text('Common English words, by which a capital at the beginning of a sentence is known for no name', SOURCE, LICENCE,
                                        'common_en.py')}
