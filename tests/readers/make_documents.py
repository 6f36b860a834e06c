#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The documents of tests/readers, from text written here: make_documents.py FOLDER. The same bytes each time."""
import sys
import zipfile
import zlib
from pathlib import Path

import flow_documents
import pdf_layouts

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HANCOM = "http://www.hancom.co.kr/hwpml/2011"


class Pdf:
    """A PDF of Latin text in the standard fonts, which need no embedding."""

    def __init__(self, compress=False):
        self.pages = []
        self.compress = compress
        self.rotate = 0

    def page(self, *runs, width=595, height=842, extra=""):
        """Runs are (x, y from above, size, text[, font])."""
        content = ""
        for x, y, size, text, *font in runs:
            text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            content += f"BT /{font[0] if font else 'F1'} {size} Tf {x} {height - y} Td ({text}) Tj ET\n"
        self.pages.append((width, height, content + extra))

    def bytes(self, count=None, trailer=""):
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"]
        kids = []
        for width, height, content in self.pages:
            data = content.encode("latin-1")
            packed = "/Filter /FlateDecode " if self.compress else ""
            if self.compress:
                data = zlib.compress(data, 9)
            objects.append(f"<< {packed}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {self.rotate} "
                           f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {count or len(kids)} >>"
        parts = [b"%PDF-1.4\n"]
        places = []
        at = len(parts[0])
        for number, one in enumerate(objects, 1):
            places.append(at)
            parts.append(f"{number} 0 obj\n".encode() + (one if isinstance(one, bytes) else one.encode()) + b"\nendobj\n")
            at += len(parts[-1])
        out = b"".join(parts)
        table = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n".encode()


BODY = ["The ministry of transport published its plan for the northern line", "in March, and the council discussed it",
        "for the first time in the following week."]


def report():
    """Three pages: running head, folio, title, headings, a note with a raised call, a table, a cut paragraph."""
    pdf = Pdf()
    for number in (1, 2, 3):
        runs = [(70, 40, 8, "Quarterly Review of Northern Transport"), (290, 810, 9, f"- {number} -")]
        y = 80
        if number == 1:
            runs.append((70, y, 22, "Rails Across the Northern Plain"))
            y += 40
        runs.append((70, y, 14, f"{number}. {('Setting', 'Trade', 'Outlook')[number - 1]}", "F2"))
        y += 26
        lines = [f"The ministry of transport published part {number} of its plan for the northern line in",
                 "the spring of that year, and the council discussed it for the first time in the week",
                 "that followed its long recess."]
        for text in lines:
            runs.append((70, y, 11, text))
            y += 16
        y += 12
        runs += [(70, y, 11, "Costs were estimated anew by the statistics office."), (316.4, y - 4, 6.5, str(number))]
        runs.append((326, y, 11, "Nothing else changed."))
        y += 30
        if number == 2:
            runs.append((70, y, 11, "Table 1. Freight by year"))
            for row in (("Item", "2021", "2022"), ("Grain", "120.5", "131.0"), ("Coal", "88.1", "79.4")):
                y += 18
                runs += [(70, y, 10, row[0]), (260, y, 10, row[1]), (420, y, 10, row[2])]
        runs += [(70, 740, 6, str(number)), (75, 744, 8.5, f"Survey of Freight Costs, volume {number}, page 4{number}.")]
        pdf.page(*runs)
    return pdf.bytes()


LEFT = "Prices of grain rose in the spring and fell in the autumn of the same year while stocks were kept low by rain".split()
RIGHT = "Lenders asked for longer terms and the office for debt agreed to them after it had heard the smaller banks".split()


def columns():
    """Two columns of running text under a title over both."""
    pdf = Pdf()
    runs = [(70, 60, 18, "Grain and Credit in Two Columns")]
    for x, words in ((70, LEFT), (310, RIGHT)):
        for row in range(16):
            text = " ".join((words * 8)[row * 6:row * 6 + 6])
            runs.append((x, 100 + 15 * row, 10, f"{text} {'and so on'[:9]}"))
    pdf.page(*runs)
    return pdf.bytes()


def zipped(parts):
    from io import BytesIO
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body=None):
    def p(text, style="", extra=""):
        mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{extra}</w:p>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>"
                   for row in (("Item", "2021", "2022"), ("Grain", "", "131.0")))
    body = body or (p("Ports of the Eastern Coast", "Title") + p("Setting", "Heading1") +
                    p("The port authority signed an agreement in May 2021.", extra=call) + p("Costs", "Heading2") +
                    f"<w:tbl>{rows}</w:tbl>" + p("Stocks were low."))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
                     for i, n in (("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2")))
    notes = (f'<w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
             f'<w:footnote w:id="2">{p("Survey of Ports, page 7.")}</w:footnote>')
    def part(name, inner):
        return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{WORD}">{inner}</w:{name}>'
    return zipped([("word/document.xml", part("document", f"<w:body>{body}</w:body>")),
                   ("word/styles.xml", part("styles", styles)), ("word/footnotes.xml", part("footnotes", notes))])


def hwpx(body=None):
    def p(text, shape=0, extra=""):
        return (f'<hp:p paraPrIDRef="{shape}" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>{text}</hp:t>{extra}</hp:run>'
                "</hp:p>")
    note = f'<hp:ctrl><hp:footNote number="1"><hp:subList>{p("Survey of Mines, page 9.")}</hp:subList></hp:footNote></hp:ctrl>'
    rows = "".join("<hp:tr>" + "".join(f"<hp:tc><hp:subList>{p(cell)}</hp:subList></hp:tc>" for cell in row) + "</hp:tr>"
                   for row in (("Item", "2021"), ("Copper", "55.2")))
    body = body or (p("Mines of the South", 1) + p("The mine was opened in June 2022.", extra=note) +
                    p("", extra=f"<hp:tbl>{rows}</hp:tbl>"))
    head = ('<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"><hh:paraPr id="0"><hh:heading type="NONE" '
            'idRef="0" level="0"/></hh:paraPr><hh:paraPr id="1"><hh:heading type="OUTLINE" idRef="0" level="0"/>'
            "</hh:paraPr></hh:head>")
    section = f'<hs:sec xmlns:hs="{HANCOM}/section" xmlns:hp="{HANCOM}/paragraph">{body}</hs:sec>'
    return zipped([("mimetype", "application/hwp+zip"), ("Contents/header.xml", head),
                   ("Contents/section0.xml", section)])


HTML = """<!DOCTYPE html><html><head><title>x</title><style>p{color:red}</style></head><body><nav>Home</nav>
<h1>Dams of the West</h1><p>The dam was closed in <b>July 2020</b>.</p><script>var x = 1;</script>
<table><tr><th>Item</th><th>2020</th></tr><tr><td>Water</td><td>12.5</td></tr></table><ul><li>First point</li></ul>
</body></html>
"""
CUT_WORDS = ["The long-term programme of the port was pub-", "lished in May, and a long-", "term loan followed. Its develop-",
             "ment was slow, since the ship-owner and the har-", "bour office did not agree. The second programme,",
             "a part of the first, and a ship-", "owner of the north were named in the pro-", "gramme of June."]
LAUGHS = ('<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>')


CHAPTERS = ("Setting", "Wheat", "Ports", "Credit", "Outlook", "Method")


def chapters():
    """Six pages whose running heads name their chapters."""
    pdf = Pdf()
    for number, name in enumerate(CHAPTERS, 1):
        pdf.page((70, 40, 10, f"CHAPTER {number}. {name.upper()}"), (430, 40, 10, f"{number}.{7 - number}. Of {name}"),
                 *[(70, 80 + 16 * i, 11, text) for i, text in enumerate(BODY * 3)], (290, 810, 9, str(number)))
    return pdf.bytes()


def tails():
    """Two pages: a note that the page end cuts, and a table whose last columns are a narrow strip apart."""
    body = [(70, 80 + 16 * i, 11, text + " and of the coast") for i, text in enumerate(BODY * 3)]
    pdf = Pdf()
    pdf.page(*body, (70, 240, 11, "Stocks were counted anew."), (202.5, 236, 6.5, "1"), (70, 720, 6, "1"),
             (75, 724, 8.5, "Cargo that was unloaded late is counted in the month that follows, and a ship that called at"))
    rows = (("Item", "2021", "Remark"), ("Grain", "120.5", "final"), ("Coal", "288.1", "estimate"), ("Ore", "131.7", "final"))
    pdf.page(*body, (70, 240, 11, "Prices were counted too."), (195.4, 236, 6.5, "2"), (70, 300, 11, "Table 1. Freight"),
             *[(x, 318 + 18 * j, 10, row[i]) for j, row in enumerate(rows) for i, x in enumerate((70, 260, 295))],
             (75, 712, 8.5, "two harbours is counted in the first of them alone."), (70, 720, 6, "2"),
             (75, 724, 8.5, "Survey of Prices, page 7."))
    return pdf.bytes()


WRAPPED = ((("Region",), "2016", "2017", "2018"), (("Small works in the hills", "and along the border"), "161.6", "872.3", "433.9"),
           (("South coast",), "521.0", "88.1", "79.4"), (("Larger works and the", "replacement of plant", "in the valley"), "94.5", "31.2", "77.0"))


def wraps():
    """Tables whose labels wrap beside their numbers, the second at the foot of a column; a title of large type."""
    def table(left, top):
        runs, y = [], top
        for labels, *numbers in WRAPPED:
            runs += [(left, y + 12 * i, 9, text) for i, text in enumerate(labels)]
            middle = y + 6 * (len(labels) - 1)
            runs += [(left + 130 + 45 * i, middle, 9, text) for i, text in enumerate(numbers)]
            y += 12 * len(labels) + 8
        return runs
    pdf = Pdf()
    pdf.page((70, 60, 18, "Works in the Hills"), (70, 84, 18, "of the East"), *[(70, 120 + 16 * i, 11, text + " and of the coast")
             for i, text in enumerate(BODY * 3)], *table(70, 320))
    page = []
    for x, words, rows in ((70, LEFT, 16), (310, RIGHT, 26)):
        page += [(x, 60 + 15 * i, 10, " ".join((words * 16)[i * 9:i * 9 + 9])) for i in range(rows)]
    pdf.page(*page, *[(x if x < 100 else x - 25, y, size, text) for x, y, size, text in table(70, 330)])
    return pdf.bytes()


def documents():
    scan = Pdf()
    scan.page(extra="0.9 g 50 50 400 600 re f\n")
    blank = Pdf()
    blank.page()
    blank.page(extra="0.9 g 50 50 400 600 re f\n")
    blank.page()
    hyphens = Pdf()
    hyphens.page(*[(70, 60 + 16 * i, 11, text) for i, text in enumerate(CUT_WORDS)],
                 (70, 360, 11, "They will announce it, and the ministry also an-"), (70, 376, 11, "nounced that an office will open."),
                 (70, 300, 11, "The council of the coast spoke of nothing but the new insu-"), (70, 316, 11, "lation."))
    chart = Pdf()
    chart.page((70, 60, 18, "Prices of the Coast"), *[(70, 100 + 16 * i, 11, text) for i, text in enumerate(BODY)],
               *[(70 + 40 * i, 220, 9, f"{20 + i}.1") for i in range(6)], (70, 250, 9, "Source: Harbour office."),
               *[(70 + 40 * i, 420, 9, f"{19 + i // 2}.1" if i % 2 == 0 else "7") for i in range(8)],
               *[(70 + 90 * i, 300 + 16 * j, 11, text) for j, row in enumerate((("Item", "21.1", "22.1", "23.1", "24.1"),
                 ("Grain", "1.5", "2.5", "3.5", "4.5"), ("Coal", "1.0", "2.0", "3.0", "4.0"))) for i, text in enumerate(row)])
    rotated = Pdf()
    rotated.rotate = 90
    rotated.page(*[(70, 60 + 16 * i, 11, text) for i, text in enumerate(BODY)])
    few = Pdf()
    few.page((70, 60, 11, BODY[0]))
    # A page that is no page: the others are read.
    damaged = Pdf()
    for text in BODY:
        damaged.page((70, 60, 11, text))
    damaged = damaged.bytes().replace(b"8 0 obj\n<< /Type /Page ", b"8 0 obj\n[[ /Type /Page ")
    cut = report()
    unmapped = Pdf()
    unmapped.page((70, 60, 11, BODY[0]), extra="BT /F3 11 Tf 70 700 Td (ABCD) Tj ET\n")
    unmapped = unmapped.bytes().replace(
        b"/F2 4 0 R", b"/F2 4 0 R /F3 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding << /Differences [65 /uniE123 /uniE124 /uniE125 /uniE126] >> >>")
    deep = "<hp:p>" * 5000 + "</hp:p>" * 5000
    many = Pdf()
    for _ in range(30):
        many.page((70, 60, 11, BODY[0]))
    return {
        "report.pdf": report(), "chapters.pdf": chapters(), "tails.pdf": tails(), "wraps.pdf": wraps(), "columns.pdf": columns(), "rotated.pdf": rotated.bytes(), "scan.pdf": scan.bytes(),
        "blank.pdf": blank.bytes(), "hyphens.pdf": hyphens.bytes(), "chart.pdf": chart.bytes(),
        "many_pages.pdf": many.bytes(), "damaged.pdf": damaged, "cut.pdf": cut[:len(cut) // 2], "unmapped.pdf": unmapped,
        "ports.docx": docx(), "mines.hwpx": hwpx(), "dams.html": HTML.encode(),
        "voyages.docx": flow_documents.voyages(zipped), "quarry.hwpx": flow_documents.quarry(zipped),
        "harvest.html": flow_documents.HARVEST_PAGE.format("utf-8", "stays").encode(),
        "mines.markdown": flow_documents.MARKDOWN.encode(), "plain.markdown": b"No sign \\ of [^it] or [this](",
        "deep.hwpx": hwpx(deep), "bomb.docx": docx("<w:p><w:r><w:t>" + "a" * (24 << 20) + "</w:t></w:r></w:p>"),
        "laughs.html": (LAUGHS + "<html><body><p>Ha: &c;</p></body></html>").encode(),
        "entity.html": (b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Here: &x;.</p></body></html>'),
        "other.zip": zipped([("a.txt", "text")]),
        **pdf_layouts.documents(Pdf),
        "old.hwp": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"HWP Document File" + bytes(239),
    }


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in documents().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
