/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How far the transformation of a city has come: organised of all, by trade, stage and day (A21, F1, W1, W2). */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_CITY_UNKNOWN:
 *
 * A figure that nobody knows.  It is not nothing.
 */
#define LIAN_CITY_UNKNOWN ((gint64) -1)

/**
 * LIAN_CITY_STAGES:
 *
 * How many stages there are, in the order of #lian_choices_stage; one more place is for co-operatives
 * without one.
 */
#define LIAN_CITY_STAGES 4

/**
 * LianCityRate:
 * @trade: the trade; 0 for all trades of the city together
 * @name: (nullable): its name in the program's language
 * @day: the day that it is about
 * @cooperatives: co-operatives and groups that were there
 * @persons: persons organised in them; %LIAN_CITY_UNKNOWN
 * @households: households organised in them; %LIAN_CITY_UNKNOWN
 * @unknown: co-operatives that don't know how many members they had, so that @persons are at least so many
 * @undated: co-operatives of which nobody knows since when they are there
 * @stages: persons organised by stage
 * @in_stage: co-operatives by stage
 * @base_persons: persons in the trade; %LIAN_CITY_UNKNOWN
 * @base_households: households in the trade; %LIAN_CITY_UNKNOWN
 * @base_day: as of which day; 0 where that isn't known
 * @base_record: the record of type "progress_figure" that says so; 0 where the record of the city does
 * @reported: (nullable): the latest record of type "progress_figure" that says how many are organised
 * @from_report: whether the rate comes from @reported, because the base itself knows nothing
 * @by_households: whether the rate counts households, because persons are not known
 * @rate: organised of all, in thousandths, rounded to the nearest; %LIAN_CITY_UNKNOWN
 * @arr_class: (nullable): the arrangement class of the trade on that day; interned
 * @arr_from: since when; 0 where that isn't known
 * @federation: the specialised federation; 0 for none
 * @gap: whether F1 asks for a specialised federation and there is none
 * @task: the task to found one, the open one before one that is done; 0 for none
 *
 * One trade of a city on a day.
 */
typedef struct
{
  gint64 trade;
  char *name;
  LianDate day;
  gint64 cooperatives;
  gint64 persons;
  gint64 households;
  gint64 unknown;
  gint64 undated;
  gint64 stages[LIAN_CITY_STAGES + 1];
  gint64 in_stage[LIAN_CITY_STAGES + 1];
  gint64 base_persons;
  gint64 base_households;
  LianDate base_day;
  gint64 base_record;
  LianRecord *reported;
  gboolean from_report;
  gboolean by_households;
  gint64 rate;
  const char *arr_class;
  LianDate arr_from;
  gint64 federation;
  gboolean gap;
  gint64 task;
} LianCityRate;

/**
 * LianCityProgress:
 * @city: the city
 * @name: its name in the program's language
 * @day: the day
 * @all: (element-type LianCityRate): one rate: of all trades together
 * @trades: (element-type LianCityRate): the trades, by their number
 * @series: (element-type LianCityRate): all trades together, day by day, the last one @day
 * @basically: whether the city is basically co-operativised
 * @confirmation: (nullable): the officer's word that says so
 * @threshold: what "basically" means, in thousandths; %LIAN_CITY_UNKNOWN where no resolution set it
 * @below: whether it is confirmed although the rate is below @threshold
 * @findings: (element-type LianOpinionFinding): what the rulebook in force says: F1, W1 or W2
 * @n_gaps: trades that lack a specialised federation
 *
 * A city on a day.
 */
typedef struct
{
  gint64 city;
  char *name;
  LianDate day;
  LianCityRate *all;
  GPtrArray *trades;
  GPtrArray *series;
  LianTruth basically;
  LianRecord *confirmation;
  gint64 threshold;
  gboolean below;
  GPtrArray *findings;
  guint n_gaps;
} LianCityProgress;

LianCityProgress *lian_city_progress_read (LianTxn *txn, gint64 city, LianDate day, GCancellable *cancellable, GError **error);
void lian_city_progress_free (LianCityProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCityProgress, lian_city_progress_free)

gint64 lian_city_progress_left (const LianCityRate *rate);
gboolean lian_city_progress_has_rule (const LianCityProgress *progress, const char *rule);

G_END_DECLS
