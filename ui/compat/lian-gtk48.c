/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What GTK 4.8 does not offer, or does wrong; each remedy in one place.
 *
 * - Tab behaviour of lists: GtkListView:tab-behavior came in 4.12.
 * - Scrolling to a row: gtk_column_view_scroll_to() came in 4.12; the inner list view has an action.
 *   The first far jump made by code shows nothing unless the list was scrolled once after its first
 *   layout, so a view is primed; a jump asked for earlier is kept until then.
 * - Undo of text: a field takes the key even when it has nothing to undo, and does not say whether
 *   it has, so its text is compared.
 * - Names of rows for screen readers: gtk_list_item_set_accessible_label() came in 4.12.
 * - Names of buttons with a mnemonic: the underline is read out; mended in 4.10. */
#include "lian-gtk48.h"

#define PRIMED "lian-primed"
#define WANTED "lian-wanted"
#define PRIMING "lian-priming"
#define ITEM "lian-list-item"

struct _LianTabBin
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LianTabBin, lian_tab_bin, GTK_TYPE_WIDGET)

static gboolean
lian_tab_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  if (child == NULL)
    return FALSE;
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_child_focus (child, direction);
}

static void
lian_tab_bin_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lian_tab_bin_parent_class)->dispose (object);
}

static void
lian_tab_bin_class_init (LianTabBinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_tab_bin_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lian_tab_bin_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lian_tab_bin_init (LianTabBin *self)
{
}

/**
 * lian_tab_bin_new:
 * @child: the list, in its scrolled window
 *
 * Returns: (transfer floating): a widget around @child that Tab can leave
 */
GtkWidget *
lian_tab_bin_new (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);
  GtkWidget *self = g_object_new (LIAN_TYPE_TAB_BIN, NULL);
  gtk_widget_set_hexpand (self, TRUE);
  gtk_widget_set_vexpand (self, TRUE);
  gtk_widget_set_parent (child, self);
  return self;
}

/**
 * lian_gtk48_inner_list:
 * @view: a column view
 *
 * Returns: (transfer none) (nullable): the list view inside
 */
GtkWidget *
lian_gtk48_inner_list (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

static guint
count_rows (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* The position to go to after the first layout, plus one; 0 for none. */
static guint
take_wanted (GtkColumnView *view)
{
  guint wanted = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), WANTED));
  g_object_set_data (G_OBJECT (view), WANTED, NULL);
  return wanted;
}

static void
scroll_now (GtkColumnView *view, guint position)
{
  GtkWidget *list = lian_gtk48_inner_list (view);
  if (list != NULL && position < count_rows (view))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
prime_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (widget);
  if (count_rows (view) == 0)
    {
      g_object_set_data (G_OBJECT (view), PRIMING, NULL);
      return G_SOURCE_REMOVE;
    }
  guint frames = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), PRIMING));
  g_object_set_data (G_OBJECT (view), PRIMING, GUINT_TO_POINTER (frames + 1));
  GtkWidget *list = lian_gtk48_inner_list (view);
  if (frames < 2 || list == NULL || gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  guint wanted = take_wanted (view);
  g_object_set_data (G_OBJECT (view), PRIMED, GINT_TO_POINTER (TRUE));
  scroll_now (view, wanted > 0 ? wanted - 1 : 0);
  return G_SOURCE_REMOVE;
}

static void
start_priming (GtkColumnView *view)
{
  if (g_object_get_data (G_OBJECT (view), PRIMED) != NULL
      || g_object_get_data (G_OBJECT (view), PRIMING) != NULL || count_rows (view) == 0)
    return;
  g_object_set_data (G_OBJECT (view), PRIMING, GUINT_TO_POINTER (1));
  gtk_widget_add_tick_callback (GTK_WIDGET (view), prime_tick_cb, NULL, NULL);
}

static void
model_changed_cb (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (start_priming), view,
                             G_CONNECT_SWAPPED);
  start_priming (view);
}

/**
 * lian_gtk48_prime:
 * @view: a column view
 *
 * Makes far jumps by code work in @view.  Call it once, when the view is made.
 */
void
lian_gtk48_prime (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_signal_connect (view, "notify::model", G_CALLBACK (model_changed_cb), NULL);
  model_changed_cb (view);
}

/**
 * lian_gtk48_scroll_to:
 * @view: a column view that lian_gtk48_prime() was called for
 * @position: the row
 *
 * Scrolls so that the row is seen; before the first layout, as soon as there is one.
 */
void
lian_gtk48_scroll_to (GtkColumnView *view, guint position)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  if (g_object_get_data (G_OBJECT (view), PRIMED) != NULL)
    scroll_now (view, position);
  else
    g_object_set_data (G_OBJECT (view), WANTED, GUINT_TO_POINTER (position + 1));
}

/* The place of a row in the list, or GTK_INVALID_LIST_POSITION while it shows nothing. */
static guint
position_of (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
  GtkListItem *item = child != NULL ? g_object_get_data (G_OBJECT (child), ITEM) : NULL;
  return item != NULL && gtk_list_item_get_item (item) != NULL ? gtk_list_item_get_position (item)
                                                                : GTK_INVALID_LIST_POSITION;
}

/**
 * lian_gtk48_focus_row:
 * @view: a column view whose cells were set by lian_gtk48_set_cell()
 * @position: a row that is on the screen
 *
 * Returns: whether the row exists as a widget and took the focus
 */
gboolean
lian_gtk48_focus_row (GtkColumnView *view, guint position)
{
  GtkWidget *list = lian_gtk48_inner_list (view);
  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (position_of (row) == position)
      return gtk_widget_grab_focus (row);
  return FALSE;
}

/**
 * lian_gtk48_get_focused_row:
 * @view: a column view whose cells were set by lian_gtk48_set_cell()
 *
 * Returns: the place of the row with the focus, or %GTK_INVALID_LIST_POSITION
 */
guint
lian_gtk48_get_focused_row (GtkColumnView *view)
{
  GtkWidget *list = lian_gtk48_inner_list (view);
  GtkWidget *row = list != NULL ? gtk_widget_get_focus_child (list) : NULL;
  return row != NULL ? position_of (row) : GTK_INVALID_LIST_POSITION;
}

/**
 * lian_gtk48_set_cell:
 * @item: a list item of a column
 * @child: the cell's widget
 *
 * Puts @child in the cell, so that lian_gtk48_focus_row() finds its row.
 */
void
lian_gtk48_set_cell (GtkListItem *item, GtkWidget *child)
{
  gtk_list_item_set_child (item, child);
  g_object_set_data (G_OBJECT (child), ITEM, item);
}

/**
 * lian_gtk48_name_row:
 * @item: the list item of the row's first column
 * @name: what a screen reader says
 *
 * Names the row that the cell stands in.
 */
void
lian_gtk48_name_row (GtkListItem *item, const char *name)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *cell = child != NULL ? gtk_widget_get_parent (child) : NULL;
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * lian_gtk48_pass_focus_on:
 * @page: what was filled just now
 *
 * A scrolled window takes the focus itself while it holds nothing that can, and keeps it: Tab would
 * then pass what came later.  This gives the focus to that.
 */
void
lian_gtk48_pass_focus_on (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (GTK_IS_SCROLLED_WINDOW (focus) && gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (focus)),
                            GTK_DIR_TAB_FORWARD);
}

static char *
text_of (GtkWidget *focus)
{
  if (GTK_IS_EDITABLE (focus))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  if (!GTK_IS_TEXT_VIEW (focus))
    return NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * lian_gtk48_undo_text:
 * @focus: the widget that has the focus
 * @redo: whether to do again
 *
 * Takes back the last typing in a text field.
 *
 * Returns: whether @focus is a text field and its text changed
 */
gboolean
lian_gtk48_undo_text (GtkWidget *focus, gboolean redo)
{
  g_return_val_if_fail (GTK_IS_WIDGET (focus), FALSE);
  g_autofree char *before = text_of (focus);
  if (before == NULL)
    return FALSE;
  gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  g_autofree char *after = text_of (focus);
  return g_strcmp0 (before, after) != 0;
}

/**
 * lian_gtk48_forget_typing:
 * @widget: a text field, or what holds text fields
 *
 * What was typed so far can't be taken back any more by lian_gtk48_undo_text(): it was saved, and
 * saving is taken back as a whole.  GTK has no function to empty a history of typing; switching
 * it off does that.
 */
void
lian_gtk48_forget_typing (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  if (GTK_IS_TEXT (widget))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (widget), TRUE);
    }
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      lian_gtk48_forget_typing (child);
}

/**
 * lian_gtk48_mnemonic_button_new:
 * @label: its words, with a mnemonic
 *
 * A button that is named by the label inside it, where the mnemonic is no letter of its own.
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
lian_gtk48_mnemonic_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return button;
}
