#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Case forms that a reader can check: python3 scripts/lexicons/russian_test.py."""

from __future__ import annotations

import unittest

import chinese
import english
import russian

SINGULAR = (
    ('Россия', 'Россия России Россию Россией'),
    ('=США', 'США'),
    ('КНДР', 'КНДР'),
    ('Егип*ет', 'Египет Египта Египту Египтом Египте'),
    ('Израиль:m', 'Израиль Израиля Израилю Израилем Израиле'),
    ('Казань', 'Казань Казани Казанью'),
    ('Филиппины:p0', 'Филиппины Филиппин Филиппинам Филиппинами Филиппинах'),
    ('Гавайи:p', 'Гавайи Гавайев Гавайям Гавайями Гавайях'),
    ('Известия:pe', 'Известия Известий Известиям Известиями Известиях'),
    ('Ростов~-на-Дону', 'Ростов-на-Дону Ростова-на-Дону Ростову-на-Дону Ростовом-на-Дону Ростове-на-Дону'),
    ('дворец', 'дворец дворца дворцу дворцом дворце'),
)
PHRASES = (
    ('Северная Корея', ['Северная Корея', 'Северной Кореи', 'Северной Корее', 'Северную Корею', 'Северной Кореей']),
    ('Приморский край', ['Приморский край', 'Приморского края', 'Приморскому краю', 'Приморским краем',
                         'Приморском крае']),
    ('Министерство обороны', ['Министерство обороны', 'Министерства обороны', 'Министерству обороны',
                              'Министерством обороны', 'Министерстве обороны']),
)
BOTH = (
    ('рубль:m', 'рубль рубля рублю рублём рублем рубле рубли рублей рублям рублями рублях'),
    ('год', 'год года году годом годе годы лет годов годам годами годах'),
    ('килограмм', 'килограмм килограмма килограмму килограммом килограмме килограммы килограммов килограмм'
                  ' килограммам килограммами килограммах'),
)
PERSONS = (
    ('Владимир Путин', ['Владимир Путин', 'Владимира Путина', 'Владимиру Путину', 'Владимиром Путиным',
                        'Владимире Путине']),
    ('=Ким =Чен Ын', ['Ким Чен Ын', 'Ким Чен Ына', 'Ким Чен Ыну', 'Ким Чен Ыном', 'Ким Чен Ыне']),
    ('Мария Захарова:f', ['Мария Захарова', 'Марии Захаровой', 'Марию Захарову', 'Марией Захаровой']),
    ('Сергей Шойгу', ['Сергей Шойгу', 'Сергея Шойгу', 'Сергею Шойгу', 'Сергеем Шойгу', 'Сергее Шойгу']),
    ('Евгений Пригожин', ['Евгений Пригожин', 'Евгения Пригожина', 'Евгению Пригожину', 'Евгением Пригожиным',
                          'Евгении Пригожине']),
)


class Forms(unittest.TestCase):
    def test_singular(self) -> None:
        for phrase, want in SINGULAR:
            with self.subTest(phrase):
                self.assertEqual(sorted(want.split()), sorted(set(russian.forms(phrase))))

    def test_phrases(self) -> None:
        for phrase, want in PHRASES:
            with self.subTest(phrase):
                self.assertEqual(want, russian.forms(phrase))

    def test_both_numbers(self) -> None:
        for phrase, want in BOTH:
            with self.subTest(phrase):
                self.assertEqual(sorted(set(want.split())), sorted(set(russian.forms(phrase, 'both'))))

    def test_persons(self) -> None:
        for name, want in PERSONS:
            with self.subTest(name):
                self.assertEqual(want, russian.person(name))

    def test_animate(self) -> None:
        self.assertIn('послов', russian.forms('пос*ол', 'both', True))

    def test_traditional(self) -> None:
        self.assertEqual('國家主席', chinese.traditional('国家主席'))

    def test_english_plural(self) -> None:
        for one, many in (('Minister of Defence', 'Ministers of Defence'), ('century', 'centuries'),
                          ('square foot', 'square feet'), ('barrel per day', 'barrels per day')):
            self.assertEqual(many, english.plural(one))


if __name__ == '__main__':
    unittest.main()
