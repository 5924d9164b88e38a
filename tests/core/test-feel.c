/* SPDX-License-Identifier: LGPL-2.1-or-later
 * FEEL: decimals, JSON, expressions, unary tests, and what the reader refuses. */
#include "config.h"

#include <string.h>

#include "feel-model.h"
#include "lian-json-value.h"

static void
test_expressions (void)
{
  static const char *const cases[][2] = {
    { "0.1 + 0.2", "0.3" },
    { "1.50", "1.50" },
    { "1.50 = 1.5", "true" },
    { "1.10 * 2", "2.20" },
    { "1.1 ** 2", "1.21" },
    { "10 ** -5", "0.00001" },
    { "1 / 3", "0.3333333333333333333333333333333333" },
    { "1 / 0", "null" },
    { "-2 ** 2", "4" },
    { "2 + 3 * 4 - 1", "13" },
    { "9007199254740993 + 0", "9007199254740993" },
    { "\"a\" + \"b\"", "\"ab\"" },
    { "\"Hello \" + Full Name", "\"Hello 李 Wei\"" },
    { "a + null", "null" },
    { "null = null", "true" },
    { "a = null", "false" },
    { "a < null", "null" },
    { "\"1\" = 1", "null" },
    { "true and null", "null" },
    { "false and null", "false" },
    { "true or null", "true" },
    { "not(null)", "null" },
    { "if null then 1 else 2", "2" },
    { "a between 5 and 6", "true" },
    { "a in [1..5]", "true" },
    { "a in [1..5)", "false" },
    { "a in ]5..9]", "false" },
    { "a in (1, 5)", "true" },
    { "a in (< 3, > 4)", "true" },
    { "a in [1..5] and false", "false" },
    { "a in (1..9)", "true" },
    { "a in ]1..9[", "true" },
    { "a in ]1..5[ and true", "false" },
    { "5 in [[1, 5][2]..9]", "true" },
    { "[1, 2, 3][2]", "2" },
    { "[1, 2, 3][-1]", "3" },
    { "[1, 2, 3][item > 1]", "[2, 3]" },
    { "p.l[k > 1]", "[{\"k\": 2}]" },
    { "p.l.k", "[1, 2]" },
    { "date(\"1956-03-29\").year", "1956" },
    { "date(\"1956-03-29\").month", "3" },
    { "[date(\"1956-03-29\").day, date(\"1956-03-29\").weekday]", "[29, 4]" },
    { "p.x", "1" },
    { "p.nothing", "null" },
    { "{x: 1, y: x + 1}.y", "2" },
    { "{\"two words\": 1, b c: 2}", "{\"two words\": 1, \"b c\": 2}" },
    { "for i in 1..3 return i * i", "[1, 4, 9]" },
    { "for i in [1, 2], j in [10, 20] return i + j", "[11, 21, 12, 22]" },
    { "some i in [1, 2] satisfies i > 1", "true" },
    { "every i in [1, 2] satisfies i > 1", "false" },
    { "every i in [] satisfies false", "true" },
    { "min(3, 1, 2)", "1" },
    { "max([3, 1, 2])", "3" },
    { "sum([1.10, 2.20])", "3.30" },
    { "count([])", "0" },
    { "mean(1, 2)", "1.5" },
    { "concatenate([1], [2, 3])", "[1, 2, 3]" },
    { "append([1], 2)", "[1, 2]" },
    { "list contains([1, 2], 2)", "true" },
    { "distinct values([1, 1.0, 2])", "[1, 2]" },
    { "floor(-1.5)", "-2" },
    { "ceiling(-1.5)", "-1" },
    { "decimal(2.345, 2)", "2.34" },
    { "abs(-3)", "3" },
    { "date(\"1956-03-29\") < @\"1956-07-28\"", "true" },
    { "date(\"1956-02-30\")", "null" },
    { "string length(\"联社\")", "2" },
    { "/* note */ 1 // end", "1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = feel_compute (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "1 +",
    "(1",
    "[1, 2",
    "unknown_name",
    "unknown(1)",
    "function(x) x",
    "a instance of number",
    "\"open",
    "{x 1}",
    "count(1, 2)",
    "1 2",
    "@\"10:00:00@Europe/Paris\"",
    "time(\"10:00:00@Europe/Paris\")",
    "@\"10:00\"",
    "a..b",
    "§",
    "123456789012345678901234567890123456789",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = feel_model_text (cases[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (LianRulebook) rulebook = feel_model_load (text, &error);

      g_test_message ("%s", cases[i]);
      g_assert_null (rulebook);
      g_assert_nonnull (error);
      g_assert_true (error->domain == LIAN_RULEBOOK_ERROR);
      g_assert_nonnull (strstr (error->message, "line"));
    }
}

static void
test_deep (void)
{
  static const char *const openings[] = { "(", "[", "-", "not(", "{a:", "if " };

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *model = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (LianRulebook) rulebook = NULL;

      for (guint j = 0; j < 100000; j++)
        g_string_append (text, openings[i]);
      model = feel_model_text (text->str);
      rulebook = feel_model_load (model, &error);
      g_assert_null (rulebook);
      g_assert_nonnull (error);
    }
}

static void
test_long_chain (void)
{
  g_autoptr (GString) text = g_string_new ("1");
  g_autofree char *model = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "+1");
  model = feel_model_text (text->str);
  rulebook = feel_model_load (model, &error);
  g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_LIMIT);
}

static void
test_endless (void)
{
  g_autofree char *text = feel_model_text ("count(for i in 1..100000, j in 1..100000 return i * j)");
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (text, &error);
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autoptr (LianFeelValue) value = NULL;

  g_assert_no_error (error);
  value = lian_rulebook_evaluate (rulebook, "d", facts, NULL, &error);
  g_assert_null (value);
  g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_LIMIT);
}

static void
test_decimals (void)
{
  static const char *const cases[][2] = {
    { "0", "0" },
    { "-0", "0" },
    { "1.50", "1.50" },
    { "-0.05", "-0.05" },
    { "1e3", "1000" },
    { "1E-3", "0.001" },
    { "00012", "12" },
    { ".5", "0.5" },
    { "0.00", "0.00" },
    { "1e60", "1E+60" },
    { "1234567890123456789012345678901234", "1234567890123456789012345678901234" },
  };
  LianDecimal number;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (lian_decimal_from_string (cases[i][0], &number));
      text = lian_decimal_to_string (number);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
  g_assert_false (lian_decimal_from_string ("1.2.3", &number));
  g_assert_false (lian_decimal_from_string ("", &number));
  g_assert_false (lian_decimal_from_string ("NaN", &number));
  g_assert_false (lian_decimal_from_string ("1e99999", &number));
}

static void
test_json (void)
{
  static const char *const good[] = {
    "null",       "[]",
    "{}",         "{\"b\": 1.50, \"a\": [true, \"\\\"x\\\" 联社\"]}",
    "-0.5",       "9007199254740993",
    "\"\\t\\n\"",
  };
  static const char *const bad[] = {
    "",         "{",           "[1,]",        "{\"a\"}", "nul", "01x", "1 2",
    "\"\x01\"", "\"\\ud800\"", "\"\\u0000\"", "[1",      "+1",  ".5",  "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianFeelValue) value = lian_json_value_read (good[i], -1, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = lian_json_value_write (value);
      g_assert_cmpstr (text, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lian_json_value_read (bad[i], -1, &error));
      g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT);
    }
}

static void
test_json_deep (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (lian_json_value_read (deep, -1, &error));
  g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT);
}

static void
test_facts (void)
{
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autofree char *text = NULL;

  lian_facts_set_truth (facts, "b", LIAN_YES);
  lian_facts_set_truth (facts, "c", LIAN_UNKNOWN);
  lian_facts_set_string (facts, "a", "MANUFACTURE");
  lian_facts_set_number (facts, "n", "1.50");
  lian_facts_set_int (facts, "z", 7);
  lian_facts_set_null (facts, "z");
  text = lian_facts_to_json (facts);
  g_assert_cmpstr (text, ==, "{\"a\":\"MANUFACTURE\",\"b\":true,\"n\":1.50}");
  g_assert_cmpint (lian_facts_get_truth (facts, "b"), ==, LIAN_YES);
  g_assert_cmpint (lian_facts_get_truth (facts, "c"), ==, LIAN_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feel/expressions", test_expressions);
  g_test_add_func ("/feel/refused", test_refused);
  g_test_add_func ("/feel/deep", test_deep);
  g_test_add_func ("/feel/long-chain", test_long_chain);
  g_test_add_func ("/feel/endless", test_endless);
  g_test_add_func ("/feel/decimals", test_decimals);
  g_test_add_func ("/feel/json", test_json);
  g_test_add_func ("/feel/json-deep", test_json_deep);
  g_test_add_func ("/feel/facts", test_facts);
  return g_test_run ();
}
