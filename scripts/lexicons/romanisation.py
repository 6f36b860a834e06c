# SPDX-License-Identifier: Apache-2.0
"""lexicons/romanisation.tsv: one letter or character and its Latin form, from ICU's transliterators (uconv).

Hangul stands by its letters (U+1100 ...), as the program takes syllables apart.
"""

from __future__ import annotations

import subprocess
import unicodedata

import hanja
from lexicon import Lexicon


def icu(rule: str, lines: list[str]) -> list[str]:
    text = "\n".join(lines) + "\n"
    out = subprocess.run(["uconv", "-f", "UTF-8", "-t", "UTF-8", "-x", rule], input=text.encode(), capture_output=True, check=True)
    return out.stdout.decode().split("\n")[: len(lines)]


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if "a" <= c <= "z")


def as_heard(pinyin: str) -> str:
    """Pinyin's q, x, zh, c by the letters that other romanisations have for these sounds."""
    for initial, heard in (("zh", "j"), ("q", "ch"), ("x", "sh")):
        if pinyin.startswith(initial):
            return heard + pinyin[len(initial):]
    if pinyin.startswith("c") and not pinyin.startswith("ch"):
        return "ts" + pinyin[1:]
    return pinyin


def generate() -> dict[str, str]:
    rows: list[tuple[str, str, str]] = []
    to_latin = "; Latin-ASCII; Lower"
    syllables = [chr(0xAC00 + lead * 588) for lead in range(19)]
    for lead, latin in enumerate(icu("Hangul-Latin" + to_latin, syllables)):
        rows.append((chr(0x1100 + lead), "ko", letters(latin)[:-1]))
    syllables = [chr(0xAC00 + 11 * 588 + vowel * 28) for vowel in range(21)]
    for vowel, latin in enumerate(icu("Hangul-Latin" + to_latin, syllables)):
        rows.append((chr(0x1161 + vowel), "ko", letters(latin)))
    syllables = [chr(0xAC00 + 11 * 588 + final) for final in range(1, 28)]
    for final, latin in enumerate(icu("Hangul-Latin" + to_latin, syllables), 1):
        rows.append((chr(0x11A7 + final), "ko", letters(latin)[1:]))
    cyrillic = [chr(c) for c in range(0x0400, 0x0500) if unicodedata.category(chr(c)).startswith("L")]
    bgn = icu("Russian-Latin/BGN" + to_latin, cyrillic)  # keeps sh, ch, y where the other writes one letter with a mark
    for c, x, y in zip(cyrillic, icu("Cyrillic-Latin" + to_latin, cyrillic), bgn):
        is_vowel = letters(x)[-1:] in {"a", "e", "i", "o", "u"}
        rows.append((c, "ru", letters(x if is_vowel or not letters(y) else y)))
    han = {line.split("\t")[0] for line in hanja.generate()["hanja.tsv"].split("\n") if line > "\x80"}
    for lead in range(0xB0, 0xF8):  # the characters of GB 2312
        for trail in range(0xA1, 0xFF):
            try:
                han.add(bytes([lead, trail]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    characters = sorted(c for c in han if len(c) == 1)
    rows += [(c, "zh", as_heard(letters(x))) for c, x in zip(characters, icu("Han-Latin" + to_latin, characters))]
    marked = [chr(c) for c in range(0x00C0, 0x0250) if unicodedata.category(chr(c)).startswith("L")]
    rows += [(c, "any", letters(x)) for c, x in zip(marked, icu("Latin-ASCII; Lower", marked))]
    lexicon = Lexicon()
    for surface, lang, latin in rows:
        if latin:
            lexicon.add(surface, lang, 'latin', latin)
    return {'romanisation.tsv': lexicon.text(
        'Letters and characters and their Latin forms, for the likeness of names across scripts',
        'ICU 72 transliterators Hangul-Latin, Cyrillic-Latin, Russian-Latin/BGN, Han-Latin, Latin-ASCII (Debian icu-devtools); characters of hanja.tsv and GB 2312',
        'Unicode-DFS-2016', 'romanisation.py')}
