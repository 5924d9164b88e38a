/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sample federation: it loads whole, as one act, can be taken back, and shows everything that
 * the rules and the record types know. */
#include "lian-case.h"
#include "lian-case-compare.h"
#include "lian-edition.h"
#include "lian-format.h"
#include "lian-kept.h"
#include "lian-member-account.h"
#include "lian-rulebook.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text.h"

static gboolean
check_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/lianshe/core/sample/%s.csv", types[i]->id);
      gboolean has_table
          = g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      /* A file is in no table. */
      gboolean is_file = g_str_equal (types[i]->id, "attachment");
      g_assert_cmpint (lian_txn_count (txn, types[i]) > 0, ==, has_table || is_file);
    }
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  g_assert_cmpuint (settings->len, ==, 1);
  g_assert_cmpint (lian_record_get_number (settings->pdata[0], "office"), ==, LIAN_SAMPLE_OFFICE);
  gint64 base = (gint64) LIAN_SAMPLE_OFFICE << 40;
  g_autoptr (LianRecord) activity = lian_txn_load (txn, lian_type_find ("activity"), base | 2001);
  g_assert_nonnull (activity);
  g_assert_cmpint (lian_record_get_number (activity, "cooperative"), ==, base | 1001);
  g_autoptr (GPtrArray) kept = lian_txn_list_all (txn, lian_type_find ("kept_warning"));
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (lian_record_get_number (kept->pdata[i], "record") >> 40, ==,
                     LIAN_SAMPLE_OFFICE);
  return TRUE;
}

/* The rules still find what was kept, and say it in the language of who reads it. */
static gboolean
read_kept (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) kept = lian_txn_list_all (txn, lian_type_find ("kept_warning"));
  g_assert_cmpuint (kept->len, ==, 3);
  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *zh = lian_kept_dup_message (txn, kept->pdata[i], "zh_CN");
      g_autofree char *en = lian_kept_dup_message (txn, kept->pdata[i], "en");
      g_autofree char *own = lian_kept_dup_message (txn, kept->pdata[i], NULL);
      g_assert_true (lian_text_has_han (zh));
      g_assert_false (lian_text_has_han (en));
      g_assert_cmpstr (own, ==, en);
      /* What no rule finds any more is shown as it was kept. */
      lian_record_set_text (kept->pdata[i], "code", "gone");
      g_autofree char *old = lian_kept_dup_message (txn, kept->pdata[i], "en");
      g_assert_cmpstr (old, ==, lian_record_get_text (kept->pdata[i], "message"));
    }
  return TRUE;
}

static gboolean
insert_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", "Later");
  return lian_txn_insert (txn, city, error);
}

static void
test_load (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = lian_test_base_dump (&base);
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (base.store, check_job, NULL, NULL));
  g_assert_cmpint (lian_store_get_working_date (base.store), !=, 0);

  /* Ids that came with the tables are not given out again. */
  for (int i = 0; i < 3; i++)
    {
      lian_store_write (base.store, "later", NULL, insert_job, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (int i = 0; i < 4; i++)
    {
      lian_store_undo (base.store, 0, NULL, &error);
      g_assert_no_error (error);
    }
  g_autofree char *undone = lian_test_base_dump (&base);
  g_assert_cmpstr (undone, ==, empty);
}

/* --- what is in it ------------------------------------------------------------------- */

/* Values of a field over all records of a type, each once. */
static GHashTable *
values_of (LianTxn *txn, const char *type, const char *field)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) records = lian_txn_list_all (txn, lian_type_find (type));
  int place = lian_type_field (lian_type_find (type), field);
  for (guint i = 0; i < records->len; i++)
    if (!lian_record_is_empty_at (records->pdata[i], place))
      g_hash_table_add (values, lian_format_plain (records->pdata[i], place, NULL));
  return values;
}

static void
assert_at_least (LianTxn *txn, const char *type, gint64 least)
{
  g_test_message ("%s", type);
  g_assert_cmpint (lian_txn_count (txn, lian_type_find (type)), >=, least);
}

/* Every choice of the field occurs. */
static void
assert_all_choices (LianTxn *txn, const char *type, const char *field)
{
  g_autoptr (GHashTable) values = values_of (txn, type, field);
  const LianChoice *choices = lian_type_get_field (lian_type_find (type), field)->choices;
  for (guint i = 0; choices[i].value != NULL; i++)
    {
      g_test_message ("%s.%s: %s", type, field, choices[i].value);
      g_assert_true (g_hash_table_contains (values, choices[i].value));
    }
}

/* Neighbourhoods with a point or a round. */
static guint
count_served (LianTxn *txn)
{
  g_autoptr (GHashTable) points = values_of (txn, "service_point", "neighbourhood");
  g_autoptr (GHashTable) rounds = values_of (txn, "round", "neighbourhood");
  GHashTableIter iter;
  gpointer neighbourhood;
  g_hash_table_iter_init (&iter, rounds);
  while (g_hash_table_iter_next (&iter, &neighbourhood, NULL))
    g_hash_table_add (points, g_strdup (neighbourhood));
  return g_hash_table_size (points);
}

static gboolean
count_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) trades = values_of (txn, "cooperative", "trade");
  assert_at_least (txn, "cooperative", 60);
  assert_at_least (txn, "neighbourhood", 40);
  assert_at_least (txn, "contract", 40);
  g_assert_cmpint (lian_txn_count (txn, lian_type_find ("service_point"))
                       + lian_txn_count (txn, lian_type_find ("round")),
                   >=, 300);
  g_assert_cmpuint (g_hash_table_size (trades), >=, 20);
  g_assert_cmpuint (count_served (txn), >=, 40);
  assert_all_choices (txn, "cooperative", "trade_class");
  assert_all_choices (txn, "cooperative", "stage");
  assert_all_choices (txn, "trade", "arr_class");
  assert_all_choices (txn, "relation", "state");
  assert_all_choices (txn, "relation", "relation_kind");
  assert_all_choices (txn, "contract", "contract_type");
  assert_all_choices (txn, "contract", "state");
  assert_all_choices (txn, "contract", "signatory");
  assert_all_choices (txn, "contract_material", "material_source");
  assert_all_choices (txn, "decision", "state");
  return TRUE;
}

/* The books of the group come to what its record says; one is in arrears, one was docked. */
static gboolean
shares_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 group = (gint64) LIAN_SAMPLE_OFFICE << 40 | 1031;
  gint64 subscribed = 0, paid = 0, arrears = 0, docked = 0, deposit = 0;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), group);
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", group);
  g_autoptr (GPtrArray) entries = lian_txn_list (txn, lian_type_find ("journal_entry"), "cooperative", group);
  g_autoptr (GPtrArray) terms = lian_txn_list (txn, lian_type_find ("share_terms"), "cooperative", group);
  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (LianMemberAccount) account = lian_member_account_new (
          entries, terms, lian_record_get_id (members->pdata[i]), lian_txn_get_working_date (txn));
      for (guint k = 0; k < account->shares->len; k++)
        {
          const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, k);
          subscribed += share->subscribed;
          paid += share->paid;
          arrears += share->arrears;
        }
      docked += account->docked;
      deposit += account->deposit;
    }
  g_assert_cmpint (subscribed, ==, lian_record_get_number (record, "share_called"));
  g_assert_cmpint (paid, ==, lian_record_get_number (record, "share_paid"));
  g_assert_cmpint (arrears, ==, 100);
  g_assert_cmpint (docked, ==, 200);
  g_assert_cmpint (deposit, ==, 7400);
  return TRUE;
}

/* Beside an activity stand all others of its trade, itself first, and no other trade's. */
static gboolean
compare_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("activity");
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, type);
  gint64 own = lian_record_get_id (all->pdata[0]);
  gint64 trade = lian_record_get_number (all->pdata[0], "trade");
  guint left_out, expected = 0;
  g_autoptr (GPtrArray) cases = lian_case_list_of_trade (txn, own, &left_out, NULL, error);
  g_autoptr (GPtrArray) facts = cases != NULL ? lian_case_list_compared (cases) : NULL;
  g_assert_nonnull (cases);
  for (guint i = 0; i < all->len; i++)
    expected += lian_record_get_number (all->pdata[i], "trade") == trade;
  g_assert_cmpuint (cases->len, ==, expected);
  g_assert_cmpuint (cases->len, >, 1);
  g_assert_cmpint (((const LianCase *) cases->pdata[0])->activity, ==, own);
  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (LianRecord) record
          = lian_txn_load (txn, type, ((const LianCase *) cases->pdata[i])->activity);
      g_assert_cmpint (lian_record_get_number (record, "trade"), ==, trade);
    }
  g_assert_cmpuint (facts->len, >, 20);
  g_assert_false (lian_case_facts_differ (cases, "trade_class"));
  return TRUE;
}

static void
add_rules (GHashTable *fired, const GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_hash_table_add (fired, g_strdup (((const LianOpinionFinding *) findings->pdata[i])->rule));
}

static void
add_case (LianTxn *txn, gint64 activity, GHashTable *fired)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianCase) one = lian_case_load_brief (txn, activity, &error);
  g_assert_no_error (error);
  add_rules (fired, one->opinion->findings);
  for (guint i = 0; i < one->parts->len; i++)
    add_rules (fired, ((const LianCasePart *) one->parts->pdata[i])->findings);
  if (g_strv_contains ((const char *const *) one->opinion->steps, "X1"))
    g_hash_table_add (fired, g_strdup ("X1"));
}

static gboolean
buys_itself (LianTxn *txn, const LianRecord *contract)
{
  g_autoptr (GPtrArray) materials = lian_txn_list (txn, lian_type_find ("contract_material"),
                                                   "contract", lian_record_get_id (contract));
  for (guint i = 0; i < materials->len; i++)
    if (g_strcmp0 (lian_record_get_text (materials->pdata[i], "material_source"), "SELF") == 0)
      return TRUE;
  return FALSE;
}

/* C1 and C2 from the contract, C3 from where its material comes from. */
static void
add_contract (LianTxn *txn, const LianRecord *contract, GHashTable *fired)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRecord) orderer = lian_txn_load (txn, lian_type_find ("partner"),
                                                  lian_record_get_number (contract, "orderer"));
  const char *signatory = lian_record_get_text (contract, "signatory");
  g_autofree char *signs = g_strdup_printf (
      "{\"contract_type\": \"%s\", \"buyer_kind\": \"%s\", \"signatory\": \"%s\"}",
      lian_record_get_text (contract, "contract_type"),
      lian_record_get_text (orderer, "partner_kind"), signatory != NULL ? signatory : "");
  g_autofree char *buys
      = g_strdup_printf ("{\"self_purchase\": %s}", buys_itself (txn, contract) ? "true" : "false");
  g_autoptr (GPtrArray) signature = lian_opinion_list_findings (
      lian_edition_get_in_force (txn, &error), "contract_signature", signs, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) plan = lian_opinion_list_findings (
      lian_edition_get_in_force (txn, &error), "material_plan", buys, &error);
  g_assert_no_error (error);
  add_rules (fired, signature);
  add_rules (fired, plan);
}

static gboolean
rules_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) fired = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_shipped (error);
  g_assert_nonnull (rulebook);
  for (guint i = 0; i < activities->len; i++)
    add_case (txn, lian_record_get_id (activities->pdata[i]), fired);
  for (guint i = 0; i < contracts->len; i++)
    add_contract (txn, contracts->pdata[i], fired);
  g_autoptr (GArray) rules = lian_rulebook_list_rules (rulebook);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *rule = g_array_index (rules, LianRuleInfo, i).rule;
      g_test_message ("%s", rule);
      g_assert_true (g_hash_table_contains (fired, rule));
    }
  return TRUE;
}

static void
test_contents (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  lian_sample_decide (base.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lian_store_get_working_date (base.store), ==, lian_date_new (1956, 4, 15));
  g_assert_true (lian_store_read (base.store, count_job, NULL, NULL));
  g_assert_true (lian_store_read (base.store, rules_job, NULL, NULL));
  g_assert_true (lian_store_read (base.store, compare_job, NULL, NULL));
  g_assert_true (lian_store_read (base.store, shares_job, NULL, NULL));
  g_assert_true (lian_store_read (base.store, read_kept, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/load", test_load);
  g_test_add_func ("/sample/contents", test_contents);
  return g_test_run ();
}
