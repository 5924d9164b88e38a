/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Figures as they are printed, sums and rates held against them, and the published tables of domain.md §11
 * with their traps, entered as they stand there. */
#include "lian-return-due.h"
#include "lian-printed-table.h"

typedef struct
{
  const char *printed;
  const char *read; /* NULL: refused */
  guint zeros;
} FigureCase;

static const FigureCase figures[] = {
  { "41,230", "41,230", 0 },
  { "+30 %", "30", 0 },
  { "30.13", "30.13", 0 },
  { "49,800+", "49,800+", 0 },
  { "1.439 m+", "1,439,000+", 3 },
  { "四百三十六", "436", 0 },
  { "九十七亿八千五百万元", "9,785,000,000", 4 },
  { "三四、二八八", "34,288", 0 },
  { "四万九千八百多", "49,800+", 0 },
  { "143.9万多", "1,439,000+", 3 },
  { "一百零五", "105", 0 },
  { "一万零五", "10,005", 0 },
  { "十五", "15", 0 },
  { "一万二千亿", "1,200,000,000,000", 8 },
  { "三十一元五角二分", "31.52", 0 },
  { "百分之三十", "30", 0 },
  { "贰仟伍佰贰拾柒", "2,527", 0 },
  { "１３６", "136", 0 },
  { "−3", "−3", 0 },
  /* What can be read in two ways, or in none. */
  { "三千五", NULL, 0 },
  { "三万五", NULL, 0 },
  { "一百五", NULL, 0 },
  { "3.4.5", NULL, 0 },
  { "136 or 836", NULL, 0 },
  { "12345678901234567890", NULL, 0 },
  { "", NULL, 0 },
  { "元", NULL, 0 },
};

static void
test_figures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      LianNumeral figure;
      gboolean read = lian_numeral_parse (figures[i].printed, &figure);
      g_test_message ("%s", figures[i].printed);
      g_assert_cmpint (read, ==, figures[i].read != NULL);
      if (!read)
        continue;
      g_autofree char *text = lian_numeral_to_text (&figure);
      g_assert_cmpstr (text, ==, figures[i].read);
      g_assert_cmpuint (figure.zeros, ==, figures[i].zeros);
    }
}

static void
test_digits (void)
{
  g_assert_true (lian_numeral_differs_by_one_digit (136, 836));
  g_assert_false (lian_numeral_differs_by_one_digit (136, 136));
  g_assert_false (lian_numeral_differs_by_one_digit (136, 1836));
  g_assert_false (lian_numeral_differs_by_one_digit (136, 845));
}

static LianAgreement
sum_of (const char *printed, const char *first, const char *second, gboolean rounded)
{
  LianNumeral whole, parts[2];
  g_assert_true (lian_numeral_parse (printed, &whole));
  g_assert_true (lian_numeral_parse (first, &parts[0]));
  g_assert_true (lian_numeral_parse (second, &parts[1]));
  return lian_printed_sum (&whole, parts, 2, rounded).agreement;
}

static void
test_sums (void)
{
  g_assert_cmpint (sum_of ("41,230", "31,041", "10,189", FALSE), ==, LIAN_AGREES);
  g_assert_cmpint (sum_of ("41,231", "31,041", "10,189", FALSE), ==, LIAN_DIFFERS);
  g_assert_cmpint (sum_of ("30.1", "20", "10.1", FALSE), ==, LIAN_AGREES);
  /* One place of three figures rounded: no more than 1.5 of the last place. */
  g_assert_cmpint (sum_of ("100.1", "50.0", "50.0", TRUE), ==, LIAN_ROUNDED);
  g_assert_cmpint (sum_of ("100.2", "50.0", "50.0", TRUE), ==, LIAN_DIFFERS);
  g_assert_cmpint (sum_of ("100.1", "50.0", "50.0", FALSE), ==, LIAN_DIFFERS);
  /* In ten thousands. */
  g_assert_cmpint (sum_of ("220.6万", "143.9万", "76.8万", FALSE), ==, LIAN_ROUNDED);
  g_assert_cmpint (sum_of ("220.6万", "143.9万", "77.0万", FALSE), ==, LIAN_DIFFERS);
  /* More than that much. */
  g_assert_cmpint (sum_of ("120", "100多", "10", FALSE), ==, LIAN_ROUNDED);
  g_assert_cmpint (sum_of ("100", "100多", "10", FALSE), ==, LIAN_DIFFERS);
}

/* Tables. */

static LianPrintedLine *
add (LianPrintedTable *table, int number, const char *name, const char *printed, int part_of)
{
  LianPrintedLine *line = lian_printed_table_add_line (table, number, name, printed);
  line->part_of = part_of;
  return line;
}

static LianPrintedLine *
add_rate (LianPrintedTable *table, int number, const char *name, const char *printed, const char *rate, int of, int base)
{
  LianPrintedLine *line = lian_printed_table_add_line (table, number, name, printed);
  line->measure = g_str_equal (rate, "PER_HEAD") ? "MONEY" : "PERCENT";
  line->reckoned = rate;
  line->of = of;
  line->base = base;
  return line;
}

/* The statement about a line, as a sentence. */
static char *
say (LianPrintedTable *table, int number, LianPrintedSays says, LianAgreement agreement)
{
  for (guint i = 0; i < table->statements->len; i++)
    {
      const LianPrintedStatement *one = table->statements->pdata[i];
      if (one->line->number != number || one->says != says)
        continue;
      g_assert_cmpint (one->figures.agreement, ==, agreement);
      return lian_printed_statement_to_text (one);
    }
  g_assert_not_reached ();
}

static void
assert_says (LianPrintedTable *table, int number, LianPrintedSays says, LianAgreement agreement, const char *words)
{
  g_autofree char *text = say (table, number, says, agreement);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static LianPrintedTable *
wages (const char *fourth)
{
  LianPrintedTable *table = lian_printed_table_new ();
  add (table, 1, "staff", "8,090", 0);
  add (table, 2, "first", "2,527", 1);
  add (table, 3, "second", "520", 1);
  add (table, 4, "third", "5,043", 1);
  add (table, 5, "wages", "243,751", 0)->measure = "MONEY";
  add_rate (table, 6, "mean", "30.13", "PER_HEAD", 5, 1);
  add (table, 7, "proposed", "319,312", 0)->measure = "MONEY";
  add_rate (table, 8, "mean proposed", "39.47", "PER_HEAD", 7, 1);
  add_rate (table, 9, "growth", "31.01 %", "GROWTH", 7, 5);
  add (table, 10, "graded", "7,397", 0);
  add (table, 11, "grade 1", "2,774", 10);
  add (table, 12, "grade 2", "2,774", 10);
  add (table, 13, "grade 3", "1,013", 10);
  add (table, 14, "grade 4", fourth, 10);
  add_rate (table, 15, "grade 4 of all", "11.3 %", "SHARE", 14, 10);
  table->day = lian_date_new (1956, 7, 27);
  lian_printed_table_check (table);
  return table;
}

static void
test_wages (void)
{
  g_autoptr (LianPrintedTable) printed = wages ("136");
  g_autoptr (LianPrintedTable) meant = wages ("836");
  assert_says (printed, 1, LIAN_SAYS_SUM, LIAN_AGREES, "8,090");
  assert_says (printed, 6, LIAN_SAYS_RATE, LIAN_AGREES, "30.13");
  assert_says (printed, 8, LIAN_SAYS_RATE, LIAN_AGREES, "39.47");
  assert_says (printed, 9, LIAN_SAYS_RATE, LIAN_DIFFERS, "printed 31.01 %, reckoned 31.00 %: 0.01 % too much");
  assert_says (printed, 10, LIAN_SAYS_SUM, LIAN_DIFFERS, "printed 7,397, its parts come to 6,697: 700 too much");
  assert_says (printed, 15, LIAN_SAYS_RATE, LIAN_DIFFERS, "printed 11.3 %, reckoned 1.8 %");
  /* 1,713 for 1,013 is one digit as well, but the printed share fits only 836. */
  assert_says (printed, 10, LIAN_SAYS_SUM, LIAN_DIFFERS, "grade 4");
  g_autofree char *text = say (printed, 10, LIAN_SAYS_SUM, LIAN_DIFFERS);
  g_assert_nonnull (strstr (text, "836 for the printed 136"));
  g_assert_null (strstr (text, "1,713"));
  g_assert_cmpuint (lian_printed_table_count_findings (printed), ==, 3);
  assert_says (meant, 10, LIAN_SAYS_SUM, LIAN_AGREES, "7,397");
  assert_says (meant, 15, LIAN_SAYS_RATE, LIAN_AGREES, "11.3 %");
  g_assert_cmpuint (lian_printed_table_count_findings (meant), ==, 1); /* the growth */
  /* A suggestion is no change. */
  g_assert_cmpint (lian_printed_table_find_line (printed, 14)->figure.digits, ==, 136);
}

static LianPrintedTable *
shanxi (LianRatio worth)
{
  LianPrintedTable *table = lian_printed_table_new ();
  add (table, 1, "co-operatives", "四百三十六", 0);
  add (table, 2, "groups", "八百四十七", 0);
  add (table, 3, "members", "31,041", 5);
  add (table, 4, "members of groups", "10,189", 5);
  add (table, 5, "together", "41,230", 0);
  add (table, 6, "craftsmen", "250,000", 0);
  add (table, 8, "shares", "九十七亿八千五百万元", 0)->measure = "MONEY";
  add (table, 9, "shares of groups", "16.68亿元", 0)->measure = "MONEY";
  add_rate (table, 12, "a member", NULL, "PER_HEAD", 8, 3);
  add_rate (table, 13, "a member of groups", NULL, "PER_HEAD", 9, 4);
  table->day = lian_date_new (1953, 12, 31);
  table->worth = worth;
  lian_printed_table_check (table);
  return table;
}

static void
test_old_yuan (void)
{
  g_autoptr (LianPrintedTable) old = shanxi ((LianRatio){ 1, 10000 });
  g_autoptr (LianPrintedTable) unnamed = shanxi ((LianRatio){ 0, 0 });
  g_autoptr (LianPrintedTable) as_new = shanxi ((LianRatio){ 1, 1 });
  assert_says (old, 5, LIAN_SAYS_SUM, LIAN_AGREES, "41,230");
  assert_says (old, 8, LIAN_SAYS_OLD_YUAN, LIAN_NOT_PRINTED, "978,500.00 in new yuan");
  assert_says (old, 12, LIAN_SAYS_RATE, LIAN_NOT_PRINTED, "reckoned 315,228.25");
  assert_says (old, 12, LIAN_SAYS_OLD_YUAN, LIAN_NOT_PRINTED, "31.52 in new yuan");
  assert_says (old, 13, LIAN_SAYS_OLD_YUAN, LIAN_NOT_PRINTED, "16.37 in new yuan");
  g_assert_cmpuint (lian_printed_table_count_findings (old), ==, 0);
  /* Nobody is told that a member paid 315,228 yuan of today. */
  assert_says (unnamed, 12, LIAN_SAYS_NO_CURRENCY, LIAN_NOT_PRINTED, "if it is old yuan, it comes to 31.52 new");
  assert_says (as_new, 12, LIAN_SAYS_NO_CURRENCY, LIAN_NOT_PRINTED, "before 1 March 1955");
  g_assert_cmpuint (lian_printed_table_count_findings (unnamed), ==, 4);
}

static void
test_yanan (void)
{
  g_autoptr (LianPrintedTable) table = lian_printed_table_new ();
  add (table, 1, "co-operatives 1937", "130", 0);
  add (table, 2, "18 places", "135", 1);
  add (table, 6, "members 1941", "140,218", 0);
  add (table, 7, "members in 19 towns", "97,297", 6)->coverage = g_strdup ("19 towns");
  lian_printed_table_check (table);
  assert_says (table, 1, LIAN_SAYS_SUM, LIAN_DIFFERS, "printed 130, its parts come to 135: 5 too little");
  assert_says (table, 7, LIAN_SAYS_COVERAGE, LIAN_DIFFERS, "of another coverage (19 towns)");
  assert_says (table, 7, LIAN_SAYS_COVERAGE, LIAN_DIFFERS, "140,218");
  g_assert_cmpuint (lian_printed_table_count_findings (table), ==, 2);
  /* What is of another coverage is not a part that is missing. */
  for (guint i = 0; i < table->statements->len; i++)
    g_assert_false (((LianPrintedStatement *) table->statements->pdata[i])->line->number == 6);
}

static void
test_societies (void)
{
  static const char *const counts[]
      = { "14,496", "7,871", "3,991", "3,253", "2,246", "1,819", "1,796", "1,468", "1,311", "1,002",
          "551",    "236",   "187",   "85",    "70",    "55",    "49",    "49",    "43",    "43",
          "28",     "28",    "6",     "6",     "6",     "3",     "2",     "1",     "1" };
  for (int total = 0; total < 2; total++)
    {
      g_autoptr (LianPrintedTable) table = lian_printed_table_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
        add (table, (int) i + 1, "societies", counts[i], 30);
      add (table, 30, "total", total == 0 ? "40,727" : "40,702", 0);
      lian_printed_table_check (table);
      if (total == 0)
        assert_says (table, 30, LIAN_SAYS_SUM, LIAN_DIFFERS, "printed 40,727, its parts come to 40,702: 25 too much");
      else
        assert_says (table, 30, LIAN_SAYS_SUM, LIAN_AGREES, "40,702");
      g_assert_cmpuint (lian_printed_table_count_findings (table), ==, total == 0);
    }
}

static void
test_china (void)
{
  g_autoptr (LianPrintedTable) table = lian_printed_table_new ();
  add (table, 1, "June", "49,800多", 0);
  add (table, 2, "December", "64,600多", 0);
  add (table, 3, "members, June", "1.439 m+", 0);
  add (table, 4, "members, December", "2.206 m+", 0);
  add_rate (table, 5, "growth", "+30 %", "GROWTH", 2, 1);
  add_rate (table, 6, "growth of members", "+53.5 %", "GROWTH", 4, 3);
  lian_printed_table_check (table);
  assert_says (table, 5, LIAN_SAYS_RATE, LIAN_COARSE, "printed 30 %, rounded more than its neighbours: reckoned 29.7 %");
  assert_says (table, 6, LIAN_SAYS_RATE, LIAN_DIFFERS, "printed 53.5 %, reckoned 53.3 %");
}

static void
test_beijing (void)
{
  static const char *const printed[] = { "2.7", "75.3", "16.6", "5.4" };
  for (int wrong = 0; wrong < 2; wrong++)
    {
      g_autoptr (LianPrintedTable) table = lian_printed_table_new ();
      for (int i = 0; i < 4; i++)
        add (table, i + 1, "class", wrong == 1 && i == 1 ? "57.3" : printed[i], 5)->measure = "PERCENT";
      add (table, 5, "all", NULL, 0)->measure = "PERCENT";
      lian_printed_table_check (table);
      assert_says (table, 5, LIAN_SAYS_WHOLE, wrong == 0 ? LIAN_AGREES : LIAN_DIFFERS, "100 %");
      g_assert_cmpuint (lian_printed_table_count_findings (table), ==, wrong);
    }
}

/* Days. */

static void
assert_due (const char *how, int months, int month, int day, LianDate end, LianDate expected)
{
  g_autoptr (LianRecord) rule = lian_record_new (lian_type_find ("return_rule"));
  lian_record_set_text (rule, "due_rule", how);
  if (months >= 0)
    lian_record_set_number (rule, "months", months);
  lian_record_set_number (rule, "due_month", month);
  lian_record_set_number (rule, "due_day", day);
  g_assert_cmpint (lian_return_due (rule, end), ==, expected);
}

static void
test_due (void)
{
  /* India: within six months of the end of the year, which is that of March. */
  assert_due ("MONTHS_AFTER", 6, 0, 0, lian_date_new (2025, 3, 31), lian_date_new (2025, 9, 30));
  assert_due ("MONTHS_AFTER", 6, 0, 0, lian_date_new (2025, 2, 28), lian_date_new (2025, 8, 31));
  assert_due ("MONTHS_AFTER", 6, 0, 0, lian_date_new (2025, 6, 15), lian_date_new (2025, 12, 15));
  /* China: by 30 June; a notice three months before the end of the year. */
  assert_due ("FIXED_DAY", -1, 6, 30, lian_date_new (2025, 12, 31), lian_date_new (2026, 6, 30));
  assert_due ("FIXED_DAY", -1, 6, 30, lian_date_new (2025, 6, 30), lian_date_new (2026, 6, 30));
  assert_due ("FIXED_DAY", -1, 6, 30, lian_date_new (2025, 3, 31), lian_date_new (2025, 6, 30));
  assert_due ("MONTHS_BEFORE", 3, 0, 0, lian_date_new (2025, 12, 31), lian_date_new (2025, 9, 30));
  assert_due ("MONTHS_BEFORE", 6, 0, 0, lian_date_new (2025, 12, 31), lian_date_new (2025, 6, 30));
  /* Nothing is due that nobody has said when. */
  assert_due ("MONTHS_AFTER", -1, 0, 0, lian_date_new (2025, 12, 31), 0);
  assert_due ("MONTHS_AFTER", 6, 0, 0, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/printed", test_figures);
  g_test_add_func ("/figures/digits", test_digits);
  g_test_add_func ("/figures/sums", test_sums);
  g_test_add_func ("/figures/wages", test_wages);
  g_test_add_func ("/figures/old-yuan", test_old_yuan);
  g_test_add_func ("/figures/yanan", test_yanan);
  g_test_add_func ("/figures/societies", test_societies);
  g_test_add_func ("/figures/china", test_china);
  g_test_add_func ("/figures/beijing", test_beijing);
  g_test_add_func ("/figures/due", test_due);
  return g_test_run ();
}
