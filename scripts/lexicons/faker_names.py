# SPDX-License-Identifier: Apache-2.0
"""Names of persons in Latin letters, from the word lists of Faker (Debian python3-fake-factory).

Only literal tuples and lists of its sources are read; nothing of it runs.
"""

from __future__ import annotations

import ast
import functools
import pathlib

SOURCES = pathlib.Path('/usr/lib/python3/dist-packages/faker/providers/person')
LATIN = ('cs_CZ', 'de_AT', 'de_CH', 'de_DE', 'dk_DK', 'en_GB', 'en_NZ', 'en_US', 'es_ES', 'es_MX', 'et_EE', 'fi_FI', 'fr_CH', 'fr_FR',
         'hr_HR', 'hu_HU', 'it_IT', 'lt_LT', 'lv_LV', 'nl_NL', 'no_NO', 'pl_PL', 'pt_BR', 'pt_PT', 'ro_RO', 'sl_SI', 'sv_SE')


def _strings(locale: str, variable: str) -> set[str]:
    """All strings of the literals whose variables hold so much of a name."""
    path = SOURCES / locale / '__init__.py'
    if not path.exists():
        raise SystemExit('no word lists of Faker: install python3-fake-factory')
    return {n.value for node in ast.walk(ast.parse(path.read_text(encoding='utf-8')))
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and variable in t.id for t in node.targets)
            for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@functools.lru_cache(maxsize=None)
def given() -> frozenset[str]:
    return frozenset().union(*(_strings(locale, 'first_names') for locale in LATIN))


@functools.lru_cache(maxsize=None)
def family() -> frozenset[str]:
    return frozenset(_strings('ja_JP', 'last_romanized_names')).union(*(_strings(locale, 'last_names') for locale in LATIN))
