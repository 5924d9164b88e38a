/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whom the points and rounds of a ground serve. */
#include "lian-coverage-private.h"
#include "lian-i18n.h"

static void
add_place (LianCoverage *self, guint place)
{
  const LianPlaceCoverage *judged = &self->places[place];
  const gint32 *amounts = self->inside->allotment->amounts + (gsize) place * LIAN_REACH_KEPT;
  LianCoverageTotals *totals = &self->totals;
  LianLots lots;
  totals->by_point += judged->served;
  totals->by_round += judged->waiting;
  totals->residents += (gint64) judged->served + judged->waiting + judged->left;
  if (judged->state == LIAN_PLACE_UNKNOWN)
    {
      totals->unknown_places++;
      totals->unknown += judged->left;
    }
  else
    totals->uncovered += judged->left;
  _lian_lots_read (self->ground, place, amounts, judged, -1, &lots);
  for (guint i = 0; i < lots.n; i++)
    if (lots.lots[i].distance != LIAN_NO_WAY)
      totals->person_metres += (gint64) lots.lots[i].residents * lots.lots[i].distance;
    else if (lots.lots[i].kind == LIAN_LOT_CUT_OFF && self->ground->located[place])
      totals->without_way += lots.lots[i].residents;
}

static void
add_outlets (LianCoverage *self)
{
  const LianAllotment *allotment = self->inside->allotment;
  gint32 need = lian_ground_get_standard (self->ground)->need;
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (self->ground, &n);
  self->loads = g_new0 (gint64, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      for (guint32 s = allotment->starts[i]; s < allotment->ends[i]; s++)
        self->loads[i] += allotment->amounts[allotment->slots[s]];
      self->totals.unknown_capacity += need >= 0 && outlets[i].capacity < 0;
      self->totals.unplaced_outlets += !self->ground->found[i];
    }
}

/**
 * lian_coverage_new:
 * @ground: a ground whose standard has a limit
 *
 * Finds out whom the ground serves.  Everybody goes to the nearest point within the limit that has
 * room; those who live nearer come first.  Who finds none waits for a round, when it comes often
 * enough.
 *
 * Returns: (transfer full) (nullable): the coverage; %NULL when no limit is set
 */
LianCoverage *
lian_coverage_new (LianGround *ground)
{
  g_return_val_if_fail (lian_ground_get_standard (ground)->limit >= 0, NULL);
  LianCoverage *self = g_new0 (LianCoverage, 1);
  guint n;
  lian_ground_get_places (ground, &n);
  self->ground = lian_ground_ref (ground);
  self->inside = g_new0 (struct _LianCoverageInside, 1);
  g_atomic_ref_count_init (&self->inside->refs);
  self->inside->allotment = _lian_allotment_new (ground);
  self->inside->rounds = _lian_round_service (ground);
  self->places = g_new0 (LianPlaceCoverage, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      _lian_judge_place (ground, self->inside->rounds, i,
                         self->inside->allotment->amounts + (gsize) i * LIAN_REACH_KEPT, -1,
                         &self->places[i]);
      add_place (self, i);
    }
  add_outlets (self);
  return self;
}

/**
 * lian_coverage_ref:
 * @self: a coverage
 *
 * Returns: (transfer full): @self
 */
LianCoverage *
lian_coverage_ref (LianCoverage *self)
{
  g_atomic_ref_count_inc (&self->inside->refs);
  return self;
}

/**
 * lian_coverage_unref:
 * @self: (nullable) (transfer full): a coverage
 */
void
lian_coverage_unref (LianCoverage *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->inside->refs))
    return;
  _lian_allotment_free (self->inside->allotment);
  g_free (self->inside->rounds);
  g_free (self->inside);
  lian_ground_unref (self->ground);
  g_free (self->places);
  g_free (self->loads);
  g_free (self);
}

/**
 * lian_place_state_label:
 * @state: how a place is served
 *
 * Returns: the same in words of the thread's language
 */
const char *
lian_place_state_label (LianPlaceState state)
{
  switch (state)
    {
    case LIAN_PLACE_BY_POINT:
      return _ ("served by a point");
    case LIAN_PLACE_BY_ROUND:
      return _ ("served by a round");
    case LIAN_PLACE_UNCOVERED:
      return _ ("not served");
    case LIAN_PLACE_UNKNOWN:
    default:
      return _ ("can't be told");
    }
}

/**
 * lian_loss_label:
 * @why: what residents lose
 *
 * Returns: the same in words of the thread's language
 */
const char *
lian_loss_label (LianLoss why)
{
  switch (why)
    {
    case LIAN_LOSS_FARTHER:
      return _ ("a longer way");
    case LIAN_LOSS_ROUND:
      return _ ("wait for a round");
    case LIAN_LOSS_TOO_FAR:
      return _ ("no point within the limit");
    case LIAN_LOSS_FULL:
      return _ ("no room at the points");
    case LIAN_LOSS_TOO_SELDOM:
      return _ ("the round comes too seldom");
    case LIAN_LOSS_UNPLACED:
      return _ ("nobody knows how far the points are");
    case LIAN_LOSS_NONE:
    default:
      return _ ("nothing");
    }
}
