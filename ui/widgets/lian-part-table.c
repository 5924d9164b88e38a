/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parts of one kind as a table inside the owner's form.
 *
 * Two lines of a grid for each part: its editors, and under them what the rules say.  A removed part
 * stays in sight, struck, until the form is saved. */
#include "lian-part-table.h"
#include "lian-conflict.h"
#include "lian-i18n.h"
#include "lian-message.h"

#define FIRST_COLUMN 1

typedef struct
{
  LianFormSheet *sheet;
  LianFieldEditor **editors;
  GtkWidget *number;
  GtkWidget *open;
  GtkWidget *remove;
  GtkWidget *messages;
  GPtrArray *widgets;
} Row;

struct _LianPartTable
{
  GtkWidget parent_instance;

  LianContext *context;
  const LianPart *part;
  const LianType *type;
  gint64 owner;
  GHashTable *titles;
  GtkWidget *grid;
  GArray *columns;
  GPtrArray *rows;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (LianPartTable, lian_part_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EDITED,
  SIGNAL_OPEN,
  SIGNAL_VISITED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;
  g_object_unref (row->sheet);
  g_ptr_array_unref (row->widgets);
  g_free (row->editors);
  g_free (row);
}

static int
column_field (LianPartTable *self, guint column)
{
  return g_array_index (self->columns, int, column);
}

static Row *
row_at (LianPartTable *self, guint position)
{
  return position < self->rows->len ? self->rows->pdata[position] : NULL;
}

static Row *
row_of_sheet (LianPartTable *self, LianFormSheet *sheet, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->sheet == sheet)
      {
        if (position != NULL)
          *position = i;
        return row_at (self, i);
      }
  return NULL;
}

static Row *
focused_row (LianPartTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  GtkWidget *editor = gtk_widget_get_ancestor (focus, LIAN_TYPE_FIELD_EDITOR);
  if (editor == NULL)
    return NULL;
  return row_of_sheet (self, lian_binding_get_sheet (LIAN_FIELD_EDITOR (editor)), NULL);
}

static LianFieldEditor *
first_editor (LianPartTable *self, Row *row)
{
  for (guint c = 0; row != NULL && c < self->columns->len; c++)
    if (row->editors[column_field (self, c)] != NULL)
      return row->editors[column_field (self, c)];
  return NULL;
}

static void
next_cb (LianPartTable *self, LianFieldEditor *editor)
{
  guint position = 0;
  gboolean found = FALSE;
  Row *row = row_of_sheet (self, lian_binding_get_sheet (editor), &position);
  for (guint c = 0; row != NULL && c < self->columns->len; c++)
    {
      LianFieldEditor *other = row->editors[column_field (self, c)];
      if (found && other != NULL)
        {
          gtk_widget_grab_focus (GTK_WIDGET (other));
          return;
        }
      found = found || other == editor;
    }
  LianFieldEditor *next = first_editor (self, row_at (self, position + 1));
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
visited_cb (LianFieldEditor *editor)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_PART_TABLE);
  if (table != NULL)
    g_signal_emit (table, signals[SIGNAL_VISITED], 0, editor);
}

static void
left_cb (LianFieldEditor *editor)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (editor), LIAN_TYPE_PART_TABLE);
  if (table != NULL)
    g_signal_emit (table, signals[SIGNAL_LEFT], 0);
}

static void
show_removed (LianPartTable *self, Row *row)
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

static void
remove_row (LianPartTable *self, Row *row)
{
  if (lian_form_sheet_is_blank (row->sheet))
    return;
  if (lian_form_sheet_get_id (row->sheet) == 0)
    {
      lian_part_table_drop (self, row->sheet);
      g_signal_emit (self, signals[SIGNAL_EDITED], 0);
      return;
    }
  lian_form_sheet_set_removed (row->sheet, !lian_form_sheet_is_removed (row->sheet));
}

static void
remove_clicked_cb (GtkButton *button, LianFormSheet *sheet)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LIAN_TYPE_PART_TABLE);
  Row *row = row_of_sheet (LIAN_PART_TABLE (table), sheet, NULL);
  if (row != NULL)
    remove_row (LIAN_PART_TABLE (table), row);
}

static void
open_clicked_cb (GtkButton *button, LianFormSheet *sheet)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LIAN_TYPE_PART_TABLE);
  g_signal_emit (table, signals[SIGNAL_OPEN], 0, lian_form_sheet_get_id (sheet));
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return lian_part_table_remove_focused (LIAN_PART_TABLE (widget));
}

static void
edited_cb (LianPartTable *self, int field, LianFormSheet *sheet)
{
  guint position = 0;
  Row *row = row_of_sheet (self, sheet, &position);
  if (row == NULL)
    return;
  if (field < 0)
    show_removed (self, row);
  if (self->ended && position + 1 == self->rows->len && !lian_form_sheet_is_blank (sheet))
    lian_part_table_add_new (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
attach (LianPartTable *self, Row *row, GtkWidget *widget, int column, guint position)
{
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, 1 + 2 * (int) position, 1, 1);
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
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
      return 110;
    case LIAN_FIELD_TRUTH:
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_JSON:
    default:
      return -1;
    }
}

static void
add_editor (LianPartTable *self, Row *row, guint column, guint position)
{
  int field = column_field (self, column);
  const LianField *f = &self->type->fields[field];
  LianFieldEditor *editor = lian_field_editor_new (self->context, f);
  /* Translators: accessible name of a cell: column, then number of the row */
  g_autofree char *name = g_strdup_printf (_ ("%s, row %u"), _ (f->label), position + 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  row->editors[field] = editor;
  lian_field_editor_set_name (editor, name);
  lian_binding_new (editor, row->sheet, field, self->titles);
  gtk_widget_set_size_request (GTK_WIDGET (editor), width_for (f), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (editor), width_for (f) == 150);
  g_signal_connect_object (editor, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (visited_cb), editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);
  attach (self, row, GTK_WIDGET (editor), FIRST_COLUMN + (int) column, position);
}

static void
add_value (LianPartTable *self, Row *row, guint column, guint position)
{
  int field = column_field (self, column);
  g_autofree char *text = lian_form_sheet_dup_text (row->sheet, field);
  g_autofree char *word = lian_binding_word (row->sheet, field, text, self->titles);
  GtkWidget *label = gtk_label_new (word);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  attach (self, row, label, FIRST_COLUMN + (int) column, position);
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
add_tail (LianPartTable *self, Row *row, guint position)
{
  int last = FIRST_COLUMN + (int) self->columns->len;
  row->open = new_icon_button ("go-next-symbolic", _ ("Open in its own form (Ctrl+O)"),
                               G_CALLBACK (open_clicked_cb), row->sheet);
  row->remove = new_icon_button ("user-trash-symbolic", _ ("Remove this row (Ctrl+Delete)"),
                                 G_CALLBACK (remove_clicked_cb), row->sheet);
  gtk_widget_set_sensitive (row->open, lian_form_sheet_get_id (row->sheet) != 0);
  attach (self, row, row->open, last, position);
  attach (self, row, row->remove, last + 1, position);
  row->messages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_visible (row->messages, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), row->messages, FIRST_COLUMN, 2 + 2 * (int) position,
                   (int) self->columns->len, 1);
}

static LianFormSheet *
add_row (LianPartTable *self, LianFormSheet *sheet)
{
  guint position = self->rows->len;
  Row *row = g_new0 (Row, 1);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  row->sheet = sheet;
  row->editors = g_new0 (LianFieldEditor *, self->type->n_fields);
  row->widgets = g_ptr_array_new ();
  g_ptr_array_add (self->rows, row);
  row->number = gtk_label_new (lian_form_sheet_get_id (sheet) != 0 ? number : "＋");
  gtk_widget_add_css_class (row->number, "dim-label");
  attach (self, row, row->number, 0, position);
  for (guint c = 0; c < self->columns->len; c++)
    if (self->type->fields[column_field (self, c)].flags & LIAN_FIELD_ASSIGNED)
      add_value (self, row, c, position);
    else
      add_editor (self, row, c, position);
  add_tail (self, row, position);
  g_signal_connect_object (sheet, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return sheet;
}

static void
choose_columns (LianPartTable *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      int field = (int) i;
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
      const LianField *field = &self->type->fields[column_field (self, c)];
      GtkWidget *label = gtk_label_new (_ (field->label));
      gboolean number = field->kind == LIAN_FIELD_INTEGER || field->kind == LIAN_FIELD_MONEY
                        || field->kind == LIAN_FIELD_QUANTITY;
      gtk_label_set_xalign (GTK_LABEL (label), number ? 1.0f : 0.0f);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "heading");
      if (field->help != NULL)
        gtk_widget_set_tooltip_text (label, _ (field->help));
      gtk_grid_attach (GTK_GRID (self->grid), label, FIRST_COLUMN + (int) c, 0, 1, 1);
    }
}

static void
lian_part_table_dispose (GObject *object)
{
  LianPartTable *self = LIAN_PART_TABLE (object);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
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
  signals[SIGNAL_EDITED] = g_signal_new ("edited", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN] = g_signal_new ("open", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_VISITED]
      = g_signal_new ("visited", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, LIAN_TYPE_FIELD_EDITOR);
  signals[SIGNAL_LEFT] = g_signal_new ("left", LIAN_TYPE_PART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "parttable");
}

static void
lian_part_table_init (LianPartTable *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  /* Before the entry sees it: there Ctrl+Delete would take away a word. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, GDK_CONTROL_MASK),
                        gtk_callback_action_new (remove_key_cb, NULL, NULL)));
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
 * lian_part_table_get_part:
 * @self: a table
 *
 * Returns: (transfer none): the kind of part
 */
const LianPart *
lian_part_table_get_part (LianPartTable *self)
{
  return self->part;
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
  LianFormSheet *sheet = lian_form_sheet_new (record, lian_context_get_working_date (self->context));
  for (guint i = 0; units != NULL && i < self->type->n_fields; i++)
    lian_form_sheet_set_unit (sheet, (int) i, &units[i]);
  return add_row (self, sheet);
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
  return add_row (self, lian_form_sheet_new (record, lian_context_get_working_date (self->context)));
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
  Row *row = row_of_sheet (self, sheet, &position);
  if (row == NULL)
    return;
  LianFieldEditor *next = first_editor (self, row_at (self, position + 1));
  if (row == focused_row (self) && next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_grid_remove_row (GTK_GRID (self->grid), 2 + 2 * (int) position);
  gtk_grid_remove_row (GTK_GRID (self->grid), 1 + 2 * (int) position);
  g_signal_handlers_disconnect_by_func (sheet, edited_cb, self);
  g_ptr_array_remove_index (self->rows, position);
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
  return row_at (self, position)->sheet;
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
    if (lian_form_sheet_get_id (row_at (self, i)->sheet) == id)
      return row_at (self, i)->sheet;
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
      LianFormSheet *sheet = row_at (self, i)->sheet;
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
    if (lian_form_sheet_is_dirty (row_at (self, i)->sheet))
      return TRUE;
  return FALSE;
}

/**
 * lian_part_table_set_owner:
 * @self: a table
 * @owner: the owner's id, once it has one
 */
void
lian_part_table_set_owner (LianPartTable *self, gint64 owner)
{
  if (self->owner == owner)
    return;
  self->owner = owner;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LianFormSheet *sheet = row_at (self, i)->sheet;
      if (lian_form_sheet_get_id (sheet) != 0)
        continue;
      g_autoptr (LianRecord) record = lian_record_copy (lian_form_sheet_get_base (sheet));
      lian_record_set_number (record, self->part->field, owner);
      lian_form_sheet_take_saved (sheet, record);
    }
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
  Row *row = row_of_sheet (self, sheet, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  if (row == NULL || lian_form_sheet_is_removed (sheet))
    return;
  gtk_widget_set_sensitive (row->open, lian_form_sheet_get_id (sheet) != 0);
  lian_message_add_words (words, issues);
  for (guint i = 0; i < self->type->n_fields; i++)
    lian_conflict_add_words (words, sheet, (int) i);
  if (!lian_message_renew (row->messages, words->str))
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      lian_message_show (row->messages, row->editors[i], issues, self->type->fields[i].id);
      lian_conflict_show (row->messages, sheet, (int) i, self->titles);
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
  Row *row = row_of_sheet (self, sheet, NULL);
  if (row == NULL)
    return FALSE;
  LianFieldEditor *editor = field >= 0 ? row->editors[field] : NULL;
  if (editor == NULL)
    editor = first_editor (self, row);
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
  Row *row = focused_row (self);
  if (row == NULL)
    return FALSE;
  remove_row (self, row);
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
  Row *row = focused_row (self);
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
  return row < self->rows->len ? row_at (self, row)->editors[field] : NULL;
}
