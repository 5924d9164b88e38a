/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Dividing the labour and the share dividend of a year among the members. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

gboolean lian_surplus_divide_among_members (LianTxn *txn, gint64 distribution, guint *n, GError **error);

G_END_DECLS
