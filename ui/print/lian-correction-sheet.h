/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The correction sheet. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_correction_sheet_new (LianTxn *txn, gint64 record, GError **error);

G_END_DECLS
