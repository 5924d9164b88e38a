/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The distribution of the surplus of a year on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_distribution_sheet_new (LianTxn *txn, gint64 distribution, GError **error);

G_END_DECLS
