/* SPDX-License-Identifier: LGPL-2.1-or-later
 * DMN files that were damaged by chance: refused with a message, or sound in every use. */
#include "config.h"

#include <string.h>

#include "lian-dmn-write.h"
#include "lian-explanation.h"
#include "lian-flaws.h"
#include "lian-json-value.h"
#include "lian-rule-table.h"
#include "random-dmn.h"

/* What goes wrong shows under the sanitizers; here it is enough to come back. */

#define N_FILES 40
#define N_DAMAGES 60

static const char *const pieces[]
    = { "<",      ">",       "/>",        "&lt;",    "\"",     "-",         "not(",    ")",
        "[1..",   "..",      "]",         "[",       "null",   "? > 3",     "first",   "answer",
        "for x in [1] return x", "if", "**",  "{a: 1}",  "@\"1956-03-29\"", "<text>",  "</text>",
        "hitPolicy='COLLECT' aggregation='SUM'", "<rule>", "</rule>", "'", "99999999999999999999",
        "typeRef='date'", "href='#answer'", "\xe4\xb8\xad", "id='r1'", ".year", "sum(", "," };

static void
damage (GString *text, GRand *random)
{
  guint at = (guint)g_rand_int_range (random, 0, (int)text->len);
  guint length = (guint)g_rand_int_range (random, 1, 40);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_string_erase (text, at, MIN (length, text->len - at));
      break;
    case 1:
      g_string_insert (text, at, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      break;
    case 2:
      {
        g_autofree char *copy = g_strndup (text->str + at, MIN (length, text->len - at));

        g_string_insert (text, g_rand_int_range (random, 0, (int)text->len), copy);
        break;
      }
    default:
      text->str[at] = (char)g_rand_int_range (random, 32, 127);
      break;
    }
}

static const char *const cells[]
    = { "-",          "null",        "not(null)",   "? > 3",          "[1..limit]",  "]1..3[",
        "< 3, > 5",   "not(< 3)",    "\"a\"",       "true",           "1/0",         "limit",
        "b1",         "2 ** 70",     "(1..2)",      "@\"1956-03-29\"", "{a: 1}",      "[1, 2]",
        "? + 1 > 3",  "sum([1, 2])", "n1",          "if b1 then 1 else 2",
        "date(\"1956-02-30\")", "some x in [1] satisfies x > 0", "s1 + \"x\"", "first" };

/* Another expression in one of the places for one: most of these load. */
static void
exchange (GString *text, GRand *random)
{
  const char *at = text->str;
  const char *end;
  g_autofree char *cell = NULL;
  gsize place;

  for (int n = g_rand_int_range (random, 1, 40); n > 0; n--)
    {
      const char *next = strstr (at + 1, "<text>");

      at = next != NULL ? next : at;
    }
  at += g_str_has_prefix (at, "<text>") ? strlen ("<text>") : 0;
  end = strstr (at, "</text>");
  cell = g_markup_escape_text (cells[g_rand_int_range (random, 0, G_N_ELEMENTS (cells))], -1);
  place = at - text->str;
  if (end == NULL)
    return;
  g_string_erase (text, place, end - at);
  g_string_insert (text, place, cell);
}

static char *
answer_of (LianRulebook *rulebook, const char *decision, LianFacts *facts, LianTrace **trace)
{
  g_autoptr (LianFeelValue) value = lian_rulebook_evaluate (rulebook, decision, facts, trace, NULL);

  return value != NULL ? lian_json_value_write_canonical (value) : NULL;
}

static void
use_decision (LianRulebook *rulebook, LianRulebook *again, const char *decision)
{
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autoptr (LianTrace) trace = NULL;
  g_autofree char *before = NULL, *after = NULL;

  lian_facts_set_truth (facts, "b1", LIAN_YES);
  lian_facts_set_int (facts, "n1", 4);
  before = answer_of (rulebook, decision, facts, &trace);
  after = answer_of (again, decision, facts, NULL);
  g_assert_cmpstr (before, ==, after);
  if (before != NULL)
    {
      g_autoptr (LianFeelValue) explanation
          = lian_rulebook_explain (rulebook, decision, facts, trace, 2, NULL);

      g_assert_nonnull (explanation);
    }
}

static LianFacts *
random_facts (GRand *random)
{
  static const char *const truths[] = { "b1", "b2", "b3" };
  LianFacts *facts = lian_facts_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (truths); i++)
    lian_facts_set_truth (facts, truths[i], (LianTruth)g_rand_int_range (random, 0, 3));
  lian_facts_set_string (facts, "s1", g_rand_boolean (random) ? "a" : "c");
  lian_facts_set_int (facts, "n1", g_rand_int_range (random, 0, 9));
  return facts;
}

/* What is remembered of earlier evaluations changes no answer. */
static void
use_often (LianRulebook *rulebook, const char *decision, GRand *random)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LianFacts) facts = random_facts (random);
      g_autoptr (LianTrace) trace = NULL;
      g_autofree char *plain = answer_of (rulebook, decision, facts, &trace);
      g_autofree char *prepared = answer_of (rulebook, decision, facts, NULL);

      g_assert_cmpstr (prepared, ==, plain);
    }
}

/* Looks at all that can be asked of it; written and read again it says the same. */
static void
use (LianRulebook *rulebook, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) flaws = lian_rulebook_find_flaws (rulebook);
  g_autoptr (GPtrArray) tables = lian_rulebook_list_tables (rulebook);
  g_autoptr (GBytes) bytes = lian_rulebook_to_dmn (rulebook, &error);
  g_autoptr (LianRulebook) again = NULL;

  g_assert_no_error (error);
  again = lian_rulebook_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < flaws->len; i++)
    g_free (lian_flaw_to_text (g_ptr_array_index (flaws, i)));
  for (guint i = 0; i < tables->len; i++)
    {
      use_decision (rulebook, again, ((LianRuleTable *)tables->pdata[i])->name);
      use_often (rulebook, ((LianRuleTable *)tables->pdata[i])->name, random);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20191111);
  guint n_loaded = 0, n_refused = 0;

  for (guint i = 0; i < N_FILES * N_DAMAGES; i++)
    {
      g_autofree char *sound = random_dmn_text (random);
      g_autoptr (GString) text = g_string_new (sound);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (LianRulebook) rulebook = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        g_rand_int_range (random, 0, 4) > 0 ? exchange (text, random) : damage (text, random);
      bytes = g_bytes_new (text->str, text->len);
      rulebook = lian_rulebook_new_from_bytes (bytes, &error);
      if (rulebook != NULL)
        use (rulebook, random);
      else
        g_assert_true (error != NULL && error->message[0] != '\0');
      rulebook != NULL ? n_loaded++ : n_refused++;
    }
  g_test_message ("%u loaded, %u refused", n_loaded, n_refused);
  g_assert_cmpuint (n_loaded, >, 100);
  g_assert_cmpuint (n_refused, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dmn-fuzz/damaged", test_damaged);
  return g_test_run ();
}
