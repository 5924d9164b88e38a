/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: writing what was planned, and the file of what was refused. */
#include "lian-act.h"
#include "lian-csv.h"
#include "lian-i18n.h"
#include "lian-import-private.h"
#include "lian-out-file.h"

/* New records of one type on their way into the base. */
typedef struct
{
  LianTxn *txn;
  GArray *ids;       /* of gint64, by negative number; 0 while the record isn't written */
  GPtrArray *batch;  /* (element-type LianRecord) (owned): those to write next, taken from the items */
  GArray *temporary; /* of gint64: the negative numbers of @batch */
} Writer;

#define BATCH 256

static gboolean
flush (Writer *self, GError **error)
{
  if (self->batch->len == 0)
    return TRUE;
  if (!lian_txn_insert_many (self->txn, (LianRecord *const *) self->batch->pdata, self->batch->len,
                             error))
    return FALSE;
  for (guint i = 0; i < self->batch->len; i++)
    g_array_index (self->ids, gint64, -g_array_index (self->temporary, gint64, i))
        = lian_record_get_id (self->batch->pdata[i]);
  g_ptr_array_set_size (self->batch, 0);
  g_array_set_size (self->temporary, 0);
  return TRUE;
}

/* Puts ids in the place of the negative numbers of records that were to be written before. */
static gboolean
settle_references (Writer *self, LianRecord *record, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].kind != LIAN_FIELD_REFERENCE
          || lian_record_is_empty_at (record, (int) i))
        continue;
      gint64 id = lian_record_number_at (record, (int) i);
      if (id >= 0)
        continue;
      if (g_array_index (self->ids, gint64, -id) == 0 && !flush (self, error))
        return FALSE;
      lian_record_set_number_at (record, (int) i, g_array_index (self->ids, gint64, -id));
    }
  return TRUE;
}

static gboolean
fits_batch (const Writer *self, const LianRecord *record)
{
  return self->batch->len == 0
         || (self->batch->len < BATCH
             && lian_record_get_type_info (self->batch->pdata[0])
                    == lian_record_get_type_info (record));
}

static gboolean
write_item (Writer *self, LianImportItem *item, GError **error)
{
  if (!settle_references (self, item->record, error))
    return FALSE;
  if (!item->fresh)
    return flush (self, error) && lian_txn_update (self->txn, item->record, error);
  if (!fits_batch (self, item->record) && !flush (self, error))
    return FALSE;
  gint64 temporary = lian_record_get_id (item->record);
  g_array_append_val (self->temporary, temporary);
  lian_record_set_id (item->record, item->id);
  g_ptr_array_add (self->batch, g_steal_pointer (&item->record));
  return TRUE;
}

static gboolean
write_items (Writer *self, LianImport *import, GCancellable *cancellable, GError **error)
{
  guint n_rows = import->sheet->rows->len;
  for (guint i = 0; i < import->items->len; i++)
    {
      if (!write_item (self, &g_array_index (import->items, LianImportItem, i), error))
        return FALSE;
      if (i % 256 != 255)
        continue;
      _lian_import_report (import, n_rows + MIN (i + 1, n_rows));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return flush (self, error);
}

/**
 * lian_import_write:
 * @txn: a write
 * @self: (type LianImport): an import that was planned
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes what was planned.  If somebody changed the base since, the plan is made anew first.  Is a
 * #LianTxnFunc.
 *
 * Returns: whether all was written
 */
gboolean
lian_import_write (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error)
{
  LianImport *import = self;
  if (lian_txn_last_act (txn) != import->planned_act
      && !lian_import_plan (txn, import, cancellable, error))
    return FALSE;
  /* Records are used up below. */
  import->planned_act = -1;
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, TRUE, sizeof (gint64), 0);
  g_autoptr (GArray) temporary = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  Writer writer = { txn, ids, batch, temporary };
  g_array_set_size (ids, (guint) -import->next_temporary);
  /* Each record goes when it is written, and leaves its room to what the act has to remember. */
  gboolean ok = write_items (&writer, import, cancellable, error);
  for (guint i = 0; i < import->items->len; i++)
    lian_record_free (g_array_index (import->items, LianImportItem, i).record);
  g_array_set_size (import->items, 0);
  return ok;
}

static char *
join_reasons (const LianImport *self, guint number, guint *next)
{
  GString *text = g_string_new (NULL);
  const GPtrArray *reasons = self->result.reasons;
  for (; *next < reasons->len; (*next)++)
    {
      const LianImportReason *reason = reasons->pdata[*next];
      if (reason->number > number)
        break;
      if (reason->number < number || reason->warning)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (reason->column != NULL && !g_str_has_prefix (reason->message, reason->column))
        g_string_append_printf (text, "%s: ", reason->column);
      g_string_append (text, reason->message);
    }
  return g_string_free (text, FALSE);
}

static void
append_row (const LianImport *self, GString *out, const char **cells)
{
  lian_csv_append_row (out, cells, self->n_file_columns + 1,
                       self->sheet->guarded ? LIAN_CSV_GUARD : LIAN_CSV_DEFAULT);
}

static void
append_header (const LianImport *self, GString *out, const char **cells)
{
  guint n = self->sheet->header->len;
  for (guint i = 0; i < n; i++)
    cells[i] = self->sheet->header->pdata[i];
  cells[n] = LIAN_IMPORT_REASON_COLUMN;
  if (self->sheet->guarded)
    g_string_append (out, "\xEF\xBB\xBF");
  append_row (self, out, cells);
}

/**
 * lian_import_save_refused:
 * @self: an import that was planned
 * @path: where to
 * @error: return location
 *
 * Writes the refused rows with all their columns and, in one more, the reasons.  The corrected file
 * can be imported as it is.  Written by a header alone when nothing was refused.
 *
 * Returns: whether the file is on the disk
 */
gboolean
lian_import_save_refused (LianImport *self, const char *path, GError **error)
{
  g_autoptr (LianOutFile) file = lian_out_file_new (path, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree const char **cells = g_new0 (const char *, self->n_file_columns + 1);
  guint next = 0;
  if (file == NULL)
    return FALSE;
  append_header (self, out, cells);
  for (guint i = 0; i < self->refused->len; i++)
    {
      guint row = g_array_index (self->refused, guint, i);
      guint number = g_array_index (self->sheet->rows, LianSheetRow, row).number;
      lian_sheet_get_cells (self->sheet, row, cells, self->n_file_columns);
      g_autofree char *reason = join_reasons (self, number, &next);
      cells[self->n_file_columns] = reason;
      append_row (self, out, cells);
      if (out->len < 1 << 20)
        continue;
      if (!lian_out_file_write (file, out->str, out->len, error))
        return FALSE;
      g_string_truncate (out, 0);
    }
  return lian_out_file_write (file, out->str, out->len, error)
         && lian_out_file_commit (file, error);
}
