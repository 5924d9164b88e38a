/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whom the points and rounds of a ground serve, and what closing each point would cost them. */
#pragma once

#include "lian-ground.h"

G_BEGIN_DECLS

/**
 * LianPlaceState:
 * @LIAN_PLACE_UNKNOWN: its position or its residents are not known, or a round comes on unknown days:
 *   counted apart
 * @LIAN_PLACE_BY_POINT: all residents reach a point with room within the limit
 * @LIAN_PLACE_BY_ROUND: those who don't are served by a round that comes often enough
 * @LIAN_PLACE_UNCOVERED: some have neither
 *
 * How a place is served.
 */
typedef enum
{
  LIAN_PLACE_UNKNOWN,
  LIAN_PLACE_BY_POINT,
  LIAN_PLACE_BY_ROUND,
  LIAN_PLACE_UNCOVERED,
} LianPlaceState;

/**
 * LianLoss:
 * @LIAN_LOSS_NONE: nobody lost anything
 * @LIAN_LOSS_FARTHER: no more than a longer way
 * @LIAN_LOSS_ROUND: they fall back to a round and wait for it
 * @LIAN_LOSS_TOO_FAR: no point is left within the limit
 * @LIAN_LOSS_FULL: the points within the limit have no room for them
 * @LIAN_LOSS_TOO_SELDOM: only a round is left, which comes too seldom, or on days that nobody knows
 * @LIAN_LOSS_UNPLACED: nobody knows how far the points are
 *
 * What residents lose, from nothing to all.  From %LIAN_LOSS_TOO_FAR on they count as lost.
 */
typedef enum
{
  LIAN_LOSS_NONE,
  LIAN_LOSS_FARTHER,
  LIAN_LOSS_ROUND,
  LIAN_LOSS_TOO_FAR,
  LIAN_LOSS_FULL,
  LIAN_LOSS_TOO_SELDOM,
  LIAN_LOSS_UNPLACED,
} LianLoss;

/**
 * LianPlaceCoverage:
 * @state: how it is served
 * @why: why not all go to a point: %LIAN_LOSS_ROUND where a good round makes up for it, else
 *   %LIAN_LOSS_TOO_FAR and after; %LIAN_LOSS_NONE where all do.  Told by the position alone where
 *   nobody knows how many live there
 * @outlet: index of the nearest point that serves it; else of the nearest at all; -1 without any
 * @distance: the way there; %LIAN_NO_WAY without any
 * @tour: index of the round that comes most often; -1 without any
 * @wait: most days to wait until some round comes; 0 without any, or when its days are not known
 * @served: residents who go to a point within the limit
 * @waiting: residents who wait for a round
 * @left: residents without either
 *
 * One place.  Where residents are unknown, all three are 0.
 */
typedef struct
{
  LianPlaceState state;
  LianLoss why;
  gint32 outlet;
  gint32 distance;
  gint32 tour;
  gint32 wait;
  gint32 served;
  gint32 waiting;
  gint32 left;
} LianPlaceCoverage;

/**
 * LianCoverageTotals:
 * @residents: all whose number is known
 * @by_point: of these, who go to a point
 * @by_round: who wait for a round
 * @uncovered: who have neither
 * @unknown: who live where it can't be told
 * @unknown_places: places whose position or residents are not known, or whose round has no days
 * @person_metres: the ways of all who go to a point or would have to, added up; seconds when the
 *   scope measures minutes
 * @without_way: residents who have no point to go to at all, near or far, nor a round
 * @unknown_capacity: points whose capacity is not known and was not counted
 * @unplaced_outlets: points that nobody can find: without position
 *
 * A ground in figures.
 */
typedef struct
{
  gint64 residents;
  gint64 by_point;
  gint64 by_round;
  gint64 uncovered;
  gint64 unknown;
  guint unknown_places;
  gint64 person_metres;
  gint64 without_way;
  guint unknown_capacity;
  guint unplaced_outlets;
} LianCoverageTotals;

struct _LianCoverageInside;

/**
 * LianCoverage:
 * @ground: the ground
 * @places: (array): a #LianPlaceCoverage for each of its places
 * @loads: (array): for each of its outlets, the residents who go there
 * @totals: the sums
 * @inside: for the functions of coverage
 *
 * Whom a ground serves.  Ref-counted, and never changed once made.
 */
typedef struct
{
  LianGround *ground;
  LianPlaceCoverage *places;
  gint64 *loads;
  LianCoverageTotals totals;
  struct _LianCoverageInside *inside;
} LianCoverage;

LianCoverage *lian_coverage_new (LianGround *ground);
LianCoverage *lian_coverage_ref (LianCoverage *self);
void lian_coverage_unref (LianCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCoverage, lian_coverage_unref)

/**
 * LianLoser:
 * @place: index of the place
 * @why: what they lose
 * @residents: how many; 0 when nobody knows how many live there
 * @before: their way before
 * @after: their way after; of those who lost it, to the nearest point that is left;
 *   %LIAN_NO_WAY without any
 * @wait: of those who fall back to a round, the most days to wait
 *
 * Residents of one place who lose the same.
 */
typedef struct
{
  gint32 place;
  LianLoss why;
  gint32 residents;
  gint32 before;
  gint32 after;
  gint32 wait;
} LianLoser;

/**
 * LianClosing:
 * @outlet: index of the point
 * @measured: whether its position is known; else nothing can be told
 * @residents_lost: residents pushed beyond the limit: too far, no room, or a round too seldom
 * @residents_waiting: residents who fall back to a round that comes often enough
 * @residents_farther: residents who lose no more than a longer way
 * @residents_cut_off: residents who would have no point at all to go to; not in @extra_person_metres
 * @extra_person_metres: how much longer all ways become, added up; seconds when the scope measures
 *   minutes
 * @unknown_places: places that lose, but nobody knows how many live there
 * @losers: (element-type LianLoser): those hit hardest first
 *
 * What closing one point would cost.
 */
typedef struct
{
  gint32 outlet;
  gboolean measured;
  gint64 residents_lost;
  gint64 residents_waiting;
  gint64 residents_farther;
  gint64 residents_cut_off;
  gint64 extra_person_metres;
  guint unknown_places;
  GArray *losers;
} LianClosing;

GPtrArray *lian_coverage_closings (LianCoverage *self, GCancellable *cancellable, GError **error);
void lian_closing_free (LianClosing *closing);
const char *lian_place_state_label (LianPlaceState state);
const char *lian_loss_label (LianLoss why);

G_END_DECLS
