/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where to put points: the best p, the fewest within a limit, the most people with p. */
#pragma once

#include "lian-solve.h"

G_BEGIN_DECLS

/**
 * LIAN_SITING_NO_WAY:
 *
 * The distance of a place and a site that are not to be put together.
 */
#define LIAN_SITING_NO_WAY G_MAXINT32

/**
 * LIAN_SITING_NOBODY:
 *
 * Stands for the site of a place that none serves.
 */
#define LIAN_SITING_NOBODY G_MAXUINT32

/**
 * LianSitingKind:
 * @LIAN_SITING_MEDIAN: p sites, so that the sum of weight times distance to the nearest is least
 * @LIAN_SITING_COVER: the fewest sites, so that every place has one within the radius
 * @LIAN_SITING_MAX_COVER: p sites, so that the weight within the radius of one is greatest
 *
 * What is asked for.
 */
typedef enum
{
  LIAN_SITING_MEDIAN,
  LIAN_SITING_COVER,
  LIAN_SITING_MAX_COVER,
} LianSitingKind;

/**
 * LianSiteState:
 * @LIAN_SITE_FREE: it is for the answer to say
 * @LIAN_SITE_OPEN: pinned: it stays, and counts among the p
 * @LIAN_SITE_SHUT: never
 *
 * What is settled about a site beforehand.
 */
typedef enum
{
  LIAN_SITE_FREE,
  LIAN_SITE_OPEN,
  LIAN_SITE_SHUT,
} LianSiteState;

/**
 * LianSitingTask:
 * @kind: what is asked for
 * @n_places: how many places want to be served
 * @n_sites: how many sites there are to choose from
 * @distance: (nullable): from place i to site j at i × @n_sites + j, in any unit, not negative;
 *   %LIAN_SITING_NO_WAY where the two are not to be put together
 * @wide: (nullable): the same where distances do not fit; %G_MAXINT64 for no way.  One of the two.
 * @weight: (nullable): of each place, not negative; %NULL for one each.  A place without weight
 *   counts nothing; what a round already covers is given none
 * @capacity: (nullable): for the median: what each site has room for, negative for no limit.  A
 *   place is then served whole by one site, not always by its nearest
 * @load: (nullable): how much of that room each place takes, not negative; %NULL for its weight
 * @state: (nullable): a #LianSiteState of each site; %NULL for all free
 * @p: for the median and the greatest cover: how many sites may be open, pinned ones included
 * @radius: for the covers: how far is near enough
 *
 * A task, as plain arrays that are only read.  Places without weight need not be covered where
 * weights are given.  For the median the greatest distances times the weights, added up and times
 * the number of places, are below 2^62; for the greatest cover the weights added up below 2^53.
 */
typedef struct
{
  LianSitingKind kind;
  guint n_places;
  guint n_sites;
  const gint32 *distance;
  const gint64 *wide;
  const gint64 *weight;
  const gint64 *capacity;
  const gint64 *load;
  const guint8 *state;
  guint p;
  gint64 radius;
} LianSitingTask;

/**
 * LianSitingAnswer:
 * @status: what is known about it
 * @objective: the sum of weight times distance, the number of sites, or the weight within reach
 * @bound: no answer can be below it, or above it for the greatest cover
 * @n_open: how many sites are open
 * @open: (array length=n_open): their numbers, rising, from 0
 * @serves: for each place the number of the site that serves it, or %LIAN_SITING_NOBODY
 *
 * An answer.  Without one, when it is infeasible or unknown, nothing is open.
 */
typedef struct
{
  LianSolveStatus status;
  gint64 objective;
  gint64 bound;
  guint n_open;
  guint *open;
  guint *serves;
} LianSitingAnswer;

LianSitingAnswer *lian_siting_solve (const LianSitingTask *task, const LianSolveLimits *limits,
                                     LianProgress *progress, GCancellable *cancellable,
                                     GError **error);
void lian_siting_answer_free (LianSitingAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianSitingAnswer, lian_siting_answer_free)

G_END_DECLS
