/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of an account of channels: found, summed, read as figures. */
#include "lian-channel-private.h"

#include "lian-format.h"

/**
 * _lian_channel_row_free:
 * @row: (transfer full): a #LianChannelRow
 */
void
_lian_channel_row_free (gpointer row)
{
  LianChannelRow *self = row;
  g_free (self->maker);
  g_free (self->name);
  g_free (self);
}

static LianRecord *
load (LianChannelReading *self, const char *type, gint64 id)
{
  return id != 0 ? lian_txn_load (self->txn, lian_type_find (type), id) : NULL;
}

/* A product is shown in its own unit; where it has none, in that of the record that came first. */
static void
set_unit (LianChannelReading *self, LianChannelRow *row, const LianRecord *product, gint64 unit)
{
  g_autoptr (LianRecord) given = load (self, "unit", unit);
  g_autoptr (LianRecord) own
      = product != NULL ? load (self, "unit", lian_record_get_number (product, "unit")) : NULL;
  const char *measure = given != NULL ? lian_record_get_text (given, "measure") : NULL;
  row->unit = (LianUnit){ NULL, "", 1, 1 };
  row->measure = g_intern_string (measure);
  if (own == NULL || (given != NULL && g_strcmp0 (lian_record_get_text (own, "measure"), measure) != 0)
      || !lian_format_unit_of_record (own, &row->unit))
    lian_format_unit_of_record (given, &row->unit);
}

static LianChannelRow *
add_row (LianChannelReading *self, const LianChannelPlace *place)
{
  LianChannelRow *row = g_new0 (LianChannelRow, 1);
  g_autoptr (LianRecord) product = load (self, "product", place->product);
  row->cooperative = place->cooperative;
  row->product = place->product;
  row->of_trade = place->of_trade;
  row->maker = place->cooperative != 0
                   ? lian_txn_title (self->txn, lian_type_find ("cooperative"), place->cooperative)
                   : NULL;
  row->name = g_strdup (product != NULL ? lian_record_get_title (product) : place->name);
  set_unit (self, row, product, place->unit);
  g_ptr_array_add (self->account->rows, row);
  return row;
}

static const char *
measure_of (LianChannelReading *self, gint64 unit)
{
  g_autoptr (LianRecord) record = load (self, "unit", unit);
  const char *measure = record != NULL ? lian_record_get_text (record, "measure") : NULL;
  return measure != NULL ? g_intern_string (measure) : "";
}

/**
 * _lian_channel_row:
 * @self: the reading
 * @place: what a figure belongs to
 *
 * Figures of different measures do not add up, so that each measure has a row.
 *
 * Returns: (transfer none): its row, a new one where there is none
 */
LianChannelRow *
_lian_channel_row (LianChannelReading *self, const LianChannelPlace *place)
{
  g_autofree char *key
      = g_strdup_printf ("%d/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s/%s", place->of_trade,
                         place->cooperative, place->product, measure_of (self, place->unit),
                         place->product == 0 && place->name != NULL ? place->name : "");
  LianChannelRow *row = g_hash_table_lookup (self->rows, key);
  if (row != NULL)
    return row;
  row = add_row (self, place);
  g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
  return row;
}

static gboolean
is_same_goods (const LianChannelRow *a, const LianChannelRow *b)
{
  return a->product == b->product && g_strcmp0 (a->measure, b->measure) == 0
         && (a->product != 0 || g_strcmp0 (a->name, b->name) == 0);
}

static LianChannelRow *
sum_row (GPtrArray *sums, const LianChannelRow *row)
{
  for (guint i = 0; i < sums->len; i++)
    if (is_same_goods (sums->pdata[i], row))
      return sums->pdata[i];
  LianChannelRow *sum = g_new0 (LianChannelRow, 1);
  sum->product = row->product;
  sum->name = g_strdup (row->name);
  sum->unit = row->unit;
  sum->measure = row->measure;
  g_ptr_array_add (sums, sum);
  return sum;
}

static void
add_figures (LianChannelFigures *to, const LianChannelFigures *from, gboolean with_plan)
{
  to->contracted += from->contracted;
  to->unknown = to->unknown || from->unknown;
  to->delivered += from->delivered;
  to->sold += from->sold;
  if (!with_plan)
    return;
  to->planned += from->planned;
  to->is_planned = to->is_planned || from->is_planned;
}

static gboolean
trade_plans (const LianChannelAccount *account, const LianChannelRow *row)
{
  for (guint i = 0; i < account->rows->len; i++)
    if (((LianChannelRow *) account->rows->pdata[i])->of_trade && is_same_goods (account->rows->pdata[i], row))
      return TRUE;
  return FALSE;
}

/**
 * _lian_channel_sum:
 * @account: an account whose rows are complete
 *
 * Where the trade has a plan for the goods, that is what is planned, and the plans of co-operatives
 * are how it is shared out; both together would be counted twice.
 *
 * Returns: (transfer full) (element-type LianChannelRow): a row for each kind of goods
 */
GPtrArray *
_lian_channel_sum (const LianChannelAccount *account)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (_lian_channel_row_free);
  for (guint i = 0; i < account->rows->len; i++)
    {
      const LianChannelRow *row = account->rows->pdata[i];
      LianChannelRow *sum = sum_row (sums, row);
      gboolean counted = row->of_trade || !trade_plans (account, row);
      for (guint c = 0; c < LIAN_N_CHANNELS; c++)
        add_figures (&sum->channels[c], &row->channels[c], counted);
      lian_fen_sum_add_sum (&sum->sold_for, &row->sold_for);
    }
  return sums;
}

/**
 * lian_channel_figures_done:
 * @figures: one channel
 *
 * Returns: what went through it: delivered under contracts and sold without
 */
gint64
lian_channel_figures_done (const LianChannelFigures *figures)
{
  return figures->delivered + figures->sold;
}

/**
 * lian_channel_row_total:
 * @row: a row
 *
 * Returns: all its channels together
 */
LianChannelFigures
lian_channel_row_total (const LianChannelRow *row)
{
  LianChannelFigures total = { 0 };
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    add_figures (&total, &row->channels[c], TRUE);
  return total;
}

/**
 * lian_channel_percent:
 * @figures: one channel, or a total
 * @percent: (out): what was done, in per cent of what was planned, rounded half up
 *
 * Returns: whether something was planned
 */
gboolean
lian_channel_percent (const LianChannelFigures *figures, gint64 *percent)
{
  if (!figures->is_planned || figures->planned <= 0)
    return FALSE;
  *percent = (gint64) (((__int128) lian_channel_figures_done (figures) * 200 + figures->planned)
                       / ((__int128) figures->planned * 2));
  return TRUE;
}

/**
 * lian_channel_row_text:
 * @row: a row
 * @smallest: one of its figures
 *
 * Returns: (transfer full): the figure in the row's unit, without its word
 */
char *
lian_channel_row_text (const LianChannelRow *row, gint64 smallest)
{
  return lian_quantity_to_text (smallest, &row->unit);
}
