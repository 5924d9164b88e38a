/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the coverage page shows, read and worked out off the main thread. */
#pragma once

#include "lian-map-spec.h"
#include "lian-own-trade.h"
#include "lian-proposal-kept.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCoverageChoice:
 * @id: a record
 * @title: its name
 *
 * Something that can be chosen.
 */
typedef struct
{
  gint64 id;
  char *title;
} LianCoverageChoice;

/**
 * LianCoverageJob:
 * @generation: which asking this answers
 * @trade: the trade; 0 for all together; -1 to choose the one with most points, which is then here
 * @city: the city; 0 for all
 * @measure: what a distance counts
 * @network: whether distances follow the ways
 * @limit: typed limit in metres or minutes; -1 for that of the standard in force
 * @changes: (element-type LianServiceChange): what is tried out; of a proposal, read from it
 * @proposal: a proposal to look at, with its own scope; 0 for none
 * @take_newest: whether to look at the proposal made last
 * @earlier: (nullable): a job that read the base as it still is; taken where it is about the same
 *   ground
 * @resolved: (out): the limit of the standard in force, in metres or minutes; -1 without
 * @ground: (out): the ground, with the typed limit
 * @coverage: (out) (nullable): whom it serves; this and the following are %NULL without a limit
 * @closings: (out) (element-type LianClosing): the cost of closing each point, worst first
 * @own: (out) (nullable) (element-type LianOwnHarm): of all trades together, the cost of closing each
 *   point for those who need its trade
 * @comparison: (out) (nullable): before and after @changes, as the map shows them
 * @weighings: (out) (nullable) (element-type LianWeighing): the same trade by trade
 * @shares: (out) (nullable) (element-type LianAdjustShare): how many points they adjust (A8)
 * @percent: (out): the share that is still individual
 * @change_words: (out) (nullable) (element-type utf8): each of @changes in words
 * @cuts: (out) (nullable) (element-type LianRelationCut): the relations that @changes would cut
 * @refusal: (out) (nullable): why the changes can't be worked out
 * @assessment: (out) (nullable): the proposal, as the base stands now
 * @kept: (out) (nullable): of one that is carried out, what it was decided with
 * @proposals: (out) (element-type LianRecord): those that wait first, then those that are settled, the
 *   newest first
 * @officers: (out) (element-type LianRecord): the people of the office
 * @trades: (out) (element-type LianCoverageChoice): all trades
 * @cities: (out) (element-type LianCoverageChoice): all cities
 * @has_ways: (out): whether the base has a network
 * @scope_words: (out): trade, city, measure and day
 * @date: (out): the working date
 * @known_on: (out): the earlier day whose base it is; 0 for that of today
 * @map: (out): the map as it is
 * @later_map: (out) (nullable): the map after @changes
 *
 * One reading.  Ref-counted; once read it does not change, and any thread may look at it.
 */
typedef struct _LianCoverageJob LianCoverageJob;
struct _LianCoverageJob
{
  guint generation;
  gint64 trade;
  gint64 city;
  LianMeasure measure;
  gboolean network;
  int limit;
  GArray *changes;
  gint64 proposal;
  gboolean take_newest;
  LianCoverageJob *earlier;

  int resolved;
  LianGround *ground;
  LianCoverage *coverage;
  GPtrArray *closings;
  GPtrArray *own;
  LianComparison *comparison;
  GPtrArray *weighings;
  GPtrArray *shares;
  guint percent;
  GPtrArray *change_words;
  GPtrArray *cuts;
  char *refusal;
  LianAssessment *assessment;
  LianProposalKept *kept;
  GPtrArray *proposals;
  GPtrArray *officers;
  GPtrArray *trades;
  GPtrArray *cities;
  gboolean has_ways;
  char *scope_words;
  char *date;
  LianDate known_on;
  LianMapSpec *map;
  LianMapSpec *later_map;
};

LianCoverageJob *lian_coverage_job_new (void);
LianCoverageJob *lian_coverage_job_ref (LianCoverageJob *self);
void lian_coverage_job_unref (gpointer job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCoverageJob, lian_coverage_job_unref)
gboolean lian_coverage_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable,
                                 GError **error);
const LianClosing *lian_coverage_job_find_closing (const LianCoverageJob *self, gint64 point,
                                                   LianCoverage **coverage);
LianMapSpec *lian_coverage_job_draw_closing (const LianCoverageJob *self, gint64 point);

G_END_DECLS
