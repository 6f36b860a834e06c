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
                         [("김미진", "부총리", "러시아"), ("김미진", "총리", "")])

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


if __name__ == "__main__":
    unittest.main()
