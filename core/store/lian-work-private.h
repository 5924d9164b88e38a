/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where the work list comes from.  Private to core/store. */
#pragma once

#include "lian-txn-private.h"
#include "lian-worklist.h"

/* How far back gaps between production returns are asked about. */
#define LIAN_WORK_MONTHS_BACK 24

/* Fills what and why; may send the item to another record. */
typedef gboolean (*LianWorkWords) (LianTxn *txn, const LianRecord *record, LianWorkItem *item);

/**
 * LianWorkSource:
 * @type: the type of the records
 * @kind: why they are on the list; %LIAN_WORK_DUE goes by the day
 * @sql: constant; gives id, day, owner, and whether it waits for who works; ?1 is the working date, ?2 the
 *   last day ahead, ?3 who works, ?4 the role
 * @words: says what it is about
 *
 * A reason to be on the list.
 */
typedef struct
{
  const char *type;
  LianWorkKind kind;
  const char *sql;
  LianWorkWords words;
} LianWorkSource;

gboolean _lian_work_say_return (LianTxn *txn, const LianRecord *record, LianWorkItem *item);
gboolean _lian_work_say_no_return (LianTxn *txn, const LianRecord *record, LianWorkItem *item);
gboolean _lian_work_say_term (LianTxn *txn, const LianRecord *record, LianWorkItem *item);
const LianWorkSource *_lian_work_sources (guint *n_sources);
