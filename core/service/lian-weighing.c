/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Changes weighed trade by trade: a barber does not make up for a mender of watches.
 *
 * A point that works in several trades is missed in each of them. */
#include "lian-weighing.h"

#include "lian-error.h"
#include "lian-ground-records-private.h"
#include "lian-i18n.h"

typedef struct
{
  LianGroundRecords records;
  LianGround *ground; /* of the scope that was asked for */
  const LianStandard *given;
  const GArray *changes;
  gint64 *own;     /* of each change, its trade; TRADE_OPEN while only the others can tell */
  GArray *trades;  /* of gint64: all that the changes are about, 0 for those not named */
} Weighing;

#define TRADE_OPEN (-2)

static void
weighing_clear (Weighing *self)
{
  _lian_ground_records_clear (&self->records);
  g_free (self->own);
  g_clear_pointer (&self->trades, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weighing, weighing_clear)

static void
free_weighing (gpointer data)
{
  LianWeighing *self = data;
  g_free (self->title);
  lian_comparison_unref (self->comparison);
  g_free (self);
}

static gint64
scope_trade (const Weighing *self)
{
  return lian_ground_get_parts (self->ground)->scope.trade;
}

static gint64
trade_of_record (Weighing *self, const char *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (self->records.txn, lian_type_find (type), id);
  return record != NULL ? _lian_ground_records_work (&self->records, record).trade
                        : MAX (scope_trade (self), 0);
}

/* What the ground tells need not be read. */
static gint64
trade_of_point (Weighing *self, gint64 point)
{
  guint n;
  int at = lian_ground_find_outlet (self->ground, point);
  return at >= 0 ? lian_ground_get_outlets (self->ground, &n)[at].trade
                 : trade_of_record (self, "service_point", point);
}

static gint64
trade_of_round (Weighing *self, gint64 round)
{
  gboolean here = lian_ground_find_tour (self->ground, round) >= 0;
  return here && scope_trade (self) != 0 ? MAX (scope_trade (self), 0)
                                         : trade_of_record (self, "round", round);
}

static gint64
trade_of (Weighing *self, const LianServiceChange *change)
{
  return change->point != 0   ? trade_of_point (self, change->point)
         : change->round != 0 ? trade_of_round (self, change->round)
                              : TRADE_OPEN;
}

static void
add_further_trades (Weighing *self, gint64 point)
{
  g_autoptr (GPtrArray) further = lian_txn_list (
      self->records.txn, lian_type_find ("point_trade"), "service_point", point);
  for (guint i = 0; i < further->len; i++)
    _lian_ground_add_trade (self->trades, lian_record_get_number (further->pdata[i], "trade"));
}

/* What is opened is of the trade that is looked at, else of the only one that the other changes are
 * about, else of that of its co-operative. */
static gint64
trade_of_new (Weighing *self, const LianServiceChange *change)
{
  if (scope_trade (self) != 0)
    return MAX (scope_trade (self), 0);
  if (self->trades->len == 1)
    return g_array_index (self->trades, gint64, 0);
  g_autoptr (LianRecord) point = lian_record_new (lian_type_find ("service_point"));
  lian_record_set_number (point, "cooperative", change->cooperative);
  return change->cooperative != 0 ? _lian_ground_records_work (&self->records, point).trade : 0;
}

static gboolean
is_new (const Weighing *self, guint i)
{
  return self->own[i] == TRADE_OPEN;
}

static void
find_trades (Weighing *self)
{
  self->own = g_new (gint64, MAX (self->changes->len, 1));
  self->trades = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (scope_trade (self) != 0)
    _lian_ground_add_trade (self->trades, MAX (scope_trade (self), 0));
  for (guint i = 0; i < self->changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (self->changes, LianServiceChange, i);
      self->own[i] = trade_of (self, change);
      if (!is_new (self, i))
        _lian_ground_add_trade (self->trades, self->own[i]);
      if (change->point != 0)
        add_further_trades (self, change->point);
    }
  for (guint i = 0; i < self->changes->len; i++)
    if (is_new (self, i))
      self->own[i] = trade_of_new (self, &g_array_index (self->changes, LianServiceChange, i));
  for (guint i = 0; i < self->changes->len; i++)
    _lian_ground_add_trade (self->trades, self->own[i]);
}

/* Whether a change is about a trade: by its own trade, or since its point works there as well. */
static gboolean
is_about (const Weighing *self, const LianGround *ground, guint i, gint64 trade)
{
  const LianServiceChange *change = &g_array_index (self->changes, LianServiceChange, i);
  return self->own[i] == trade
         || (change->point != 0 && lian_ground_find_outlet (ground, change->point) >= 0);
}

/* A point whose workers go to one of another trade is closed for those who need it. */
static LianServiceChange
seen_from (Weighing *self, const LianGround *ground, const LianServiceChange *change, gint64 trade)
{
  LianServiceChange seen = *change;
  if (seen.kind == LIAN_SERVICE_MERGE && lian_ground_find_outlet (ground, seen.into) < 0
      && trade_of_point (self, seen.into) != trade)
    {
      seen.kind = LIAN_SERVICE_CLOSE;
      seen.into = 0;
    }
  return seen;
}

static GArray *
changes_in (Weighing *self, const LianGround *ground, gint64 trade)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  for (guint i = 0; i < self->changes->len; i++)
    if (is_about (self, ground, i, trade))
      {
        LianServiceChange seen = seen_from (
            self, ground, &g_array_index (self->changes, LianServiceChange, i), trade);
        g_array_append_val (changes, seen);
      }
  return changes;
}

static LianGround *
make_ground (Weighing *self, gint64 trade, GCancellable *cancellable, GError **error)
{
  LianGroundScope scope = lian_ground_get_parts (self->ground)->scope;
  gint64 wanted = trade != 0 ? trade : LIAN_TRADE_NOT_NAMED;
  if (wanted == scope.trade)
    return lian_ground_ref (self->ground);
  scope.trade = wanted;
  return _lian_ground_records_make (&self->records, &scope, self->given, cancellable, error);
}

/* The ground of one trade, which can be judged by. */
static LianGround *
ground_of (Weighing *self, gint64 trade, const char *title, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LianGround) ground = make_ground (self, trade, cancellable, error);
  if (ground == NULL || lian_ground_get_standard (ground)->limit >= 0)
    return g_steal_pointer (&ground);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: a trade */
               _ ("%s: no standard of service says how far residents may have to go; enter it first."),
               title);
  return NULL;
}

/* The ground, which has a limit, before and after: all its points counted together. */
static LianComparison *
weigh_ground (LianGround *ground, const GArray *changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianGround) later
      = lian_ground_apply (ground, (const LianServiceChange *) (const void *) changes->data,
                           changes->len, cancellable, error);
  if (later == NULL)
    return NULL;
  g_autoptr (LianCoverage) before = lian_coverage_new (ground);
  g_autoptr (LianCoverage) after = lian_coverage_new (later);
  return lian_coverage_compare (before, after);
}

static LianWeighing *
weigh_trade (Weighing *self, gint64 trade, GCancellable *cancellable, GError **error)
{
  g_autofree char *title
      = trade != 0 ? lian_txn_title (self->records.txn, lian_type_find ("trade"), trade)
                   : g_strdup (_ ("trade not named"));
  g_autoptr (LianGround) ground = ground_of (self, trade, title, cancellable, error);
  if (ground == NULL)
    return NULL;
  g_autoptr (GArray) changes = changes_in (self, ground, trade);
  g_autoptr (LianComparison) comparison = weigh_ground (ground, changes, cancellable, error);
  if (comparison == NULL)
    return NULL;
  LianWeighing *found = g_new0 (LianWeighing, 1);
  found->trade = trade;
  found->title = g_steal_pointer (&title);
  found->impact = lian_comparison_get_impact (comparison);
  found->comparison = g_steal_pointer (&comparison);
  return found;
}

/**
 * lian_weigh_changes:
 * @txn: the base
 * @ground: the ground that is looked at, with a limit: of one trade, or of all together
 * @given: (nullable): figures to take in every trade instead of those of its standard
 * @changes: (element-type LianServiceChange): what is changed
 * @cancellable: (nullable): to give up
 * @error: return location; names a point or round that is not there, or a trade without a limit
 *
 * Weighs changes within each trade that they are about.  Of what only @ground is about nothing is
 * read again.  On a reader thread, or in a write.
 *
 * Returns: (transfer full) (nullable) (element-type LianWeighing): one for each trade, that of
 *   @ground first
 */
GPtrArray *
lian_weigh_changes (LianTxn *txn, LianGround *ground, const LianStandard *given,
                    const GArray *changes, GCancellable *cancellable, GError **error)
{
  g_auto (Weighing) self = { .ground = ground, .given = given, .changes = changes };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_weighing);
  _lian_ground_records_init (&self.records, txn);
  find_trades (&self);
  for (guint i = 0; i < self.trades->len; i++)
    {
      LianWeighing *one
          = weigh_trade (&self, g_array_index (self.trades, gint64, i), cancellable, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (found, one);
    }
  return g_steal_pointer (&found);
}

/**
 * lian_weighings_compare:
 * @weighings: (element-type LianWeighing): what lian_weigh_changes() found
 * @ground: the ground that is looked at
 * @changes: (element-type LianServiceChange): what is changed
 * @cancellable: (nullable): to give up
 * @error: return location, as lian_ground_apply() says; or that @ground has no limit
 *
 * What the map shows: of all trades together changes that are about one are shown within that one, a
 * barber does not make up for a mender of watches; those about several, all together.
 *
 * Returns: (transfer full) (nullable): the ground before and after
 */
LianComparison *
lian_weighings_compare (const GPtrArray *weighings, LianGround *ground, const GArray *changes,
                        GCancellable *cancellable, GError **error)
{
  const LianWeighing *first = weighings->pdata[0];
  if (weighings->len == 1 || lian_ground_get_parts (ground)->scope.trade != 0)
    return lian_comparison_ref (first->comparison);
  if (lian_ground_get_standard (ground)->limit >= 0)
    return weigh_ground (ground, changes, cancellable, error);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("No standard of service says how far residents may have to go: enter it "
                          "first."));
  return NULL;
}
