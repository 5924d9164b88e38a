/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain values: dates, money, quantities, text, truth. */
#include "lian-date.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-quantity.h"
#include "lian-isolate.h"
#include "lian-text.h"
#include "lian-text-words.h"
#include "lian-time-left.h"
#include "lian-truth.h"

static void
test_dates (void)
{
  LianDate date, working = lian_date_new (1956, 4, 15);
  static const struct
  {
    const char *typed;
    const char *expected;
  } cases[] = {
    { "1956-02-29", "1956-02-29" }, { "1955-02-29", NULL },         { "1956.4.1", "1956-04-01" },
    { "1956年4月1日", "1956-04-01" }, { "19560401", "1956-04-01" },  { "3-8", "1956-03-08" },
    { "30", "1956-04-30" },         { "31", NULL },                 { "nonsense", NULL },
    { "1956-13-01", NULL },         { "0000-01-01", NULL },         { "1/2/3/4", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean ok = lian_date_parse_entry (cases[i].typed, working, &date);
      g_autofree char *text = ok ? lian_date_to_text (date) : NULL;
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpint (lian_date_weekday (working), ==, 7); /* a Sunday */
  g_assert_cmpint (lian_date_add_months (lian_date_new (1956, 1, 31), 1), ==,
                   lian_date_new (1956, 2, 29));
  g_assert_cmpint (lian_date_first_of_month (lian_date_new (1956, 2, 29)), ==, lian_date_new (1956, 2, 1));
  g_assert_cmpint (lian_date_first_of_month (lian_date_new (1956, 3, 1)), ==, lian_date_new (1956, 3, 1));
  g_assert_cmpint (lian_date_months_between (lian_date_new (1956, 2, 15), working), ==, 2);
  g_assert_cmpint (lian_date_months_between (lian_date_new (1956, 2, 16), working), ==, 1);
  g_assert_cmpint (lian_date_months_between (working, lian_date_new (1956, 2, 16)), ==, -1);
}

static void
test_money (void)
{
  gint64 fen;
  g_assert_true (lian_money_parse ("1,234.50", &fen));
  g_assert_cmpint (fen, ==, 123450);
  g_assert_false (lian_money_parse ("0.005", &fen)); /* never rounded */
  g_assert_false (lian_money_parse ("1.2.3", &fen));
  g_assert_false (lian_money_parse ("99999999999999999999", &fen));
  g_assert_true (lian_money_parse ("-3", &fen));
  g_autofree char *text = lian_money_to_text (fen), *shown = lian_money_format (123456789);
  g_assert_cmpstr (text, ==, "-3.00");
  g_assert_cmpstr (shown, ==, "1,234,567.89");
}

static void
test_capitals (void)
{
  static const struct
  {
    gint64 fen;
    const char *expected;
  } cases[] = {
    { 0, "人民币零元整" },
    { 5, "人民币伍分" },
    { 50, "人民币伍角整" },
    { 105, "人民币壹元零伍分" },
    { 100000, "人民币壹仟元整" },
    { 123456, "人民币壹仟贰佰叁拾肆元伍角陆分" },
    { 1000500, "人民币壹万零伍元整" },
    { 10000000, "人民币壹拾万元整" },
    { 100100000, "人民币壹佰万壹仟元整" },
    { 10000000000, "人民币壹亿元整" },
    { 10000000100, "人民币壹亿零壹元整" },
    { 2500000, "人民币贰万伍仟元整" },
    { -150, "人民币负壹元伍角整" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lian_money_capitals (cases[i].fen);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The old yuan has no fen; others may have more places. */
static void
test_currencies (void)
{
  const LianUnit old = { "OLD", "旧币", 1, 1 }, finer = { NULL, "元", 10000, 1 };
  const struct
  {
    gint64 amount;
    const LianUnit *currency;
    const char *text, *shown, *capitals;
  } cases[] = {
    { 123456789, &old, "123456789", "123,456,789", "旧币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整" },
    { 0, &old, "0", "0", "旧币零元整" },
    { -7800, &old, "-7800", "-7,800", "旧币负柒仟捌佰元整" },
    { 12345, &finer, "1.2345", "1.2345", "元壹元贰角叁分肆厘伍毫" },
    { 10000005, &finer, "1000.0005", "1,000.0005", "元壹仟元零伍毫" },
    { 123450, NULL, "1234.50", "1,234.50", "人民币壹仟贰佰叁拾肆元伍角整" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lian_money_to_text_in (cases[i].amount, cases[i].currency);
      g_autofree char *shown = lian_money_format_in (cases[i].amount, cases[i].currency);
      g_autofree char *capitals = lian_money_capitals_in (cases[i].amount, cases[i].currency);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (capitals, ==, cases[i].capitals);
    }
}

static void
test_quantities (void)
{
  const LianUnit jin = { "jin", NULL, 500000, 1 }, liang = { "liang", NULL, 31250, 1 };
  const LianUnit kg = { "kg", NULL, 1000000, 1 }, third = { "third", NULL, 1, 3 };
  gint64 mg, again;
  g_assert_true (lian_quantity_parse ("2.5", &jin, &mg));
  g_assert_cmpint (mg, ==, 1250000);
  g_autofree char *in_kg = lian_quantity_to_text (mg, &kg);
  g_autofree char *in_liang = lian_quantity_to_text (mg, &liang);
  g_assert_cmpstr (in_kg, ==, "1.25");
  g_assert_cmpstr (in_liang, ==, "40"); /* sixteen to the jin */
  g_assert_false (lian_quantity_parse ("0.0000001", &jin, &mg));
  g_autofree char *thirds = lian_quantity_to_text (7, &third);
  g_assert_cmpstr (thirds, ==, "21");
  const LianUnit chi = { "chi", NULL, 10000, 1 }, metre = { "m", NULL, 30000, 1 };
  g_assert_true (lian_quantity_parse ("1", &chi, &mg));
  g_autofree char *in_metres = lian_quantity_to_text (mg, &metre);
  g_assert_cmpstr (in_metres, ==, "0 1/3");
  g_assert_true (lian_quantity_parse (in_metres, &metre, &again));
  g_assert_cmpint (again, ==, mg);
}

/* A text from right to left keeps to itself; all others stay as they are. */
static void
test_isolate (void)
{
  static const struct
  {
    const char *text;
    const char *isolated;
  } cases[] = {
    { "", "" },
    { "Tom & Co", "Tom & Co" },
    { "红星铁器社 12", "红星铁器社 12" },
    { "שלום", "\u200e\u2068שלום\u2069" },
    { "صناعة 12", "\u200e\u2068صناعة 12\u2069" },
    /* An override without an end. */
    { "a\u202eb", "\u200e\u2068a\u202eb\u2069" },
    /* An end too many, and one too few. */
    { "a\u2069b", "\u200e\u2068ab\u2069" },
    { "a\u2067b", "\u200e\u2068a\u2067b\u2069\u2069" },
    { "a\u2067b\u2069c", "\u200e\u2068a\u2067b\u2069c\u2069" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *isolated = lian_isolate (cases[i].text);
      g_assert_cmpstr (isolated, ==, cases[i].isolated);
    }
  g_autofree char *line = lian_isolate_join (" · ", "שלום", "12", "مرحبا", NULL);
  g_assert_cmpstr (line, ==, "\u200e\u2068שלום\u2069 · 12 · \u200e\u2068مرحبا\u2069");
  g_autofree char *one = lian_isolate_join (" · ", "one", NULL);
  g_assert_cmpstr (one, ==, "one");
}

static void
test_text (void)
{
  g_autofree char *folded = lian_text_fold ("ＡＢＣ 鐵器 Łódź Café");
  g_assert_cmpstr (folded, ==, "abc 铁器 łodz cafe");
  g_autofree char *indexed = lian_text_index ("红星铁器社");
  g_assert_nonnull (strstr (indexed, "铁  器"));
  g_assert_true (lian_text_has_han ("a𠮷"));
  g_assert_false (lian_text_has_han ("abc é"));
}

/* Whether what is typed finds a text, as the indexes have it; NULL for no word at all. */
static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    const char *query;   /* with < before a beginning */
    const char *checked;
  } cases[] = {
    { "铁器 OR \"x", "\"铁  器\"", "or\nx" }, { "ope", "\"ope\"", NULL },
    { "OPÉR", "\"ope\" AND \"per\"", "oper" },  { "ｃｏ-ａ", "\"<co\" AND \"<a\"", NULL },
    { "第123生产", "\"第 123 生  产\"", NULL },     { "社a", "\"社 a\"*", NULL },
    { " \"*^ ", NULL, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LianTextWords) words = lian_text_words_new (cases[i].typed, NULL);
      g_test_message ("%s: %s", cases[i].typed, words != NULL ? words->query : "nothing");
      g_assert_true ((words == NULL) == (cases[i].query == NULL));
      if (words == NULL)
        continue;
      g_auto (GStrv) parts = g_strsplit (words->query, "\ue000", -1);
      g_autofree char *query = g_strjoinv ("<", parts);
      g_assert_cmpstr (query, ==, cases[i].query);
      g_assert_cmpstr (words->checked, ==, cases[i].checked);
    }
  g_autofree char *initials = lian_text_initials ("翰林繡花社 (No. 2) 铁器 x");
  g_assert_cmpstr (initials, ==, "hlxhs tq");
  /* Of several readings each: of a trade's word, of a surname, and of at most three characters of a name. */
  static const char *const readings[][2] = {
    { "五金行", "wjx wjh" }, { "单师傅", "dsf ssf" }, { "长春 单车行", "zc cc dcx scx djx sjx dch sch djh sjh" },
    { "行行行行", "xxxx hxxx xhxx hhxx xxhx hxhx xhhx hhhx" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *each = lian_text_initials (readings[i][0]);
      g_assert_cmpstr (each, ==, readings[i][1]);
    }
  g_autofree char *pieces = lian_text_pieces ("ab 铁  axes");
  g_assert_cmpstr (pieces, ==, "\ue000a \ue000ab \ue000a \ue000ax axe xes");
  g_assert_true (lian_text_has_words ("co-operative", "per\nop"));
  g_assert_false (lian_text_has_words ("co-operative", "pe"));
}

/* The nearer, the smaller: the whole text, its beginning, a word, the beginning of one, the inside. */
static void
test_rates (void)
{
  static const char *const texts[] = { "iron\nx\n", "iron goods\n", "old iron\n", "old irons\n", "environ\n" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (lian_text_rate (texts[i], "iron"), ==, i);
  g_assert_cmpuint (lian_text_rate (" 铁  器 \n", "铁  器"), ==, 0);
}

static void
test_truth (void)
{
  g_assert_cmpint (lian_truth_and (LIAN_NO, LIAN_UNKNOWN), ==, LIAN_NO);
  g_assert_cmpint (lian_truth_and (LIAN_YES, LIAN_NOT_ASKED), ==, LIAN_UNKNOWN);
  g_assert_cmpint (lian_truth_or (LIAN_YES, LIAN_UNKNOWN), ==, LIAN_YES);
  g_assert_cmpint (lian_truth_or (LIAN_NO, LIAN_UNKNOWN), ==, LIAN_UNKNOWN);
  g_assert_cmpint (lian_truth_not (LIAN_UNKNOWN), ==, LIAN_UNKNOWN);
}

/* What a file holds reads back to the same value, for every kind of field. */
static void
test_plain_round_trip (void)
{
  const LianType *type = lian_type_find ("cooperative");
  static const char *const values[][2] = {
    { "name_en", "Tom & Co <b>" }, { "name_zh", "=1+1" },    { "reg_no", "00123" },
    { "stage", "PRODUCER_COOP" },  { "joined", "1956-02-15" }, { "share_called", "31.52" },
    { "members_male", "40" },      { "centralised_now", "unknown" }, { "address", "a\r\nb\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianRecord) record = lian_record_new (type);
      int field = lian_type_field (type, values[i][0]);
      g_assert_true (lian_format_read (record, field, values[i][1], NULL, 0, &error));
      g_autofree char *text = lian_format_plain (record, field, NULL);
      g_assert_cmpstr (text, ==, values[i][1]);
    }
}

static void
test_text_capitalize (void)
{
  static const char *const pairs[][2]
      = { { "due date", "Due date" }, { "étage", "Étage" }, { "期限", "期限" }, { "ß", "SS" }, { "", "" } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = lian_text_capitalize (pairs[i][0]);
      g_assert_cmpstr (text, ==, pairs[i][1]);
    }
}

static void
test_text_shorten (void)
{
  g_autofree char *name = lian_text_shorten ("Tom & Co <b>");
  g_assert_cmpstr (name, ==, "Tom & Co <b>");
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 300; i++)
    g_string_append (text, "长");
  g_autofree char *whole = lian_text_shorten (text->str);
  g_assert_cmpstr (whole, ==, text->str);
  g_string_append (text, "长");
  g_autofree char *cut = lian_text_shorten (text->str);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 301);
  g_assert_true (g_str_has_suffix (cut, "长…"));
}

static void
test_text_is_blank (void)
{
  g_assert_true (lian_text_is_blank (NULL) && lian_text_is_blank (""));
  g_assert_true (lian_text_is_blank (" \t\n"));
  g_assert_false (lian_text_is_blank (" 长 ") || lian_text_is_blank ("-"));
}

static void
assert_left (LianTimeLeft *self, double fraction, double seconds, const char *words)
{
  g_autofree char *left = lian_time_left_dup (self, fraction, 1000 + (gint64) (seconds * G_USEC_PER_SEC));
  g_assert_cmpstr (left, ==, words);
}

/* By the pace so far; another part of the work has another pace. */
static void
test_time_left (void)
{
  LianTimeLeft left = { 0 };
  assert_left (&left, -1, 0, NULL);
  assert_left (&left, 0.0, 10, NULL);
  assert_left (&left, 0.5, 11, NULL); /* nobody reads it so soon */
  assert_left (&left, 0.1, 20, NULL); /* it began anew */
  assert_left (&left, 0.105, 30, NULL);
  assert_left (&left, 0.2, 30, "about 85 seconds left");
  assert_left (&left, 0.2, 60, "about 6 minutes left");
  assert_left (&left, 0.95, 110, "about 10 seconds left");
  assert_left (&left, 0.99, 112, "a few seconds left");
  assert_left (&left, 1.0, 113, NULL);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/dates", test_dates);
  g_test_add_func ("/base/money", test_money);
  g_test_add_func ("/base/capitals", test_capitals);
  g_test_add_func ("/base/currencies", test_currencies);
  g_test_add_func ("/base/quantities", test_quantities);
  g_test_add_func ("/base/text", test_text);
  g_test_add_func ("/base/words", test_words);
  g_test_add_func ("/base/rates", test_rates);
  g_test_add_func ("/base/isolate", test_isolate);
  g_test_add_func ("/base/truth", test_truth);
  g_test_add_func ("/base/plain-round-trip", test_plain_round_trip);
  g_test_add_func ("/base/text-capitalize", test_text_capitalize);
  g_test_add_func ("/base/text-shorten", test_text_shorten);
  g_test_add_func ("/base/text-is-blank", test_text_is_blank);
  g_test_add_func ("/base/time-left", test_time_left);
  return g_test_run ();
}
