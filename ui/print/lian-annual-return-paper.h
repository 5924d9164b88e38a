/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An annual return on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_annual_return_paper_new (LianTxn *txn, gint64 annual_return, GError **error);

G_END_DECLS
