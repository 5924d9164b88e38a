#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens a stored base of every schema there ever was: nothing is missing and every act goes back."""
import glob
import json
import lzma
import os
import subprocess
import sys
import tempfile

PROGRAM, FOLDER = sys.argv[1:]
# What an export says does not depend on the build; memory errors show in a sample, of every version
# another one.
SAMPLE = int(os.environ.get("LIAN_EXPORTS_SAMPLE", "1"))


def run(*arguments):
    answer = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    if answer.returncode != 0:
        raise AssertionError(f"{arguments}: {answer.returncode} {answer.stderr.strip()}")
    return json.loads(answer.stdout)


def migrate(base):
    """An older base is brought up by the first verb that writes, even if it has nothing to write."""
    nothing = base + ".csv"
    with open(nothing, "w", encoding="utf-8") as file:
        file.write("code,name_en\n")
    assert run("import", base, "city", nothing, "--json")["act"] is None


def check_version(number, packed, place):
    base = os.path.join(place, "base.lianshe")
    with open(packed, "rb") as file, open(base, "wb") as out:
        out.write(lzma.decompress(file.read()))
    os.chmod(base, 0o600)
    with open(packed[:-len(".db.xz")] + ".json", encoding="utf-8") as file:
        expected = json.load(file)
    migrate(base)
    log = run("log", base, "--json")
    assert log[0]["hash"] == expected["head"], "the last act is another one"
    report = run("check", base, "--full", "--json")
    assert report["problems"] == [], report["problems"]
    assert all(d["state"] != "broken" for d in report["decisions"]), report["decisions"]
    for kind, count in list(expected["records"].items())[number % SAMPLE::SAMPLE]:
        found = run("export", base, kind, "--format", "json")["count"]
        assert found == count, f"{kind}: {found} records, not {count}"
    last = next(act["act"] for act in log if act["kind"] == "do")
    run("undo", base, str(last), "--json")
    run("check", base, "--full", "--json")
    assert not os.path.exists(base + "-wal"), "the base is not whole in one file after its last user"


def main():
    versions = sorted(glob.glob(os.path.join(FOLDER, "*.db.xz")))
    print(f"1..{len(versions)}")
    failed = not versions
    for number, packed in enumerate(versions, 1):
        name = os.path.basename(packed)
        with tempfile.TemporaryDirectory() as place:
            try:
                check_version(number, packed, place)
                print(f"ok {number} - {name}")
            except (AssertionError, KeyError, ValueError, StopIteration) as problem:
                failed = True
                print(f"not ok {number} - {name}")
                print(f"# {problem}")
    sys.exit(1 if failed else 0)


main()
