/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What deliveries can be shown of: all contracts, one of them, one of its lines, one co-operative. */
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-overview-charts.h"

static gboolean
counts (LianTxn *txn, gint64 contract)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  return lian_contract_binds (record);
}

static void
scope_free (gpointer data)
{
  LianOverviewScope *scope = data;
  g_free (scope->name);
  g_free (scope);
}

static void
add_scope (GPtrArray *scopes, const char *type, gint64 id, char *name)
{
  LianOverviewScope *scope = g_new0 (LianOverviewScope, 1);
  *scope = (LianOverviewScope){ type, id, name };
  g_ptr_array_add (scopes, scope);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LianOverviewScope *one = *(LianOverviewScope *const *) a;
  const LianOverviewScope *other = *(LianOverviewScope *const *) b;
  return g_utf8_collate (one->name, other->name);
}

static void
add_sorted (GPtrArray *scopes, GPtrArray *more)
{
  g_ptr_array_sort (more, compare_names);
  g_ptr_array_extend_and_steal (scopes, more);
}

static GPtrArray *
list_contracts (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = lian_record_get_id (contracts->pdata[i]);
      if (!counts (txn, id))
        continue;
      g_autofree char *number = lian_txn_title (txn, lian_type_find ("contract"), id);
      g_autofree char *orderer
          = lian_txn_title (txn, lian_type_find ("partner"),
                            lian_record_get_number (contracts->pdata[i], "orderer"));
      add_scope (scopes, "contract", id, lian_isolate_join (" · ", number, orderer, NULL));
    }
  return scopes;
}

static GPtrArray *
list_cooperatives (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  g_autoptr (GPtrArray) allotments = lian_txn_list_all (txn, lian_type_find ("allotment"));
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 id = lian_record_get_number (allotments->pdata[i], "cooperative");
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        add_scope (scopes, "cooperative", id,
                   lian_txn_title (txn, lian_type_find ("cooperative"), id));
    }
  return scopes;
}

/**
 * lian_overview_list_scopes:
 * @txn: the base
 *
 * Returns: (transfer full) (element-type LianOverviewScope): what the deliveries can be shown of:
 *   all, then each contract in force, then each co-operative with an allotment
 */
GPtrArray *
lian_overview_list_scopes (LianTxn *txn)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  add_scope (scopes, NULL, 0, g_strdup (_ ("all contracts in force")));
  add_sorted (scopes, list_contracts (txn));
  add_sorted (scopes, list_cooperatives (txn));
  return scopes;
}

/**
 * lian_overview_list_line_scopes:
 * @txn: the base
 * @contract: a contract
 *
 * Returns: (transfer full) (element-type LianOverviewScope): the contract, which is shown in money,
 *   and each of its lines, shown in its own measure; of a contract with one line only that
 */
GPtrArray *
lian_overview_list_line_scopes (LianTxn *txn, gint64 contract)
{
  GPtrArray *scopes = g_ptr_array_new_with_free_func (scope_free);
  g_autoptr (GPtrArray) lines
      = lian_txn_list (txn, lian_type_find ("contract_line"), "contract", contract);
  g_autofree char *number = lian_txn_title (txn, lian_type_find ("contract"), contract);
  if (lines->len != 1)
    add_scope (scopes, "contract", contract,
               /* Translators: number of a contract */
               g_strdup_printf (_ ("%s, all lines in yuan"), number));
  for (guint i = 0; i < lines->len; i++)
    add_scope (scopes, "contract_line", lian_record_get_id (lines->pdata[i]),
               lian_isolate_join (" · ", number, lian_record_get_title (lines->pdata[i]), NULL));
  return scopes;
}
