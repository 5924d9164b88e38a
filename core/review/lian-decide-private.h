/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-decide share. */
#pragma once

#include "lian-txn.h"

LianRecord *_lian_decide_load_officer (LianTxn *txn, gint64 id, GError **error);
gboolean _lian_decide_put_in_force (LianTxn *txn, LianRecord *decision, GError **error);
