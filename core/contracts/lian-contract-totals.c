/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts come to in money.
 *
 * Amounts of other currencies are worth what they were on the day of signing.  Every line, penalty
 * and payment is made whole fen by itself: rounding what is grouped would let the total depend on the
 * grouping.  A payment or penalty that names no co-operative is that of the only maker; of several
 * makers nobody said who got it, and it stands in the row of what belongs to none. */
#include "lian-contract-totals.h"

#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-ratio.h"
#include "lian-totals-private.h"

static void
group_free (gpointer data)
{
  LianTotalsGroup *group = data;
  g_ptr_array_unref (group->rows);
  g_free (group->name);
  g_free (group);
}

/**
 * lian_contract_totals_free:
 * @totals: (nullable) (transfer full): totals
 */
void
lian_contract_totals_free (LianContractTotals *totals)
{
  if (totals == NULL)
    return;
  g_ptr_array_unref (totals->groups);
  g_free (totals);
}

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Who it must be, where only one makes what the contract orders; 0 where several do. */
static gint64
sole_maker (LianTotalsReading *self, const LianRecord *contract)
{
  g_autoptr (GPtrArray) makers = _lian_contract_book_list_makers (self->book, contract);
  for (guint i = 1; i < makers->len; i++)
    if (makers->pdata[i] != makers->pdata[0])
      return 0;
  return makers->len > 0 ? lian_record_get_id (makers->pdata[0])
                         : lian_record_get_number (contract, "signing_cooperative");
}

static gint64
product_of (LianTotalsReading *self, const LianRecord *contract, const LianRecord *event)
{
  gboolean has_line = lian_type_field (lian_record_get_type_info (event), "contract_line") >= 0;
  gint64 line = has_line ? lian_record_get_number (event, "contract_line") : 0;
  g_autoptr (GPtrArray) lines = _lian_contract_parts (self->txn, "contract_line", "contract",
                                                      lian_record_get_id (contract));
  for (guint i = 0; line != 0 && i < lines->len; i++)
    if (lian_record_get_id (lines->pdata[i]) == line)
      return lian_record_get_number (lines->pdata[i], "catalogue_product");
  return 0;
}

/* Penalties and payments have a day and an amount. */
static void
add_event (LianTotalsReading *self, const LianRecord *contract, const LianRecord *event,
           LianTotalsKind kind, LianDate day, int sign)
{
  const LianTotalsScope *scope = &self->totals->scope;
  LianTotalsPlace place = { contract, lian_record_get_number (event, "cooperative"),
                            product_of (self, contract, event) };
  LianRate rate;
  LianTotalsAmount amount = { 0, 1 };
  if (day > scope->to)
    return;
  if (place.cooperative == 0)
    place.cooperative = sole_maker (self, contract);
  if (_lian_contract_book_get_rate (self->book, contract, &rate))
    amount = (LianTotalsAmount){
      (gint64) lian_divide_rounded ((__int128) sign * lian_record_get_number (event, "amount")
                                        * rate.numerator, rate.denominator), 0
    };
  _lian_totals_add (self, &place, kind, amount, FALSE);
  if (day < scope->from)
    _lian_totals_add (self, &place, kind, amount, TRUE);
}

static void
add_contract (LianTotalsReading *self, const LianRecord *contract)
{
  gint64 id = lian_record_get_id (contract);
  g_autoptr (GPtrArray) lines = _lian_contract_parts (self->txn, "contract_line", "contract", id);
  g_autoptr (GPtrArray) penalties = _lian_contract_parts (self->txn, "penalty", "contract", id);
  g_autoptr (GPtrArray) payments = _lian_contract_parts (self->txn, "payment", "contract", id);
  for (guint i = 0; i < lines->len; i++)
    _lian_totals_add_line (self, contract, lines->pdata[i]);
  for (guint i = 0; i < penalties->len; i++)
    if (is (penalties->pdata[i], "state", "CONFIRMED"))
      add_event (self, contract, penalties->pdata[i], LIAN_TOTALS_PENALTIES,
                 lian_record_get_date (penalties->pdata[i], "assessed_on"),
                 is (penalties->pdata[i], "borne_by", "MAKERS") ? 1 : -1);
  for (guint i = 0; i < payments->len; i++)
    add_event (self, contract, payments->pdata[i], LIAN_TOTALS_PAID,
               lian_record_get_date (payments->pdata[i], "paid_on"),
               is (payments->pdata[i], "paid_by", "ORDERER") ? 1 : -1);
}

static LianContractTotals *
begin (LianTxn *txn, const LianTotalsScope *scope)
{
  LianContractTotals *totals = g_new0 (LianContractTotals, 1);
  totals->scope = *scope;
  if (totals->scope.to == 0)
    totals->scope.to = lian_txn_get_working_date (txn);
  totals->groups = g_ptr_array_new_with_free_func (group_free);
  return totals;
}

/* Returns: (nullable): the contracts to count; %NULL for all */
static GHashTable *
set_of (const GArray *ids)
{
  GHashTable *set = ids != NULL ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static gboolean
counts (GHashTable *only, const LianRecord *contract)
{
  gint64 id = lian_record_get_id (contract);
  return only == NULL || g_hash_table_contains (only, &id);
}

/**
 * lian_contract_totals_read:
 * @txn: the base, on the thread of a job
 * @scope: what the totals are about
 * @cancellable: (nullable): tested between the contracts
 * @error: return location
 *
 * Reads all contracts with one statement for each type of record, and what they refer to, each once.
 *
 * Returns: (transfer full) (nullable): the totals
 */
LianContractTotals *
lian_contract_totals_read (LianTxn *txn, const LianTotalsScope *scope, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LianContractTotals) totals = begin (txn, scope);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LianTotalsReading self = { txn, totals, _lian_contract_book_open (txn), groups, rows };
  const GPtrArray *contracts = _lian_contract_book_get_contracts (self.book);
  GHashTable *only = set_of (scope->only);
  gboolean going = TRUE;
  for (guint i = 0; going && i < contracts->len; i++)
    {
      going = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (going && counts (only, contracts->pdata[i]))
        add_contract (&self, contracts->pdata[i]);
    }
  if (going)
    _lian_totals_finish (&self);
  g_clear_pointer (&only, g_hash_table_unref);
  totals->scope.only = NULL;
  _lian_contract_book_close (txn);
  return going ? g_steal_pointer (&totals) : NULL;
}

/**
 * lian_totals_amount_to_text:
 * @amount: an amount
 *
 * Returns: (transfer full): what is known of it, and how many amounts are not
 */
char *
lian_totals_amount_to_text (const LianTotalsAmount *amount)
{
  g_autofree char *known = lian_money_format (amount->fen);
  if (amount->unknown == 0)
    return g_steal_pointer (&known);
  if (amount->fen == 0)
    /* Translators: how many amounts are not known */
    return g_strdup_printf (_ ("%u unknown"), amount->unknown);
  /* Translators: an amount of money, how many further ones are not known */
  return g_strdup_printf (_ ("%s + %u unknown"), known, amount->unknown);
}

static const struct
{
  const char *label;
  const char *group_type;
  const char *row_type;
  const char *rest;
} groupings[LIAN_N_TOTALS] = {
  [LIAN_TOTALS_BUYER] = { N_ ("buyer"), "partner", "contract", N_ ("no buyer named") },
  [LIAN_TOTALS_COOPERATIVE] = { N_ ("co-operative"), "cooperative", "contract",
                                N_ ("no co-operative named") },
  [LIAN_TOTALS_TRADE] = { N_ ("trade"), "trade", "contract", N_ ("no trade known") },
  [LIAN_TOTALS_FEDERATION] = { N_ ("federation"), "federation", "contract",
                               N_ ("not signed by a federation") },
  [LIAN_TOTALS_CONTRACT] = { N_ ("contract"), "contract", "cooperative",
                             N_ ("no co-operative named") },
};

/**
 * lian_totals_grouping_label:
 * @by: a grouping
 *
 * Returns: (transfer none): its English word; translate with _()
 */
const char *
lian_totals_grouping_label (LianTotalsGrouping by)
{
  return groupings[by].label;
}

/**
 * lian_totals_group_type:
 * @by: a grouping
 *
 * Returns: (transfer none): the type of record that a group is about
 */
const char *
lian_totals_group_type (LianTotalsGrouping by)
{
  return groupings[by].group_type;
}

/**
 * lian_totals_row_type:
 * @by: a grouping
 *
 * Returns: (transfer none): the type of record that a row is about
 */
const char *
lian_totals_row_type (LianTotalsGrouping by)
{
  return groupings[by].row_type;
}

/**
 * lian_totals_rest_label:
 * @by: a grouping
 *
 * Returns: (transfer none): what stands for the group, or of contracts the row, that belongs to none,
 *   in English; translate with _()
 */
const char *
lian_totals_rest_label (LianTotalsGrouping by)
{
  return groupings[by].rest;
}
