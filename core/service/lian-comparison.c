/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A ground before and after a change: who loses, who gains. */
#include "lian-coverage-private.h"
#include "lian-i18n.h"
#include "lian-scenario.h"

static void
add_gain (LianComparison *self, guint place, const LianPiece *piece)
{
  LianGainer gainer = { (gint32) place, LIAN_GAIN_NEARER, piece->residents, piece->way_before,
                        piece->way_after };
  gboolean had_service = piece->before <= LIAN_LOT_WAITING;
  gboolean nearer = piece->way_before != LIAN_NO_WAY || piece->before == LIAN_LOT_CUT_OFF;
  nearer = nearer && piece->way_after < piece->way_before;
  if (piece->after == LIAN_LOT_SERVED && piece->before != LIAN_LOT_SERVED)
    gainer.gain = LIAN_GAIN_POINT;
  else if (piece->after == LIAN_LOT_WAITING && !had_service)
    gainer.gain = LIAN_GAIN_ROUND;
  else if (!nearer)
    return;
  if (gainer.gain == LIAN_GAIN_NEARER)
    self->residents_nearer += piece->residents;
  else
    self->residents_gained += piece->residents;
  g_array_append_val (self->gainers, gainer);
}

static void
read_lots (const LianCoverage *coverage, guint place, LianLots *lots)
{
  _lian_lots_read (coverage->ground, place,
                   coverage->inside->allotment->amounts + (gsize) place * LIAN_REACH_KEPT,
                   &coverage->places[place], -1, lots);
}

static void
compare_place (LianComparison *self, guint place)
{
  const LianPlaceCoverage *before = &self->before->places[place];
  const LianPlaceCoverage *after = &self->after->places[place];
  LianLots lots_before, lots_after;
  LianPiece pieces[2 * (LIAN_REACH_KEPT + 2)];
  if (g_array_index (self->before->ground->parts->places, LianPlace, place).residents < 0)
    {
      _lian_harm_add_unknown (self->harm, place, before, after);
      return;
    }
  read_lots (self->before, place, &lots_before);
  read_lots (self->after, place, &lots_after);
  guint n = _lian_lots_compare (&lots_before, &lots_after, pieces);
  _lian_harm_add_pieces (self->harm, place, before, after, pieces, n);
  for (guint i = 0; i < n; i++)
    add_gain (self, place, &pieces[i]);
}

static int
compare_gainers (gconstpointer a, gconstpointer b)
{
  const LianGainer *one = a, *other = b;
  if (one->gain != other->gain)
    return one->gain > other->gain ? -1 : 1;
  if (one->residents != other->residents)
    return one->residents > other->residents ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->before < other->before ? -1 : one->before > other->before;
}

/**
 * lian_coverage_compare:
 * @before: a coverage
 * @after: a coverage of the same places
 *
 * Compares the two person by person: the residents of a place in the order of how well they are
 * served.
 *
 * Returns: (transfer full): who loses and who gains
 */
LianComparison *
lian_coverage_compare (LianCoverage *before, LianCoverage *after)
{
  guint n = before->ground->parts->places->len;
  g_return_val_if_fail (after->ground->parts->places->len == n, NULL);
  LianComparison *self = g_atomic_rc_box_new0 (LianComparison);
  self->before = lian_coverage_ref (before);
  self->after = lian_coverage_ref (after);
  self->harm = _lian_harm_new (-1);
  self->harm->measured = TRUE;
  self->gainers = g_array_new (FALSE, FALSE, sizeof (LianGainer));
  for (guint i = 0; i < n; i++)
    compare_place (self, i);
  _lian_harm_sort (self->harm);
  g_array_sort (self->gainers, compare_gainers);
  return self;
}

/**
 * lian_comparison_ref:
 * @self: a comparison
 *
 * Returns: (transfer full): @self
 */
LianComparison *
lian_comparison_ref (LianComparison *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LianComparison *self = data;
  lian_coverage_unref (self->before);
  lian_coverage_unref (self->after);
  lian_closing_free (self->harm);
  g_array_unref (self->gainers);
}

/**
 * lian_comparison_unref:
 * @self: (nullable) (transfer full): a comparison
 */
void
lian_comparison_unref (LianComparison *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/**
 * lian_gain_label:
 * @gain: what residents gain
 *
 * Returns: the same in words of the thread's language
 */
const char *
lian_gain_label (LianGain gain)
{
  switch (gain)
    {
    case LIAN_GAIN_ROUND:
      return _ ("a round comes");
    case LIAN_GAIN_POINT:
      return _ ("a point within the limit");
    case LIAN_GAIN_NEARER:
    default:
      return _ ("a shorter way");
    }
}
