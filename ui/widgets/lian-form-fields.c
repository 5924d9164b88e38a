/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Groups of fields: at most nine under a heading, label left, value right, issues under it. */
#include "lian-form-private.h"
#include "lian-columns.h"
#include "lian-conflict.h"
#include "lian-focus.h"
#include "lian-i18n.h"

#define MOST_IN_GROUP 9

static gboolean
is_read_only (LianForm *self, const LianField *field)
{
  return _lian_form_is_read_only (self) || (field->flags & LIAN_FIELD_ASSIGNED) != 0 || field->kind == LIAN_FIELD_JSON;
}

static gboolean
is_shown (const LianField *field)
{
  return (field->flags & LIAN_FIELD_HIDDEN) == 0;
}

/* A page scrolls to the field that took the focus, but not to what stands under it.  It takes its
 * time to scroll, and would go back where it was bound: so this waits until it has come to rest,
 * and new messages have their place by then. */
static gboolean
reveal_messages_cb (GtkWidget *messages, GdkFrameClock *clock, gpointer data)
{
  LianFormRow *row = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (messages, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  if (scrolled == NULL || !gtk_widget_compute_bounds (messages, scrolled, &bounds))
    {
      row->reveal = 0;
      return G_SOURCE_REMOVE;
    }
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double value = gtk_adjustment_get_value (place);
  row->calm = value < row->scrolled || value > row->scrolled ? 0 : row->calm + 1;
  row->scrolled = value;
  if (row->calm < 3)
    return G_SOURCE_CONTINUE;
  double y = value + bounds.origin.y;
  gtk_adjustment_clamp_page (place, y, y + bounds.size.height);
  row->reveal = 0;
  return G_SOURCE_REMOVE;
}

static void
reveal_messages (LianForm *self, int field)
{
  LianFormRow *row = &self->rows[field];
  if (row->messages == NULL || row->reveal != 0 || !gtk_widget_get_visible (row->messages)
      || _lian_form_focused_editor (self) != row->editor)
    return;
  row->calm = 0;
  row->reveal = gtk_widget_add_tick_callback (row->messages, reveal_messages_cb, row, NULL);
}

/* What stands under a field: what the rules say, and two values where two people typed. */
void
_lian_form_show_field (LianForm *self, int field)
{
  LianFormRow *row = &self->rows[field];
  const char *id = self->type->fields[field].id;
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  if (row->messages == NULL)
    return;
  for (guint i = 0; self->issues != NULL && i < self->issues->len; i++)
    {
      const LianFormIssue *issue = self->issues->pdata[i];
      if (issue->sheet == self->sheet && g_strcmp0 (issue->issue->field, id) == 0
          && _lian_form_shows (self, issue))
        g_ptr_array_add (issues, issue->issue);
    }
  lian_message_add_words (words, issues);
  lian_conflict_add_words (words, self->sheet, field);
  if (lian_message_renew (row->messages, words->str))
    {
      lian_message_show (row->messages, row->editor, issues, id);
      lian_conflict_show (row->messages, self->sheet, field, self->titles);
    }
  reveal_messages (self, field);
}

static void
remember_field (LianForm *self, int field)
{
  self->last_field = field;
  g_key_file_set_string (lian_context_get_settings (self->context), "form", self->type->id,
                         self->type->fields[field].id);
}

/* The focus came to an editor: what was typed elsewhere is safe from now on. */
void
_lian_form_visited (LianForm *self, LianFieldEditor *editor)
{
  if (self->sheet == NULL || self->loading)
    return;
  self->visited = editor;
  if (lian_binding_get_sheet (editor) == self->sheet)
    remember_field (self, lian_binding_get_field (editor));
  if (self->draft_source != 0)
    _lian_form_draft_now (self);
}

/* The focus left: what can't be read is said now, not while it is being typed. */
void
_lian_form_left (LianForm *self)
{
  self->visited = NULL;
  if (self->sheet != NULL && self->issues != NULL && !self->loading)
    _lian_form_show_issues (self);
}

static void
left_cb (LianFieldEditor *editor)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_FORM);
  if (form != NULL)
    _lian_form_left (LIAN_FORM (form));
}

static void
visited_cb (LianFieldEditor *editor)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_FORM);
  if (form != NULL)
    _lian_form_visited (LIAN_FORM (form), editor);
}

static void
next_cb (LianForm *self, LianFieldEditor *editor)
{
  gtk_widget_child_focus (GTK_WIDGET (self->book), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_label (const LianField *field)
{
  GtkWidget *label = gtk_label_new (_ (field->label));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_valign (label, field->kind == LIAN_FIELD_MULTILINE ? GTK_ALIGN_START
                                                                    : GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "lian-field-label");
  return label;
}

static void
show_value (LianForm *self, int field, LianFormSheet *sheet)
{
  GtkWidget *label = self->rows != NULL ? self->rows[field].value : NULL;
  if (label == NULL)
    return;
  g_autofree char *text = lian_form_sheet_dup_text (sheet, field);
  g_autofree char *word = lian_binding_word (sheet, field, text, self->titles);
  gtk_label_set_text (GTK_LABEL (label), *word != '\0' ? word : "—");
}

static void
add_value (LianForm *self, int field)
{
  GtkWidget *label = self->rows[field].value = gtk_label_new (NULL);
  show_value (self, field, self->sheet);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "lian-field-label");
  /* Where nothing can be typed the keys still lead from value to value. */
  gtk_label_set_selectable (GTK_LABEL (label), _lian_form_is_read_only (self));
}

static void
open_reference_cb (GtkButton *button, const char *type)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "lian-record");
  gtk_widget_activate_action (GTK_WIDGET (button), "win.open-record", "(sx)", type, *id);
}

/* What stands for the value of a field that can't be typed in; a record that it names can be
 * opened from there. */
static GtkWidget *
wrap_value (LianForm *self, int field)
{
  const LianField *f = &self->type->fields[field];
  g_autofree char *text = lian_form_sheet_dup_text (self->sheet, field);
  gint64 id = f->kind == LIAN_FIELD_REFERENCE ? g_ascii_strtoll (text, NULL, 10) : 0;
  GtkWidget *label = self->rows[field].value, *button;
  if (!_lian_form_is_read_only (self) || id == 0)
    return label;
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Open this record"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  g_object_set_data_full (G_OBJECT (button), "lian-record", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_reference_cb), (gpointer) f->reference);
  return button;
}

static LianFieldEditor *
new_editor (LianForm *self, int field, GtkWidget *label)
{
  LianFieldEditor *editor = lian_field_editor_new (self->context, &self->type->fields[field]);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  lian_field_editor_set_label (editor, label);
  lian_binding_new (editor, self->sheet, field, self->titles);
  gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (visited_cb), editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);
  g_signal_connect_object (editor, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static void
add_field (LianForm *self, GtkWidget *grid, GtkSizeGroup *labels, int field, int line)
{
  const LianField *f = &self->type->fields[field];
  LianFormRow *row = &self->rows[field];
  row->label = new_label (f);
  gtk_size_group_add_widget (labels, row->label);
  _lian_form_add_past (self, row->label);
  gtk_grid_attach (GTK_GRID (grid), row->label, 0, line, 1, 1);
  if (is_read_only (self, f))
    add_value (self, field);
  else
    row->editor = new_editor (self, field, row->label);
  GtkWidget *shown = row->editor != NULL ? GTK_WIDGET (row->editor) : wrap_value (self, field);
  if (f->help != NULL)
    {
      gtk_widget_set_tooltip_text (row->label, _ (f->help));
      gtk_widget_set_tooltip_text (shown, _ (f->help));
    }
  gtk_widget_set_valign (shown, gtk_widget_get_valign (row->label));
  gtk_grid_attach (GTK_GRID (grid), shown, 1, line, 1, 1);
  row->messages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_visible (row->messages, FALSE);
  gtk_grid_attach (GTK_GRID (grid), row->messages, 1, line + 1, 1, 1);
}

static GtkWidget *
new_group (const char *heading, GtkWidget **grid)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  *grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (*grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (*grid), 3);
  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      label, NULL, -1);
    }
  gtk_box_append (GTK_BOX (box), *grid);
  return box;
}

static int
add_group (LianForm *self, const char *heading, GtkSizeGroup *labels)
{
  const char *words = heading != NULL ? _ (heading) : NULL;
  /* Translators: the heading of a group of fields that goes on in another group */
  g_autofree char *further = heading != NULL ? g_strdup_printf (_ ("%s, continued"), words) : NULL;
  GtkWidget *grid, *box = new_group (words, &grid);
  int n = 0, lines = 0;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const LianField *field = &self->type->fields[i];
      if (!is_shown (field) || g_strcmp0 (field->group, heading) != 0)
        continue;
      if (n > 0 && n % MOST_IN_GROUP == 0)
        {
          lian_columns_append (LIAN_COLUMNS (self->columns), box, lines);
          box = new_group (further, &grid);
          lines = 0;
        }
      add_field (self, grid, labels, (int) i, 2 * n++);
      lines += field->kind == LIAN_FIELD_MULTILINE ? 2 : 1;
    }
  lian_columns_append (LIAN_COLUMNS (self->columns), box, lines + 1);
  return n;
}

static void
add_groups (LianForm *self)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const LianField *field = &self->type->fields[i];
      const char *key = field->group != NULL ? field->group : "";
      if (is_shown (field) && g_hash_table_add (done, (gpointer) key))
        add_group (self, field->group, labels);
    }
}

static GtkWidget *
new_page (LianForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "lian-form-page");
  self->columns = lian_columns_new ();
  gtk_box_append (GTK_BOX (box), self->columns);
  self->history = _lian_form_history_new (self);
  gtk_box_append (GTK_BOX (box), self->history);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

/* Makes the widgets for a record that was read. */
void
_lian_form_build (LianForm *self, LianFormLoad *load)
{
  g_autofree char *noun = _lian_form_noun (self);
  GtkWidget *label = gtk_label_new (noun);
  self->sheet = lian_form_sheet_new (load->main->record, lian_context_get_working_date (self->context));
  for (guint i = 0; i < self->type->n_fields; i++)
    lian_form_sheet_set_unit (self->sheet, (int) i, &load->main->units[i]);
  self->rows = g_new0 (LianFormRow, self->type->n_fields);
  self->book = gtk_notebook_new ();
  gtk_notebook_set_show_border (GTK_NOTEBOOK (self->book), FALSE);
  gtk_notebook_set_scrollable (GTK_NOTEBOOK (self->book), TRUE);
  gtk_notebook_set_show_tabs (GTK_NOTEBOOK (self->book), self->type->n_parts > 0);
  gtk_widget_set_focusable (self->book, self->type->n_parts > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->book), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the form"), -1);
  gtk_notebook_append_page (GTK_NOTEBOOK (self->book), new_page (self), label);
  add_groups (self);
  _lian_form_build_parts (self, load);
  g_signal_connect_object (self->sheet, "shown", G_CALLBACK (show_value), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "edited", G_CALLBACK (_lian_form_edited), self,
                           G_CONNECT_SWAPPED);
  _lian_form_add_book_keys (self);
  adw_bin_set_child (ADW_BIN (self->book_place), self->book);
}

/* Whose part it is was settled when it was opened. */
static int
first_field (LianForm *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->rows[i].editor != NULL
        && (self->id == 0 || !(self->type->fields[i].flags & LIAN_FIELD_OWNER)))
      return (int) i;
  return -1;
}

/* Brings the focus to a field, on whatever page it is. */
gboolean
_lian_form_focus (LianForm *self, LianFormSheet *sheet, int field)
{
  if (sheet == self->sheet)
    {
      if (field < 0 || self->rows[field].editor == NULL)
        field = first_field (self);
      gtk_notebook_set_current_page (GTK_NOTEBOOK (self->book), 0);
      if (_lian_form_is_read_only (self))
        return gtk_widget_child_focus (gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->book), 0),
                                       GTK_DIR_TAB_FORWARD);
      if (field < 0 || !gtk_widget_grab_focus (GTK_WIDGET (self->rows[field].editor)))
        return FALSE;
      reveal_messages (self, field);
      return TRUE;
    }
  for (guint i = 0; i < self->tables->len; i++)
    {
      LianPartTable *table = self->tables->pdata[i];
      for (guint j = 0; table != NULL && j < lian_part_table_get_n_sheets (table); j++)
        if (lian_part_table_get_sheet (table, j) == sheet)
          {
            gtk_notebook_set_current_page (GTK_NOTEBOOK (self->book), (int) i + 1);
            return lian_part_table_focus_field (table, sheet, field);
          }
    }
  return FALSE;
}

/* Returns: (nullable): the editor with the focus */
LianFieldEditor *
_lian_form_focused_editor (LianForm *self)
{
  GtkWidget *editor = lian_focus_find_editor (GTK_WIDGET (self));
  return editor != NULL ? LIAN_FIELD_EDITOR (editor) : NULL;
}

static GHashTable *
last_saved (LianForm *self)
{
  GHashTable *saved = g_object_get_data (G_OBJECT (self->context), "lian-last-saved");
  if (saved == NULL)
    {
      saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) lian_record_free);
      g_object_set_data_full (G_OBJECT (self->context), "lian-last-saved", saved,
                              (GDestroyNotify) g_hash_table_unref);
    }
  return saved;
}

/* Keeps the values that Ctrl+' repeats. */
void
_lian_form_remember_saved (LianForm *self, const LianRecord *record)
{
  g_hash_table_replace (last_saved (self), g_strdup (lian_record_get_type_info (record)->id),
                        lian_record_copy (record));
}

/* Puts the value of the last saved record of the type into the field with the focus. */
void
_lian_form_repeat (LianForm *self)
{
  LianFieldEditor *editor = _lian_form_focused_editor (self);
  if (editor == NULL || self->sheet == NULL)
    return;
  LianFormSheet *sheet = lian_binding_get_sheet (editor);
  int field = lian_binding_get_field (editor);
  const LianRecord *saved
      = g_hash_table_lookup (last_saved (self), lian_form_sheet_get_type_info (sheet)->id);
  if (saved == NULL)
    {
      _lian_form_say (self, _ ("Nothing to repeat: no record of this kind was saved yet"));
      return;
    }
  g_autofree char *text = lian_format_plain (saved, field, lian_form_sheet_get_unit (sheet, field));
  lian_form_sheet_put (sheet, field, text);
}
