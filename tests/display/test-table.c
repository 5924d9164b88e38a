/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The table of records: jumps, Tab, selection, names of rows, sort and columns. */
#include "display-base.h"
#include "lian-gtk48.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-tooltip.h"

#define N_ROWS 3000

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  GtkWidget *after;
  LianTable *table;
} Fixture;

static guint n_gets;
static gpointer (*real_get_item) (GListModel *model, guint position);

static gpointer
count_get_item (GListModel *model, guint position)
{
  n_gets++;
  return real_get_item (model, position);
}

static void
count_gets (LianTableModel *model)
{
  GListModelInterface *iface
      = g_type_interface_peek (G_OBJECT_GET_CLASS (model), G_TYPE_LIST_MODEL);
  if (iface->get_item != count_get_item)
    {
      real_get_item = iface->get_item;
      iface->get_item = count_get_item;
    }
  n_gets = 0;
}

static gboolean
is_filled (gpointer data)
{
  Fixture *f = data;
  return lian_table_get_count (f->table) == N_ROWS
         && !lian_table_model_is_loading (lian_table_get_model (f->table));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, N_ROWS);
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->table = LIAN_TABLE (lian_table_new (f->context, lian_type_find ("cooperative")));
  f->window = gtk_window_new ();
  f->after = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->table));
  gtk_box_append (GTK_BOX (box), f->after);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 500);
  gtk_window_present (GTK_WINDOW (f->window));
  g_assert_true (display_wait (is_filled, f));
  display_spin (12);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer table = f->table, context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->table), &table);
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (display_wait (display_is_gone, &table));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

static const char *
text_of_row (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (cell)));
}

/* The row in the middle of the view that is really drawn there, or NULL. */
static GtkWidget *
middle_row (Fixture *f)
{
  GtkWidget *list = lian_gtk48_inner_list (lian_table_get_view (f->table));
  double middle = gtk_widget_get_height (list) / 2.0;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;
      if (gtk_widget_get_child_visible (row) && gtk_widget_compute_bounds (row, list, &bounds)
          && bounds.origin.y <= middle && bounds.origin.y + bounds.size.height > middle)
        return row;
    }
  return NULL;
}

static gboolean
has_middle_row (gpointer data)
{
  GtkWidget *row = middle_row (data);
  return row != NULL && strstr (text_of_row (row), "0295") != NULL;
}

static guint
count_row_widgets (Fixture *f)
{
  guint n = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (lian_gtk48_inner_list (lian_table_get_view (f->table)));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* GTK 4.8 shows nothing after the first far jump unless the view was primed.  A jump asks for what the view
 * keeps alive, about 205 rows, and not for those between. */
static void
test_jump (Fixture *f, gconstpointer data)
{
  count_gets (lian_table_get_model (f->table));
  lian_gtk48_scroll_to (lian_table_get_view (f->table), N_ROWS - 41);
  display_spin (10);
  lian_gtk48_scroll_to (lian_table_get_view (f->table), N_ROWS - 42);
  g_assert_true (display_wait (has_middle_row, f));
  g_assert_cmpuint (n_gets, <=, 700);
  g_assert_cmpuint (count_row_widgets (f), <=, 210);
}

static void
test_tab (Fixture *f, gconstpointer data)
{
  lian_table_focus (f->table);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (f->table)));
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (gtk_widget_is_ancestor (focus, f->after));
}

/* Rows that are read anew don't lose the focus to what comes first in the window. */
static void
test_focus_stays (Fixture *f, gconstpointer data)
{
  lian_table_focus (f->table);
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (f->window));
  lian_table_model_set_sort (lian_table_get_model (f->table), "reg_no", TRUE);
  g_assert_true (lian_table_model_is_loading (lian_table_get_model (f->table)));
  g_assert_true (display_wait (is_filled, f));
  display_spin (12);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_nonnull (focus);
  g_assert_true (focus != row);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (lian_table_get_view (f->table))));
}

static void
test_select_all (Fixture *f, gconstpointer data)
{
  LianRowSelection *selection = lian_table_get_selection (f->table);
  count_gets (lian_table_get_model (f->table));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (n_gets, ==, 0);
  display_spin (6);
  g_assert_cmpuint (n_gets, <=, 410);
  g_assert_cmpuint (lian_row_selection_get_size (selection), ==, N_ROWS);
  g_autoptr (GArray) ids = lian_row_selection_dup_ids (selection);
  g_assert_cmpuint (ids->len, ==, N_ROWS);
}

static gboolean
is_narrow (gpointer data)
{
  Fixture *f = data;
  return lian_table_get_count (f->table) == 1;
}

static gboolean
is_wide (gpointer data)
{
  Fixture *f = data;
  return lian_table_get_count (f->table) == N_ROWS;
}

/* Who asks for a new record doesn't want the one any more that the list still looked for. */
static void
test_unselect (Fixture *f, gconstpointer data)
{
  gint64 far = lian_table_model_get_id (lian_table_get_model (f->table), N_ROWS - 2);
  lian_table_set_search (f->table, "Tom", NULL);
  g_assert_true (display_wait (is_narrow, f));
  lian_table_set_search (f->table, NULL, NULL);
  lian_table_select_id (f->table, far);
  g_assert_cmpint (lian_table_get_selected (f->table), ==, 0);
  lian_table_unselect (f->table);
  g_assert_true (display_wait (is_filled, f));
  display_spin (6);
  g_assert_cmpint (lian_table_get_selected (f->table), ==, 0);
}

/* The selected record stays selected, by id, when the list is rebuilt. */
static void
test_selection_survives (Fixture *f, gconstpointer data)
{
  gint64 id = lian_table_model_get_id (lian_table_get_model (f->table), 7);
  lian_table_select_id (f->table, id);
  g_assert_cmpint (lian_table_get_selected (f->table), ==, id);
  g_assert_true (lian_table_step (f->table, 1));
  g_assert_true (lian_table_step (f->table, -1));
  g_assert_cmpint (lian_table_get_selected (f->table), ==, id);
  lian_table_set_search (f->table, "Tom", NULL);
  g_assert_true (display_wait (is_narrow, f));
  g_assert_cmpint (lian_table_get_selected (f->table), ==, 0);
  lian_table_select_id (f->table, id);
  lian_table_set_search (f->table, NULL, NULL);
  g_assert_true (display_wait (is_wide, f));
  display_spin (3);
  g_assert_cmpint (lian_table_get_selected (f->table), ==, id);
}

static gboolean
row_is_named (gpointer data)
{
  Fixture *f = data;
  GtkWidget *list = lian_gtk48_inner_list (lian_table_get_view (f->table));
  GtkWidget *row = gtk_widget_get_first_child (list);
  if (row == NULL || strstr (text_of_row (row), "Co-operative") == NULL)
    return FALSE;
  g_autofree char *name = g_strdup_printf (
      "%s, 绥滨铁器生产合作社第0社, 000000, handicraft production group, Ironware, Suibin, live",
      text_of_row (row));
  g_autofree char *differs = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  if (differs != NULL)
    g_test_message ("%s, not %s", differs, name);
  return differs == NULL;
}

static void
test_names (Fixture *f, gconstpointer data)
{
  g_assert_true (display_wait (row_is_named, f));
}

static gboolean
is_descending (gpointer data)
{
  Fixture *f = data;
  GtkWidget *list = lian_gtk48_inner_list (lian_table_get_view (f->table));
  GtkWidget *row = gtk_widget_get_first_child (list);
  return row != NULL && strstr (text_of_row (row), "Tom & Co <b>") != NULL;
}

/* A click on a header sorts in the base; the text is never read as markup. */
static void
test_sort (Fixture *f, gconstpointer data)
{
  GtkColumnView *view = lian_table_get_view (f->table);
  g_autoptr (GtkColumnViewColumn) first
      = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_sort_by_column (view, first, GTK_SORT_DESCENDING);
  gboolean descending = FALSE;
  g_assert_cmpint (lian_gtk48_get_sort (view, &descending), ==,
                   lian_type_field (lian_type_find ("cooperative"), "name_en"));
  g_assert_true (descending);
  g_assert_true (display_wait (is_descending, f));
}

/* A title stands where its column's texts do: above figures at the end. */
static void
test_titles (Fixture *f, gconstpointer data)
{
  lian_table_show_column (f->table, lian_type_field (lian_type_find ("cooperative"), "members_male"), TRUE);
  GtkColumnView *view = lian_table_get_view (f->table);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  GListModel *columns = gtk_column_view_get_columns (view);
  guint figures = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const LianField *field
          = lian_table_get_field (f->table, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "lian-field")));
      GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (title));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, gtk_column_view_column_get_title (column));
      g_assert_true ((gtk_widget_get_hexpand (label) && gtk_label_get_xalign (GTK_LABEL (label)) == 1)
                     == lian_field_is_figure (field));
      figures += lian_field_is_figure (field);
    }
  g_assert_cmpuint (figures, >, 0);
}

/* The order can be chosen without the mouse too. */
static void
test_sort_by (Fixture *f, gconstpointer data)
{
  int name = lian_type_field (lian_type_find ("cooperative"), "name_en");
  gboolean descending = TRUE;
  g_assert_cmpint (lian_table_get_sort (f->table, &descending), ==, -1);
  g_assert_false (descending);
  lian_table_sort_by (f->table, name, TRUE);
  g_assert_cmpint (lian_table_get_sort (f->table, &descending), ==, name);
  g_assert_true (descending);
  g_assert_true (display_wait (is_descending, f));
  lian_table_sort_by (f->table, -1, FALSE);
  g_assert_cmpint (lian_table_get_sort (f->table, &descending), ==, -1);
  g_assert_true (display_wait (row_is_named, f));
}

/* Columns are chosen, kept in the settings, and never more than ten. */
static void
test_columns (Fixture *f, gconstpointer data)
{
  const LianType *type = lian_type_find ("cooperative");
  int founded = lian_type_field (type, "founded");
  g_assert_false (lian_table_has_column (f->table, founded));
  lian_table_show_column (f->table, founded, TRUE);
  g_assert_true (lian_table_has_column (f->table, founded));
  for (int i = 0; i < (int) type->n_fields; i++)
    if (lian_table_may_show (&type->fields[i]))
      lian_table_show_column (f->table, i, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (
                        gtk_column_view_get_columns (lian_table_get_view (f->table))),
                    ==, LIAN_TABLE_MAX_COLUMNS);
  g_assert_true (display_wait (is_filled, f));
  g_auto (GStrv) kept
      = g_key_file_get_string_list (lian_context_get_settings (f->context),
                                    "table cooperative", "columns", NULL, NULL);
  g_assert_true (g_strv_contains ((const char *const *) kept, "founded"));
}

/* A table that goes with its window leaves the columns in the settings as they were. */
static void
test_columns_stay (Fixture *f, gconstpointer data)
{
  GKeyFile *settings = lian_context_get_settings (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = lian_table_new (f->context, lian_type_find ("cooperative"));
  gpointer gone = table;
  int founded = lian_type_field (lian_type_find ("cooperative"), "founded");
  g_object_add_weak_pointer (G_OBJECT (table), &gone);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (12);
  lian_table_show_column (LIAN_TABLE (table), founded, TRUE);
  g_autofree char *before
      = g_key_file_get_string (settings, "table cooperative", "columns", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (display_wait (display_is_gone, &gone));
  g_autofree char *after = g_key_file_get_string (settings, "table cooperative", "columns", NULL);
  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
}

/* A tooltip breaks its lines between words; one without end must not be wider for that. */
static void
test_tooltip (void)
{
  g_autofree char *word = g_strnfill (10000, 'W');
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  int width;
  lian_tooltip_set (label, "Tom & Co <b>");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "Tom & Co <b>");
  lian_tooltip_set (label, word);
  g_object_set (label, "label", gtk_widget_get_tooltip_text (label), "wrap", TRUE, "max-width-chars", 70, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 1000);
  lian_tooltip_set (label, NULL);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/table/tooltip", test_tooltip);
  ADD ("/table/jump", test_jump);
  ADD ("/table/tab-leaves", test_tab);
  ADD ("/table/focus-stays", test_focus_stays);
  ADD ("/table/select-all", test_select_all);
  ADD ("/table/unselect", test_unselect);
  ADD ("/table/selection-survives", test_selection_survives);
  ADD ("/table/names", test_names);
  ADD ("/table/sort", test_sort);
  ADD ("/table/titles", test_titles);
  ADD ("/table/sort-by", test_sort_by);
  ADD ("/table/columns", test_columns);
  ADD ("/table/columns-stay", test_columns_stay);
  return g_test_run ();
}
