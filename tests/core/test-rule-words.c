/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cells of a rulebook's tables in words. */
#include "config.h"

#include "lian-i18n.h"
#include "lian-words-tests.h"

static const struct
{
  const char *cell, *en;
} tests[] = {
  { "-", NULL },
  { "", NULL },
  { "true", "yes" },
  { "null", "unknown" },
  { "not(null)", "known" },
  { "not(true)", "not yes" },
  { "\"YES\"", "yes" },
  { "\"NO\", \"UNKNOWN\"", "no or unknown" },
  { "\"MANUFACTURE\"", "manufacturing trade" },
  { "< min_months", "< min_months" },
  { "[1..5]", "[1..5]" },
  { "\"a, b\"", "a, b" },
};

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *en = lian_words_dup_test ("en", tests[i].cell);

      g_assert_cmpstr (en, ==, tests[i].en);
    }
}

static void
test_outputs (void)
{
  g_autofree char *form = lian_words_dup_output ("en", "\"CENTRALISE\"");
  g_autofree char *two = lian_words_dup_output ("en", "[\"RETAIN_POINTS\", \"KEEP_MOBILE\"]");
  g_autofree char *rule = lian_words_dup_output ("en", "\"M1\"");
  g_autofree char *force = lian_words_dup_output ("en", "\"SHOULD_NOT\"");

  g_assert_cmpstr (form, ==, "centralised production");
  g_assert_cmpstr (two, ==, "retain service points + door-to-door service");
  g_assert_cmpstr (rule, ==, "M1");
  g_assert_cmpstr (force, ==, "should not");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
  g_test_add_func ("/words/cells", test_cells);
  g_test_add_func ("/words/outputs", test_outputs);
  return g_test_run ();
}
