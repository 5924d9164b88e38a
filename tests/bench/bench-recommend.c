/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A recommendation for every activity of the sample, with its explanations, without them, and the
 * decision tables alone. */
#include "bench.h"
#include "lian-case.h"
#include "lian-i18n.h"
#include "lian-rulebook.h"
#include "lian-sample.h"
#include "lian-test-base.h"

typedef LianCase *(*Load) (LianTxn *txn, gint64 activity, GError **error);

typedef struct
{
  LianTestBase base;
  Load load;
  GPtrArray *facts; /* of LianFacts, of every activity */
  LianRulebook *rulebook;
} Bench;

static void
keep_facts (Bench *bench, const LianCase *item)
{
  LianFacts *facts = lian_facts_new ();
  for (guint i = 0; i < item->facts->len; i++)
    {
      const LianCaseFact *fact = item->facts->pdata[i];
      if (fact->value == NULL)
        lian_facts_set_null (facts, fact->fact);
      else if (fact->number)
        lian_facts_set_number (facts, fact->fact, fact->value);
      else if (fact->truth)
        lian_facts_set_truth (facts, fact->fact, lian_truth_from_text (fact->value));
      else
        lian_facts_set_string (facts, fact->fact, fact->value);
    }
  g_ptr_array_add (bench->facts, facts);
}

static gboolean
load_all (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (LianCase) item
          = bench->load (txn, lian_record_get_id (activities->pdata[i]), error);
      if (item == NULL)
        return FALSE;
      if (bench->facts->len < activities->len)
        keep_facts (bench, item);
    }
  return TRUE;
}

static BenchTime
read_cases (Bench *bench, Load load)
{
  g_autoptr (GError) error = NULL;
  bench->load = load;
  BenchTime start = bench_now ();
  lian_store_read (bench->base.store, load_all, bench, &error);
  g_assert_no_error (error);
  return bench_since (start);
}

static BenchTime
explained (gpointer data)
{
  return read_cases (data, lian_case_load);
}

static BenchTime
brief (gpointer data)
{
  return read_cases (data, lian_case_load_brief);
}

static BenchTime
tables (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  for (guint i = 0; i < bench->facts->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianFeelValue) value = lian_rulebook_evaluate (
          bench->rulebook, "recommended_form", bench->facts->pdata[i], NULL, &error);
      g_assert_no_error (error);
    }
  return bench_since (start);
}

int
main (void)
{
  static const BenchPair full = { "cases with every explanation", explained, "cases without", brief };
  static const BenchPair list = { "cases for a list", brief, "their decision tables alone", tables };
  g_autoptr (GError) error = NULL;
  lian_i18n_init ("en");
  Bench bench = { .base = lian_test_base_new () };
  bench.facts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_facts_unref);
  bench.rulebook = lian_rulebook_new_shipped (&error);
  g_assert_no_error (error);
  lian_sample_load (bench.base.store, &error);
  g_assert_no_error (error);
  brief (&bench);
  g_print ("the sample: %u cases; times are for all of them\n", bench.facts->len);
  bench_compare (&full, 5, &bench);
  bench_compare (&list, 5, &bench);
  g_ptr_array_unref (bench.facts);
  lian_rulebook_unref (bench.rulebook);
  lian_test_base_clear (&bench.base);
  return 0;
}
