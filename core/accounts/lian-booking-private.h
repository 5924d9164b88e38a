/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Entries that acts book.  Private to core/accounts. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/* For whom, and from when on the entries count; @item: (nullable by 0): what they price in. */
typedef struct
{
  LianTxn *txn;
  gint64 cooperative;
  gint64 member;
  LianDate effect;
  gint64 item;
} LianBooking;

gboolean _lian_booking_add (const LianBooking *self, const char *deed, gint64 amount, gint64 quantity,
                            gint64 unit, GError **error);

G_END_DECLS
