/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who loses what by a change, added up. */
#include "lian-coverage-private.h"

/**
 * _lian_harm_new:
 * @outlet: the point that closes, or -1
 *
 * Returns: (transfer full): nobody loses anything yet
 */
LianClosing *
_lian_harm_new (gint32 outlet)
{
  LianClosing *harm = g_new0 (LianClosing, 1);
  harm->outlet = outlet;
  harm->losers = g_array_new (FALSE, FALSE, sizeof (LianLoser));
  return harm;
}

static void
add_piece (LianClosing *closing, const LianPiece *piece, guint place,
           const LianPlaceCoverage *before, const LianPlaceCoverage *after)
{
  LianLoss why = _lian_piece_loss (piece, before, after);
  gint64 residents = piece->residents;
  gboolean had_way = piece->way_before != LIAN_NO_WAY;
  if (had_way && piece->way_after != LIAN_NO_WAY)
    closing->extra_person_metres += residents * (piece->way_after - piece->way_before);
  if (why == LIAN_LOSS_NONE)
    return;
  if (had_way && piece->after == LIAN_LOT_CUT_OFF)
    closing->residents_cut_off += residents;
  if (why == LIAN_LOSS_FARTHER)
    closing->residents_farther += residents;
  else if (why == LIAN_LOSS_ROUND)
    closing->residents_waiting += residents;
  else
    closing->residents_lost += residents;
  LianLoser loser = { (gint32) place,      why, piece->residents, piece->way_before,
                      piece->way_after, why == LIAN_LOSS_ROUND ? after->wait : 0 };
  g_array_append_val (closing->losers, loser);
}

/**
 * _lian_harm_add_pieces:
 * @harm: what a change costs
 * @place: a place
 * @before: how it is served before
 * @after: how it is served after
 * @pieces: (array length=n_pieces): its residents before and after
 * @n_pieces: how many
 */
void
_lian_harm_add_pieces (LianClosing *harm, guint place, const LianPlaceCoverage *before,
                       const LianPlaceCoverage *after, const LianPiece *pieces, guint n_pieces)
{
  for (guint i = 0; i < n_pieces; i++)
    add_piece (harm, &pieces[i], place, before, after);
}

/**
 * _lian_harm_add_unknown:
 * @harm: what a change costs
 * @place: a place where nobody knows how many live there
 * @before: how it is served before
 * @after: and after
 *
 * Only what they would lose can be told.
 */
void
_lian_harm_add_unknown (LianClosing *harm, guint place, const LianPlaceCoverage *before,
                        const LianPlaceCoverage *after)
{
  LianLoss why = after->why > before->why             ? after->why
                 : after->distance > before->distance ? LIAN_LOSS_FARTHER
                                                      : LIAN_LOSS_NONE;
  if (why == LIAN_LOSS_NONE)
    return;
  harm->unknown_places++;
  LianLoser loser = { (gint32) place,   why, 0, before->distance,
                      after->distance, why == LIAN_LOSS_ROUND ? after->wait : 0 };
  g_array_append_val (harm->losers, loser);
}

static int
compare_losers (gconstpointer a, gconstpointer b)
{
  const LianLoser *one = a, *other = b;
  gboolean lost = one->why >= LIAN_LOSS_TOO_FAR, other_lost = other->why >= LIAN_LOSS_TOO_FAR;
  if (lost != other_lost)
    return lost ? -1 : 1;
  if (!lost && one->why != other->why)
    return one->why > other->why ? -1 : 1;
  if (one->residents != other->residents)
    return one->residents > other->residents ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  if (one->before != other->before)
    return one->before < other->before ? -1 : 1;
  return one->after < other->after ? -1 : one->after > other->after;
}

/**
 * _lian_harm_sort:
 * @harm: what a change costs
 *
 * Puts those who lose most first: the lost, those who wait, those who go farther; in each the more.
 */
void
_lian_harm_sort (LianClosing *harm)
{
  g_array_sort (harm->losers, compare_losers);
}

/**
 * lian_closing_free:
 * @closing: (nullable) (transfer full): what closing a point would cost
 */
void
lian_closing_free (LianClosing *closing)
{
  if (closing == NULL)
    return;
  g_array_unref (closing->losers);
  g_free (closing);
}
