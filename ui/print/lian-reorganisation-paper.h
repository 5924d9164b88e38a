/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A proposal beside the others of its trade, on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_reorganisation_paper_new (LianTxn *txn, gint64 reorganisation, GError **error);

G_END_DECLS
