#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes one script and one style of viewer/src, as a C++ source: bundle.py OUT.cpp

Each module becomes a function that is called once and returns what it exports, behind the modules that it imports. The
forms that this knows: `import {a, b} from './c.js';` on lines of their own, and `export` before const, function or class.
"""
import base64
import hashlib
import re
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "src"
IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z_]+)\.js';$", re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:const|function\*?|class) +([A-Za-z_$][\w$]*))", re.MULTILINE)
PIECE = 8000  # characters of one C++ string literal


def read(name):
    return (SOURCES / f"{name}.js").read_text(encoding="utf-8")


def in_order(name, done, open_modules=()):
    """The module behind all that it imports."""
    if name in open_modules:
        sys.exit(f"viewer/src: modules import each other: {' -> '.join([*open_modules, name])}")
    if name in done:
        return
    for _, imported in IMPORT.findall(read(name)):
        in_order(imported, done, (*open_modules, name))
    done.append(name)


def module(name):
    text = IMPORT.sub(lambda m: f"const {{{m[1]}}} = module_{m[2]};", read(name))
    exported = [m[2] for m in EXPORT.finditer(text)]
    text = EXPORT.sub(lambda m: m[1], text)
    for word in ("import", "export"):
        if re.search(rf"^{word}\b", text, re.MULTILINE):
            sys.exit(f"viewer/src/{name}.js: a line begins with `{word}` in a form that bundle.py does not know")
    return f"const module_{name} = (() => {{\n{text}return {{{', '.join(exported)}}};\n}})();\n"


def script():
    modules = []
    in_order("main", modules)
    unused = sorted({path.stem for path in SOURCES.glob("*.js")} - set(modules))
    if unused:
        sys.exit(f"viewer/src: nothing imports {', '.join(unused)}")
    text = "".join(module(name) for name in modules)
    if re.search("</script|<!--", text, re.IGNORECASE):
        sys.exit("viewer/src: a script may hold neither </script nor <!--")
    return "(() => {\n'use strict';\n" + text + "})();\n"


def literal(text):
    pieces = [text[i:i + PIECE] for i in range(0, len(text), PIECE)] or [""]
    return "\n".join(f'R"~~~({piece})~~~"' for piece in pieces)


def sha256(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def main():
    js = script()
    css = (SOURCES / "style.css").read_text(encoding="utf-8")
    if "</style" in css.lower():
        sys.exit("viewer/src/style.css: it may not hold </style")
    for text in (js, css):
        if ")~~~" in text or "\r" in text:
            sys.exit("viewer/src: )~~~ and carriage returns cannot be embedded")
    Path(sys.argv[1]).write_text(f"""// generated from viewer/src by viewer/bundle.py
#include "pipeline/view/page.h"

namespace sagwan {{

const PageAssets& page_assets() {{
  static constexpr PageAssets kAssets = {{
{literal(js)},
"{sha256(js)}",
{literal(css)},
"{sha256(css)}"}};
  return kAssets;
}}

}}  // namespace sagwan
""", encoding="utf-8")


if __name__ == "__main__":
    main()
