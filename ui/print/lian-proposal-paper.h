/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a proposal about service points. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_proposal_paper_new (LianTxn *txn, gint64 proposal, GError **error);

G_END_DECLS
