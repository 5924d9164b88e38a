/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_case_history_paper_new (LianTxn *txn, gint64 activity, GError **error);

G_END_DECLS
