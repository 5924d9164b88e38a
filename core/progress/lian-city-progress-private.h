/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of a city's progress share.  Private to core/progress. */
#pragma once

#include "lian-city-progress.h"

/* What counted rates of a city are made of: its figures, read once. */
typedef struct
{
  LianTxn *txn;
  gint64 city;
  LianRecord *record;  /* of the city */
  GPtrArray *figures;  /* of type "progress_figure" */
} LianCitySources;

LianCityRate *_lian_city_progress_rate_new (gint64 trade, LianDate day);
void _lian_city_progress_rate_free (gpointer rate);
GPtrArray *_lian_city_progress_count (const LianCitySources *from, LianDate day, LianCityRate **all, GError **error);
void _lian_city_progress_weigh (const LianCitySources *from, LianCityRate *rate);
void _lian_city_progress_take_class (const LianCitySources *from, LianCityRate *rate);
GPtrArray *_lian_city_progress_ask_place (LianTxn *txn, const LianRecord *city, GError **error);
gboolean _lian_city_progress_ask_rules (LianTxn *txn, const LianRecord *city, LianCityProgress *progress, GError **error);
void _lian_city_progress_find_gaps (LianTxn *txn, LianCityProgress *progress);
