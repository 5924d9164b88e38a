#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every file of the window includes GTK and libadwaita itself, if it uses them.  Usage: check_includes.py ROOT

tests/run compiles their headers once for all files of the window, and then a file that forgets them
is compiled like the others."""
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
FOLDERS = ("compat", "widgets", "dialogs", "pages", "print", "window")
INCLUDE = re.compile(r'^#\s*include\s*(<[^>]+>|"[^"]+")', re.MULTILINE)
NEEDS = {"<adwaita.h>": re.compile(r"\b(Adw[A-Z]|adw_|ADW_)"),
         "<gtk/gtk.h>": re.compile(r"\b(G[tds]k[A-Z]|g[tds]k_|G[TDS]K_)"),
         "<math.h>": re.compile(r"\b(fabs|floor|ceil|l?l?round|sqrt|hypot|pow|fm(in|ax|od)|isnan|NAN|INFINITY|M_PI) ?\("),
         "<pango/pangocairo.h>": re.compile(r"\b(Pango[A-Z]|pango_|PANGO_|cairo_|CAIRO_)")}
# What brings others along.
BRINGS = {"<adwaita.h>": {"<gtk/gtk.h>", "<math.h>", "<pango/pangocairo.h>"},
          "<gtk/gtk.h>": {"<math.h>", "<pango/pangocairo.h>"}}
HEADERS = {path.name: path for folder in ("core", "ui") for path in (ROOT / folder).rglob("*.h")
           if path.parent.name != "precompiled"}


@functools.cache
def reached(path):
    """What this file and the headers of the project that it includes include of the system."""
    found = set()
    for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        own = HEADERS.get(name.strip('"').rpartition("/")[2]) if name[0] == '"' else None
        found |= reached(own) if own else {name}
    return frozenset(found.union(*(BRINGS.get(name, ()) for name in found)))


def main():
    missing = 0
    for path in sorted(path for folder in FOLDERS for path in (ROOT / "ui" / folder).rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        for header, word in NEEDS.items():
            if word.search(text) and header not in reached(path):
                print(f"{path.relative_to(ROOT)}: uses {word.search(text)[0]} and does not include {header}")
                missing += 1
    return 1 if missing else 0


sys.exit(main())
