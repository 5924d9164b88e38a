/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parts of one kind as a table inside the owner's form.
 *
 * Two lines of a grid for each part: its editors, and under them what the rules say.  A removed
 * part stays in sight, struck, until the form is saved. */
#include "lian-part-table-private.h"
#include "lian-conflict.h"
#include "lian-i18n.h"
#include "lian-message.h"

G_DEFINE_FINAL_TYPE (LianPartTable, lian_part_table, GTK_TYPE_WIDGET)

guint _lian_part_table_signals[LIAN_PART_TABLE_N_SIGNALS];

static void
choose_columns (LianPartTable *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      int field = (int)i;
      const LianField *f = &self->type->fields[i];
      gboolean shown = (f->flags & LIAN_FIELD_LISTED) != 0 || (f->flags & LIAN_FIELD_REQUIRED) != 0;
      if (shown && !(f->flags & LIAN_FIELD_HIDDEN) && !g_str_equal (f->id, self->part->field))
        g_array_append_val (self->columns, field);
    }
}

static void
add_heading (LianPartTable *self)
{
  for (guint c = 0; c < self->columns->len; c++)
    {
      const LianField *field = &self->type->fields[_lian_part_table_column_field (self, c)];
      GtkWidget *label = gtk_label_new (_ (field->label));
      gboolean number = lian_field_is_figure (field);
      gtk_label_set_xalign (GTK_LABEL (label), number ? 1.0f : 0.0f);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "heading");
      if (field->help != NULL)
        gtk_widget_set_tooltip_text (label, _ (field->help));
      gtk_grid_attach (GTK_GRID (self->grid), label, LIAN_PART_TABLE_FIRST_COLUMN + (int)c, 0, 1,
                       1);
    }
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return lian_part_table_remove_focused (LIAN_PART_TABLE (widget));
}

static void
lian_part_table_dispose (GObject *object)
{
  LianPartTable *self = LIAN_PART_TABLE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paste, _lian_part_paste_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_part_table_parent_class)->dispose (object);
}

static void
lian_part_table_class_init (LianPartTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = lian_part_table_dispose;
  _lian_part_table_signals[LIAN_PART_TABLE_EDITED] = g_signal_new (
      "edited", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  _lian_part_table_signals[LIAN_PART_TABLE_OPEN]
      = g_signal_new ("open", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_INT64);
  _lian_part_table_signals[LIAN_PART_TABLE_VISITED]
      = g_signal_new ("visited", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, LIAN_TYPE_FIELD_EDITOR);
  _lian_part_table_signals[LIAN_PART_TABLE_LEFT] = g_signal_new (
      "left", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "parttable");
}

static void
lian_part_table_init (LianPartTable *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  self->rows = g_ptr_array_new_with_free_func (_lian_part_row_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), _lian_part_table_new_paste_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  /* Before the entry sees it: there Ctrl+Delete would take away a word. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, GDK_CONTROL_MASK),
                        gtk_callback_action_new (remove_key_cb, NULL, NULL)));
  _lian_part_table_add_paste_keys (GTK_SHORTCUT_CONTROLLER (keys));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * lian_part_table_new:
 * @context: what the window shares
 * @part: the kind of part
 * @owner: the owner's id; 0 while it is new
 * @titles: names of records, by id
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
lian_part_table_new (LianContext *context, const LianPart *part, gint64 owner, GHashTable *titles)
{
  LianPartTable *self = g_object_new (LIAN_TYPE_PART_TABLE, NULL);
  self->context = g_object_ref (context);
  self->part = part;
  self->type = lian_type_find (part->type);
  self->owner = owner;
  self->titles = g_hash_table_ref (titles);
  choose_columns (self);
  add_heading (self);
  return GTK_WIDGET (self);
}

/**
 * lian_part_table_get_type_info:
 * @self: a table
 *
 * Returns: (transfer none): the type of the parts
 */
const LianType *
lian_part_table_get_type_info (LianPartTable *self)
{
  return self->type;
}

/**
 * lian_part_table_add:
 * @self: a table that has not ended
 * @record: a part; copied
 * @units: (nullable): a unit for each field
 *
 * Returns: (transfer none): the part's sheet
 */
LianFormSheet *
lian_part_table_add (LianPartTable *self, const LianRecord *record, const LianUnit *units)
{
  LianFormSheet *sheet
      = lian_form_sheet_new (record, lian_context_get_working_date (self->context));
  for (guint i = 0; units != NULL && i < self->type->n_fields; i++)
    lian_form_sheet_set_unit (sheet, (int)i, &units[i]);
  return _lian_part_table_add_row (self, sheet);
}

/**
 * lian_part_table_add_new:
 * @self: a table
 *
 * Returns: (transfer none): the sheet of a new part at the end
 */
LianFormSheet *
lian_part_table_add_new (LianPartTable *self)
{
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  lian_record_set_number (record, self->part->field, self->owner);
  return _lian_part_table_add_row (
      self, lian_form_sheet_new (record, lian_context_get_working_date (self->context)));
}

/**
 * lian_part_table_end:
 * @self: a table with its parts
 *
 * Adds the empty row; from now on there is always one.
 */
void
lian_part_table_end (LianPartTable *self)
{
  self->ended = TRUE;
  lian_part_table_add_new (self);
}

/**
 * lian_part_table_drop:
 * @self: a table
 * @sheet: one of its sheets
 *
 * Takes the row out of the table.
 */
void
lian_part_table_drop (LianPartTable *self, LianFormSheet *sheet)
{
  guint position = 0;
  LianPartRow *row = _lian_part_table_row_of_sheet (self, sheet, &position);
  if (row == NULL)
    return;
  LianFieldEditor *next
      = _lian_part_table_first_editor (self, _lian_part_table_row_at (self, position + 1));
  if (row == _lian_part_table_focused_row (self) && next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_grid_remove_row (GTK_GRID (self->grid), 2 + 2 * (int)position);
  gtk_grid_remove_row (GTK_GRID (self->grid), 1 + 2 * (int)position);
  g_signal_handlers_disconnect_by_func (sheet, _lian_part_table_edited_cb, self);
  g_ptr_array_remove_index (self->rows, position);
  _lian_part_table_number_rows (self);
}

/**
 * lian_part_table_get_n_sheets:
 * @self: a table
 *
 * Returns: the number of rows, the empty one included
 */
guint
lian_part_table_get_n_sheets (LianPartTable *self)
{
  return self->rows->len;
}

/**
 * lian_part_table_get_sheet:
 * @self: a table
 * @position: a row
 *
 * Returns: (transfer none): its sheet
 */
LianFormSheet *
lian_part_table_get_sheet (LianPartTable *self, guint position)
{
  return _lian_part_table_row_at (self, position)->sheet;
}

/**
 * lian_part_table_find:
 * @self: a table
 * @id: a part
 *
 * Returns: (transfer none) (nullable): its sheet
 */
LianFormSheet *
lian_part_table_find (LianPartTable *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->rows->len; i++)
    if (lian_form_sheet_get_id (_lian_part_table_row_at (self, i)->sheet) == id)
      return _lian_part_table_row_at (self, i)->sheet;
  return NULL;
}

/**
 * lian_part_table_count:
 * @self: a table
 *
 * Returns: the number of parts, new ones included, removed ones not
 */
guint
lian_part_table_count (LianPartTable *self)
{
  guint n = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LianFormSheet *sheet = _lian_part_table_row_at (self, i)->sheet;
      if (!lian_form_sheet_is_blank (sheet) && !lian_form_sheet_is_removed (sheet))
        n++;
    }
  return n;
}

/**
 * lian_part_table_is_dirty:
 * @self: a table
 *
 * Returns: whether a part waits to be saved
 */
gboolean
lian_part_table_is_dirty (LianPartTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lian_form_sheet_is_dirty (_lian_part_table_row_at (self, i)->sheet))
      return TRUE;
  return FALSE;
}

static void
set_owner (LianPartTable *self, gint64 owner)
{
  self->owner = owner;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LianFormSheet *sheet = _lian_part_table_row_at (self, i)->sheet;
      if (lian_form_sheet_get_id (sheet) != 0)
        continue;
      g_autoptr (LianRecord) record = lian_record_copy (lian_form_sheet_get_base (sheet));
      lian_record_set_number (record, self->part->field, owner);
      lian_form_sheet_take_saved (sheet, record);
    }
}

/**
 * lian_part_table_take_saved:
 * @self: a table whose sheets were saved
 * @owner: the owner's id, which it has by now
 *
 * New parts have their numbers, and what was pasted is no longer taken back.
 */
void
lian_part_table_take_saved (LianPartTable *self, gint64 owner)
{
  if (self->owner != owner)
    set_owner (self, owner);
  lian_part_table_forget_paste (self);
  _lian_part_table_number_rows (self);
}

/**
 * lian_part_table_show_issues:
 * @self: a table
 * @sheet: one of its sheets
 * @issues: (element-type LianIssue): what the rules found
 */
void
lian_part_table_show_issues (LianPartTable *self, LianFormSheet *sheet, GPtrArray *issues)
{
  LianPartRow *row = _lian_part_table_row_of_sheet (self, sheet, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  if (row == NULL || lian_form_sheet_is_removed (sheet))
    return;
  gtk_widget_set_sensitive (row->open, lian_form_sheet_get_id (sheet) != 0);
  lian_message_add_words (words, issues);
  for (guint i = 0; i < self->type->n_fields; i++)
    lian_conflict_add_words (words, sheet, (int)i);
  if (!lian_message_renew (row->messages, words->str))
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      lian_message_show (row->messages, row->editors[i], issues, self->type->fields[i].id);
      lian_conflict_show (row->messages, sheet, (int)i, self->titles);
    }
  lian_message_show (row->messages, NULL, issues, NULL);
}

/**
 * lian_part_table_focus_field:
 * @self: a table
 * @sheet: one of its sheets
 * @field: a field's place; -1 for the first
 *
 * Returns: whether the focus went there
 */
gboolean
lian_part_table_focus_field (LianPartTable *self, LianFormSheet *sheet, int field)
{
  LianPartRow *row = _lian_part_table_row_of_sheet (self, sheet, NULL);
  if (row == NULL)
    return FALSE;
  LianFieldEditor *editor = field >= 0 ? row->editors[field] : NULL;
  if (editor == NULL)
    editor = _lian_part_table_first_editor (self, row);
  return editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (editor));
}

/**
 * lian_part_table_remove_focused:
 * @self: a table
 *
 * Removes the row with the focus, or takes the removal back.
 *
 * Returns: whether there is such a row
 */
gboolean
lian_part_table_remove_focused (LianPartTable *self)
{
  LianPartRow *row = _lian_part_table_focused_row (self);
  if (row == NULL)
    return FALSE;
  _lian_part_table_remove_row (self, row);
  return TRUE;
}

/**
 * lian_part_table_get_focused_id:
 * @self: a table
 *
 * Returns: the part with the focus; 0 when it is new, -1 when none has it
 */
gint64
lian_part_table_get_focused_id (LianPartTable *self)
{
  LianPartRow *row = _lian_part_table_focused_row (self);
  return row != NULL ? lian_form_sheet_get_id (row->sheet) : -1;
}

/**
 * lian_part_table_get_editor:
 * @self: a table
 * @row: a row
 * @field: a field's place
 *
 * Returns: (transfer none) (nullable): the editor of that cell
 */
LianFieldEditor *
lian_part_table_get_editor (LianPartTable *self, guint row, int field)
{
  return row < self->rows->len ? _lian_part_table_row_at (self, row)->editors[field] : NULL;
}
