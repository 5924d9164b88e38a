#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documentation of core's public headers: complete, in one place.  Usage: check_docs.py SOURCE-ROOT

A function is documented where it is defined: every parameter, and what it returns.  A type is
documented where it is declared: every member that is not private.  gi-docgen reads both."""
import glob
import os
import re
import sys

ROOT = sys.argv[1]
DECLARATION = re.compile(r"^([A-Za-z][\w ]*?[\s*]+)(lian_\w+) \(([^;{}()]*)\)[^;{}]*;", re.M)
TYPE = re.compile(r"^typedef (?:struct|enum)(?: \w+)?\s*\{(.*?)^\} (\w+);", re.M | re.S)
PARAMETER = re.compile(r"(\w+)(?:\[\w*\])?$")


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def blocks_of(text):
    """Doc comments by the name they begin with."""
    found = re.findall(r"/\*\*\n \* (\w+):(.*?)\*/", text, re.S)
    return {name: body for name, body in found}


def parameters_of(text):
    if text.strip() in ("void", ""):
        return []
    names = []
    for part in re.sub(r"\s+", " ", text).split(","):
        match = PARAMETER.search(part.strip())
        if match and part.strip() != "...":
            names.append(match.group(1))
    return names


def check_function(where, returns, name, parameters, docs):
    if name.endswith("_get_type"):
        return []
    body = docs.get(name)
    if body is None:
        return [f"{where}: {name} is not documented where it is defined"]
    faults = [f"{where}: {name}: parameter {parameter}" for parameter in parameters_of(parameters)
              if f"@{parameter}:" not in body]
    if returns.strip() != "void" and "Returns:" not in body:
        faults.append(f"{where}: {name}: what it returns")
    return faults


def members_of(body):
    if ";" not in body:
        return re.findall(r"^\s*(LIAN_\w+)", body, re.M)
    public = re.sub(r"[^;]*;[ \t]*/\*< private >\*/", "", body)
    names = []
    for line in without_comments(public).split(";"):
        callback = re.search(r"\(\*(\w+)\)", line)
        plain = [re.search(r"(\w+)(?:\[\w*\])?\s*(?::\s*\d+)?$", part.strip())
                 for part in ([] if callback else line.split(","))]
        names += [callback.group(1)] if callback else [m.group(1) for m in plain if m]
    return names


def check_type(where, name, body, docs):
    comment = docs.get(name)
    if comment is None:
        return [f"{where}: {name} is not documented where it is declared"]
    return [f"{where}: {name}: member {member}" for member in members_of(body)
            if not re.search(rf"@{member}\b", comment)]


def check_header(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    docs = {}
    for source in glob.glob(os.path.join(os.path.dirname(path), "*.c")):
        with open(source, encoding="utf-8") as file:
            docs.update(blocks_of(file.read()))
    where = os.path.relpath(path, ROOT)
    if not re.search(r"\blian_", without_comments(text)):
        return []  # internal to its folder: every function begins with an underscore
    faults = []
    for body, name in TYPE.findall(text):
        faults += check_type(where, name, body, blocks_of(text))
    for returns, name, parameters in DECLARATION.findall(without_comments(text)):
        faults += check_function(where, returns, name, parameters, docs)
    return faults


def main():
    headers = [path for path in sorted(glob.glob(f"{ROOT}/core/*/*.h"))
               if not path.endswith("-private.h")]
    faults = [fault for path in headers for fault in check_header(path)]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults or not headers else 0)


main()
