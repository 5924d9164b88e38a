/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts while they are looked for.  Private to core/contracts. */
#pragma once

#include "lian-contract-book-private.h"
#include "lian-contract-doubts.h"

G_BEGIN_DECLS

typedef struct
{
  LianTxn *txn;
  LianContractBook *book;
  GPtrArray *doubts;
  GCancellable *cancellable;
} LianDoubting;

/* A line of a contract that is drafted or binds. */
typedef struct
{
  const LianRecord *contract;
  const LianRecord *line;
  LianDate from;
  LianDate to;
} LianDoubtLine;

LianContractDoubt *_lian_doubting_add (LianDoubting *self, LianContractDoubtKind kind,
                                       const LianRecord *contract, const LianRecord *other);
GArray *_lian_doubting_list_lines (LianDoubting *self);
char *_lian_doubting_name (LianDoubting *self, const char *type, gint64 id);
char *_lian_doubting_number (const LianRecord *contract);
char *_lian_doubting_quantity (LianDoubting *self, const LianRecord *line, gint64 quantity);
gboolean _lian_doubting_is_stopped (LianDoubting *self);
void _lian_doubting_find_twice (LianDoubting *self, const GArray *lines);
void _lian_doubting_find_capacity (LianDoubting *self, const GArray *lines);

G_END_DECLS
