/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a change of many records. */
#pragma once

#include "lian-bulk.h"

G_BEGIN_DECLS

typedef struct
{
  int field;
  LianBulkDeed deed;
  char *text;
  char *with;
} LianBulkEdit;

struct _LianBulk
{
  const LianType *type;
  GArray *ids;        /* of gint64 */
  GPtrArray *edits;   /* LianBulkEdit */
  LianProgress *progress;

  /* Of the plan. */
  GByteArray *outcomes; /* of each id, LianBulkOutcome */
  guint counts[LIAN_BULK_OUTCOMES];
  guint n_warned;
  GPtrArray *lines; /* LianBulkLine */
  gint64 planned_act;
};

gboolean _lian_bulk_apply (LianTxn *txn, const LianBulk *self, LianRecord *record, int *field, GError **error);

G_END_DECLS
