/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan as a table that is corrected by hand: the rows, the cell that the keys are at, and what goes on
 * when the plan is another one. */
#include "lian-arrange-grid-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

G_DEFINE_FINAL_TYPE (LianArrangeGrid, lian_arrange_grid, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  TYPED,
  PINNED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * lian_arrange_grid_get_selected:
 * @self: a table
 * @kind: (out): what the selected row is about
 * @index: (out): its index in the task
 *
 * Returns: whether a row is selected
 */
gboolean
lian_arrange_grid_get_selected (LianArrangeGrid *self, LianArrangeRowKind *kind, guint *index)
{
  LianArrangeRow *row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL)
    return FALSE;
  *kind = lian_arrange_row_get_kind (row);
  *index = lian_arrange_row_get_index (row);
  return TRUE;
}

/**
 * _lian_grid_get_way:
 * @self: a table
 *
 * Returns: the way of the selected row; %LIAN_ARRANGE_NONE if it is none
 */
guint
_lian_grid_get_way (LianArrangeGrid *self)
{
  LianArrangeRowKind kind;
  guint index;
  return lian_arrange_grid_get_selected (self, &kind, &index) && kind == LIAN_ARRANGE_ROW_WAY ? index
                                                                                              : LIAN_ARRANGE_NONE;
}

/**
 * _lian_grid_tell:
 * @self: a table
 * @pin: whether a pin changed, else a quantity
 * @way: where
 * @month: where
 *
 * Tells of a change that stands in the sheet.
 */
void
_lian_grid_tell (LianArrangeGrid *self, gboolean pin, guint way, guint month)
{
  g_signal_emit (self, signals[pin ? PINNED : TYPED], 0, way, month);
}

static void
selected_cb (LianArrangeGrid *self)
{
  if (self->filling)
    return;
  _lian_grid_take_typed (self);
  _lian_grid_show_cursor (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
is_way (LianArrangeGrid *self, guint position)
{
  g_autoptr (LianArrangeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  return row != NULL && lian_arrange_row_get_kind (row) == LIAN_ARRANGE_ROW_WAY;
}

/**
 * _lian_grid_move:
 * @self: a table
 * @rows: 1 for the next row that can be typed into, -1 for the one before, 0 to stay
 * @months: how many months to go
 *
 * Moves the cell that the keys are at.
 *
 * Returns: whether there is one
 */
gboolean
_lian_grid_move (LianArrangeGrid *self, int rows, int months)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  int row = (int) gtk_single_selection_get_selected (self->selection) + rows;
  while (rows != 0 && row >= 0 && row < n && !is_way (self, (guint) row))
    row += rows;
  if (row < 0 || row >= n)
    return FALSE;
  self->month = (guint) CLAMP ((int) self->month + months, 0, (int) self->n_months - 1);
  gtk_single_selection_set_selected (self->selection, (guint) row);
  if (rows != 0)
    lian_gtk48_scroll_to (self->view, (guint) row);
  _lian_grid_show_cursor (self);
  return TRUE;
}

/* Keys in the table. */

static char
get_digit (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (char) ('0' + (key - GDK_KEY_0));
  return key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? (char) ('0' + (key - GDK_KEY_KP_0)) : '\0';
}

static gboolean
step_month (LianArrangeGrid *self, guint key)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  if (!left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right)
    return FALSE;
  return _lian_grid_move (self, 0, left ? -1 : 1);
}

static gboolean
key_cb (LianArrangeGrid *self, guint key, guint code, GdkModifierType state)
{
  char digit[2] = { get_digit (key), '\0' };
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || self->sheet == NULL
      || lian_gtk48_get_focused_row (self->view) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (step_month (self, key))
    return TRUE;
  if (_lian_grid_get_way (self) == LIAN_ARRANGE_NONE || !self->editable)
    return FALSE;
  if (key == GDK_KEY_p || key == GDK_KEY_P)
    _lian_grid_toggle_pin (self);
  else if (*digit != '\0')
    _lian_grid_type (self, digit);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    _lian_grid_type (self, "0");
  else
    return FALSE;
  return TRUE;
}

static void
activate_cb (LianArrangeGrid *self)
{
  if (self->editable && _lian_grid_get_way (self) != LIAN_ARRANGE_NONE)
    _lian_grid_type (self, NULL);
  else
    g_signal_emit (self, signals[OPENED], 0);
}

static void
lian_arrange_grid_dispose (GObject *object)
{
  LianArrangeGrid *self = LIAN_ARRANGE_GRID (object);
  self->sheet = NULL;
  self->way = LIAN_ARRANGE_NONE;
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (lian_arrange_grid_parent_class)->dispose (object);
}

static void
lian_arrange_grid_finalize (GObject *object)
{
  g_hash_table_unref (LIAN_ARRANGE_GRID (object)->bound);
  G_OBJECT_CLASS (lian_arrange_grid_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params)
{
  return g_signal_new (name, LIAN_TYPE_ARRANGE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params,
                       G_TYPE_UINT, G_TYPE_UINT);
}

static void
lian_arrange_grid_class_init (LianArrangeGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_arrange_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_arrange_grid_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SELECTED] = add_signal ("selected", 0);
  signals[TYPED] = add_signal ("typed", 2);
  signals[PINNED] = add_signal ("pinned", 2);
  signals[OPENED] = add_signal ("opened", 0);
}

static GtkWidget *
create_table (LianArrangeGrid *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  self->rows = lian_arrange_rows_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plan, month by month"), -1);
  _lian_grid_create_columns (self);
  lian_gtk48_prime (self->view);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, 360, 120);
  _lian_grid_watch_width (self, GTK_SCROLLED_WINDOW (scrolled));
  return lian_tab_bin_new (scrolled);
}

static void
lian_arrange_grid_init (LianArrangeGrid *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->way = LIAN_ARRANGE_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_table (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), _lian_grid_create_bar (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  _lian_grid_show_bar (self);
}

/**
 * lian_arrange_grid_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
lian_arrange_grid_new (void)
{
  return g_object_new (LIAN_TYPE_ARRANGE_GRID, NULL);
}

/* The rows are new ones; the same is selected, or its heading, and has the focus if that was here. */
static void
keep_place (LianArrangeGrid *self, gboolean known, LianArrangeRowKind kind, guint index, gboolean focused)
{
  guint row = known ? lian_arrange_rows_find (self->rows, kind, index) : 0;
  if (row == G_MAXUINT)
    row = 0;
  gtk_single_selection_set_selected (self->selection, row);
  if (focused && !lian_gtk48_focus_row (self->view, row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * lian_arrange_grid_show:
 * @self: a table
 * @task: the task
 * @names: its names
 * @sheet: the plan; it, @task and @names stay until others are shown
 * @flags: which rows
 * @editable: whether it can be corrected
 *
 * Shows a plan; what is selected, and what is being typed, stay if they can.
 */
void
lian_arrange_grid_show (LianArrangeGrid *self, const LianArrangeTask *task, const LianArrangeNames *names,
                        LianArrangeSheet *sheet, LianArrangeRowsFlags flags, gboolean editable)
{
  LianArrangeRowKind kind = LIAN_ARRANGE_ROW_ORDER;
  guint index = 0;
  gboolean known = lian_arrange_grid_get_selected (self, &kind, &index);
  gboolean focused = lian_gtk48_get_focused_row (self->view) != GTK_INVALID_LIST_POSITION;
  g_return_if_fail (LIAN_IS_ARRANGE_GRID (self) && sheet != NULL);
  self->task = task;
  self->names = names;
  self->sheet = sheet;
  self->flags = flags;
  self->editable = editable;
  self->filling = TRUE;
  /* New columns are filled at once, and the rows are still those of another task. */
  if (self->n_months != task->n_months)
    lian_arrange_rows_clear (self->rows);
  _lian_grid_renew_columns (self);
  lian_arrange_rows_fill (self->rows, task, sheet, flags);
  keep_place (self, known, kind, index, focused);
  self->filling = FALSE;
  _lian_grid_try_again (self);
  _lian_grid_show_cells (self);
  _lian_grid_show_cursor (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * lian_arrange_grid_select:
 * @self: a table
 * @kind: what the row is about
 * @index: its index in the task
 *
 * Selects a row and shows it; one that isn't listed changes nothing.
 */
void
lian_arrange_grid_select (LianArrangeGrid *self, LianArrangeRowKind kind, guint index)
{
  guint row = lian_arrange_rows_find (self->rows, kind, index);
  if (row == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, row);
  lian_gtk48_scroll_to (self->view, row);
}

/**
 * lian_arrange_grid_focus:
 * @self: a table
 *
 * Leads the keys into the rows.
 */
void
lian_arrange_grid_focus (LianArrangeGrid *self)
{
  guint row = gtk_single_selection_get_selected (self->selection);
  if (!lian_gtk48_focus_row (self->view, row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * lian_arrange_grid_forget:
 * @self: a table
 *
 * Shows nothing; the plan before may go.
 */
void
lian_arrange_grid_forget (LianArrangeGrid *self)
{
  self->filling = TRUE;
  self->way = LIAN_ARRANGE_NONE;
  lian_arrange_rows_clear (self->rows);
  self->sheet = NULL;
  self->task = NULL;
  self->names = NULL;
  self->filling = FALSE;
  _lian_grid_show_bar (self);
}
