#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line as scripts rely on it: verbs, answers, statuses, errors.  Usage: verbs.py PROGRAM SOURCE"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = sys.argv[1:]
RULEBOOK = os.path.join(SOURCE, "resources/rulebooks/production-form.dmn")
VERBS = {"new", "import", "export", "search", "recommend", "evaluate", "print", "log", "undo",
         "redo", "asof", "check", "rulebook", "rehearse", "solve", "coverage", "attachment",
         "contract", "arrange", "shares", "progress", "reorganise", "reorganisation", "returns",
         "report", "duplicates", "change"}
results = []


def check(name, condition, detail=""):
    results.append(bool(condition))
    print(f"{'ok' if condition else 'not ok'} {len(results)} - {name}")
    if not condition and detail != "":
        print(f"# {detail!r}")


def run(*words, status=0, **environment):
    """Runs the program where there is neither a display nor a bus; returns what it printed."""
    env = dict(os.environ, LANGUAGE="en", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
               **environment)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    done = subprocess.run([PROGRAM, *words], env=env, capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}, not {status}: {done.stderr}")
    return done


def answer(*words, status=0):
    return json.loads(run(*words, "--json", status=status).stdout)


def refused(status, *words, names=()):
    """A refusal is one line on standard error that names the place, and nothing else."""
    title = f"{status}: {' '.join(os.path.basename(w) for w in words)}"
    try:
        done = run(*words, status=status)
    except AssertionError as problem:
        check(title, False, str(problem))
        return
    lines = done.stderr.splitlines()
    check(title, len(lines) == 1 and lines[0].startswith("lianshe: ") and done.stdout == ""
          and all(name in lines[0] for name in names), done.stderr + done.stdout)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def help_of_all():
    usage = run("--help").stdout
    listed = {line.split()[1] for line in usage.splitlines() if line.startswith("  lianshe ")}
    check("the verbs that there are", listed - {"[FILE]"} == VERBS, listed)
    check("-h is --help", run("-h").stdout == usage)
    for verb in sorted(VERBS):
        text = run(verb, "--help").stdout
        check(f"{verb} --help", f"lianshe {verb}" in text.replace("[OPTION…] ", "")
              and all(word in text for word in ("--json", "--as", "--reason", "--on")), text)
    for option in ("--dry-run", "--map", "--set", "--create-missing", "--encoding", "--rejects"):
        check(f"import has {option}", option in run("import", "--help").stdout)


def wrong_usage(base, table, place):
    refused(2, "--nonsense")
    refused(2, "nonsense")
    for verb in sorted(VERBS):
        if verb != "rulebook":  # without a name it is about the rulebook of the program
            refused(2, verb, names=(verb,))
        refused(2, verb, "a", "b", "c", "d", "e", names=(verb,))
        refused(2, verb, "--nonsense", names=("--nonsense",))
    refused(2, "import", base, "nokind", table, names=("nokind", "cooperative"))
    refused(2, "import", base, "city", table, "--map", "nofield=code", names=("--map", "nofield"))
    refused(2, "import", base, "city", table, "--map", "code=nocolumn",
            names=("--map", "table.csv", "nocolumn"))
    refused(2, "import", base, "city", table, "--set", "code", names=("--set",))
    refused(2, "import", base, "city", table, "--encoding", "klingon", names=("klingon",))
    refused(2, "import", base, "city", table, "--rejects", table, names=("--rejects", "table.csv"))
    refused(2, "import", base, "city", table, "--as", "Nobody", names=("--as", "Nobody"))
    refused(2, "import", base, "city", table, "--on", "1956-02-30", names=("--on", "1956-02-30"))
    refused(2, "export", base, "nokind")
    refused(2, "export", base, "city", "--format", "doc", names=("--format", "doc"))
    refused(2, "search", base, "x", "--kind", "nokind")
    refused(2, "recommend", base, "--coop", "x", names=("--coop",))
    refused(2, "print", base, "nodocument", "--output", "x.pdf", names=("nodocument",))
    refused(2, "print", base, "notice", names=("--output",))
    refused(2, "undo", base, "x")
    refused(2, "solve", "p-center", table, names=("p-center", "p-median, assignment, cover, max-cover"))
    refused(2, "asof", base, "1956-02-30", os.path.join(place, "x"), names=("1956-02-30",))
    refused(2, "attachment", base, "x", names=("x",))
    refused(2, "contract", base, "5", "--sign", "--begin", names=("2",))
    refused(2, "contract", base, "5", "--sign", "--waive", "7", names=("2",))
    refused(2, "contract", base, "5", "--waive", "all", names=("all",))
    refused(2, "shares", base, "all", names=("all",))
    refused(2, "shares", base, "5", "--exit", "--means", "much", names=("--means", "much"))
    refused(2, "attachment", base, "5", "--add", table, "--output", "x", names=("--add", "--output"))


def failures(base, table, place):
    gone = os.path.join(place, "gone.lianshe")
    for words in (("export", gone, "city"), ("search", gone, "x"), ("recommend", gone),
                  ("log", gone), ("undo", gone), ("redo", gone), ("check", gone),
                  ("import", gone, "city", table), ("print", gone, "notice", "--output", "x.pdf"),
                  ("contract", gone, "5"), ("contract", gone, "5", "--sign"), ("attachment", gone, "5"), ("attachment", gone, "5", "--add", table),
                  ("asof", gone, "1956-01-01", os.path.join(place, "x"))):
        refused(3, *words, names=("gone.lianshe",))
    check("a verb makes no base where there is none", not os.path.exists(gone))
    refused(3, "log", table, names=("table.csv",))
    refused(3, "new", base, names=("base.lianshe",))
    refused(3, "import", base, "city", os.path.join(place, "none.csv"), names=("none.csv",))
    refused(3, "import", base, "city", place, names=(os.path.basename(place),))
    broken = write(os.path.join(place, "broken.csv"), 'code,name_en\n1,"never closed\n')
    refused(3, "import", base, "city", broken, names=("broken.csv", "line 2"))
    refused(3, "import", base, "city", write(os.path.join(place, "empty.csv"), ""),
            names=("empty.csv", "line 1"))
    refused(3, "import", base, "city", table, "--rejects", "/nowhere/x", names=("/nowhere/x",))
    refused(3, "export", base, "city", "--output", "/nowhere/x", names=("/nowhere/x",))
    refused(3, "export", base, "city", "--output", "/dev/full", names=("/dev/full",))
    refused(3, "undo", base, "9999", names=("base.lianshe", "9999"))
    facts = write(os.path.join(place, "i.json"), "{}")
    refused(3, "evaluate", os.path.join(place, "none.dmn"), "d", facts, names=("none.dmn",))
    refused(3, "evaluate", RULEBOOK, "relation", os.path.join(place, "none.json"),
            names=("none.json",))
    refused(3, "evaluate", RULEBOOK, "relation", table, names=("table.csv",))
    refused(3, "evaluate", RULEBOOK, "nodecision", facts,
            names=("production-form.dmn", "nodecision"))
    refused(3, "rulebook", table, names=("table.csv", "line 1"))
    refused(3, "rulebook", "--output", "/nowhere/x.dmn", names=("/nowhere/x.dmn",))
    refused(3, "solve", "cover", os.path.join(place, "none.json"), names=("none.json",))
    refused(3, "solve", "cover", table, names=("table.csv", "line 1"))
    other = write(os.path.join(place, "other.json"), '{"problem":"cover","radius":1}')
    refused(3, "solve", "p-median", other, names=("other.json", "problem", "cover"))
    refused(3, "solve", "cover", other, names=("other.json", "distance"))
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([PROGRAM, "log", base, "--json"], stdout=full, check=False,
                              stderr=subprocess.PIPE, text=True)
    check("an answer that got nowhere is a failure", done.returncode == 3
          and done.stderr.count("\n") == 1, done.stderr)


def bases_are_not_replaced(base, table, place):
    """A slip of the hand in the name of an output must not cost a federation its records."""
    before = read(base)
    other = os.path.join(place, "other.lianshe")
    run("new", other)
    refused(3, "export", base, "city", "--output", base, names=("base.lianshe",))
    refused(3, "export", base, "city", "--format", "xlsx", "--output", other)
    refused(3, "import", base, "city", table, "--dry-run", "--rejects", other)
    refused(3, "print", base, "register-extract", "--output", base, names=("base.lianshe",))
    check("the base is as it was", read(base) == before)
    check("the other one is a base", answer("log", other) == [])


def imports(base, table, place):
    keys = {"new", "changed", "same", "refused", "act"}
    planned = answer("import", base, "city", table, "--dry-run", status=1)
    check("a dry run has no act", planned["act"] is None and keys <= planned.keys(), planned)
    rejects = os.path.join(place, "rejects.csv")
    done = answer("import", base, "city", table, "--rejects", rejects, "--reason", "spring list",
                  status=1)
    check("the dry run told the truth", {k: done[k] for k in keys - {"act"}}
          == {k: planned[k] for k in keys - {"act"}}, (planned, done))
    check("what an import answers", (done["new"], done["changed"], done["same"], done["refused"])
          == (2, 0, 0, 1) and done["act"] > 0, done)
    check("the refused row with its reason", read(rejects).decode().splitlines()[0]
          == "code,name_en,craftsmen,refused_reason"
          and read(rejects).decode().splitlines()[1].startswith("03,C,many,craftsmen"))
    text = run("import", base, "city", table, status=1)
    check("a refused row is one line", text.stderr.startswith("lianshe: ")
          and text.stderr.count("\n") == 1 and "table.csv: line 4, record 3, craftsmen" in text.stderr,
          text.stderr)
    check("again, all is the same", text.stdout.startswith("0 new, 0 changed, 2 same, 1 refused"))
    again = answer("import", base, "city", table, status=1)
    check("nothing changed is no act", again["act"] is None and again["same"] == 2, again)
    return done["act"]


def acts(base, act):
    log = answer("log", base)
    keys = {"act", "time", "author", "label", "reason", "kind", "of", "hash"}
    check("what a log tells", all(entry.keys() == keys for entry in log))
    entry = log[0]
    check("the reason is kept", (entry["act"], entry["reason"], entry["kind"], entry["of"])
          == (act, "spring list", "do", None), entry)
    undone = answer("undo", base, "--reason", "entered twice")
    log = answer("log", base)
    check("an undo is an act", log[0]["act"] == undone["act"] and log[0]["kind"] == "undo"
          and log[0]["of"] == act and log[0]["reason"] == "entered twice", log[0])
    check("it is taken back", answer("export", base, "city")["count"] == 0)
    refused(3, "undo", base, str(act), names=("base.lianshe",))
    redone = answer("redo", base)
    check("a redo is an act", answer("log", base)[0]["kind"] == "redo"
          and answer("log", base)[0]["act"] == redone["act"])
    refused(3, "redo", base, names=("base.lianshe",))
    check("it is there again", answer("export", base, "city")["count"] == 2)
    refused(3, "export", base, "city", "--select", "x nam:y", names=("character 3", "name"))
    check("none is asked for", answer("export", base, "city", "--select", "craftsmen<0")["count"] == 0)


def conflict(base, place):
    """An older act on which a later one stands is not taken back, and the later one is named."""
    first = answer("import", base, "city", write(os.path.join(place, "c1.csv"),
                                                 "code,name_en\n77,Alpha\n"))["act"]
    answer("import", base, "city", write(os.path.join(place, "c2.csv"), "code,name_en\n77,Beta\n"))
    refused(3, "undo", base, str(first), names=("base.lianshe",))
    check("nothing was changed", any(city["name_en"] == "Beta"
                                     for city in answer("export", base, "city")["records"]))


def officers(base, place):
    write(os.path.join(place, "o.csv"), "name,role\nLi Min,CLERK\nWang Fu,OFFICER\n")
    run("import", base, "officer", os.path.join(place, "o.csv"))
    run("import", base, "city", write(os.path.join(place, "as.csv"), "code,name_en\n88,Gamma\n"),
        "--as", "Wang Fu")
    check("--as is the author", answer("log", base)[0]["author"] == "Wang Fu")
    refused(3, "undo", base, "--as", "Li Min", names=("base.lianshe",))
    answer("undo", base, "--as", "Wang Fu")
    check("one takes back one's own", answer("log", base)[0]["author"] == "Wang Fu")


def exports(base):
    for words in ((), ("--format", "csv"), ("--format", "csv", "--for-spreadsheets")):
        done = run("export", base, "city", *words)
        check(f"export {' '.join(words)}", "01,,A," in done.stdout)
        check("the mark and the warning go together", done.stdout.startswith("\ufeff")
              == ("leading zeros" in done.stderr) == ("--for-spreadsheets" in words), done.stderr)
    table = answer("export", base, "city")
    check("what an export is", list(table) == ["kind", "count", "records"]
          and table["kind"] == "city" and table["count"] == len(table["records"]))
    check("codes are text", table["records"][0]["code"] == "01", table["records"][0])
    check("--format json is --json", json.loads(run("export", base, "city", "--format",
                                                    "json").stdout) == table)


def queries(base, place):
    check("no hit is done", answer("search", base, "nobody is called so") == [])
    hit = answer("search", base, "A", "--kind", "city")[0]
    check("what a hit is", hit.keys() == {"kind", "id", "title"} and hit["kind"] == "city", hit)
    refused(2, "duplicates", base, "--kind", "city")
    table = write(os.path.join(place, "partners.csv"),
                  "code,name_zh,partner_kind\n901,安澜百货,STATE_COMMERCE\n902,安 瀾百货,STATE_COMMERCE\n")
    run("import", base, "partner", table)
    pair = json.loads(run("duplicates", base, "--kind", "partner", "--json", status=1).stdout)
    check("what is entered twice", len(pair) == 1 and pair[0]["alike"] == ["name_zh"]
          and pair[0]["strength"] == "POSSIBLE" and pair[0]["record_name"] == "安澜百货", pair)
    report = answer("check", base, "--full")
    check("what a check finds", report["problems"] == [] and report["acts"] > 0, report)
    out = os.path.join(place, "before.lianshe")
    check("as of a day", "left_out" in answer("asof", base, "1999-12-31", out))
    check("nothing was known then", answer("export", out, "city")["count"] == 0)
    refused(3, "asof", base, "1999-12-31", out, names=("before.lianshe",))
    facts = write(os.path.join(place, "relation.json"),
                  '{"relation_state": "ORIGINAL", "relation_cut": true}')
    found = answer("evaluate", RULEBOOK, "relation", facts)
    check("what an evaluation is", list(found) == ["result", "trace"]
          and found["result"][0] == {"rule": "L1", "force": "FORBID",
                                     "outcome": "INTERRUPT_RELATION"}, found["result"])


def changes(base):
    """One field of many records: a trial changes nothing, and one step takes all of it back."""
    before = run("export", base, "partner").stdout
    words = ("change", base, "partner", "note", "visited", "--where", "code:901")
    plan = answer(*words, "--dry-run")
    check("what a change would do", plan["changed"] == 1 and plan["act"] is None
          and plan["lines"][0]["after"] == "visited" and run("export", base, "partner").stdout == before, plan)
    listed = run(*words, "--dry-run").stdout.splitlines()
    check("a trial lists what would change", listed[0].endswith("\t安澜百货\t\tvisited")
          and listed[1] == "1 would change, 0 same, 0 refused", listed)
    done = answer(*words, "--reason", "a walk")
    label = next(act for act in answer("log", base) if act["act"] == done["act"])
    check("what a change is", done["changed"] == 1 and done["act"] == label["act"]
          and label["reason"] == "a walk" and run("export", base, "partner").stdout.count("visited") == 1, (done, label))
    check("what has the value stays", answer(*words)["same"] == 1)
    city = answer("search", base, "A", "--kind", "city")[0]["id"]
    told = run("change", base, "partner", "city", "A", "--all").stdout
    check("a record is named as in a file", told.startswith("2 changed, 0 same, 0 refused\nact ")
          and run("export", base, "partner", "--json").stdout.count(f'"city": {city},') == 2, told)
    told = run("change", base, "partner", "partner_kind", "", "--all", status=1)
    check("a refusal names the record", told.stdout == "0 changed, 0 same, 2 refused\n"
          and told.stderr.count("refused: ") == 2 and "安澜百货" in told.stderr, told.stderr)
    run("undo", base)
    run("undo", base)
    check("one step takes it back", run("export", base, "partner").stdout == before)
    refused(2, "change", base, "partner", "note", "x", names=("--where", "--all"))
    refused(2, "change", base, "partner", "notes", "x", "--all", names=("notes",))
    refused(2, "change", base, "decision", "reason", "x", "--all", names=("reason",))
    refused(3, "change", base, "partner", "city", "Nowhere", "--all", names=("Nowhere",))
    refused(3, "change", base, "partner", "note", "x", "--where", "kind:", names=("kind",))


def attachments(sample, place):
    """A file goes in and comes out byte for byte, and a base is never written over by one."""
    visit = answer("export", sample, "investigation")["records"][0]["id"]
    path, out = os.path.join(place, "photo.bin"), os.path.join(place, "photo.out")
    with open(path, "wb") as file:
        file.write(bytes(range(256)) * 99)
    added = answer("attachment", sample, str(visit), "--add", path)
    run("attachment", sample, str(added["attachment"]), "--output", out)
    check("an attached file comes out as it went in", read(out) == read(path))
    listed = [r for r in answer("export", sample, "attachment")["records"]
              if r["id"] == added["attachment"]]
    check("a table tells its size and hash", listed and listed[0]["size"] == 256 * 99
          and listed[0]["sha256"] == hashlib.sha256(read(path)).hexdigest()
          and "content" not in listed[0], listed)
    refused(3, "attachment", sample, str(visit), "--add", path, names=("photo.bin",))
    refused(3, "attachment", sample, "5", "--add", path)
    refused(3, "attachment", sample, "5")
    refused(3, "attachment", sample, str(visit), "--add", os.path.join(place, "none"))
    refused(3, "attachment", sample, str(added["attachment"]), "--output", sample,
            names=("sample.lianshe",))
    answer("undo", sample)
    refused(3, "attachment", sample, str(added["attachment"]), "--output", out)


TRADE = {
    "officer": "name,role\nLi Min,CLERK\nWang Fu,OFFICER\n",
    "unit": "code,name_en,measure,numerator,denominator\npiece,pieces,COUNT,1,1\n",
    "cooperative": "reg_no,registrar,name_en\n1,X,Smiths\n",
    "partner": "name_en,partner_kind\nTrust,OTHER\n",
    "contract": "number,contract_type,state,orderer,signatory,signing_cooperative,term_to,late_rate\n"
                "7/1956,ORDER,DRAFT,Trust,COOPERATIVE,Smiths,1956-06-30,10\n",
    "contract_line": "contract,product,quantity,unit,unit_price\n7/1956,spade,100,piece,2.50\n",
    "allotment": "contract_line,cooperative,quantity\nspade,Smiths,90\n",
    "schedule": "contract_line,due_on,quantity\nspade,1956-03-15,100\n",
}


def bring(base, place, kind, text):
    return answer("import", base, kind, write(os.path.join(place, f"{kind}.csv"), text))


def lives(place):
    """A contract from draft to settlement by the verb alone, and every slip on the way named."""
    base = os.path.join(place, "trade.lianshe")
    run("new", base)
    for kind, text in TRADE.items():
        bring(base, place, kind, text)
    work = ("contract", base, "7/1956", "--as", "Wang Fu", "--on")
    where = ("trade.lianshe", "7/1956")
    draft = answer("contract", base, "7/1956")
    check("how a draft stands", list(draft) == ["contract", "number", "state", "version", "open",
                                                "penalties", "act"]
          and (draft["state"], draft["act"]) == ("DRAFT", None)
          and draft["open"] == ["spade: 100 pieces not delivered"], draft)
    number = str(draft["contract"])
    check("by its id as well", answer("contract", base, number) == draft)
    refused(3, "contract", base, "8/1956", names=("trade.lianshe", "8/1956"))
    refused(3, "contract", base, number, "--sign", names=("trade.lianshe", "officer"))
    refused(3, "contract", base, number, "--sign", "--as", "Li Min", names=("Only an officer",))
    refused(3, *work, "1956-02-01", "--begin", names=where + ("draft", "in execution"))
    refused(3, *work, "1956-02-01", "--sign", names=where + ("spade", "90", "100"))
    bring(base, place, "allotment", f"id,quantity\n{answer('export', base, 'allotment')['records'][0]['id']},100\n")
    signed = answer(*work, "1956-02-01", "--sign", "--reason", "as agreed in January")
    entry = answer("log", base)[0]
    check("it is signed", signed["state"] == "SIGNED" and signed["act"] == entry["act"]
          and (entry["label"], entry["author"], entry["reason"])
          == ("contract signed 7/1956", "Wang Fu", "as agreed in January"), (signed, entry))
    check("on the working date", answer("export", base, "contract")["records"][0]["signed_on"]
          == "1956-02-01")
    refused(3, *work, "1956-02-02", "--sign", names=where + ("“signed” already",))
    text = run(*work, "1956-02-02", "--begin").stdout
    check("the answer in words", text.startswith("7/1956: in execution\n")
          and "100 pieces not delivered" in text and "\nact " in text, text)
    refused(3, *work, "1956-03-20", "--complete", names=where + ("100 pieces not delivered",))
    refused(3, *work, "1956-03-20", "--settle", names=where)
    refused(3, *work, "1956-03-20", "--terminate", names=where + ("Why",))
    bring(base, place, "delivery", "contract_line,cooperative,delivered_on,quantity,accepted\n"
          "spade,Smiths,1956-03-19,100,yes\n")
    penalties(base, work, where)
    check("it is fulfilled", answer(*work, "1956-03-21", "--complete")["state"] == "FULFILLED")
    refused(3, *work, "1956-03-21", "--settle", names=where + ("still owes", "249"))
    bring(base, place, "payment", "contract,kind,paid_by,paid_on,amount\n"
          "7/1956,PRICE,ORDERER,1956-03-21,249\n")
    settled = answer(*work, "1956-03-22", "--settle")
    check("it is settled, and nothing is open", settled["open"] == []
          and answer("export", base, "contract")["records"][0]["settled_on"] == "1956-03-22", settled)
    refused(3, *work, "1956-03-23", "--settle", names=where + ("settled already",))
    run("undo", base, "--as", "Wang Fu")
    check("and that is taken back like any act", answer(*work[:3])["open"] == []
          and answer("export", base, "contract")["records"][0]["settled_on"] is None)
    bring(base, place, "contract", f"number,contract_type,state,orderer\n{number},PURCHASE,DRAFT,Trust\n")
    refused(3, "contract", base, number, names=("trade.lianshe", number))


def penalties(base, work, where):
    """Four days late at 10 in 10,000 of 250 yuan a day."""
    proposed = answer(*work, "1956-03-20", "--penalties")["penalties"]
    check("what the rates come to", [(p["kind"], p["state"], p["amount"]) for p in proposed]
          == [("LATE", "PROPOSED", "1.00")], proposed)
    refused(3, *work, "1956-03-20", "--waive", str(proposed[0]["id"]), names=where + ("Why",))
    refused(3, *work, "1956-03-20", "--confirm", "5", names=("--confirm", "no such penalty"))
    done = answer(*work, "1956-03-20", "--confirm", str(proposed[0]["id"]))
    check("it is confirmed", done["penalties"][0]["state"] == "CONFIRMED"
          and answer("log", base)[0]["label"].startswith("penalty confirmed"), done)
    refused(3, *work, "1956-03-20", "--penalties", names=where + ("no penalty",))


# The second row can never decide, and nothing is said of a red lamp.
FLAWED = """<definitions xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/" name="lamps" id="l" namespace="urn:l">
<itemDefinition name="colour"><typeRef>string</typeRef><allowedValues><text>"red", "green"</text></allowedValues>
</itemDefinition><inputData id="lamp" name="lamp"><variable name="lamp" typeRef="colour"/></inputData>
<decision id="go" name="go"><variable name="go"/><informationRequirement><requiredInput href="#lamp"/>
</informationRequirement><decisionTable hitPolicy="FIRST"><input><inputExpression><text>lamp</text>
</inputExpression></input><output/><rule id="r1"><inputEntry><text>"green", null</text></inputEntry><outputEntry>
<text>true</text></outputEntry></rule><rule id="r2"><inputEntry><text>"green"</text></inputEntry><outputEntry>
<text>false</text></outputEntry></rule></decisionTable></decision></definitions>"""


def rulebooks(place):
    found = answer("rulebook")
    check("what a rulebook is", list(found) == ["edition", "hash", "decisions", "flaws"]
          and found["flaws"] == [] and len(found["decisions"]) > 40, found)
    path, out = write(os.path.join(place, "lamps.dmn"), FLAWED), os.path.join(place, "out.dmn")
    found = answer("rulebook", path, "--output", out, status=1)
    check("its flaws", [(flaw["kind"], flaw["rows"], flaw["only_unknown"])
                        for flaw in found["flaws"]] == [("gap", [], False), ("masked", [2], False)],
          found["flaws"])
    text = read(out).decode()
    check("written as DMN 1.3", "20191111/MODEL" in text and "DMNShape" in text
          and "20180521/MODEL" not in text)
    again = answer("rulebook", out, status=1)
    check("the same when read again", again["flaws"] == found["flaws"])


def rehearsals(sample, place):
    """With half a year more to wait, who has just waited long enough would have to wait again."""
    rules = read(RULEBOOK).decode().replace("<text>6</text>", "<text>18</text>", 1)
    path = write(os.path.join(place, "longer.dmn"), rules)
    found = answer("rehearse", sample, path)
    check("what a rehearsal is", list(found) == ["in_force", "edition", "cases", "flips", "corrections"]
          and 0 < len(found["flips"]) < found["cases"], found)
    check("why they flip", all("G2" in flip["gained"] and flip["lost"] == [] and flip["reasons"]
                               for flip in found["flips"]), found["flips"][:1])
    moved = [flip for flip in found["flips"] if flip["before"] != flip["after"]]
    check("into what", moved and all(flip["before"] == ["CENTRALISE"] and flip["after"] ==
                                     ["STAY_AS_IS"] for flip in moved), moved)
    check("nothing changed", answer("rehearse", sample, RULEBOOK)["flips"] == []
          and answer("rulebook", sample)["edition"] == found["in_force"])
    laxer = rules.replace("<text>0.10</text>", "<text>0.30</text>", 1).replace(
        "<text>18</text>", "<text>6</text>", 1)
    found = answer("rehearse", sample, write(os.path.join(place, "laxer.dmn"), laxer))
    check("corrections under other limits", found["flips"] == [] and found["corrections"]
          and all(set(one["after"]) < set(one["before"]) for one in found["corrections"]), found)
    refused(3, "rehearse", sample, os.path.join(place, "none.dmn"), names=("none.dmn",))


FIRST = "周正明 Zhou Zhengming"


def reorganisations(sample, place):
    """Found, kept, decided against a finding with two signatures, carried out, taken back."""
    base = os.path.join(place, "reorganised.lianshe")
    shutil.copyfile(sample, base)
    listed = answer("reorganisation", base)
    ids = {one["name"].split(" / ")[0]: str(one["id"]) for one in listed["proposals"]}
    check("what was merged too far", any("G2" in one["why"] for one in listed["too_far"]), listed["too_far"])
    feilun = ids["飞轮修车社分两社"]
    found = answer("reorganisation", base, feilun, "--find")
    closing, = [one for one in found["findings"] if one["finding"] == "POINT"]
    check("a point that would close speaks against it", closing["against"] == "yes" and closing["rules"] == "R3")
    losing = [one for one in found["findings"] if one["finding"] == "RESIDENTS"]
    check("who loses, with the ways", losing and all(one["how_many"] > 0 and one["metres_after"] > one["metres_before"]
                                                     for one in losing), losing)
    check("nothing is written", answer("reorganisation", base, feilun)["findings"] == [])
    acts = len(answer("log", base))
    both = answer("reorganisation", base, ids["前进社先升级，后与建新合并"], "--find")["findings"]
    check("the second batch stands on the first", {one["batch"] for one in both} == {1, 2}, both)
    check("no trial is an act", len(answer("log", base)) == acts)
    refused(3, "reorganisation", base, feilun, "--as", FIRST, "--decide", "--reason", "too large", names=("Rehearse",))
    kept = answer("reorganisation", base, feilun, "--rehearse")["findings"]
    check("it is kept as it was found", [one["words"] for one in kept] == [one["words"] for one in found["findings"]])
    run("reorganisation", base, feilun, "--as", FIRST, "--decide", "--reason", "too large", status=3)
    run("reorganisation", base, feilun, "--as", FIRST, "--decide", "--override", "--reason", "too large")
    refused(3, "reorganisation", base, feilun, "--as", FIRST, "--carry-out", "--reason", "meeting", names=("countersign",))
    run("reorganisation", base, feilun, "--as", FIRST, "--countersign", "--paper-by", "李秀兰 Li Xiulan", "--paper-on", "1956-04-15")
    done = answer("reorganisation", base, feilun, "--as", FIRST, "--carry-out", "--reason", "meeting of 12 April")
    check("two points go along", done["carried"] == 2 and done["proposals"][0]["state"] == "DONE"
          and done["succession"], done)
    run("undo", base, "--as", FIRST)
    check("one step takes it back", answer("reorganisation", base, feilun)["proposals"][0]["state"] == "DECIDED")
    refused(3, "reorganisation", base, "no such", names=("no such",))
    refused(2, "reorganisation", base, feilun, "--decide", "--drop", names=("one act",))
    refused(3, "reorganisation", base, "--apart", "1", names=("merger",))


def recommendations(sample):
    found = answer("recommend", sample, "--on", "1956-05-01")
    check("the working date", found["working_date"] == "1956-05-01" and found["edition"] != "")
    keys = {"cooperative", "activity", "recommended", "permitted", "blocked", "steps", "findings",
            "why_not", "change", "ask"}
    check("what a case is", all(keys <= case.keys() for case in found["cases"]))
    shapes = {"blocked": {"outcome", "by"}, "findings": {"rule", "force", "outcome", "because",
                                                         "citation"},
              "why_not": {"outcome", "rule", "cells"}, "change": {"outcome", "facts"},
              "ask": {"fact", "separates"}}
    for part, wanted in shapes.items():
        entries = [entry for case in found["cases"] for entry in case[part]]
        check(f"what stands in {part}", entries and all(wanted <= e.keys() for e in entries),
              entries[:1])
    findings = [f for case in found["cases"] for f in case["findings"]]
    check("citations in both languages", all(f["citation"].keys() == {"zh", "en"}
                                             for f in findings))
    one = found["cases"][0]["cooperative"]
    some = answer("recommend", sample, "--coop", str(one))["cases"]
    check("--coop", some and all(case["cooperative"] == one for case in some))
    refused(3, "recommend", sample, "--coop", "5", names=("--coop", "5"))
    lines = answer("export", sample, "contract_line")["records"]
    check("amounts with their unit", all(line["unit_price"].endswith(" yuan") for line in lines))
    facts = {a["premises_ok"] for a in answer("export", sample, "activity")["records"]}
    check("three values and not asked", facts <= {"yes", "no", "unknown", None}, facts)


def progress(sample):
    office = 1 << 40
    city = answer("progress", sample, "--city", str(office + 201))["cities"][0]
    trades = {trade["trade"] - office: trade for trade in city["trades"]}
    plans = {plan["cooperative"]: plan for plan in city["plans"] if plan["cooperative"]}
    check("the rate of a city", (city["persons"], city["base_persons"], city["rate"]) == (3236, 3499, 925), city["rate"])
    check("confirmed, W1", city["confirmation"] == office + 98401 and [f["rule"] for f in city["findings"]] == ["F1", "W1"])
    check("gaps", trades[301]["gap"] == "no" and trades[303]["gap"] == "yes" and city["gaps"] == 27, city["gaps"])
    check("what nobody counted is null", trades[311]["rate"] is None and trades[311]["left"] is None)
    check("the year's plan against done", (plans[office + 1017]["planned"], plans[office + 1017]["done"], plans[office + 1017]["rate"])
          == ("46000 pair", "17125 pair", 372) and plans[office + 1026]["done"] is None, plans)
    before = answer("progress", sample, "--city", str(office + 202), "--on", "1956-03-24")["cities"][0]
    after = answer("progress", sample, "--city", str(office + 202), "--on", "1956-03-25")["cities"][0]
    check("a word that was withdrawn", [[f["rule"] for f in c["findings"]] for c in (before, after)] == [["W1"], ["W2"]])
    whose = [answer("progress", sample, "--belongs", str(office + 1047), "--on", day)["spec_federation"]["id"]
             for day in ("1956-01-19", "1956-01-20")]
    check("whose a co-operative is on a day", whose == [None, office + 409], whose)
    signed = answer("progress", sample, "--belongs", str(office + 10001))
    check("whose a contract is", signed["kind"] == "contract" and signed["federation"]["id"], signed)
    refused(3, "progress", sample, "--city", "5", names=("--city", "5"))
    words = run("progress", sample).stdout
    check("in words", "3236 of 3499 persons organised: 92.5 %" in words and "of how many is unknown" not in words)


def instances(place):
    """An answer, proved; none, which is an answer too; and a limit of time that is kept."""
    text = '{"problem":"p-median","p":1,"nodes":3,"edges":[[1,2,3],[2,3,4.5]]}'
    path = write(os.path.join(place, "instance.json"), text)
    expected = {"objective": 7.5, "bound": 7.5, "status": "optimal", "open": [2]}
    check("solve p-median", answer("solve", "p-median", path) == expected)
    path = write(os.path.join(place, "apart.json"), text.replace("[2,3,4.5]", "[2,1,4.5]"))
    check("no way is infeasible", answer("solve", "p-median", path)["status"] == "infeasible")
    rows = [[(7 * i * i + 11 * j * j + 13 * i * j) % 997 for j in range(400)] for i in range(400)]
    hard = {"problem": "p-median", "p": 25, "seconds": 0.3, "distance": rows}
    path = write(os.path.join(place, "hard.json"), json.dumps(hard))
    found = answer("solve", "p-median", path)
    check("an answer in the time that there is", len(found["open"]) == 25
          and found["status"] in ("feasible", "optimal")
          and found["bound"] <= found["objective"]
          == sum(min(row[j - 1] for j in found["open"]) for row in rows), found)


def own_trades(place, base):
    """A barber beside the mender serves the same people, but mends no shoes."""
    run("import", base, "trade",
        write(os.path.join(place, "barber.csv"), "code,name_en,trade_class\nH,Hair,REPAIR_SERVICE\n"))
    run("import", base, "service_point",
        write(os.path.join(place, "barbers.csv"),
              "code,name_en,cooperative,trade,neighbourhood,x,y\n3,B,Menders,H,C,1000,0\n"))
    found = answer("coverage", base, "--limit", "400", "--wait", "4")
    together = {p["name"]: p["residents_lost"] for p in found["points"]}
    own = {p["point"]["name"]: p["point"]["residents_lost"] for p in found["in_own_trade"]}
    check("a barber makes up for no mender", together == {"P": 100, "Q": 0, "B": 0}
          and own == {"P": 100, "Q": 200, "B": 200}, (together, own))
    check("most harm first", [p["point"]["name"] for p in found["in_own_trade"]] == ["B", "Q", "P"],
          found["in_own_trade"])
    best = {p["trade"]: p["best"] for p in found["best_in_own_trade"]}
    trades = {r["code"]: r["id"] for r in answer("export", base, "trade")["records"]}
    check("places are looked for trade by trade", len(found["best"]["open"]) == 3
          and [len(best[trades[code]]["open"]) for code in "SH"] == [2, 1]
          and [best[trades[code]]["objective"] for code in "SH"] == [0, 115000], found)
    text = run("coverage", base, "--limit", "400", "--wait", "4").stdout
    check("and so in words", "Hair: The best places for the points (1)" in text
          and "points (3)" not in text, text)
    run("undo", base)


def coverage(place):
    """A street: three neighbourhoods 500 m apart, a mender at either end, a round in the middle."""
    base = os.path.join(place, "street.lianshe")
    run("new", base)
    tables = {
        "trade": "code,name_en,trade_class\nS,Shoes,REPAIR_SERVICE\n",
        "cooperative": "reg_no,registrar,name_en,trade\n1,X,Menders,S\n",
        "neighbourhood": "code,name_en,residents,x,y\nA,West,100,0,0\nB,Middle,30,500,0\n"
                         "C,East,200,1000,0\nD,Nowhere,7,,\n",
        "service_point": "code,name_en,cooperative,neighbourhood,x,y\n1,P,Menders,A,0,0\n"
                         "2,Q,Menders,C,1000,0\n",
        "round": "code,name_en,cooperative,neighbourhood,weekdays\n1,R,Menders,B,\"1,4\"\n"}
    for kind, text in tables.items():
        run("import", base, kind, write(os.path.join(place, f"{kind}.csv"), text))
    ids = {kind: {r["code"]: r["id"] for r in answer("export", base, kind)["records"]}
           for kind in ("neighbourhood", "service_point", "trade")}
    refused(2, "coverage", base, names=("--limit",))
    refused(2, "coverage", base, "--limit", "400", "--by", "air", names=("--by", "air"))
    refused(3, "coverage", base, "--limit", "400", "--trade", "Z", names=("--trade", "Z"))
    refused(3, "coverage", base, "--limit", "10", "--by", "walking", names=("walking speed",))
    found = answer("coverage", base, "--limit", "400", "--wait", "4", "--trade", "Shoes")
    check("what coverage answers", {"limit", "points", "best"} <= found.keys()
          and found["limit"] == 400 and found["trade"] == ids["trade"]["S"], found)
    totals = found["totals"]
    check("who is served", (totals["residents"], totals["by_point"], totals["by_round"],
                            totals["uncovered"], totals["unknown"]) == (337, 300, 30, 0, 7), totals)
    check("closings, most harm first", [
        (p["id"], p["residents_lost"], p["extra_person_metres"], p["neighbourhoods"])
        for p in found["points"]]
        == [(ids["service_point"]["2"], 200, 200000, [ids["neighbourhood"]["C"]]),
            (ids["service_point"]["1"], 100, 100000, [ids["neighbourhood"]["A"]])], found["points"])
    best = found["best"]
    check("nothing is better than the two ends", best["status"] == "optimal"
          and best["objective"] == best["bound"] == best["today"] == 0, best)
    fewest = answer("coverage", base, "--limit", "500", "--sites", "fewest")["best"]
    check("one point in the middle reaches all", fewest["objective"] == fewest["bound"] == 1
          and [s.get("neighbourhood") for s in fewest["open"]] == [ids["neighbourhood"]["B"]], fewest)
    most = answer("coverage", base, "--limit", "400", "--sites", "most", "--points", "1")["best"]
    check("most residents with one point", most["objective"] == most["bound"] == 200, most)
    refused(2, "coverage", base, "--sites", "any", names=("--sites", "any"))
    pinned = answer("coverage", base, "--limit", "500", "--sites", "fewest", "--pin", "P")["best"]
    check("a pinned point stays", pinned["objective"] == 2 and ids["service_point"]["1"]
          in [s.get("point") for s in pinned["open"]], pinned)
    refused(3, "coverage", base, "--limit", "500", "--pin", "Z", names=("--pin", "Z"))
    seldom = answer("coverage", base, "--limit", "400", "--wait", "3")["totals"]
    check("a round too seldom serves nobody", seldom["uncovered"] == 30, seldom)
    walking = answer("coverage", base, "--limit", "15", "--by", "walking", "--pace", "50")
    check("minutes of walking", walking["unit"] == "minutes"
          and [p["residents_lost"] for p in walking["points"]] == [200, 100]
          and walking["points"][0]["extra_person_metres"] == 200 * 20 * 60, walking)
    text = run("coverage", base, "--limit", "400").stdout
    check("coverage in words", "P (Shoes): 100 lost" in text and "West (100)" in text, text)
    own_trades(place, base)
    run("import", base, "service_point",
        write(os.path.join(place, "closed.csv"), "code,closed\n2,1956-03-01\n"))
    served = [answer("coverage", base, "--limit", "400", "--on", day)["totals"]["by_point"]
              for day in ("1956-02-29", "1956-03-01")]
    check("a point serves until the day it closes", served == [300, 100], served)


def arrangement(place, base):
    """Bamboo can be placed; shoes can't, for there is no cloth."""
    before = hashlib.sha256(open(base, "rb").read()).hexdigest()
    found = answer("arrange", base, "--brief", "--seconds", "1")
    check("what arrange answers", {"status", "stages", "plan", "slips", "orders", "problems"} <= found.keys()
          and found["status"] in ("optimal", "feasible") and len(found["stages"]) == 6
          and all({"name", "objective", "bound"} <= s.keys() and s["bound"] <= s["objective"]
                  for s in found["stages"])
          and all({"line", "cooperative", "month", "quantity"} <= p.keys() for p in found["plan"]), found)
    placed = {}
    for one in found["plan"]:
        placed[one["line"]] = placed.get(one["line"], 0) + float(one["quantity"])
    check("shares add up", {o["line"]: float(o["placed"]) for o in found["orders"] if float(o["placed"]) > 0} == placed,
          found)
    check("what can't be arranged is counted", found["unplaced"] == sum(p["value"] for p in found["problems"]) > 0)
    again = answer("arrange", base, "--brief", "--seconds", "1")
    check("the same base has the same plan", again == found)
    check("nothing is written", hashlib.sha256(open(base, "rb").read()).hexdigest() == before)
    run("import", base, "arrangement", write(os.path.join(place, "arrangements.csv"),
        "name,federation,trade,from_month,months,state,late_months,month_hours\n"
        "bamboo,0601,0009,1956-04-01,4,DRAFT,2,200\nshoes,0601,0006,1956-04-01,3,DRAFT,2,200\n"))
    ids = {r["name"]: str(r["id"]) for r in answer("export", base, "arrangement")["records"]}
    run("import", base, "arrangement_stage", write(os.path.join(place, "stages.csv"),
        f"arrangement,aim,place,weight,must\n{ids['shoes']},PROMISE,1,1,yes\n"))
    found = answer("arrange", base, "--arrangement", ids["bamboo"])
    check("a plan that is proven, with a slip for each", found["status"] == "optimal"
          and all(s["gap"] == "0" for s in found["stages"])
          and len(found["slips"]) == 2 and all(s["given"] <= s["able"] <= s["asked"] for s in found["slips"]), found)
    late = [o for o in found["orders"] if o["late"] != "0"]
    check("what is late has its cure", len(late) == 1 and len(late[0]["reasons"]) > 1, found["orders"])
    text = run("arrange", base, "--arrangement", ids["bamboo"], PATH="/nowhere").stdout
    check("that the helper is missing", "“cbc” is not installed" in text, text)
    text = run("arrange", base, "--arrangement", ids["bamboo"]).stdout
    check("and so in words", "proven best" in text and "hampers" in text and "1956-05" in text, text)
    found = answer("arrange", base, "--arrangement", ids["shoes"])
    check("what contradicts each other", found["status"] == "infeasible" and found["plan"] == []
          and any("cloth shoes" in t for t in found["contradiction"])
          and any("Upper cloth" in t for t in found["contradiction"]), found)
    text = run("arrange", base, "--arrangement", ids["shoes"]).stdout
    check("in words, and it is an answer", "No plan is possible" in text and "Upper cloth" in text, text)
    shorter = answer("arrange", base, "--arrangement", ids["bamboo"], "--months", "1", "--brief")
    check("for fewer months", {p["month"] for p in shorter["plan"]} <= {"1956-04-01"}, shorter)
    later = answer("arrange", base, "--arrangement", ids["bamboo"], "--on", "1956-05-10", "--brief")
    check("on another day", {p["month"] for p in later["plan"]} <= {"1956-05-01", "1956-06-01", "1956-07-01"}
          and later["working_date"] == "1956-05-10", later)
    refused(3, "arrange", base, "--arrangement", "77", names=("--arrangement", "77"))
    refused(2, "arrange", base, "--months", "25", names=("--months",))
    refused(2, "arrange", base, "--seconds", "0", names=("--seconds",))


SMITHS = {
    "officer": "name,role\nLi Min,CLERK\nWang Fu,OFFICER\n",
    "cooperative": "name_en,stage,status,members_male,reserve_fund\nEast,SM_COOP,LIVE,2,10.00\n"
                   "West,SM_COOP,LIVE,1,5.50\n",
    "member": "cooperative,name_en,card_no,member_kind,member_role,sex\nEast,Zhang,01,PERSON,MEMBER,MALE\n"
              "East,Li,02,PERSON,MEMBER,MALE\nWest,Zhao,01,PERSON,MEMBER,MALE\n",
}


def by_name(base, kind):
    return {r["name_en"]: r for r in answer("export", base, kind)["records"]}


def members(base, place):
    """A member is found again by the number within the co-operative, and nobody is entered twice unseen."""
    again = bring(base, place, "member", SMITHS["member"])
    check("the same members again", again["same"] == 3 and again["act"] is None, again)
    table = write(os.path.join(place, "again.csv"), "cooperative,card_no,name_en,member_kind,member_role,skill\n"
                  "East,02,Li,PERSON,MEMBER,files\n")
    moved = answer("import", base, "member", table)
    check("found by the number", (moved["new"], moved["changed"]) == (0, 1), moved)
    table = write(os.path.join(place, "twice.csv"), "cooperative,name_en,member_kind,member_role\n"
                  "East,ZHANG,PERSON,MEMBER\n")
    told = run("import", base, "member", table, "--dry-run").stderr
    check("who looks alike is named", "Zhang" in told and "same" in told, told)
    chinese = write(os.path.join(place, "zh.csv"), "社,姓名（中文）,社员证编号,入社单位,身份\n东社,甲,9,个人,学徒\n")
    run("import", base, "member", chinese, "--dry-run", status=1)


def reorganisation(place):
    """Two become one and are two again, by the verb alone."""
    base = os.path.join(place, "smiths.lianshe")
    run("new", base)
    for kind, text in SMITHS.items():
        bring(base, place, kind, text)
    members(base, place)
    merge = ("reorganise", base, "merger", "East", "West", "--found", "Great", "--reason", "meeting of 3 April")
    refused(2, "reorganise", base, "marriage", "East", names=("marriage",))
    refused(2, "reorganise", base, "stage", "East", names=("--stage",))
    refused(3, *merge, "--as", "Li Min", names=("Only an officer",))
    refused(3, "reorganise", base, "merger", "East", "North", "--into", "East", "--as", "Wang Fu", names=("North",))
    before = by_name(base, "cooperative")
    tried = answer(*merge, "--as", "Wang Fu", "--dry-run")
    check("a rehearsal writes nothing", tried["act"] is None and by_name(base, "cooperative") == before, tried)
    done = answer(*merge, "--as", "Wang Fu")
    after = by_name(base, "cooperative")
    numbers = sorted(m["card_no"] for m in by_name(base, "member").values())
    check("one number twice is told apart", numbers == ["01", "01 · West", "02"], numbers)
    check("two became one", done["carried"] == 3 and after["Great"]["members_male"] == 3
          and after["Great"]["reserve_fund"] == "15.50 yuan" and after["East"]["status"] == "DISSOLVED", (done, after["Great"]))
    zhao = by_name(base, "member")["Zhao"]["id"]
    key = write(os.path.join(place, "key.csv"), f"what,to,amount\n{zhao},West II,\nreserve_fund,West II,5.50\n")
    split = ("reorganise", base, "division", "Great", "--into", "Great", "--found", "West II", "--key", key,
             "--reason", "meeting of 9 April", "--as", "Wang Fu")
    wrong = write(os.path.join(place, "wrong.csv"), "what,to,amount\nreserve_fund,Nowhere,5.50\n")
    refused(3, *split[:9], wrong, *split[10:], names=("line 2", "to"))
    refused(3, *split[:8], *split[10:], names=("reserve fund",))
    done = answer(*split)
    after = by_name(base, "cooperative")
    check("one became two", (after["Great"]["members_male"], after["West II"]["members_male"]) == (2, 1)
          and after["West II"]["reserve_fund"] == "5.50 yuan" and after["Great"]["reserve_fund"] == "10.00 yuan", after)
    answer("undo", base, "--as", "Wang Fu")
    answer("undo", base, "--as", "Wang Fu")
    check("undone it is as it was", by_name(base, "cooperative") == before)
    check("and whole", answer("check", base, "--full")["problems"] == [])


def main():
    with tempfile.TemporaryDirectory() as place:
        base = os.path.join(place, "base.lianshe")
        table = write(os.path.join(place, "table.csv"),
                      "code,name_en,craftsmen\n01,A,5\n02,B,\n03,C,many\n")
        sample = os.path.join(place, "sample.lianshe")
        help_of_all()
        run("new", base)
        run("new", sample, "--sample")
        wrong_usage(base, table, place)
        failures(base, table, place)
        bases_are_not_replaced(base, table, place)
        acts(base, imports(base, table, place))
        exports(base)
        queries(base, place)
        changes(base)
        conflict(base, place)
        officers(base, place)
        recommendations(sample)
        progress(sample)
        rulebooks(place)
        rehearsals(sample, place)
        reorganisations(sample, place)
        instances(place)
        coverage(place)
        arrangement(place, sample)
        attachments(sample, place)
        lives(place)
        reorganisation(place)
        check("every verb leaves the base whole in one file", not os.path.exists(base + "-wal"))
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
