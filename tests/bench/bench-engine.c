/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook engine alone, on facts by chance: prepared tables beside table after table,
 * explanations of a whole list beside the tables of it, and all minimal changes beside trying
 * them. */
#include "config.h"

#include "bench.h"
#include "lian-explain.h"

#define N_CASES 100000
#define N_EXPLAINED 300

typedef struct
{
  LianRulebook *rulebook;
  GPtrArray *facts; /* LianFacts */
} Bench;

static const char *const decisions[] = { "recommended_form", "production_form" };

static LianFacts *
random_facts (LianReasoner *reasoner, GRand *random)
{
  static const char *const classes[] = { "MANUFACTURE", "REPAIR_SERVICE" };
  LianFacts *facts = lian_facts_new ();
  for (guint i = 0; i < reasoner->program->slots->len; i++)
    {
      LianSlot *slot = _lian_program_slot (reasoner->program, i);
      if (slot->domain != NULL && slot->domain->kind != LIAN_FEEL_STRING)
        lian_facts_set (facts, slot->item->name,
                        slot->values->pdata[g_rand_int_range (random, 0, (int) slot->values->len)]);
    }
  lian_facts_set_string (facts, "trade_class", classes[g_rand_int_range (random, 0, 2)]);
  return facts;
}

static BenchTime
prepared (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  for (guint i = 0; i < bench->facts->len; i++)
    for (gsize d = 0; d < G_N_ELEMENTS (decisions); d++)
      lian_feel_value_unref (lian_rulebook_evaluate (bench->rulebook, decisions[d],
                                                     bench->facts->pdata[i], NULL, NULL));
  return bench_since (start);
}

static BenchTime
table_by_table (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  for (guint i = 0; i < bench->facts->len; i++)
    for (gsize d = 0; d < G_N_ELEMENTS (decisions); d++)
      lian_feel_value_unref (_lian_rulebook_run (
          bench->rulebook, _lian_rulebook_find_decision (bench->rulebook, decisions[d], NULL),
          bench->facts->pdata[i], NULL, NULL));
  return bench_since (start);
}

/* Nearly all facts differ, so hardly any explanation is found again. */
static BenchTime
explained (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  for (guint i = 0; i < bench->facts->len; i++)
    lian_recommendation_unref (
        lian_recommend (bench->rulebook, bench->facts->pdata[i], LIAN_CHANGES_OF_MANY, NULL));
  return bench_since (start);
}

static BenchTime
all_changes (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  LianExplainer *explainer = _lian_rulebook_lock_explainer (bench->rulebook, NULL);
  explainer->max_changes = LIAN_CHANGES_OF_ONE;
  for (guint i = 0; i < N_EXPLAINED; i++)
    {
      _lian_explainer_begin (explainer, bench->facts->pdata[i], NULL);
      g_ptr_array_unref (_lian_explain_change (explainer));
      _lian_explainer_end (explainer);
    }
  _lian_rulebook_unlock_explainer (bench->rulebook);
  return bench_since (start);
}

/* Every set of one or two changes, on the prepared tables. */
static void
try_pairs (LianReasoner *reasoner, guint *numbers)
{
  LianProgram *program = reasoner->program;
  for (guint i = 0; i < program->slots->len; i++)
    for (guint j = i; j < program->slots->len; j++)
      {
        LianSlot *first = _lian_program_slot (program, i), *second = _lian_program_slot (program, j);
        guint kept[] = { numbers[i], numbers[j] };
        for (guint a = 1; first->domain != NULL && second->domain != NULL && a < first->values->len;
             a++)
          for (guint b = 1; b < second->values->len; b++)
            {
              numbers[i] = a;
              numbers[j] = b;
              _lian_program_run (program, numbers);
            }
        numbers[i] = kept[0];
        numbers[j] = kept[1];
      }
}

static BenchTime
tried_pairs (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  LianReasoner *reasoner = _lian_rulebook_lock_explainer (bench->rulebook, NULL)->reasoner;
  g_autofree guint *numbers = g_new0 (guint, reasoner->program->slots->len);
  for (guint i = 0; i < N_EXPLAINED; i++)
    if (_lian_program_classify (reasoner->program, bench->facts->pdata[i], numbers))
      try_pairs (reasoner, numbers);
  _lian_rulebook_unlock_explainer (bench->rulebook);
  return bench_since (start);
}

int
main (void)
{
  static const BenchPair evaluation = { "100,000 cases with findings, tables prepared", prepared,
                                        "the same, table after table", table_by_table };
  static const BenchPair explanation
      = { "100,000 cases explained, changes of up to two facts", explained, "their findings alone",
          prepared };
  static const BenchPair changes = { "all minimal changes of up to four facts, 300 cases",
                                     all_changes, "trying all changes of up to two", tried_pairs };
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);
  Bench bench = { .rulebook = lian_rulebook_new_shipped (&error) };
  g_assert_no_error (error);
  LianReasoner *reasoner = _lian_rulebook_lock_explainer (bench.rulebook, &error)->reasoner;
  bench.facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_facts_unref);
  for (guint i = 0; i < N_CASES; i++)
    g_ptr_array_add (bench.facts, random_facts (reasoner, random));
  _lian_rulebook_unlock_explainer (bench.rulebook);
  bench_compare (&evaluation, 1, &bench);
  bench_compare (&explanation, 1, &bench);
  bench_compare (&changes, 3, &bench);
  g_ptr_array_unref (bench.facts);
  lian_rulebook_unref (bench.rulebook);
  return 0;
}
