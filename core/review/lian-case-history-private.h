/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the history share. */
#pragma once

#include "lian-case-history.h"

const char *_lian_case_find_source (const LianType *type, gboolean *of_cooperative);
const char *_lian_case_find_part (const LianType *type);
GArray *_lian_case_list_gone (LianTxn *txn, gint64 activity, gint64 cooperative,
                              GHashTable *records, GError **error);
char *_lian_case_dup_contract_line (LianTxn *txn, gint64 contract_line);
void _lian_case_add_shortfalls (LianTxn *txn, gint64 cooperative, GPtrArray *events);

gboolean _lian_event_concerns (const LianActSides *sides);
LianDate _lian_event_find_effect (const LianActSides *sides);
char *_lian_event_dup_what (LianTxn *txn, const LianActSides *sides);
char *_lian_event_dup_detail (LianTxn *txn, const LianActSides *sides);
