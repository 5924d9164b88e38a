/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of an act's changeset, one after the other.  Private to core/store. */
#pragma once

#include "lian-act-parts-private.h"
#include "lian-txn-private.h"

G_BEGIN_DECLS

/* Where a reading stands.  It may go on in a later transaction: an act never changes. */
typedef struct
{
  gint64 act;
  gboolean inverted; /* the act did the opposite of its changeset */
  LianPartReader reader;
  sqlite3_changeset_iter *iter;
} LianActRows;

/* One row; an undo is read with its sides exchanged.  Good until the next is read. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  gboolean inverted;
  const LianType *type;
  gint64 id;
  int n_columns;
  int op;
  LianChangeKind kind;
} LianActChangeRow;

gboolean _lian_act_rows_open (LianActRows *self, LianTxn *txn, gint64 act, GError **error);
gboolean _lian_act_rows_next (LianActRows *self, LianTxn *txn, LianActChangeRow *row, gboolean *more,
                              GError **error);
void _lian_act_rows_close (LianActRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianActRows, _lian_act_rows_close)

sqlite3_value *_lian_act_row_value (const LianActChangeRow *row, gboolean before, int column);
LianRecord *_lian_act_row_side (LianTxn *txn, const LianActChangeRow *row, gboolean before);

G_END_DECLS
