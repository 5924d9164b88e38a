/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is said about all facts at once, against trying them all. */
#include "config.h"

#include <string.h>

#include "lian-explain.h"
#include "lian-explanation.h"
#include "lian-json-value.h"
#include "random-dmn.h"
#include "random-fixture.h"

/* The engine evaluates one case at a time and is tested by the conformance
 * kit; here it is the judge of the program, the diagrams and the ways, on tables
 * made by chance and on the shipped rulebook. */

#define N_MODELS 150

static char *
slot_text (LianProgram *program, guint slot, guint number)
{
  return lian_json_value_write_canonical (_lian_program_value (program, slot, number));
}

/* --- the program and the diagrams --------------------------------------------------------- */

static void
set_ordered (LianFacts *facts, LianRulebook *rulebook, guint number)
{
  g_autofree char *json = random_dmn_value (random_item_of (rulebook, "n1")->type_ref, number);
  g_autoptr (LianFeelValue) value = lian_json_value_read (json, -1, NULL);

  lian_facts_set (facts, "n1", value);
}

static LianFacts *
random_facts (GRand *random, LianRulebook *rulebook)
{
  static const char *const texts[] = { "a", "b", "c", "…" };
  LianFacts *facts = lian_facts_new ();

  for (guint i = 0; i < 3; i++)
    lian_facts_set_truth (facts, random_inputs[i], (LianTruth)g_rand_int_range (random, 0, 3));
  if (g_rand_int_range (random, 0, 4) > 0)
    lian_facts_set_string (facts, "s1", texts[g_rand_int_range (random, 0, 4)]);
  if (g_rand_int_range (random, 0, 4) > 0)
    set_ordered (facts, rulebook, (guint)g_rand_int_range (random, 1, 10));
  return facts;
}

static void
check_case (RandomFixture *fixture, LianFacts *facts)
{
  g_autofree char *expected = random_engine (fixture->rulebook, "answer", facts, NULL);
  g_autofree guint *numbers = g_new0 (guint, fixture->program->slots->len);
  g_autofree char *run = NULL, *followed = NULL;

  g_assert_true (_lian_program_classify (fixture->program, facts, numbers));
  followed = slot_text (fixture->program, fixture->answer,
                        _lian_diagram_follow (fixture->diagram, fixture->root, numbers));
  g_assert_true (_lian_program_run (fixture->program, numbers));
  run = slot_text (fixture->program, fixture->answer, numbers[fixture->answer]);
  g_assert_cmpstr (run, ==, expected);
  g_assert_cmpstr (followed, ==, expected);
}

static void
test_same_as_engine (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);

  for (guint i = 0; i < N_MODELS; i++)
    {
      RandomFixture fixture;

      random_fixture_set (&fixture, random);
      for (guint j = 0; j < 60; j++)
        {
          g_autoptr (LianFacts) facts = random_facts (random, fixture.rulebook);

          check_case (&fixture, facts);
        }
      random_fixture_clear (&fixture);
    }
}

/* --- ways ------------------------------------------------------------------------------------ */

/* One outcome: the answer is "one". */
static guint
is_one (LianDiagram *diagram, guint number, gpointer user_data)
{
  LianSlot *slot = _lian_program_slot (diagram->program, *(guint *)user_data);

  return _lian_value_names (g_ptr_array_index (slot->values, number), "one");
}

static gboolean
known_only (LianSlot *slot, guint value, gpointer user_data)
{
  return value != 0;
}

static gboolean
gives_one (RandomFixture *fixture, const guint *numbers)
{
  g_autoptr (LianFacts) facts = lian_facts_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < RANDOM_N_INPUTS; i++)
    if (fixture->slots[i] != LIAN_NO_VALUE)
      lian_facts_set (facts, random_inputs[i],
                      _lian_program_value (fixture->program, fixture->slots[i],
                                           numbers[fixture->slots[i]]));
  text = random_engine (fixture->rulebook, "answer", facts, NULL);
  return strstr (text, "\"one\"") != NULL;
}

/* Whether some proper part of the changes from @now to @then gives it already. */
static gboolean
part_gives (RandomFixture *fixture, const guint *now, const guint *then, const guint *changed, guint n)
{
  g_autofree guint *numbers = g_new (guint, fixture->program->slots->len);

  for (guint set = 1; set + 1 < 1u << n; set++)
    {
      memcpy (numbers, now, fixture->program->slots->len * sizeof (guint));
      for (guint i = 0; i < n; i++)
        if (set >> i & 1)
          numbers[changed[i]] = then[changed[i]];
      if (gives_one (fixture, numbers))
        return TRUE;
    }
  return FALSE;
}

static gboolean
ways_have (GArray *ways, const guint *then, const guint *changed, guint n)
{
  for (guint i = 0; i < ways->len; i++)
    {
      LianWay *way = &g_array_index (ways, LianWay, i);
      guint same = 0;

      for (guint j = 0; j < way->n_steps; j++)
        for (guint k = 0; k < n; k++)
          same += way->steps[j].slot == changed[k] && way->steps[j].value == then[changed[k]];
      if (way->n_steps == n && same == n)
        return TRUE;
    }
  return FALSE;
}

/* Tries every set of values; counts those that are minimal changes to "one". */
static guint
try_all (RandomFixture *fixture, GArray *ways, const guint *now, guint *then, guint input)
{
  guint changed[RANDOM_N_INPUTS], n = 0, found = 0;

  if (input < RANDOM_N_INPUTS)
    {
      guint slot = fixture->slots[input];

      if (slot == LIAN_NO_VALUE)
        return try_all (fixture, ways, now, then, input + 1);
      for (guint i = 0; i < _lian_program_slot (fixture->program, slot)->values->len; i++)
        {
          then[slot] = i;
          if (i == now[slot] || i != 0)
            found += try_all (fixture, ways, now, then, input + 1);
        }
      then[slot] = now[slot];
      return found;
    }
  for (guint i = 0; i < RANDOM_N_INPUTS; i++)
    if (fixture->slots[i] != LIAN_NO_VALUE && then[fixture->slots[i]] != now[fixture->slots[i]])
      changed[n++] = fixture->slots[i];
  if (n == 0 || n > LIAN_MAX_STEPS || !gives_one (fixture, then)
      || part_gives (fixture, now, then, changed, n))
    return 0;
  g_assert_true (ways_have (ways, then, changed, n));
  return 1;
}

static void
test_ways_are_all_minimal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (329);
  guint total = 0;

  for (guint i = 0; i < 80; i++)
    {
      RandomFixture fixture;
      g_autofree guint *now = NULL, *then = NULL;
      g_autoptr (LianFacts) facts = NULL;
      g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_autoptr (GArray) ways = NULL;
      guint64 none = 0, one = 1;
      guint mapped;

      random_fixture_set (&fixture, random);
      facts = random_facts (random, fixture.rulebook);
      now = g_new0 (guint, fixture.program->slots->len);
      g_assert_true (_lian_program_classify (fixture.program, facts, now));
      then = g_memdup2 (now, fixture.program->slots->len * sizeof (guint));
      g_array_append_val (sets, none);
      g_array_append_val (sets, one);
      mapped = _lian_diagram_map (fixture.diagram, fixture.root, is_one, &fixture.answer);
      ways = _lian_diagram_find_ways (fixture.diagram, mapped, sets, now, G_MAXUINT64,
                                      LIAN_MAX_STEPS, known_only, NULL);
      if (!gives_one (&fixture, now))
        g_assert_cmpuint (try_all (&fixture, ways, now, then, 0), ==, ways->len);
      else
        g_assert_cmpuint (ways->len, ==, 0);
      total += ways->len;
      random_fixture_clear (&fixture);
    }
  g_assert_cmpuint (total, >, 40);
}

/* --- the explanation of any decision --------------------------------------------------------- */

static LianFeelValue *
member (LianFeelValue *context, const char *key)
{
  LianFeelValue *value = lian_feel_value_get_member (context, key);

  g_assert_nonnull (value);
  return value;
}

/* Whether the answer is, or as a list holds, the outcome. */
static gboolean
answers (LianRulebook *rulebook, LianFacts *facts, LianFeelValue *outcome)
{
  g_autoptr (LianFeelValue) value = lian_rulebook_evaluate (rulebook, "answer", facts, NULL, NULL);
  g_autofree char *wanted = lian_json_value_write_canonical (outcome);
  g_autofree char *whole = lian_json_value_write_canonical (value);
  gboolean found = g_str_equal (wanted, whole);

  for (guint i = 0; lian_feel_value_get_kind (value) == LIAN_FEEL_LIST
                    && i < lian_feel_value_get_length (value);
       i++)
    {
      g_autofree char *item
          = lian_json_value_write_canonical (lian_feel_value_get_item (value, i));

      found = found || g_str_equal (wanted, item);
    }
  return found;
}

/* Applied to a copy the changes give the outcome; without any one of them they do not. */
static void
check_change (LianRulebook *rulebook, LianFacts *facts, LianFeelValue *change)
{
  LianFeelValue *steps = member (change, "facts");
  guint n = lian_feel_value_get_length (steps);

  for (guint left_out = 0; left_out <= n; left_out++)
    {
      g_autoptr (LianFacts) other = lian_facts_copy (facts);

      for (guint i = 0; i < n; i++)
        if (i != left_out)
          lian_facts_set (other,
                          lian_feel_value_get_string (
                              member (lian_feel_value_get_item (steps, i), "fact")),
                          member (lian_feel_value_get_item (steps, i), "to"));
      g_assert_cmpint (answers (rulebook, other, member (change, "outcome")), ==, left_out == n);
    }
}

static void
check_why_not (LianRulebook *rulebook, LianFacts *facts, LianFeelValue *why_not)
{
  LianFeelValue *cells = member (why_not, "cells");

  g_assert_false (answers (rulebook, facts, member (why_not, "outcome")));
  for (guint i = 0; i < lian_feel_value_get_length (cells); i++)
    g_assert_cmpstr (
        lian_feel_value_get_string (member (lian_feel_value_get_item (cells, i), "state")), !=,
        "yes");
}

static guint
check_explanation (LianRulebook *rulebook, LianFacts *facts)
{
  g_autoptr (LianTrace) trace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianFeelValue) result
      = lian_rulebook_evaluate (rulebook, "answer", facts, &trace, &error);
  g_autoptr (LianFeelValue) explanation = NULL;
  LianFeelValue *changes, *why_nots;

  g_assert_no_error (error);
  g_assert_nonnull (result);
  explanation = lian_rulebook_explain (rulebook, "answer", facts, trace, 3, &error);
  g_assert_no_error (error);
  changes = member (explanation, "change");
  why_nots = member (explanation, "why_not");
  for (guint i = 0; i < lian_feel_value_get_length (changes); i++)
    check_change (rulebook, facts, lian_feel_value_get_item (changes, i));
  for (guint i = 0; i < lian_feel_value_get_length (why_nots); i++)
    check_why_not (rulebook, facts, lian_feel_value_get_item (why_nots, i));
  return lian_feel_value_get_length (changes) + lian_feel_value_get_length (why_nots);
}

static void
test_any_decision_explained (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1964);
  guint total = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (LianRulebook) rulebook = random_dmn_new (random);
      g_autoptr (LianFacts) facts = random_facts (random, rulebook);

      total += check_explanation (rulebook, facts);
    }
  g_assert_cmpuint (total, >, 200);
}

/* A column that reckons is named as it is written, with what it came to. */
static void
test_reckoned_column_refuses (void)
{
  static const char dmn[]
      = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='n'>"
        "<inputData id='n' name='n'><variable name='n' typeRef='number'/></inputData>"
        "<decision id='d' name='d'><variable name='d'/><informationRequirement>"
        "<requiredInput href='#n'/></informationRequirement><decisionTable hitPolicy='FIRST'><input>"
        "<inputExpression><text>n * 2</text></inputExpression></input><output/>"
        "<rule id='r'><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>\"big\"</text>"
        "</outputEntry></rule><rule id='s'><inputEntry><text>-</text></inputEntry><outputEntry><text>"
        "\"small\"</text></outputEntry></rule></decisionTable></decision></definitions>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (dmn, sizeof dmn - 1);
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, NULL);
  g_autoptr (LianFacts) facts = lian_facts_new_from_json ("{\"n\": 3}", NULL);
  g_autoptr (LianTrace) trace = NULL;
  g_autoptr (LianFeelValue) result = lian_rulebook_evaluate (rulebook, "d", facts, &trace, NULL);
  g_autoptr (LianFeelValue) explanation
      = lian_rulebook_explain (rulebook, "d", facts, trace, 2, NULL);
  g_autofree char *why_not = lian_json_value_write (member (explanation, "why_not"));
  g_autofree char *untried = lian_json_value_write (member (explanation, "untried"));

  g_assert_cmpstr (lian_feel_value_get_string (result), ==, "small");
  g_assert_cmpstr (why_not, ==,
                   "[{\"outcome\": \"big\", \"rule\": \"r\", \"cells\": [{\"fact\": \"n * 2\", "
                   "\"value\": 6, \"test\": \"> 10\", \"state\": \"no\"}]}]");
  g_assert_cmpstr (untried, ==, "[\"n\"]");
}

/* --- the shipped rulebook ---------------------------------------------------------------------- */

static void
test_shipped_as_engine (void)
{
  static const char *const decisions[] = { "recommended_form", "production_form", "correction" };
  g_autoptr (GRand) random = g_rand_new_with_seed (76);
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_shipped (NULL);
  LianProgram *program = _lian_program_new (rulebook);
  guint slots[G_N_ELEMENTS (decisions)];

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    slots[i] = _lian_program_add (program, random_item_of (rulebook, decisions[i]));
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (LianFacts) facts = lian_facts_new ();
      g_autofree guint *numbers = g_new0 (guint, program->slots->len);

      for (guint j = 0; j < program->slots->len; j++)
        {
          LianSlot *slot = _lian_program_slot (program, j);

          if (slot->domain != NULL)
            lian_facts_set (
                facts, slot->item->name,
                g_ptr_array_index (slot->values,
                                   g_rand_int_range (random, 0, (int)slot->values->len)));
        }
      g_assert_true (_lian_program_classify (program, facts, numbers));
      g_assert_true (_lian_program_run (program, numbers));
      for (guint j = 0; j < G_N_ELEMENTS (decisions); j++)
        {
          g_autofree char *expected = random_engine (rulebook, decisions[j], facts, NULL);
          g_autofree char *run = slot_text (program, slots[j], numbers[slots[j]]);

          g_assert_cmpstr (run, ==, expected);
        }
    }
  _lian_program_free (program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reasoner/same-as-engine", test_same_as_engine);
  g_test_add_func ("/reasoner/shipped-as-engine", test_shipped_as_engine);
  g_test_add_func ("/reasoner/ways-are-all-minimal", test_ways_are_all_minimal);
  g_test_add_func ("/reasoner/any-decision-explained", test_any_decision_explained);
  g_test_add_func ("/reasoner/reckoned-column-refuses", test_reckoned_column_refuses);
  return g_test_run ();
}
