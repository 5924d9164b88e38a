/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of a list as a block of cells on the clipboard, and back as a table to import.
 *
 * What is copied has a heading, the records' ids and the words that the list shows, which an import reads; so it
 * can go through a spreadsheet program and come back.  What is pasted without a heading is taken for the columns
 * of the list, in their order. */
#include "lian-block-list.h"

#include "lian-block.h"
#include "lian-csv.h"
#include "lian-i18n.h"

#include <string.h>

/* As spreadsheet programs do: quoted where a tab, a line end or a mark stands in it. */
static void
append_cell (GString *out, const char *cell)
{
  g_string_append_c (out, '\t');
  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* By name where only one is called so, else as an import finds it. */
static char *
say_reference (LianTxn *txn, GHashTable *said, const LianType *type, gint64 id)
{
  const char *known = g_hash_table_lookup (said, &id);
  if (known != NULL)
    return g_strdup (known);
  char *text = lian_txn_title (txn, type, id);
  g_autoptr (GArray) named = lian_txn_find_named (txn, type, text);
  if (named->len != 1)
    {
      g_free (text);
      text = lian_txn_reference_text (txn, type, id);
    }
  g_hash_table_insert (said, g_memdup2 (&id, sizeof id), g_strdup (text));
  return text;
}

/* Figures are plain, so that a spreadsheet program can add them up. */
static char *
say_field (LianTxn *txn, GHashTable *said, const LianRecord *record, int field)
{
  LianUnit unit;
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  if (lian_record_is_empty_at (record, field))
    return g_strdup ("");
  if (f->kind == LIAN_FIELD_REFERENCE)
    return say_reference (txn, said, lian_type_find (f->reference), lian_record_number_at (record, field));
  if (!lian_field_is_figure (f))
    return lian_format_display (record, field, NULL);
  lian_txn_unit_of (txn, record, field, &unit);
  return lian_format_plain (record, field, lian_field_unit_path (f) != NULL ? &unit : NULL);
}

static void
append_record (GString *out, LianTxn *txn, GHashTable *said, const LianRecord *record, const GArray *fields)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, lian_record_get_id (record));
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *cell = say_field (txn, said, record, g_array_index (fields, int, i));
      append_cell (out, cell);
    }
  g_string_append_c (out, '\n');
}

/**
 * lian_block_copy:
 * @txn: the base
 * @type: the type of the records
 * @ids: (element-type gint64): the records, in their order
 * @fields: (element-type int): the places of the fields that are columns
 * @cancellable: (nullable): tested every 256 records
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a heading and a row for each record, cells parted by tabs
 */
char *
lian_block_copy (LianTxn *txn, const LianType *type, const GArray *ids, const GArray *fields,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new ("id");
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < fields->len; i++)
    append_cell (out, _ (type->fields[g_array_index (fields, int, i)].label));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, g_array_index (ids, gint64, i));
      if (record != NULL)
        append_record (out, txn, said, record, fields);
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
count_cells (const GPtrArray *rows)
{
  guint most = 0;
  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, g_strv_length (rows->pdata[i]));
  return most;
}

/* Cells beyond the columns of the list get a name that belongs to no field: whoever pastes chooses. */
static void
append_heading (GString *out, const LianType *type, const GArray *fields, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, i < fields->len
                                ? g_strdup (type->fields[g_array_index (fields, int, i)].id)
                                /* Translators: of a table, by its number */
                                : g_strdup_printf (_ ("column %u"), i + 1));
  lian_csv_append_row (out, (const char *const *) names->pdata, names->len, LIAN_CSV_DEFAULT);
}

/* Rows that end early are filled up: a spreadsheet program cuts empty cells off. */
static void
append_row (GString *out, const char *const *row, guint n)
{
  g_autofree const char **cells = g_new (const char *, n);
  guint given = g_strv_length ((GStrv) row);
  for (guint i = 0; i < n; i++)
    cells[i] = i < given ? row[i] : "";
  lian_csv_append_row (out, cells, n, LIAN_CSV_DEFAULT);
}

/**
 * lian_block_to_table:
 * @type: the type of the records of the list
 * @text: what the clipboard holds, UTF-8
 * @fields: (element-type int): the places of the fields that are the list's columns, in their order
 * @headed: (out): whether the first row names the columns
 *
 * Returns: (transfer full) (nullable): the block as CSV with a heading, for lian_import_open_bytes(); %NULL where
 *   there is no row
 */
GBytes *
lian_block_to_table (const LianType *type, const char *text, const GArray *fields, gboolean *headed)
{
  g_autoptr (GPtrArray) rows = lian_block_read (text);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = count_cells (rows);
  *headed = rows->len > 0 && lian_block_find_fields (type, rows->pdata[0], found);
  if (rows->len <= (*headed ? 1 : 0))
    return NULL;
  GString *out = g_string_new (NULL);
  if (!*headed)
    append_heading (out, type, fields, n);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, rows->pdata[i], n);
  return g_string_free_to_bytes (out);
}
