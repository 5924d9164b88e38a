/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Entries that acts book.  Private to core/accounts. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/* For whom, and from when on the entries count; @item: what they price in or rent; @distribution: the surplus that
 * they divide; @succession: the change of co-operatives that carries @account over; 0 for none. */
typedef struct
{
  LianTxn *txn;
  gint64 cooperative;
  gint64 member;
  LianDate effect;
  gint64 item;
  gint64 distribution;
  gint64 succession;
  const char *account;
} LianBooking;

gboolean _lian_booking_add (const LianBooking *self, const char *deed, gint64 amount, gint64 quantity,
                            gint64 unit, GError **error);

G_END_DECLS
