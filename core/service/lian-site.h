/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where to put the points of a ground. */
#pragma once

#include "lian-coverage.h"
#include "lian-siting.h"

G_BEGIN_DECLS

/**
 * LianSiteWish:
 * @kind: the best p points, the fewest that reach everyone within the limit, or the most residents
 *   within the limit with p points
 * @p: how many points, those that stay included; 0 for as many as there are
 * @keep: whether all points of today stay
 * @pins: (nullable) (element-type gint64): records of points that stay
 * @rounds: whether places that a good round serves need no point
 * @rooms: for the best p points: whether the capacities of today's points count, so that everybody
 *   goes to the nearest one with room, those who live nearer first
 * @new_room: when @rooms count, customers a month of a new point; -1 when it has room for all
 * @seconds: how much work to do at most, see #LianSolveLimits
 *
 * What is asked for.
 */
typedef struct
{
  LianSitingKind kind;
  guint p;
  gboolean keep;
  const GArray *pins;
  gboolean rounds;
  gboolean rooms;
  gint32 new_room;
  double seconds;
} LianSiteWish;

/**
 * LianSite:
 * @outlet: index of a point of today; -1 of a new one
 * @place: index of the neighbourhood of a new one; -1 of a point of today
 * @residents: how many would go there
 *
 * A place for a point.
 */
typedef struct
{
  gint32 outlet;
  gint32 place;
  gint64 residents;
} LianSite;

/**
 * LianSitePlan:
 * @status: what is known about it
 * @objective: person-metres (or seconds), points, or residents
 * @bound: nothing can be better
 * @today: the same of today's points, counted in the same way; -1 when some residents could not get
 *   to any of them
 * @sites: (element-type LianSite): today's points that stay, by id, then new ones
 * @residents: whom it is about: residents whose position is known and who need a point
 * @without_room: when rooms count, residents for whom there is none; nothing is known then about
 *   @objective, which leaves them out
 * @unreached: of these, who can get to no site at all and are left out of @objective
 * @only_today: whether there were too many neighbourhoods to try, so that only today's points were
 *
 * Where to put points.
 */
typedef struct
{
  LianSolveStatus status;
  gint64 objective;
  gint64 bound;
  gint64 today;
  GArray *sites;
  gint64 residents;
  gint64 without_room;
  gint64 unreached;
  gboolean only_today;
} LianSitePlan;

LianSitePlan *lian_site_plan (LianGround *ground, const LianSiteWish *wish, LianProgress *progress,
                              GCancellable *cancellable, GError **error);
void lian_site_plan_free (LianSitePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianSitePlan, lian_site_plan_free)

G_END_DECLS
