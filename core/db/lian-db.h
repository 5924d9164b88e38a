/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One connection to a base: opening, hardening, statements, errors.  Private to core. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "lian-error.h"
#include "lian-progress.h"

G_BEGIN_DECLS

#define LIAN_DB_APPLICATION_ID 0x4c69616e /* "Lian" */

typedef struct _LianDb LianDb;

/**
 * LianDbMode:
 * @LIAN_DB_READ_WRITE: an existing file
 * @LIAN_DB_CREATE: a file that does not exist yet
 * @LIAN_DB_CREATE_COPY: the same, for a copy that nobody else has open: it may lie on another
 *   computer too
 * @LIAN_DB_READ: read only
 * @LIAN_DB_MEMORY: a private base in memory
 */
typedef enum
{
  LIAN_DB_READ_WRITE,
  LIAN_DB_CREATE,
  LIAN_DB_CREATE_COPY,
  LIAN_DB_READ,
  LIAN_DB_MEMORY,
} LianDbMode;

LianDb *lian_db_open (const char *path, LianDbMode mode, GError **error);
void lian_db_close (LianDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDb, lian_db_close)

gboolean lian_db_use_wal (LianDb *self, GError **error);
sqlite3 *lian_db_handle (LianDb *self);
void lian_db_watch (LianDb *self, LianProgress *progress);
gboolean lian_db_fail (LianDb *self, int code, GError **error);
LianError lian_db_kind_of_errno (int number, LianError otherwise);
gboolean lian_db_run (LianDb *self, const char *sql, GError **error);
gboolean lian_db_is_in_place (LianDb *self);
gboolean lian_db_begin (LianDb *self, gboolean write, GError **error);
gboolean lian_db_commit (LianDb *self, GError **error);
void lian_db_go_on (LianDb *self);
gboolean lian_db_end_read (LianDb *self, gboolean ok, GError **error);
void lian_db_rollback (LianDb *self);
gboolean lian_db_mark (LianDb *self, GError **error);
gboolean lian_db_back_to_mark (LianDb *self, GError **error);
sqlite3_stmt *lian_db_prepare (LianDb *self, const char *sql, GError **error);
sqlite3_stmt *lian_db_prepare_kept (LianDb *self, const char *sql, GError **error);
gboolean lian_db_step (LianDb *self, sqlite3_stmt *statement, gboolean *row, GError **error);
gboolean lian_db_finish (LianDb *self, sqlite3_stmt *statement, GError **error);
gboolean lian_db_get_number (LianDb *self, const char *sql, gint64 *number, GError **error);
char *lian_db_resolve (const char *path);
void lian_db_remove_files (const char *path);

G_END_DECLS
