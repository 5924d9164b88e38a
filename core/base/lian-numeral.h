/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Figures as they are printed: digits or Chinese numerals, exact, with what the print says of their rounding. */
#pragma once

#include "lian-date.h"

G_BEGIN_DECLS

/**
 * LianNumeral:
 * @digits: the figure without its point
 * @places: how many of @digits stand after the point; at most 6
 * @zeros: the print is rounded to ten to the power of this: 3 for "1.439 m"
 * @at_least: whether the print says that it is more, as in "49,800+" or 四万九千多
 *
 * A figure as somebody printed it.
 */
typedef struct
{
  gint64 digits;
  guint places;
  guint zeros;
  gboolean at_least;
} LianNumeral;

gboolean lian_numeral_parse (const char *text, LianNumeral *figure);
char *lian_numeral_to_text (const LianNumeral *figure);
gint64 lian_numeral_power (guint places);
gboolean lian_numeral_differs_by_one_digit (gint64 a, gint64 b);
LianDate lian_numeral_new_yuan_day (void);

G_END_DECLS
