/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values that one field of one record has had. */
#pragma once

#include "lian-act.h"

G_BEGIN_DECLS

/**
 * LianFieldPast:
 * @act: the act that gave the field a value, or took it away
 * @change: (nullable): from what, to what; %NULL where the act can't be read
 * @trouble: (nullable): why it can't be read
 *
 * A change of a field, with the act that it belongs to.
 */
typedef struct
{
  LianAct *act;
  LianFieldChange *change;
  char *trouble;
} LianFieldPast;

GPtrArray *lian_txn_list_field_past (LianTxn *txn, const LianType *type, gint64 id, int field, guint limit,
                                     GError **error);

G_END_DECLS
