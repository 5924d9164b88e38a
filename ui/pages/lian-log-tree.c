/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What one act changed: its records, each to be opened to its fields.
 *
 * Records are read some hundred at a time and their fields when they are opened, so an import of
 * thousands is shown at once.  An answer about another act is dropped by its generation. */
#include "lian-log-tree-private.h"
#include "lian-change.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

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

/* What the user does. */

static void
retry_cb (LianLogTree *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  lian_trouble_say (self->trouble, NULL);
  if (self->unread)
    _lian_log_tree_load (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      if (gtk_tree_list_row_get_expanded (row))
        _lian_log_tree_set_expanded (self, row, TRUE);
    }
}

static void
more_cb (LianLogTree *self)
{
  _lian_log_tree_load (self);
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
    _lian_log_tree_set_expanded (self, row, !gtk_tree_list_row_get_expanded (row));
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
  _lian_log_tree_set_expanded (self, row, g_variant_get_boolean (args));
  return TRUE;
}

/* Construction. */

static GListModel *
fields_of (gpointer item, gpointer data)
{
  GListStore *fields = lian_log_row_get_fields (LIAN_LOG_ROW (item));
  return fields != NULL ? G_LIST_MODEL (g_object_ref (fields)) : NULL;
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
  _lian_log_tree_add_columns (self, view);
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
      _lian_log_tree_load (self);
      return;
    }
  self->generation++;
  self->n_records = 0;
  g_list_store_remove_all (self->records);
  lian_trouble_say (self->trouble, NULL);
  _lian_log_tree_show_total (self);
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
    _lian_log_tree_set_expanded (self, row, TRUE);
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
