/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The log of acts: who did what, when and why. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianActKind:
 * @LIAN_ACT_DO: a change
 * @LIAN_ACT_UNDO: takes back the act in @of
 * @LIAN_ACT_REDO: does the act in @of again
 */
typedef enum
{
  LIAN_ACT_DO,
  LIAN_ACT_UNDO,
  LIAN_ACT_REDO,
} LianActKind;

/**
 * LianAct:
 * @seq: its number, from 1 without gaps
 * @time: moment of entry, ISO with UTC offset
 * @author: (nullable): the author's name at that time
 * @label: what it was
 * @reason: (nullable): why
 * @kind: do, undo or redo
 * @of: the act taken back or done again, else 0
 * @live: whether its effect holds now (of the act it stands for)
 * @hash: hash of the act, SHA-256, hex
 */
typedef struct
{
  gint64 seq;
  char *time;
  char *author;
  char *label;
  char *reason;
  LianActKind kind;
  gint64 of;
  gboolean live;
  char *hash;
} LianAct;

/**
 * LianFieldChange:
 * @act: the act
 * @type: the record's type
 * @id: the record
 * @field: the field's place
 * @before: (nullable): the value before, in words
 * @after: (nullable): the value after, in words
 * @kept: (nullable): the value before as the base keeps it, numbers in digits; %NULL when the field
 *   was empty; see lian_txn_put_back()
 */
typedef struct
{
  gint64 act;
  const LianType *type;
  gint64 id;
  int field;
  char *before;
  char *after;
  char *kept;
} LianFieldChange;

/**
 * LianActRecord:
 * @type: the record's type
 * @id: the record
 * @kind: what the act did to it
 * @title: its name then
 *
 * A record that an act touched.
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  LianChangeKind kind;
  char *title;
} LianActRecord;

/**
 * LianActSides:
 * @type: the record's type
 * @id: the record
 * @kind: what the act did to it
 * @was: the record before; without values when the act made it
 * @is: the record after; without values when the act deleted it
 *
 * A record on both sides of an act.  What an update left alone is as it stands in the base now.
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  LianChangeKind kind;
  LianRecord *was;
  LianRecord *is;
} LianActSides;

/**
 * LianDeletion:
 * @act: the act
 * @id: the record that it deleted
 * @type: its type
 *
 * A record that was deleted, or never entered any more because that was undone.
 */
typedef struct
{
  gint64 act;
  gint64 id;
  const LianType *type;
} LianDeletion;

void lian_act_free (LianAct *act);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAct, lian_act_free)
LianFieldChange *lian_field_change_copy (const LianFieldChange *change);
void lian_field_change_free (LianFieldChange *change);

void lian_act_record_free (LianActRecord *record);
void lian_act_sides_free (LianActSides *sides);

/**
 * LianActCursor:
 *
 * A reading of the records that an act touched, which goes on where it stopped.
 */
typedef struct _LianActCursor LianActCursor;

LianActCursor *lian_act_cursor_new (gint64 act);
LianActCursor *lian_act_cursor_ref (LianActCursor *self);
void lian_act_cursor_unref (LianActCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianActCursor, lian_act_cursor_unref)
guint lian_act_cursor_get_total (LianActCursor *self);

GPtrArray *lian_txn_list_acts (LianTxn *txn, gint64 after, guint limit, GError **error);
GPtrArray *lian_txn_list_acts_of (LianTxn *txn, gint64 record, GError **error);
GPtrArray *lian_txn_list_changes (LianTxn *txn, gint64 act, gint64 record, GError **error);
GPtrArray *lian_txn_list_sides (LianTxn *txn, gint64 act, GHashTable *records, GError **error);
GArray *lian_txn_list_deletions (LianTxn *txn, GError **error);
GPtrArray *lian_txn_read_act_records (LianTxn *txn, LianActCursor *cursor, guint limit,
                                      GError **error);
gboolean lian_txn_put_back (LianTxn *txn, gpointer change, GCancellable *cancellable,
                            GError **error);
gint64 lian_txn_last_act (LianTxn *txn);
gint64 lian_txn_last_act_of (LianTxn *txn, gint64 record);

G_END_DECLS
