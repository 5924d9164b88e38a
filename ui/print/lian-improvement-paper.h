/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The improvement of production of a co-operative on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_improvement_paper_new (LianTxn *txn, gint64 cooperative, GError **error);

G_END_DECLS
