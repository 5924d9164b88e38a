/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register of special crafts on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_craft_register_new (LianTxn *txn, const GArray *records, int *done,
                                       GCancellable *cancellable, GError **error);
GArray *lian_craft_register_choose (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
