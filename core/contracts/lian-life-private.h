/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the acts of a contract's life share.  Private to core/contracts. */
#pragma once

#include "lian-contract-life.h"

G_BEGIN_DECLS

gint64 _lian_life_officer (LianTxn *txn, GError **error);
LianRecord *_lian_life_load (LianTxn *txn, gint64 contract, GError **error);
gboolean _lian_life_refuse (GError **error, const char *text);
gboolean _lian_life_needs (GError **error, const char *reason, const char *text);
char *_lian_life_words (LianTxn *txn, gint64 quantity, gint64 unit);

G_END_DECLS
