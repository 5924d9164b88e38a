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

/* Where the contract goes from a co-operative; the key names contracts, not their lines. */
static guint
successor_of (const LianReorganiseRequest *wish, const LianRecord *contract, gint64 from)
{
  gpointer place;
  gint64 id = lian_record_get_id (contract);
  return g_hash_table_lookup_extended (wish->key, &id, NULL, &place) ? GPOINTER_TO_UINT (place)
                                                                      : _lian_reorganise_rest (wish, from);
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

void
_lian_owed_clear (LianOwed *owed)
{
  g_clear_pointer (&owed->line, lian_record_free);
  g_clear_pointer (&owed->contract, lian_record_free);
}

/**
 * _lian_reorganise_owes:
 * @txn: the base
 * @wish: the request
 * @allotment: an allotment
 * @from: its co-operative
 * @owed: (out caller-allocates): its line and contract, where what is left of it goes, and how much
 *   was delivered
 *
 * Returns: whether something of it goes to another co-operative
 */
gboolean
_lian_reorganise_owes (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *allotment, gint64 from,
                       LianOwed *owed)
{
  gint64 id = lian_record_get_number (allotment, "contract_line");
  Delivered delivered = { id, from, 0 };
  owed->line = lian_txn_load (txn, lian_type_find ("contract_line"), id);
  owed->contract
      = lian_txn_load (txn, lian_type_find ("contract"), lian_record_get_number (owed->line, "contract"));
  if (!is_open (owed->contract))
    return FALSE;
  owed->place = successor_of (wish, owed->contract, from);
  lian_txn_ask (txn, sum_up_delivered, &delivered);
  owed->delivered = delivered.kept;
  return owed->place != _lian_reorganise_place_of (wish, from)
         && delivered.kept < lian_record_get_number (allotment, "quantity");
}

static gboolean
carry_allotment (LianTxn *txn, LianReorganiseRequest *wish, const LianRecord *allotment, gint64 from,
                 GHashTable *amended, GError **error)
{
  g_auto (LianOwed) owed = { 0 };
  if (!_lian_reorganise_owes (txn, wish, allotment, from, &owed))
    return TRUE;
  gint64 to = _lian_reorganise_id (wish, owed.place);
  touch_contract (amended, owed.contract);
  return _lian_reorganise_note (txn, wish, owed.line, from, to, error)
         && hand_over (txn, allotment, to, owed.delivered, error);
}

/**
 * _lian_reorganise_signs:
 * @wish: the request
 * @contract: a contract that @from signs
 * @from: a co-operative that there was
 * @place: (out): where it goes
 *
 * Returns: whether it is open and goes to another co-operative
 */
gboolean
_lian_reorganise_signs (const LianReorganiseRequest *wish, const LianRecord *contract, gint64 from, guint *place)
{
  *place = successor_of (wish, contract, from);
  return is_open (contract) && *place != _lian_reorganise_place_of (wish, from);
}

static gboolean
carry_signatory (LianTxn *txn, LianReorganiseRequest *wish, LianRecord *contract, gint64 from,
                 GHashTable *amended, GError **error)
{
  guint place;
  if (!_lian_reorganise_signs (wish, contract, from, &place))
    return TRUE;
  gint64 to = _lian_reorganise_id (wish, place);
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
