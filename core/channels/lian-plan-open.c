/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What co-operatives plan to make by themselves and no contract covers yet.
 *
 * Channel by channel: what is planned, less what contracts of that channel make due in the period of the
 * plan, less what was sold in it without one; more than planned in one channel covers nothing in
 * another.  Processing is left out, for the orderer sends its material.  Plans of trades are shared
 * out by those of their co-operatives, so that they would count twice.  Drafts count as they do in
 * the account of channels. */
#include "lian-plan-open.h"

#include "lian-channel-private.h"

static gint64
open_of (const LianChannelRow *row)
{
  gint64 sum = 0;
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    {
      const LianChannelFigures *one = &row->channels[c];
      if (c != LIAN_CHANNEL_PROCESSING)
        sum += MAX (one->planned - one->contracted - one->sold, 0);
    }
  return sum;
}

static const LianChannelRow *
find_row (const LianChannelAccount *account, gint64 cooperative, gint64 product, const char *measure)
{
  for (guint i = 0; i < account->rows->len; i++)
    {
      const LianChannelRow *row = account->rows->pdata[i];
      if (!row->of_trade && row->cooperative == cooperative && row->product == product
          && g_strcmp0 (row->measure, measure) == 0)
        return row;
    }
  return NULL;
}

/* A plan has each product once, and no other plan of its co-operative lies in its days, so that the
 * row is the line's. */
static void
add_lines (LianTxn *txn, GArray *all, const LianChannelAccount *account, const LianRecord *plan)
{
  g_autoptr (GPtrArray) lines
      = lian_txn_list (txn, lian_type_find ("plan_line"), "plan", lian_record_get_id (plan));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (LianRecord) unit = lian_txn_load (txn, lian_type_find ("unit"),
                                                   lian_record_get_number (lines->pdata[i], "unit"));
      LianPlanOpen one = {
        .plan = lian_record_get_id (plan),
        .line = lian_record_get_id (lines->pdata[i]),
        .cooperative = lian_record_get_number (plan, "cooperative"),
        .product = lian_record_get_number (lines->pdata[i], "product"),
        .from = account->scope.from,
        .to = account->scope.to,
      };
      const LianChannelRow *row
          = find_row (account, one.cooperative, one.product,
                      unit != NULL ? lian_record_get_text (unit, "measure") : NULL);
      one.quantity = row != NULL ? open_of (row) : 0;
      if (one.quantity > 0)
        g_array_append_val (all, one);
    }
}

/* Every plan of a co-operative for exactly these days, which share one account. */
static void
add_period (LianTxn *txn, GArray *all, const GPtrArray *plans, LianDate from, LianDate to)
{
  g_autoptr (LianChannelAccount) account = _lian_channel_read_plans (txn, from, to);
  for (guint i = 0; i < plans->len; i++)
    if (!lian_record_is_empty (plans->pdata[i], "cooperative")
        && lian_record_get_date (plans->pdata[i], "from_date") == from
        && lian_record_get_date (plans->pdata[i], "to_date") == to)
      add_lines (txn, all, account, plans->pdata[i]);
}

static gboolean
is_new_period (const GPtrArray *plans, guint place)
{
  for (guint i = 0; i < place; i++)
    if (!lian_record_is_empty (plans->pdata[i], "cooperative")
        && lian_record_get_date (plans->pdata[i], "from_date")
               == lian_record_get_date (plans->pdata[place], "from_date")
        && lian_record_get_date (plans->pdata[i], "to_date")
               == lian_record_get_date (plans->pdata[place], "to_date"))
      return FALSE;
  return TRUE;
}

/**
 * lian_plan_list_open:
 * @txn: the base
 * @day: plans that ended before this day are over
 *
 * Returns: (transfer full) (element-type LianPlanOpen): what co-operatives plan and no contract covers
 */
GArray *
lian_plan_list_open (LianTxn *txn, LianDate day)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LianPlanOpen));
  g_autoptr (GPtrArray) plans = lian_txn_list_all (txn, lian_type_find ("plan"));
  for (guint i = 0; i < plans->len; i++)
    if (!lian_record_is_empty (plans->pdata[i], "cooperative")
        && lian_record_get_date (plans->pdata[i], "to_date") >= day && is_new_period (plans, i))
      add_period (txn, all, plans, lian_record_get_date (plans->pdata[i], "from_date"),
                  lian_record_get_date (plans->pdata[i], "to_date"));
  return all;
}
