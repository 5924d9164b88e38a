/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Finishing a valuation: what it comes to is booked. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

gboolean lian_valuation_finish (LianTxn *txn, gint64 valuation, const char *resolution, GError **error);

G_END_DECLS
