/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What one act changed: its records, each to be opened to its fields.
 *
 * Records are read some hundred at a time and their fields when they are opened, so an import of
 * thousands is shown at once.  An answer about another act is dropped by its generation. */
#include "lian-log-tree.h"
#include "lian-change.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-log-row.h"
#include "lian-text.h"
#include "lian-text-scale.h"
#include "lian-tooltip.h"
#include "lian-trouble.h"

#define RECORDS_AT_ONCE 500
#define FEW 3 /* so many records are opened at once */
#define COLUMN "lian-column"

struct _LianLogTree
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  gint64 act;
  LianActCursor *cursor; /* NULL: no act */
  gboolean fresh;        /* nothing of the act is on show yet */
  gboolean unread;       /* its next records could not be read */
  guint generation;
  guint n_records;
  LianTrouble *trouble;
  GListStore *records;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GtkWidget *bar;
  GtkWidget *total;
  GtkWidget *more;
  GtkWidget *open;
  GtkWidget *put_back;
};

G_DEFINE_FINAL_TYPE (LianLogTree, lian_log_tree, ADW_TYPE_BIN)

static GtkTreeListRow *
selected_row (LianLogTree *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* Returns: (transfer full) (nullable): the line under the cursor */
static LianLogRow *
selected_line (LianLogTree *self)
{
  GtkTreeListRow *row = selected_row (self);
  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* The fields of one record. */

typedef struct
{
  gint64 act;
  gint64 id;
  GPtrArray *changes;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->changes, g_ptr_array_unref);
  g_free (fields);
}

static gboolean
read_fields (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Fields *fields = data;
  fields->changes = lian_txn_list_changes (txn, fields->act, fields->id, error);
  return fields->changes != NULL;
}

/* A question under way, for its answer. */
typedef struct
{
  LianLogTree *self;
  LianLogRow *row;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->self);
  g_object_unref (asked->row);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
fields_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  LianLogTree *self = asked->self;
  g_autoptr (GError) error = NULL;
  Fields *fields = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->tree == NULL)
    return;
  if (fields == NULL)
    {
      lian_log_row_disclaim (asked->row);
      lian_trouble_take (self->trouble, error);
      return;
    }
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < fields->changes->len; i++)
    g_ptr_array_add (rows, lian_log_row_new_field (fields->changes->pdata[i]));
  g_list_store_splice (lian_log_row_get_fields (asked->row), 0, 0, rows->pdata, rows->len);
}

static void
fill_fields (LianLogTree *self, LianLogRow *row)
{
  if (lian_log_row_get_record (row) == NULL || !lian_log_row_claim (row))
    return;
  Fields *fields = g_new0 (Fields, 1);
  fields->act = self->act;
  fields->id = lian_log_row_get_record (row)->id;
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), g_object_ref (row) };
  lian_store_read_async (lian_context_get_store (self->context), read_fields, fields, fields_free,
                         self->cancellable, fields_cb, asked);
}

static void
set_expanded (LianLogTree *self, GtkTreeListRow *row, gboolean expanded)
{
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  if (expanded)
    fill_fields (self, line);
  gtk_tree_list_row_set_expanded (row, expanded);
}

/* The records of the act. */

typedef struct
{
  LianActCursor *cursor;
  guint generation;
  guint n_records;
  GPtrArray *records;
} Records;

static void
records_free (gpointer data)
{
  Records *records = data;
  lian_act_cursor_unref (records->cursor);
  g_clear_pointer (&records->records, g_ptr_array_unref);
  g_free (records);
}

static gboolean
read_records (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Records *records = data;
  records->records = lian_txn_read_act_records (txn, records->cursor, RECORDS_AT_ONCE, error);
  records->n_records = lian_act_cursor_get_total (records->cursor);
  return records->records != NULL;
}

static void
show_total (LianLogTree *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint n = self->n_records;
  g_autofree char *all
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n);
  /* Translators: of the records that an act changed; "500 shown" */
  g_autofree char *part = g_strdup_printf (_ ("%s, %u shown"), all, shown);
  gtk_label_set_text (GTK_LABEL (self->total), shown < n ? part : all);
  gtk_widget_set_visible (self->more, shown < n);
}

static void
open_few (LianLogTree *self)
{
  for (guint i = self->n_records; i > 0 && self->n_records <= FEW; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i - 1);
      if (row != NULL)
        set_expanded (self, row, TRUE);
    }
}

static void
records_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianLogTree) self = data;
  g_autoptr (GError) error = NULL;
  Records *records = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->tree == NULL || (records != NULL && records->generation != self->generation))
    return;
  gtk_widget_set_sensitive (self->more, TRUE);
  self->unread = records == NULL;
  if (!lian_trouble_take (self->trouble, error))
    return;
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint offset = self->fresh ? 0 : before;
  self->fresh = FALSE;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->records->len; i++)
    g_ptr_array_add (rows, lian_log_row_new_record (records->records->pdata[i]));
  self->n_records = records->n_records;
  g_list_store_splice (self->records, offset, before - offset, rows->pdata, rows->len);
  show_total (self);
  open_few (self);
}

/* The next ones; they are asked for once at a time. */
static void
load_records (LianLogTree *self)
{
  Records *records = g_new0 (Records, 1);
  records->cursor = lian_act_cursor_ref (self->cursor);
  records->generation = ++self->generation;
  gtk_widget_set_sensitive (self->more, FALSE);
  lian_store_read_async (lian_context_get_store (self->context), read_records, records,
                         records_free, self->cancellable, records_cb, g_object_ref (self));
}

/* What the user does. */

static void
retry_cb (LianLogTree *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  lian_trouble_say (self->trouble, NULL);
  if (self->unread)
    load_records (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      if (gtk_tree_list_row_get_expanded (row))
        set_expanded (self, row, TRUE);
    }
}

static void
more_cb (LianLogTree *self)
{
  load_records (self);
}

static void
open_record_cb (LianLogTree *self)
{
  g_autoptr (LianLogRow) line = selected_line (self);
  if (line == NULL)
    return;
  const LianActRecord *record = lian_log_row_get_record (line);
  const LianFieldChange *change = lian_log_row_get_change (line);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                              record != NULL ? record->type->id : change->type->id,
                              record != NULL ? record->id : change->id);
}

static void
put_back_cb (LianLogTree *self)
{
  g_autoptr (LianLogRow) line = selected_line (self);
  if (line != NULL && lian_log_row_get_change (line) != NULL)
    lian_change_put_back (GTK_WIDGET (self), self->context, lian_log_row_get_change (line));
}

static void
selected_cb (LianLogTree *self)
{
  g_autoptr (LianLogRow) line = selected_line (self);
  const LianActRecord *record = line != NULL ? lian_log_row_get_record (line) : NULL;
  const LianFieldChange *change = line != NULL ? lian_log_row_get_change (line) : NULL;
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (self->context));
  gtk_widget_set_sensitive (self->open, change != NULL
                                            || (record != NULL
                                                && record->kind != LIAN_CHANGE_DELETED));
  gtk_widget_set_sensitive (self->put_back,
                            change != NULL && writable && lian_change_may_put_back (change));
}

static void
activated_cb (LianLogTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    set_expanded (self, row, !gtk_tree_list_row_get_expanded (row));
  else
    open_record_cb (self);
}

/* Right opens, Left closes, as in any tree. */
static gboolean
arrow_cb (GtkWidget *view, GVariant *args, gpointer data)
{
  LianLogTree *self = LIAN_LOG_TREE (data);
  GtkTreeListRow *row = selected_row (self);
  if (row == NULL || !gtk_tree_list_row_is_expandable (row))
    return FALSE;
  set_expanded (self, row, g_variant_get_boolean (args));
  return TRUE;
}

/* Cells. */

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, LianLogTree *self)
{
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  if (line != NULL && gtk_tree_list_row_get_expanded (row))
    fill_fields (self, line);
}

static GtkWidget *
label_of (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

static void
setup_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (factory, COLUMN));
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (column > 0)
    {
      lian_gtk48_set_cell (item, label);
      return;
    }
  GtkWidget *expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  lian_gtk48_set_cell (item, expander);
}

static void
name_row (GtkListItem *item, LianLogRow *line)
{
  g_autofree char *what = lian_log_row_dup_cell (line, 0);
  g_autofree char *before = lian_log_row_dup_cell (line, 1);
  g_autofree char *after = lian_log_row_dup_cell (line, 2);
  g_autofree char *name = lian_log_row_get_change (line) != NULL
                              ? g_strdup_printf ("%s: %s → %s", what, before, after)
                              : g_strdup_printf ("%s, %s", what, before);
  lian_gtk48_name_row (item, name);
}

static void
bind_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (factory, COLUMN));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  g_autofree char *text = lian_log_row_dup_cell (line, column);
  g_autofree char *shown = lian_text_shorten (text);
  gtk_label_set_text (GTK_LABEL (label_of (item)), shown);
  lian_tooltip_set (label_of (item), g_utf8_strlen (text, -1) > 24 ? text : NULL);
  if (column > 0)
    return;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  name_row (item, line);
}

static void
unbind_cb (LianLogTree *self, GtkListItem *item, GObject *factory)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  gtk_label_set_text (GTK_LABEL (label_of (item)), "");
  if (!GTK_IS_TREE_EXPANDER (child))
    return;
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), expanded_cb, self);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

/* Construction. */

static GListModel *
fields_of (gpointer item, gpointer data)
{
  GListStore *fields = lian_log_row_get_fields (LIAN_LOG_ROW (item));
  return fields != NULL ? G_LIST_MODEL (g_object_ref (fields)) : NULL;
}

static void
append_column (LianLogTree *self, GtkColumnView *view, const char *title, guint column, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (made, lian_text_scale (width));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == 0);
  gtk_column_view_append_column (view, made);
}

static void
add_arrow (GtkShortcutController *keys, LianLogTree *self, guint keyval, gboolean expand)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                                            gtk_callback_action_new (arrow_cb, self, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (expand));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static GtkColumnView *
make_view (LianLogTree *self)
{
  self->records = g_list_store_new (LIAN_TYPE_LOG_ROW);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->records)), FALSE, FALSE,
                                        fields_of, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
  GtkColumnView *view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (view), "records");
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Changes of the act"), -1);
  append_column (self, view, _ ("Record and field"), 0, 300);
  append_column (self, view, _ ("Before"), 1, 260);
  append_column (self, view, _ ("After"), 2, 260);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  add_arrow (GTK_SHORTCUT_CONTROLLER (keys), self, GDK_KEY_Right, TRUE);
  add_arrow (GTK_SHORTCUT_CONTROLLER (keys), self, GDK_KEY_Left, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_pane (LianLogTree *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (make_view (self)));
  gtk_box_append (GTK_BOX (pane), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (pane), lian_tab_bin_new (scroller));
  return pane;
}

static GtkWidget *
add_button (LianLogTree *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
make_bar (LianLogTree *self)
{
  self->bar = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->total), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->total, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->total), 0);
  gtk_box_append (GTK_BOX (self->bar), self->total);
  self->more = add_button (self, _ ("Show More Records"), G_CALLBACK (more_cb));
  self->open = add_button (self, _ ("Open Record"), G_CALLBACK (open_record_cb));
  self->put_back = add_button (self, _ ("Put This Value Back"), G_CALLBACK (put_back_cb));
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_sensitive (self->open, FALSE);
  gtk_widget_set_sensitive (self->put_back, FALSE);
}

static void
lian_log_tree_dispose (GObject *object)
{
  LianLogTree *self = LIAN_LOG_TREE (object);
  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->records);
  g_clear_object (&self->bar);
  g_clear_pointer (&self->cursor, lian_act_cursor_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_log_tree_parent_class)->dispose (object);
}

static void
lian_log_tree_finalize (GObject *object)
{
  g_object_unref (LIAN_LOG_TREE (object)->cancellable);
  G_OBJECT_CLASS (lian_log_tree_parent_class)->finalize (object);
}

static void
lian_log_tree_class_init (LianLogTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_log_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_log_tree_finalize;
}

static void
lian_log_tree_init (LianLogTree *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lian_log_tree_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): a tree of no act
 */
GtkWidget *
lian_log_tree_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianLogTree *self = g_object_new (LIAN_TYPE_LOG_TREE, NULL);
  self->context = g_object_ref (context);
  make_bar (self);
  adw_bin_set_child (ADW_BIN (self), make_pane (self));
  return GTK_WIDGET (self);
}

/**
 * lian_log_tree_set_act:
 * @self: a tree
 * @act: an act; 0 for none
 *
 * Shows what the act changed; the old lines stay until the new ones are read.
 */
void
lian_log_tree_set_act (LianLogTree *self, gint64 act)
{
  g_return_if_fail (LIAN_IS_LOG_TREE (self));
  if (act == self->act)
    return;
  self->act = act;
  self->fresh = TRUE;
  g_clear_pointer (&self->cursor, lian_act_cursor_unref);
  if (act != 0)
    {
      self->cursor = lian_act_cursor_new (act);
      load_records (self);
      return;
    }
  self->generation++;
  self->n_records = 0;
  g_list_store_remove_all (self->records);
  lian_trouble_say (self->trouble, NULL);
  show_total (self);
}

/**
 * lian_log_tree_expand:
 * @self: a tree
 * @position: the place of a record's line
 *
 * Opens a record to its fields, which come when they are read.
 */
void
lian_log_tree_expand (LianLogTree *self, guint position)
{
  g_return_if_fail (LIAN_IS_LOG_TREE (self));
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  if (row != NULL)
    set_expanded (self, row, TRUE);
}

/**
 * lian_log_tree_get_model:
 * @self: a tree
 *
 * Returns: (transfer none): the lines, as #GtkTreeListRow of #LianLogRow
 */
GListModel *
lian_log_tree_get_model (LianLogTree *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_TREE (self), NULL);
  return G_LIST_MODEL (self->tree);
}

/**
 * lian_log_tree_get_bar:
 * @self: a tree
 *
 * Returns: (transfer none): the total and the buttons, to be put above the tree
 */
GtkWidget *
lian_log_tree_get_bar (LianLogTree *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_TREE (self), NULL);
  return self->bar;
}
