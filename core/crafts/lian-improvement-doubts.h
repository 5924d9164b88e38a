/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is missing in the quality, the variety and the management of a co-operative. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

LianRecord *lian_quality_person_on (LianTxn *txn, gint64 cooperative, LianDate day);
GPtrArray *lian_improvement_list_doubts (LianTxn *txn, gint64 cooperative);

G_END_DECLS
