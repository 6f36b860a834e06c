# SPDX-License-Identifier: Apache-2.0
"""lexicons/cities_world.tsv: cities of GeoNames by their number there, in the languages that name them.

The data are the message catalogues of the Debian package libgeonames-common: number -> name, one a language. How many
languages name a city tells how well known it is, and so which of several of one name the bare name means. Names that the
other lists have are left to them; where a list has the city, further languages take its id.
"""

from __future__ import annotations

import collections
import functools
import gettext
import importlib
import pathlib
import re

import chinese
import faker_names
from lexicon import COMMON_KO, HERE, Lexicon, expand_ru

CATALOGUES = pathlib.Path('/usr/share/locale')
SOURCE = 'GeoNames, CC BY 4.0 (https://www.geonames.org; Debian libgeonames-common 0.3.0-1), cut and changed'
LICENCE = 'CC-BY-4.0'
LANGUAGES = ('ko', 'ru', 'zh', 'en')
# In so many catalogues a city must stand, by language; fewer name villages and mistakes.
KNOWN = {'ko': 5, 'ru': 10, 'zh': 10, 'en': 10}
# Names of several words, and of four characters of Han, are nothing else: they are taken from here on.
KNOWN_LONG = {'ko': 5, 'ru': 7, 'zh': 7, 'en': 7}
LONG = {'ko': re.compile('(?!)'), 'ru': re.compile('.+[ -].+'), 'zh': re.compile('.{4,}'), 'en': re.compile('.+[ -].+')}
# A name of two characters is often a word: such cities are taken, as ambiguous ones, from here on.
WELL_KNOWN = {'ko': 12, 'zh': 30}
# Of a city with so many names the city is meant, though persons are called so too (Bilbao, Bergen).
FAMOUS = 30
# Lists whose names stand before these.
OTHERS = ('countries', 'subdivisions', 'cities', 'hand')
SHAPE = {'ko': re.compile('[가-힣]{2,}(?: [가-힣]{2,})*'), 'ru': re.compile('[А-ЯЁ][а-яё]{3,}(?:[ -][А-ЯЁ][а-яё]+)*'),
         'zh': re.compile('[一-鿿]{2,}'), 'en': re.compile("[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+)*")}
# Class words that Korean and Chinese catalogues add.
CLASS_WORD = {'ko': re.compile(' ?(?:시|정|촌|구|현|군|주|도)$'), 'zh': re.compile('(?<=...)[市縣县]$')}
# Korean verbs, and Russian family names, end so as well.
WORD_LIKE = {'ko': re.compile('다$'), 'ru': re.compile('(?:[оеё]в|[ыи]н|ск(?:ий|ой)|ко|ово|ево|ино|ец)$')}
MASCULINE = re.compile('(?:поль|виль|киль|пень|сель|дырь|мень|тань|голь|ноль|тель)$')


@functools.lru_cache(maxsize=None)
def catalogues() -> tuple[dict[str, dict[str, str]], collections.Counter]:
    """Names by language, and in how many languages each number has one."""
    names, known = {}, collections.Counter()
    for path in sorted(CATALOGUES.glob('*/LC_MESSAGES/geonames.mo')):
        with path.open('rb') as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        cities = {k: v for k, v in catalogue.items() if k.isdigit()}
        known.update(cities.keys())
        language = path.parent.parent.name
        if language in LANGUAGES:
            names[language] = cities
    if set(names) != set(LANGUAGES):
        raise SystemExit('no catalogues of GeoNames: install libgeonames-common')
    return names, known


def words() -> dict[tuple[str, str], str]:
    """What to do with names that are also words or family names: (lang, surface) -> drop or ambiguous."""
    out = {}
    for line in (HERE / 'geonames_words.tsv').read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith(('#', 'lang\t')):
            lang, surface, what = line.split('\t')
            out[lang, surface] = what
    return out


@functools.lru_cache(maxsize=None)
def lines_of_others() -> tuple[str, ...]:
    """The rows of the other lists."""
    return tuple(line for module in OTHERS for text in importlib.import_module(module).generate().values()
                 for line in text.split('\n'))


def taken() -> tuple[set[tuple[str, str]], dict[tuple[str, str], set[str]]]:
    """(lang, surface) of all names of other lists, and the ids of those that are cities."""
    surfaces, ids = set(), collections.defaultdict(set)
    for line in lines_of_others():
        cells = line.split('\t')
        if len(cells) < 4 or not cells[2][:1].isupper():
            continue
        surfaces.add((cells[1], cells[0]))
        if cells[2] == 'LOC/city':
            ids[cells[1], cells[0]].add(cells[3])
    return surfaces, ids


def spelled(lang: str, name: str) -> list[str]:
    """The forms of a name; none where it is not written in the language's own letters."""
    name = re.sub(r' ?\(.*\)$', '', name.strip())
    if lang in CLASS_WORD and len(name) > 2:
        bare = CLASS_WORD[lang].sub('', name)
        name = bare if len(bare) > 1 else name
    if not SHAPE[lang].fullmatch(name):
        return []
    if lang == 'ko':
        return [name] + ([name.replace(' ', '')] if ' ' in name else [])
    if lang == 'zh':
        simple = simplified(name)
        return [simple] + ([chinese.traditional(simple)] if chinese.traditional(simple) != simple else [])
    if lang == 'ru' and name[-1] not in 'оеиуюэ':
        return expand_ru(name + ':m' if MASCULINE.search(name) else name, [], False)
    return [name]


@functools.lru_cache(maxsize=None)
def _simple() -> dict[int, str]:
    table = {}
    for code in range(0x4E00, 0xA000):
        for character in chinese.traditional(chr(code)):
            if character != chr(code):
                table.setdefault(ord(character), chr(code))
    return table


def simplified(text: str) -> str:
    return text.translate(_simple())


def person_or_word(english: list[str], known: int, listed: dict[tuple[str, str], str]) -> bool:
    """Whether the English name of a city that is not well known is one of persons, or a word: so are then its names in other letters (앤더슨)."""
    return known < FAMOUS and any(('en', form) in listed or form in faker_names.family() or form in faker_names.given() for form in english)


def attributes(lang: str, form: str, first: str, known: int, listed: dict[tuple[str, str], str], also: bool) -> str | None:
    """Attributes of a form, which is `also` another thing; None where it is no use as a name."""
    what = listed.get((lang, form)) or listed.get((lang, first)) or ''
    if what == 'drop':
        return None
    if len(form) == 2:
        return 'ambiguous=1' if known >= WELL_KNOWN.get(lang, 0) else None
    if what or also or form in COMMON_KO or lang in WORD_LIKE and WORD_LIKE[lang].search(first):
        return 'ambiguous=1'
    return ''


def world() -> Lexicon:
    names, known = catalogues()
    listed = words()
    surfaces, cities = taken()
    found = Lexicon()
    for number in sorted(known, key=lambda n: (-known[n], int(n))):
        spellings = {lang: spelled(lang, names[lang][number]) for lang in LANGUAGES if number in names[lang]}
        old = collections.Counter(i for lang, forms in spellings.items() if forms
                                  for i in cities.get((lang, forms[0]), ()))
        ident = max(old, key=lambda i: (old[i], i)) if old else f'gn{number}'
        also = person_or_word(spellings.get('en', []), known[number], listed)
        for lang, forms in spellings.items():
            least = KNOWN_LONG if forms and LONG[lang].fullmatch(forms[0]) else KNOWN
            if known[number] < least[lang] or any((lang, form) in surfaces for form in forms):
                continue
            for form in forms:
                kept = attributes(lang, form, forms[0], known[number], listed, also and lang != 'zh')
                if kept is not None:
                    surfaces.add((lang, form))
                    found.add(form, lang, 'LOC/city', ident, kept)
    return found


def generate() -> dict[str, str]:
    return {'cities_world.tsv': world().text('Cities of the world by their GeoNames number', SOURCE, LICENCE,
                                             'geonames.py')}
