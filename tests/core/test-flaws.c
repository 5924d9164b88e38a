/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Gaps, overlaps and rows without effect, against trying all facts. */
#include "config.h"

#include <string.h>

#include "dmn-pieces.h"
#include "feel-model.h"
#include "lian-explain.h"
#include "lian-flaws.h"
#include "random-fixture.h"

/* The engine evaluates one case at a time and is tested by the conformance kit;
 * here it is the judge of what is said about all facts at once. */

typedef struct
{
  guint n_rows;
  gboolean gap, known_gap;
  gboolean matched[8], decided[8], overlap[8][8];
} Seen;

static void
note_rows (Seen *seen, const LianTraceTable *table, const char *policy, gboolean known)
{
  gboolean any = FALSE;

  seen->n_rows = table->rules->len;
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianTraceRule *row = g_ptr_array_index (table->rules, i);

      if (!row->matched)
        continue;
      seen->matched[i] = TRUE;
      seen->decided[i] = seen->decided[i] || !g_str_equal (policy, "FIRST") || !any;
      any = TRUE;
      for (guint j = 0; j < i; j++)
        seen->overlap[j][i]
            = seen->overlap[j][i] || ((LianTraceRule *)table->rules->pdata[j])->matched;
    }
  seen->gap = seen->gap || !any;
  seen->known_gap = seen->known_gap || (!any && known);
}

static void
see_all (RandomFixture *fixture, const char *decision, Seen *seen, guint *numbers, guint input)
{
  g_autoptr (LianFacts) facts = NULL;
  g_autoptr (LianTrace) trace = NULL;
  g_autofree char *text = NULL;
  gboolean known = TRUE;

  if (input < RANDOM_N_INPUTS)
    {
      guint slot = fixture->slots[input];
      guint n = slot != LIAN_NO_VALUE ? _lian_program_slot (fixture->program, slot)->values->len : 1;

      for (guint i = 0; i < n; i++)
        {
          numbers[input] = i;
          see_all (fixture, decision, seen, numbers, input + 1);
        }
      return;
    }
  facts = lian_facts_new ();
  for (guint i = 0; i < RANDOM_N_INPUTS; i++)
    if (fixture->slots[i] != LIAN_NO_VALUE)
      {
        lian_facts_set (facts, random_inputs[i],
                        _lian_program_value (fixture->program, fixture->slots[i], numbers[i]));
        known = known && numbers[i] != 0;
      }
  text = random_engine (fixture->rulebook, decision, facts, &trace);
  note_rows (seen, lian_trace_find_table (trace, decision),
             g_str_equal (decision, "first") ? "FIRST" : "", known);
}

static const LianFlaw *
find_flaw (GPtrArray *flaws, LianFlawKind kind, const char *decision, guint a, guint b)
{
  for (guint i = 0; i < flaws->len; i++)
    {
      const LianFlaw *flaw = g_ptr_array_index (flaws, i);

      if (flaw->kind == kind && g_str_equal (flaw->decision, decision)
          && (a == 0 || g_array_index (flaw->rows, guint, 0) == a)
          && (b == 0 || g_array_index (flaw->rows, guint, 1) == b))
        return flaw;
    }
  return NULL;
}

static void
check_first_table (GPtrArray *flaws, const Seen *seen)
{
  const LianFlaw *gap = find_flaw (flaws, LIAN_FLAW_GAP, "first", 0, 0);

  g_assert_cmpint (gap != NULL, ==, seen->gap);
  g_assert_true (gap == NULL || gap->only_unknown || gap->example->len > 0);
  for (guint i = 0; i < seen->n_rows; i++)
    {
      g_assert_cmpint (find_flaw (flaws, LIAN_FLAW_IDLE, "first", i + 1, 0) != NULL, ==,
                       !seen->matched[i]);
      g_assert_cmpint (find_flaw (flaws, LIAN_FLAW_MASKED, "first", i + 1, 0) != NULL, ==,
                       seen->matched[i] && !seen->decided[i]);
    }
}

static void
check_answer_table (RandomFixture *fixture, GPtrArray *flaws, const Seen *seen)
{
  LianDmnTable *table = _lian_dmn_item_table (random_item_of (fixture->rulebook, "answer"));
  gboolean single = table->hit_policy != LIAN_DMN_COLLECT;

  g_assert_cmpint (find_flaw (flaws, LIAN_FLAW_GAP, "answer", 0, 0) != NULL, ==,
                   single && seen->gap);
  for (guint i = 0; i < seen->n_rows; i++)
    g_assert_cmpint (find_flaw (flaws, LIAN_FLAW_IDLE, "answer", i + 1, 0) != NULL, ==,
                     !seen->matched[i]);
  for (guint i = 0; table->hit_policy == LIAN_DMN_UNIQUE && i < seen->n_rows; i++)
    for (guint j = i + 1; j < seen->n_rows; j++)
      g_assert_cmpint (find_flaw (flaws, LIAN_FLAW_OVERLAP, "answer", i + 1, j + 1) != NULL, ==,
                       seen->overlap[i][j]);
}

static void
test_flaws_are_all_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (40702);

  for (guint i = 0; i < 25; i++)
    {
      RandomFixture fixture;
      Seen first = { 0 }, answer = { 0 };
      guint numbers[RANDOM_N_INPUTS];
      g_autoptr (GPtrArray) flaws = NULL;

      random_fixture_set (&fixture, random);
      see_all (&fixture, "first", &first, numbers, 0);
      see_all (&fixture, "answer", &answer, numbers, 0);
      flaws = lian_rulebook_find_flaws (fixture.rulebook);
      check_first_table (flaws, &first);
      check_answer_table (&fixture, flaws, &answer);
      random_fixture_clear (&fixture);
    }
}

/* A line for each. */
static char *
texts_of (GPtrArray *flaws)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < flaws->len; i++)
    {
      g_autofree char *text = lian_flaw_to_text (g_ptr_array_index (flaws, i));

      g_string_append_printf (all, "%s\n", text);
    }
  g_test_message ("%s", all->str);
  return g_string_free (all, FALSE);
}

static void
test_shipped_has_no_flaws (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_shipped (&error);
  g_autoptr (GPtrArray) flaws = NULL;
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  flaws = lian_rulebook_find_flaws (rulebook);
  all = texts_of (flaws);
  g_assert_cmpuint (flaws->len, ==, 0);
}

/* A table in a knowledge model: its parameters are what the gaps are told of. */
static void
test_flaws_of_knowledge (void)
{
  static const char dmn[]
      = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"n\" "
        "namespace=\"x\"><itemDefinition name=\"tColour\"><typeRef>string</typeRef><allowedValues>"
        "<text>\"red\", \"green\"</text></allowedValues></itemDefinition>"
        "<businessKnowledgeModel id=\"b\" name=\"price of\"><variable name=\"price of\"/>"
        "<encapsulatedLogic><formalParameter name=\"colour\" typeRef=\"tColour\"/>"
        "<formalParameter name=\"many\" typeRef=\"boolean\"/>"
        "<decisionTable hitPolicy=\"UNIQUE\"><input><inputExpression typeRef=\"string\"><text>colour"
        "</text></inputExpression></input><input><inputExpression typeRef=\"boolean\"><text>many</text>"
        "</inputExpression></input><output/>"
        "<rule><inputEntry><text>\"red\"</text></inputEntry><inputEntry><text>true</text></inputEntry>"
        "<outputEntry><text>1</text></outputEntry></rule>"
        "<rule><inputEntry><text>\"red\"</text></inputEntry><inputEntry><text>-</text></inputEntry>"
        "<outputEntry><text>2</text></outputEntry></rule>"
        "<rule><inputEntry><text>\"green\", null</text></inputEntry><inputEntry><text>true, null</text>"
        "</inputEntry><outputEntry><text>3</text></outputEntry></rule></decisionTable>"
        "</encapsulatedLogic></businessKnowledgeModel></definitions>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (dmn, sizeof dmn - 1);
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, &error);
  g_autoptr (GPtrArray) flaws = NULL;
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  flaws = lian_rulebook_find_flaws (rulebook);
  all = texts_of (flaws);
  g_assert_cmpuint (flaws->len, ==, 2);
  g_assert_nonnull (strstr (all, "price of: rows 1 and 2 both match"));
  g_assert_nonnull (strstr (all, "price of: a gap, no row for"));
  g_assert_nonnull (strstr (all, "many = false"));
}

/* --- what cannot be followed to the facts ------------------------------------------------- */

#define COLUMN(text) "<input><inputExpression><text>" text "</text></inputExpression></input>"
#define ROW(cells, output) "<rule>" cells GIVES (output) "</rule>"

static char *
flaws_of (const char *inside)
{
  g_autofree char *text = g_strconcat (
      HEAD INPUT ("p", "Any") INPUT ("n", "number") INPUT ("t", "time") INPUT ("d", "date")
          INPUT ("u", "dayTimeDuration") "<decision id='a' name='a'><variable name='a'/>" NEEDS ("p")
          NEEDS ("n") NEEDS ("t") NEEDS ("d") NEEDS ("u"),
      inside, "</decision></definitions>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (text, &error);
  g_autoptr (GPtrArray) flaws = NULL;

  g_assert_no_error (error);
  flaws = lian_rulebook_find_flaws (rulebook);
  return texts_of (flaws);
}

static void
expect (const char *inside, const char *expected)
{
  g_autofree char *found = flaws_of (inside);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_times (void)
{
  expect ("<decisionTable>" COLUMN ("t") "<output/>"
          ROW (CELL ("&lt; time(\"08:00:00\")"), "1") ROW (CELL ("&gt; time(\"17:30:00\"), null"), "2")
          "</decisionTable>",
          "a: a gap, no row for t = \"17:30:00\"\n");
  expect ("<decisionTable>" COLUMN ("t") "<output/>"
          ROW (CELL ("&lt;= time(\"08:00:00\")"), "1") ROW (CELL ("&gt;= time(\"08:00:01\"), null"), "2")
          "</decisionTable>",
          "a: a gap, no row for t = \"08:00:00.000000001\"\n");
  expect ("<decisionTable>" COLUMN ("d") "<output/>"
          ROW (CELL ("&lt;= date(\"1956-03-29\")"), "1") ROW (CELL ("&gt;= date(\"1956-03-30\"), null"), "2")
          "</decisionTable>",
          "");
  expect ("<decisionTable>" COLUMN ("u") "<output/>"
          ROW (CELL ("&lt;= duration(\"P1D\")"), "1") ROW (CELL ("&gt;= duration(\"PT20H\"), null"), "2")
          "</decisionTable>",
          "a: rows 1 and 2 both match u = \"P1D\"\n");
}

/* A column that is reckoned stands for a fact of its own. */
static void
test_reckoned_columns (void)
{
  expect ("<decisionTable>" COLUMN ("n * 2") COLUMN ("p.kind") "<output/>"
          ROW (CELL ("&lt; 10") CELL ("-"), "n") ROW (CELL ("&gt; 10, null") CELL ("-"), "n + 1")
          ROW (CELL ("&gt; 20") CELL ("\"x\""), "2") "</decisionTable>",
          "a: a gap, no row for n * 2 = 10 (each column taken by itself)\n"
          "a: rows 2 and 3 both match n * 2 = 21, p.kind = \"x\" (each column taken by itself)\n");
  expect ("<decisionTable hitPolicy='FIRST'>" COLUMN ("n * 2") COLUMN ("n * 2") "<output/>"
          ROW (CELL ("&lt; 10") CELL ("&gt; 10"), "1") ROW (CELL ("-") CELL ("-"), "2")
          "</decisionTable>",
          "a: row 1 can never match\n");
}

static void
test_inside_context (void)
{
  expect ("<context><contextEntry><variable name='fee'/><decisionTable>" COLUMN ("n") "<output/>"
          ROW (CELL ("&lt; 1, null"), "1") "</decisionTable></contextEntry></context>",
          "a.fee: a gap, no row for n = 1 (each column taken by itself)\n");
}

static void
test_reasons (void)
{
  expect ("<decisionTable>" COLUMN ("d") "<output/>" ROW (CELL ("&lt; p.day"), "1")
          "</decisionTable>",
          "a: could not be examined for gaps: row 1 tests against other facts: “< p.day”\n");
  expect ("<decisionTable>" COLUMN ("p") "<output/>" ROW (CELL ("count(?) &gt; 1"), "1")
          "</decisionTable>",
          "a: could not be examined for gaps: the column “p” has cells that reckon with its value\n");
  expect ("<decisionTable>" COLUMN ("n") "<output/></decisionTable>",
          "a: could not be examined for gaps: it has no rows\n");
  expect ("<decisionTable>" COLUMN ("t") "<output/>"
          ROW (CELL ("&lt; time(\"08:00:00Z\")"), "1") ROW (CELL ("&gt; time(\"08:00:00\")"), "2")
          "</decisionTable>",
          "a: could not be examined for gaps: its columns have values of several kinds, or too many\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flaws/are-all-found", test_flaws_are_all_found);
  g_test_add_func ("/flaws/shipped-has-none", test_shipped_has_no_flaws);
  g_test_add_func ("/flaws/of-knowledge", test_flaws_of_knowledge);
  g_test_add_func ("/flaws/times", test_times);
  g_test_add_func ("/flaws/reckoned-columns", test_reckoned_columns);
  g_test_add_func ("/flaws/inside-context", test_inside_context);
  g_test_add_func ("/flaws/reasons", test_reasons);
  return g_test_run ();
}
