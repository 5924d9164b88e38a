/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a transaction.  Private to core/store. */
#pragma once

#include "lian-change-set.h"
#include "lian-db.h"
#include "lian-txn.h"

G_BEGIN_DECLS

struct _LianTxn
{
  LianDb *db;
  gint64 author;
  LianDate override_date; /* 0: take it from the base */
  LianDate working_date;  /* 0: not yet read */
  gboolean writable;
  gint64 office; /* -1: take it from the base */
  gint64 fresh_from; /* the first serial that this write gave to a record; 0: none yet */
  GHashTable *touched; /* of a write: id to type, checked before the commit */
  GHashTable *before;  /* id to LianBefore; NULL while nothing that is watched was changed */
  GHashTable *titles;  /* id to title, while the job runs */
  GData *memos;        /* what a caller keeps while the job runs */
  GHashTable *neighbours; /* id to LianRecord: what rules looked at last; NULL while records change */
  GHashTable *lists; /* "type.field:id" to GPtrArray of LianRecord: lists that rules read; NULL as above */
  guint n_listed;    /* the records in them, and one more for each list: most are empty */
  GData *kept; /* what rules have worked out; empty while records change */
};

gint64 *_lian_txn_new_key (gint64 id);
void _lian_txn_init (LianTxn *txn, LianDb *db, gint64 author, LianDate override_date,
                     gboolean writable);
void _lian_txn_clear (LianTxn *txn);
LianRecord *_lian_txn_read_row (const LianType *type, sqlite3_stmt *row);
LianRecord *_lian_txn_load_neighbour (LianTxn *txn, const LianType *type, gint64 id);
void _lian_txn_keep_neighbours (LianTxn *txn);
void _lian_txn_forget_neighbours (LianTxn *txn);
GPtrArray *_lian_txn_list_neighbours (LianTxn *txn, const char *type, const char *field, gint64 id);
void _lian_txn_trim_lists (LianTxn *txn);
GPtrArray *_lian_txn_check_saved (LianTxn *txn, const LianRecord *record);
gboolean _lian_txn_check_touched (LianTxn *txn, GCancellable *cancellable, GError **error);
gboolean _lian_txn_may_change (LianTxn *txn, const LianRecord *record, GError **error);
gboolean _lian_txn_may_go (LianTxn *txn, const LianType *type, gint64 id, GError **error);
gint64 _lian_txn_office (LianTxn *txn);
gboolean _lian_txn_is_fresh (const LianTxn *txn, gint64 id);
void _lian_txn_touch (LianTxn *txn, const LianType *type, gint64 id);
void _lian_txn_note_before (LianTxn *txn, const LianType *type, gint64 id, gboolean is_new);
gboolean _lian_txn_note_act (LianTxn *txn, gint64 act, GError **error);
gboolean _lian_txn_check_changes (LianTxn *txn, gboolean replayed, GCancellable *cancellable, GError **error);
gboolean _lian_txn_check_change (LianTxn *txn, const LianBefore *before, const LianRecord *after,
                                 GError **error);
gboolean _lian_txn_check_act (LianTxn *txn, const LianBefore *before, const LianRecord *after,
                              gboolean replayed, GError **error);

gboolean _lian_query_fits (LianTxn *txn, const LianQuery *query, GError **error);

/* The search index. */
gboolean _lian_search_follow (LianTxn *txn, const LianChange *change, GError **error);
gboolean _lian_search_count_wrong (LianTxn *txn, gint64 *n_wrong, GError **error);
gboolean _lian_search_build (LianTxn *txn, GError **error);
gboolean _lian_search_build_alone (LianDb *db, GError **error);
gboolean _lian_search_bring_up (LianDb *db, GError **error);

GPtrArray *_lian_txn_list_acts_at (LianTxn *txn, gint64 record, guint64 mask, guint limit, GError **error);

/* Recording and replaying. */
typedef struct
{
  gint64 seq;
  const char *time;
  gint64 author;
  const char *author_name;
  const char *label;
  const char *reason;
  const char *kind;
  gint64 of;
  gint64 schema;
  const char *previous;
} LianActRow;

#define LIAN_ACT_COLUMNS \
  "seq, time, author, author_name, label, reason, kind, of, schema, previous, hash"

/* Gives the next bytes, which stay until it is called again; FALSE at the end. */
typedef gboolean (*LianChangesetSource) (gpointer data, const guint8 **bytes, gsize *size);
gboolean _lian_changeset_walk (LianChangesetSource source, gpointer data, GError **error);
char *_lian_act_hash (const LianActRow *row, const char *parts_hash);
char *_lian_act_row_hash (sqlite3_stmt *row, const char *previous, const char *parts_hash);
gboolean _lian_record_act (LianTxn *txn, sqlite3_session **session, const char *author_name,
                           const char *label, const char *reason, gint64 *seq, GError **error);
gboolean _lian_replay_act (LianTxn *txn, const char *author_name, const char *reason, gint64 target,
                           gboolean undo, GCancellable *cancellable, gint64 *seq, GError **error);
gboolean _lian_touches_record (LianTxn *txn, gint64 act, GError **error);
gboolean _lian_touches_copy (LianTxn *txn, gint64 from, gint64 to, gboolean invert, GError **error);
gboolean _lian_touches_match (LianDb *db, gint64 act, gboolean *match, GError **error);
gboolean _lian_apply_act (LianDb *db, gint64 act, gboolean invert, GCancellable *cancellable,
                          GError **error);
gint64 _lian_undo_target (LianDb *db, gint64 author, char **label);
gint64 _lian_redo_target (LianDb *db, gint64 author, char **label);
gboolean _lian_changes_after (LianDb *db, gint64 seq, LianChangeSet *set, GError **error);
gboolean _lian_undo_is_free (LianDb *db, gint64 target, GError **error);
gboolean _lian_act_root (LianDb *db, gint64 seq, gint64 *root, gint64 *live_since, GError **error);
char *_lian_act_label (LianTxn *txn, const char *label);
GArray *_lian_txn_list_ids (LianTxn *txn, const char *sql, GError **error);
GHashTable *_lian_txn_select_ids (LianTxn *txn, const char *sql, GError **error);
GArray *_lian_txn_salvage_ids (LianTxn *txn, const LianType *type, GCancellable *cancellable);

G_END_DECLS
