/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Open contracts of a co-operative that changes: what it still owes goes to its successor.
 *
 * What it delivered stays its own.  A signed contract changes by an amendment only, so each one that is
 * touched gets one, with the resolution as its reason. */
#include "lian-contract-life.h"
#include "lian-contract-state.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reorganise-private.h"
#include "lian-text.h"
#include "lian-types-private.h"

static gboolean
is_open (const LianRecord *contract)
{
  const char *state = contract != NULL ? lian_record_get_text (contract, "state") : NULL;
  return g_strcmp0 (state, "DRAFT") == 0 || g_strcmp0 (state, "SIGNED") == 0
         || g_strcmp0 (state, "EXECUTING") == 0;
}

static void
touch_contract (GHashTable *amended, const LianRecord *contract)
{
  gint64 id = lian_record_get_id (contract);
  if (g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") != 0)
    g_hash_table_add (amended, g_memdup2 (&id, sizeof id));
}

/* The place to which the contract goes; the key names contracts, not their lines. */
static gint64
successor_of (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *contract)
{
  static const LianCarried kind = { "contract", "signing_cooperative", NULL, NULL };
  return _lian_reorganise_id (wish, _lian_reorganise_place (txn, wish, &kind, contract));
}

typedef struct
{
  gint64 line;
  gint64 cooperative;
  gint64 kept;
} Delivered;

/* LianTxnRule: what was delivered and not sent back. */
static void
sum_up_delivered (LianCheck *c, gpointer data)
{
  Delivered *self = data;
  g_autoptr (GPtrArray) deliveries = c->list (c->data, "delivery", "contract_line", self->line);
  for (guint i = 0; i < deliveries->len; i++)
    if (lian_record_get_number (deliveries->pdata[i], "cooperative") == self->cooperative)
      self->kept += _lian_delivery_kept (c, deliveries->pdata[i]);
}

static LianRecord *
find_allotment (LianTxn *txn, gint64 line, gint64 cooperative)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("allotment"), "contract_line", line);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "cooperative") == cooperative)
      return lian_record_copy (all->pdata[i]);
  return NULL;
}

static gboolean
give (LianTxn *txn, const LianRecord *allotment, gint64 to, gint64 quantity, GError **error)
{
  g_autoptr (LianRecord) other
      = find_allotment (txn, lian_record_get_number (allotment, "contract_line"), to);
  gboolean is_new = other == NULL;
  if (is_new)
    {
      other = lian_record_copy (allotment);
      lian_record_set_id (other, 0);
      lian_record_set_number (other, "cooperative", to);
      lian_record_set_number (other, "quantity", 0);
    }
  lian_record_set_number (other, "quantity", lian_record_get_number (other, "quantity") + quantity);
  return is_new ? lian_txn_insert (txn, other, error) : lian_txn_update (txn, other, error);
}

/* The rest of an allotment goes over: as it is where nothing was delivered and the successor has none. */
static gboolean
hand_over (LianTxn *txn, const LianRecord *allotment, gint64 to, gint64 delivered, GError **error)
{
  gint64 quantity = lian_record_get_number (allotment, "quantity");
  g_autoptr (LianRecord) mine = lian_record_copy (allotment);
  g_autoptr (LianRecord) other
      = find_allotment (txn, lian_record_get_number (allotment, "contract_line"), to);
  if (delivered == 0 && other == NULL)
    {
      lian_record_set_number (mine, "cooperative", to);
      return lian_txn_update (txn, mine, error);
    }
  if (!give (txn, allotment, to, quantity - delivered, error))
    return FALSE;
  lian_record_set_number (mine, "quantity", delivered);
  return delivered > 0 ? lian_txn_update (txn, mine, error)
                       : lian_txn_delete (txn, lian_type_find ("allotment"), lian_record_get_id (mine), error);
}

static gboolean
carry_allotment (LianTxn *txn, LianReorganiseRequest *wish, const LianRecord *allotment, gint64 from,
                 GHashTable *amended, GError **error)
{
  gint64 id = lian_record_get_number (allotment, "contract_line");
  g_autoptr (LianRecord) line = lian_txn_load (txn, lian_type_find ("contract_line"), id);
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), lian_record_get_number (line, "contract"));
  Delivered delivered = { id, from, 0 };
  if (!is_open (contract))
    return TRUE;
  gint64 to = successor_of (txn, wish, contract);
  lian_txn_ask (txn, sum_up_delivered, &delivered);
  if (to == from || delivered.kept >= lian_record_get_number (allotment, "quantity"))
    return TRUE;
  touch_contract (amended, contract);
  return _lian_reorganise_note (txn, wish, line, from, to, error)
         && hand_over (txn, allotment, to, delivered.kept, error);
}

static gboolean
carry_signatory (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *contract, gint64 from,
                 GHashTable *amended, GError **error)
{
  gint64 to = is_open (contract) ? successor_of (txn, wish, contract) : from;
  if (to == from)
    return TRUE;
  touch_contract (amended, contract);
  lian_record_set_number (contract, "signing_cooperative", to);
  return _lian_reorganise_note (txn, wish, contract, from, to, error)
         && lian_txn_update (txn, contract, error);
}

/**
 * _lian_reorganise_contracts:
 * @txn: a write
 * @wish: the request
 * @from: a co-operative that there was
 * @amended: (element-type gint64): signed contracts that were changed; added to
 * @error: return location
 *
 * Gives what is open of its contracts to its successors.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_contracts (LianTxn *txn, LianReorganiseRequest *wish, gint64 from, GHashTable *amended,
                            GError **error)
{
  g_autoptr (GPtrArray) signs
      = lian_txn_list (txn, lian_type_find ("contract"), "signing_cooperative", from);
  g_autoptr (GPtrArray) makes = lian_txn_list (txn, lian_type_find ("allotment"), "cooperative", from);
  for (guint i = 0; i < signs->len; i++)
    if (!carry_signatory (txn, wish, signs->pdata[i], from, amended, error))
      return FALSE;
  for (guint i = 0; i < makes->len; i++)
    if (!carry_allotment (txn, wish, makes->pdata[i], from, amended, error))
      return FALSE;
  return TRUE;
}

/**
 * _lian_reorganise_amend:
 * @txn: a write
 * @wish: the request
 * @amended: (element-type gint64): signed contracts that were changed
 * @error: return location
 *
 * Makes each of them a new version.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_amend (LianTxn *txn, LianReorganiseRequest *wish, GHashTable *amended, GError **error)
{
  GHashTableIter iter;
  gpointer contract;
  const LianAmend amend = { wish->on, wish->agreed_with, wish->resolution };
  wish->n_amended = g_hash_table_size (amended);
  if (wish->n_amended > 0 && lian_text_is_blank (wish->agreed_with))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                   _ ("signed contracts go to the successor: %u; say with whom their amendment was agreed"),
                   wish->n_amended);
      return FALSE;
    }
  g_hash_table_iter_init (&iter, amended);
  while (g_hash_table_iter_next (&iter, &contract, NULL))
    if (!lian_contract_amend (txn, *(gint64 *) contract, &amend, error))
      return FALSE;
  return TRUE;
}
