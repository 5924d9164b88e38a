/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of records.
 *
 * The model computes the cells of the visible columns only, so another choice of columns makes a
 * new model; search, filter, sort and selection are carried over.
 * Nothing here queries the base: the table says which slice it wants. */
#include "lian-table-private.h"
#include "lian-derived-list.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

enum
{
  SELECTED,
  ACTIVATED,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LianTable, lian_table, ADW_TYPE_BIN)

static void
tell_selected (LianTable *self)
{
  gint64 id = lian_table_get_selected (self);
  if (id == self->told)
    return;
  self->told = id;
  if (id != 0)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
selection_changed_cb (LianTable *self)
{
  tell_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_wanted (LianTable *self)
{
  guint at = self->wanted != 0 ? lian_table_model_find (self->model, self->wanted)
                               : GTK_INVALID_LIST_POSITION;
  if (at == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = 0;
  lian_row_selection_select_only (self->selection, at);
  lian_gtk48_scroll_to (self->view, at);
}

static void
rebuilt_cb (LianTable *self)
{
  guint first = lian_row_selection_get_first (self->selection);
  /* Rows that come later don't take it from where it went when none were left. */
  self->refocus = FALSE;
  if (self->wanted != 0)
    show_wanted (self);
  else if (first != GTK_INVALID_LIST_POSITION)
    lian_gtk48_scroll_to (self->view, first);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Before the view hears of it: a row that goes takes the focus along, and GTK would give it to
 * whatever comes first in the window. */
static void
emptied_cb (LianTable *self)
{
  if (lian_table_get_count (self) == 0 && lian_focus_is_within (GTK_WIDGET (self->view)))
    self->refocus = TRUE;
}

static void
changed_cb (LianTable *self)
{
  if (self->refocus && lian_table_get_count (self) > 0)
    {
      self->refocus = FALSE;
      lian_table_focus (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
problem_cb (LianTable *self)
{
  lian_trouble_say (self->trouble, lian_table_model_get_problem (self->model));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
retry_cb (LianTable *self)
{
  lian_table_model_retry (self->model);
}

static void
apply_slice (LianTable *self)
{
  lian_table_model_set_search (self->model, self->search, NULL);
  if (self->filters->len > 0)
    lian_table_model_set_filters (self->model, self->filters);
  if (self->chip != NULL)
    lian_table_model_set_chip (self->model, self->chip);
  if (self->sort >= 0)
    lian_table_model_set_sort (self->model, self->type->fields[self->sort].id, self->descending);
}

void
_lian_table_build_model (LianTable *self)
{
  gint64 selected = self->selection != NULL ? lian_table_get_selected (self) : 0;
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->model = lian_table_model_new (lian_context_get_store (self->context), self->type,
                                      (const int *)(gpointer)self->fields->data, self->fields->len);
  lian_table_model_set_derived (self->model, self->derived);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (emptied_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = lian_row_selection_new (self->model);
  g_signal_connect_object (self->model, "rebuilt", G_CALLBACK (rebuilt_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  lian_trouble_say (self->trouble, NULL);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  apply_slice (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  if (self->wanted == 0)
    self->wanted = selected;
}

static void
sorter_changed_cb (LianTable *self)
{
  if (self->building)
    return;
  gboolean descending = FALSE;
  int sort = lian_gtk48_get_sort (self->view, &descending);
  if (sort == self->sort && descending == self->descending)
    return;
  self->sort = sort;
  self->descending = descending;
  lian_table_model_set_sort (self->model, sort >= 0 ? self->type->fields[sort].id : NULL,
                             descending);
  _lian_table_save_settings (self);
}

static void
activate_cb (LianTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, lian_table_model_get_id (self->model, position));
}

/* Class. */

static void
lian_table_dispose (GObject *object)
{
  LianTable *self = LIAN_TABLE (object);
  /* The view takes its columns away one by one as it goes; that is no wish of the user. */
  self->building = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->view = NULL;
  self->trouble = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_table_parent_class)->dispose (object);
}

static void
lian_table_finalize (GObject *object)
{
  LianTable *self = LIAN_TABLE (object);
  g_array_unref (self->fields);
  g_free (self->search);
  g_ptr_array_unref (self->filters);
  G_OBJECT_CLASS (lian_table_parent_class)->finalize (object);
}

static void
lian_table_class_init (LianTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_table_finalize;
  signals[SELECTED] = g_signal_new ("selected", LIAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", LIAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", LIAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lian_table_init (LianTable *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->filters = lian_filters_new ();
  self->sort = -1;
}

static GtkWidget *
make_view (LianTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->type->label_plural), -1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), lian_tab_bin_new (scroller));
  return box;
}

/**
 * lian_table_new:
 * @context: what pages share
 * @type: whose records are listed
 *
 * Returns: (transfer floating): a table of all records of @type
 */
GtkWidget *
lian_table_new (LianContext *context, const LianType *type)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (type != NULL, NULL);
  LianTable *self = g_object_new (LIAN_TYPE_TABLE, NULL);
  self->context = g_object_ref (context);
  self->type = type;
  self->derived = lian_derived_of (type);
  adw_bin_set_child (ADW_BIN (self), make_view (self));
  _lian_table_load_settings (self);
  _lian_table_build_columns (self);
  lian_gtk48_prime (self->view);
  _lian_table_build_model (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (_lian_table_column_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (_lian_table_rescale), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * lian_table_get_type_info:
 * @self: a table
 *
 * Returns: (transfer none): the type of its records
 */
const LianType *
lian_table_get_type_info (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  return self->type;
}

/**
 * lian_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none): its model, until the columns are changed
 */
LianTableModel *
lian_table_get_model (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  return self->model;
}

/**
 * lian_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer none): its selection, until the columns are changed
 */
LianRowSelection *
lian_table_get_selection (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  return self->selection;
}

/**
 * lian_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): the column view
 */
GtkColumnView *
lian_table_get_view (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  return self->view;
}

/**
 * lian_table_get_count:
 * @self: a table
 *
 * Returns: the true number of records in the slice shown
 */
guint
lian_table_get_count (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/**
 * lian_table_set_search:
 * @self: a table
 * @search: (nullable): words and conditions, see lian_query_text_read(); %NULL for all records
 * @error: return location; says where @search cannot be read
 *
 * Shows only records that @search asks for; where it cannot be read, the list stays as it was.
 *
 * Returns: whether it could be read
 */
gboolean
lian_table_set_search (LianTable *self, const char *search, GError **error)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), FALSE);
  const char *wanted = search != NULL && *search != '\0' ? search : NULL;
  if (!lian_table_model_set_search (self->model, wanted, error))
    return FALSE;
  g_free (self->search);
  self->search = g_strdup (wanted);
  return TRUE;
}

/**
 * lian_table_set_filters:
 * @self: a table
 * @filters: (nullable) (element-type LianFilter): conditions; copied
 *
 * Shows only records that fulfil the conditions, see #LianFilter.
 */
void
lian_table_set_filters (LianTable *self, const GPtrArray *filters)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  GPtrArray *copy = lian_filters_copy (filters);
  g_ptr_array_unref (self->filters);
  self->filters = copy;
  lian_table_model_set_filters (self->model, self->filters);
}

/**
 * lian_table_set_chip:
 * @self: a table
 * @chip: (nullable): a condition of lian_derived_of(); %NULL for none
 *
 * Shows only records that fulfil the condition.
 */
void
lian_table_set_chip (LianTable *self, const char *chip)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  self->chip = g_intern_string (chip);
  lian_table_model_set_chip (self->model, chip);
}

/**
 * lian_table_get_n_fields:
 * @self: a table
 *
 * Returns: the number of columns that it could have: the fields and what is worked out
 */
guint
lian_table_get_n_fields (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), 0);
  return self->type->n_fields + (self->derived != NULL ? self->derived->n_columns : 0);
}

/**
 * lian_table_get_field:
 * @self: a table
 * @place: a place below lian_table_get_n_fields()
 *
 * Returns: (transfer none): the field there, or what stands for one
 */
const LianField *
lian_table_get_field (LianTable *self, int place)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), NULL);
  int beyond = place - (int) self->type->n_fields;
  return beyond < 0 ? &self->type->fields[place] : &self->derived->columns[beyond];
}

/**
 * lian_table_get_selected:
 * @self: a table
 *
 * Returns: the record selected, or 0 unless it is exactly one
 */
gint64
lian_table_get_selected (LianTable *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), 0);
  if (lian_row_selection_get_size (self->selection) != 1)
    return 0;
  return lian_table_model_get_id (self->model, lian_row_selection_get_first (self->selection));
}

/**
 * lian_table_select_id:
 * @self: a table
 * @id: a record
 *
 * Selects the record and scrolls to it; when it is not in the list yet, as soon as it is.
 */
void
lian_table_select_id (LianTable *self, gint64 id)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  self->wanted = id;
  show_wanted (self);
}

/**
 * lian_table_unselect:
 * @self: a table
 *
 * Nothing is selected, nor what lian_table_select_id() still waited for.
 */
void
lian_table_unselect (LianTable *self)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  self->wanted = 0;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * lian_table_step:
 * @self: a table
 * @step: 1 for the next record, -1 for the previous one
 *
 * Returns: whether there is one; it is then selected
 */
gboolean
lian_table_step (LianTable *self, int step)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), FALSE);
  guint n = lian_table_get_count (self);
  guint at = lian_row_selection_get_first (self->selection);
  if (n == 0)
    return FALSE;
  gint64 next
      = at == GTK_INVALID_LIST_POSITION ? (step > 0 ? 0 : (gint64)n - 1) : (gint64)at + step;
  if (next < 0 || next >= n)
    return FALSE;
  self->wanted = 0;
  lian_row_selection_select_only (self->selection, (guint)next);
  lian_gtk48_scroll_to (self->view, (guint)next);
  return TRUE;
}

/**
 * lian_table_focus:
 * @self: a table
 *
 * Moves the focus to the selected row, or into the list.
 */
void
lian_table_focus (LianTable *self)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  guint at = lian_row_selection_get_first (self->selection);
  if (at == GTK_INVALID_LIST_POSITION)
    at = 0;
  if (!lian_gtk48_focus_row (self->view, at))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * lian_table_select_focused:
 * @self: a table
 *
 * Selects the row with the focus where nothing is selected: a key means the row that one is at.
 */
void
lian_table_select_focused (LianTable *self)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  guint at = lian_gtk48_get_focused_row (self->view);
  if (at != GTK_INVALID_LIST_POSITION && lian_row_selection_get_size (self->selection) == 0)
    lian_row_selection_select_only (self->selection, at);
}
