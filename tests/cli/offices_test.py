#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who holds which office where the place itself does not say it all: short offices, the body that the sentence speaks of, lives."""
import json
import os
import subprocess
import unittest

SAGWAN = os.environ["SAGWAN"]


def offices(text):
    """The facts of a report as (person, office, body), by the names of their entities."""
    run = subprocess.run([SAGWAN, "extract", "--from", "jsonl", "-"], input=json.dumps({"id": "x", "text": text}),
                         capture_output=True, text=True, check=True)
    knowledge = json.loads(run.stdout)
    name = {entity["id"]: entity["name"] for entity in knowledge["entities"]}
    return sorted((name[r["subject"]], name[r["object"]], name.get(r.get("organisation"), ""))
                  for r in knowledge["relations"] if r["type"] == "holds_office")


class Offices(unittest.TestCase):
    def test_a_short_office_and_one_with_the_field_of_its_body_are_the_full_one(self):
        self.assertEqual(offices("김미진 외교부 장관은 회의를 열었다. 김미진 외교장관이 말했다. 김미진 장관은 갔다."),
                         [("김미진", "장관", "외교부")])

    def test_a_deputy_is_another_office(self):
        self.assertEqual(offices("김미진 러시아 부총리는 왔다. 김미진 총리는 갔다."),
                         [("김미진", "부총리", "러시아"), ("김미진", "총리", "러시아")])

    def test_the_body_that_the_sentence_speaks_of_has_the_office_but_no_presidency(self):
        self.assertEqual(offices("외교부는 31일 김미진 대변인이 방문했다고 밝혔다."), [("김미진", "대변인", "외교부")])
        self.assertEqual(offices("외교부는 31일 김미진 대통령이 방문했다고 밝혔다."), [("김미진", "대통령", "")])

    def test_a_body_that_another_place_says_stands_before_the_topic(self):
        self.assertEqual(offices("김미진 통일부 대변인은 말했다. 외교부는 31일 김미진 대변인이 방문했다고 밝혔다."),
                         [("김미진", "대변인", "통일부")])

    def test_the_last_of_a_list_of_officials_has_the_body_of_the_first(self):
        self.assertEqual(offices("외교부 김미진 장관과 박준성 차관 등이 왔다."),
                         [("김미진", "장관", "외교부"), ("박준성", "차관", "외교부")])

    def test_a_life_names_its_subject_at_its_head(self):
        text = "김미진(金美珍)\n\n1957년 외교부 차관에 취임한 뒤 총리를 지냈다.\n\n박준성의 형은 대통령을 지냈다.\n"
        self.assertEqual(offices(text), [("김미진", "차관", "외교부"), ("김미진", "총리", "")])

    def test_a_report_that_begins_with_a_person_is_no_life(self):
        text = "김미진 대통령의 방문\n\n김미진 대통령은 왔다.\n\n1957년 외교부 차관에 취임한 뒤 총리를 지냈다.\n"
        self.assertEqual(offices(text), [("김미진", "대통령", "")])

    def test_a_family_name_alone_is_of_no_delegation(self):
        facts = offices("공항에는 우즈베키스탄 측에서 김미진 대통령과 박준성 대사, 최은영 장관이 나왔다. 김 대통령은 갔다.")
        self.assertIn(("박준성", "대사", "우즈베키스탄"), facts)
        facts = offices("홍준표 대통령은 왔다. 공항에는 우즈베키스탄 측에서 김미진 대통령과 박준성 대사가, 우리 측에서 홍 대통령이 나왔다.")
        self.assertIn(("홍준표", "대통령", ""), facts)
        self.assertIn(("박준성", "대사", "우즈베키스탄"), facts)

    def test_one_office_more_in_brackets_is_not_of_the_body_before_them(self):
        self.assertEqual(offices("한국 측에서는 김미진 외교협회 회장(전 주러시아 대사)이 왔다."),
                         [("김미진", "대사", "한국"), ("김미진", "회장", "외교협회")])

    def test_a_name_in_another_script_stands_between_a_person_and_his_office(self):
        self.assertIn(("조키르 사이도프", "부대사", "우즈베키스탄"),
                      offices("조키르 사이도프(Zokir Saidov) 주한 우즈베키스탄 부대사가 왔다."))

    def test_who_is_on_a_side_is_of_its_country_but_not_the_head_of_a_firm(self):
        facts = offices("러시아 측에서는 이반 페트로프 극동개발부 차관이, 한국 측에서는 김미진 차관보와 박준성 교수가 왔다.")
        self.assertIn(("김미진", "차관보", "한국"), facts)
        self.assertIn(("박준성", "교수", ""), facts)

    def test_rows_of_a_table_name_a_person_and_his_office_in_any_order(self):
        text = "성명 | 소속 | 직위\n김미진 | 외교부 | 국장\n박준성 | 통일부 | 과장\n"
        self.assertEqual(offices(text), [("김미진", "국장", "외교부"), ("박준성", "과장", "통일부")])

    def test_an_office_stands_below_its_holder(self):
        self.assertEqual(offices("John Norwood\n\nVisiting professor, Cornell University\n"),
                         [("John Norwood", "Visiting professor", "Cornell University")])
        self.assertEqual(offices("John Norwood\n\nProfessors, directors and guests came to Cornell University.\n"), [])

    def test_an_office_behind_a_comma_with_words_of_its_kind(self):
        self.assertEqual(offices("John Norwood, a law professor at Cornell University, said so."),
                         [("John Norwood", "professor", "Cornell University")])

    def test_the_body_behind_an_office_stands_before_the_only_country_that_has_it(self):
        facts = offices("The US was there. John Norwood, the Secretary of State of the Latvian Ministry of Foreign Affairs, came.")
        self.assertEqual(facts, [("John Norwood", "Secretary of State", "Ministry of Foreign Affairs")])

    def test_an_office_of_the_country_is_that_of_the_one_named_last(self):
        facts = offices("Выборы в Армении прошли. Пришёл экс-президент страны Роберт Кочарян.")
        self.assertEqual([fact[2] for fact in facts], ["Армении"])

    def test_in_russian_no_body_stands_before_its_office(self):
        self.assertEqual([fact[2] for fact in offices("Встречу открыли в Киеве премьер-министр Иван Петров и гости.")], [""])

    def test_a_bare_class_word_stands_for_the_body_named_before(self):
        facts = offices("中俄人文合作委员会开会。委员会俄方主席伊万诺夫表示欢迎。")
        self.assertEqual(facts, [("伊万诺夫", "主席", "中俄人文合作委员会")])

    def test_one_letter_is_no_name_of_a_body_where_several_end_in_it(self):
        self.assertEqual([fact[2] for fact in offices("외교부 북미국은 바쁘다. 김미진 국장은 왔다.")], ["외교부 북미국"])
        text = "외교부 북미국은 바쁘다. 통일부 정책국도 바쁘다. 김미진 국장은 왔다."
        self.assertEqual([fact[2] for fact in offices(text)], [""])

    def test_a_family_name_in_capitals_is_the_one_in_small_letters(self):
        facts = offices("Prime Minister NORWOOD John of Japan came. Prime Minister Norwood said so.")
        self.assertEqual(len({fact[0] for fact in facts}), 1)

    def test_a_person_takes_an_office_behind_the_word_for_it(self):
        self.assertEqual(offices("Paul Norwood as Australia's next ambassador to Brazil."),
                         [("Paul Norwood", "ambassador", "Australia")])
        self.assertEqual(offices("马克·米利担任下一任外交部副部长。"), [("马克·米利", "副部长", "外交部")])

    def test_an_office_before_a_name_is_not_of_the_one_who_names_him(self):
        facts = offices("Paul Norwood appointed former Senator John Smith as ambassador to Samoa.")
        self.assertEqual([fact[:2] for fact in facts], [("John Smith", "Senator"), ("John Smith", "ambassador")])

    def test_two_offices_behind_a_name_are_his(self):
        self.assertEqual(offices("Андрей Петров, президент — председатель правления ВТБ, выступил."),
                         [("Андрей Петров", "председатель правления", "ВТБ"), ("Андрей Петров", "президент", "")])

    def test_a_verb_behind_a_name_is_no_office(self):
        self.assertEqual(offices("雅莹集团总裁张华明代表企业家上台。"), [("张华明", "总裁", "雅莹集团")])

    def test_a_paper_that_the_sentence_speaks_of_has_no_chairman_of_a_state(self):
        facts = offices("노동신문은 3일 김미진 위원장이 방문했다고 보도했다.")
        self.assertEqual([fact[2] for fact in facts], [""])


if __name__ == "__main__":
    unittest.main()
