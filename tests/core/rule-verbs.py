#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The verbs "evaluate" and "recommend": shapes, the worked examples, and what they say of faults."""
import json
import os
import subprocess
import sys
import tempfile

PROGRAM, RULEBOOK = sys.argv[1:]

USUAL = {"months_since_joining": 12, "scale_matches_conditions": True, "relation_cut": False,
         "centralised_now": False, "shared_process_exists": True}
READY = {fact: True for fact in ["premises_ok", "equipment_ok", "cadres_ok", "other_conditions_ok",
                                 "planning_done", "preparation_done"]}
MAKES = {"trade_class": "MANUFACTURE", **USUAL}

# name, facts, recommended, permitted, blocked CENTRALISE by, steps
EXAMPLES = [
    ("E1", {**MAKES, **READY, "premises_ok": None, "planning_done": False,
            "preparation_done": False, "aux_many": True, "aux_placeable": False,
            "products_scattered": False},
     ["TEMP_DECENTRALISE"], ["SMALL_BY_PROCESS", "TEMP_DECENTRALISE"], ["G1", "G2"],
     ["find:premises_ok", "plan", "prepare", "place_auxiliaries"]),
    ("E2", {**MAKES, **READY, "aux_many": False, "products_scattered": False,
            "months_since_joining": 2},
     ["STAY_AS_IS"], ["CENTRALISE"], ["G2"], []),
    ("E3", {**MAKES, **READY, "products_scattered": False},
     ["STAY_AS_IS"], ["CENTRALISE"], [], ["find:aux_many", "find:aux_placeable"]),
    ("E4", {"trade_class": "REPAIR_SERVICE", "fixed_premises": True, "storefront": True,
            "itinerant": True, "unreasonable": True, "investigated": True,
            "adjustment_prepared": False},
     ["RETAIN_POINTS", "KEEP_MOBILE"],
     ["DECENTRALISE", "RETAIN_POINTS", "KEEP_MOBILE", "ADJUST_POINT"], [], ["prepare"]),
    ("E5 bags", {**MAKES, **READY, "equipment_ok": False, "shared_process_exists": False,
                 "variety_groups_exist": True},
     ["SMALL_BY_VARIETY"], ["SMALL_BY_VARIETY", "TEMP_DECENTRALISE"], ["G2"],
     ["missing:equipment_ok"]),
    ("E5 mending", {"trade_class": "REPAIR_SERVICE", "fixed_premises": True, "storefront": False,
                    "itinerant": False},
     ["DECENTRALISE"], ["DECENTRALISE"], [], []),
    ("E6", {**MAKES, **READY, "aux_many": False, "products_scattered": False,
            "scale_matches_conditions": False, "relation_cut": True},
     ["STAY_AS_IS"], ["CENTRALISE"], ["G3", "L1"], []),
    ("E6 rehearsed", {**MAKES, **READY, "aux_many": False, "products_scattered": False},
     ["CENTRALISE"], ["CENTRALISE"], [], []),
    ("dates and numbers as text", {**MAKES, **READY, "months_since_joining": "2",
                                   "aux_many": False, "products_scattered": False},
     ["STAY_AS_IS"], ["CENTRALISE"], ["G2"], []),
]

CASE_KEYS = ["cooperative", "activity", "recommended", "permitted", "blocked", "steps", "findings",
             "why_not", "change", "ask"]


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def evaluate(place, decision, facts):
    path = os.path.join(place, "facts.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(facts if isinstance(facts, str) else json.dumps(facts))
    return path, run("evaluate", RULEBOOK, decision, path)


def check_examples(place):
    for name, facts, recommended, permitted, guards, steps in EXAMPLES:
        _, done = evaluate(place, "recommended_form", facts)
        answer = json.loads(done.stdout)
        result = answer["result"]
        forms = result["recommended"]
        by = [b["by"] for b in result["blocked"] if b["outcome"] == "CENTRALISE"]
        assert done.returncode == 0 and answer["trace"], name
        assert (forms if isinstance(forms, list) else [forms]) == recommended, (name, forms)
        assert result["permitted"] == permitted, (name, result["permitted"])
        assert by == ([guards] if guards else []), (name, by)
        assert result["steps"] == steps, (name, result["steps"])


def check_faults(place):
    for decision, facts, words in [
            ("nothing", {}, [RULEBOOK, "nothing"]),
            ("recommended_form", {"trade_class": 5}, ["facts.json", "trade_class"]),
            ("recommended_form", {"premises_ok": "yes"}, ["facts.json", "premises_ok"]),
            ("recommended_form", "{\n broken", ["facts.json", "line 2"])]:
        _, done = evaluate(place, decision, facts)
        assert done.returncode == 3 and done.stdout == "", (decision, facts)
        assert len(done.stderr.splitlines()) == 1, done.stderr
        for word in words:
            assert word in done.stderr, (word, done.stderr)
    assert run("evaluate", RULEBOOK, "relation").returncode == 2


def check_explanation(place):
    """Any decision, not only the form: here the table that orders the forms."""
    facts = {**MAKES, **READY, "aux_many": False, "products_scattered": False, "planning_done": None}
    path = os.path.join(place, "facts.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(facts, file)
    plain = json.loads(run("evaluate", RULEBOOK, "recommendation", path).stdout)
    assert set(plain) == {"result", "trace"}
    answer = json.loads(run("evaluate", RULEBOOK, "recommendation", path, "--explain", "2").stdout)
    explanation = answer["explanation"]
    assert answer["result"] == "STAY_AS_IS" and explanation["change_up_to"] == 2
    assert "recommendation" in [row["decision"] for row in explanation["why"]]
    ways = [{fact["fact"]: fact["to"] for fact in change["facts"]}
            for change in explanation["change"] if change["outcome"] == "CENTRALISE"]
    assert ways == [{"planning_done": True}], ways
    refusals = [why for why in explanation["why_not"] if why["outcome"] == "CENTRALISE"]
    assert [cell["fact"] for cell in refusals[0]["cells"]] == ["planning_done"], refusals
    assert refusals[0]["cells"][0]["state"] == "unknown"
    assert explanation["ask"][0]["fact"] == "planning_done", explanation["ask"]


def check_case(case):
    assert set(CASE_KEYS) <= set(case), case.keys()
    for key in CASE_KEYS[3:]:
        assert isinstance(case[key], list), key
    for finding in case["findings"]:
        assert {"rule", "force", "outcome", "because", "citation"} <= set(finding)
        assert set(finding["citation"]) == {"zh", "en"} and all(finding["citation"].values())
        assert all(set(reason) == {"fact", "value"} for reason in finding["because"])
    for why in case["why_not"]:
        assert why["rule"] and why["cells"], why
        assert all(set(cell) == {"fact", "value", "test", "state"} for cell in why["cells"])
        assert all(cell["state"] in ("yes", "no", "unknown") for cell in why["cells"])
    for change in case["change"]:
        assert change["facts"] and all(set(f) == {"fact", "from", "to"} for f in change["facts"])
    ranks = [question["separates"] for question in case["ask"]]
    assert ranks == sorted(ranks, reverse=True) and 0 not in ranks


def check_recommend(place):
    base = os.path.join(place, "sample.lianshe")
    assert run("new", base, "--sample").returncode == 0
    answer = json.loads(run("recommend", base, "--json").stdout)
    assert answer["working_date"] == "1956-04-15" and answer["edition"]
    assert len(answer["cases"]) > 60
    for case in answer["cases"]:
        check_case(case)
    one = answer["cases"][0]["cooperative"]
    only = json.loads(run("recommend", base, "--coop", str(one), "--json").stdout)["cases"]
    assert only and all(case["cooperative"] == one for case in only)


def main():
    checks = [check_examples, check_faults, check_explanation, check_recommend]
    failed = False
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as place:
            try:
                check(place)
                print(f"ok {number} - {check.__name__}")
            except (AssertionError, KeyError, ValueError) as problem:
                failed = True
                print(f"not ok {number} - {check.__name__}\n# {problem!r}")
    sys.exit(1 if failed else 0)


main()
