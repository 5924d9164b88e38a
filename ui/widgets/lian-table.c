/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of records.
 *
 * The model computes the cells of the visible columns only, so another choice of columns makes a
 * new model; search, filter, sort and selection are carried over.  A cell is one GtkLabel of a
 * single line, as lists of GTK 4.8 scroll badly where rows differ in height; a GtkInscription is no
 * faster and sets ellipsized text too high.
 * Nothing here queries the base: the table says which slice it wants. */
#include "lian-table.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-text.h"

#define COLUMN_FIELD "lian-field"
#define HANDLER "lian-handler"

struct _LianTable
{
  AdwBin parent_instance;

  LianContext *context;
  const LianType *type;
  GtkColumnView *view;
  LianTableModel *model;
  LianRowSelection *selection;
  GArray *fields;
  char *search;
  GPtrArray *filters; /* LianFilter */
  int sort;
  gboolean descending;
  gint64 wanted;
  gint64 told;
  gboolean building;
};

enum
{
  SELECTED,
  ACTIVATED,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LianTable, lian_table, ADW_TYPE_BIN)

/* Settings. */

static char *
settings_group (LianTable *self)
{
  return g_strconcat ("table ", self->type->id, NULL);
}

static int
default_width (const LianField *field)
{
  switch (field->kind)
    {
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_REFERENCE:
      return 160;
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_TRUTH:
      return 100;
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_JSON:
    default:
      return 130;
    }
}

/**
 * lian_table_may_show:
 * @field: a field
 *
 * Returns: whether a table can have a column of it
 */
gboolean
lian_table_may_show (const LianField *field)
{
  return !(field->flags & LIAN_FIELD_HIDDEN) && field->kind != LIAN_FIELD_JSON;
}

static void
add_field (LianTable *self, int field)
{
  if (field < 0 || !lian_table_may_show (&self->type->fields[field])
      || self->fields->len >= LIAN_TABLE_MAX_COLUMNS || lian_table_has_column (self, field))
    return;
  g_array_append_val (self->fields, field);
}

static void
add_default_fields (LianTable *self)
{
  /* The name in the reader's language comes first. */
  add_field (self, lian_type_field (self->type, lian_i18n_pick (self->type->title_zh,
                                                                self->type->title_en)));
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].flags & LIAN_FIELD_LISTED)
      add_field (self, (int) i);
  for (guint i = 0; i < self->type->n_fields && self->fields->len == 0; i++)
    add_field (self, (int) i);
}

static void
load_settings (LianTable *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_autofree char *group = settings_group (self);
  g_auto (GStrv) columns = g_key_file_get_string_list (settings, group, "columns", NULL, NULL);
  for (char **column = columns; column != NULL && *column != NULL; column++)
    add_field (self, lian_type_field (self->type, *column));
  if (self->fields->len == 0)
    add_default_fields (self);
  g_autofree char *sort = g_key_file_get_string (settings, group, "sort", NULL);
  self->sort = sort != NULL ? lian_type_field (self->type, sort) : -1;
  self->descending = g_key_file_get_boolean (settings, group, "descending", NULL);
}

static void
save_columns (LianTable *self, GKeyFile *settings, const char *group)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), COLUMN_FIELD));
      const char *id = self->type->fields[field].id;
      g_ptr_array_add (ids, (gpointer) id);
      g_autofree char *key = g_strconcat ("width-", id, NULL);
      int width = gtk_column_view_column_get_fixed_width (column);
      if (width > 0)
        g_key_file_set_integer (settings, group, key, width);
    }
  if (ids->len > 0)
    g_key_file_set_string_list (settings, group, "columns", (const char *const *) ids->pdata,
                                ids->len);
}

static void
save_settings (LianTable *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_autofree char *group = settings_group (self);
  save_columns (self, settings, group);
  if (self->sort >= 0)
    g_key_file_set_string (settings, group, "sort", self->type->fields[self->sort].id);
  else
    g_key_file_remove_key (settings, group, "sort", NULL);
  g_key_file_set_boolean (settings, group, "descending", self->descending);
  lian_context_save_settings (self->context);
}

/* Cells. */

static void
name_row (LianTable *self, GtkListItem *item, LianRow *row)
{
  g_autofree char *title = lian_text_shorten (lian_row_get_title (row));
  g_autoptr (GString) name = g_string_new (title);
  for (guint i = 0; i < self->fields->len && lian_row_is_loaded (row); i++)
    {
      const char *cell = lian_row_get_cell (row, i);
      if (cell == NULL || *cell == '\0' || g_str_equal (cell, lian_row_get_title (row)))
        continue;
      g_autofree char *line = lian_text_shorten (cell);
      g_string_append_printf (name, name->len > 0 ? ", %s" : "%s", line);
    }
  lian_gtk48_name_row (item, name->str);
}

static void
update_cell (GtkListItem *item, LianRow *row)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), COLUMN_FIELD));
  LianTable *self = LIAN_TABLE (gtk_widget_get_ancestor (cell, LIAN_TYPE_TABLE));
  const char *text = lian_row_is_loaded (row) ? lian_row_get_cell (row, place) : "…";
  g_autofree char *line = lian_text_shorten (text != NULL ? text : "");
  gtk_label_set_text (GTK_LABEL (cell), line);
  if (place == 0 && self != NULL)
    name_row (self, item, row);
}

static void
loaded_cb (LianRow *row, GtkListItem *item)
{
  update_cell (item, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer place)
{
  gboolean number = g_object_get_data (G_OBJECT (factory), "lian-number") != NULL;
  GtkWidget *cell = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell), TRUE);
  gtk_label_set_xalign (GTK_LABEL (cell), number ? 1.0f : 0.0f);
  if (number)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (cell), COLUMN_FIELD, place);
  lian_gtk48_set_cell (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianRow *row = gtk_list_item_get_item (item);
  gulong handler = g_signal_connect (row, "loaded", G_CALLBACK (loaded_cb), item);
  g_object_set_data (G_OBJECT (item), HANDLER, GSIZE_TO_POINTER (handler));
  update_cell (item, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (item), HANDLER));
  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
  g_object_set_data (G_OBJECT (item), HANDLER, NULL);
}

static GtkListItemFactory *
make_factory (const LianField *field, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean number = field->kind == LIAN_FIELD_INTEGER || field->kind == LIAN_FIELD_MONEY
                    || field->kind == LIAN_FIELD_QUANTITY;
  g_object_set_data (G_OBJECT (factory), "lian-number", GINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (place));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* Columns and model. */

static char *
column_title (const LianField *field)
{
  const char *label = _ (field->label);
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  return g_strconcat (upper, g_utf8_offset_to_pointer (label, 1), NULL);
}

static void
column_notify_cb (LianTable *self)
{
  if (!self->building)
    save_settings (self);
}

static void
append_column (LianTable *self, guint place)
{
  int index = g_array_index (self->fields, int, place);
  const LianField *field = &self->type->fields[index];
  g_autofree char *title = column_title (field);
  g_autofree char *group = settings_group (self);
  g_autofree char *key = g_strconcat ("width-", field->id, NULL);
  int width
      = g_key_file_get_integer (lian_context_get_settings (self->context), group, key, NULL);
  g_autoptr (GtkColumnViewColumn) column
      = gtk_column_view_column_new (title, make_factory (field, place));
  g_autoptr (GtkSorter) sorter = lian_gtk48_sort_probe_new (index);
  g_object_set_data (G_OBJECT (column), COLUMN_FIELD, GINT_TO_POINTER (index));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width > 0 ? width : default_width (field));
  gtk_column_view_column_set_expand (column, place == 0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (column_notify_cb), self,
                           G_CONNECT_SWAPPED);
  if (index == self->sort)
    gtk_column_view_sort_by_column (self->view, column,
                                    self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
build_columns (LianTable *self)
{
  self->building = TRUE;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->fields->len; i++)
    append_column (self, i);
  self->building = FALSE;
}

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
  if (self->wanted != 0)
    show_wanted (self);
  else if (first != GTK_INVALID_LIST_POSITION)
    lian_gtk48_scroll_to (self->view, first);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (LianTable *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
apply_slice (LianTable *self)
{
  lian_table_model_set_search (self->model, self->search);
  if (self->filters->len > 0)
    lian_table_model_set_filters (self->model, self->filters);
  if (self->sort >= 0)
    lian_table_model_set_sort (self->model, self->type->fields[self->sort].id, self->descending);
}

static void
build_model (LianTable *self)
{
  gint64 selected = self->selection != NULL ? lian_table_get_selected (self) : 0;
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->model = lian_table_model_new (lian_context_get_store (self->context), self->type,
                                      (const int *) (gpointer) self->fields->data,
                                      self->fields->len);
  self->selection = lian_row_selection_new (self->model);
  g_signal_connect_object (self->model, "rebuilt", G_CALLBACK (rebuilt_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
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
  save_settings (self);
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
  signals[ACTIVATED] = g_signal_new ("activated", LIAN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
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
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (type->label_plural), -1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), lian_tab_bin_new (scroller));
  load_settings (self);
  build_columns (self);
  lian_gtk48_prime (self->view);
  build_model (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (column_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
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
 * @search: (nullable): words, or %NULL for all records
 *
 * Shows only records with these words.
 */
void
lian_table_set_search (LianTable *self, const char *search)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_strdup (search) : NULL;
  lian_table_model_set_search (self->model, self->search);
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
  gint64 next = at == GTK_INVALID_LIST_POSITION ? (step > 0 ? 0 : (gint64) n - 1)
                                                : (gint64) at + step;
  if (next < 0 || next >= n)
    return FALSE;
  self->wanted = 0;
  lian_row_selection_select_only (self->selection, (guint) next);
  lian_gtk48_scroll_to (self->view, (guint) next);
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
 * lian_table_has_column:
 * @self: a table
 * @field: a field's place
 *
 * Returns: whether the table shows it
 */
gboolean
lian_table_has_column (LianTable *self, int field)
{
  g_return_val_if_fail (LIAN_IS_TABLE (self), FALSE);
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return TRUE;
  return FALSE;
}

/**
 * lian_table_show_column:
 * @self: a table
 * @field: a field's place
 * @show: whether it shall be a column
 *
 * Adds or takes away a column; the last one stays.
 */
void
lian_table_show_column (LianTable *self, int field, gboolean show)
{
  g_return_if_fail (LIAN_IS_TABLE (self));
  if (lian_table_has_column (self, field) == show || (!show && self->fields->len == 1))
    return;
  if (show)
    add_field (self, field);
  else
    for (guint i = 0; i < self->fields->len; i++)
      if (g_array_index (self->fields, int, i) == field)
        g_array_remove_index (self->fields, i--);
  build_columns (self);
  build_model (self);
  save_settings (self);
}
