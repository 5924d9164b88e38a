/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rents of means of production that members left private and the co-operative rents. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

gboolean lian_rents_fall_due (LianTxn *txn, gint64 cooperative, guint *n, GError **error);
guint lian_rent_months (const LianRecord *item, LianDate from, LianDate left, LianDate day);

G_END_DECLS
