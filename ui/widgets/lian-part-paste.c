/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A block of a spreadsheet put into a table of parts, and taken back.
 *
 * Rows are overwritten or added from the cell with the focus on; a heading, where the block has one,
 * says by itself which column is which field.  An empty cell leaves what stands there, as an import
 * does.  What can't be read stands as it came, with its issue. */
#include "lian-block.h"
#include "lian-focus.h"
#include "lian-form-load.h"
#include "lian-i18n.h"
#include "lian-part-table-private.h"

#include <string.h>

static void
pasted_cell_free (gpointer data)
{
  LianPastedCell *cell = data;
  g_object_unref (cell->sheet);
  g_free (cell->before);
  g_free (cell->put);
  g_free (cell);
}

void
_lian_part_paste_free (LianPartPaste *paste)
{
  g_ptr_array_unref (paste->cells);
  g_free (paste);
}

const LianField *
_lian_part_paste_field (const LianPastedCell *cell)
{
  return &lian_form_sheet_get_type_info (cell->sheet)->fields[cell->field];
}

/* The text as the editors keep it: the value of a choice, not its word. */
static char *
text_for (LianPartTable *self, LianFormSheet *sheet, int field, const char *cell)
{
  const LianField *f = &self->type->fields[field];
  if (f->kind == LIAN_FIELD_TEXT || f->kind == LIAN_FIELD_MULTILINE)
    return g_strdup (cell);
  g_autofree char *text = g_strstrip (g_strdup (cell));
  if (f->kind == LIAN_FIELD_REFERENCE)
    return *text != '\0' ? g_strconcat ("?", text, NULL) : g_steal_pointer (&text);
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  if (lian_field_is_figure (f)
      || !lian_format_read (record, field, text, lian_form_sheet_get_unit (sheet, field),
                            lian_context_get_working_date (self->context), NULL))
    return g_steal_pointer (&text);
  return lian_format_plain (record, field, NULL);
}

/* The edit is part of a paste, which is told as a whole. */
void
_lian_part_paste_put (LianPartTable *self, LianFormSheet *sheet, int field, const char *text)
{
  gboolean outer = self->pasting;
  self->pasting = TRUE;
  lian_form_sheet_put (sheet, field, text);
  self->pasting = outer;
}

static void
put_cell (LianPartTable *self, LianPartRow *row, int field, const char *text)
{
  g_autofree char *before = lian_form_sheet_dup_text (row->sheet, field);
  g_autofree char *after = text_for (self, row->sheet, field, text);
  if (*after == '\0' || g_str_equal (before, after))
    return;
  LianPastedCell *cell = g_new0 (LianPastedCell, 1);
  cell->sheet = g_object_ref (row->sheet);
  cell->field = field;
  cell->before = g_steal_pointer (&before);
  cell->put = g_strdup (after);
  g_ptr_array_add (self->paste->cells, cell);
  _lian_part_paste_put (self, row->sheet, field, after);
}

static gboolean
is_blank_row (const char *const *cells)
{
  for (; *cells != NULL; cells++)
    if ((*cells)[strspn (*cells, " ")] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
takes (LianPartTable *self, int field)
{
  return field >= 0 && !(self->type->fields[field].flags & LIAN_FIELD_ASSIGNED)
         && !g_str_equal (self->type->fields[field].id, self->part->field);
}

static void
put_row (LianPartTable *self, LianPartRow *row, const GArray *fields, const char *const *cells)
{
  self->paste->n_rows++;
  self->paste->n_new += lian_form_sheet_is_blank (row->sheet);
  for (guint i = 0; cells[i] != NULL && i < fields->len; i++)
    if (takes (self, g_array_index (fields, int, i)))
      put_cell (self, row, g_array_index (fields, int, i), cells[i]);
}

/* The columns from the cell with the focus on; those that the program fills are left out. */
static void
fields_from_focus (LianPartTable *self, LianFieldEditor *editor, GArray *fields)
{
  gboolean found = FALSE;
  for (guint c = 0; c < self->columns->len; c++)
    {
      int field = _lian_part_table_column_field (self, c);
      found = found || field == lian_binding_get_field (editor);
      if (found && takes (self, field))
        g_array_append_val (fields, field);
    }
}

/* The longest row counts without its empty end. */
static guint
width_of (const GPtrArray *rows)
{
  guint width = 0;
  for (guint r = 0; r < rows->len; r++)
    for (guint i = 0; ((GStrv) rows->pdata[r])[i] != NULL; i++)
      if (*((GStrv) rows->pdata[r])[i] != '\0')
        width = MAX (width, i + 1);
  return width;
}

static guint
count_filled (const GPtrArray *rows, guint first)
{
  guint n = 0;
  for (guint r = first; r < rows->len; r++)
    n += !is_blank_row (rows->pdata[r]);
  return n;
}

/* Nothing is put in part: it is refused as a whole, and the clipboard still has it. */
static gboolean
fits (LianPartTable *self, const GPtrArray *rows, guint first, const GArray *fields, guint at)
{
  guint width = width_of (rows), height = count_filled (rows, first);
  g_autofree char *words = NULL;
  if (width > fields->len)
    words = g_strdup_printf (
        /* Translators: two numbers of columns */
        _ ("Nothing was pasted: the block has %u columns, and from this cell on there are %u"),
        width, fields->len);
  else if (height == 0)
    words = g_strdup (_ ("Nothing was pasted: the block is empty"));
  else if (at + height > LIAN_FORM_MOST_PARTS)
    words = g_strdup_printf (
        /* Translators: a number of rows */
        _ ("Nothing was pasted: the table would have more than %u rows; import them from a file"),
        (guint) LIAN_FORM_MOST_PARTS);
  if (words != NULL)
    _lian_part_table_say_pasted (self, words);
  return words == NULL;
}

/* Of a quantity only whether it is a number: its unit may not be known yet. */
static gboolean
is_read (LianPartTable *self, const LianPastedCell *cell, const char *text)
{
  static const LianUnit fine = { NULL, NULL, 1000000, 1 };
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  if (*text == '?' && _lian_part_paste_field (cell)->kind == LIAN_FIELD_REFERENCE)
    return FALSE;
  return lian_format_read (record, cell->field, text, &fine,
                           lian_context_get_working_date (self->context), NULL);
}

static guint
count_unread (LianPartTable *self)
{
  guint n = 0;
  for (guint i = 0; i < self->paste->cells->len; i++)
    {
      const LianPastedCell *cell = self->paste->cells->pdata[i];
      g_autofree char *text = lian_form_sheet_dup_text (cell->sheet, cell->field);
      n += !is_read (self, cell, text);
    }
  return n;
}

void
_lian_part_paste_say (LianPartTable *self)
{
  guint unread = self->paste->resolving ? 0 : count_unread (self);
  g_autofree char *words = g_strdup_printf (
      /* Translators: a number of rows, and how many of them are new */
      _ ("Pasted rows: %u, new: %u"), self->paste->n_rows, self->paste->n_new);
  if (unread == 0)
    {
      _lian_part_table_say_pasted (self, words);
      return;
    }
  /* Translators: the first sentence, then a number of cells */
  g_autofree char *both
      = g_strdup_printf (_ ("%s; cells that can't be read as they stand: %u"), words, unread);
  _lian_part_table_say_pasted (self, both);
}

static void
start_paste (LianPartTable *self)
{
  lian_part_table_forget_paste (self);
  self->paste = g_new0 (LianPartPaste, 1);
  self->paste->cells = g_ptr_array_new_with_free_func (pasted_cell_free);
  self->paste->serial = ++self->n_pastes;
  self->paste->last = TRUE;
}

static void
put_rows (LianPartTable *self, const GPtrArray *rows, guint first, const GArray *fields, guint at)
{
  start_paste (self);
  for (guint r = first; r < rows->len; r++)
    {
      LianPartRow *row;
      while ((row = _lian_part_table_row_at (self, at)) != NULL
             && lian_form_sheet_is_removed (row->sheet))
        at++;
      if (row == NULL)
        break;
      /* No row is made of nothing, and none is passed over at the end. */
      if (is_blank_row (rows->pdata[r]) && lian_form_sheet_is_blank (row->sheet))
        continue;
      put_row (self, row, fields, rows->pdata[r]);
      at++;
    }
}

/**
 * lian_part_table_paste:
 * @self: a table with an empty row at its end, and the focus in one of its cells
 * @text: cells with tabs and line ends between them
 *
 * Puts a block of a spreadsheet into the table, from the cell with the focus on; nothing of it when
 * it doesn't fit.  References are found later, on the reader thread.
 */
void
lian_part_table_paste (LianPartTable *self, const char *text)
{
  g_autoptr (GPtrArray) rows = lian_block_read (text);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  GtkWidget *editor = lian_focus_find_editor (GTK_WIDGET (self));
  LianPartRow *row = _lian_part_table_focused_row (self);
  guint at = 0;
  if (row == NULL || !self->ended || rows->len == 0)
    return;
  _lian_part_table_row_of_sheet (self, row->sheet, &at);
  guint first = lian_block_find_fields (self->type, rows->pdata[0], fields) ? 1 : 0;
  if (first == 0)
    {
      g_array_set_size (fields, 0);
      fields_from_focus (self, LIAN_FIELD_EDITOR (editor), fields);
    }
  if (!fits (self, rows, first, fields, at))
    return;
  put_rows (self, rows, first, fields, at);
  _lian_part_paste_find (self);
  _lian_part_paste_say (self);
  g_signal_emit (self, _lian_part_table_signals[LIAN_PART_TABLE_EDITED], 0);
}

/**
 * lian_part_table_is_resolving:
 * @self: a table
 *
 * Returns: whether the records that the last paste names are still being looked for
 */
gboolean
lian_part_table_is_resolving (LianPartTable *self)
{
  return self->paste != NULL && self->paste->resolving;
}

void
_lian_part_paste_edited (LianPartTable *self)
{
  if (self->paste != NULL)
    self->paste->last = FALSE;
}

static void
drop_emptied (LianPartTable *self, LianFormSheet *sheet)
{
  guint position = 0;
  LianPartRow *row = _lian_part_table_row_of_sheet (self, sheet, &position);
  if (row != NULL && lian_form_sheet_is_blank (sheet) && position + 1 < self->rows->len)
    lian_part_table_drop (self, sheet);
}

/**
 * lian_part_table_take_back:
 * @self: a table
 * @last_edit_only: whether only when nothing was edited since the paste
 *
 * Takes the last paste back.  What was typed over it since then stays.
 *
 * Returns: whether there was a paste to take back
 */
gboolean
lian_part_table_take_back (LianPartTable *self, gboolean last_edit_only)
{
  if (self->paste == NULL || (last_edit_only && !self->paste->last))
    return FALSE;
  g_autoptr (GPtrArray) cells = g_ptr_array_ref (self->paste->cells);
  for (guint i = cells->len; i > 0; i--)
    {
      LianPastedCell *cell = cells->pdata[i - 1];
      g_autofree char *text = lian_form_sheet_dup_text (cell->sheet, cell->field);
      if (g_str_equal (text, cell->put))
        _lian_part_paste_put (self, cell->sheet, cell->field, cell->before);
    }
  for (guint i = cells->len; i > 0; i--)
    drop_emptied (self, ((LianPastedCell *) cells->pdata[i - 1])->sheet);
  lian_part_table_forget_paste (self);
  g_signal_emit (self, _lian_part_table_signals[LIAN_PART_TABLE_EDITED], 0);
  return TRUE;
}

/**
 * lian_part_table_forget_paste:
 * @self: a table
 *
 * What was pasted is saved, and saving is taken back as a whole.
 */
void
lian_part_table_forget_paste (LianPartTable *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paste, _lian_part_paste_free);
  _lian_part_table_say_pasted (self, NULL);
}
