/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What closing a point would cost those who need its trade.
 *
 * All points together tell how far the nearest mender is; but whoever has a watch to mend is not
 * helped by a barber.  So each trade is looked at by itself, and a point of several trades stands
 * once for each. */
#include "lian-own-trade.h"

#include "lian-coverage-private.h"
#include "lian-i18n.h"

static void
own_harm_free (gpointer data)
{
  LianOwnHarm *harm = data;
  g_free (harm->title);
  lian_coverage_unref (harm->coverage);
  lian_closing_free (harm->closing);
  g_free (harm);
}

static void
add_trade (GArray *trades, gint64 trade)
{
  for (guint i = 0; i < trades->len; i++)
    if (g_array_index (trades, gint64, i) == trade)
      return;
  g_array_append_val (trades, trade);
}

/* The trades of all points there are; of a further trade it is enough that somebody noted it. */
static GArray *
list_trades (LianTxn *txn, const LianGround *ground)
{
  GArray *trades = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) further = lian_txn_list_all (txn, lian_type_find ("point_trade"));
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (ground, &n);
  for (guint i = 0; i < n; i++)
    add_trade (trades, outlets[i].trade);
  for (guint i = 0; i < further->len; i++)
    if (lian_ground_find_outlet (ground, lian_record_get_number (further->pdata[i], "service_point")) >= 0)
      add_trade (trades, lian_record_get_number (further->pdata[i], "trade"));
  return trades;
}

static void
add_harms (GPtrArray *harms, LianTxn *txn, gint64 trade, LianCoverage *coverage, GPtrArray *closings)
{
  for (guint i = 0; i < closings->len; i++)
    {
      LianOwnHarm *harm = g_new0 (LianOwnHarm, 1);
      harm->trade = trade;
      harm->title = trade != 0 ? lian_txn_title (txn, lian_type_find ("trade"), trade)
                               : g_strdup (_ ("trade not named"));
      harm->coverage = lian_coverage_ref (coverage);
      harm->closing = g_steal_pointer (&closings->pdata[i]);
      g_ptr_array_add (harms, harm);
    }
}

/* A trade for which nobody has set a limit can't be judged, and is left out. */
static gboolean
look_at_trade (GPtrArray *harms, LianTxn *txn, const LianGroundScope *scope, gint64 trade,
               const LianStandard *given, GCancellable *cancellable, GError **error)
{
  LianGroundScope own = *scope;
  own.trade = trade != 0 ? trade : LIAN_TRADE_NOT_NAMED;
  g_autoptr (LianGround) ground = lian_ground_read (txn, &own, given, cancellable, error);
  if (ground == NULL)
    return FALSE;
  if (lian_ground_get_standard (ground)->limit < 0)
    return TRUE;
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, cancellable, error);
  if (closings == NULL)
    return FALSE;
  add_harms (harms, txn, trade, coverage, closings);
  return TRUE;
}

static int
compare_harms (gconstpointer a, gconstpointer b)
{
  const LianOwnHarm *one = *(LianOwnHarm *const *) a, *other = *(LianOwnHarm *const *) b;
  int order = _lian_closing_compare (one->closing, lian_own_harm_get_outlet (one)->id,
                                     other->closing, lian_own_harm_get_outlet (other)->id);
  if (order != 0 || one->trade == other->trade)
    return order;
  return one->trade < other->trade ? -1 : 1;
}

/**
 * lian_own_trade_harms:
 * @txn: the base
 * @scope: city, day and measure; its trade is not looked at
 * @given: (nullable): figures to take instead of those of the standard of each trade
 * @cancellable: (nullable): to give up
 * @error: return location, as lian_ground_read() says
 *
 * Looks at each repair and service trade by itself.  On a reader thread.
 *
 * Returns: (transfer full) (nullable) (element-type LianOwnHarm): each point in each of its trades
 *   that has a limit, most harm first
 */
GPtrArray *
lian_own_trade_harms (LianTxn *txn, const LianGroundScope *scope, const LianStandard *given,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) harms = g_ptr_array_new_with_free_func (own_harm_free);
  LianGroundScope all = *scope;
  all.trade = 0;
  all.network = FALSE;
  all.measure = LIAN_MEASURE_METRES;
  g_autoptr (LianGround) ground = lian_ground_read (txn, &all, NULL, cancellable, error);
  if (ground == NULL)
    return NULL;
  g_autoptr (GArray) trades = list_trades (txn, ground);
  for (guint i = 0; i < trades->len; i++)
    if (!look_at_trade (harms, txn, scope, g_array_index (trades, gint64, i), given, cancellable, error))
      return NULL;
  g_ptr_array_sort (harms, compare_harms);
  return g_steal_pointer (&harms);
}

/**
 * lian_own_harm_get_outlet:
 * @self: a point within one of its trades
 *
 * Returns: (transfer none): the point
 */
const LianOutlet *
lian_own_harm_get_outlet (const LianOwnHarm *self)
{
  guint n;
  return &lian_ground_get_outlets (self->coverage->ground, &n)[self->closing->outlet];
}
