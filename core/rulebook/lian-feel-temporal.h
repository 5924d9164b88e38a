/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Times, dates with times, and durations of FEEL; private to the rulebook engine. */
#pragma once

#include "lian-feel-node.h"

G_BEGIN_DECLS

#define LIAN_SECONDS_PER_DAY 86400
#define LIAN_NANOS_PER_SECOND 1000000000

gboolean _lian_feel_names_far_year (const char *text);
gboolean _lian_feel_time_has_zone (LianFeelValue *time);
gboolean _lian_feel_kind_is_temporal (LianFeelKind kind);

LianFeelValue *_lian_feel_temporal_read (LianFeelKind kind, const char *text);
LianFeelValue *_lian_feel_temporal_guess (const char *text);
LianFeelValue *_lian_feel_duration_read (const char *text);
LianFeelValue *_lian_feel_time_new (gint64 seconds, gint64 nanos, const gint32 *offset);
LianFeelValue *_lian_feel_date_time_new (gint64 seconds, gint64 nanos, const gint32 *offset);
LianFeelValue *_lian_feel_seconds_new (gint64 seconds, gint64 nanos);
LianFeelValue *_lian_feel_months_new (gint64 months);
LianFeelValue *_lian_feel_date_of_day (gint64 day);

gboolean _lian_feel_temporal_compare (LianFeelValue *a, LianFeelValue *b, int *order);
LianTruth _lian_feel_temporal_equals (LianFeelValue *a, LianFeelValue *b);

gboolean _lian_feel_date_get (LianFeelValue *date, GDate *day);
LianFeelValue *_lian_feel_temporal_part (LianFeelValue *value, const char *name);
LianFeelValue *_lian_feel_temporal_calculate (LianFeelOp op, LianFeelValue *a, LianFeelValue *b);
LianFeelValue *_lian_feel_temporal_negate (LianFeelValue *value);
LianFeelValue *_lian_feel_months_between (LianFeelValue *from, LianFeelValue *to);
LianFeelValue *_lian_feel_midnight (LianFeelValue *date);
LianFeelValue *_lian_feel_date_and_time (LianFeelValue *date, LianFeelValue *time);

G_END_DECLS
