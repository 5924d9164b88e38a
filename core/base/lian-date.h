/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain dates without a time zone, kept as ISO text in the base. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianDate:
 *
 * A day of the proleptic Gregorian calendar as a Julian day number; 0 means no date.
 */
typedef gint32 LianDate;

LianDate lian_date_new (int year, int month, int day);
LianDate lian_date_today (void);
gboolean lian_date_parse (const char *text, LianDate *date);
gboolean lian_date_parse_entry (const char *text, LianDate working_date, LianDate *date);
char *lian_date_to_text (LianDate date);
char *lian_date_format (LianDate date);
void lian_date_split (LianDate date, int *year, int *month, int *day);
LianDate lian_date_first_of_month (LianDate date);
LianDate lian_date_add_days (LianDate date, int days);
LianDate lian_date_add_months (LianDate date, int months);
int lian_date_months_between (LianDate from, LianDate to);
int lian_date_weekday (LianDate date);

G_END_DECLS
