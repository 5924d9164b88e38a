/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decision sheet on paper, and the recommendation before it. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_decision_sheet_new (LianTxn *txn, gint64 decision, GError **error);
LianDocument *lian_recommendation_new (LianTxn *txn, gint64 activity, GError **error);

G_END_DECLS
