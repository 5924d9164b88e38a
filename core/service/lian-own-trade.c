/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What closing a point would cost those who need its trade, and where its points would serve best.
 *
 * All points together tell how far the nearest mender is; but whoever has a watch to mend is not
 * helped by a barber.  So each trade is looked at by itself, and a point of several trades stands
 * once for each. */
#include "lian-own-trade.h"

#include "lian-coverage-private.h"
#include "lian-ground-records-private.h"
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
own_plan_free (gpointer data)
{
  LianOwnPlan *own = data;
  g_free (own->title);
  lian_ground_unref (own->ground);
  lian_site_plan_free (own->plan);
  g_free (own);
}

static char *
name_trade (LianTxn *txn, gint64 trade)
{
  return trade != 0 ? lian_txn_title (txn, lian_type_find ("trade"), trade)
                    : g_strdup (_ ("trade not named"));
}

static void
add_harms (GPtrArray *harms, LianTxn *txn, gint64 trade, LianCoverage *coverage, GPtrArray *closings)
{
  g_autofree char *title = name_trade (txn, trade);
  for (guint i = 0; i < closings->len; i++)
    {
      LianOwnHarm *harm = g_new0 (LianOwnHarm, 1);
      harm->trade = trade;
      harm->title = g_strdup (title);
      harm->coverage = lian_coverage_ref (coverage);
      harm->closing = g_steal_pointer (&closings->pdata[i]);
      g_ptr_array_add (harms, harm);
    }
}

/* One trade after the other: what is looked for, and where the answers go. */
typedef struct
{
  LianGroundRecords *records;
  const LianGroundScope *scope;
  const LianStandard *given;
  const LianSiteWish *wish; /* of plans */
  GPtrArray *found;
  GCancellable *cancellable;
} Looking;

typedef gboolean (*LookFunc) (Looking *self, gint64 trade, LianGround *ground, GError **error);

static gboolean
look_at_closings (Looking *self, gint64 trade, LianGround *ground, GError **error)
{
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, self->cancellable, error);
  if (closings == NULL)
    return FALSE;
  add_harms (self->found, self->records->txn, trade, coverage, closings);
  return TRUE;
}

static gboolean
look_for_sites (Looking *self, gint64 trade, LianGround *ground, GError **error)
{
  g_autoptr (LianSitePlan) plan
      = lian_site_plan (ground, self->wish, NULL, self->cancellable, error);
  if (plan == NULL)
    return FALSE;
  LianOwnPlan *own = g_new0 (LianOwnPlan, 1);
  own->trade = trade;
  own->title = name_trade (self->records->txn, trade);
  own->ground = lian_ground_ref (ground);
  own->plan = g_steal_pointer (&plan);
  g_ptr_array_add (self->found, own);
  return TRUE;
}

/* A trade for which nobody has set a limit can't be judged, and is left out. */
static gboolean
look_at_trade (Looking *self, gint64 trade, LookFunc look, GError **error)
{
  LianGroundScope own = *self->scope;
  own.trade = trade != 0 ? trade : LIAN_TRADE_NOT_NAMED;
  g_autoptr (LianGround) ground
      = _lian_ground_records_make (self->records, &own, self->given, self->cancellable, error);
  if (ground == NULL)
    return FALSE;
  return lian_ground_get_standard (ground)->limit < 0 || look (self, trade, ground, error);
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
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  g_autoptr (GArray) trades = _lian_ground_records_trades (&records, scope);
  Looking looking = { &records, scope, given, NULL, harms, cancellable };
  for (guint i = 0; i < trades->len; i++)
    if (!look_at_trade (&looking, g_array_index (trades, gint64, i), look_at_closings, error))
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

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const LianOwnPlan *one = *(LianOwnPlan *const *) a, *other = *(LianOwnPlan *const *) b;
  return one->trade < other->trade ? -1 : one->trade > other->trade;
}

/**
 * lian_own_trade_plans:
 * @txn: the base
 * @scope: city, day and measure; its trade is not looked at
 * @given: (nullable): figures to take instead of those of the standard of each trade
 * @wish: what is asked for in each trade; its work is shared among them
 * @cancellable: (nullable): to give up
 * @error: return location, as lian_ground_read() says
 *
 * Looks for places for points in each repair and service trade by itself.  On a reader thread.
 *
 * Returns: (transfer full) (nullable) (element-type LianOwnPlan): where to put points of each trade
 *   that has a limit, by trade
 */
GPtrArray *
lian_own_trade_plans (LianTxn *txn, const LianGroundScope *scope, const LianStandard *given,
                      const LianSiteWish *wish, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (own_plan_free);
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  g_autoptr (GArray) trades = _lian_ground_records_trades (&records, scope);
  LianSiteWish own = *wish;
  own.seconds = wish->seconds / MAX (trades->len, 1);
  Looking looking = { &records, scope, given, &own, plans, cancellable };
  for (guint i = 0; i < trades->len; i++)
    if (!look_at_trade (&looking, g_array_index (trades, gint64, i), look_for_sites, error))
      return NULL;
  g_ptr_array_sort (plans, compare_plans);
  return g_steal_pointer (&plans);
}
