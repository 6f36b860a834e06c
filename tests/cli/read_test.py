#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents as they come: PDF, HWPX, DOCX and HTML through sagwan-read, known by their content; what cannot be read says
why, and costs no other document."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import validate_schema

SAGWAN = os.environ["SAGWAN"]
HOME = Path(os.environ["SAGWAN_SOURCE_DIR"])
sys.path.insert(0, str(HOME / "tests/readers"))
import flow_documents  # noqa: E402
import make_documents  # noqa: E402

DOCUMENTS = make_documents.documents()


def run(*arguments, env=None):
    return subprocess.run([SAGWAN, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env={**os.environ, **(env or {})}, check=False)


BROKEN = b"%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\n"


class Read(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def file(self, name, content=None):
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(DOCUMENTS[name] if content is None else content)
        return path

    def program(self, script):
        path = self.path / "reader"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        return {"SAGWAN_READ": str(path)}

    def knowledge(self, name, *options):
        done = run("extract", self.file(name), *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        knowledge = json.loads(done.stdout)
        self.assertEqual(validate_schema.problems(knowledge), [])
        return knowledge

    def texts(self, knowledge, kind):
        return [b["text"] for b in knowledge["blocks"] if b["kind"] == kind]

    def rows(self, knowledge):
        return [[c["text"] for c in b["cells"]] for b in knowledge["blocks"] if b["kind"] == "row"]

    def assert_refused(self, name, code, *words, options=(), content=None, env=None):
        done = run("extract", self.file(name, content), *options, env=env)
        message = done.stderr.decode()
        self.assertEqual(done.returncode, 1, message)
        self.assertIn(f"[{code}]", message)
        for word in words:
            self.assertIn(word, message)

    def test_the_kept_documents_are_those_of_their_maker(self):
        for name, content in DOCUMENTS.items():
            kept = HOME / "tests/readers" / name
            self.assertEqual(kept.read_bytes(), content, f"run: tests/readers/make_documents.py tests/readers ({name})")


class Pdf(Read):
    def setUp(self):
        super().setUp()
        self.report = self.knowledge("report.pdf")

    def test_source_and_text(self):
        document = self.report["document"]
        self.assertEqual(document["source"]["media_type"], "application/pdf")
        for block in self.report["blocks"]:
            begin, end = block["span"]
            if "parts" not in block and not block.get("cells") and block["kind"] not in ("table", "paragraph"):
                self.assertEqual(document["text"][begin:end], block["text"])

    def test_heads_folios_title_and_headings(self):
        self.assertEqual(self.texts(self.report, "title"), ["Rails Across the Northern Plain"])
        self.assertEqual(self.texts(self.report, "heading"), ["1. Setting", "2. Trade", "3. Outlook"])
        self.assertEqual(self.texts(self.report, "furniture"), [text for n in (1, 2, 3) for text in (
            "Quarterly Review of Northern Transport", f"- {n} -")])

    def test_lines_of_a_paragraph_are_joined(self):
        self.assertIn("The ministry of transport published part 1 of its plan for the northern line in the spring of that "
                      "year, and the council discussed it for the first time in the week that followed its long recess.",
                      self.texts(self.report, "paragraph"))

    def test_raised_calls_are_bound_to_the_notes_at_the_foot(self):
        text = self.report["document"]["text"]
        notes = {text[c["span"][0]:c["span"][1]]: [text[a - 7:b] for a, b in c["calls"]] for c in self.report["citations"]}
        self.assertEqual(notes, {f"{n} Survey of Freight Costs, volume {n}, page 4{n}.": [f"office.{mark}"]
                                 for n, mark in ((1, "¹"), (2, "²"), (3, "³"))})

    def test_rows_have_their_cells(self):
        self.assertEqual(self.rows(self.report), [["Item", "2021", "2022"], ["Grain", "120.5", "131.0"],
                                                  ["Coal", "88.1", "79.4"]])

    def test_blocks_have_page_and_box(self):
        heading = next(b for b in self.report["blocks"] if b["text"] == "2. Trade")
        self.assertEqual(heading["page"], 2)
        left, top, right, bottom = heading["box"]
        self.assertTrue(left == 70.0 and 60 < top < 80 < bottom < 90 and 110 < right < 140, heading["box"])

    def test_columns_are_read_one_after_the_other(self):
        text = " ".join(self.texts(self.knowledge("columns.pdf"), "paragraph"))
        self.assertIn("Prices of grain rose in the and so on spring and fell", text)
        self.assertLess(text.rindex("kept low by rain"), text.index("Lenders asked"))

    def test_a_turned_page_is_read_upright(self):
        text = self.knowledge("rotated.pdf")["document"]["text"]
        self.assertEqual(text.split("\n")[:3], make_documents.BODY)

    def test_what_is_damaged_is_left_out_and_said(self):
        done = run("extract", self.file("damaged.pdf"))
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"1 page cannot be read [document-damaged]", done.stderr)
        self.assertIn(make_documents.BODY[2], json.loads(done.stdout)["document"]["text"])

    def test_fonts_without_characters_give_no_nonsense(self):
        done = run("extract", self.file("unmapped.pdf"))
        self.assertIn(b"4 characters of fonts without a Unicode map", done.stderr)
        self.assertIn(b"[text-unmapped]", done.stderr)
        self.assertEqual(json.loads(done.stdout)["document"]["text"].strip(), make_documents.BODY[0])

    def test_show_prints_it(self):
        done = run("show", self.file("report.pdf"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"Rails Across the Northern Plain", done.stdout)


class Flow(Read):
    def test_docx(self):
        knowledge = self.knowledge("ports.docx")
        self.assertEqual([(b["text"], b["level"]) for b in knowledge["blocks"] if b["kind"] == "heading"],
                         [("Ports of the Eastern Coast", 1), ("Setting", 1), ("Costs", 2)])
        self.assertEqual(self.rows(knowledge), [["Item", "2021", "2022"], ["Grain", "", "131.0"]])
        self.assertEqual(self.texts(knowledge, "footnote"), ["1) Survey of Ports, page 7."])
        self.assertEqual(len(knowledge["citations"][0]["calls"]), 1)
        self.assertEqual([t["value"] for t in knowledge["times"]][:1], ["2021-05"])

    def test_hwpx(self):
        knowledge = self.knowledge("mines.hwpx")
        self.assertEqual(knowledge["document"]["source"]["media_type"], "application/hwp+zip")
        self.assertEqual(self.texts(knowledge, "title"), ["Mines of the South"])
        self.assertEqual(self.rows(knowledge), [["Item", "2021"], ["Copper", "55.2"]])
        self.assertEqual(len(knowledge["citations"][0]["calls"]), 1)

    def test_html(self):
        knowledge = self.knowledge("dams.html")
        self.assertEqual(knowledge["document"]["text"],
                         "Home\nDams of the West\nThe dam was closed in July 2020.\nItem\t2020\nWater\t12.5\n• First point\n")
        self.assertEqual(self.texts(knowledge, "title"), ["Dams of the West"])
        self.assertEqual(self.texts(knowledge, "furniture"), ["Home"])

    def test_docx_as_it_comes(self):
        knowledge = self.knowledge("voyages.docx")
        self.assertEqual(knowledge["document"]["text"], flow_documents.VOYAGES)
        self.assertEqual(knowledge["document"]["title"], "Voyages of the Northern Line")
        self.assertEqual([(b["text"], b["level"]) for b in knowledge["blocks"] if b["kind"] == "heading"],
                         [("I. Routes", 1), ("Fares of the line", 3), ("1. Plans", 2)])
        self.assertEqual(self.rows(knowledge), [["Sea", "Fare", "", "State"], ["", "2021", "2022", ""], ["North", "4,123", "5,210\u00b2", "final"],
                                                ["South", "one two", "7 8", ""]])
        self.assertEqual(self.texts(knowledge, "furniture"), ["Review of Shipping 7"])
        self.assertEqual([len(c["calls"]) for c in knowledge["citations"]], [1, 1, 1])

    def test_hwpx_as_it_comes(self):
        knowledge = self.knowledge("quarry.hwpx")
        self.assertEqual(knowledge["document"]["text"], flow_documents.QUARRY)
        self.assertEqual(knowledge["document"]["title"], "Quarries of the Hills")
        self.assertEqual(self.texts(knowledge, "heading"), ["I. Setting", "1. Prices", "II. Plans"])
        self.assertEqual(self.texts(knowledge, "caption"), ["Table 4. Stone by kind", "Figure 2. Prices of stone"])
        self.assertEqual(self.rows(knowledge)[:2], [["Stone", "Tons", "", "State"], ["", "2021", "2022"]])

    def test_html_as_it_comes(self):
        knowledge = self.knowledge("harvest.html")
        self.assertEqual(knowledge["document"]["text"], flow_documents.HARVEST.format("stays"))
        self.assertEqual(knowledge["document"]["title"], "Harvest of the Plain")
        self.assertEqual(self.texts(knowledge, "furniture"), ["Start", "\u2022 Data", "\u2022 News", "\u2022 Help", "All rights reserved"])
        self.assertEqual([len(c["calls"]) for c in knowledge["citations"]], [2, 1])

    def test_links_in_notes_are_the_addresses_of_their_works(self):
        page = ('<!DOCTYPE html><html><body><p>Docks opened.<a href="#n" id="r">1</a></p><ol><li id="n">Nora Webb, \u201c<a href="'
                'https://a.example/d">Docks Reopen</a>,\u201d Reuters, May 5, 2021; Karl Reed, \u201c<a href="https://a.example/e">Docks Close'
                '</a>,\u201d BBC News, June 5, 2021. <a href="#r">back</a></li></ol></body></html>')
        done = run("extract", self.file("links.html", page.encode()))
        items = json.loads(done.stdout)["citations"][0]["items"]
        self.assertEqual([(i["title"], i["date"], i["url"]) for i in items],
                         [("Docks Reopen", "2021-05-05", "https://a.example/d"), ("Docks Close", "2021-06-05", "https://a.example/e")])

    def test_html_in_any_encoding(self):
        word = "\ub620\ubc29\uac01\ud558"  # its first syllable is in CP949 and not in EUC-KR
        page = flow_documents.HARVEST_PAGE
        for name, content in (("named.html", page.format("euc-kr", word).encode("cp949")),
                              ("unnamed.html", page.replace('<meta charset="{}">', "").format(word).encode("cp949")),
                              ("wrong.html", page.format("euc-kr", word).encode("utf-8")),
                              ("wide.html", page.format("utf-16", word).encode("utf-16"))):
            done = run("extract", self.file(name, content))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout)["document"]["text"], flow_documents.HARVEST.format(word), name)

    def test_labels_that_wrap_are_one_row(self):
        knowledge = self.knowledge("wraps.pdf")
        want = [["Region", "2016", "2017", "2018"], ["Small works in the hills and along the border", "161.6", "872.3", "433.9"],
                ["South coast", "521.0", "88.1", "79.4"], ["Larger works and the replacement of plant in the valley", "94.5", "31.2", "77.0"]]
        self.assertEqual(self.rows(knowledge), want * 2)
        text = knowledge["document"]["text"]
        self.assertLess(text.rindex("South coast"), text.index("Lenders asked"))  # in its column, and no note
        self.assertEqual(knowledge["document"]["title"], "Works in the Hills of the East")

    def test_markdown(self):
        done = run("extract", self.file("mines.txt", flow_documents.MARKDOWN.encode()))
        self.assertEqual(done.returncode, 0, done.stderr)
        knowledge = json.loads(done.stdout)
        self.assertEqual(knowledge["document"]["text"], flow_documents.MARKDOWN_TEXT)
        self.assertEqual(knowledge["document"]["title"], "Mines of the South")
        self.assertEqual(self.rows(knowledge)[1], ["Copper", "512.3", ""])
        self.assertEqual([len(c["calls"]) for c in knowledge["citations"]], [2, 1])
        long = "\uac00\ub098 " * 2000  # more than a link may be long, cut nowhere within a letter
        done = run("extract", self.file("long.md", ("# A\n\n## B\n\n" + long).encode()))
        self.assertEqual(json.loads(done.stdout)["document"]["text"], "A\nB\n" + long.strip() + "\n")
        done = run("extract", self.file("plain.md", flow_documents.MARKDOWN.encode()), "--encoding", "UTF-8")
        self.assertNotIn("text", json.loads(done.stdout)["document"])  # its own text, as it is

    def test_text_with_one_sign_of_markdown_stays_as_it_is(self):
        done = run("extract", self.file("notes.md", b"# Setting\n\nPrices rose in May 2021.\n"))
        self.assertEqual(json.loads(done.stdout)["document"]["source"]["media_type"], "text/plain")

    def test_what_a_cut_file_still_holds_is_read_and_said(self):
        done = run("extract", self.file("cut.pdf"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"its end is missing: 1 page found [document-damaged]", done.stderr)
        self.assertIn("Quarterly Review of Northern Transport", json.loads(done.stdout)["document"]["text"])

    def test_the_axis_of_a_chart_is_no_row_and_the_head_of_a_table_is_one(self):
        knowledge = self.knowledge("chart.pdf")
        self.assertEqual(self.rows(knowledge), [["Item", "21.1", "22.1", "23.1", "24.1"], ["Grain", "1.5", "2.5", "3.5", "4.5"],
                                                ["Coal", "1.0", "2.0", "3.0", "4.0"]])
        for begin in ("20.1", "19.1"):
            axis = next(b for b in knowledge["blocks"] if b["text"].startswith(begin))
            self.assertEqual(axis["kind"], "furniture")

    def test_a_chart_is_furniture_under_its_caption(self):
        knowledge = self.knowledge("plot.pdf")
        kinds = {b["text"]: b["kind"] for b in knowledge["blocks"]}
        for caption in ("Prices of grain and salt", "Stocks of the harbours"):
            self.assertEqual(kinds.get(caption), "caption", kinds)
        furniture = " ".join(self.texts(knowledge, "furniture"))
        rest = " ".join(b["text"] for b in knowledge["blocks"] if b["kind"] != "furniture")
        for label in ("(marks)", "Salt", "North harbour", "12.5", "2018", "2.0"):
            self.assertIn(label, furniture)
            self.assertNotIn(label, rest)
        self.assertEqual(self.rows(knowledge)[1:], [["4", "North", "88.1", "79.4"], ["3", "South", "91.0", "94.2"],
                                                    ["2", "East", "120.5", "131.0"], ["1", "West", "140.2", "151.7"]])

    def test_side_notes_are_furniture_and_cut_no_line(self):
        knowledge = self.knowledge("side_notes.pdf")
        furniture = self.texts(knowledge, "furniture")
        for line in ("The estimate was", "withdrawn in the", "of warehouses.", "Reserves are", "law on banks."):
            self.assertIn(line, " ".join(furniture))
        text = " ".join(self.texts(knowledge, "paragraph") + self.texts(knowledge, "item"))
        for note in ("withdrawn", "survey", "defined"):
            self.assertNotIn(note, text)
        self.assertIn("stocks were kept low by rain and the council of the northern harbours published another estimate", text)
        self.assertNotIn("o", furniture)  # a bullet

    def test_blanks_of_justified_lines_are_blanks(self):
        knowledge = self.knowledge("short_column.pdf")
        self.assertEqual(self.rows(knowledge), [])
        text = " ".join(self.texts(knowledge, "paragraph"))
        self.assertNotIn("  ", text)
        self.assertIn("and the council of the northern harbours published another estimate of the damage", text)

    def test_two_lines_are_a_column(self):
        text = " ".join(self.texts(self.knowledge("short_column.pdf"), "paragraph"))
        self.assertTrue(text.endswith("The harbours had asked for more."), text[-80:])

    def test_a_note_of_a_star_goes_on(self):
        knowledge = self.knowledge("stars.pdf")
        notes = self.texts(knowledge, "footnote")
        self.assertEqual(len(notes), 2, notes)
        self.assertIn("representatives of the smaller banks", notes[0])
        self.assertTrue(notes[1].endswith("banks alone"), notes[1])
        self.assertEqual(len(self.rows(knowledge)), 3)

    def test_heads_that_change_with_the_chapter_are_furniture(self):
        blocks = self.knowledge("chapters.pdf")["blocks"]
        heads = [b for b in blocks if b["text"].startswith("CHAPTER")]
        self.assertEqual([b["kind"] for b in heads], ["furniture"] * 6)
        self.assertNotIn("Of Ports", " ".join(b["text"] for b in blocks if b["kind"] != "furniture"))

    def test_a_note_that_a_page_end_cuts_is_one_note(self):
        notes = [b["text"] for b in self.knowledge("tails.pdf")["blocks"] if b["kind"] == "footnote"]
        self.assertEqual(len(notes), 2, notes)
        self.assertIn("a ship that called at two harbours is counted in the first of them alone.", " ".join(notes[0].split()))

    def test_a_narrow_strip_between_numbers_and_words_parts_cells(self):
        self.assertIn(["Coal", "288.1", "estimate"], self.rows(self.knowledge("tails.pdf")))

    def test_words_that_a_line_end_cuts_are_whole(self):
        text = " ".join(self.knowledge("hyphens.pdf")["document"]["text"].split())
        for word in ("published in May", "a long-term loan", "Its development", "the harbour office", "ship-owner of the north", "in the programme of June", "new insulation.", "also announced that"):
            self.assertIn(word, text)

    def test_a_turned_page_has_the_boxes_of_the_turned_page(self):
        knowledge = self.knowledge("rotated.pdf")
        left, top, right, bottom = knowledge["blocks"][0]["box"]
        self.assertTrue(left < right < 842 and 40 < top < bottom < 150, knowledge["blocks"][0]["box"])

    def test_a_name_says_nothing(self):
        done = run("extract", self.file("report.txt", DOCUMENTS["ports.docx"]))
        self.assertIn("Ports of the Eastern Coast", json.loads(done.stdout)["document"]["text"])


class Refused(Read):
    def test_each_says_why_and_how_to_mend_it(self):
        self.assert_refused("scan.pdf", "document-no-text", "no text layer: 1 page of images", "OCR")
        self.assert_refused("blank.pdf", "document-no-text", "no text layer: 1 page of images and 2 blank pages", "OCR")
        self.assert_refused("broken.pdf", "document-unreadable", content=BROKEN)
        self.assert_refused("old.hwp", "document-hwp", "HWPX")
        self.assert_refused("other.zip", "document-format")
        self.assert_refused("deep.hwpx", "document-limit", "200 deep")
        self.assert_refused("many_pages.pdf", "document-limit", "30 pages", options=("--read-pages", "20"))
        self.assert_refused("empty.pdf", "file-empty", content=b"")

    def test_a_password_is_asked_for(self):
        locked = DOCUMENTS["report.pdf"].replace(
            b"trailer\n<< ", b"trailer\n<< /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
            b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >> ")
        self.assert_refused("locked.pdf", "document-password", "password", content=locked)

    def test_entities_are_not_expanded(self):
        self.assertEqual(self.knowledge("laughs.html")["document"]["text"].strip(), "Ha: &c;")
        self.assertNotIn("root:", self.knowledge("entity.html")["document"]["text"])

    def test_memory_is_bounded(self):
        self.assert_refused("bomb.docx", "document-limit", options=("--read-memory", "64"))


class Crash(Read):
    """Whatever happens to sagwan-read is an error of one document."""

    def read_as(self, text, created):
        content = text.encode()
        said = f"sagwan-read 1\nmedia-type application/pdf\ncreated {created}\ntext {len(content)}\n".encode() + content
        (self.path / "said").write_bytes(said)
        done = run("extract", self.file("report.pdf"), env=self.program(f"cat '{self.path}/said'\n"))
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_day_of_the_file_dates_a_text_without_a_date(self):
        knowledge = self.read_as("수출 동향\n\n지난해 수출이 크게 늘었다. 24.6월\n\n24.6월\n", "2025-01-23")
        self.assertEqual(knowledge["document"]["date"], "2025-01-23")
        self.assertEqual(knowledge["times"][0]["value"], "2024")
        self.assertIn("date-of-file", [d["code"] for d in knowledge["diagnostics"]])

    def test_a_date_of_the_text_goes_before_that_of_the_file(self):
        knowledge = self.read_as("수출 동향\n\n2023년 10월\n\n지난해 수출이 크게 늘었다.\n", "2025-01-23")
        self.assertEqual(knowledge["document"]["date"], "2023-10")
        self.assertNotIn("date-of-file", [d["code"] for d in knowledge["diagnostics"]])

    def test_a_day_that_cannot_be_is_none(self):
        self.assertNotIn("date", self.read_as("지난해 수출이 크게 늘었다.\n", "2025-02-30")["document"])

    def test_a_reader_that_is_killed_costs_one_document(self):
        crash = self.program('document=$(mktemp); cat > "$document"\ncase $(head -c 4 "$document") in\n'
                             f'%PDF) kill -SEGV $$;;\n*) exec {Path(SAGWAN).parent}/sagwan-read "$@" < "$document";;\nesac\n')
        folder = self.path / "in"
        for name in ("report.pdf", "ports.docx", "dams.html"):
            self.file("in/" + name, DOCUMENTS[name])
        done = run("extract", folder, "-o", self.path / "out", env=crash)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"report.pdf: sagwan-read crashed, signal 11 [document-reader]", done.stderr)
        self.assertEqual(sorted(p.name for p in (self.path / "out").iterdir()), ["dams.json", "ports.json"])

    def test_a_reader_that_hangs_is_ended(self):
        self.assert_refused("report.pdf", "document-limit", "not read in 1 seconds", options=("--read-seconds", "1"),
                            env=self.program("exec sleep 100\n"))

    def test_an_answer_that_is_cut_is_not_believed(self):
        for answer in ("", "sagwan-read 1\nmedia-type application/pdf\ntext 50\nshort", "sagwan-read 1\nline 5 2 1\n",
                       "sagwan-read 1\ntext 2\n\\377\\376"):
            self.assert_refused("report.pdf", "document-reader", "ended before",
                                env=self.program(f"cat > /dev/null\nprintf '{answer}'\n"))

    def test_no_reader_is_said(self):
        self.assert_refused("report.pdf", "document-reader", "cannot start", env={"SAGWAN_READ": "/nowhere/reader"})


class Batches(Read):
    def test_a_mixed_folder_gives_the_same_with_any_number_of_threads(self):
        folder = self.path / "in"
        for name in ("report.pdf", "columns.pdf", "ports.docx", "mines.hwpx", "dams.html"):
            self.file("in/" + name, DOCUMENTS[name])
        self.file("in/plain.txt", b"Prices rose in May 2021.\n")
        self.file("in/broken.pdf", BROKEN)
        results = [run("extract", folder, "--jobs", jobs) for jobs in (1, 4)]
        self.assertEqual([done.returncode for done in results], [1, 1])
        self.assertEqual(results[0].stdout, results[1].stdout)
        self.assertEqual(len(results[0].stdout.splitlines()), 6)


if __name__ == "__main__":
    unittest.main()
