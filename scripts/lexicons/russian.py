# SPDX-License-Identifier: Apache-2.0
"""Russian case forms of nouns, adjectives and phrases, by school grammar with small tables of exceptions.

A phrase declines its leading adjectives and its first noun; the words after the noun (a genitive, a
prepositional group) stay. Markup where the rules need help:

    =word       the word does not change          =США, =Токио; word:0 says the same
    word:m      gender of a noun in -ь            Ярославль:m   (default: feminine but for -тель, -арь)
    word:p      plural only, genitive in -ов;     Штаты:p
    word:p0     ... with a bare genitive          Филиппины:p0
    word:pe     ... with a genitive in -ей
    word:a      an adjective, whatever it ends in
    word:N      a noun, whatever it ends in
    word:+      declines too, in apposition       город Москва:+
    сто*ль      a star before a vowel that falls  пос*ол, д*ень:m, посёл*ок
    Ростов~-на-Дону     the part after ~ is fixed

Not a morphological dictionary: stress is not known, so a few forms are given in both spellings.
"""

from __future__ import annotations

VOWELS = 'аеёиоуыэюя'
HUSH = 'жшчщ'

CASES = ('nom', 'gen', 'dat', 'acc', 'ins', 'prep')

# Whole paradigms, singular then plural, in the order of CASES.
IRREGULAR = {
    'дерево': (('дерево', 'дерева', 'дереву', 'дерево', 'деревом', 'дереве'),
               ('деревья', 'деревьев', 'деревьям', 'деревья', 'деревьями', 'деревьях')),
    'год': (('год', 'года', 'году', 'год', 'годом', 'годе'),
            ('годы', 'лет/годов', 'годам', 'годы', 'годами', 'годах')),
    'человек': (('человек', 'человека', 'человеку', 'человека', 'человеком', 'человеке'),
                ('люди', 'людей/человек', 'людям', 'людей', 'людьми', 'людях')),
    'раз': (('раз', 'раза', 'разу', 'раз', 'разом', 'разе'),
            ('разы', 'раз', 'разам', 'разы', 'разами', 'разах')),
    'время': (('время', 'времени', 'времени', 'время', 'временем', 'времени'),
              ('времена', 'времён', 'временам', 'времена', 'временами', 'временах')),
    'путь': (('путь', 'пути', 'пути', 'путь', 'путём', 'пути'),
             ('пути', 'путей', 'путям', 'пути', 'путями', 'путях')),
    'сутки': (('сутки', 'суток', 'суткам', 'сутки', 'сутками', 'сутках'),) * 2,
    'процент': (('процент', 'процента', 'проценту', 'процент', 'процентом', 'проценте'),
                ('проценты', 'процентов', 'процентам', 'проценты', 'процентами', 'процентах')),
    'ребёнок': (('ребёнок', 'ребёнка', 'ребёнку', 'ребёнка', 'ребёнком', 'ребёнке'),
                ('дети', 'детей', 'детям', 'детей', 'детьми', 'детях')),
    'судно': (('судно', 'судна', 'судну', 'судно', 'судном', 'судне'),
              ('суда', 'судов', 'судам', 'суда', 'судами', 'судах')),
    'сын': (('сын', 'сына', 'сыну', 'сына', 'сыном', 'сыне'),
            ('сыновья', 'сыновей', 'сыновьям', 'сыновей', 'сыновьями', 'сыновьях')),
    'Чечня': (('Чечня', 'Чечни', 'Чечне', 'Чечню', 'Чечнёй', 'Чечне'),) * 2,
    'Крым': (('Крым', 'Крыма', 'Крыму', 'Крым', 'Крымом', 'Крыме/Крыму'),) * 2,
    'село': (('село', 'села', 'селу', 'село', 'селом', 'селе'),
             ('сёла', 'сёл', 'сёлам', 'сёла', 'сёлами', 'сёлах')),
    'Кремль': (('Кремль', 'Кремля', 'Кремлю', 'Кремль', 'Кремлём', 'Кремле'),) * 2,
    'Лев': (('Лев', 'Льва', 'Льву', 'Льва', 'Львом', 'Льве'),) * 2,
    'Павел': (('Павел', 'Павла', 'Павлу', 'Павла', 'Павлом', 'Павле'),) * 2,
    'Пётр': (('Пётр', 'Петра', 'Петру', 'Петра', 'Петром', 'Петре'),) * 2,
    'третий': (('третий', 'третьего', 'третьему', 'третий', 'третьим', 'третьем'),) * 2,
}

NOT_MASCULINE = {'дерево': 'n', 'время': 'n', 'село': 'n', 'судно': 'n', 'Чечня': 'f'}

# Masculine nouns with a stressed plural in -а, -я; compounds too (гендиректор).
PLURAL_A = ('директор', 'профессор', 'доктор', 'город', 'округ', 'остров', 'поезд', 'край', 'адрес', 'инспектор',
            'катер', 'корпус', 'паспорт', 'голос', 'номер')

# Stress on the ending: -ём, -ёй, and -ом, -ов after a hush consonant or ц; compounds too.
STRESSED_END = ('рубль', 'день', 'вождь', 'судья', 'январь', 'февраль', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь',
                'секретарь', 'врач', 'земля', 'семья', 'статья', 'царь', 'этаж', 'боец', 'дворец', 'отец', 'рубеж',
                'платёж', 'мятеж', 'король', 'корабль', 'монастырь', 'богатырь')

# Genitive plurals with a vowel that no rule gives.
GENITIVE_PLURAL = {
    'гривна': 'гривен', 'земля': 'земель', 'семья': 'семей', 'деревня': 'деревень', 'статья': 'статей',
    'судья': 'судей', 'число': 'чисел', 'письмо': 'писем', 'неделя': 'недель', 'война': 'войн',
    'тысяча': 'тысяч', 'доля': 'долей', 'миля': 'миль', 'унция': 'унций', 'пуля': 'пуль', 'сотня': 'сотен',
    'тонна': 'тонн', 'сомони': 'сомони', 'партия': 'партий', 'рупия': 'рупий', 'мужчина': 'мужчин',
    'баррель': 'баррелей', 'ватт': 'ватт/ваттов', 'вольт': 'вольт', 'ампер': 'ампер', 'герц': 'герц',
    'бит': 'бит', 'байт': 'байт/байтов', 'грамм': 'граммов/грамм', 'килограмм': 'килограммов/килограмм',
    'солдат': 'солдат', 'место': 'мест', 'лето': 'лет', 'утро': 'утр', 'село': 'сёл',
    'копейка': 'копеек', 'вон': 'вон', 'юань': 'юаней', 'десятилетие': 'десятилетий', 'дело': 'дел',
    'средство': 'средств', 'море': 'морей', 'поле': 'полей', 'агентство': 'агентств',
}

ADJECTIVE_IY = ('ский', 'цкий', 'кий', 'гий', 'хий', 'жий', 'ший', 'чий', 'щий', 'ний')
NOUN_OY = {'герой', 'строй', 'бой', 'слой', 'прибой', 'покой', 'Ханой', 'Той', 'Строй', 'Герой'}


# Units whose compounds (килограмм, мегагерц) have the same genitive plural.
COMPOUND_UNITS = ('ватт', 'вольт', 'ампер', 'герц', 'байт', 'бит', 'грамм')


def is_adjective(word: str) -> bool:
    low = word.lower()
    if low.endswith('ый') or low.endswith(ADJECTIVE_IY):
        return True
    if low.endswith('ой'):
        return word not in NOUN_OY and len(word) > 4
    if low.endswith('ая'):
        return len(word) > 4
    if low.endswith(('яя', 'ое', 'ее', 'ые')):
        return len(word) > 3
    return low.endswith('ие') and low[-3:-2] in 'кгхжшчщ' and len(low) > 4


def adjective(word: str) -> dict[str, tuple[str, ...]]:
    """Forms by gender (m, f, n, p) in the order of CASES, accusative as for a lifeless thing."""
    stem, soft = word[:-2], False
    ending = word[-2:].lower()
    last = stem[-1:].lower()
    if word.lower() == 'третий':
        stem, soft = word[:-2] + 'ь', True
    elif ending in ('ий', 'яя', 'ее', 'ие') and last not in 'кгхжшчщ':
        soft = True
    hush = last in HUSH and ending != 'ой'
    i = 'и' if soft or last in 'кгх' + HUSH else 'ы'
    o = 'е' if soft or hush else 'о'
    a, u = ('я', 'ю') if soft else ('а', 'у')
    n_nom = stem + o + 'е'
    m_nom = word if ending in ('ый', 'ий', 'ой') else stem + i + 'й'
    masc = (m_nom, stem + o + 'го', stem + o + 'му', m_nom, stem + i + 'м', stem + o + 'м')
    neut = (n_nom,) + masc[1:3] + (n_nom,) + masc[4:]
    obl = stem + o + 'й'
    fem = (stem + a + ('' if word.lower() == 'третий' else 'я'), obl, obl,
           stem + u + ('' if word.lower() == 'третий' else 'ю'), obl, obl)
    p_nom = stem + i + ('' if word.lower() == 'третий' else 'е')
    plur = (p_nom, stem + i + 'х', stem + i + 'м', p_nom, stem + i + 'ми', stem + i + 'х')
    return {'m': masc, 'f': fem, 'n': neut, 'p': plur}


def _split(word: str) -> tuple[str, str]:
    """The nominative and the oblique stem's source, from a word whose falling vowel is starred."""
    star = word.find('*')
    if star < 0:
        return word, word
    return word.replace('*', ''), word[:star] + word[star + 2:]


def gender_of(word: str, code: str) -> str:
    if code in ('m', 'f', 'n'):
        return code
    low = word.lower()
    if low[-1] in 'ая':
        return 'f'
    if low[-1] in 'оеё':
        return 'n'
    if low[-1] == 'ь':
        return 'm' if low.endswith(('тель', 'арь', 'ырь', 'ябрь', 'врь')) else 'f'
    return 'm'


def noun(word: str, code: str = '', animate: bool = False) -> tuple[str, tuple, tuple]:
    """Gender, singular and plural forms; several spellings of one form are joined by '/'."""
    nom, obl = _split(word)
    for key in (nom, nom[0].lower() + nom[1:]):
        if key in IRREGULAR:
            pair = IRREGULAR[key]
            if key != nom:
                pair = tuple(tuple('/'.join(p[0].upper() + p[1:] for p in f.split('/')) for f in s)
                             for s in pair)
            return NOT_MASCULINE.get(key, 'm'), pair[0], pair[1]
    if code.startswith('p'):
        return _plural_noun(nom, code)
    low = nom.lower()
    g = gender_of(nom, code)
    if nom == obl and low.endswith('ец') and len(low) >= 4:
        before = low[-3]
        link = 'й' if before in VOWELS else 'ь' if before == 'л' else ''
        obl = nom[:-2] + link + 'ц'
    if low[-1] in 'ая' and code != 'n':
        sing, plur = _a_noun(nom, low)
    elif low[-1] in 'оеё':
        sing, plur = _o_noun(nom, low)
    elif low[-1] == 'ь' and g == 'f':
        stem = obl[:-1]
        sing = (nom, stem + 'и', stem + 'и', nom, nom[:-1] + 'ью', stem + 'и')
        plur = (stem + 'и', stem + 'ей', stem + 'ям', stem + 'и', stem + 'ями', stem + 'ях')
    elif low[-1] in 'ьй':
        stem = obl[:-1]
        prep = 'и' if low.endswith('ий') else 'е'
        gen_pl = 'ей' if low[-1] == 'ь' else 'ев'
        sing = (nom, stem + 'я', stem + 'ю', nom, stem + 'ем', stem + prep)
        pl = 'я' if low.endswith(PLURAL_A) else 'и'
        plur = (stem + pl, stem + gen_pl, stem + 'ям', stem + pl, stem + 'ями', stem + 'ях')
    elif low[-1] in 'иуыэю':
        return g, (nom,) * 6, (nom,) * 6
    else:
        stem, last = obl, obl[-1].lower()
        ins = 'ем' if last in HUSH + 'ц' else 'ом'
        gen_pl = 'ей' if last in HUSH else 'ов'
        pl = 'а' if low.endswith(PLURAL_A) else 'и' if last in 'гкх' + HUSH else 'ы'
        if last == 'ц':
            gen_pl = 'ов' if low.endswith(STRESSED_END) else 'ев'
        gen = stem + gen_pl
        sing = (nom, stem + 'а', stem + 'у', nom, stem + ins, stem + 'е')
        plur = (stem + pl, gen, stem + 'ам', stem + pl, stem + 'ами', stem + 'ах')
    if low.endswith(STRESSED_END):
        ins = sing[4]
        sing = sing[:4] + (ins[:-2] + ('о' if low[-1] in HUSH + 'ц' else 'ё') + ins[-1],) + sing[5:]
    fixed = GENITIVE_PLURAL.get(low)
    for unit in COMPOUND_UNITS:
        if not fixed and low.endswith(unit):
            fixed = '/'.join(low[:-len(unit)] + f for f in GENITIVE_PLURAL[unit].split('/'))
    if fixed:
        if nom[0].isupper():
            fixed = '/'.join(f[0].upper() + f[1:] for f in fixed.split('/'))
        plur = plur[:1] + (fixed,) + plur[2:]
    if animate:
        if g == 'm' and low[-1] not in 'ая':
            sing = sing[:3] + (sing[1],) + sing[4:]
        plur = plur[:3] + (plur[1],) + plur[4:]
    return g, sing, plur


def _a_noun(nom: str, low: str) -> tuple[tuple, tuple]:
    stem, before = nom[:-1], low[-2]
    if low[-1] == 'а':
        i = 'и' if before in 'гкх' + HUSH else 'ы'
        o = 'е' if before in HUSH + 'ц' else 'о'
        sing = (nom, stem + i, stem + 'е', stem + 'у', stem + o + 'й', stem + 'е')
        zero = stem
        if low.endswith('ка') and low[-3:-2] not in tuple(VOWELS) + ('',):
            if low[-3] in 'йь':
                zero = stem[:-2] + 'ек'
            else:
                zero = stem[:-1] + ('ек' if low[-3] in HUSH else 'ок')
        return sing, (stem + i, zero, stem + 'ам', stem + i, stem + 'ами', stem + 'ах')
    prep = 'и' if before == 'и' else 'е'
    sing = (nom, stem + 'и', stem + prep, stem + 'ю', stem + 'ей', stem + prep)
    zero = stem[:-1] + 'ий' if before == 'и' else stem + 'й' if before in VOWELS else stem + 'ь'
    return sing, (stem + 'и', zero, stem + 'ям', stem + 'и', stem + 'ями', stem + 'ях')


def _o_noun(nom: str, low: str) -> tuple[tuple, tuple]:
    stem = nom[:-1]
    if low.endswith('ие') or low.endswith('ье'):
        sing = (nom, stem + 'я', stem + 'ю', nom, nom + 'м', stem + 'и' if low[-2] == 'и' else nom)
        zero = nom[:-2] + 'ий'
        return sing, (stem + 'я', zero, stem + 'ям', stem + 'я', stem + 'ями', stem + 'ях')
    if low[-1] == 'о' or low[-2] in HUSH + 'ц':
        sing = (nom, stem + 'а', stem + 'у', nom, nom + 'м', stem + 'е')
        return sing, (stem + 'а', stem, stem + 'ам', stem + 'а', stem + 'ами', stem + 'ах')
    sing = (nom, stem + 'я', stem + 'ю', nom, nom + 'м', stem + 'е')
    return sing, (stem + 'я', stem + 'ей', stem + 'ям', stem + 'я', stem + 'ями', stem + 'ях')


def _plural_noun(nom: str, code: str) -> tuple[str, tuple, tuple]:
    stem = nom[:-1]
    soft = code.endswith('я') or nom[-1].lower() == 'я' or (nom[-1].lower() == 'и' and
                                                           stem[-1].lower() not in 'гкх' + HUSH)
    a = 'я' if soft else 'а'
    if code == 'p0':
        gen = stem
        if nom.lower().endswith('ки') and stem[-2].lower() not in VOWELS:
            gen = stem[:-1] + 'ок'
    elif code == 'pe' or (soft and code == 'p' and stem[-1].lower() not in VOWELS + 'й'):
        gen = stem + 'ей'
    else:
        gen = stem + ('ев' if soft else 'ов')
    if nom.lower().endswith(('ии', 'ия')):
        gen = stem + 'й'
    forms = (nom, gen, stem + a + 'м', nom, stem + a + 'ми', stem + a + 'х')
    return 'p', forms, forms


def _token(token: str) -> tuple[str, str, str]:
    """Word, code, fixed tail."""
    tail = ''
    if '~' in token:
        token, tail = token.split('~', 1)
    code = ''
    if ':' in token:
        token, code = token.rsplit(':', 1)
    return token, code, tail


def _hyphen(word: str) -> tuple[str, str]:
    """The fixed first part of премьер-министр, and what declines."""
    cut = word.rfind('-')
    if cut < 0:
        return '', word
    return word[:cut + 1], word[cut + 1:]


def paradigm(phrase: str, animate: bool = False) -> tuple[list[str], list[str]]:
    """Singular and plural forms of a phrase in the order of CASES."""
    return _paradigm(phrase, animate)[:2]


def paucal(phrase: str) -> list[str]:
    """What stands behind two, three and four: a plural adjective and a singular noun (квадратных метра)."""
    return with_ye(_paradigm(phrase, False)[2])


def _paradigm(phrase: str, animate: bool) -> tuple[list[str], list[str], list[str]]:
    tokens = phrase.split(' ')
    head = -1
    parts = []
    for i, raw in enumerate(tokens):
        if raw.startswith('='):
            parts.append(('fixed', raw[1:], '', '', ''))
            if head < 0:
                head = i if i == 0 else head
            continue
        word, code, tail = _token(raw)
        prefix, core = _hyphen(word)
        clean = core.replace('*', '')
        if code == '0' or head >= 0 and code != '+':
            head = i if head < 0 else head
            parts.append(('fixed', word.replace('*', '') + tail, '', '', ''))
        elif code == 'a' or (not code and is_adjective(clean)):
            parts.append(('adj', core, code, prefix, tail))
        else:
            if code == 'N':
                code = ''
            if len(clean) > 1 and clean[1:] != clean[1:].lower() and '.' not in clean and code == '':
                parts.append(('fixed', word.replace('*', '') + tail, '', '', ''))
            elif not code and clean[-1:].lower() not in 'абвгдеёжзийклмнопрстуфхцчшщыьэюя':
                parts.append(('fixed', word + tail, '', '', ''))
            else:
                parts.append(('noun', core, code.replace('+', ''), prefix, tail))
            head = i if head < 0 else head
    gender = ''
    for kind, core, code, _, _ in parts:
        if kind == 'noun' and not gender:
            gender = noun(core, code, animate)[0]
    singular, plural = [], []
    if not gender:
        for kind, core, _, _, _ in parts:
            if kind == 'adj':
                end = core[-2:].lower()
                gender = {'ая': 'f', 'яя': 'f', 'ое': 'n', 'ее': 'n', 'ые': 'p', 'ие': 'p'}.get(end, 'm')
    for c in range(6):
        for out, plur in ((singular, False), (plural, True)):
            variants = ['']
            for kind, core, code, prefix, tail in parts:
                if kind == 'fixed':
                    pieces = [core]
                elif kind == 'adj':
                    forms = adjective(core)
                    row = forms['p' if plur or gender == 'p' else gender]
                    form = row[c]
                    if c == 3 and animate and (plur or gender == 'm'):
                        form = row[1]
                    pieces = [prefix + form + tail]
                else:
                    _, sing, plu = noun(core, code, animate)
                    pieces = [prefix + f + tail for f in (plu if plur else sing)[c].split('/')]
                variants = [v + (' ' if v else '') + p for v in variants for p in pieces]
            out.append(variants)
    few = ['']
    for kind, core, code, prefix, tail in parts:
        pieces = ([core] if kind == 'fixed' else [prefix + adjective(core)['p'][1] + tail] if kind == 'adj' else
                  [prefix + f + tail for f in noun(core, code, False)[1][1].split('/')])
        few = [v + (' ' if v else '') + p for v in few for p in pieces]
    two_kinds = {'adj', 'noun'} <= {kind for kind, *_ in parts}
    return singular, plural, few if two_kinds else []


def with_ye(forms: list[str]) -> list[str]:
    """Adds the spelling with е for ё, keeping order and dropping repeats."""
    out = []
    for form in forms:
        for f in (form, form.replace('ё', 'е').replace('Ё', 'Е')):
            if f not in out:
                out.append(f)
    return out


def forms(phrase: str, number: str = 'sg', animate: bool = False) -> list[str]:
    """All case forms of a phrase, the nominative first; number is sg or both."""
    singular, plural = paradigm(phrase, animate)
    out = []
    for row in singular + (plural if number == 'both' else []):
        for f in row:
            if f not in out:
                out.append(f)
    return with_ye(out)


def person(name: str) -> list[str]:
    """Case forms of a whole name; ':f' after it marks a woman; '=' a word that does not change.

    All words take the same case: the n-th form of each is the form of the n-th case.
    """
    feminine = name.endswith(':f')
    if feminine:
        name = name[:-2]
    columns = [_person_cases(w, feminine) for w in name.split(' ')]
    out = []
    for c in range(6):
        for form in (' '.join(col[c] for col in columns),):
            if form not in out:
                out.append(form)
    return with_ye(out)


def _person_cases(word: str, feminine: bool) -> tuple[str, ...]:
    if word.startswith('='):
        return (word[1:],) * 6
    if word.endswith(':m'):
        word, feminine = word[:-2], False
    prefix, core = _hyphen(word) if word not in IRREGULAR else ('', word)
    low = core.replace('*', '').lower()
    if feminine and low.endswith(('ова', 'ева', 'ёва', 'ина', 'ына')) and len(low) > 5:
        s = prefix + core[:-1]
        return (prefix + core, s + 'ой', s + 'ой', s + 'у', s + 'ой', s + 'ой')
    if not feminine and low.endswith(('ов', 'ев', 'ёв', 'ин', 'ын')) and len(low) > 3 and low not in FOREIGN_IN:
        s = prefix + core
        return (s, s + 'а', s + 'у', s + 'а', s + 'ым', s + 'е')
    if is_adjective(core) and low not in GIVEN_IY:
        row = adjective(core)['f' if low.endswith(('ая', 'яя')) else 'm']
        row = tuple(prefix + f for f in row)
        return row if low.endswith(('ая', 'яя')) else row[:3] + (row[1],) + row[4:]
    if low[-1] in 'иуыэюеёо' or (feminine and low[-1] not in 'аяь') or not low[-1].isalpha():
        return (word.replace('*', ''),) * 6
    code = 'f' if feminine and low[-1] == 'ь' else 'm' if low[-1] == 'ь' else ''
    _, sing, _ = noun(core, code, True)
    return tuple(prefix + f.split('/')[0] for f in sing)


# Given names that end like adjectives.
GIVEN_IY = {'георгий', 'евгений', 'арсений'}

# Given and foreign names that end like a Russian surname but decline as nouns.
FOREIGN_IN = {'бин', 'константин', 'валентин', 'мартин', 'дарвин', 'кевин', 'эдвин', 'ирвин', 'уин', 'лин',
              'цзиньпин', 'дэн', 'остин', 'блинкен', 'барин', 'вин', 'чин', 'жуйбин', 'тулун'}
