/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative is able to make in a period. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

gboolean lian_capacity_between (GPtrArray *capacities, gint64 product, LianDate from, LianDate to,
                                gint64 *most);

G_END_DECLS
