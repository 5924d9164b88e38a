/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The residents of a place before and after a change, compared person by person.
 *
 * Residents are put in a row, those who are served best first; the first of the row before is
 * compared with the first of the row after, and so on.  So nobody is counted twice, and a longer
 * way is one only for those who walk before and after. */
#include "lian-coverage-private.h"

static void
add_lot (LianLots *lots, LianLotKind kind, gint32 residents, gint32 distance)
{
  if (residents > 0)
    lots->lots[lots->n++] = (LianLot){ kind, residents, distance };
}

/**
 * _lian_lots_read:
 * @ground: a ground with a limit
 * @place: index of a place
 * @amounts: how many residents of the place go to the point of each rank
 * @judged: how the place is served
 * @closed: an outlet that is closed, or -1
 * @lots: (out): its residents, those served best first
 */
void
_lian_lots_read (const LianGround *ground, guint place, const gint32 *amounts,
                 const LianPlaceCoverage *judged, gint32 closed, LianLots *lots)
{
  const LianReach *reach = _lian_ground_reach (ground, place);
  int stray = judged->left > 0 ? _lian_stray_rank (ground, place, closed) : -1;
  lots->n = 0;
  for (int k = 0; k < LIAN_REACH_KEPT && reach[k].distance <= ground->parts->standard.limit; k++)
    add_lot (lots, LIAN_LOT_SERVED, amounts[k], reach[k].distance);
  add_lot (lots, LIAN_LOT_WAITING, judged->waiting, LIAN_NO_WAY);
  if (stray >= 0)
    add_lot (lots, LIAN_LOT_STRAY, judged->left, reach[stray].distance);
  else
    add_lot (lots, LIAN_LOT_CUT_OFF, judged->left, LIAN_NO_WAY);
}

/**
 * _lian_lots_compare:
 * @before: the residents of a place
 * @after: the same residents
 * @pieces: (out) (array): room for both numbers of lots together
 *
 * Returns: how many pieces: residents who were alike and are alike
 */
guint
_lian_lots_compare (const LianLots *before, const LianLots *after, LianPiece *pieces)
{
  guint b = 0, a = 0, n = 0;
  gint32 left_before = before->n > 0 ? before->lots[0].residents : 0;
  gint32 left_after = after->n > 0 ? after->lots[0].residents : 0;
  while (b < before->n && a < after->n)
    {
      gint32 residents = MIN (left_before, left_after);
      pieces[n++] = (LianPiece){ before->lots[b].kind, after->lots[a].kind, residents,
                                 before->lots[b].distance, after->lots[a].distance };
      left_before -= residents;
      left_after -= residents;
      if (left_before == 0 && ++b < before->n)
        left_before = before->lots[b].residents;
      if (left_after == 0 && ++a < after->n)
        left_after = after->lots[a].residents;
    }
  return n;
}

/**
 * _lian_piece_loss:
 * @piece: residents before and after
 * @before: how their place is served before
 * @after: how their place is served after
 *
 * Returns: what they lose
 */
LianLoss
_lian_piece_loss (const LianPiece *piece, const LianPlaceCoverage *before,
                  const LianPlaceCoverage *after)
{
  gboolean had_service = piece->before <= LIAN_LOT_WAITING;
  if (piece->after >= LIAN_LOT_STRAY && had_service)
    return after->why;
  if (piece->after == LIAN_LOT_WAITING
      && (piece->before == LIAN_LOT_SERVED
          || (piece->before == LIAN_LOT_WAITING && after->wait > before->wait)))
    return LIAN_LOSS_ROUND;
  gboolean walks = piece->before != LIAN_LOT_WAITING && piece->after != LIAN_LOT_WAITING;
  return walks && piece->after >= piece->before && piece->way_after > piece->way_before
             ? LIAN_LOSS_FARTHER
             : LIAN_LOSS_NONE;
}
