# SPDX-License-Identifier: Apache-2.0
"""lexicons/countries.tsv: the territories of CLDR, and the hand table's variants; Russian in every case."""

from __future__ import annotations

import chinese
import cldr
from lexicon import Lexicon, add_table, expand_ko, expand_ru, initial

# CLDR's own codes and groups, which are no ISO 3166-1 countries.
SKIPPED = {'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'}

# Russian names that the rules of russian.py would decline wrongly, with markup.
RUSSIAN = {
    'Антигуа и Барбуда': '=Антигуа и Барбуда:+', 'Багамы': 'Багамы:p0', 'Коморы': 'Коморы:p0',
    'Мальдивы': 'Мальдивы:p0', 'Нидерланды': 'Нидерланды:p', 'Филиппины': 'Филиппины:p0',
    'Соединенные Штаты': 'Соединённые Штаты:p', 'Сейшельские Острова': 'Сейшельские Острова:p',
    'Острова Кука': 'Острова:p Кука', 'Острова Кайман': 'Острова:p Кайман',
    'Федеративные Штаты Микронезии': 'Федеративные Штаты:p Микронезии',
    'Палестинские территории': 'Палестинские территории:p0', 'Босния и Герцеговина': 'Босния и Герцеговина:+',
    'Египет': 'Егип*ет', 'Израиль': 'Израиль:m', 'Тайвань': 'Тайвань:m', 'Гвинея-Бисау': 'Гвинея~-Бисау',
    'Американское Самоа': 'Американское =Самоа', 'Французские Южные территории': 'Французские Южные территории:p0',
    'Сент-Винсент и Гренадины': 'Сент-Винсент и Гренадины:p0',
    'Маврикий': 'Маврикий:N',
}
INVARIABLE = {'Марокко', 'Того', 'Монако', 'Пуэрто-Рико', 'Сан-Марино', 'Кабо-Верде', 'Лесото', 'Сьерра-Леоне',
              'Самоа', 'Никарагуа', 'Буркина-Фасо', 'Кюрасао', 'Тимор-Лесте', 'Ниуэ', 'Сан-Томе и Принсипи',
              'Конго', 'Кот-д’Ивуар', 'Маршалловы Острова', 'Соломоновы Острова', 'Папуа — Новая Гвинея', 'Кирибати',
              'Зимбабве', 'Макао'}

# Names that Taiwan gives to countries, in simplified characters: what is also another word or place.
TAIWAN_UNSAFE = {'狮子山', '东加', '马利', '卡达', '贝南', '乔治亚', '哈萨克', '曼岛', '圣露西亚', '法兰西'}


def generate() -> dict[str, str]:
    lexicon = Lexicon()
    for lang, locale in cldr.LOCALES:
        for code, name in cldr.territories(locale):
            if code in SKIPPED or any(c in name for c in '(（,') or ' - ' in name or name.startswith('о-в'):
                continue
            for form in spelled(lang, name):
                lexicon.add(form, lang, 'LOC/country', code)
            simple = chinese.simplified(name)
            if locale == 'zh_Hant' and simple != name and simple not in TAIWAN_UNSAFE:
                lexicon.add(simple, lang, 'LOC/country', code)
    add_table(lexicon, 'countries')
    return {'countries.tsv': lexicon.text(
        'Countries and territories in Korean, Russian, Chinese and English, by ISO 3166-1 alpha-2',
        cldr.MIXED_SOURCE, cldr.MIXED_LICENCE, 'countries.py')}


def spelled(lang: str, name: str) -> list[str]:
    if lang == 'ko':
        return expand_ko(name)
    if lang != 'ru':
        return [name]
    name = name.replace('о-ва', 'острова:p')
    if name in INVARIABLE:
        return [name]
    return [initial(f) for f in expand_ru(RUSSIAN.get(name, name), [], False)]
