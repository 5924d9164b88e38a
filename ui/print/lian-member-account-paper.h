/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A member's account on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_member_account_paper_new (LianTxn *txn, gint64 member, GError **error);
LianDocument *lian_share_certificate_new (LianTxn *txn, gint64 member, GError **error);

G_END_DECLS
