#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Functions that a header offers and nobody calls.  Usage: check_exports.py SOURCE-ROOT

The compiler finds a static function without a caller, and nothing finds an exported one.  A name
counts as used where it stands outside of comments, its declaration and the head of its definition:
in C, in a test, in a window's description."""
import os
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DECLARATION = re.compile(r"^[A-Za-z][\w *]*?\b(_?lian_\w+)\s*\([^;{}]*\)[^;{}()]*(?:\([^;{}]*\)\s*)*;",
                         re.M)
HEAD = re.compile(r"^(_?lian_\w+) \([^;{}]*\)\n\{", re.M)
WORD = re.compile(r"\b_?lian_\w+")


def sources(root):
    for folder in ("app", "core", "ui", "tests", "resources"):
        for place, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                if name.endswith((".c", ".h", ".ui")):
                    yield os.path.join(place, name)


def rest(match):
    """What a declaration or a head leaves once its own name is gone."""
    return match.group().replace(match.group(1), "", 1)


def main():
    declared, used = {}, set()
    for path in sources(sys.argv[1]):
        with open(path, encoding="utf-8") as file:
            text = COMMENT.sub("", file.read())
        if path.endswith(".h"):
            for match in DECLARATION.finditer(text):
                declared.setdefault(match.group(1), path)
            text = DECLARATION.sub(rest, text)
        used.update(WORD.findall(HEAD.sub(rest, text)))
    # GObject's macros make the names of these.
    dead = sorted(name for name in declared if name not in used and not name.endswith("_get_type"))
    for name in dead:
        print(f"{os.path.relpath(declared[name], sys.argv[1])}: nobody calls {name}")
    if len(declared) < 500:
        print(f"only {len(declared)} functions are declared: the headers are read wrong")
    sys.exit(1 if dead or len(declared) < 500 else 0)


main()
