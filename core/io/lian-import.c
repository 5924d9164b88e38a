/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: the object, and running it.
 *
 * Reading the file and checking its rows takes the longest and needs no lock, so it is done on a
 * reading transaction; then everything is written as one act.  When somebody writes in between, the
 * rows are checked again inside the write: the result is that of the base as it is then. */
#include "lian-import.h"
#include "lian-i18n.h"
#include "lian-import-private.h"

/**
 * lian_import_new:
 * @type: the type of the records
 *
 * Returns: (transfer full): an import
 */
LianImport *
lian_import_new (const LianType *type)
{
  LianImport *self = g_new0 (LianImport, 1);
  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->maps = g_ptr_array_new_with_free_func (g_free);
  self->sets = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (LianImportColumn));
  g_array_set_clear_func (self->columns, _lian_import_column_clear);
  self->source_field = lian_type_field (type, "source");
  self->items = g_array_new (FALSE, FALSE, sizeof (LianImportItem));
  self->refused = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lookups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) lian_lookup_free);
  self->given = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  _lian_import_clear_plan (self);
  return self;
}

/**
 * lian_import_ref:
 * @self: an import
 *
 * Returns: (transfer full): @self
 */
LianImport *
lian_import_ref (LianImport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * lian_import_unref:
 * @self: (transfer full): an import
 */
void
lian_import_unref (LianImport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  _lian_import_clear_plan (self);
  g_ptr_array_unref (self->result.reasons);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->sets);
  g_array_unref (self->columns);
  g_array_unref (self->items);
  g_array_unref (self->refused);
  g_hash_table_unref (self->lookups);
  g_hash_table_unref (self->given);
  lian_sheet_free (self->sheet);
  g_free (self->encoding);
  g_free (self->name);
  g_free (self);
}

static void
reason_free (gpointer data)
{
  LianImportReason *reason = data;
  g_free (reason->column);
  g_free (reason->message);
  g_free (reason);
}

void
_lian_import_clear_plan (LianImport *self)
{
  for (guint i = 0; i < self->items->len; i++)
    lian_record_free (g_array_index (self->items, LianImportItem, i).record);
  g_array_set_size (self->items, 0);
  g_array_set_size (self->refused, 0);
  g_hash_table_remove_all (self->given);
  g_clear_pointer (&self->result.reasons, g_ptr_array_unref);
  self->result = (LianImportResult){ .reasons = g_ptr_array_new_with_free_func (reason_free) };
  self->next_temporary = -1;
  self->planned_act = -1;
}

void
_lian_import_report (LianImport *self, guint done)
{
  if (self->progress != NULL)
    self->progress (done, self->sheet->rows->len * 2, self->progress_data);
}

/**
 * lian_import_set_create_missing:
 * @self: an import
 * @create_missing: whether a record that a row names and the base lacks is made from its name
 */
void
lian_import_set_create_missing (LianImport *self, gboolean create_missing)
{
  self->create_missing = create_missing;
}

/**
 * lian_import_set_encoding:
 * @self: an import
 * @encoding: (nullable): the encoding of the file; %NULL to find out
 */
void
lian_import_set_encoding (LianImport *self, const char *encoding)
{
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
}

/**
 * lian_import_set_progress:
 * @self: an import
 * @progress: (nullable): told how far it is, on the thread that works
 * @data: for @progress
 */
void
lian_import_set_progress (LianImport *self, LianImportProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

/* For files that hold serials: their records get ids of this office. */
void
_lian_import_set_office (LianImport *self, guint office)
{
  self->id_base = (gint64) office << LIAN_SERIAL_BITS;
}

/* Returns: the id that a cell means; 0 when it is none. */
gint64
_lian_import_read_id (const LianImport *self, const char *text)
{
  char *end;
  if (!g_ascii_isdigit (*text))
    return 0;
  gint64 id = g_ascii_strtoll (text, &end, 10);
  if (*end != '\0' || id <= 0 || id >= (gint64) 1 << 53)
    return 0;
  return id >> LIAN_SERIAL_BITS == 0 ? id | self->id_base : id;
}

/* Returns: the negative number of an earlier row to which the file gives this id, or 0. */
gint64
_lian_import_find_given (const LianImport *self, gint64 id)
{
  const gint64 *temporary = g_hash_table_lookup (self->given, &id);
  return temporary != NULL ? *temporary : 0;
}

static gboolean
take_sheet (LianImport *self, LianSheet *sheet, const char *name, GError **error)
{
  if (sheet == NULL)
    return FALSE;
  g_clear_pointer (&self->sheet, lian_sheet_free);
  g_free (self->name);
  self->sheet = sheet;
  self->name = g_strdup (name);
  _lian_import_clear_plan (self);
  if (_lian_import_assign_columns (self, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/**
 * lian_import_open:
 * @self: an import
 * @path: the file
 * @cancellable: (nullable): to stop
 * @error: return location; names the file and the place
 *
 * Reads the file and matches its columns with the fields.  Needs no base.
 *
 * Returns: whether the file can be imported
 */
gboolean
lian_import_open (LianImport *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  return take_sheet (self, lian_sheet_read_file (path, self->encoding, cancellable, error), name,
                     error);
}

/**
 * lian_import_open_bytes:
 * @self: an import
 * @data: the bytes of a file
 * @name: its name, for messages
 * @cancellable: (nullable): to stop
 * @error: return location; names the file and the place
 *
 * Returns: whether the file can be imported
 */
gboolean
lian_import_open_bytes (LianImport *self, GBytes *data, const char *name, GCancellable *cancellable,
                        GError **error)
{
  LianSheet *sheet = lian_sheet_read (data, self->encoding, cancellable, error);
  if (sheet == NULL)
    g_prefix_error (error, "%s: ", name);
  return take_sheet (self, sheet, name, error);
}

/**
 * lian_import_get_n_rows:
 * @self: an import with an open file
 *
 * Returns: the number of rows, the header not counted
 */
guint
lian_import_get_n_rows (LianImport *self)
{
  return self->sheet->rows->len;
}

/**
 * lian_import_get_encoding:
 * @self: an import with an open file
 *
 * Returns: (transfer none) (nullable): the encoding that the file was read in; %NULL for a workbook
 *   or spreadsheet, which has none to choose
 */
const char *
lian_import_get_encoding (LianImport *self)
{
  return self->sheet->encoding;
}

/**
 * lian_import_get_cells:
 * @self: an import with an open file
 * @row: a row, from 0
 * @cells: (array length=n_cells) (out caller-allocates): gets the cells
 * @n_cells: how many are wanted
 *
 * Returns: the number of cells that the row has
 */
guint
lian_import_get_cells (LianImport *self, guint row, const char **cells, guint n_cells)
{
  return lian_sheet_get_cells (self->sheet, row, cells, n_cells);
}

/**
 * lian_import_get_result:
 * @self: an import
 *
 * Returns: (transfer none): what the last plan found, or the last run did
 */
const LianImportResult *
lian_import_get_result (LianImport *self)
{
  return &self->result;
}

static char *
make_label (const LianImport *self)
{
  /* Translators: label of a type in the plural, name of a file */
  return g_strdup_printf (_ ("import: %s from %s"), _ (self->type->label_plural), self->name);
}

static gboolean
has_work (const LianImport *self, gboolean dry_run)
{
  return !dry_run && self->items->len > 0;
}

/**
 * lian_import_run:
 * @self: an import with an open file
 * @store: the base
 * @reason: (nullable): kept with the act
 * @dry_run: whether only to find out what would happen
 * @error: return location
 *
 * Runs the import and waits for it: for the command line and tests, never for the window.
 *
 * Returns: whether it was done; refused rows are no error
 */
gboolean
lian_import_run (LianImport *self, LianStore *store, const char *reason, gboolean dry_run,
                 GError **error)
{
  if (!lian_store_read (store, lian_import_plan, self, error))
    return FALSE;
  if (!has_work (self, dry_run))
    return TRUE;
  g_autofree char *label = make_label (self);
  gint64 act = 0;
  if (!lian_store_write (store, label, reason, lian_import_write, self, &act, error))
    return FALSE;
  self->result.act = act;
  return TRUE;
}

typedef struct
{
  LianImport *import;
  char *reason;
  gboolean dry_run;
  char *path;
  LianDate working_date;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  lian_import_unref (run->import);
  g_free (run->reason);
  g_free (run->path);
  g_free (run);
}

typedef struct
{
  Run *run;
  GCancellable *cancellable;
} Plan;

static gboolean
plan_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Plan *plan = data;
  return lian_import_plan (txn, plan->run->import, plan->cancellable, error);
}

/* On a connection of its own, so that the window's reader stays free. */
static void
plan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Plan plan = { data, cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store
      = lian_store_open (plan.run->path, LIAN_OPEN_READ_ONLY | LIAN_OPEN_NO_BACKUP, &error);
  if (store != NULL)
    lian_store_override_working_date (store, plan.run->working_date);
  if (store != NULL && lian_store_read (store, plan_job, &plan, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 act = 0;
  lian_store_write_finish (LIAN_STORE (source), result, &act, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  run->import->result.act = act;
  g_task_return_boolean (task, TRUE);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (!has_work (run->import, run->dry_run))
    g_task_return_boolean (task, TRUE);
  else
    {
      GCancellable *cancellable = g_task_get_cancellable (task);
      g_autofree char *label = make_label (run->import);
      lian_store_write_async (LIAN_STORE (source), label, run->reason, lian_import_write,
                              lian_import_ref (run->import), (GDestroyNotify) lian_import_unref,
                              cancellable, written_cb, g_steal_pointer (&task));
    }
}

/**
 * lian_import_run_async:
 * @self: an import with an open file; not to be touched until the callback
 * @store: the base
 * @reason: (nullable): kept with the act
 * @dry_run: whether only to find out what would happen
 * @cancellable: (nullable): to stop; nothing is changed then
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Runs the import without waiting for it.
 */
void
lian_import_run_async (LianImport *self, LianStore *store, const char *reason, gboolean dry_run,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  run->import = lian_import_ref (self);
  run->reason = g_strdup (reason);
  run->dry_run = dry_run;
  run->path = g_strdup (lian_store_get_path (store));
  run->working_date = lian_store_get_working_date (store);
  g_task_set_source_tag (task, lian_import_run_async);
  g_task_set_task_data (task, run, run_free);
  g_autoptr (GTask) plan = g_task_new (store, cancellable, planned_cb, task);
  g_task_set_task_data (plan, run, NULL);
  g_task_run_in_thread (plan, plan_thread);
}

/**
 * lian_import_run_finish:
 * @self: an import
 * @result: the result
 * @error: return location
 *
 * Returns: whether it was done, see lian_import_get_result(); refused rows are no error
 */
gboolean
lian_import_run_finish (LianImport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
