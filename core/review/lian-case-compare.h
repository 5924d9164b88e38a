/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases of one trade side by side. */
#pragma once

#include "lian-case.h"

G_BEGIN_DECLS

GPtrArray *lian_case_list_of_trade (LianTxn *txn, gint64 activity, guint *n_left_out,
                                    GCancellable *cancellable, GError **error);
GPtrArray *lian_case_list_compared (const GPtrArray *cases);
gboolean lian_case_facts_differ (const GPtrArray *cases, const char *fact);
GPtrArray *lian_case_list_unlike (const LianCase *self, const LianCase *other);
gboolean lian_case_is_like (const LianCase *self, const LianCase *other);
GArray *lian_case_list_alike (LianTxn *txn, gint64 activity, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
