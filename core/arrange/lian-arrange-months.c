/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The months of an arrangement, from the working date on.
 *
 * Of a month that has begun only the days from the working date on count: what could have been made
 * before was made, or was not. */
#include "lian-arrange-reader-private.h"

_LianMonths
_lian_months_new (const LianRecord *arrangement, LianDate today)
{
  _LianMonths self = { .today = today, .first = lian_record_get_date (arrangement, "from_month") };
  self.n = (guint) lian_record_get_number (arrangement, "months");
  self.end = lian_date_add_months (self.first, (int) self.n);
  for (self.now = 0; self.now < self.n; self.now++)
    if (lian_date_add_months (self.first, (int) self.now + 1) > today)
      break;
  return self;
}

/* The month of a day, counted from the first one; below 0 before it. */
int
_lian_months_index (const _LianMonths *self, LianDate day)
{
  int year, month, first_year, first_month, of_month;
  lian_date_split (day, &year, &month, &of_month);
  lian_date_split (self->first, &first_year, &first_month, &of_month);
  return (year - first_year) * 12 + month - first_month;
}

/* The first day of a month that counts; after _lian_months_to() for a month that is over. */
LianDate
_lian_months_from (const _LianMonths *self, guint month)
{
  return MAX (lian_date_add_months (self->first, (int) month), self->today);
}

LianDate
_lian_months_to (const _LianMonths *self, guint month)
{
  return lian_date_add_days (lian_date_add_months (self->first, (int) month + 1), -1);
}
