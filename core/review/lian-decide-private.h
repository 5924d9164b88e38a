/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of lian-decide share. */
#pragma once

#include "lian-decide.h"

LianRecord *_lian_decide_load_officer (LianTxn *txn, gint64 id, GError **error);
gboolean _lian_decide_put_in_force (LianTxn *txn, LianRecord *decision, GError **error);
gboolean _lian_decide_is_as_seen (const LianCase *self, const char *seen, GError **error);
gboolean _lian_decide_may (LianTxn *txn, const LianDecideRequest *wish, gboolean back,
                           GError **error);
gboolean _lian_decide_may_countersign (LianTxn *txn, const LianSignRequest *wish, GError **error);
