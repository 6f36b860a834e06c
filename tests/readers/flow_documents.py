# SPDX-License-Identifier: Apache-2.0
"""DOCX, HWPX and HTML with what real ones have: lists from their numbering, boxes, merged and nested cells, revisions,
hidden text, ruby, notes in cells, heads of pages, navigation. Text written here."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HANCOM = "http://www.hancom.co.kr/hwpml/2011"


def _word(name, inner):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{WORD}">{inner}</w:{name}>'


def _run(text, shape=""):
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(inner, shape=""):
    return f"<w:p><w:pPr>{shape}</w:pPr>{inner if inner.startswith('<') else _run(inner)}</w:p>"


def _entry(number, level):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _cell(inner, shape=""):
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{inner if inner.startswith('<') else _paragraph(inner) if inner else '<w:p/>'}</w:tc>"


def _table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def _level(number, form, text, more=""):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
            "</w:lvl>")


BIG = '<w:b/><w:sz w:val="40"/>'


def voyages(zipped):
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    box = ("<w:r><w:pict><w:txbxContent>" + _paragraph("In the box first.") + _paragraph("In the box second.") +
           "</w:txbxContent></w:pict></w:r>")
    body = "".join((
        _paragraph(_run("Voyages of the Northern Line", BIG)),
        _paragraph("Routes", '<w:pStyle w:val="H1"/>'),
        _paragraph(_run("The line opened a route in May 2021.") + note.format(2)),
        _paragraph("The first point is set.", _entry(1, 0)),
        _paragraph("The second point is set.", _entry(1, 0)),
        _paragraph("A point below it is set.", _entry(1, 1)),
        _paragraph("The third point is set.", _entry(1, 0)),
        _paragraph("A marked point is set.", _entry(2, 0)),
        _paragraph(_run("Fares of the line", '<w:b/><w:sz w:val="26"/>')),
        _paragraph(_run("Kept. ") + "<w:ins>" + _run("Put in. ") + "</w:ins><w:del><w:r><w:delText>Taken out. </w:delText></w:r>"
                   "</w:del><w:moveFrom>" + _run("Moved away. ") + "</w:moveFrom>" + _run("The end.")),
        _paragraph(_run("Its end was taken out"), "<w:rPr><w:del/></w:rPr>"),
        _paragraph(" and it goes on here."),
        _paragraph(_run("Seen. ") + _run("Not seen. ", "<w:vanish/>") + _run("Seen too.")),
        _paragraph("<w:r><w:ruby><w:rt>" + _run("reading") + "</w:rt><w:rubyBase>" + _run("Base") + "</w:rubyBase></w:ruby></w:r>" +
                   _run(" of the ruby, 5 m") + _run("2", '<w:vertAlign w:val="superscript"/>') + _run(" wide.")),
        _paragraph(_run("A paragraph with a box.") + box + _run(" It goes on behind the box.")),
        _table((_cell("Sea", '<w:vMerge w:val="restart"/>'), _cell("Fare", '<w:gridSpan w:val="2"/>'), _cell("State")),
               (_cell("", "<w:vMerge/>"), _cell("2021"), _cell("2022"), _cell("")),
               (_cell("North"), _cell("4,123"), _cell(_paragraph(_run("5,210") + note.format(3))), _cell("final")),
               (_cell("South"), _cell(_table((_cell("one"), _cell("two")))), _cell(_paragraph("7") + _paragraph("8")), _cell(""))),
        _paragraph("Plans", '<w:pStyle w:val="H2"/>'),
        _table((_cell(_paragraph("In a table of one cell.") + _paragraph("It has two paragraphs.")),)),
        _paragraph(_run("Stocks were low.") + '<w:r><w:endnoteReference w:id="2"/></w:r>'),
    ))
    styles = (f'<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
              f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>{_entry(3, 0)}</w:pPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>')
    lists = ('<w:abstractNum w:abstractNumId="0">' + _level(0, "decimal", "%1)") + _level(1, "lowerLetter", "%1%2)") + "</w:abstractNum>"
             '<w:abstractNum w:abstractNumId="1">' + _level(0, "bullet", "&#xF0B7;") + "</w:abstractNum>"
             '<w:abstractNum w:abstractNumId="2">' + _level(0, "upperRoman", "%1.") +
             _level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>') + "</w:abstractNum>" +
             "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3)))
    notes = "".join(f'<w:footnote w:id="{i}">{inner}</w:footnote>' for i, inner in (
        (2, _paragraph("Survey of Ports, page 7.") + _paragraph("It has two paragraphs.")), (3, _paragraph(_run("A note in a cell by ") + '<w:hyperlink r:id="rId5">' + _run("the office") + "</w:hyperlink>" +
                        _run("; and others.")))))
    return zipped([
        ("word/document.xml", _word("document", f"<w:body>{body}</w:body>")), ("word/styles.xml", _word("styles", styles)),
        ("word/numbering.xml", _word("numbering", lists)), ("word/footnotes.xml", _word("footnotes", notes)),
        ("word/_rels/footnotes.xml.rels", '<Relationships><Relationship Id="rId5" Target="https://a.example/o" TargetMode="External"/>'
         "</Relationships>"),
        ("word/endnotes.xml", _word("endnotes", f'<w:endnote w:id="2">{_paragraph("A note at the end.")}</w:endnote>')),
        ("word/header1.xml", _word("hdr", _paragraph("Review of Shipping 7")))])


VOYAGES = """Voyages of the Northern Line
I. Routes
The line opened a route in May 2021.¹
1) The first point is set.
2) The second point is set.
2a) A point below it is set.
3) The third point is set.
● A marked point is set.
Fares of the line
Kept. Put in. The end.
Its end was taken out and it goes on here.
Seen. Seen too.
Base of the ruby, 5 m² wide.
A paragraph with a box. It goes on behind the box.
In the box first.
In the box second.
Sea	Fare		State
	2021	2022	
North	4,123	5,210²	final
South	one two	7 8	
1. Plans
In a table of one cell.
It has two paragraphs.
Stocks were low.³
Review of Shipping 7
1) Survey of Ports, page 7. It has two paragraphs.
2) A note in a cell by the office, https://a.example/o; and others.
3) A note at the end.
"""


def quarry(zipped):
    def p(inner, shape=0, letters=0):
        if not inner.startswith("<hp:run"):
            inner = f'<hp:run charPrIDRef="{letters}">{inner if inner.startswith("<") else f"<hp:t>{inner}</hp:t>"}</hp:run>'
        return f'<hp:p paraPrIDRef="{shape}">{inner}</hp:p>'

    def cell(inner, column, row, width=1, height=1):
        return (f"<hp:tc><hp:subList>{inner if inner.startswith('<hp:p') else p(inner)}</hp:subList>"
                f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{width}" rowSpan="{height}"/></hp:tc>')

    def table(rows, columns, caption=""):
        return (f'<hp:tbl rowCnt="{len(rows)}" colCnt="{columns}">{caption}' +
                "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows) + "</hp:tbl>")

    def number(value, kind):
        return f'<hp:ctrl><hp:autoNum num="{value}" numType="{kind}"><hp:autoNumFormat type="DIGIT"/></hp:autoNum></hp:ctrl>'

    def note(value, text):
        return (f'<hp:ctrl><hp:footNote number="{value}"><hp:subList>{p(number(value, "FOOTNOTE") + f"<hp:t> {text}</hp:t>")}'
                "</hp:subList></hp:footNote></hp:ctrl>")

    link = ('<hp:ctrl><hp:fieldBegin type="HYPERLINK"><hp:parameters><hp:stringParam name="Path">https://a.example/s</hp:stringParam>'
            "</hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>There</hp:t><hp:ctrl><hp:fieldEnd/></hp:ctrl>")

    def caption(side, text):
        return f'<hp:caption side="{side}"><hp:subList>{p(text)}</hp:subList></hp:caption>'

    def part(name, text):
        return f"<hp:ctrl><hp:{name}><hp:subList>{p(text)}</hp:subList></hp:{name}></hp:ctrl>"

    body = "".join((
        p('<hp:secPr outlineShapeIDRef="1"/>' + part("header", "Review of Stone") + table([[cell(p("Quarries of the Hills", 0, 1), 0, 0)]], 1)),
        p("Setting", 1),
        p("<hp:t>The quarry was opened in June 2022.</hp:t>" + note(1, "Survey of Stone, page 9. </hp:t>" + link + "<hp:t>") + "<hp:t> It grew.</hp:t>"),
        p("Prices", 2), p("The first point is set.", 3), p("The second point is set.", 3), p("A marked point is set.", 4),
        p('<hp:t>Kept. <hp:deleteBegin/>Taken out. <hp:deleteEnd/><hp:insertBegin/>Put in.<hp:insertEnd/></hp:t>'),
        p("<hp:t>The <hp:dutmal><hp:mainText>base</hp:mainText><hp:subText>reading</hp:subText></hp:dutmal> stays.</hp:t>"),
        p("<hp:t>A paragraph with a box.</hp:t><hp:rect><hp:drawText><hp:subList>" + p("In the box.") + "</hp:subList></hp:drawText></hp:rect>"
          "<hp:t> It goes on.</hp:t>"),
        p(part("hiddenComment", "A hidden comment.") + '<hp:ctrl><hp:fieldBegin type="MEMO"><hp:subList>' + p("A memo.") +
          "</hp:subList></hp:fieldBegin></hp:ctrl><hp:t>Without its memo.</hp:t>"),
        p(table([[cell("Stone", 0, 0, 1, 2), cell("Tons", 1, 0, 2), cell("State", 3, 0, 1, 2)], [cell("2021", 1, 1), cell("2022", 2, 1)],
                 [cell("Slate", 0, 2), cell("512.3", 1, 2), cell(p("<hp:t>498.1</hp:t>" + note(2, "A note in a cell.")), 2, 2),
                  cell("final", 3, 2)]], 4, caption("TOP", "<hp:t>Table </hp:t>" + number(4, "TABLE") + "<hp:t>. Stone by kind</hp:t>"))),
        p("<hp:pic>" + caption("BOTTOM", "<hp:t>Figure </hp:t>" + number(2, "PICTURE") + "<hp:t>. Prices of stone</hp:t>") + "</hp:pic>"),
        p("Plans", 1),
        p('<hp:run charPrIDRef="0"><hp:t>It covers 3 km</hp:t></hp:run><hp:run charPrIDRef="2"><hp:t>2</hp:t></hp:run>'
          '<hp:run charPrIDRef="0"><hp:t> now.</hp:t></hp:run>'),
    ))
    shapes = (("NONE", 0, 0), ("OUTLINE", 0, 0), ("OUTLINE", 0, 1), ("NUMBER", 2, 0), ("BULLET", 1, 0))
    head = (f'<hh:head xmlns:hh="{HANCOM}/head"><hh:charPr id="0" height="1000"/><hh:charPr id="1" height="2000"><hh:bold/></hh:charPr>'
            '<hh:charPr id="2" height="1000"><hh:supscript/></hh:charPr>'
            '<hh:numbering id="1"><hh:paraHead start="1" level="1" numFormat="ROMAN_CAPITAL">^1.</hh:paraHead>'
            '<hh:paraHead start="1" level="2" numFormat="DIGIT">^2.</hh:paraHead></hh:numbering>'
            '<hh:numbering id="2"><hh:paraHead start="1" level="1" numFormat="CIRCLED_DIGIT">^1</hh:paraHead></hh:numbering>'
            '<hh:bullet id="1" char="&#x25A1;"/>' +
            "".join(f'<hh:paraPr id="{i}"><hh:heading type="{kind}" idRef="{of}" level="{level}"/></hh:paraPr>'
                    for i, (kind, of, level) in enumerate(shapes)) + "</hh:head>")
    section = f'<hs:sec xmlns:hs="{HANCOM}/section" xmlns:hp="{HANCOM}/paragraph">{body}</hs:sec>'
    return zipped([("mimetype", "application/hwp+zip"), ("Contents/header.xml", head), ("Contents/section0.xml", section)])


QUARRY = """Review of Stone
Quarries of the Hills
I. Setting
The quarry was opened in June 2022.¹ It grew.
1. Prices
① The first point is set.
② The second point is set.
□ A marked point is set.
Kept. Put in.
The base stays.
A paragraph with a box. It goes on.
In the box.
Without its memo.
Table 4. Stone by kind
Stone	Tons		State
	2021	2022
Slate	512.3	498.1²	final
Figure 2. Prices of stone
II. Plans
It covers 3 km² now.
1) Survey of Stone, page 9. There, https://a.example/s
2) A note in a cell.
"""

HARVEST_PAGE = """<!DOCTYPE html><html><head><meta charset="{}"><title>x</title><script>var a = "<p>x</p>";</script></head><body>
<div id="gnb"><a href="/">Start</a></div><ul><li><a href="/1">Data</a></li><li><a href="/2">News</a></li><li><a href="/3">Help</a></li></ul>
<div class="blind">Skip this.</div><div style="display: none">Hidden.</div>
<h1>Harvest of<br>the Plain</h1><p>Wheat rose in May 2022.<sup><a href="#n1" id="r1">1)</a></sup> Maize
rose too.<a id="r2" href="#n2"><sup>[2]</sup></a> So did rye.<sup><a href="#n1">1)</a></sup></p>
<p><b>Stocks of the plain</b></p><p>The <ruby>base<rp>(</rp><rt>reading</rt><rp>)</rp></ruby> {} on 10 km<sup>2</sup>.</p>
<ol start="3"><li><p>The third point.</p></li><li>The fourth point.<ul><li>A point in it.</li></ul></li></ol>
<table><caption>Table 1. Exports</caption><tr><th rowspan="2">Land</th><th colspan="2">Tons</th></tr><tr><th>2021</th><th>2022</th></tr>
<tr><td rowspan="2">North</td><td>21.3</td><td>25.1<br>(final)</td></tr><tr><td>1.2</td><td></td></tr></table>
<table><tr><td><p>In a table of one cell.</p><p>It has two paragraphs.</p></td></tr></table>
<ol><li id="n1"><a href="https://a.example/g">Survey of Grain</a>, page 3. <a href="#r1">back</a></li><li id="n2"><p>Report on Maize. <a href="#r2">back</a></p></li></ol>
<footer>All rights reserved</footer></body></html>"""

HARVEST = """• Start
• Data
• News
• Help
Harvest of the Plain
Wheat rose in May 2022.¹ Maize rose too.² So did rye.¹
Stocks of the plain
The base {} on 10 km².
3. The third point.
4. The fourth point.
• A point in it.
Table 1. Exports
Land	Tons	
	2021	2022
North	21.3	25.1 (final)
	1.2	
In a table of one cell.
It has two paragraphs.
All rights reserved
1) Survey of Grain, page 3. https://a.example/g
2) Report on Maize.
""".replace("• Start\n", "Start\n", 1)

MARKDOWN = """# Mines of the *South*

## 1. Setting

The mine was opened in June 2022.[^a] It **grew**
in a year.[^2] It is named again.[^a]

| Item | 2021 | 2022 |
|------|-----:|-----:|
| Copper | 512.3 | |
| Zinc \\| tin | 20.1 | 20.5 |

- The first point.
  - A point in it.
1. A numbered point, 3 * 4 in snake_case.

> Quoted, with [a link](https://a.example/x) and ![a picture](p.png).

```
code | here
```

[^a]: Survey of Mines, [page 9](https://a.example/m).
[^2]: It has
    two lines.
"""

MARKDOWN_TEXT = """Mines of the South
1. Setting
The mine was opened in June 2022.¹ It grew in a year.² It is named again.¹
Item\t2021\t2022
Copper\t512.3\t
Zinc | tin\t20.1\t20.5
• The first point.
◦ A point in it.
1. A numbered point, 3 * 4 in snake_case.
Quoted, with a link and .
code | here
1) Survey of Mines, page 9. https://a.example/m
2) It has two lines.
"""
