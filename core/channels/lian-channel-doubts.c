/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What does not add up in an account of channels: plan against contracts, capacity, the plan of the
 * trade, market control. */
#include "lian-channel-private.h"

#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

/**
 * _lian_channel_add_doubt:
 * @self: the reading
 * @code: a stable name
 * @type: (nullable): the type of the record that it is about
 * @record: its id
 * @message: (transfer full): a sentence that names the figures
 *
 * Adds something that does not add up to the account.
 */
void
_lian_channel_add_doubt (LianChannelReading *self, const char *code, const char *type, gint64 record, char *message)
{
  LianChannelDoubt *doubt = g_new0 (LianChannelDoubt, 1);
  *doubt = (LianChannelDoubt){ code, message, type, record };
  g_ptr_array_add (self->account->doubts, doubt);
}

/* A name stands in a line; a file may bring one without end. */
static char *
short_name (const char *name)
{
  g_autofree char *text = lian_text_shorten_to (name, 40);
  return lian_isolate (text);
}

/* The row's goods, and its maker where there may be several. */
static char *
who_and_what (LianChannelReading *self, const LianChannelRow *row)
{
  if (self->account->scope.cooperative != 0 || row->maker == NULL)
    return short_name (row->name);
  g_autofree char *maker = short_name (row->maker), *name = short_name (row->name);
  /* Translators: a co-operative, its goods */
  return g_strdup_printf (_ ("%s, %s"), maker, name);
}

static gboolean
has_plan (const LianChannelRow *row)
{
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    if (row->channels[c].is_planned)
      return TRUE;
  return FALSE;
}

static gint64
plan_of (LianChannelReading *self, const LianChannelRow *row)
{
  for (guint i = 0; i < self->account->plans->len; i++)
    if (lian_record_get_number (self->account->plans->pdata[i], "cooperative") == row->cooperative)
      return lian_record_get_id (self->account->plans->pdata[i]);
  return 0;
}

/* A contract that is not in the plan, or a plan that has no contract yet.  What is sold by oneself
 * needs none; but a contract for it counts. */
static void
compare_channel (LianChannelReading *self, const LianChannelRow *row, LianChannel channel)
{
  const LianChannelFigures *figures = &row->channels[channel];
  gint64 planned = figures->planned, contracted = figures->contracted;
  gboolean own = channel == LIAN_CHANNEL_SELF_SALE || channel == LIAN_CHANNEL_SELECTIVE
                 || channel == LIAN_CHANNEL_PURCHASE;
  if (planned == contracted || figures->unknown || (own && contracted < planned))
    return;
  g_autofree char *what = who_and_what (self, row);
  g_autofree char *want = lian_channel_row_text (row, planned), *got = lian_channel_row_text (row, contracted);
  _lian_channel_add_doubt (self, contracted > planned ? "contract-over-plan" : "plan-over-contract", "plan",
             plan_of (self, row),
             /* Translators: goods, channel, planned, unit, contracted, unit */
             g_strdup_printf (_ ("%s, %s: planned %s %s, contracted for the period %s %s"), what,
                              _ (lian_channel_label (channel)), want, row->unit.name, got, row->unit.name));
}

/* What is sold by oneself comes on top of what contracts bind. */
static void
compare_capacity (LianChannelReading *self, const LianChannelRow *row)
{
  gint64 bound = 0;
  if (!row->has_most)
    return;
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    bound += c == LIAN_CHANNEL_SELF_SALE ? MAX (row->channels[c].planned, row->channels[c].contracted)
                                         : row->channels[c].contracted;
  if (bound <= row->most)
    return;
  g_autofree char *what = who_and_what (self, row);
  g_autofree char *want = lian_channel_row_text (row, bound), *can = lian_channel_row_text (row, row->most);
  _lian_channel_add_doubt (self, "over-capacity", "cooperative", row->cooperative,
             /* Translators: goods; needed, unit; possible, unit */
             g_strdup_printf (_ ("%s: contracts and self-marketing need %s %s, but %s %s can be made"), what,
                              want, row->unit.name, can, row->unit.name));
}

static void
compare_row (LianChannelReading *self, const LianChannelRow *row)
{
  if (has_plan (row))
    for (guint c = 0; c < LIAN_N_CHANNELS; c++)
      compare_channel (self, row, (LianChannel) c);
  compare_capacity (self, row);
}

/* The plans of co-operatives are how the plan of their trade is shared out. */
static void
compare_trade (LianChannelReading *self, const LianChannelRow *trade)
{
  LianChannelFigures wanted = lian_channel_row_total (trade);
  gint64 shared = 0;
  gboolean any = FALSE;
  for (guint i = 0; i < self->account->rows->len; i++)
    {
      const LianChannelRow *row = self->account->rows->pdata[i];
      if (row->of_trade || row->product != trade->product || g_strcmp0 (row->measure, trade->measure) != 0
          || !has_plan (row))
        continue;
      shared += lian_channel_row_total (row).planned;
      any = TRUE;
    }
  if (!any || shared == wanted.planned)
    return;
  g_autofree char *name = short_name (trade->name);
  g_autofree char *all = lian_channel_row_text (trade, wanted.planned), *sum = lian_channel_row_text (trade, shared);
  _lian_channel_add_doubt (self, "trade-plan", "product", trade->product,
             /* Translators: goods; planned by the trade, unit; planned by its co-operatives, unit */
             g_strdup_printf (_ ("%s: the plan of the trade is %s %s, its co-operatives plan %s %s together"),
                              name, all, trade->unit.name, sum, trade->unit.name));
}

static void
name_part (LianChannelReading *self, const LianRecord *plan)
{
  const LianChannelScope *scope = &self->account->scope;
  LianDate from = lian_record_get_date (plan, "from_date"), to = lian_record_get_date (plan, "to_date");
  gint64 maker = lian_record_get_number (plan, "cooperative");
  gboolean ours = maker != 0 ? _lian_channel_is_ours (self, maker, 0)
                             : scope->cooperative == 0
                                   && (scope->trade == 0 || lian_record_get_number (plan, "trade") == scope->trade);
  if (!ours || to < scope->from || scope->to < from || (scope->from <= from && to <= scope->to))
    return;
  g_autofree char *name = short_name (lian_record_get_title (plan));
  _lian_channel_add_doubt (self, "part-of-plan", "plan", lian_record_get_id (plan),
             g_strdup_printf (_ ("the plan “%s” reaches beyond the period and is not counted"), name));
}

static LianRecord *
load_cb (gpointer txn, const char *type, gint64 id)
{
  return id != 0 ? lian_txn_load (txn, lian_type_find (type), id) : NULL;
}

/* Whether a sale is entered twice was asked when it was saved, and costs a look at all others. */
static GPtrArray *
list_cb (gpointer txn, const char *type, const char *field, gint64 id)
{
  return g_str_equal (type, "sale") ? g_ptr_array_new () : lian_txn_list (txn, lian_type_find (type), field, id);
}

static gint64
find_cb (gpointer txn, const LianRecord *self, const char *field, const char *text)
{
  return 0;
}

/* The warnings of sales in the period: their price stood outside market control. */
static void
name_price (LianChannelReading *self, const LianRecord *sale)
{
  const LianChannelScope *scope = &self->account->scope;
  LianDate day = lian_record_get_date (sale, "to_date");
  if (day < scope->from || scope->to < day || lian_record_is_empty (sale, "amount")
      || !_lian_channel_is_ours (self, lian_record_get_number (sale, "cooperative"),
                                 lian_record_get_number (sale, "product")))
    return;
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free);
  LianCheck check = { .working_date = lian_txn_get_working_date (self->txn), .load = load_cb, .list = list_cb,
                      .find = find_cb, .data = self->txn, .issues = issues };
  lian_check_record (&check, sale);
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (!g_str_equal (issue->code, "market-price"))
        continue;
      g_autofree char *title
          = lian_txn_title (self->txn, lian_type_find ("product"), lian_record_get_number (sale, "product"));
      g_autofree char *name = short_name (title), *on = lian_date_format (day);
      _lian_channel_add_doubt (self, "market-price", "sale", lian_record_get_id (sale),
                 /* Translators: goods, day, what is wrong with the price */
                 g_strdup_printf (_ ("%s, sold until %s: %s"), name, on, issue->message));
    }
}

static void
name_prices (LianChannelReading *self)
{
  g_autoptr (GPtrArray) prices = lian_txn_list_all (self->txn, lian_type_find ("market_price"));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < prices->len; i++)
    {
      gint64 product = lian_record_get_number (prices->pdata[i], "product");
      if (!g_hash_table_add (seen, g_memdup2 (&product, sizeof product)))
        continue;
      g_autoptr (GPtrArray) sales = lian_txn_list (self->txn, lian_type_find ("sale"), "product", product);
      for (guint s = 0; s < sales->len; s++)
        name_price (self, sales->pdata[s]);
    }
}

/**
 * _lian_channel_find_doubts:
 * @self: a reading whose rows are complete
 *
 * Adds what does not add up to the account.
 */
void
_lian_channel_find_doubts (LianChannelReading *self)
{
  g_autoptr (GPtrArray) plans = lian_txn_list_all (self->txn, lian_type_find ("plan"));
  for (guint i = 0; i < self->account->rows->len; i++)
    {
      const LianChannelRow *row = self->account->rows->pdata[i];
      if (row->of_trade)
        compare_trade (self, row);
      else if (row->cooperative != 0)
        compare_row (self, row);
    }
  _lian_channel_compare_materials (self);
  for (guint i = 0; i < plans->len; i++)
    name_part (self, plans->pdata[i]);
  name_prices (self);
}
