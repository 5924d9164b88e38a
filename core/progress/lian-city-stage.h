/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a city is basically co-operativised on a day (A21). */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

LianRecord *lian_city_stage_find (LianTxn *txn, gint64 city, LianDate day);
LianTruth lian_city_stage_on (LianTxn *txn, const LianRecord *city, LianDate day);

G_END_DECLS
