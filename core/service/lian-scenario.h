/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A ground as it would be: points closed, moved, merged, opened, rounds ended and begun. */
#pragma once

#include "lian-coverage.h"

G_BEGIN_DECLS

/**
 * LianServiceChangeKind:
 * @LIAN_SERVICE_CLOSE: the point closes
 * @LIAN_SERVICE_MOVE: the point moves to the neighbourhood or position
 * @LIAN_SERVICE_MERGE: the point closes, and its workers go to the other point
 * @LIAN_SERVICE_OPEN: a new point
 * @LIAN_SERVICE_ROUND_END: the round ends
 * @LIAN_SERVICE_ROUND_BEGIN: a new round
 * @LIAN_SERVICE_ROUND_TO_POINT: the round ends and a point opens in its place
 *
 * What is changed; a round in place of a point is two changes.  In the order of the choices of
 * service_change.
 */
typedef enum
{
  LIAN_SERVICE_CLOSE,
  LIAN_SERVICE_MOVE,
  LIAN_SERVICE_MERGE,
  LIAN_SERVICE_OPEN,
  LIAN_SERVICE_ROUND_END,
  LIAN_SERVICE_ROUND_BEGIN,
  LIAN_SERVICE_ROUND_TO_POINT,
} LianServiceChangeKind;

/**
 * LianServiceChange:
 * @kind: what is changed
 * @point: of a close, move or merge, the service point
 * @round: of the changes of a round, the round
 * @into: of a merge, the point that takes the other in
 * @cooperative: of what is opened or begun, whose it is; 0 when nobody has said
 * @neighbourhood: of a move and of what is opened or begun, where; 0 for @x and @y alone
 * @x: metres east
 * @y: metres north
 * @placed: whether @x and @y are said; else the neighbourhood's are taken
 * @capacity: of what is opened, customers a day; -1 when not known
 * @days: of what is opened or begun, days of the week, bit 0 for Monday to bit 6; 0 for every day of
 *   a point, and for unknown days of a round
 *
 * One change of a scenario; everything is named by its record.
 */
typedef struct
{
  LianServiceChangeKind kind;
  gint64 point;
  gint64 round;
  gint64 into;
  gint64 cooperative;
  gint64 neighbourhood;
  gint32 x;
  gint32 y;
  gboolean placed;
  gint32 capacity;
  guint8 days;
} LianServiceChange;

LianGround *lian_ground_apply (LianGround *ground, const LianServiceChange *changes, guint n_changes,
                               GCancellable *cancellable, GError **error);
gint32 lian_capacity_of_month (gint32 a_day, guint8 days);
guint8 lian_weekdays_parse (const char *text);
char *lian_weekdays_to_text (guint8 days);

/**
 * LianGain:
 * @LIAN_GAIN_NEARER: a shorter way
 * @LIAN_GAIN_ROUND: a round that comes often enough, where there was nothing
 * @LIAN_GAIN_POINT: a point with room within the limit, where there was none
 *
 * What residents gain.
 */
typedef enum
{
  LIAN_GAIN_NEARER,
  LIAN_GAIN_ROUND,
  LIAN_GAIN_POINT,
} LianGain;

/**
 * LianGainer:
 * @place: index of the place
 * @gain: what they gain
 * @residents: how many
 * @before: their way before; %LIAN_NO_WAY without any
 * @after: their way after; %LIAN_NO_WAY without any
 *
 * Residents of one place who gain the same.
 */
typedef struct
{
  gint32 place;
  LianGain gain;
  gint32 residents;
  gint32 before;
  gint32 after;
} LianGainer;

/**
 * LianComparison:
 * @before: the one side
 * @after: the other
 * @harm: who loses what, as of a closing; its @outlet is -1, and its longer ways are less than 0
 *   when all ways together become shorter
 * @residents_gained: residents who come to have a point or a good round
 * @residents_nearer: residents whose way becomes shorter
 * @gainers: (element-type LianGainer): those who gain most first
 *
 * A ground before and after a change.  Ref-counted, and never changed once made.
 */
typedef struct
{
  LianCoverage *before;
  LianCoverage *after;
  LianClosing *harm;
  gint64 residents_gained;
  gint64 residents_nearer;
  GArray *gainers;
} LianComparison;

LianComparison *lian_coverage_compare (LianCoverage *before, LianCoverage *after);
LianComparison *lian_comparison_ref (LianComparison *self);
void lian_comparison_unref (LianComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianComparison, lian_comparison_unref)
const char *lian_gain_label (LianGain gain);

G_END_DECLS
