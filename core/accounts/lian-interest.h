/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Interest by the exact count of days. */
#pragma once

#include "lian-date.h"

G_BEGIN_DECLS

/**
 * LianDayCount:
 * @LIAN_DAYS_365: a year has 365 days
 * @LIAN_DAYS_360: a year has 360 days
 * @LIAN_DAYS_ACTUAL: a year has as many days as it has
 *
 * By what the interest of a year is divided for a day.
 */
typedef enum
{
  LIAN_DAYS_365,
  LIAN_DAYS_360,
  LIAN_DAYS_ACTUAL,
} LianDayCount;

/**
 * LianInterestRate:
 * @from: the first day of the rate
 * @rate: in 10,000 a year
 * @count: what a year is divided by
 *
 * A rate holds until the next one begins.
 */
typedef struct
{
  LianDate from;
  gint64 rate;
  LianDayCount count;
} LianInterestRate;

/**
 * LianInterestStep:
 * @day: the first day on which it stands there
 * @amount: what comes in; below zero what goes out
 *
 * A change of what bears interest.
 */
typedef struct
{
  LianDate day;
  gint64 amount;
} LianInterestStep;

gboolean lian_interest_until (const GArray *steps, const GArray *rates, LianDate until, gint64 *interest);

G_END_DECLS
