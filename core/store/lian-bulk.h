/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One change of many records: planned, looked at, and written as one act. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianBulkDeed:
 * @LIAN_BULK_SET: the field gets a value
 * @LIAN_BULK_CLEAR: the field is emptied
 * @LIAN_BULK_REPLACE: in the text of the field, a text stands for another wherever that is found
 *
 * What happens to a field.
 */
typedef enum
{
  LIAN_BULK_SET,
  LIAN_BULK_CLEAR,
  LIAN_BULK_REPLACE,
} LianBulkDeed;

/**
 * LianBulkOutcome:
 * @LIAN_BULK_CHANGES: the record becomes another
 * @LIAN_BULK_SAME: it has these values already
 * @LIAN_BULK_REFUSED: a rule, or the value itself, does not allow it
 * @LIAN_BULK_OUTCOMES: how many there are
 *
 * What comes of a record.
 */
typedef enum
{
  LIAN_BULK_CHANGES,
  LIAN_BULK_SAME,
  LIAN_BULK_REFUSED,
  LIAN_BULK_OUTCOMES,
} LianBulkOutcome;

/**
 * LIAN_BULK_LINES:
 *
 * Of so many records that change, and of so many that are refused, the lines are kept.
 */
#define LIAN_BULK_LINES 200

/**
 * LianBulkLine:
 * @outcome: changes or refused
 * @id: the record
 * @title: its name
 * @field: the place of the field
 * @before: its value in words; "" for none
 * @after: (nullable): what it becomes in words; %NULL where it is refused
 * @words: (nullable): why it is refused, or what a rule warns of
 *
 * A field of a record, before and after.
 */
typedef struct
{
  LianBulkOutcome outcome;
  gint64 id;
  char *title;
  int field;
  char *before;
  char *after;
  char *words;
} LianBulkLine;

/**
 * LianBulk:
 *
 * A change of many records.  While a thread works at it, it belongs to that thread.
 */
typedef struct _LianBulk LianBulk;

gboolean lian_bulk_may_change (const LianType *type, int field);

LianBulk *lian_bulk_new (const LianType *type, const GArray *ids);
LianBulk *lian_bulk_ref (LianBulk *self);
void lian_bulk_unref (LianBulk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianBulk, lian_bulk_unref)
void lian_bulk_clear_edits (LianBulk *self);
void lian_bulk_add_edit (LianBulk *self, int field, LianBulkDeed deed, const char *text, const char *with);
void lian_bulk_set_progress (LianBulk *self, LianProgress *progress);
guint lian_bulk_get_count (LianBulk *self, LianBulkOutcome outcome);
guint lian_bulk_get_warned (LianBulk *self);
const GPtrArray *lian_bulk_get_lines (LianBulk *self);

gboolean lian_bulk_plan (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error);
gboolean lian_bulk_write (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error);
char *lian_bulk_dup_label (LianBulk *self);

void lian_bulk_plan_async (LianBulk *self, LianStore *store, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
gboolean lian_bulk_plan_finish (GAsyncResult *result, GError **error);

G_END_DECLS
