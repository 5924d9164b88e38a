/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An account of channels: plans, contracts, deliveries and sales of a period side by side.
 *
 * A plan counts where it lies within the period; a part of it would be a guess.  A sale counts on its
 * last day: a month's sale is known when the month is over. */
#include "lian-channel-private.h"

#include "lian-capacity.h"

static const LianRecord *
maker_record (LianChannelReading *self, gint64 id)
{
  const LianRecord *known = g_hash_table_lookup (self->makers, &id);
  if (known != NULL || id == 0)
    return known;
  LianRecord *record = lian_txn_load (self->txn, lian_type_find ("cooperative"), id);
  if (record != NULL)
    g_hash_table_insert (self->makers, g_memdup2 (&id, sizeof id), record);
  return record;
}

/**
 * _lian_channel_is_ours:
 * @self: the reading
 * @cooperative: who makes; 0 for nobody in particular
 * @product: what is made; 0 for a written name only
 *
 * Returns: whether it belongs to the scope; what nobody is allotted belongs to the trade of its goods
 */
gboolean
_lian_channel_is_ours (LianChannelReading *self, gint64 cooperative, gint64 product)
{
  const LianChannelScope *scope = &self->account->scope;
  if (scope->cooperative != 0)
    return cooperative == scope->cooperative;
  if (scope->trade == 0)
    return TRUE;
  const LianRecord *maker = maker_record (self, cooperative);
  if (maker != NULL)
    return lian_record_get_number (maker, "trade") == scope->trade;
  g_autoptr (LianRecord) goods
      = product != 0 ? lian_txn_load (self->txn, lian_type_find ("product"), product) : NULL;
  return goods != NULL && lian_record_get_number (goods, "trade") == scope->trade;
}

static gboolean
is_plan_ours (LianChannelReading *self, const LianRecord *plan)
{
  const LianChannelScope *scope = &self->account->scope;
  gint64 maker = lian_record_get_number (plan, "cooperative"), trade = lian_record_get_number (plan, "trade");
  if (maker != 0)
    return _lian_channel_is_ours (self, maker, 0);
  return scope->cooperative == 0 && (scope->trade == 0 || scope->trade == trade);
}

static gboolean
is_within (const LianChannelScope *scope, const LianRecord *plan)
{
  return scope->from <= lian_record_get_date (plan, "from_date")
         && lian_record_get_date (plan, "to_date") <= scope->to;
}

static void
read_plan_line (LianChannelReading *self, const LianRecord *plan, const LianRecord *line)
{
  LianChannelPlace place = {
    .cooperative = lian_record_get_number (plan, "cooperative"),
    .product = lian_record_get_number (line, "product"),
    .unit = lian_record_get_number (line, "unit"),
    .of_trade = !lian_record_is_empty (plan, "trade"),
  };
  LianChannelRow *row = _lian_channel_row (self, &place);
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    {
      const char *field = lian_channel_plan_field ((LianChannel) c);
      if (lian_record_is_empty (line, field))
        continue;
      row->channels[c].planned += lian_record_get_number (line, field);
      row->channels[c].is_planned = TRUE;
    }
}

static void
read_plans (LianChannelReading *self)
{
  g_autoptr (GPtrArray) plans = lian_txn_list_all (self->txn, lian_type_find ("plan"));
  for (guint i = 0; i < plans->len; i++)
    {
      const LianRecord *plan = plans->pdata[i];
      if (!is_plan_ours (self, plan) || !is_within (&self->account->scope, plan))
        continue;
      g_autoptr (GPtrArray) lines
          = lian_txn_list (self->txn, lian_type_find ("plan_line"), "plan", lian_record_get_id (plan));
      for (guint l = 0; l < lines->len; l++)
        read_plan_line (self, plan, lines->pdata[l]);
      g_ptr_array_add (self->account->plans, lian_record_copy (plan));
    }
}

static void
read_sale (LianChannelReading *self, const LianRecord *sale)
{
  LianChannelPlace place = {
    .cooperative = lian_record_get_number (sale, "cooperative"),
    .product = lian_record_get_number (sale, "product"),
    .unit = lian_record_get_number (sale, "unit"),
  };
  LianRate rate;
  if (!_lian_channel_is_ours (self, place.cooperative, place.product))
    return;
  LianChannelRow *row = _lian_channel_row (self, &place);
  LianChannel channel = lian_channel_of_contract_type (lian_record_get_text (sale, "channel"));
  row->channels[channel].sold += lian_record_get_number (sale, "quantity");
  if (!lian_record_is_empty (sale, "amount")
      && lian_rate_on (self->currencies, lian_record_get_number (sale, "currency"),
                       lian_record_get_date (sale, "to_date"), &rate))
    lian_fen_sum_add (&row->sold_for, lian_record_get_number (sale, "amount"), &rate);
  else
    lian_fen_sum_spoil (&row->sold_for);
}

static gboolean
read_sales (LianChannelReading *self, GCancellable *cancellable, GError **error)
{
  const LianChannelScope *scope = &self->account->scope;
  g_autoptr (GPtrArray) sales
      = scope->cooperative != 0
            ? lian_txn_list (self->txn, lian_type_find ("sale"), "cooperative", scope->cooperative)
            : lian_txn_list_all (self->txn, lian_type_find ("sale"));
  for (guint i = 0; i < sales->len; i++)
    {
      LianDate day = lian_record_get_date (sales->pdata[i], "to_date");
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (scope->from <= day && day <= scope->to)
        read_sale (self, sales->pdata[i]);
    }
  return TRUE;
}

static void
read_capacities (LianChannelReading *self)
{
  const LianChannelScope *scope = &self->account->scope;
  for (guint i = 0; i < self->account->rows->len; i++)
    {
      LianChannelRow *row = self->account->rows->pdata[i];
      if (row->cooperative == 0 || row->product == 0)
        continue;
      g_autoptr (GPtrArray) all = lian_txn_list (self->txn, lian_type_find ("capacity"), "cooperative",
                                                 row->cooperative);
      row->has_most = lian_capacity_between (all, row->product, scope->from, scope->to, &row->most);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianChannelRow *one = *(LianChannelRow *const *) a, *other = *(LianChannelRow *const *) b;
  int order = g_utf8_collate (one->name != NULL ? one->name : "", other->name != NULL ? other->name : "");
  if (order != 0)
    return order;
  if (one->of_trade != other->of_trade)
    return one->of_trade ? -1 : 1;
  return one->cooperative < other->cooperative ? -1 : one->cooperative > other->cooperative;
}

static void
doubt_free (gpointer data)
{
  LianChannelDoubt *doubt = data;
  g_free (doubt->message);
  g_free (doubt);
}

static LianChannelAccount *
new_account (const LianChannelScope *scope)
{
  LianChannelAccount *account = g_new0 (LianChannelAccount, 1);
  account->scope = *scope;
  account->rows = g_ptr_array_new_with_free_func (_lian_channel_row_free);
  account->doubts = g_ptr_array_new_with_free_func (doubt_free);
  account->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  return account;
}

static void
reading_clear (LianChannelReading *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->makers, g_hash_table_unref);
  g_clear_pointer (&self->currencies, g_ptr_array_unref);
}

static gboolean
read_figures (LianChannelReading *self, GCancellable *cancellable, GError **error)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->makers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) lian_record_free);
  self->currencies = lian_txn_list_all (self->txn, lian_type_find ("currency"));
  read_plans (self);
  return _lian_channel_read_contracts (self, cancellable, error) && read_sales (self, cancellable, error);
}

/**
 * _lian_channel_read_plans:
 * @txn: the base
 * @from: the first day
 * @to: the last day
 *
 * Returns: (transfer full): the rows of all co-operatives alone: what is planned, contracted and sold
 *   within these days; nothing is summed or doubted
 */
LianChannelAccount *
_lian_channel_read_plans (LianTxn *txn, LianDate from, LianDate to)
{
  LianChannelAccount *account = new_account (&(LianChannelScope){ .from = from, .to = to });
  LianChannelReading self = { .txn = txn, .account = account };
  read_figures (&self, NULL, NULL);
  reading_clear (&self);
  return account;
}

/**
 * lian_channel_account_read:
 * @txn: the base
 * @scope: what the account is about
 * @cancellable: (nullable): tested on the way
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the account; %NULL when it was cancelled
 */
LianChannelAccount *
lian_channel_account_read (LianTxn *txn, const LianChannelScope *scope, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LianChannelAccount) account = new_account (scope);
  LianChannelReading self = { .txn = txn, .account = account };
  gboolean ok = read_figures (&self, cancellable, error);
  if (ok)
    {
      read_capacities (&self);
      g_ptr_array_sort (account->rows, compare_rows);
      account->sums = _lian_channel_sum (account);
      _lian_channel_find_doubts (&self);
    }
  reading_clear (&self);
  return ok ? g_steal_pointer (&account) : NULL;
}

/**
 * lian_channel_account_free:
 * @account: (nullable) (transfer full): an account
 */
void
lian_channel_account_free (LianChannelAccount *account)
{
  if (account == NULL)
    return;
  g_ptr_array_unref (account->rows);
  g_clear_pointer (&account->sums, g_ptr_array_unref);
  g_ptr_array_unref (account->doubts);
  g_ptr_array_unref (account->plans);
  g_free (account);
}
