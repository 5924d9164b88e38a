/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: rows become records, or reasons why not.
 *
 * A plan is made on a reading transaction, outside the write lock.  Every row is read, matched,
 * resolved and checked by the rules of its type; what is left is a list of records to be written as
 * they are.  A reference to a record that isn't in the base yet is a negative number until then. */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-import-private.h"
#include "lian-json-text.h"

#include <string.h>

typedef struct
{
  LianImport *import;
  LianTxn *txn;
  GCancellable *cancellable;
  const char **cells;
  guint row;
  const LianSheetRow *place;
  GPtrArray *created;
  gboolean refused;
  gboolean failed;
} Row;

static const LianImportColumn *
column_at (const LianImport *self, guint i)
{
  return &g_array_index (self->columns, LianImportColumn, i);
}

static void
add_reason (Row *row, int column, gboolean warning, char *message)
{
  LianImportReason *reason = g_new0 (LianImportReason, 1);
  reason->number = row->place->number;
  reason->line = row->place->line;
  reason->column = column >= 0 ? g_strdup (column_at (row->import, (guint) column)->name) : NULL;
  reason->message = message;
  reason->warning = warning;
  g_ptr_array_add (row->import->result.reasons, reason);
  row->refused = row->refused || !warning;
}

static void
refuse (Row *row, int column, char *message)
{
  add_reason (row, column, FALSE, message);
}

static int
column_of_field (const LianImport *self, const char *field)
{
  int place = field != NULL ? lian_type_field (self->type, field) : -1;
  for (guint i = 0; place >= 0 && i < self->columns->len; i++)
    if (column_at (self, i)->use == LIAN_COLUMN_FIELD && column_at (self, i)->field == place)
      return (int) i;
  return -1;
}

static const char *
cell_of_field (const Row *row, const char *field)
{
  int column = column_of_field (row->import, field);
  return column >= 0 ? row->cells[column] : "";
}

static const char *
cell_of_id (const Row *row)
{
  for (guint i = 0; i < row->import->columns->len; i++)
    if (column_at (row->import, i)->use == LIAN_COLUMN_ID)
      return row->cells[i];
  return "";
}

static gboolean
is_code (const LianField *field)
{
  static const char *const codes[] = { "code", "reg_no", "number", NULL };
  return g_strv_contains (codes, field->id);
}

static void
fill_reference (Row *row, int column, LianRecord *record, int place)
{
  g_autoptr (GError) error = NULL;
  char *problem = NULL;
  gint64 id = 0;
  const LianField *field = &row->import->type->fields[place];
  if (!_lian_import_resolve (row->import, row->txn, field, row->cells[column], row->created, &id,
                             &problem, row->cancellable, &error))
    {
      row->failed = TRUE;
      refuse (row, column, g_strdup (error->message));
    }
  else if (problem != NULL)
    refuse (row, column, problem);
  else
    lian_record_set_number_at (record, place, id);
}

/* The one field that holds an id without being a reference: it may be of any type. */
static gboolean
is_bare_id (const LianImport *self, const LianField *field)
{
  return lian_type_names_records (self->type)
         && (g_str_equal (field->id, "record") || g_str_equal (field->id, "other"));
}

static void
fill_value (Row *row, int column, LianRecord *record, int place)
{
  g_autoptr (GError) error = NULL;
  const LianField *field = &row->import->type->fields[place];
  LianUnit unit = lian_format_default_unit (field);
  const char *cell = row->cells[column];
  g_autofree char *trimmed = NULL;
  if (field->kind != LIAN_FIELD_TEXT && field->kind != LIAN_FIELD_MULTILINE)
    cell = trimmed = g_strstrip (g_strdup (cell));
  if (!_lian_view_unit (row->import->view, record, place, &unit) && field->kind == LIAN_FIELD_QUANTITY)
    refuse (row, column, g_strdup_printf (_ ("%s: the unit of measure is missing"),
                                          _ (field->label)));
  else if (is_code (field) && _lian_cell_is_rounded (cell))
    refuse (row, column, _lian_cell_rounded_hint (cell));
  else if (field->kind == LIAN_FIELD_JSON && *cell != '\0' && !lian_json_is_object (cell))
    refuse (row, column, g_strdup_printf (_ ("%s: this is no JSON object"), _ (field->label)));
  else if (!lian_format_read (record, place, cell, &unit, 0, &error))
    refuse (row, column, g_strdup (error->message));
  else if (row->import->id_base != 0 && is_bare_id (row->import, field))
    lian_record_set_number_at (record, place, _lian_import_read_id (row->import, cell));
}

/* Quantities and amounts come last, for they count in what another column names. */
static void
fill_fields (Row *row, LianRecord *record, gboolean counted)
{
  for (guint i = 0; i < row->import->columns->len; i++)
    {
      const LianImportColumn *column = column_at (row->import, i);
      if (column->use != LIAN_COLUMN_FIELD || *row->cells[i] == '\0')
        continue;
      const LianField *field = &row->import->type->fields[column->field];
      LianFieldKind kind = field->kind;
      if ((lian_field_unit_path (field) != NULL) != counted)
        continue;
      if (kind == LIAN_FIELD_REFERENCE)
        fill_reference (row, (int) i, record, column->field);
      else
        fill_value (row, (int) i, record, column->field);
    }
}

static void
fill_source (Row *row, LianRecord *record)
{
  LianImport *self = row->import;
  g_autoptr (GPtrArray) names = g_ptr_array_new (), values = g_ptr_array_new ();
  for (guint i = 0; i < self->n_file_columns; i++)
    if (column_at (self, i)->use == LIAN_COLUMN_SOURCE && *row->cells[i] != '\0')
      {
        g_ptr_array_add (names, column_at (self, i)->name);
        g_ptr_array_add (values, (gpointer) row->cells[i]);
      }
  if (names->len == 0 || self->source_field < 0)
    return;
  const char *old = lian_record_text_at (record, self->source_field);
  g_autoptr (GPtrArray) members = old != NULL ? lian_json_read_strings (old) : NULL;
  if (old != NULL && members == NULL)
    {
      refuse (row, -1, g_strdup (_ ("the source fields that the record has can't be read")));
      return;
    }
  g_autofree char *merged
      = lian_json_merge_strings (old, (const char *const *) names->pdata,
                                 (const char *const *) values->pdata, names->len);
  lian_record_set_text_at (record, self->source_field, merged);
}

static void
fill (Row *row, LianRecord *record)
{
  fill_fields (row, record, FALSE);
  fill_fields (row, record, TRUE);
  fill_source (row, record);
}

static gboolean
form_is_right (Row *row, guint n_cells)
{
  if (row->place->problem != NULL)
    refuse (row, -1, g_strdup (_ (row->place->problem)));
  else if (n_cells != row->import->n_file_columns)
    refuse (row, -1, g_strdup_printf (_ ("the record has %u cells, the header %u"), n_cells,
                                      row->import->n_file_columns));
  return !row->refused;
}

static void
look_for_damage (Row *row)
{
  for (guint i = 0; i < row->import->n_file_columns; i++)
    {
      const LianImportColumn *column = column_at (row->import, i);
      gunichar stray = _lian_cell_stray (row->cells[i]);
      if (stray != 0 && column->use != LIAN_COLUMN_IGNORED)
        refuse (row, (int) i,
                g_strdup_printf (_ ("the character U+%04X can't be part of a text"), stray));
      if (_lian_cell_is_damaged (row->cells[i]))
        add_reason (row, (int) i, TRUE,
                    g_strdup (_ ("a character was lost before this file was made (U+FFFD)")));
      if (column->use == LIAN_COLUMN_SOURCE && _lian_cell_is_rounded (row->cells[i]))
        add_reason (row, (int) i, TRUE, _lian_cell_rounded_hint (row->cells[i]));
    }
}

/* The fields of which the file has a column; where it says nothing of a field that the program
 * fills by itself, that one doesn't count. */
static guint64
mapped_fields (const LianImport *self, const LianRecord *record)
{
  guint64 mask = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int field = column_at (self, i)->field;
      if (column_at (self, i)->use == LIAN_COLUMN_FIELD
          && ((self->type->fields[field].flags & LIAN_FIELD_ASSIGNED) == 0
              || !lian_record_is_empty_at (record, field)))
        mask |= G_GUINT64_CONSTANT (1) << field;
    }
  return mask;
}

/* Reads the row into a copy of the record that it means, or into a new one. */
static LianRecord *
read_onto (Row *row, gint64 id, LianRecord **before)
{
  *before = id > 0 ? lian_txn_load (row->txn, row->import->type, id) : NULL;
  LianRecord *record = *before != NULL ? lian_record_copy (*before)
                                       : lian_record_new (row->import->type);
  fill (row, record);
  return record;
}

static gboolean
is_first (Row *row, gint64 id)
{
  guint earlier = _lian_match_claim (row->import->match, id, row->place->number);
  if (earlier != 0)
    refuse (row, -1, g_strdup_printf (_ ("record %u of this file is the same one"), earlier));
  return earlier == 0;
}

static GPtrArray *
find_issues (Row *row, const LianRecord *record)
{
  GPtrArray *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free);
  _lian_view_check (row->import->view, record, issues);
  return issues;
}

static void
check_rules (Row *row, LianRecord *record, const LianRecord *before)
{
  g_autoptr (GPtrArray) issues = find_issues (row, record);
  if (_lian_import_make_draft (record, before, issues))
    {
      add_reason (row, column_of_field (row->import, "state"), TRUE,
                  g_strdup (_ ("taken as a draft: its lines, materials, schedules and allotments are "
                               "not all there yet; import them, then this file again")));
      g_ptr_array_unref (issues);
      issues = find_issues (row, record);
    }
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      /* What a part lacks is no column of this file. */
      add_reason (row,
                  issue->type == row->import->type ? column_of_field (row->import, issue->field) : -1,
                  issue->severity == LIAN_ISSUE_WARNING, g_strdup (issue->message));
    }
}

static gint64
explicit_id (const Row *row)
{
  return _lian_import_read_id (row->import, cell_of_id (row));
}

static void
accept_row (Row *row, LianRecord *record, gboolean fresh)
{
  LianImport *self = row->import;
  LianImportItem item = { record, fresh, fresh ? explicit_id (row) : 0 };
  _lian_import_accept_created (self, row->created);
  if (fresh)
    {
      LianLookup *own = g_hash_table_lookup (self->lookups, self->type);
      gint64 temporary = lian_record_get_id (record);
      _lian_match_add (self->match, record);
      if (item.id != 0)
        g_hash_table_insert (self->given, g_memdup2 (&item.id, sizeof item.id),
                             g_memdup2 (&temporary, sizeof temporary));
      if (own != NULL)
        lian_lookup_add (own, record);
    }
  _lian_view_add (self->view, record);
  g_array_append_val (self->items, item);
  *(fresh ? &self->result.n_new : &self->result.n_changed) += 1;
}

static void
take_row (Row *row, gint64 id)
{
  LianImport *self = row->import;
  g_autoptr (LianRecord) before = NULL;
  g_autoptr (LianRecord) record = read_onto (row, id, &before);
  if (row->refused)
    return;
  gboolean fresh = before == NULL;
  if (fresh)
    lian_record_set_id (record, self->next_temporary);
  if (!self->defer_rules && (fresh || lian_record_diff (before, record) != 0))
    check_rules (row, record, before);
  if (row->refused)
    return;
  if (!fresh && lian_record_diff (before, record) == 0)
    {
      self->result.n_same++;
      return;
    }
  if (fresh)
    {
      self->next_temporary--;
      _lian_match_claim (self->match, lian_record_get_id (record), row->place->number);
    }
  accept_row (row, g_steal_pointer (&record), fresh);
}

/* The fields that together tell records of the type apart, if those of them that must be filled are;
 * that another is empty is part of the key. */
static guint64
key_fields (const LianRecord *record)
{
  guint64 mask = 0;
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!(type->fields[i].flags & LIAN_FIELD_KEY))
        continue;
      if ((type->fields[i].flags & (LIAN_FIELD_REQUIRED | LIAN_FIELD_NUMBER))
          && lian_record_is_empty_at (record, (int) i))
        return 0;
      mask |= G_GUINT64_CONSTANT (1) << i;
    }
  return mask;
}

/* A row without a number or id means the record with the same key, or the one that says just the
 * same. */
static gint64
find_alike (Row *row)
{
  LianRecord *before;
  gint64 id = 0;
  g_autoptr (LianRecord) record = read_onto (row, 0, &before);
  guint64 key = key_fields (record);
  if (!row->refused)
    _lian_match_find_alike (row->import->match, row->txn, record,
                            key != 0 ? key : mapped_fields (row->import, record), &id);
  return id;
}

static void
match_row (Row *row)
{
  const LianMatchKeys keys = { cell_of_id (row), cell_of_field (row, "reg_no"),
                               cell_of_field (row, "registrar"), cell_of_field (row, _lian_import_key_field (row->import->type)) };
  char *problem;
  gint64 id;
  gboolean has_key = _lian_match_find (row->import->match, &keys, &id, &problem);
  if (problem != NULL)
    refuse (row, -1, problem);
  else if (!has_key)
    id = find_alike (row);
  if (row->refused || (id != 0 && !is_first (row, id)))
    return;
  take_row (row, id);
}

static gboolean
plan_row (LianImport *self, LianTxn *txn, guint i, const char **cells, GCancellable *cancellable,
          GError **error)
{
  Row row = { .import = self,
              .txn = txn,
              .cancellable = cancellable,
              .cells = cells,
              .row = i,
              .place = &g_array_index (self->sheet->rows, LianSheetRow, i) };
  row.created = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  guint n_cells = lian_sheet_get_cells (self->sheet, i, cells, self->n_file_columns);
  if (form_is_right (&row, n_cells))
    {
      look_for_damage (&row);
      if (!row.refused)
        match_row (&row);
    }
  _lian_import_drop_created (self, row.created);
  g_ptr_array_unref (row.created);
  if (row.refused)
    {
      g_array_append_val (self->refused, i);
      self->result.n_refused++;
    }
  return !row.failed || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
begin_plan (LianImport *self, LianTxn *txn, GCancellable *cancellable, GError **error)
{
  _lian_import_clear_plan (self);
  self->planned_act = lian_txn_last_act (txn);
  self->match = _lian_match_new (txn, self, cancellable, error);
  if (self->match == NULL)
    return FALSE;
  self->view = _lian_view_new (txn, self);
  return TRUE;
}

/* Nothing of the transaction may outlive its job. */
static void
end_plan (LianImport *self)
{
  g_clear_pointer (&self->view, _lian_view_free);
  g_clear_pointer (&self->match, _lian_match_free);
  g_hash_table_remove_all (self->lookups);
}

/**
 * lian_import_plan:
 * @txn: the base; reading is enough
 * @self: (type LianImport): an import with an open file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads and checks all rows and finds out what would happen, see lian_import_get_result().  Is a
 * #LianTxnFunc.
 *
 * Returns: %FALSE when the base can't be read or the work was stopped
 */
gboolean
lian_import_plan (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error)
{
  LianImport *import = self;
  g_return_val_if_fail (import->sheet != NULL, FALSE);
  g_autofree const char **cells = g_new0 (const char *, import->columns->len + 1);
  gboolean ok = begin_plan (import, txn, cancellable, error);
  for (guint i = import->n_file_columns; i < import->columns->len; i++)
    cells[i] = column_at (import, i)->value;
  for (guint i = 0; ok && i < import->sheet->rows->len; i++)
    {
      ok = plan_row (import, txn, i, cells, cancellable, error);
      if (i % 256 != 255)
        continue;
      _lian_import_report (import, i + 1);
      ok = ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  end_plan (import);
  return ok;
}
