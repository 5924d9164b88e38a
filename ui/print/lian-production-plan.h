/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The supply-production-sales plan on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_production_plan_new (LianTxn *txn, gint64 plan, GError **error);

G_END_DECLS
