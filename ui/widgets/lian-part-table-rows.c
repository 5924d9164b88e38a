/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of a table of parts: their editors, what keys and buttons do with them. */
#include "lian-part-table-private.h"
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-message.h"

void
_lian_part_row_free (gpointer data)
{
  LianPartRow *row = data;
  g_object_unref (row->sheet);
  g_ptr_array_unref (row->widgets);
  g_free (row->editors);
  g_free (row);
}

int
_lian_part_table_column_field (LianPartTable *self, guint column)
{
  return g_array_index (self->columns, int, column);
}

LianPartRow *
_lian_part_table_row_at (LianPartTable *self, guint position)
{
  return position < self->rows->len ? self->rows->pdata[position] : NULL;
}

LianPartRow *
_lian_part_table_row_of_sheet (LianPartTable *self, LianFormSheet *sheet, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (_lian_part_table_row_at (self, i)->sheet == sheet)
      {
        if (position != NULL)
          *position = i;
        return _lian_part_table_row_at (self, i);
      }
  return NULL;
}

LianPartRow *
_lian_part_table_focused_row (LianPartTable *self)
{
  GtkWidget *editor = lian_focus_find_editor (GTK_WIDGET (self));
  if (editor == NULL)
    return NULL;
  return _lian_part_table_row_of_sheet (self, lian_binding_get_sheet (LIAN_FIELD_EDITOR (editor)),
                                        NULL);
}

LianFieldEditor *
_lian_part_table_first_editor (LianPartTable *self, LianPartRow *row)
{
  for (guint c = 0; row != NULL && c < self->columns->len; c++)
    if (row->editors[_lian_part_table_column_field (self, c)] != NULL)
      return row->editors[_lian_part_table_column_field (self, c)];
  return NULL;
}

static void
next_cb (LianPartTable *self, LianFieldEditor *editor)
{
  guint position = 0;
  gboolean found = FALSE;
  LianPartRow *row
      = _lian_part_table_row_of_sheet (self, lian_binding_get_sheet (editor), &position);
  for (guint c = 0; row != NULL && c < self->columns->len; c++)
    {
      LianFieldEditor *other = row->editors[_lian_part_table_column_field (self, c)];
      if (found && other != NULL)
        {
          gtk_widget_grab_focus (GTK_WIDGET (other));
          return;
        }
      found = found || other == editor;
    }
  LianFieldEditor *next
      = _lian_part_table_first_editor (self, _lian_part_table_row_at (self, position + 1));
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
visited_cb (LianFieldEditor *editor)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_PART_TABLE);
  if (table != NULL)
    g_signal_emit (table, _lian_part_table_signals[LIAN_PART_TABLE_VISITED], 0, editor);
}

static void
left_cb (LianFieldEditor *editor)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_PART_TABLE);
  if (table != NULL)
    g_signal_emit (table, _lian_part_table_signals[LIAN_PART_TABLE_LEFT], 0);
}

static void
show_removed (LianPartTable *self, LianPartRow *row)
{
  gboolean removed = lian_form_sheet_is_removed (row->sheet);
  for (guint i = 0; i < row->widgets->len; i++)
    if (removed)
      gtk_widget_add_css_class (row->widgets->pdata[i], "removed");
    else
      gtk_widget_remove_css_class (row->widgets->pdata[i], "removed");
  gtk_button_set_icon_name (GTK_BUTTON (row->remove),
                            removed ? "edit-undo-symbolic" : "user-trash-symbolic");
  gtk_widget_set_tooltip_text (row->remove, removed ? _ ("Keep this row (Ctrl+Delete)")
                                                    : _ ("Remove this row (Ctrl+Delete)"));
  lian_message_clear (row->messages);
  if (removed)
    gtk_box_append (GTK_BOX (row->messages),
                    lian_message_new (LIAN_MARK_WARNING, _ ("Will be removed when you save")));
  gtk_widget_set_visible (row->messages, removed);
}

void
_lian_part_table_remove_row (LianPartTable *self, LianPartRow *row)
{
  if (lian_form_sheet_is_blank (row->sheet))
    return;
  if (lian_form_sheet_get_id (row->sheet) == 0)
    {
      lian_part_table_drop (self, row->sheet);
      g_signal_emit (self, _lian_part_table_signals[LIAN_PART_TABLE_EDITED], 0);
      return;
    }
  lian_form_sheet_set_removed (row->sheet, !lian_form_sheet_is_removed (row->sheet));
}

static void
remove_clicked_cb (GtkButton *button, LianFormSheet *sheet)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LIAN_TYPE_PART_TABLE);
  LianPartRow *row = _lian_part_table_row_of_sheet (LIAN_PART_TABLE (table), sheet, NULL);
  if (row != NULL)
    _lian_part_table_remove_row (LIAN_PART_TABLE (table), row);
}

static void
open_clicked_cb (GtkButton *button, LianFormSheet *sheet)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LIAN_TYPE_PART_TABLE);
  g_signal_emit (table, _lian_part_table_signals[LIAN_PART_TABLE_OPEN], 0,
                 lian_form_sheet_get_id (sheet));
}

void
_lian_part_table_edited_cb (LianPartTable *self, int field, LianFormSheet *sheet)
{
  guint position = 0;
  LianPartRow *row = _lian_part_table_row_of_sheet (self, sheet, &position);
  if (row == NULL)
    return;
  if (field < 0)
    show_removed (self, row);
  if (self->ended && position + 1 == self->rows->len && !lian_form_sheet_is_blank (sheet))
    lian_part_table_add_new (self);
  if (self->pasting)
    return;
  _lian_part_paste_edited (self);
  g_signal_emit (self, _lian_part_table_signals[LIAN_PART_TABLE_EDITED], 0);
}

static void
attach (LianPartTable *self, LianPartRow *row, GtkWidget *widget, int column, guint position)
{
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, 1 + 2 * (int)position, 1, 1);
  g_ptr_array_add (row->widgets, widget);
}

static int
width_for (const LianField *field)
{
  switch (field->kind)
    {
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_REFERENCE:
      return 150;
    case LIAN_FIELD_DATE:
      return 130;
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
      return 110;
    case LIAN_FIELD_TRUTH:
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_JSON:
    case LIAN_FIELD_BLOB:
    default:
      return -1;
    }
}

static void
add_editor (LianPartTable *self, LianPartRow *row, guint column, guint position)
{
  int field = _lian_part_table_column_field (self, column);
  const LianField *f = &self->type->fields[field];
  LianFieldEditor *editor = lian_field_editor_new (self->context, f);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  row->editors[field] = editor;
  lian_binding_new (editor, row->sheet, field, self->titles);
  gtk_widget_set_size_request (GTK_WIDGET (editor), width_for (f), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (editor), width_for (f) == 150);
  g_signal_connect_object (editor, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (visited_cb), editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);
  _lian_part_table_watch_paste (self, editor);
  attach (self, row, GTK_WIDGET (editor), LIAN_PART_TABLE_FIRST_COLUMN + (int)column, position);
}

static void
add_value (LianPartTable *self, LianPartRow *row, guint column, guint position)
{
  int field = _lian_part_table_column_field (self, column);
  g_autofree char *text = lian_form_sheet_dup_text (row->sheet, field);
  g_autofree char *word = lian_binding_word (row->sheet, field, text, self->titles);
  GtkWidget *label = gtk_label_new (word);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  attach (self, row, label, LIAN_PART_TABLE_FIRST_COLUMN + (int)column, position);
}

static GtkWidget *
new_icon_button (const char *icon, const char *words, GCallback callback, LianFormSheet *sheet)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  /* The keys do the same; a Tab stop in each row would cost the clerk two keys a part. */
  gtk_widget_set_focusable (button, FALSE);
  g_signal_connect (button, "clicked", callback, sheet);
  return button;
}

static void
add_tail (LianPartTable *self, LianPartRow *row, guint position)
{
  int last = LIAN_PART_TABLE_FIRST_COLUMN + (int)self->columns->len;
  row->open = new_icon_button ("go-next-symbolic", _ ("Open in its own form (Alt+Enter)"),
                               G_CALLBACK (open_clicked_cb), row->sheet);
  row->remove = new_icon_button ("user-trash-symbolic", _ ("Remove this row (Ctrl+Delete)"),
                                 G_CALLBACK (remove_clicked_cb), row->sheet);
  gtk_widget_set_sensitive (row->open, lian_form_sheet_get_id (row->sheet) != 0);
  attach (self, row, row->open, last, position);
  attach (self, row, row->remove, last + 1, position);
  row->messages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_visible (row->messages, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), row->messages, LIAN_PART_TABLE_FIRST_COLUMN,
                   2 + 2 * (int)position, (int)self->columns->len, 1);
}

/* A row that is not saved has a sign in place of its number; its cells are called by it all the same. */
static void
number_row (LianPartTable *self, guint position)
{
  const LianPartRow *row = _lian_part_table_row_at (self, position);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  gtk_label_set_text (GTK_LABEL (row->number),
                      lian_form_sheet_get_id (row->sheet) != 0 ? number : "＋");
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      if (row->editors[i] == NULL)
        continue;
      /* Translators: accessible name of a cell: column, then number of the row */
      g_autofree char *name
          = g_strdup_printf (_ ("%s, row %u"), _ (self->type->fields[i].label), position + 1);
      lian_field_editor_set_name (row->editors[i], name);
    }
}

/* After rows went or were saved. */
void
_lian_part_table_number_rows (LianPartTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    number_row (self, i);
}

LianFormSheet *
_lian_part_table_add_row (LianPartTable *self, LianFormSheet *sheet)
{
  guint position = self->rows->len;
  LianPartRow *row = g_new0 (LianPartRow, 1);
  row->sheet = sheet;
  row->editors = g_new0 (LianFieldEditor *, self->type->n_fields);
  row->widgets = g_ptr_array_new ();
  g_ptr_array_add (self->rows, row);
  row->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->number, "dim-label");
  attach (self, row, row->number, 0, position);
  for (guint c = 0; c < self->columns->len; c++)
    if (self->type->fields[_lian_part_table_column_field (self, c)].flags & LIAN_FIELD_ASSIGNED)
      add_value (self, row, c, position);
    else
      add_editor (self, row, c, position);
  add_tail (self, row, position);
  number_row (self, position);
  g_signal_connect_object (sheet, "edited", G_CALLBACK (_lian_part_table_edited_cb), self,
                           G_CONNECT_SWAPPED);
  return sheet;
}
