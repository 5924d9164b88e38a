/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long how much of a share was paid up. */
#pragma once

#include "lian-account-book.h"

G_BEGIN_DECLS

gint64 lian_share_days (const GPtrArray *entries, gint64 cooperative, gint64 member, gint64 unit, LianDate first,
                        LianDate last);
gboolean lian_share_days_unit (const GPtrArray *entries, gint64 cooperative, LianDate last, gint64 *unit);

G_END_DECLS
