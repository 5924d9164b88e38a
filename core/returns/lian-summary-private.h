/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Groups of a summary, for the files that make it. */
#pragma once

#include "lian-summary.h"

/* What a group is of: a record, or a code, or nothing. */
typedef struct
{
  const char *type;
  gint64 id;
  const LianChoice *choices;
  const char *code; /* interned */
} LianSummaryKey;

typedef struct
{
  LianSummaryKey key;
  char *name;
  LianSummaryFigures figures;
  GPtrArray *children;
} LianSummaryNode;

void _lian_summary_find_way (LianTxn *txn, const LianRecord *cooperative, LianSummaryGrouping by, gint64 federation,
                            GArray *way);
gboolean _lian_summary_belongs (LianTxn *txn, const LianRecord *cooperative, gint64 federation);
char *_lian_summary_name (LianTxn *txn, const LianSummaryKey *key);
