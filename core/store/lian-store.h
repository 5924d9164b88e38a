/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base of Lianshe: open, read, write, undo, redo. */
#pragma once

#include <gio/gio.h>

#include "lian-change-set.h"
#include "lian-progress.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianOpenFlags:
 * @LIAN_OPEN_DEFAULT: read and write
 * @LIAN_OPEN_CREATE: make a new base; fails when the file exists
 * @LIAN_OPEN_READ_ONLY: never write, not even a migration or a daily backup
 * @LIAN_OPEN_NO_BACKUP: don't make the daily backup
 * @LIAN_OPEN_EVEN_DAMAGED: with @LIAN_OPEN_READ_ONLY: open a damaged base too, to read what can be
 *   read of it
 * @LIAN_OPEN_CHECK_LATER: a large base is not looked through for damage before it is there: who opens it
 *   calls lian_store_check_file() in a thread, unless lian_store_is_checked()
 */
typedef enum
{
  LIAN_OPEN_DEFAULT = 0,
  LIAN_OPEN_CREATE = 1 << 0,
  LIAN_OPEN_READ_ONLY = 1 << 1,
  LIAN_OPEN_NO_BACKUP = 1 << 2,
  LIAN_OPEN_EVEN_DAMAGED = 1 << 3,
  LIAN_OPEN_CHECK_LATER = 1 << 4,
} LianOpenFlags;

#define LIAN_TYPE_STORE (lian_store_get_type ())
/**
 * LianStore:
 *
 * A base with its writer thread and its reader thread.
 *
 * Properties: "path", "read-only", "author" (id of an officer record, 0 for nobody), "can-undo",
 * "undo-label", "can-redo", "redo-label", "busy", "working-date" (a #LianDate as int), "trouble".
 *
 * Signals: `changed (LianChangeSet *)`, once per act, on the main thread, after the commit, also
 * for acts of other programs on the same file.
 */
G_DECLARE_FINAL_TYPE (LianStore, lian_store, LIAN, STORE, GObject)

LianStore *lian_store_open (const char *path, LianOpenFlags flags, GError **error);
void lian_store_open_async (const char *path, LianOpenFlags flags, LianProgress *progress,
                            GAsyncReadyCallback callback, gpointer user_data);
LianStore *lian_store_open_finish (GAsyncResult *result, GError **error);
void lian_store_close (LianStore *self);
void lian_store_keep (LianStore *self, gpointer what, GDestroyNotify let_go);
void lian_store_wait_closed (void);

const char *lian_store_get_path (LianStore *self);
gboolean lian_store_is_read_only (LianStore *self);
const char *lian_store_get_damage (LianStore *self);
const char *lian_store_get_trouble (LianStore *self);
gboolean lian_store_check_file (const char *path, LianProgress *progress, GError **error);
gboolean lian_store_is_checked (LianStore *self);
void lian_store_tell_damage (LianStore *self, const char *damage);
gint64 lian_store_get_author (LianStore *self);
void lian_store_set_author (LianStore *self, gint64 officer);
LianDate lian_store_get_working_date (LianStore *self);
void lian_store_override_working_date (LianStore *self, LianDate date);
gboolean lian_store_get_can_undo (LianStore *self);
gboolean lian_store_get_can_redo (LianStore *self);
const char *lian_store_get_undo_label (LianStore *self);
const char *lian_store_get_redo_label (LianStore *self);
gboolean lian_store_get_busy (LianStore *self);

/* Reading: on the reader thread. */
void lian_store_read_async (LianStore *self, LianTxnFunc func, gpointer data,
                            GDestroyNotify destroy, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gpointer lian_store_read_finish (LianStore *self, GAsyncResult *result, GError **error);

/* Writing: on the writer thread, one act. */
void lian_store_write_async (LianStore *self, const char *label, const char *reason,
                             LianTxnFunc func, gpointer data, GDestroyNotify destroy,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gpointer lian_store_write_finish (LianStore *self, GAsyncResult *result, gint64 *act,
                                  GError **error);

void lian_store_undo_async (LianStore *self, gint64 act, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gint64 lian_store_undo_finish (LianStore *self, GAsyncResult *result, GError **error);
void lian_store_redo_async (LianStore *self, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gint64 lian_store_redo_finish (LianStore *self, GAsyncResult *result, GError **error);

/* The same, waiting: for the command line and tests, never for the window. */
gboolean lian_store_read (LianStore *self, LianTxnFunc func, gpointer data, GError **error);
gboolean lian_store_write (LianStore *self, const char *label, const char *reason,
                           LianTxnFunc func, gpointer data, gint64 *act, GError **error);
gint64 lian_store_undo (LianStore *self, gint64 act, const char *reason, GError **error);
gint64 lian_store_redo (LianStore *self, const char *reason, GError **error);

G_END_DECLS
