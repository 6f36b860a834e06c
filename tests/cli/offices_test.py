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

    def test_as_many_persons_as_offices_have_one_each(self):
        self.assertEqual(offices("김미진 국장과 박준성 과장을 각각 외교부 차관과 통일부 대변인에 임명했다."),
                         [("김미진", "국장", ""), ("김미진", "차관", "외교부"), ("박준성", "과장", ""), ("박준성", "대변인", "통일부")])
        facts = offices("김미진 국장과 박준성 국장을 통일부 자문위원에 임명했다.")
        self.assertEqual([fact[0] for fact in facts if fact[2] == "통일부"], ["김미진", "박준성"])

    def test_what_is_said_of_a_subject_is_his_office(self):
        self.assertEqual(offices("김미진은 외교부 차관이자 통일부 자문위원이기도 하다."),
                         [("김미진", "자문위원", "통일부"), ("김미진", "차관", "외교부")])
        self.assertEqual(offices("김미진은 회의의 대표가 외교부 차관이라고 말했다. 이 회의의 대표는 외교부 차관이다."), [])

    def test_rows_of_offices_name_their_holders(self):
        facts = offices("국무위원회 부위원장은 김미진, 서기는 박준성, 위원에는 최은영 외교부 차관, 이은지 통일부 대변인이 선임됐다.")
        self.assertIn(("김미진", "부위원장", "국무위원회"), facts)
        self.assertIn(("최은영", "위원", "국무위원회"), facts)
        self.assertIn(("이은지", "위원", "국무위원회"), facts)
        self.assertEqual(offices("대통령은 김미진, 박준성과 만났다."), [])

    def test_an_office_passes_from_one_to_another(self):
        facts = offices("통일부 대변인을 김미진 국장에서 박준성 과장으로 교체했다.")
        self.assertIn(("김미진", "대변인", "통일부"), facts)
        self.assertIn(("박준성", "대변인", "통일부"), facts)

    def test_who_only_says_when_has_no_office(self):
        self.assertEqual(offices("통일부 대변인에는 김미진 정부에서 외교부 국장을 지낸 박준성 교수가 임명됐다."),
                         [("박준성", "교수", ""), ("박준성", "국장", "외교부"), ("박준성", "대변인", "통일부")])

    def test_the_body_stands_in_brackets_behind_the_person(self):
        self.assertEqual(offices("김미진(서울대) 박준성(연세대) 교수가 토론했다."),
                         [("김미진", "교수", "서울대"), ("박준성", "교수", "연세대")])
        self.assertEqual(offices("통일연구원(원장 김미진, 서울대 교수)이 열었다."),
                         [("김미진", "교수", "서울대"), ("김미진", "원장", "통일연구원")])
        self.assertIn(("John Norwood", "Chairman", "Cato Institute"), offices("We heard John Norwood (Chairman of the Cato Institute)."))

    def test_an_office_of_a_commission_is_one_with_its_word(self):
        text = "김미진 국무위원이 왔다. 박준성 국무위원회 위원은 갔다."
        self.assertEqual(len({fact[1] for fact in offices(text)}), 1)
        self.assertEqual(len({fact[1] for fact in offices("김미진 외교장관이 왔다. 박준성 외교부 장관은 갔다.")}), 2)

    def test_an_office_in_short_is_the_full_one_of_the_same_person(self):
        text = "김미진 외교장관과 박준성 국방장관이 왔다. 김미진 장관은 갔다. 박준성 장관은 있었다."
        self.assertEqual(sorted({fact[1] for fact in offices(text)}), ["국방장관", "외교장관"])

    def test_a_family_name_is_not_yet_one_named_later(self):
        facts = offices("김 위원장은 대사를 만났다. 김미진 외교부 차관이 수행했다.")
        self.assertNotIn("위원장", [fact[1] for fact in facts if fact[0] == "김미진"])

    def test_one_office_of_several_bodies_has_as_many_holders(self):
        facts = offices("Главы российских Минобороны и МИД Иван Петров и Андрей Смирнов прибыли.")
        self.assertEqual([(fact[0], fact[2]) for fact in facts], [("Андрей Смирнов", "МИД"), ("Иван Петров", "Минобороны")])

    def test_an_office_in_another_case_is_not_of_the_name_behind_it(self):
        self.assertEqual(offices("В рамках визита с главой МИД Германии Лавров проведёт беседу."), [])

    def test_an_office_falls_to_somebody_behind_his_own(self):
        facts = offices("Новым министром культуры вместо Ивана Петрова стал губернатор Амурской области Андрей Смирнов.")
        self.assertIn("Андрей Смирнов", [fact[0] for fact in facts if fact[1].startswith("министр")])

    def test_a_form_of_address_leads_to_the_holder(self):
        facts = offices("The Minister of Finance, Mrs. Jane Norwood, came.")
        self.assertEqual([fact[:2] for fact in facts], [("Jane Norwood", "Minister of Finance")])

    def test_who_are_listed_before_a_verb_get_the_office(self):
        self.assertEqual([fact[0] for fact in offices("国务院任命张华明、李建国(女)、王志强为外交部副部长。")], ["张华明", "李建国", "王志强"])

    def test_a_pronoun_takes_an_office_for_the_one_person_before(self):
        self.assertIn(("Jane Norwood", "ambassador", "Latvia"),
                      offices("Jane Norwood studied law. She previously served as Latvia's ambassador to Brazil."))
        facts = offices("Jane Norwood met Ann Smith. She previously served as Latvia's ambassador to Brazil.")
        self.assertEqual([fact for fact in facts if fact[1] == "ambassador"], [])

    def test_several_heads_of_several_bodies_stand_before_their_office_or_behind(self):
        facts = offices("Иван Петров и Андрей Смирнов оставили за собой посты глав МВД и МЧС.")
        self.assertEqual([(fact[0], fact[2]) for fact in facts], [("Андрей Смирнов", "МЧС"), ("Иван Петров", "МВД")])
        facts = offices("Прошла встреча министров иностранных дел России и Армении – Ивана Петрова и Андрея Смирнова.")
        self.assertEqual([(fact[0], fact[2]) for fact in facts], [("Андрея Смирнова", "Армении"), ("Ивана Петрова", "России")])

    def test_the_agency_of_a_correspondent_stands_in_brackets(self):
        self.assertEqual(offices("[서울=뉴시스]김미진 기자 = 외교부는 밝혔다."), [("김미진", "기자", "뉴시스")])
        self.assertEqual(offices("김미진 기자 = 외교부는 밝혔다."), [])

    def test_a_successor_gets_the_office_of_the_one_before(self):
        facts = offices("김미진 전 통일부 대변인의 후임으로 박준성 과장이 임명됐다.")
        self.assertIn(("김미진", "대변인", "통일부"), facts)
        self.assertIn(("박준성", "대변인", "통일부"), facts)

    def test_each_subject_of_a_row_gets_his_own_office(self):
        facts = offices("김미진 전 차관이 통일부 대변인, 박준성 교수가 외교부 자문위원에 각각 임명됐다.")
        self.assertIn(("김미진", "대변인", "통일부"), facts)
        self.assertIn(("박준성", "자문위원", "외교부"), facts)

    def test_offices_that_a_word_joins_are_of_one_body(self):
        facts = offices("국가안보실 산하 1차장과 2차장에는 김미진 교수와 박준성 교수가 임명됐다.")
        self.assertIn(("김미진", "1차장", "국가안보실"), facts)
        self.assertIn(("박준성", "2차장", "국가안보실"), facts)

    def test_a_life_in_han_tells_the_offices_of_the_one_person_of_its_sentence(self):
        facts = offices("王志强1964年出生在北京,曾先后担任外交部副部长、第一副总理。")
        self.assertEqual([fact[:2] for fact in facts], [("王志强", "副部长"), ("王志强", "第一副总理")])
        self.assertEqual(offices("王志强会见张华明,曾先后担任外交部副部长。"), [])


if __name__ == "__main__":
    unittest.main()
