/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Split links and the finding on consumers: computed from figures, confirmed by an officer. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-impact.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#include <string.h>

typedef struct
{
  LianTestBase base;
  LianTestCase people;
  gint64 process;
  gint64 link;
} Shop;

static void
shop_clear (Shop *shop)
{
  lian_test_base_clear (&shop->base);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shop, shop_clear)

static void
set_known (Shop *shop, const char *field, const char *value)
{
  if (*value != '\0')
    lian_test_set (shop->base.store, "split_link", shop->link, field, value);
}

/* A bicycle shop that sprays; the link is proposed with these figures. */
static Shop
shop_new (const char *days_after, const char *price_after, const char *evidence)
{
  Shop shop = { .base = lian_test_base_new () };
  shop.people = lian_test_case_new (shop.base.store);
  g_autofree char *activity = lian_test_dup_id (shop.people.activity);
  const char *process[] = { "activity", activity, "name_zh", "喷漆", "major_link", "yes", NULL };
  shop.process = lian_test_insert (shop.base.store, "process", process);
  g_autofree char *owner = lian_test_dup_id (shop.process);
  g_autofree char *coop = lian_test_dup_id (shop.people.cooperative);
  const char *link[] = { "process",     owner, "workshop_cooperative", coop,  "state",    "PROPOSED",
                         "days_before", "4",   "price_before",         "250", "counters", "6", NULL };
  shop.link = lian_test_insert (shop.base.store, "split_link", link);
  set_known (&shop, "days_after", days_after);
  set_known (&shop, "price_after", price_after);
  set_known (&shop, "evidence", evidence);
  return shop;
}

static gboolean
act_as (Shop *shop, gint64 person, LianTxnFunc func, LianImpactRequest *request, GError **error)
{
  lian_store_set_author (shop->base.store, person);
  return lian_store_write (shop->base.store, "x", NULL, func, request, NULL, error) != 0;
}

static gint64
propose (Shop *shop)
{
  g_autoptr (LianImpactRequest) wish = lian_impact_request_new (shop->link, NULL);
  g_autoptr (GError) error = NULL;
  act_as (shop, shop->people.clerk, lian_impact_propose_link, wish, &error);
  g_assert_no_error (error);
  return wish->finding;
}

static LianRecord *
load (Shop *shop, const char *type, gint64 id)
{
  LianRecord *record = lian_test_load (shop->base.store, type, id);
  g_assert_nonnull (record);
  return record;
}

static void
assert_value (const char *days_after, const char *price_after, const char *evidence,
              LianTruth expected)
{
  g_auto (Shop) shop = shop_new (days_after, price_after, evidence);
  gint64 id = propose (&shop);
  g_autoptr (LianRecord) finding = load (&shop, "impact_finding", id);
  g_assert_cmpint (lian_record_get_truth (finding, "value"), ==, expected);
  g_assert_cmpstr (lian_record_get_text (finding, "state"), ==, "PROPOSED");
  g_assert_cmpstr (lian_record_get_text (finding, "fact"), ==, "link_consumer_impact");
}

/* Equal is not worse; missing is not no; worse is worse whatever else is missing. */
static void
test_value (void)
{
  assert_value ("4", "250", "账", LIAN_NO);
  assert_value ("3", "240", "账", LIAN_NO);
  assert_value ("5", "250", "账", LIAN_YES);
  assert_value ("4", "251", "账", LIAN_YES);
  assert_value ("4", "250", "", LIAN_UNKNOWN);
  assert_value ("", "250", "账", LIAN_UNKNOWN);
  assert_value ("4", "", "账", LIAN_UNKNOWN);
  assert_value ("5", "", "", LIAN_YES);
}

/* The words name the figures, and a finding that waits is computed anew in its place. */
static void
test_evidence (void)
{
  g_auto (Shop) shop = shop_new ("5", "240", "slips");
  gint64 first = propose (&shop);
  g_autoptr (LianRecord) finding = load (&shop, "impact_finding", first);
  const char *words = lian_record_get_text (finding, "evidence");
  g_assert_nonnull (strstr (words, "4 days"));
  g_assert_nonnull (strstr (words, "5 days"));
  g_assert_nonnull (strstr (words, "2.50"));
  g_assert_nonnull (strstr (words, "2.40"));
  g_assert_nonnull (strstr (words, "slips"));
  lian_test_set (shop.base.store, "split_link", shop.link, "days_after", "1");
  g_assert_cmpint (propose (&shop), ==, first);
  g_autoptr (LianRecord) again = load (&shop, "impact_finding", first);
  g_assert_nonnull (strstr (lian_record_get_text (again, "evidence"), "after: 1 day."));
  g_assert_cmpint (lian_record_get_truth (again, "value"), ==, LIAN_NO);
}

static gboolean
decide (Shop *shop, gint64 person, LianTxnFunc func, gint64 finding, const char *reason)
{
  g_autoptr (LianImpactRequest) wish = lian_impact_request_new (finding, reason);
  g_autoptr (GError) error = NULL;
  gboolean done = act_as (shop, person, func, wish, &error);
  if (!done)
    g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  return done;
}

static LianTruth
fact_of (Shop *shop)
{
  g_autoptr (LianRecord) process = load (shop, "process", shop->process);
  return lian_record_get_truth (process, "link_consumer_impact");
}

static void
test_confirm (void)
{
  g_auto (Shop) shop = shop_new ("4", "240", "账");
  gint64 finding = propose (&shop);
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NOT_ASKED);
  g_assert_false (decide (&shop, shop.people.clerk, lian_impact_confirm, finding, NULL));
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NOT_ASKED);
  g_assert_true (decide (&shop, shop.people.decider, lian_impact_confirm, finding, NULL));
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NO);
  g_assert_false (decide (&shop, shop.people.decider, lian_impact_confirm, finding, NULL));
  g_assert_true (lian_store_undo (shop.base.store, 0, NULL, NULL) != 0);
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NOT_ASKED);
}

/* Unknown is nothing to confirm, and neither is what no longer fits its figures. */
static void
test_not_confirmed (void)
{
  g_auto (Shop) shop = shop_new ("4", "", "账");
  gint64 finding = propose (&shop);
  g_assert_false (decide (&shop, shop.people.decider, lian_impact_confirm, finding, NULL));
  lian_test_set (shop.base.store, "split_link", shop.link, "price_after", "240");
  finding = propose (&shop);
  lian_test_set (shop.base.store, "split_link", shop.link, "price_after", "260");
  g_assert_false (decide (&shop, shop.people.decider, lian_impact_confirm, finding, NULL));
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NOT_ASKED);
  g_assert_true (decide (&shop, shop.people.decider, lian_impact_confirm, propose (&shop), NULL));
  g_assert_cmpint (fact_of (&shop), ==, LIAN_YES);
}

static void
test_reject (void)
{
  g_auto (Shop) shop = shop_new ("4", "240", "账");
  gint64 finding = propose (&shop);
  g_assert_false (decide (&shop, shop.people.decider, lian_impact_reject, finding, "  "));
  g_assert_true (decide (&shop, shop.people.decider, lian_impact_reject, finding, "账不全"));
  g_assert_cmpint (fact_of (&shop), ==, LIAN_NOT_ASKED);
  /* What was rejected stays; the next one stands beside it. */
  g_assert_cmpint (propose (&shop), !=, finding);
}

static gboolean
set_in_force (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Shop *shop = data;
  g_autoptr (LianRecord) link = lian_txn_load (txn, lian_type_find ("split_link"), shop->link);
  lian_record_set_text (link, "state", "IN_FORCE");
  lian_record_set_text (link, "from_date", "1956-05-01");
  lian_record_set_text (link, "decided_on", "1956-04-15");
  lian_record_set_number (link, "officer", shop->people.decider);
  return lian_txn_update (txn, link, error);
}

/* R5a, R6: in force only once it is confirmed that nobody suffers, and never while worse. */
static void
test_in_force (void)
{
  g_auto (Shop) shop = shop_new ("6", "240", "账");
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (shop.base.store, "x", NULL, set_in_force, &shop, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "4 days"));
  g_assert_nonnull (strstr (error->message, "6 days"));
  g_assert_nonnull (strstr (error->message, "R6"));
  g_clear_error (&error);
  lian_test_set (shop.base.store, "split_link", shop.link, "days_after", "4");
  g_assert_false (lian_store_write (shop.base.store, "x", NULL, set_in_force, &shop, NULL, NULL));
  g_assert_true (decide (&shop, shop.people.decider, lian_impact_confirm, propose (&shop), NULL));
  g_assert_true (lian_store_write (shop.base.store, "x", NULL, set_in_force, &shop, NULL, &error));
  g_assert_no_error (error);
}

/* The same of an activity as a whole: the fact, and a dated condition with the figures. */
static gboolean
count_conditions (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Shop *shop = data;
  g_autoptr (GPtrArray) rows
      = lian_txn_list (txn, lian_type_find ("readiness"), "activity", shop->people.activity);
  guint n = 0;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (lian_record_get_text (rows->pdata[i], "fact"), "consumer_impact") == 0)
      {
        n++;
        g_assert_cmpstr (lian_record_get_text (rows->pdata[i], "evidence"), ==, "走远三百米");
        g_assert_cmpint (lian_record_get_truth (rows->pdata[i], "value"), ==, LIAN_YES);
      }
  g_assert_cmpuint (n, ==, 1);
  return TRUE;
}

static void
test_activity (void)
{
  g_auto (Shop) shop = shop_new ("4", "240", "账");
  g_autofree char *activity = lian_test_dup_id (shop.people.activity);
  const char *fields[] = { "activity", activity, "fact", "consumer_impact", "value", "yes",
                           "computed_on", "1956-04-01", "evidence", "走远三百米", "state",
                           "PROPOSED", NULL };
  gint64 finding = lian_test_insert (shop.base.store, "impact_finding", fields);
  g_assert_true (decide (&shop, shop.people.decider, lian_impact_confirm, finding, NULL));
  g_autoptr (LianRecord) record = load (&shop, "activity", shop.people.activity);
  g_assert_cmpint (lian_record_get_truth (record, "consumer_impact"), ==, LIAN_YES);
  g_assert_true (lian_store_read (shop.base.store, count_conditions, &shop, NULL));
}

static gboolean
remove_activity (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("activity"), *(gint64 *) data, error);
}

/* A finding names a step, a link and an activity, and goes with them. */
static void
test_removed (void)
{
  g_auto (Shop) shop = shop_new ("4", "240", "账");
  g_autoptr (GError) error = NULL;
  gint64 id = propose (&shop);
  lian_store_write (shop.base.store, "x", NULL, remove_activity, &shop.people.activity, NULL, &error);
  g_assert_no_error (error);
  lian_store_undo (shop.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (LianRecord) finding = load (&shop, "impact_finding", id);
  g_assert_cmpint (lian_record_get_number (finding, "split_link"), ==, shop.link);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/impact/value", test_value);
  g_test_add_func ("/impact/evidence", test_evidence);
  g_test_add_func ("/impact/confirm", test_confirm);
  g_test_add_func ("/impact/not-confirmed", test_not_confirmed);
  g_test_add_func ("/impact/reject", test_reject);
  g_test_add_func ("/impact/in-force", test_in_force);
  g_test_add_func ("/impact/activity", test_activity);
  g_test_add_func ("/impact/removed", test_removed);
  return g_test_run ();
}
