/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: a table of a file becomes records, in one act. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

#define LIAN_IMPORT_ERROR (lian_import_error_quark ())
GQuark lian_import_error_quark (void);

/**
 * LianImportError:
 * @LIAN_IMPORT_ERROR_COLUMNS: fields and columns don't fit together; the message names the field
 */
typedef enum
{
  LIAN_IMPORT_ERROR_COLUMNS,
} LianImportError;

/* The last column of a file of refused rows; an import passes over it. */
#define LIAN_IMPORT_REASON_COLUMN "refused_reason"

/**
 * LianColumnUse:
 * @LIAN_COLUMN_SOURCE: kept as it stands, under its name
 * @LIAN_COLUMN_FIELD: read into a field
 * @LIAN_COLUMN_ID: the record's id
 * @LIAN_COLUMN_IGNORED: passed over
 */
typedef enum
{
  LIAN_COLUMN_SOURCE,
  LIAN_COLUMN_FIELD,
  LIAN_COLUMN_ID,
  LIAN_COLUMN_IGNORED,
} LianColumnUse;

/**
 * LianImportColumn:
 * @name: its name in the file, made different from the others'
 * @use: what becomes of it
 * @field: the field's place, where @use is %LIAN_COLUMN_FIELD
 * @value: (nullable): a value set for all rows, for a column that is not in the file
 */
typedef struct
{
  char *name;
  LianColumnUse use;
  int field;
  char *value;
} LianImportColumn;

/**
 * LianImportReason:
 * @number: the record's number in the file, from 1
 * @line: the line of the file on which it begins
 * @column: (nullable): the column, or %NULL for the record as a whole
 * @message: a sentence for people
 * @warning: whether the record is taken all the same
 */
typedef struct
{
  guint number;
  guint line;
  char *column;
  char *message;
  gboolean warning;
} LianImportReason;

/**
 * LianImportResult:
 * @n_new: records that the base did not have
 * @n_changed: records that get other values
 * @n_same: records that stay as they are
 * @n_refused: rows that can't be taken
 * @n_created: records of other types made because a row names them
 * @act: the act; 0 when nothing was changed
 * @reasons: (element-type LianImportReason): why rows were refused, and warnings
 */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_same;
  guint n_refused;
  guint n_created;
  gint64 act;
  GPtrArray *reasons;
} LianImportResult;

/**
 * LianImportProgress:
 * @done: rows done
 * @total: rows in all; an import that writes counts each row twice
 * @data: the caller's
 *
 * Called now and then on the thread that works.
 */
typedef void (*LianImportProgress) (guint done, guint total, gpointer data);

/**
 * LianImport:
 *
 * One import.  Set it up, open a file, then run it, or plan it and write it inside jobs of one's own.
 * To be used from one thread at a time.
 */
typedef struct _LianImport LianImport;

LianImport *lian_import_new (const LianType *type);
LianImport *lian_import_ref (LianImport *self);
void lian_import_unref (LianImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianImport, lian_import_unref)

gboolean lian_import_add_map (LianImport *self, const char *map, GError **error);
gboolean lian_import_add_set (LianImport *self, const char *set, GError **error);
void lian_import_set_create_missing (LianImport *self, gboolean create_missing);
void lian_import_set_encoding (LianImport *self, const char *encoding);
void lian_import_set_progress (LianImport *self, LianImportProgress progress, gpointer data);

gboolean lian_import_open (LianImport *self, const char *path, GCancellable *cancellable,
                           GError **error);
gboolean lian_import_open_bytes (LianImport *self, GBytes *data, const char *name,
                                 GCancellable *cancellable, GError **error);
const LianImportColumn *lian_import_get_columns (LianImport *self, guint *n_columns);
gboolean lian_import_set_column (LianImport *self, guint column, LianColumnUse use, int field,
                                 GError **error);
guint lian_import_get_n_rows (LianImport *self);
const char *lian_import_get_encoding (LianImport *self);
guint lian_import_get_cells (LianImport *self, guint row, const char **cells, guint n_cells);

gboolean lian_import_plan (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error);
gboolean lian_import_write (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error);
const LianImportResult *lian_import_get_result (LianImport *self);
gboolean lian_import_save_refused (LianImport *self, const char *path, GError **error);

gboolean lian_import_run (LianImport *self, LianStore *store, const char *reason, gboolean dry_run,
                          GError **error);
void lian_import_run_async (LianImport *self, LianStore *store, const char *reason,
                            gboolean dry_run, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean lian_import_run_finish (LianImport *self, GAsyncResult *result, GError **error);

G_END_DECLS
