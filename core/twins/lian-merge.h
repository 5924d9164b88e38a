/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Two records of which it was found out that they are one: made into one. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianMerge:
 * @type: the type of both
 * @stay: the record that stays
 * @go: the record that goes into it
 * @from_go: a bit for each field that takes the value of the one that goes
 * @reason: how it is known that they are one
 */
typedef struct
{
  const LianType *type;
  gint64 stay;
  gint64 go;
  guint64 from_go;
  char *reason;
} LianMerge;

/**
 * LianMergeLinks:
 * @type: the type of what refers to the record that goes
 * @field: by which field
 * @n: how many records
 */
typedef struct
{
  const LianType *type;
  const LianField *field;
  guint n;
} LianMergeLinks;

/**
 * LianMergeLook:
 * @merge: what is asked about; not owned
 * @stay: (nullable): the record that stays; %NULL where it is no longer there
 * @go: (nullable): the one that goes
 * @cells: (element-type utf8): the fields of both for people: that of @stay, that of @go in turn, field by
 *   field
 * @links: (element-type LianMergeLinks): what goes over
 * @obstacles: (element-type utf8): why it can't be, each with its place; none where it can
 *
 * What a merger would do.
 */
typedef struct
{
  const LianMerge *merge;
  LianRecord *stay;
  LianRecord *go;
  GPtrArray *cells;
  GPtrArray *links;
  GPtrArray *obstacles;
} LianMergeLook;

LianMergeLook *lian_merge_look_new (const LianMerge *merge);
void lian_merge_look_free (LianMergeLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMergeLook, lian_merge_look_free)

guint64 lian_merge_suggest (const LianRecord *stay, const LianRecord *go);
gboolean lian_merge_differs (const LianRecord *stay, const LianRecord *go, guint field);
gboolean lian_merge_rehearse (LianTxn *txn, gpointer look, GCancellable *cancellable, GError **error);
gboolean lian_merge_write (LianTxn *txn, gpointer merge, GCancellable *cancellable, GError **error);
gboolean lian_merge_is_for (LianTxn *txn, GError **error);

G_END_DECLS
