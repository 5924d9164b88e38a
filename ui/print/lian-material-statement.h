/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The statement of a material on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_material_statement_new (LianTxn *txn, gint64 material, GError **error);

G_END_DECLS
