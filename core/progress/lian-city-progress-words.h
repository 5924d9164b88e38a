/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The progress of a city in words. */
#pragma once

#include "lian-city-progress.h"

G_BEGIN_DECLS

const char *lian_city_progress_stage_value (guint stage);
char *lian_city_progress_dup_figure (gint64 figure);
char *lian_city_progress_dup_organised (const LianCityRate *rate);
char *lian_city_progress_dup_percent (gint64 thousandths);
char *lian_city_progress_dup_rate (const LianCityRate *rate);
char *lian_city_progress_dup_stages (const LianCityRate *rate);
char *lian_city_progress_dup_word (const LianCityProgress *progress);
const char *lian_city_progress_class_label (const LianCityRate *rate);

G_END_DECLS
