/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The valuation of means of production on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_valuation_sheet_new (LianTxn *txn, gint64 valuation, GError **error);

G_END_DECLS
