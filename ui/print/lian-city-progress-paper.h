/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The progress of the transformation of a city on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_city_progress_paper_new (LianTxn *txn, gint64 city, GError **error);

G_END_DECLS
