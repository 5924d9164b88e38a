/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The brake: larger, earlier or less known never opens a gate of the shipped rulebook. */
#include "config.h"

#include "lian-explain.h"

static LianFeelValue *
member (LianFeelValue *context, const char *key)
{
  LianFeelValue *value = lian_feel_value_get_member (context, key);

  g_assert_nonnull (value);
  return value;
}

/* Forms that bring people together; only what is shown to pass may open them. */
static const char *const gated[]
    = { "CENTRALISE", "CENTRALISE_MAJOR_LINK", "CENTRALISE_HIGH_GRADE" };

static gboolean
is_open (LianRulebook *rulebook, LianFacts *facts, const char *form)
{
  g_autoptr (LianFeelValue) value
      = lian_rulebook_evaluate (rulebook, "recommended_form", facts, NULL, NULL);
  LianFeelValue *blocked = member (value, "blocked");

  if (!_lian_value_names (member (value, "permitted"), form))
    return FALSE;
  for (guint i = 0; i < lian_feel_value_get_length (blocked); i++)
    if (_lian_value_names (member (lian_feel_value_get_item (blocked, i), "outcome"), form))
      return FALSE;
  return TRUE;
}

static void
assert_shut_stays_shut (LianRulebook *rulebook, LianFacts *facts, LianFacts *worse, const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gated); i++)
    if (!is_open (rulebook, facts, gated[i]) && is_open (rulebook, worse, gated[i]))
      {
        g_autofree char *before = lian_facts_to_json (facts);

        g_test_message ("%s opens %s: %s", what, gated[i], before);
        g_test_fail ();
      }
}

/* Facts by chance, every gate's fact more often in order than not, so that gates do open. */
static LianFacts *
gate_facts (GRand *random, LianDmnItem *form)
{
  static const char *const bad[] = { "centralised_now", "output_declined", "relation_cut",
                                     "public_inconvenienced", "consumer_impact",
                                     "link_consumer_impact" };
  static const char *const classes[] = { "MANUFACTURE", "REPAIR_SERVICE" };
  LianFacts *facts = lian_facts_new ();

  for (guint i = 0; i < form->leaves->len; i++)
    {
      const char *fact = ((LianDmnItem *)form->leaves->pdata[i])->name;
      gboolean good = TRUE;

      for (gsize j = 0; j < G_N_ELEMENTS (bad); j++)
        good = good && !g_str_equal (fact, bad[j]);
      if (g_str_equal (fact, "trade_class"))
        lian_facts_set_string (facts, fact, classes[g_rand_int_range (random, 0, 2)]);
      else if (g_str_equal (fact, "months_since_joining"))
        lian_facts_set_int (facts, fact, g_rand_int_range (random, 0, 14));
      else if (g_rand_int_range (random, 0, 8) > 0)
        lian_facts_set_truth (facts, fact,
                              good == (g_rand_int_range (random, 0, 6) > 0) ? LIAN_YES : LIAN_NO);
    }
  return facts;
}

/* Found harm and a cut relation are rules, which fire on what is known (domain rule 3.3), not gates. */
static gboolean
is_found_harm (const char *fact)
{
  return g_str_equal (fact, "centralised_now") || g_str_equal (fact, "output_declined")
         || g_str_equal (fact, "public_inconvenienced") || g_str_equal (fact, "relation_cut");
}

static void
check_less_known (LianRulebook *rulebook, LianFacts *facts, LianDmnItem *form)
{
  for (guint i = 0; i < form->leaves->len; i++)
    {
      const char *fact = ((LianDmnItem *)form->leaves->pdata[i])->name;
      g_autoptr (LianFacts) worse = lian_facts_copy (facts);

      if (is_found_harm (fact))
        continue;
      if (g_str_equal (fact, "trade_class"))
        lian_facts_set_string (worse, fact, "UNKNOWN");
      else
        lian_facts_set_null (worse, fact);
      assert_shut_stays_shut (rulebook, facts, worse, fact);
    }
}

static const char *const preparations[]
    = { "premises_ok",   "equipment_ok",     "cadres_ok",     "other_conditions_ok",
        "planning_done", "preparation_done", "scale_matches_conditions" };

static gboolean
is_preparation (const char *fact)
{
  for (gsize i = 0; i < G_N_ELEMENTS (preparations); i++)
    if (g_str_equal (preparations[i], fact))
      return TRUE;
  return FALSE;
}

static void
check_earlier_and_larger (LianRulebook *rulebook, LianFacts *facts)
{
  g_autoptr (LianFacts) earlier = lian_facts_copy (facts);
  LianFeelValue *months = lian_facts_get (facts, "months_since_joining");
  gint64 n = 0;

  if (lian_feel_value_get_kind (months) == LIAN_FEEL_NUMBER
      && lian_decimal_to_int (lian_feel_value_get_number (months), &n) && n > 0)
    {
      lian_facts_set_int (earlier, "months_since_joining", n - 1);
      assert_shut_stays_shut (rulebook, facts, earlier, "a month earlier");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (preparations); i++)
    {
      g_autoptr (LianFacts) worse = lian_facts_copy (facts);

      lian_facts_set_truth (worse, preparations[i], LIAN_NO);
      assert_shut_stays_shut (rulebook, facts, worse, preparations[i]);
    }
}

/* One step for the worse: a month earlier, a condition not there, or a fact not known. */
static void
worsen (GRand *random, LianFacts *facts, LianDmnItem *form)
{
  const char *fact
      = ((LianDmnItem *)form->leaves->pdata[g_rand_int_range (random, 0, (gint)form->leaves->len)])->name;
  LianFeelValue *value = lian_facts_get (facts, fact);
  gint64 n = 0;

  if (is_found_harm (fact) || g_str_equal (fact, "trade_class"))
    return;
  if (g_str_equal (fact, "months_since_joining") && g_rand_boolean (random)
      && lian_feel_value_get_kind (value) == LIAN_FEEL_NUMBER
      && lian_decimal_to_int (lian_feel_value_get_number (value), &n) && n > 0)
    lian_facts_set_int (facts, fact, g_rand_int_range (random, 0, (gint)n));
  else if (is_preparation (fact) && g_rand_boolean (random))
    lian_facts_set_truth (facts, fact, LIAN_NO);
  else
    lian_facts_set_null (facts, fact);
}

/* Several steps together open no gate either. */
static void
check_worse_together (GRand *random, LianRulebook *rulebook, LianFacts *facts, LianDmnItem *form)
{
  g_autoptr (LianFacts) worse = lian_facts_copy (facts);

  for (gint n = g_rand_int_range (random, 2, 7); n > 0; n--)
    worsen (random, worse, form);
  assert_shut_stays_shut (rulebook, facts, worse, "several steps");
}

/* Larger, earlier or less known never opens a gate (G1 to G3, R6). */
static void
test_brake (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1961);
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_shipped (NULL);
  LianDmnItem *form = _lian_rulebook_find_decision (rulebook, "recommended_form", NULL);
  guint n_open = 0, n_shut = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (LianFacts) facts = gate_facts (random, form);

      check_less_known (rulebook, facts, form);
      check_earlier_and_larger (rulebook, facts);
      check_worse_together (random, rulebook, facts, form);
      for (gsize j = 0; j < G_N_ELEMENTS (gated); j++)
        is_open (rulebook, facts, gated[j]) ? n_open++ : n_shut++;
    }
  g_test_message ("%u open, %u shut", n_open, n_shut);
  g_assert_cmpuint (n_open, >, 50);
  g_assert_cmpuint (n_shut, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brake/never-opens", test_brake);
  return g_test_run ();
}
