#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints documents of the sample federation and reads them back.  Usage: print-documents.py PROGRAM"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

program = sys.argv[1]
results = []

# Under the sanitizers a leak of ours is told from one of Cairo's by the full stack, which is slow
# (see tests/draw/meson.build).  So leaks are looked for where one document is printed; the long runs
# go through the same code and look for the other errors.
ONE_DOCUMENT = {"ASAN_OPTIONS": "fast_unwind_on_malloc=0:malloc_context_size=14"}
MANY_DOCUMENTS = {"ASAN_OPTIONS": "detect_leaks=0"}


def run(*words, status=0, sanitizer=None):
    """Runs the program in Chinese-independent words; returns what it printed."""
    env = dict(os.environ, LANGUAGE="en", G_DEBUG="fatal-warnings", **(sanitizer or {}))
    done = subprocess.run([program, *words], env=env, capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}: {done.stderr}")
    return done.stdout


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True,
                          text=True).stdout


def check(name, condition):
    results.append(condition)
    print(f"{'ok' if condition else 'not ok'} {len(results)} - {name}")


def contracts(base, folder):
    out = os.path.join(folder, "contracts.pdf")
    answer = json.loads(run("print", base, "contract-summary", "--json", "--output", out,
                            sanitizer=MANY_DOCUMENTS))
    check("every contract has a summary", answer["documents"] >= 40 and answer["pages"] >= 40)
    words = text_of(out)
    check("parties in Chinese", "中国百货公司安澜市公司" in words)
    check("amount in capitals", "人民币贰仟叁佰肆拾元整" in words and "2,340.00" in words)
    with sqlite3.connect(base) as connection:
        one, = connection.execute("SELECT min(id) FROM contract").fetchone()
    run("print", base, "contract-summary", "--select", str(one), "--output", out + "1",
        sanitizer=ONE_DOCUMENT)
    check("one contract is found in the run of all", text_of(out + "1").split()[0] in words)
    run("print", base, "contract-summary", "--select", "12", "--output", out, status=3)
    check("a failure leaves the old file", text_of(out) == words)


def decisions(base, folder):
    out = os.path.join(folder, "sheet.pdf")
    cases = json.loads(run("recommend", base, "--json"))["cases"]
    check("every activity has a case", len(cases) >= 80)
    check("a case names its ids", all(c["cooperative"] > 0 and c["activity"] > 0 for c in cases))
    run("print", base, "decision-sheet", "--select", str(cases[0]["activity"]), "--output", out,
        sanitizer=ONE_DOCUMENT)
    words = text_of(out)
    check("both languages are cited", "按照有利于生产" in words and "principles of" in words)
    run("print", base, "recommendation", "--select", str(cases[0]["activity"]), "--output", out,
        sanitizer=ONE_DOCUMENT)
    words = text_of(out)
    code = re.search(r"截至操作 (\d+)（([0-9a-f-]{19})）\s*·\s*(\d+)年\d+月\d+日印制", words)
    check("the foot says from which state of the base, and when", code is not None)
    run("check", base, "--head", code[2])
    newest = json.loads(run("log", base, "--json"))[0]
    check("and the base knows that act", newest["act"] == int(code[1])
          and newest["hash"].startswith(code[2].replace("-", "")))
    check("a hash that is not in the base is found out",
          "0000-0000" in run("check", base, "--head", "0000-0000-0000-0000", status=1))
    check("a recommendation stands before a decision",
          words.lstrip().startswith("建议") and "按照有利于生产" in words
          and "决定单" not in words)
    answer = json.loads(run("print", base, "recommendation", "--json", "--output", out,
                            sanitizer=MANY_DOCUMENTS))
    check("every activity has a recommendation", answer["documents"] == len(cases))
    run("print", base, "no-such-document", "--output", out, status=2)
    check("an unknown document is wrong usage", True)


def hostile(folder):
    """Names that would break markup, formulas or a line come out on paper as they are."""
    base, table = os.path.join(folder, "hostile.lianshe"), os.path.join(folder, "hostile.csv")
    names = ["Tom & Co <b>bold</b>", "=1+1", "%s%n", "𠮷野家", "شركة", "社" * 10000]
    with open(table, "w", encoding="utf-8") as file:
        file.write("name_en\n" + "".join(f"{name}\n" for name in names))
    run("new", base)
    run("import", base, "cooperative", table)
    out = os.path.join(folder, "hostile.pdf")
    answer = json.loads(run("print", base, "register-extract", "--json", "--output", out,
                            sanitizer=ONE_DOCUMENT))
    check("each of them is printed", answer["documents"] == len(names))
    words = text_of(out)
    for name in names[:4]:
        check(f"{name} stands on paper", name in words)
    check("10,000 characters go on over pages", words.count("社") >= 10000)


def main():
    if shutil.which("pdftotext") is None:
        print("1..0 # SKIP pdftotext is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "sample.lianshe")
        run("new", base, "--sample")
        contracts(base, folder)
        decisions(base, folder)
        hostile(folder)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
