/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was due and delivered in a scope, in one measure: one line in its own unit, several in yuan.
 *
 * A schedule says what a line of a contract owes, not which co-operative owes it: the share of a
 * co-operative is that of its allotment, and the charts say so. */
#include "lian-delivery-rows.h"

#include "lian-contract-state.h"
#include "lian-contract-figures.h"
#include "lian-fen-sum.h"
#include "lian-i18n.h"
#include "lian-money.h"

typedef struct
{
  LianTxn *txn;
  const LianOverviewScope *scope;
  LianDate on;
  GPtrArray *currencies;
  LianDeliveryRows *answer;
  /* of the line that is read */
  const LianRecord *contract;
  const LianRecord *line;
  LianUnit unit;
} Collection;

static void
row_clear (gpointer row)
{
  g_free (((LianDeliveryRow *) row)->product);
}

static gboolean
is_of (const LianOverviewScope *scope, const char *type)
{
  return scope != NULL && g_strcmp0 (scope->type, type) == 0;
}

/* What is allotted to the co-operative, out of the quantity of the line. */
static gint64
allotted (const Collection *self)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("allotment"),
                                              "contract_line", lian_record_get_id (self->line));
  gint64 sum = 0;
  for (guint i = 0; i < rows->len; i++)
    if (lian_record_get_number (rows->pdata[i], "cooperative") == self->scope->id)
      sum += lian_record_get_number (rows->pdata[i], "quantity");
  return sum;
}

/* Leaves of the flows what belongs to the co-operative. */
static void
take_share (const Collection *self, GArray *flows)
{
  gint64 whole = lian_record_get_number (self->line, "quantity");
  gint64 own = MIN (allotted (self), whole);
  for (guint i = flows->len; i > 0; i--)
    {
      LianFlow *flow = &g_array_index (flows, LianFlow, i - 1);
      flow->due = whole > 0 ? (gint64) ((__int128) flow->due * own / whole) : 0;
      if (flow->due == 0 && flow->cooperative != self->scope->id)
        g_array_remove_index (flows, i - 1);
    }
}

/* Worth in fen on a day; each row is rounded for itself and sums are sums of rows. */
static gboolean
worth (const Collection *self, LianDate day, gint64 *quantity)
{
  LianRate rate;
  LianFenSum sum = { 0 };
  if (!lian_rate_on (self->currencies, lian_record_get_number (self->contract, "currency"), day,
                     &rate))
    return FALSE;
  gint64 amount
      = lian_amount_of (*quantity, &self->unit, lian_record_get_number (self->line, "unit_price"));
  lian_fen_sum_add (&sum, amount, &rate);
  return lian_fen_sum_get (&sum, quantity);
}

static gboolean
make_money (const Collection *self, GArray *flows)
{
  if (lian_record_is_empty (self->line, "unit_price"))
    return FALSE;
  for (guint i = 0; i < flows->len; i++)
    {
      LianFlow *flow = &g_array_index (flows, LianFlow, i);
      if (!worth (self, flow->day, &flow->due) || !worth (self, flow->day, &flow->delivered)
          || !worth (self, flow->day, &flow->accepted) || !worth (self, flow->day, &flow->kept))
        return FALSE;
    }
  return TRUE;
}

static void
add_rows (const Collection *self, const GArray *flows)
{
  for (guint i = 0; i < flows->len; i++)
    {
      LianDeliveryRow row = { .flow = g_array_index (flows, LianFlow, i),
                              .contract = lian_record_get_id (self->contract),
                              .product = g_strdup (lian_record_get_text (self->line, "product")) };
      g_array_append_val (self->answer->rows, row);
    }
}

static void
collect_line (Collection *self, const LianRecord *contract, const LianRecord *line)
{
  g_autoptr (GArray) flows = lian_line_flow (self->txn, contract, line, self->on);
  self->contract = contract;
  self->line = line;
  lian_txn_load_unit (self->txn, lian_record_get_number (line, "unit"), &self->unit);
  if (is_of (self->scope, "cooperative"))
    take_share (self, flows);
  if (flows->len == 0)
    return;
  if (self->answer->money && !make_money (self, flows))
    {
      self->answer->n_left_out++;
      return;
    }
  self->answer->unit = self->unit;
  g_autoptr (GArray) months = lian_flow_by_month (flows, self->on);
  add_rows (self, flows);
  lian_flow_add_months (self->answer->months, months);
}

static void
collect_lines (Collection *self, const GPtrArray *lines)
{
  gboolean chosen = is_of (self->scope, "contract") || is_of (self->scope, "contract_line");
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (LianRecord) contract
          = lian_txn_load (self->txn, lian_type_find ("contract"),
                           lian_record_get_number (lines->pdata[i], "contract"));
      if (contract != NULL && (chosen || lian_contract_binds (contract)))
        collect_line (self, contract, lines->pdata[i]);
    }
}

static GPtrArray *
list_lines (LianTxn *txn, const LianOverviewScope *scope)
{
  const LianType *type = lian_type_find ("contract_line");
  if (is_of (scope, "contract"))
    return lian_txn_list (txn, type, "contract", scope->id);
  if (!is_of (scope, "contract_line"))
    return lian_txn_list_all (txn, type);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianRecord *line = lian_txn_load (txn, type, scope->id);
  if (line != NULL)
    g_ptr_array_add (lines, line);
  return lines;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianFlow *one = &((const LianDeliveryRow *) a)->flow;
  const LianFlow *other = &((const LianDeliveryRow *) b)->flow;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/**
 * _lian_delivery_rows_new:
 * @txn: the base
 * @scope: (nullable): of which contract, line or co-operative; %NULL for all contracts in force
 *
 * Returns: (transfer full): what was due and delivered until the working date
 */
LianDeliveryRows *
_lian_delivery_rows_new (LianTxn *txn, const LianOverviewScope *scope)
{
  LianDeliveryRows *self = g_new0 (LianDeliveryRows, 1);
  g_autoptr (GPtrArray) lines = list_lines (txn, scope);
  g_autoptr (GPtrArray) currencies = lian_txn_list_all (txn, lian_type_find ("currency"));
  Collection collection = { .txn = txn, .scope = scope, .currencies = currencies, .answer = self,
                            .on = lian_txn_get_working_date (txn) };
  self->rows = g_array_new (FALSE, TRUE, sizeof (LianDeliveryRow));
  self->months = g_array_new (FALSE, TRUE, sizeof (LianFlowMonth));
  self->money = !is_of (scope, "contract_line");
  g_array_set_clear_func (self->rows, row_clear);
  collect_lines (&collection, lines);
  g_array_sort (self->rows, compare_rows);
  return self;
}

/**
 * _lian_delivery_rows_free:
 * @self: (nullable) (transfer full): rows
 */
void
_lian_delivery_rows_free (LianDeliveryRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->months);
  g_free (self);
}

/**
 * _lian_delivery_rows_text:
 * @self: rows
 * @amount: an amount of theirs
 *
 * Returns: (transfer full): the amount for people
 */
char *
_lian_delivery_rows_text (const LianDeliveryRows *self, gint64 amount)
{
  return self->money ? lian_money_format (amount) : lian_quantity_to_text (amount, &self->unit);
}

/**
 * _lian_delivery_rows_value:
 * @self: rows
 * @amount: an amount of theirs
 *
 * Returns: the amount as long as a bar is to be: in yuan, or in the unit
 */
double
_lian_delivery_rows_value (const LianDeliveryRows *self, gint64 amount)
{
  return self->money ? (double) amount / 100
                     : (double) amount * (double) self->unit.denominator
                           / (double) self->unit.numerator;
}
