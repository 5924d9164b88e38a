/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents as an office prints them, and one as nobody should. */

#include "sample-document.h"

#include "sample-chart.h"

#include <string.h>

#define DATE "1956-04-15T09:00:00Z"

static LianDocument *
new_document (const char *title, const char *language, const char *page_template)
{
  LianDocument *document = lian_document_new (title, language);

  lian_document_set_author (document, "朱");
  lian_document_set_date (document, DATE);
  lian_document_set_footer (document, "内部 · 1956-04-15 09:00 · 朱 (Tom & Co <b>)", page_template);
  lian_document_add_title (document, title);
  return document;
}

static void
add_parties (LianDocument *document)
{
  static const LianDocumentPair pairs[] = {
    { "合同编号", "手联（56）加字第 0017 号" },
    { "类别", "加工" },
    { "甲方", "市百货公司采购供应站" },
    { "乙方", "绥滨铁业生产合作社" },
    { "签约联社", "市手工业生产合作社联合社" },
    { "状态", "执行中" },
    { "金额", "12,480.00 元（大写：壹万贰仟肆佰捌拾元整）" },
    { "期限", "1956-04-01 至 1956-09-30" },
    { "备注", "原料由甲方供给，按消耗定额结算；节约部分归乙方，超耗部分由乙方负担。运杂费由甲方承担，"
              "包装物周转使用，十五日内退回。" },
    { "封样", "第 3 号，双方各执一份" },
  };

  lian_document_add_grid (document, pairs, G_N_ELEMENTS (pairs));
}

static void
add_lines (LianDocument *document)
{
  static const LianDocumentColumn columns[] = {
    { "品名", 3, LIAN_ALIGN_START },   { "规格", 2, LIAN_ALIGN_START },
    { "单位", 1, LIAN_ALIGN_CENTER },  { "数量", 1.5, LIAN_ALIGN_END },
    { "单价（元）", 1.5, LIAN_ALIGN_END }, { "金额（元）", 2, LIAN_ALIGN_END },
  };
  static const char *const rows[][6] = {
    { "锄头", "三斤半", "把", "2,400", "1.80", "4,320.00" },
    { "镰刀", "中号", "把", "6,000", "0.96", "5,760.00" },
    { "铁锅", "尺六", "口", "1,000", "2.40", "2,400.00" },
  };
  static const char *const total[] = { "合计", "", "", "", "", "12,480.00" };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, rows[i]);
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, total);
}

static void
add_clauses (LianDocument *document)
{
  static const char *const clauses[][3] = {
    { "一、", "产品", "锄头、镰刀、铁锅，规格见上表。" },
    { "二、", "数量、质量、包装、方法",
      "按封样第 3 号验收。不合格者修理、降价或退货。草绳捆扎，每捆十把，注明社名和日期。" },
    { "三、", "原料", "甲方供给熟铁 8.4 吨，消耗定额每把锄头 1.95 公斤。" },
    { "四、", "价格或加工费", "见上表；市价变动时由双方协商，报联社备案。" },
    { "五、", "期限、地点、方式", "分六期，每月末日前送达甲方第二仓库。" },
    { "六、", "验收", "到货三日内验收，逾期视为合格。" },
    { "七、", "结算", "验收后五日内由银行转账。预付款三成。" },
    { "八、", "责任", "短交补足；迟交每日罚千分之一；甲方迟供原料，交期顺延。" },
    { "九、", "其他", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    lian_document_add_clause (document, clauses[i][0], clauses[i][1], clauses[i][2]);
}

static void
add_signatures (LianDocument *document)
{
  static const char *const lines[] = { "代表签字", "职务", "日期", NULL };
  static const LianDocumentSignature signatures[] = {
    { "甲方：市百货公司采购供应站", lines, "（盖章）" },
    { "乙方：绥滨铁业生产合作社", lines, "（盖章）" },
    { "签约联社：市手工业生产合作社联合社", lines, "（盖章）" },
    { "鉴证：市手工业管理局", lines, NULL },
  };

  lian_document_add_place_date (document, "绥滨市，一九五六年四月十五日");
  lian_document_add_signatures (document, signatures, G_N_ELEMENTS (signatures));
}

/* A contract summary. */
LianDocument *
sample_document_new_contract (const char *language)
{
  LianDocument *document = new_document ("加工合同摘要", language, "第 %d 页，共 %d 页");

  lian_document_add_subtitle (document, "手联（56）加字第 0017 号 · 一九五六年四月十五日");
  add_parties (document);
  lian_document_add_heading (document, "品名与金额");
  add_lines (document);
  lian_document_add_heading (document, "条款");
  add_clauses (document);
  add_signatures (document);
  lian_document_add_receipt (document, "收据码", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c"
                                                 "d15d6c15b0f00a08");
  return document;
}

/* A decision sheet, in English with citations in both languages. */
LianDocument *
sample_document_new_decision (void)
{
  static const LianDocumentPair pairs[] = {
    { "Co-operative", "Suibin Iron Makers’ Co-operative" },
    { "Activity", "farm tools" },
    { "Recommended", "SMALL SCALE, BY PROCESS" },
    { "Also permitted", "temporarily dispersed" },
    { "Blocked", "centralise: too early" },
    { "Decision", "accepted" },
  };
  static const LianDocumentFinding findings[] = {
    { "M2b", "MAY", "Many helpers (23 of 61) cannot be placed.", "辅助劳动力较多，一时安置不了的，可以暂时分散生产。",
      "Where there are many auxiliary workers who cannot be placed for now, production may "
      "temporarily be dispersed." },
    { "M3", "SHOULD", "A shared process exists (forging).", "按工序、按品种组织小集中。",
      "Organise small-scale concentration by process or by variety." },
    { "G1", "FORBID", "Conditions for centralising are not prepared: premises, equipment.", NULL,
      NULL },
  };
  static const char *const lines[] = { "Signature", "Date", NULL };
  static const LianDocumentSignature signatures[] = {
    { "Officer", lines, NULL },
    { "Countersignature", lines, NULL },
    { "Federation", lines, "seal" },
  };
  LianDocument *document = new_document ("Decision sheet", "en", "page %d of %d");

  lian_document_add_subtitle (document, "No. 56-0031 · working date 15 April 1956");
  lian_document_add_grid (document, pairs, G_N_ELEMENTS (pairs));
  lian_document_add_heading (document, "Why");
  lian_document_add_findings (document, findings, G_N_ELEMENTS (findings));
  lian_document_add_heading (document, "Why not centralise?");
  lian_document_add_paragraph (document, "It would become CENTRALISE if the helpers were placed and "
                                         "the preparation were done. Ask first: is the "
                                         "preparation done? Are there premises for 61?");
  lian_document_add_place_date (document, "Suibin, 15 April 1956");
  lian_document_add_signatures (document, signatures, G_N_ELEMENTS (signatures));
  lian_document_add_receipt (document, "Receipt", "9f86d081884c7d659a2feaa0c55ad015");
  return document;
}

/* A report with pictures. */
LianDocument *
sample_document_new_report (void)
{
  g_autoptr (LianChartSpec) trades = sample_chart_new_bars (LIAN_CHART_PANELS, 24);
  g_autoptr (LianChartSpec) steps = sample_chart_new_steps ();
  LianDocument *document = new_document ("市联社工作简报", "zh-cn", "第 %d 页，共 %d 页");

  lian_document_add_subtitle (document, "一九五六年四月");
  lian_document_add_heading (document, "行业分布");
  lian_document_add_chart (document, trades, 0);
  lian_document_add_heading (document, "交货");
  lian_document_add_chart (document, steps, 220);
  return document;
}

/* A register of @n_rows numbered co-operatives. */
LianDocument *
sample_document_new_register (guint n_rows)
{
  static const LianDocumentColumn columns[] = {
    { "No.", 1, LIAN_ALIGN_END },
    { "Name", 4, LIAN_ALIGN_START },
    { "Trade", 2, LIAN_ALIGN_START },
    { "Members", 1.4, LIAN_ALIGN_END },
  };
  static const char *const total[] = { "", "Total", "", "sum-of-all" };
  LianDocument *document = new_document ("Register", "en", "page %1$d of %2$d");
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("C%05u", i);
      g_autofree char *name = g_strdup_printf ("红星供销合作社第%u社", i);
      g_autofree char *members = g_strdup_printf ("%u", i * 7 % 1111);
      const char *const cells[] = { number, name, "铁器", members };

      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, total);
  return document;
}

static void
add_hostile_table (LianDocument *document, const char *const *texts, guint n_texts)
{
  static const LianDocumentColumn columns[] = {
    { "Tom & Co <b>", 0, LIAN_ALIGN_START },
    { NULL, 3, LIAN_ALIGN_CENTER },
    { "שלום", 0.05, LIAN_ALIGN_END },
    { "列", -1, LIAN_ALIGN_START },
  };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_texts; i++)
    {
      const char *const cells[] = { texts[i], "middle", i < 4 ? NULL : "9", texts[i] };

      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/* Every block with texts that break careless programs. */
LianDocument *
sample_document_new_hostile (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  const char *const texts[] = {
    endless, "", NULL, "Tom & Co <b>", "مرحبا بالعالم 123", "שלום עולם", "龘䶮𠮷", "a\nb\r\nc\td",
    "%s %n %d", "bad \xff\xfe bytes", "\u202egnp.exe", "Łódź",
  };
  LianDocument *document = new_document ("Tom & Co <b>", "zh-cn", "%d%d%d %s %1$d");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i];
      const char *const lines[] = { text != NULL ? text : "", "line", NULL };
      const LianDocumentPair pairs[] = { { text, text }, { "label", text }, { text, "value" } };
      const LianDocumentFinding finding = { text, text, text, text, text };
      const LianDocumentSignature signatures[] = { { text, lines, text }, { "party", NULL, "seal" } };

      lian_document_add_title (document, text);
      lian_document_add_subtitle (document, text);
      lian_document_add_heading (document, text);
      lian_document_add_paragraph (document, text);
      lian_document_add_clause (document, text, text, text);
      lian_document_add_clause (document, "1", NULL, text);
      lian_document_add_grid (document, pairs, G_N_ELEMENTS (pairs));
      lian_document_add_findings (document, &finding, 1);
      lian_document_add_place_date (document, text);
      lian_document_add_signatures (document, signatures, G_N_ELEMENTS (signatures));
      lian_document_add_receipt (document, text, text);
      lian_document_add_space (document, i * 1000.0);
    }
  add_hostile_table (document, texts, G_N_ELEMENTS (texts));
  lian_document_add_page_break (document);
  lian_document_add_page_break (document);
  lian_document_add_heading (document, "last");
  return document;
}
