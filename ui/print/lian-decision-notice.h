/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice of a decision to the co-operative. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_decision_notice_new (LianTxn *txn, gint64 decision, GError **error);

G_END_DECLS
