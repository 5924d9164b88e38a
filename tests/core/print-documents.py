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

# Cairo 1.16 loses an array for each surface with text that it finishes (see tests/lsan.supp).  To tell
# that by its whole stack takes six times as long as the printing, so it is told by its size and by who
# asked for it: a leak, and only a leak, leaves the status to the program and is judged here.
ENVIRONMENT = dict(os.environ, LANGUAGE="en", G_DEBUG="fatal-warnings",
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":exitcode=0")
LEAK = re.compile(r"^(?:Direct|Indirect) leak of (\d+) byte\(s\) in (\d+) object\(s\).*\n +#0 (.*)\n +#1 (.*)",
                  re.MULTILINE)


def leaks(report):
    """What was lost, but for what Cairo loses."""
    found = LEAK.findall(report)
    if len(found) != report.count(" leak of "):
        return [report]
    return [leak for leak in found if int(leak[0]) != 768 * int(leak[1]) or "realloc" not in leak[2]
            or "libcairo.so.2+" not in leak[3]]


def run(*words, status=0):
    """Runs the program in Chinese-independent words; returns what it printed."""
    done = subprocess.run([program, *words], env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}: {done.stderr}")
    if leaks(done.stderr):
        raise AssertionError(f"{words}: lost {leaks(done.stderr)}")
    return done.stdout


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True,
                          text=True).stdout


def check(name, condition):
    results.append(condition)
    print(f"{'ok' if condition else 'not ok'} {len(results)} - {name}")


def contracts(base, folder):
    out = os.path.join(folder, "contracts.pdf")
    answer = json.loads(run("print", base, "contract-summary", "--json", "--output", out))
    check("every contract has a summary", answer["documents"] >= 40 and answer["pages"] >= 40)
    words = text_of(out)
    check("parties in Chinese", "中国百货公司安澜市公司" in words)
    check("amount in capitals", "人民币贰仟叁佰肆拾元整" in words and "2,340.00" in words)
    with sqlite3.connect(base) as connection:
        one, = connection.execute("SELECT min(id) FROM contract").fetchone()
    run("print", base, "contract-summary", "--select", str(one), "--output", out + "1")
    check("one contract is found in the run of all", text_of(out + "1").split()[0] in words)
    run("print", base, "contract-summary", "--select", "12", "--output", out, status=3)
    check("a failure leaves the old file", text_of(out) == words)


def amended(base, folder):
    """What each version changed stands in the summary, and the norm against what was used."""
    out = os.path.join(folder, "amended.pdf")
    changes = {"clauses": [
        {"kind": "contract_line", "record": "1", "title": "算盘", "field": "spec", "from": "十一档",
         "to": "十三档"},
        {"kind": "contract", "record": "1", "title": "", "field": "contract_type", "from": "ORDER",
         "to": "PROCESSING"},
        {"kind": "schedule", "record": "1", "title": "算盘 · 1956-05-01", "field": "", "from": "*", "to": ""}]}
    with sqlite3.connect(base) as connection:
        contract, = connection.execute(
            "SELECT c.id FROM contract AS c JOIN contract_material AS m ON m.contract = c.id "
            "WHERE c.state = 'SIGNED' AND m.catalogue_material IS NOT NULL LIMIT 1").fetchone()
    changed = os.path.join(folder, "amended.lianshe")
    shutil.copy(base, changed)
    with sqlite3.connect(changed) as connection:
        officer, name = connection.execute("SELECT id, name FROM officer WHERE role = 'OFFICER' LIMIT 1").fetchone()
        connection.execute("UPDATE contract SET version = 2 WHERE id = ?", (contract,))
        connection.execute("INSERT INTO amendment (id, contract, version, amended_on, agreed_with, officer, "
                           "reason, changes) VALUES (9000001, ?, 2, '1956-03-20', '徐经理', ?, '学校改用新算盘', ?)",
                           (contract, officer, json.dumps(changes)))
    run("print", changed, "contract-summary", "--select", str(contract), "--output", out)
    words = text_of(out)
    check("versions say when, with whom and why", all(word in words for word in
                                                      ("徐经理", "学校改用新算盘", name.split()[0], "1956年3月20日")))
    check("changed clauses stand before and after", re.search(r"十一档 +十三档", words) is not None
          and re.search(r"订货 +加工", words) is not None and "删去" in words)
    check("the norm stands against what was used", "定额与实耗" in words and "定额用量" in words)


def contract_lists(base, folder):
    """Sums of the list add up, and what is told to the makers is the schedule, shared out."""
    out = os.path.join(folder, "list.pdf")
    answer = json.loads(run("print", base, "contract-list", "--json", "--output", out))
    words = text_of(out)
    whole, = re.findall(r"已签订的金额\s+([\d,.]+) 元", words)
    sums = re.findall(r"^\s*合计\s+([\d,.]+)$", words, re.MULTILINE)
    check("one list of all contracts, buyer by buyer", answer["documents"] == 1 and len(sums) > 5)
    check("the sums of the buyers add up to the whole", sum(fen(x) for x in sums) == fen(whole) > 0)
    with sqlite3.connect(base) as connection:
        numbers = [row[0] for row in connection.execute("SELECT number FROM contract")]
        one, day, due = connection.execute("""
            SELECT c.id, s.due_on, s.quantity FROM schedule AS s JOIN contract_line AS l
              ON l.id = s.contract_line JOIN contract AS c ON c.id = l.contract
            WHERE c.state = 'SIGNED' AND (SELECT count(*) FROM allotment AS a
              WHERE a.contract_line = l.id) > 2 AND s.due_on > '1956-04-15'
            ORDER BY c.number, s.due_on""").fetchone()
    check("every contract is in the list", all(number in words for number in numbers))
    out = os.path.join(folder, "notice.pdf")
    run("print", base, "delivery-notice", "--select", str(one), "--output", out)
    words = text_of(out)
    year, month, date = (int(x) for x in day.split("-"))
    rows = re.findall(rf"{year}年{month}月{date}日.*?\s(\d+)\D+\s\d+\D+\s\d+\D*$", words, re.MULTILINE)
    check("the makers' shares of a day are what is due on it",
          len(rows) > 2 and sum(int(row) for row in rows) == due)
    check("a notice is for each maker", words.count("致：") == len(rows))
    answer = json.loads(run("print", base, "delivery-notice", "--json", "--output", out))
    check("notices are chosen by what is due soon", 0 < answer["documents"] < len(numbers))


def contract_totals(base, folder):
    """By whatever contracts are grouped, the groups add up to the same total; doubts name both sides."""
    out = os.path.join(folder, "totals.pdf")
    answer = json.loads(run("print", base, "contract-totals", "--json", "--output", out))
    words = text_of(out)
    amount = r"-?[\d,]+\.\d\d"
    tables = re.split(r"^按\S+$", words, flags=re.MULTILINE)[1:]
    check("totals by buyer, co-operative, trade, federation and contract",
          answer["documents"] == 1 and len(tables) == 5)
    totals = set()
    for table in tables:
        rows = [[fen(x) for x in re.findall(amount, line)] for line in table.splitlines()]
        rows = [row for row in rows if len(row) == 7]
        total, = re.findall(rf"^\s*合计\s+(.*)$", table, re.MULTILINE)
        total = [fen(x) for x in re.findall(amount, total)]
        totals.add(tuple(total))
        rows.remove(total)
        check("the rows add up", len(rows) > 2 and [sum(column) for column in zip(*rows)] == total)
        check("and across", all(r[2] + r[3] - r[4] - r[5] == r[6] for r in rows))
    check("to the same total", len(totals) == 1)
    run("print", base, "contract-doubts", "--output", out)
    words = text_of(out)
    with sqlite3.connect(base) as connection:
        bypass = [row[0] for row in connection.execute("""
            SELECT number FROM contract WHERE bypass_reason IS NOT NULL AND state = 'SIGNED'""")]
    check("what was signed past the federation is listed with its reason",
          len(bypass) == 2 and all(number in words for number in bypass) and "补签未成" in words)
    numbers = set(re.findall(r"\d{4}/\d{3}/\d{4}", words)) - set(bypass)
    check("one need and one capacity have two contracts, and nothing else is doubtful",
          numbers == {"1956/001/0010", "1956/001/0037"} and "合计 1350 件" in words and "1300 件" in words)


def fen(text):
    """An amount of money, in fen."""
    return int(text.replace(",", "").replace(".", ""))


def decisions(base, folder):
    out = os.path.join(folder, "sheet.pdf")
    cases = json.loads(run("recommend", base, "--json"))["cases"]
    check("every activity has a case", len(cases) >= 80)
    check("a case names its ids", all(c["cooperative"] > 0 and c["activity"] > 0 for c in cases))
    run("print", base, "decision-sheet", "--select", str(cases[0]["activity"]), "--output", out)
    words = text_of(out)
    check("both languages are cited", "按照有利于生产" in words and "principles of" in words)
    run("print", base, "recommendation", "--select", str(cases[0]["activity"]), "--output", out)
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
    answer = json.loads(run("print", base, "recommendation", "--json", "--output", out))
    check("every activity has a recommendation", answer["documents"] == len(cases))
    run("print", base, "no-such-document", "--output", out, status=2)
    check("an unknown document is wrong usage", True)


def overrides(base, folder):
    """A form that a guard stops: reason, guard and second officer stand on sheet and notice."""
    with sqlite3.connect(base) as connection:
        one, = connection.execute("SELECT id FROM decision WHERE state = 'IN_FORCE'"
                                  " AND blocked_by IS NOT NULL").fetchone()
    for document in ("decision-sheet", "notice"):
        out = os.path.join(folder, document + ".pdf")
        run("print", base, document, "--select", str(one), "--output", out)
        words = re.sub(r"\s+", "", text_of(out))
        check(f"{document}: the reason is printed", "两窑先后点火" in words)
        check(f"{document}: the guard is printed", "G3" in words)
        check(f"{document}: the second officer is printed",
              "李秀兰LiXiulan" in words and "1956年4月7日" in words and "会签" in words)


def corrections(base, folder):
    """What was merged, before and after, measures: the sheet of each case, and of what was found."""
    out = os.path.join(folder, "corrections.pdf")
    answer = json.loads(run("print", base, "correction-sheet", "--json", "--output", out))
    check("every correction case has a sheet", answer["documents"] == 3)
    with sqlite3.connect(base) as connection:
        one, = connection.execute("SELECT id FROM correction_case WHERE number = '1956/001/0002'"
                                  ).fetchone()
        found, = connection.execute("SELECT id FROM activity WHERE name_zh = '土布'").fetchone()
    run("print", base, "correction-sheet", "--select", str(one), "--output", out)
    words = re.sub(r"\s+", "", text_of(out))
    check("it says against which rules and since when", "R1,R2,S1-6b,S3" in words
          and "1956年1月16日" in words)
    check("it names the periods compared", "集中前：1955年11月1日至1955年12月31日" in words)
    check("before, after and the change stand side by side", "4,695.603,010.80−35.9%" in words)
    check("what counts as a fall is said, and whose figure it is", "原文没有数字，由规则集版本确定" in words)
    check("the chart is on it", "1956年1月16日集中" in words and "1955-07" in words)
    check("measures with owner and due date", "恢复服务点" in words and "1956年4月5日" in words)
    run("print", base, "correction-sheet", "--select", str(found), "--output", out)
    words = re.sub(r"\s+", "", text_of(out))
    check("what was found can be laid before a meeting", "未立案" in words and "G2,G3" in words)


def coverage(base, folder):
    """The map and the table of one trade, by the standard of its city."""
    with sqlite3.connect(base) as connection:
        trade, = connection.execute("SELECT trade FROM service_standard WHERE trade IS NOT NULL"
                                    " ORDER BY id").fetchone()
    for document, title in (("coverage-map", "服务点覆盖"), ("coverage-table", "撤销各服务点的代价")):
        out = os.path.join(folder, f"{document}.pdf")
        run("print", base, document, "--select", str(trade), "--output", out)
        words = re.sub(r"\s+", "", text_of(out))
        check(f"{document}: what it shows, of which trade, within which limit",
              title in words and "自行车修理" in words and "1,000米以内" in words)
    check("the worst closing stands first", re.search("1纱厂宿舍修车点6,240", words) is not None)
    run("print", base, "coverage-table", "--select", "安澜市", "--output", out)
    words = re.sub(r"\s+", "", text_of(out))
    check("a city is all its trades, each point within its own",
          "纱厂宿舍修车点·自行车修理6,240" in words and "理发点·理发" in words)


def questionnaires(base, folder):
    """The sheet for a visit: what is known stands on it, the rest is to be written by hand."""
    out = os.path.join(folder, "visit.pdf")
    with sqlite3.connect(base) as connection:
        point, name, hours = connection.execute(
            "SELECT id, name_zh, hours FROM service_point WHERE code = 'P0072'").fetchone()
        near, = connection.execute(
            "SELECT name_zh FROM service_point WHERE code = 'P0073'").fetchone()
    filled = json.loads(run("print", base, "visit-questionnaire", "--select", str(point), "--json",
                            "--output", out))
    words = re.sub(r"\s+", "", text_of(out))
    check("a questionnaire is on one or two sheets", filled["documents"] == 1
          and filled["pages"] in (1, 2))
    check("it knows the point and its neighbours", name in words and hours in words
          and re.search(re.escape(near) + r"\d+m", words) is not None)
    check("it asks for what the rules need", all(part in words for part in (
        "方便、等候、价格", "居民意见", "顾客的去向", "居民代表", "R3")))
    blank = json.loads(run("print", base, "visit-questionnaire", "--json", "--output", out))
    words = re.sub(r"\s+", "", text_of(out))
    check("without a point it is blank", blank["documents"] == 1 and blank["pages"] in (1, 2)
          and name not in words and near not in words and "居民意见" in words)
    run("print", base, "visit-questionnaire", "--select", "12", "--output", out, status=3)


def materials(base, folder):
    """The statement of every material, and what one of them says."""
    out = os.path.join(folder, "materials.pdf")
    with sqlite3.connect(base) as connection:
        count, = connection.execute("SELECT count(*) FROM material").fetchone()
        iron, = connection.execute("SELECT id FROM material WHERE name_zh = '熟铁'").fetchone()
    answer = json.loads(run("print", base, "material-statement", "--json", "--output", out))
    check("every material has a statement", answer["documents"] == count and count > 5)
    run("print", base, "material-statement", "--select", str(iron), "--output", out)
    words = re.sub(r"\s+", "", text_of(out))
    check("it names the first day short", "自1956年4月30日起不足" in words)
    check("the balance adds up by place and source", "各库平衡" in words and "合计" in words)
    check("plans stand apart from contracts", "各社计划另需1860斤" in words and "各计划合计18601860" in words)
    check("use stands beside the norm", "超耗43.3" in words and "节约66" in words)
    # The same, store by store and workshop by workshop: 43.3 − 66.
    check("and by store and workshop", "节约22.7" in words and "分库分社" in words)


def session(base, folder):
    """The list for a meeting, trade by trade, and what it refuses."""
    out = os.path.join(folder, "session.pdf")
    queue = json.loads(run("print", base, "session-list", "--json", "--output", out))
    words = text_of(out)
    check("the meeting has one list", queue["documents"] == 1 and queue["pages"] > 1)
    check("its heading names federation and day",
          "议案表" in words and "安澜市手工业生产合作社联合社" in words and "1956年4月15日" in words)
    check("what is blocked stands with its rule", "集中生产 (G1, G2)" in words)
    check("what is unknown is asked", re.search(r"1\. .+？", words) is not None)
    check("a decision that waits stands ready for its signature", "待会签" in words)
    pages = words.split("\f")
    check("the heading of the table is repeated, pages are counted",
          all("建议" in page for page in pages[:3])
          and f"第 2 页，共 {queue['pages']} 页" in pages[1])
    check("the foot says from which state of the base", "截至操作" in pages[1])
    cases = json.loads(run("recommend", base, "--json"))["cases"]
    with sqlite3.connect(base) as connection:
        (trade,), = connection.execute("SELECT id FROM trade WHERE name_zh = '铁器业'")
        of_trade = [one for one, in connection.execute(
            "SELECT id FROM activity WHERE trade = ?", (trade,))]
        other, = connection.execute(
            "SELECT name_zh FROM trade WHERE id <> ? AND name_zh LIKE '农具%'", (trade,)).fetchone()
    for name in ("铁器业", str(trade)):
        run("print", base, "session-list", "--trade", name, "--output", out)
        words = text_of(out)
        check(f"a list of the trade {name} alone", "铁器业" in words and other not in words
              and len(of_trade) > 1 and re.search(rf"^\s*{len(of_trade)}\s", words, re.M))
    run("print", base, "session-list", "--trade", "no such trade", "--output", out, status=3)
    run("print", base, "contract-summary", "--trade", str(trade), "--output", out, status=2)
    run("print", base, "session-list", "--trade", str(trade), "--select", "1", "--output", out,
        status=2)
    check("what can't be chosen is refused", text_of(out) == words)
    chosen = ",".join(str(case["activity"]) for case in cases[:2])
    run("print", base, "session-list", "--select", chosen, "--output", out)
    check("a selection is numbered through", len(re.findall(r"^\s*[12]\s", text_of(out), re.M)) == 2)


def history(base, folder):
    """What happened to a case: the moment of entry and the day of effect, never mixed."""
    out = os.path.join(folder, "history.pdf")
    with sqlite3.connect(base) as connection:
        activity, number, day = connection.execute(
            "SELECT activity, number, decided_on FROM decision WHERE state = 'IN_FORCE'"
            " AND countersigned_by IS NOT NULL LIMIT 1").fetchone()
    run("print", base, "case-history", "--select", str(activity), "--output", out)
    words = text_of(out)
    year, month, date = (int(part) for part in day.split("-"))
    check("the history has its decision", f"决定 {number}" in words)
    check("a day of effect is not the moment of entry",
          f"{year}年{month}月{date}" in words
          and re.search(r"20\d\d-\d\d-\d\d", words) is not None)
    check("truth values are in the paper's language", re.search(r": (yes|no)\b", words) is None)
    check("both columns are named", "登记时间" in words and "生效日期" in words)
    run("print", base, "case-history", "--select", "12", "--output", out, status=3)
    check("a history of nothing is refused", text_of(out) == words)
    return activity


def in_english(base, folder, activity):
    """The language of paper is the base's own."""
    out, table = os.path.join(folder, "english.pdf"), os.path.join(folder, "english.csv")
    with sqlite3.connect(base) as connection:
        settings, = connection.execute("SELECT id FROM settings").fetchone()
    with open(table, "w", encoding="utf-8") as file:
        file.write(f"id,language\n{settings},en\n")
    run("import", base, "settings", table)
    run("print", base, "session-list", "--select", str(activity), "--output", out)
    words = text_of(out)
    visit = json.loads(run("print", base, "visit-questionnaire", "--json", "--output",
                           out + ".visit"))
    check("the sheet for a visit in English", visit["pages"] <= 2
          and "Complaints of residents" in text_of(out + ".visit"))
    check("the list for the meeting in English", "Session list" in words
          and "Chair of the meeting" in words and "议案表" not in words)
    run("print", base, "case-history", "--select", str(activity), "--output", out)
    words = text_of(out)
    check("the history of a case in English", "in effect from" in words
          and "needs a countersignature" in words and "countersigned by" in words)


def hostile(folder):
    """Names that would break markup, formulas or a line come out on paper as they are."""
    base, table = os.path.join(folder, "hostile.lianshe"), os.path.join(folder, "hostile.csv")
    names = ["Tom & Co <b>bold</b>", "=1+1", "%s%n", "𠮷野家", "شركة", "社" * 10000]
    with open(table, "w", encoding="utf-8") as file:
        file.write("name_en\n" + "".join(f"{name}\n" for name in names))
    run("new", base)
    run("import", base, "cooperative", table)
    out = os.path.join(folder, "hostile.pdf")
    answer = json.loads(run("print", base, "register-extract", "--json", "--output", out))
    check("each of them is printed", answer["documents"] == len(names))
    words = text_of(out)
    for name in names[:4]:
        check(f"{name} stands on paper", name in words)
    check("10,000 characters go on over pages", words.count("社") >= 10000)


# Sources S32 and S16 of the papers: a contract of 1985 whose quantities are lost, and farm tools of 1953 for
# the supply co-operatives of seven districts.
SIZES = ("130x40x90", "180x100x95", "180x40x200", "180x80x200", "180x50x200")
FAR = {
    "unit": "code,name_en,measure,numerator,denominator\npiece,pieces,COUNT,1,1\n",
    "cooperative": "reg_no,registrar,name_en\n1,X,Joiners\n2,X,Smiths\n",
    "partner": "name_en,partner_kind\nShop,OTHER\n"
               + "".join(f"District {n},SUPPLY_COOP\n" for n in range(1, 8)),
    "contract": "number,contract_type,state,orderer,signatory,signing_cooperative,note\n"
                "1985/1,ORDER,DRAFT,Shop,COOPERATIVE,Joiners,25000 yuan in all\n"
                + "".join(f"1953/{n},ORDER,DRAFT,District {n},COOPERATIVE,Smiths,\n" for n in range(1, 8)),
    "contract_line": "contract,product,spec,quantity,unit,unit_price\n"
                     + "".join(f"1985/1,ash counter,{size},,piece,\n" for size in SIZES)
                     + "".join(f"1953/{n},rakes,,{571 if n < 7 else 574},piece,1.35\n"
                               f"1953/{n},other farm tools,,{857 if n < 7 else 858},piece,0.95\n"
                               for n in range(1, 8)),
}


def summary(base, number):
    with sqlite3.connect(base) as connection:
        one, = connection.execute("SELECT id FROM contract WHERE number = ?", (number,)).fetchone()
    out = base + ".pdf"
    run("print", base, "contract-summary", "--select", str(one), "--output", out)
    return text_of(out)


def far_contracts(folder):
    """What is lost stays blank on paper, and what seven districts take adds up to what is told of all."""
    base = os.path.join(folder, "far.lianshe")
    run("new", base)
    for kind, rows in FAR.items():
        table = os.path.join(folder, f"far-{kind}.csv")
        with open(table, "w", encoding="utf-8") as file:
            file.write(rows)
        run("import", base, kind, table)
    words = summary(base, "1985/1")
    check("1985: every size stands on paper", all(size in words for size in SIZES))
    check("1985: a lost quantity is no figure", not any(
        re.search(r"(^|\s)(0|0\.00)(\s|$)", line) for line in words.splitlines() if "ash counter" in line))
    check("1985: nor is their sum", "0.00" not in words and "零元" not in words
          and "not known: the lines have no quantity or price" in " ".join(words.split()))
    parts = [summary(base, f"1953/{n}") for n in range(1, 8)]
    check("1953: seven buyers", all(f"District {n}" in parts[n - 1] for n in range(1, 8)))
    rakes = [int(re.search(r"rakes\s+(\d+)", part)[1]) for part in parts]
    tools = [int(re.search(r"other farm tools\s+(\d+)", part)[1]) for part in parts]
    check("1953: 10,000 farm tools, 4,000 of them rakes", (sum(rakes), sum(tools)) == (4000, 6000))
    check("1953: what a district pays", all("1,585.00" in part for part in parts[:6])
          and "1,590.00" in parts[6])


def channels(base, folder):
    out = os.path.join(folder, "channels.pdf")
    answer = json.loads(run("print", base, "production-plan", "--json", "--output", out))
    words = text_of(out)
    check("every plan is printed", answer["documents"] == 8 and words.count("供产销计划") >= 8)
    check("the plan of a trade is held against its co-operatives", "行业计划 2400 把，各社计划合计 2350 把" in words)
    check("a plan beyond what can be made is named", "合同和自销共需 1500 件，而能做 1260 件" in words)
    with sqlite3.connect(base) as connection:
        shop, = connection.execute("SELECT id FROM cooperative WHERE name_zh = '竹林竹器生产合作社'").fetchone()
    run("print", base, "self-marketing-report", "--select", str(shop), "--output", out)
    words = text_of(out)
    check("months add up to the total", all(figure in words for figure in
                                            ("166.76", "142.68", "200.36", "84.11", "593.91")))
    check("a plan is held against its own period", re.search(r"箩筐 +300 +301 件 +100 %", words) is not None)


def relations(base, folder):
    out = os.path.join(folder, "relations.pdf")
    with sqlite3.connect(base) as connection:
        maker, = connection.execute("SELECT cooperative FROM relation WHERE state = 'INTERRUPTED' "
                                    "AND goods LIKE '木柄%'").fetchone()
    run("print", base, "relation-sheet", "--select", str(maker), "--output", out)
    words = text_of(out)
    check("the picture and the table say what is interrupted, since when", words.count("已打断") >= 3)
    check("the task stands with who answers for it", "请木柄师傅恢复供柄" in words and "赵德厚" in words)
    check("the history tells the cause", "并坊时不再来料" in words and "合并" in words)


def successions(base, folder):
    out = os.path.join(folder, "succession.pdf")
    run("print", base, "succession-sheet", "--output", out)
    words = text_of(out)
    check("who became whom, at which stage", "分社" in words and "手工业供销生产" in words)
    check("the figures that went along, and their sum", re.search(r"合计 +19", words) is not None)
    check("what was not known is no nought", "不明" in words)
    check("what went where", re.search(r"社员 +杨树德", words) is not None)


def reorganisations(base, folder):
    out = os.path.join(folder, "reorganisation.pdf")
    with sqlite3.connect(base) as connection:
        proposal, = connection.execute("SELECT id FROM reorganisation WHERE name LIKE '红星%'").fetchone()
    run("reorganisation", base, str(proposal), "--rehearse")
    run("print", base, "reorganisation-comparison", "--select", str(proposal), "--output", out)
    words = text_of(out)
    check("the proposals of the trade stand side by side", "红星" in words and "前进社先升级" in words)
    check("what speaks against them bears a sign", "✗" in words and "G2" in words)
    check("the rules named stand in their own words", "不能打断原有的供销关系和生产协作关系" in words)
    check("how they differ is said", re.search(r"≠ 未了合同：0，而非 1", words) is not None)


def arrangements(base, folder):
    out = os.path.join(folder, "arrangement.pdf")
    with sqlite3.connect(base) as connection:
        plans = dict(connection.execute("SELECT state, id FROM arrangement"))
        shop, = connection.execute("SELECT id FROM cooperative WHERE name_zh = '工农农具生产合作社'").fetchone()
    run("print", base, "arrangement", "--select", str(plans["IN_FORCE"]), "--output", out)
    words = text_of(out)
    check("the plan says what it is after and how good it is", "不失信" in words and "差距" in words)
    protected = "受保护的特种工艺：安澜制笔（选毫、扎头）"
    check("the craft that a plan touches stands before all else, and once more with its trade",
          words.count(protected) == 2 and words.index(protected) < words.index("主管人员"))
    check("who makes what of each order, when", re.search(r"工农农具生产合作社 +294 +675 +969把", words) is not None)
    check("what comes late stands with its sign", "! 逾期" in words)
    check("what can't be arranged is told with its value", "不能安排的任务" in words and "没有安排" in words)
    run("print", base, "trade-load", "--select", str(plans["IN_FORCE"]), "--output", out)
    words = text_of(out)
    check("the sheet of its trade names it, the others don't", words.count(protected) == 1)
    check("one sheet to each trade", words.count("须注意的事项") == words.count("应交与生产能力、原料对照") > 5)
    check("what all together can't make is seen", "▲ 锄头：1956-04应交600把，各社合计只能生产" in words)
    check("who has nothing to do is seen", re.search(r"○ .+没有任务", words) is not None)
    slips = json.loads(run("print", base, "arrangement-slips", "--select", str(shop), "--json", "--output", out))
    words = text_of(out)
    check("the slip of a co-operative has its share and a place for its answer",
          slips["documents"] == 1 and "致：工农农具生产合作社" in words and "合作社的答复" in words
          and re.search(r"294 +675 +969把", words) is not None)
    check("the slip of who touches no craft has no notice", protected not in words)
    run("print", base, "arrangement-slips", "--select", ",".join(map(str, plans.values())), "--output", out, status=3)
    check("slips of two arrangements at once are refused", text_of(out) == words)
    run("print", base, "arrangement-differences", "--select", str(plans["IN_FORCE"]), "--output", out)
    words = text_of(out)
    check("only what changes is told", "与现有的任务分配对照。" in words and "涉及3个合作社" in words
          and "−2500尺" in words and "工农农具" not in words)
    run("print", base, "arrangement-differences", "--select", str(plans["DRAFT"]), "--output", out)
    check("what was not worked out is not told as taken away", "请先计算" in text_of(out))
    plans_beside_each_other(base, plans, out)


def plans_beside_each_other(base, plans, out):
    both = ",".join(str(plans[state]) for state in ("IN_FORCE", "DRAFT"))
    answer = json.loads(run("print", base, "arrangement-comparison", "--select", both, "--json", "--output", out))
    words = text_of(out)
    check("plans stand beside each other by one yardstick", answer["documents"] == 1 and "各安排对照" in words
          and re.search(r"不失信 +✓ *全部做到 +[\d,.]+ *元", words) is not None)
    check("one that is not worked out says so", "尚未安排" in words)
    check("where they differ stands what each has",
          re.search(r"工农农具生产合作社\s.*1956-05 +675把 +—", words) is not None)
    run("print", base, "arrangement-comparison", "--output", out + "1")
    check("without a selection the plan in force stands beside all others", text_of(out + "1") == words)
    run("print", base, "arrangement-comparison", "--select", "12", "--output", out, status=3)
    check("what is no plan is refused", text_of(out) == words)


def crafts(base, folder):
    out = os.path.join(folder, "crafts.pdf")
    run("print", base, "special-crafts", "--output", out)
    words = text_of(out)
    check("the register names crafts, masters with their age, apprentices and what is proposed",
          "脱胎漆器制作" in words and re.search(r"赵家（户主赵世荣）\s+63", words) is not None
          and "徐春生" in words and "没有登记师傅" in words and "七项中" in words)
    with sqlite3.connect(base) as connection:
        ids = dict(connection.execute("SELECT reg_no, id FROM cooperative WHERE reg_no IN ('00130', '00113', '00117')"))
        contract, = connection.execute(
            "SELECT l.contract FROM contract_line l JOIN product p ON p.id = l.catalogue_product"
            " WHERE p.name_zh = '羊毫笔'").fetchone()
        lacquer, = connection.execute("SELECT id FROM activity WHERE name_zh = '脱胎漆器'").fetchone()
    run("print", base, "production-improvement", "--select", str(ids["00117"]), "--output", out)
    words = text_of(out)
    check("the improvement paper tells who answers, grades and measures",
          "许万全" in words and "甲 / A" in words and "−6" not in words.split("许万全")[0] and "-6 %" in words)
    run("print", base, "production-improvement", "--select", str(ids["00113"]), "--output", out)
    words = text_of(out)
    check("nobody answers, a variety is lost, months were not looked at",
          "无人负责质量和品种" in words and "蓝白条布" in words and "1956-03" in words)
    run("print", base, "contract-summary", "--select", str(contract), "--output", out)
    words = text_of(out)
    check("the protected craft stands first on a contract that touches it",
          0 < words.find("受保护的特种工艺") < words.find("定作方"))
    run("print", base, "recommendation", "--select", str(lacquer), "--output", out)
    words = text_of(out)
    check("and on a recommendation, which stops centralising",
          0 < words.find("受保护的特种工艺：脱胎漆器制作") < words.find("集中生产") and "S1-6c" in words)


def progress(base, folder):
    """How far a city is: in a line, as a chart that ends with the rate, by trade with what F1 asks for."""
    out = os.path.join(folder, "progress.pdf")
    with sqlite3.connect(base) as connection:
        city, = connection.execute("SELECT id FROM city WHERE name_zh = '安澜市'").fetchone()
    run("print", base, "transformation-progress", "--select", str(city), "--output", out)
    words = text_of(out)
    check("the rate in words and the officer's, which turns W2 into W1", "3236" in words and "W1" in words and "W2" not in words)
    check("the chart ends with the rate", "比率 92.5 %" in words)
    check("a trade without a specialised federation", re.search(r"木器业[^\n]*78.8 %[^\n]*▲ 没有（F1）", words) is not None)


def as_known(base, folder):
    """A page from the copy of an earlier day says so at its foot, in the paper's language."""
    copy, out = os.path.join(folder, "past.lianshe"), os.path.join(folder, "past.pdf")
    with sqlite3.connect(base) as connection:
        contract, = connection.execute("SELECT min(id) FROM contract").fetchone()
        day, = connection.execute("SELECT max(substr(time, 1, 10)) FROM act").fetchone()
    run("asof", base, day, copy)
    words = []
    for path in (base, copy):
        run("print", path, "contract-summary", "--select", str(contract), "--output", out)
        words.append(text_of(out))
    check("a page from an earlier day says of which", "所知" in words[1] and "所知" not in words[0]
          and f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日所知" in words[1].replace(" ", ""))


def main():
    if shutil.which("pdftotext") is None:
        print("1..0 # SKIP pdftotext is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "sample.lianshe")
        run("new", base, "--sample")
        contracts(base, folder)
        amended(base, folder)
        contract_lists(base, folder)
        contract_totals(base, folder)
        decisions(base, folder)
        overrides(base, folder)
        corrections(base, folder)
        coverage(base, folder)
        questionnaires(base, folder)
        materials(base, folder)
        session(base, folder)
        channels(base, folder)
        relations(base, folder)
        successions(base, folder)
        reorganisations(base, folder)
        arrangements(base, folder)
        crafts(base, folder)
        progress(base, folder)
        as_known(base, folder)
        in_english(base, folder, history(base, folder))
        hostile(folder)
        far_contracts(folder)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
