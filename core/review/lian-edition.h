/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The editions of the rulebook that a base keeps, and the one in force. */
#pragma once

#include "lian-rulebook.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianRulebook *lian_edition_get_in_force (LianTxn *txn, GError **error);
guint lian_edition_get_percent (LianTxn *txn, const char *parameter);
LianRulebook *lian_edition_load (LianTxn *txn, gint64 edition, GError **error);
gboolean lian_edition_find (LianTxn *txn, const char *hash, LianRulebook **rulebook,
                            GError **error);
gboolean lian_edition_keep (LianTxn *txn, LianRulebook *rulebook, GError **error);

LianRulebook *lian_edition_get_shipped (GError **error);

G_END_DECLS
