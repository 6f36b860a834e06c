# SPDX-License-Identifier: Apache-2.0
"""lexicons/SOURCES.md: a row for each list, from the list's own head."""

from __future__ import annotations

ELSEWHERE = ('../configs/reading/words_ko.tsv',)  # lists of the same form that stand with what reads them

HEAD = '''<!-- generated, do not edit: run scripts/lexicons/generate -->
# Sources of the word lists

| file | what | source and version | licence | made by |
|---|---|---|---|---|
'''

TAIL = '''
`scripts/lexicons/generate` makes all but those kept by hand. Versions are those of Debian 12: `unicode-cldr-core` 41-0.1 (April 2022),
`unicode-data` 15.0.0-1, `libgeonames-common` 0.3.0-1, `python3-fake-factory` 0.9.3-2, `python3-jieba` 0.42.1-3, `wamerican` 2020.12.07-2. «Own knowledge of usage» is what the project's editors know of how these reports write, typed by hand
in `scripts/lexicons/tables/` and in the lists kept by hand; no other project's list was copied. Traditional Chinese spellings come from simplified ones by
CLDR's transform `Simplified-Traditional`. The translations of the package iso-codes are LGPL and are not used; CLDR has the
same codes.
'''


def page(files: dict[str, str]) -> str:
    rows = []
    for name, text in sorted(files.items()):
        lines = [line[2:] for line in text.split('\n', 8) if line.startswith('# ')]
        fields = dict(line.split(': ', 1) for line in lines if line.startswith(('source: ', 'licence: ', 'generated: ')))
        what = lines[0].split('; generated')[0]
        script, _, rest = fields.get('generated', '').partition(' ')
        made = f'`{script}` {rest}'.rstrip() if script else 'kept by hand'
        rows.append(f'| `{name}` | {what} | {fields["source"]} | {fields["licence"]} | {made} |\n')
    return HEAD + ''.join(rows) + TAIL
