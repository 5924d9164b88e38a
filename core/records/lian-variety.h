/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a variety stands in a co-operative on a day. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

const LianRecord *lian_variety_find_before (const GPtrArray *events, const LianRecord *event);
const LianRecord *lian_variety_find_on (const GPtrArray *events, gint64 cooperative, LianDate day);
gboolean lian_variety_is_lost (const LianRecord *event);
GPtrArray *lian_variety_list_standing (const GPtrArray *events, LianDate day);

G_END_DECLS
