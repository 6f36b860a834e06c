# SPDX-License-Identifier: Apache-2.0
"""lexicons/feasts.tsv: the date of feasts that move, year by year.

Lunar feasts come from ICU's calendars (Korean, Umm al-Qura, Hebrew), each in a process of its own (one calendar's use changes
another's result in the same one); Qingming from the rule of the solar term (accurate from 1901 to 2100); the others from their definition.
The Korean calendar stands for both: it differs from the Chinese one by a day in a few years (the time zone)."""

from __future__ import annotations

import ctypes
import ctypes.util
import datetime
import re
import subprocess
import sys

from lexicon import OWN_LICENCE, Lexicon

YEARS = range(1950, 2051)
LUNAR = {'lunar-new-year': (1, 1), 'daeboreum': (1, 15), 'buddha-birthday': (4, 8), 'dano': (5, 5), 'chilseok': (7, 7),
         'chuseok': (8, 15), 'double-ninth': (9, 9)}
# name: month, weekday (Monday is 0), which one of the month (-1 the last)
WEEKDAYS = {'mlk-day': (1, 0, 3), 'presidents-day': (2, 0, 3), 'mothers-day': (5, 6, 2), 'memorial-day-us': (5, 0, -1),
            'fathers-day': (6, 6, 3), 'labor-day-us': (9, 0, 1), 'columbus-day': (10, 0, 2)}
# calendar of ICU: zone, its feasts as (month from 1, day); a Hebrew year begins with Tishri, its seventh month is the second Adar
CALENDARS = {
    'ko_KR@calendar=dangi': ('Asia/Seoul', LUNAR),
    'ar_SA@calendar=islamic-umalqura': ('Asia/Riyadh', {'islamic-new-year': (1, 1), 'mawlid': (3, 12), 'ramadan-begin': (9, 1),
                                                        'eid-al-fitr': (10, 1), 'eid-al-adha': (12, 10)}),
    'he_IL@calendar=hebrew': ('Asia/Jerusalem', {'rosh-hashanah': (1, 1), 'yom-kippur': (1, 10), 'hanukkah': (3, 25),
                                                 'purim': (7, 14), 'passover': (8, 15)}),
}
# days from Easter, the Western one and the Orthodox one
FROM_EASTER = {'good-friday': -2, 'easter': 0, 'easter-monday': 1, 'ash-wednesday': -46, 'palm-sunday': -7, 'maundy-thursday': -3,
               'holy-saturday': -1, 'ascension': 39, 'pentecost': 49, 'whit-monday': 50, 'corpus-christi': 60}
FROM_ORTHODOX = {'orthodox-easter': 0, 'orthodox-palm-sunday': -7, 'orthodox-good-friday': -2, 'radonitsa': 9,
                 'orthodox-ascension': 39, 'orthodox-pentecost': 49}
UCAL_MONTH, UCAL_DATE, UCAL_IS_LEAP_MONTH = 2, 5, 22
DAY = 86400000.0
NOON = {'Asia/Seoul': 3, 'Asia/Riyadh': 9, 'Asia/Jerusalem': 10}  # its hour UTC


def icu():
    name = ctypes.util.find_library('icui18n')
    if name is None:
        raise SystemExit('feasts.py needs ICU (libicu72 or later)')
    return ctypes.CDLL(name), re.search(r'so\.(\d+)', name).group(1)


def lunar_dates(locale: str) -> list[tuple[int, str, str]]:
    """(year, feast, MM-DD) for all years by one calendar; runs in a process of its own."""
    lib, version = icu()
    zone_name, named = CALENDARS[locale]

    def call(name, restype=None, argtypes=None):
        function = getattr(lib, f'{name}_{version}')
        function.restype, function.argtypes = restype, argtypes
        return function

    error = ctypes.c_int(0)
    by_error = ctypes.byref(error)
    zone = (zone_name + '\0').encode('utf-16-le')
    calendar = call('ucal_open', ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int32, ctypes.c_char_p, ctypes.c_int,
                                                   ctypes.c_void_p])(zone, -1, locale.encode(), 0, by_error)
    set_millis = call('ucal_setMillis', None, [ctypes.c_void_p, ctypes.c_double, ctypes.c_void_p])
    get = call('ucal_get', ctypes.c_int32, [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p])
    feasts = {day: name for name, day in named.items()}
    out = []
    day = datetime.date(YEARS[0], 1, 1)
    epoch = datetime.date(1970, 1, 1)
    while day.year <= YEARS[-1]:
        set_millis(calendar, ((day - epoch).days * DAY) + NOON[zone_name] * 3600000.0, by_error)
        month = get(calendar, UCAL_MONTH, by_error) + 1
        date = get(calendar, UCAL_DATE, by_error)
        if get(calendar, UCAL_IS_LEAP_MONTH, by_error) == 0 and (month, date) in feasts:
            out.append((day.year, feasts[month, date], day.strftime('%m-%d')))
            if feasts[month, date] == 'lunar-new-year':
                eve = day - datetime.timedelta(days=1)
                out.append((eve.year, 'lunar-new-year-eve', eve.strftime('%m-%d')))
        day += datetime.timedelta(days=1)
    if error.value > 0:
        raise SystemExit(f'ICU error {error.value}')
    return out


def easter(year: int) -> datetime.date:
    """Western Easter, by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """By the Julian computus; 13 days behind from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date:
    if nth < 0:
        last = datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)
        return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def others(year: int):
    thanksgiving = nth_weekday(year, 11, 3, 4)
    short = year % 100
    constant = 4.81 if year > 2000 else 5.59
    qingming = int(short * 0.2422 + constant) - (short if year <= 2000 else short) // 4
    for name, (month, weekday, nth) in WEEKDAYS.items():
        yield name, nth_weekday(year, month, weekday, nth)
    for sunday, table in ((easter(year), FROM_EASTER), (orthodox_easter(year), FROM_ORTHODOX)):
        for name, days in table.items():
            yield name, sunday + datetime.timedelta(days=days)
    yield 'thanksgiving', thanksgiving
    yield 'black-friday', thanksgiving + datetime.timedelta(days=1)
    yield 'qingming', datetime.date(year, 4, qingming)


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    seen = set()
    for locale in CALENDARS:
        printed = subprocess.run([sys.executable, __file__, locale], check=True, capture_output=True, text=True).stdout
        for line in printed.splitlines():
            year, feast, day = line.split()
            if (year, feast) in seen:  # twice in one Gregorian year: the first stands
                continue
            seen.add((year, feast))
            lexicon.add(f'{year} {feast}', 'any', 'feast_day', day)
    for year in YEARS:
        for feast, date in others(year):
            lexicon.add(f'{year} {feast}', 'any', 'feast_day', date.strftime('%m-%d'))
    return {'feasts.tsv': lexicon.text('Dates of feasts that move; the id is MM-DD',
                                       f"ICU (Debian libicu {icu()[1]}), Korean lunar, Umm al-Qura and Hebrew calendars; own computation",
                                       'Unicode-DFS-2016 AND ' + OWN_LICENCE, 'feasts.py')}


if __name__ == '__main__':
    for row in lunar_dates(sys.argv[1]):
        print(*row)
