# SPDX-License-Identifier: Apache-2.0
"""Reads the parts of the Unicode CLDR that the word lists are made of (Debian package unicode-cldr-core)."""

from __future__ import annotations

import functools
import pathlib
import re
import xml.etree.ElementTree as ET

CLDR = pathlib.Path('/usr/share/unicode/cldr/common')
LOCALES = (('ko', 'ko'), ('ru', 'ru'), ('zh', 'zh'), ('zh', 'zh_Hant'), ('en', 'en'))
SOURCE = 'Unicode CLDR 41 (Debian unicode-cldr-core 41-0.1)'
LICENCE = 'Unicode-DFS-2016'
MIXED_SOURCE = SOURCE + '; own knowledge of usage'
MIXED_LICENCE = 'Unicode-DFS-2016 AND Apache-2.0'


@functools.lru_cache(maxsize=None)
def root(path: str) -> ET.Element:
    return ET.parse(CLDR / path).getroot()


def territories(locale: str) -> list[tuple[str, str]]:
    """(alpha-2, name) of the territories that have a name, variants included."""
    out = []
    for e in root(f'main/{locale}.xml').iterfind('.//territories/territory'):
        code = e.get('type')
        if len(code) == 2 and code.isalpha() and e.text and e.text != '↑↑↑':
            out.append((code, e.text))
    return out


def subdivisions(locale: str) -> list[tuple[str, str]]:
    """(ISO 3166-2, name)."""
    out = []
    for e in root(f'subdivisions/{locale}.xml').iterfind('.//subdivision'):
        code = e.get('type').upper()
        if e.text and e.text != '↑↑↑':
            out.append((code[:2] + '-' + code[2:], e.text))
    return out


def exemplar_cities(locale: str) -> list[tuple[str, str]]:
    """(zone, name) of the time zones' cities."""
    out = []
    for zone in root(f'main/{locale}.xml').iterfind('.//timeZoneNames/zone'):
        city = zone.find('exemplarCity')
        if city is not None and city.text and city.text != '↑↑↑':
            out.append((zone.get('type'), city.text))
    return out


def currencies(locale: str) -> list[tuple[str, str, str]]:
    """(ISO 4217, what, text), where what is name, plural or symbol."""
    out = []
    for cur in root(f'main/{locale}.xml').iterfind('.//currencies/currency'):
        for e in cur:
            if not e.text or e.text == '↑↑↑':
                continue
            if e.tag == 'displayName':
                out.append((cur.get('type'), 'plural' if e.get('count') else 'name', e.text))
            elif e.tag == 'symbol':
                out.append((cur.get('type'), 'symbol', e.text))
    return out


def japanese_eras(locale: str) -> dict[str, tuple[str, int | None]]:
    """Number of the era: its name, and the first year where the name holds one, 大化 (645–650)."""
    out = {}
    for width in root(f'main/{locale}.xml').iterfind(".//calendar[@type='japanese']/eras/*"):
        for e in width.iterfind('era'):
            m = re.fullmatch(r'(\w{2,})(?: ?[(（]([0-9]+) ?[–~-].*)?', e.text or '')
            if m and not m.group(1).isascii():
                out.setdefault(e.get('type'), (m.group(1), int(m.group(2)) if m.group(2) else None))
    return out


def japanese_era_starts() -> dict[str, int]:
    """Number of the era: its first year."""
    eras = root('supplemental/supplementalData.xml').iterfind(".//calendar[@type='japanese']/eras/era")
    return {e.get('type'): int(e.get('start').split('-')[0]) for e in eras}


def months(locale: str) -> list[tuple[str, str, str, str]]:
    return _calendar(locale, 'month')


def days(locale: str) -> list[tuple[str, str, str, str]]:
    return _calendar(locale, 'day')


def _calendar(locale: str, what: str) -> list[tuple[str, str, str, str]]:
    """(id, context, width, name) from the Gregorian calendar."""
    out = []
    base = f".//calendar[@type='gregorian']/{what}s/{what}Context"
    for context in root(f'main/{locale}.xml').iterfind(base):
        for width in context.iterfind(f'{what}Width'):
            for e in width.iterfind(what):
                if e.text and e.text != '↑↑↑':
                    out.append((e.get('type'), context.get('type'), width.get('type'), e.text))
    return out
