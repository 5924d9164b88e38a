#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Words of the domain that are easily got wrong, in both languages.  Usage: check_words.py SOURCE-ROOT

Looks at every text to translate, its Chinese, and the rulebook.  A trap is a pattern that must not
occur, with the word that is meant; a term is an English label that has one Chinese word."""
import re
import sys

ROOT = sys.argv[1]

# Pattern in English, what is meant.
ENGLISH = [
    (r"\bpurchasing\b", "selective purchase (选购), or purchase (收购)"),
    (r"processing orders?\b", "processing and ordering (加工订货)"),
    (r"establishment of the society|\bsociet(y|ies)\b", "founding a co-operative (建社)"),
    (r"\b(guild|trade union|association)\b", "federation (联社)"),
    (r"\b[Cc]ooperat(?!iveness)", "co-operat… with a hyphen"),
    (r"centraliz|specializ|organiz|\blabor(er)?s?\b", "British spelling"),
    (r"cadres? (member|leader)", "cadre (干部)"),
]

# Pattern in Chinese, what is meant.
CHINESE = [
    (r"(?<!自行)采购(?!站)", "自行采购, 收购 or 选购"),
    (r"购买", "收购 or 选购"),
    (r"加工订单|处理订单", "加工订货"),
    (r"合作性", "协作性（协作, not 合作）"),
    (r"供产销关系", "供销关系, 产销关系 or 往来关系"),
    (r"协会|工会|联合会|联盟", "联社"),
    (r"网店", "服务点"),
    (r"社团|社会建立", "合作社, 建社"),
    (r"帐", "账"),
    (r"撤回", "撤销"),
    (r"规则书|规则手册", "规则集"),
    (r"案件", "事项"),
    (r"^未知$", "不明"),
    (r"工艺品?合作社", "手工业合作社"),
    (r"审批人", "主管人员"),
    (r"登陆", "登录"),
    (r"……{2,}|\.\.\.", "…"),
    (r"[一-鿿][,;!?]|[,;!?][一-鿿]", "full-width punctuation"),
    (r"[一-鿿]:|[一-鿿]\((?!_)", "full-width punctuation"),
    (r"[一-鿿] – |[一-鿿] — ", "——, or brackets"),
    (r"[一-鿿] +[一-鿿]", "no blank between Chinese words"),
]

# English that has one Chinese word wherever it stands alone.
TERMS = {
    "federation": "联社", "specialised federation": "专业联社", "co-operative": "合作社",
    "supply and marketing co-operative": "供销合作社",
    "supply-and-marketing producer co-operative": "手工业供销生产合作社",
    "handicraft producer co-operative": "手工业生产合作社", "trade": "行业", "activity": "经营活动",
    "selective purchase": "选购", "unified purchase": "统购", "exclusive sale": "包销",
    "purchase": "收购", "self-marketing": "自销", "processing": "加工", "ordering": "订货",
    "self-purchase": "自行采购", "using local materials": "就地取材", "storefront": "门面",
    "itinerant": "串街游乡", "door-to-door service": "上门服务", "service point": "服务点",
    "door-to-door round": "流动服务路线", "low degree of co-operation": "协作性比较小",
    "centralised production": "集中生产", "decentralised production": "分散生产",
    "temporary dispersal": "暂时分散", "stay as is": "维持现状", "defer": "暂缓判断",
    "retain service points": "保留服务点", "prudent adjustment": "稳妥调整", "officer": "主管人员",
    "clerk": "办事员", "countersignature": "会签", "decision": "决定", "recommendation": "建议",
    "receipt": "推导记录", "rulebook": "规则集", "orderer": "定作方", "maker": "承揽方",
    "consumption norm": "消耗定额", "sealed sample": "封样", "acceptance": "验收",
    "unknown": "不明", "not asked yet": "尚未了解", "undo": "撤销", "redo": "重做",
    "may": "可以", "by default": "一般", "should": "应该", "must": "必须", "should not": "不应该",
    "must not": "不能",
}


def texts(block, keyword):
    found = re.findall(rf'^{keyword}(?:\[\d\])? ((?:".*"\n?)+)', block, re.M)
    joined = ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)) for text in found]
    return [re.sub(r"\\n", " ", text) for text in joined]


def messages():
    with open(f"{ROOT}/po/zh_CN.po", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks[1:]:
        english = texts(block, "msgid") + texts(block, "msgid_plural")
        if english and english[0]:
            yield english, texts(block, "msgstr")


def is_notation(text):
    """The desktop entry's keywords, names of files, arguments of verbs."""
    return text.count(";") > 2 or "|" in text or re.fullmatch(r"\S+\.\w+", text) is not None


def wrong(where, text, meant):
    print(f"{where}: “{text}”: {meant}", file=sys.stderr)
    return 1


def look(traps, where, text):
    if is_notation(text):
        return 0
    return sum(wrong(where, text, meant) for trap, meant in traps if re.search(trap, text))


def main():
    faults = 0
    for english, chinese in messages():
        faults += sum(look(ENGLISH, "English", text) for text in english)
        faults += sum(look(CHINESE, "po/zh_CN.po", text) for text in chinese)
        term = TERMS.get(english[0][0].lower() + english[0][1:].rstrip("…"))
        if term is not None and chinese and chinese[0] != term:
            faults += wrong("po/zh_CN.po", f"{english[0]} = {chinese[0]}", term)
    with open(f"{ROOT}/resources/rulebooks/production-form.dmn", encoding="utf-8") as file:
        labels = re.findall(r'label="([^"]*)"', file.read())
    for label in labels:
        faults += look(ENGLISH, "production-form.dmn", label)
        faults += look(CHINESE[:12], "production-form.dmn", label)
    sys.exit(1 if faults else 0)


main()
