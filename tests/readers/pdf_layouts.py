# SPDX-License-Identifier: Apache-2.0
"""Pages of tests/readers whose layout is the matter: justified narrow columns, side notes, charts, notes of stars."""

SMALL = dict(zip("abcdefghijklmnopqrstuvwxyz", (556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
                                               556, 333, 500, 278, 556, 500, 722, 500, 500, 500)))
LARGE = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667,
                                               778, 722, 667, 611, 722, 667, 944, 667, 667, 611)))
GRAIN = ("Prices of grain rose in the spring and fell in the autumn of the same year while stocks were kept low by rain "
         "and the council of the northern harbours published another estimate of the damage that storms had done to "
         "breakwaters and warehouses. ").split()
CREDIT = ("Lenders asked for longer terms and the office for debt agreed to them after it had heard representatives of the "
          "smaller banks whose reserves were insufficient for the requirements that parliament introduced afterwards. ").split()


def width(text, size):
    """Of Helvetica."""
    return size / 1000 * sum({**SMALL, **LARGE}.get(c, 278 if c in " .,;" else 556) for c in text)


def justified(words, left, right, top, size, step, rows):
    """Runs of words, each line between both edges but the last."""
    runs, at = [], 0
    for row in range(rows):
        line = [words[at % len(words)]]
        at += 1
        while width(" ".join(line + [words[at % len(words)]]), size) <= right - left:
            line.append(words[at % len(words)])
            at += 1
        room = right - left - sum(width(word, size) for word in line)
        gap = room / (len(line) - 1) if len(line) > 1 and row + 1 < rows else width(" ", size)
        x = left
        for word in line:
            runs.append((round(x, 3), top + step * row, size, word))
            x += width(word, size) + gap
    return runs


def side_notes(pdf):
    """Small notes on the right of the first page and on the left of the second; bullets hang on the third."""
    body = [run for part in range(3) for run in justified(GRAIN, 70, 400, 80 + 180 * part, 11, 15, 10)]
    pdf.page((70, 50, 16, "Harbours of the North"), *body,
             *[(416, 82 + 10 * i, 8, text) for i, text in enumerate(("The estimate was", "withdrawn in the", "following year."))],
             (416, 300, 8, "See the survey"), (416, 310, 8, "of warehouses."))
    body = [run for part in range(3) for run in justified(CREDIT, 170, 520, 80 + 180 * part, 11, 15, 10)]
    pdf.page(*body, *[(70, 262 + 10 * i, 8, text) for i, text in enumerate(("Reserves are", "defined in the", "law on banks."))])
    pdf.page(*[run for part in range(3) for run in justified(CREDIT, 100, 520, 80 + 180 * part, 11, 15, 10)],
             *[(86, 80 + 180 * part, 7, "o") for part in range(3)])
    return pdf.bytes()


def short_column(pdf):
    """Narrow justified columns; on the last page the second one has two lines."""
    pdf.page((70, 50, 16, "Grain and Credit"), *justified(GRAIN, 70, 230, 90, 11, 15, 30), *justified(CREDIT, 250, 410, 90, 11, 15, 30))
    pdf.page(*justified(CREDIT, 70, 230, 90, 11, 15, 30), (250, 90, 11, "The harbours had asked"), (250, 105, 11, "for more."))
    return pdf.bytes()


def plot(pdf):
    """Two charts with axes, legends and labels under their captions, one beside a table; a ranking that is no axis."""
    runs = [(70, 50, 18, "Prices of the Coast"), *justified(GRAIN, 70, 520, 90, 11, 15, 5)]
    runs += [(110, 190, 10, "Prices of grain and salt"), (330, 190, 10, "Stocks of the harbours")]
    for left, most, step in ((74, 40, 10), (300, 2.5, 0.5), (506, 9, 3)):
        for i in range(4):
            value = f"{most - step * i:.1f}" if step < 1 else str(most - step * i)
            runs.append((left, 220 + 25 * i, 7, value))
    runs += [(74, 211, 6, "(marks)"), (300, 211, 6, "(tons)"), (120, 228, 7, "Grain"), (180, 252, 7, "Salt"), (140, 283, 7, "12.5"),
             (360, 236, 7, "North harbour"), (420, 259, 7, "1.7"), (440, 281, 7, "South harbour")]
    runs += [(90 + 40 * i, 305, 7, f"{2016 + i}") for i in range(5)] + [(320 + 45 * i, 305, 7, f"{2017 + i}") for i in range(4)]
    runs += [(70, 330, 9, "Source: Harbour office."), *justified(CREDIT, 70, 520, 360, 11, 15, 4)]
    runs.append((70, 440, 11, "Table 1. Harbours by cargo"))
    for i, row in enumerate((("Rank", "Harbour", "2019", "2020"), ("4", "North", "88.1", "79.4"), ("3", "South", "91.0", "94.2"),
                             ("2", "East", "120.5", "131.0"), ("1", "West", "140.2", "151.7"))):
        runs += [(x, 458 + 18 * i, 10, text) for x, text in zip((70, 160, 300, 420), row)]
    pdf.page(*runs)
    return pdf.bytes()


def stars(pdf):
    """Notes of stars between statements, two lines each; the caption of a table below the second is no part of it."""
    runs = [(70, 50, 18, "Harbours and Banks"), *justified(GRAIN, 70, 520, 90, 11, 15, 4)]
    runs += [(70, 160, 11, "The council published its estimate*"), (84, 178, 9, "*"),
             *justified(CREDIT, 92, 520, 178, 9, 12, 2), *justified(GRAIN, 70, 520, 220, 11, 15, 4)]
    runs += [(70, 290, 11, "The banks agreed to longer terms*"), (84, 308, 9, "*"), (92, 308, 9, "Of the smaller banks alone"),
             (230, 326, 9, "Terms of the banks by year")]
    for i, row in enumerate((("Bank", "2019", "2020"), ("North", "4.5", "5.5"), ("South", "3.0", "4.0"))):
        runs += [(x, 344 + 16 * i, 9, text) for x, text in zip((92, 300, 420), row)]
    pdf.page(*runs, *justified(GRAIN, 70, 520, 420, 11, 15, 6))
    return pdf.bytes()


def documents(maker):
    return {"side_notes.pdf": side_notes(maker()), "short_column.pdf": short_column(maker()), "plot.pdf": plot(maker()),
            "stars.pdf": stars(maker())}
