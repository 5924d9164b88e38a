/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Prices asked, held against market control. */
#pragma once

#include "lian-check.h"
#include "lian-format.h"
#include "lian-money.h"

/* So much money for so many smallest units of some goods, somewhere, on a day. */
typedef struct
{
  gint64 product;
  gint64 city;
  const char *grade;
  LianDate day;
  gint64 amount;
  gint64 quantity;
  gint64 unit;
} LianAsked;

void _lian_market_price_check (LianCheck *c, const LianRecord *r, const char *field,
                               const LianRecord *on, const LianAsked *asked);
