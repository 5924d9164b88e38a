/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Every construct of FEEL that the reader takes: with a value, with null, with what does not fit. */
#include "config.h"

#include "feel-model.h"

#include <string.h>

typedef struct
{
  const char *expression, *result;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = feel_compute (cases[i].expression);

      g_test_message ("%s", cases[i].expression);
      g_assert_cmpstr (text, ==, cases[i].result);
    }
}

static void
test_literals (void)
{
  static const Case cases[] = {
    { "1e3", "1000" },
    { "1.5E-3", "0.0015" },
    { "-.5", "-0.5" },
    { "\"\\u8054\\U01F40E\\n\"", "\"联🐎\\n\"" },
    { "{}", "{}" },
    { "[]", "[]" },
    { "[1..5].start", "1" },
    { "(1..5).start included", "false" },
    { "(1..5].end included", "true" },
    { "[1..null].end", "null" },
    { "[1..5].middle", "null" },
    { "{two words: 1}.two words", "1" },
    { "{a-b: 1}.a-b", "1" },
    { "null.a", "null" },
    { "(\"x\").a", "null" },
    { "[{a: 1}, {b: 2}].a", "[1, null]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_arithmetic (void)
{
  static const Case cases[] = {
    { "2 ** 3 ** 2", "64" },
    { "4 ** 0.5 = 2", "true" },
    { "(-8) ** 0.5", "null" },
    { "0 ** -1", "null" },
    { "2 * 3 ** 2", "18" },
    { "-3 - -2", "-1" },
    { "10 - 2 - 3", "5" },
    { "12 / 2 / 3", "2" },
    { "0 / 0", "null" },
    { "null + 1", "null" },
    { "1 - null", "null" },
    { "null * null", "null" },
    { "2 ** null", "null" },
    { "-null", "null" },
    { "1 + \"1\"", "null" },
    { "\"a\" - \"a\"", "null" },
    { "\"a\" * 2", "null" },
    { "true + true", "null" },
    { "[1] + [2]", "null" },
    { "-\"a\"", "null" },
    { "-true", "null" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_comparison (void)
{
  static const Case cases[] = {
    { "1 != 2", "true" },
    { "1 != null", "true" },
    { "null != null", "false" },
    { "1 != \"1\"", "null" },
    { "\"a\" < \"b\"", "true" },
    { "\"a\" < \"B\"", "false" },
    { "\"a\" < 1", "null" },
    { "null < null", "null" },
    { "true < false", "null" },
    { "[1] < [2]", "null" },
    { "[1, 2] = [1, 2]", "true" },
    { "[1, null] = [1, null]", "true" },
    { "[null] = []", "false" },
    { "{a: 1, b: 2} = {b: 2, a: 1}", "true" },
    { "{a: null} = {}", "false" },
    { "[1..5] = [1..5)", "false" },
    { "[1] = 1", "null" },
    { "3 between 1 and 5", "true" },
    { "null between 1 and 5", "null" },
    { "3 between null and 5", "null" },
    { "3 between 1 and null", "null" },
    { "\"b\" between \"a\" and \"c\"", "true" },
    { "\"b\" between 1 and 5", "null" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_in (void)
{
  static const Case cases[] = {
    { "5 in 5", "true" },
    { "5 in (<= 5)", "true" },
    { "5 in > 3", "true" },
    { "5 in (< 3, >= 5)", "true" },
    { "5 in ([1..3], [4..6])", "true" },
    { "10 in [5..10[", "false" },
    { "1 in [1, 2, 3]", "true" },
    { "1 in [\"a\", 2]", "false" },
    { "2 in [[1..3]]", "true" },
    { "[1, 2] in [1, 2]", "true" },
    { "[1, 2] in [[3], [1, 2]]", "true" },
    { "[1] in [[2], [3]]", "false" },
    { "null in null", "true" },
    { "null in [1, 2]", "false" },
    { "null in [1, null]", "true" },
    { "null in [1..5]", "null" },
    { "null in (< 5)", "null" },
    { "5 in [1..null]", "null" },
    { "5 in null", "false" },
    { "\"a\" in [1..5]", "null" },
    { "\"a\" in (< 5)", "null" },
    { "\"b\" in [\"a\"..\"c\"]", "true" },
    { "true in (true, false)", "true" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_logic (void)
{
  static const Case cases[] = {
    { "true or false and false", "true" },
    { "null or null", "null" },
    { "null and false", "false" },
    { "null or true", "true" },
    { "1 and true", "null" },
    { "1 and false", "false" },
    { "\"a\" or true", "true" },
    { "not(false)", "true" },
    { "not([true])", "false" },
    { "not(1)", "null" },
    { "if true then 1 else 2", "1" },
    { "if \"true\" then 1 else 2", "2" },
    { "if false then 1 else null", "null" },
    { "some x in [1, 2] satisfies x > 1", "true" },
    { "some x in [null, 2] satisfies x > 1", "true" },
    { "some x in [null] satisfies x > 1", "null" },
    { "some x in [] satisfies x > 1", "false" },
    { "every x in [1, null] satisfies x > 0", "null" },
    { "every x in [0, null] satisfies x > 0", "false" },
    { "every x in [\"a\"] satisfies x > 0", "null" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_lists (void)
{
  static const Case cases[] = {
    { "[1, 2, 3][0]", "null" },
    { "[1, 2, 3][4]", "null" },
    { "[1, 2, 3][-4]", "null" },
    { "[1, 2, 3][1.5]", "null" },
    { "[1, 2, 3][item >= 2]", "[2, 3]" },
    { "[1, null][item > 0]", "[1]" },
    { "[1, \"a\"][item > 0]", "[1]" },
    { "5[1]", "5" },
    { "5[item > 9]", "[]" },
    { "[{x: 1}, {y: 2}][x = 1]", "[{\"x\": 1}]" },
    { "for i in 3..1 return i", "[3, 2, 1]" },
    { "for i in [1..3] return i", "[1, 2, 3]" },
    { "for i in (1..4) return i", "[2, 3]" },
    { "for i in [1..1] return i", "[1]" },
    { "for i in 7 return i + 1", "[8]" },
    { "for i in [] return i", "[]" },
    { "for i in [1, null] return i + 1", "[2, null]" },
    { "for i in [[1, 2], [3]], j in i return j", "[1, 2, 3]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_list_functions (void)
{
  static const Case cases[] = {
    { "min([])", "null" },
    { "min(null)", "null" },
    { "max([1, null])", "null" },
    { "max([\"a\", \"b\"])", "\"b\"" },
    { "max([1, \"a\"])", "null" },
    { "sum([])", "null" },
    { "sum([1, \"a\"])", "null" },
    { "mean([])", "null" },
    { "mean([1, 2, 6])", "3" },
    { "count([null])", "1" },
    { "count(null)", "null" },
    { "count(7)", "1" },
    { "list contains([null], null)", "true" },
    { "list contains(null, 1)", "null" },
    { "list contains(1, 1)", "true" },
    { "append([1], null)", "[1, null]" },
    { "append(null, 1)", "null" },
    { "append(1, [2])", "[1, [2]]" },
    { "concatenate([1], null)", "null" },
    { "concatenate(1, [2])", "[1, 2]" },
    { "distinct values([null, 1, null])", "[null, 1]" },
    { "distinct values(null)", "null" },
    { "distinct values([[1], [1]])", "[[1]]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_single_functions (void)
{
  static const Case cases[] = {
    { "abs([-1])", "1" },
    { "abs(null)", "null" },
    { "abs(\"a\")", "null" },
    { "abs(@\"-PT5H\")", "\"PT5H\"" },
    { "abs(@\"-P1Y\")", "\"P1Y\"" },
    { "floor(null)", "null" },
    { "ceiling(\"1\")", "null" },
    { "decimal(2.5, 0)", "2" },
    { "decimal(1234.5, -2)", "1200" },
    { "decimal(null, 1)", "null" },
    { "number(\"1.50\")", "1.50" },
    { "number(\"a\")", "null" },
    { "number(null)", "null" },
    { "contains([\"foobar\"], \"of\")", "false" },
    { "contains(null, \"a\")", "null" },
    { "contains(\"a\", 1)", "null" },
    { "starts with(\"foo\", \"\")", "true" },
    { "starts with(\"foo\", null)", "null" },
    { "ends with(\"foo\", \"o\")", "true" },
    { "ends with(1, 1)", "null" },
    { "string length(\"𝄞a\")", "2" },
    { "string length(null)", "null" },
    { "string length(1)", "null" },
    { "string(null)", "null" },
    { "string(1.1)", "\"1.1\"" },
    { "string(true)", "\"true\"" },
    { "string([1, \"a\"])", "\"[1, \\\"a\\\"]\"" },
    { "string({a: \"b\", two words: {}})", "\"{a: \\\"b\\\", two words: {}}\"" },
    { "string({\"{\": null})", "\"{\\\"{\\\": null}\"" },
    { "string([1..5))", "\"[1..5)\"" },
    { "string([date(\"1956-03-29\")])", "\"[date(\\\"1956-03-29\\\")]\"" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What would be null only because this engine knows less than the standard. */
static void
test_far (void)
{
  static const char *const cases[]
      = { "date(\"-0044-03-15\")", "date(\"0000-01-01\")", "date(\"10000-01-01\")", "@\"10000-01-01\"",
          "date and time(\"10000-01-01T00:00:00\")",
          "date and time(\"1956-03-29T10:00:00@Asia/Shanghai\")", "upper case(\"a\")",
          "count(list: [1])" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = feel_model_text (cases[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (feel_model_load (text, &error));
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == LIAN_RULEBOOK_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feel-cases/literals", test_literals);
  g_test_add_func ("/feel-cases/arithmetic", test_arithmetic);
  g_test_add_func ("/feel-cases/comparison", test_comparison);
  g_test_add_func ("/feel-cases/in", test_in);
  g_test_add_func ("/feel-cases/logic", test_logic);
  g_test_add_func ("/feel-cases/lists", test_lists);
  g_test_add_func ("/feel-cases/list-functions", test_list_functions);
  g_test_add_func ("/feel-cases/single-functions", test_single_functions);
  g_test_add_func ("/feel-cases/far", test_far);
  return g_test_run ();
}
