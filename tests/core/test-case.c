/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Gathering the facts of a case. */
#include "lian-case.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-words.h"

#include <string.h>

typedef struct
{
  gint64 activity;
  gboolean brief;
  LianCase *found;
} Load;

static gboolean
load (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *job = data;
  job->found = job->brief ? lian_case_load_brief (txn, job->activity, error)
                          : lian_case_load (txn, job->activity, error);
  return job->found != NULL;
}

static LianCase *
load_case (LianStore *store, gint64 activity, gboolean brief)
{
  g_autoptr (GError) error = NULL;
  Load job = { activity, brief, NULL };
  lian_store_read (store, load, &job, &error);
  g_assert_no_error (error);
  return job.found;
}

static const char *
value_of (const LianCase *one, const char *fact)
{
  const LianCaseFact *found = lian_case_find_fact (one, fact);
  g_assert_nonnull (found);
  return found->value;
}

static void
test_ready (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianTestCase test = lian_test_case_new (base.store);
  g_autoptr (LianCase) one = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (one, "trade_class"), ==, "MANUFACTURE");
  g_assert_cmpstr (value_of (one, "other_conditions_ok"), ==, "yes");
  g_assert_cmpstr (value_of (one, "months_since_joining"), ==, "15");
  g_assert_null (value_of (one, "storefront"));
  g_assert_cmpstr (lian_case_get_recommended (one, 0), ==, "CENTRALISE");
  g_assert_true (lian_case_has_rule (one, "M1"));
  g_assert_cmpint (one->section, ==, LIAN_CASE_NEVER);
}

/* A1: all further conditions must hold; one that nobody knows makes the whole unknown. */
static void
test_other_conditions (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianTestCase test = lian_test_case_new (base.store);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, test.activity);
  const char *row[] = { "activity", owner, "fact", "other", "name", "电力", "value", "yes", NULL };
  gint64 condition = lian_test_insert (base.store, "readiness", row);
  g_autoptr (LianCase) yes = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (yes, "other_conditions_ok"), ==, "yes");
  lian_test_set (base.store, "readiness", condition, "value", NULL);
  g_autoptr (LianCase) open = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (open, "other_conditions_ok"), ==, "unknown");
  lian_test_set (base.store, "readiness", condition, "value", "no");
  g_autoptr (LianCase) no = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (no, "other_conditions_ok"), ==, "no");
  g_assert_true (lian_case_has_rule (no, "M2a"));
}

/* The class of the activity, else of its trade, else of its co-operative. */
static void
test_trade_class (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianTestCase test = lian_test_case_new (base.store);
  lian_test_set (base.store, "cooperative", test.cooperative, "trade_class", "REPAIR_SERVICE");
  lian_test_set (base.store, "activity", test.activity, "trade_class", NULL);
  g_autoptr (LianCase) inherited = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (inherited, "trade_class"), ==, "REPAIR_SERVICE");
  const char *trade[] = { "name_zh", "铁器", "trade_class", "MANUFACTURE", NULL };
  g_autofree char *id
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_test_insert (base.store, "trade", trade));
  lian_test_set (base.store, "activity", test.activity, "trade", id);
  g_autoptr (LianCase) by_trade = load_case (base.store, test.activity, FALSE);
  g_assert_cmpstr (value_of (by_trade, "trade_class"), ==, "MANUFACTURE");
}

/* R3 goes point by point; above a fifth of the points the officer is told (A8). */
static void
test_points (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianTestCase test = lian_test_case_new (base.store);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, test.cooperative);
  lian_test_set (base.store, "activity", test.activity, "trade_class", "REPAIR_SERVICE");
  const char *good[] = { "cooperative", owner, "name_zh", "东街", "unreasonable", "no", NULL };
  const char *bad[] = { "cooperative", owner, "name_zh", "西街", "unreasonable", "yes",
                        "investigated", "yes", "adjustment_prepared", "no", NULL };
  const char *closed[] = { "cooperative", owner, "name_zh", "南街", "closed", "1955-12-01", NULL };
  const char *before[] = { "cooperative", owner, "name_zh", "北街", "closed", "1950-12-01", NULL };
  lian_test_insert (base.store, "service_point", good);
  lian_test_insert (base.store, "service_point", bad);
  lian_test_insert (base.store, "service_point", closed);
  lian_test_insert (base.store, "service_point", before);
  g_autoptr (LianCase) one = load_case (base.store, test.activity, FALSE);
  guint points = 0, adjusted = 0;
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      if (!g_str_equal (part->type, "service_point"))
        continue;
      points++;
      for (guint f = 0; f < part->findings->len; f++)
        if (g_str_equal (((LianOpinionFinding *) part->findings->pdata[f])->outcome, "ADJUST_POINT"))
          adjusted++;
    }
  g_assert_cmpuint (points, ==, 2);
  g_assert_cmpuint (adjusted, ==, 1);
  g_assert_cmpuint (lian_opinion_get_percent (one->rulebook, "adjust_share"), ==, 20);
  g_assert_cmpuint (lian_opinion_get_percent (one->rulebook, "no_such_share"), ==, 100);
  g_assert_cmpuint (one->hints->len, ==, 1);
  g_autofree char *hint = lian_words_dup_hint ("en", one->hints->pdata[0]);
  /* The one to be adjusted and the one closed this winter; not the one closed years ago. */
  g_assert_nonnull (strstr (hint, "2 of 3 points"));
  g_assert_nonnull (strstr (hint, "A8"));
  g_assert_nonnull (strstr (hint, "20 %"));
  g_assert_cmpstr (value_of (one, "unreasonable"), ==, "yes");
}

static gboolean
count_effects (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *job = data;
  g_autoptr (LianCase) one = lian_case_load (txn, job->activity, error);
  g_assert_no_error (error != NULL ? *error : NULL);
  LianCaseEffects effects = lian_case_count_effects (one, txn);
  g_autoptr (GPtrArray) words = lian_words_list_effects ("en", one, &effects);
  g_assert_cmpint (effects.persons, ==, -1);
  g_assert_cmpuint (effects.points, ==, 3);
  g_assert_cmpuint (effects.neighbourhoods, ==, 2);
  g_assert_cmpint (effects.residents, ==, 1200);
  g_assert_cmpuint (effects.uncounted, ==, 1);
  g_assert_true (g_ptr_array_find_with_equal_func (words, "not recorded", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (
      words, "1200 in 1 neighbourhoods; of 1 more the number is not recorded", g_str_equal, NULL));
  return TRUE;
}

/* Residents are counted once for each neighbourhood, and a missing number is not nought. */
static void
test_effects (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianTestCase test = lian_test_case_new (base.store);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, test.cooperative);
  const char *east[] = { "name_zh", "东街", "residents", "1200", NULL };
  const char *west[] = { "name_zh", "西街", NULL };
  g_autofree char *counted = g_strdup_printf (
      "%" G_GINT64_FORMAT, lian_test_insert (base.store, "neighbourhood", east));
  g_autofree char *open = g_strdup_printf (
      "%" G_GINT64_FORMAT, lian_test_insert (base.store, "neighbourhood", west));
  const char *places[] = { counted, counted, open };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *point[] = { "cooperative", owner, "name_zh", "店", "neighbourhood", places[i], NULL };
      lian_test_insert (base.store, "service_point", point);
    }
  lian_test_set (base.store, "activity", test.activity, "persons", NULL);
  g_autoptr (GError) error = NULL;
  Load job = { test.activity, FALSE, NULL };
  lian_store_read (base.store, count_effects, &job, &error);
  g_assert_no_error (error);
}

/* The quick answer and the explained one agree on everything that a receipt holds. */
static void
test_brief (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  for (gint64 i = 2001; i <= 2066; i += 5)
    {
      gint64 activity = ((gint64) LIAN_SAMPLE_OFFICE << 40) + i;
      g_autoptr (LianCase) brief = load_case (base.store, activity, TRUE);
      g_autoptr (LianCase) full = load_case (base.store, activity, FALSE);
      g_assert_cmpstr (brief->receipt, ==, full->receipt);
    }
}

/* Whatever explains a case in a list is in its whole explanation. */
static gboolean
check_listed (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (gint64 i = 2001; i <= 2066; i += 5)
    {
      gint64 activity = ((gint64) LIAN_SAMPLE_OFFICE << 40) + i;
      g_autoptr (LianCase) listed = lian_case_load_listed (txn, activity, error);
      g_autoptr (LianCase) whole = lian_case_load (txn, activity, error);
      guint n = 0;
      g_assert_nonnull (listed);
      g_assert_nonnull (whole);
      for (guint c = 0; c < whole->opinion->change->len; c++)
        n += ((LianOpinionPath *) whole->opinion->change->pdata[c])->facts->len <= 2;
      g_assert_cmpuint (listed->opinion->change->len, ==, n);
      g_assert_cmpuint (listed->opinion->why_not->len, ==, whole->opinion->why_not->len);
      g_assert_cmpint (listed->section, ==, whole->section);
      if (listed->decisions->len > 0)
        g_assert_cmpstr (listed->receipt, ==, whole->receipt);
      else
        g_assert_null (listed->receipt);
    }
  return TRUE;
}

static void
test_listed (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  lian_store_read (base.store, check_listed, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GPtrArray *items;
  guint counted;
} Queue;

static gboolean
list_queue (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Queue *queue = data;
  queue->items = lian_case_list_queue (txn, cancellable, error);
  return queue->items != NULL && lian_case_count_queue (txn, &queue->counted, cancellable, error);
}

static void
test_queue (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianTestCase test = lian_test_case_new (base.store);
  Queue queue = { 0 };
  lian_store_read (base.store, list_queue, &queue, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (queue.items->len, ==, 1);
  g_assert_cmpuint (queue.counted, ==, 1);
  const LianQueueItem *item = queue.items->pdata[0];
  g_assert_cmpint (item->activity, ==, test.activity);
  g_assert_cmpint (item->section, ==, LIAN_CASE_NEVER);
  g_ptr_array_unref (queue.items);
  lian_test_set (base.store, "cooperative", test.cooperative, "status", "DISSOLVED");
  lian_store_read (base.store, list_queue, &queue, &error);
  g_assert_cmpuint (queue.items->len, ==, 0);
  g_assert_cmpuint (queue.counted, ==, 0);
  g_ptr_array_unref (queue.items);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/ready", test_ready);
  g_test_add_func ("/case/other-conditions", test_other_conditions);
  g_test_add_func ("/case/trade-class", test_trade_class);
  g_test_add_func ("/case/points", test_points);
  g_test_add_func ("/case/effects", test_effects);
  g_test_add_func ("/case/brief", test_brief);
  g_test_add_func ("/case/listed", test_listed);
  g_test_add_func ("/case/queue", test_queue);
  return g_test_run ();
}
