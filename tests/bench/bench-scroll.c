/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of a million records that scrolls and jumps, beside GTK's own view with as many columns over
 * texts in memory: what each frame costs. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-i18n.h"
#include "lian-table.h"
#include "lian-ui-resources.h"

#define N_ROWS 1000000
#define N_FRAMES 200
#define WHEEL 60.0 /* pixels of a notch */

typedef struct
{
  GtkColumnView *view;
  GtkAdjustment *place;
  GArray *frames; /* seconds of each */
  BenchTime start;
  guint n_painted;
} Bench;

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
  real_get_item = iface->get_item;
  iface->get_item = count_get_item;
}

static void
frame_begins_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->start = bench_now ();
}

static void
frame_ends_cb (GdkFrameClock *clock, Bench *bench)
{
  double worked = bench_since (bench->start).worked;
  g_array_append_val (bench->frames, worked);
  bench->n_painted++;
}

static void
next_frame (Bench *bench)
{
  guint before = bench->n_painted;
  gtk_widget_queue_draw (GTK_WIDGET (bench->view));
  while (bench->n_painted == before)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
show (Bench *bench, GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_widget_realize (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begins_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_ends_cb), bench);
  gtk_window_present (GTK_WINDOW (window));
  bench->place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  for (guint i = 0; i < 10; i++)
    next_frame (bench);
  return window;
}

static void
report (Bench *bench, const char *whose, const char *what)
{
  g_autofree char *middle = bench_duration (bench_middle (bench->frames, 0.5));
  g_autofree char *slow = bench_duration (bench_middle (bench->frames, 0.95));
  g_print ("  %-8s %s: middle %s, 95th of a hundred %s (%u frames)\n", whose, what, middle, slow,
           bench->frames->len);
  g_array_set_size (bench->frames, 0);
}

static void
move (Bench *bench, const char *whose)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  double end = gtk_adjustment_get_upper (bench->place) - gtk_adjustment_get_page_size (bench->place);
  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (bench->place, WHEEL * i);
      next_frame (bench);
    }
  report (bench, whose, "wheel");
  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (bench->place, g_rand_double_range (rand, 0, end));
      next_frame (bench);
    }
  report (bench, whose, "jumps");
}

static guint
count_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      n += gtk_column_view_column_get_visible (column);
    }
  return n;
}

static guint
measure_table (Bench *bench, LianStore *store)
{
  g_autoptr (LianContext) context = lian_context_new (store, NULL, NULL);
  LianTable *table = LIAN_TABLE (lian_table_new (context, lian_type_find ("cooperative")));
  bench->view = lian_table_get_view (table);
  GtkWidget *window = show (bench, GTK_WIDGET (table));
  while (lian_table_get_count (table) != N_ROWS)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 10; i++)
    next_frame (bench);
  guint n_columns = count_columns (bench->view);
  count_gets (lian_table_get_model (table));
  move (bench, "Lianshe");
  g_print ("  Lianshe asked for %u rows a frame\n", n_gets / (2 * N_FRAMES));
  gtk_window_destroy (GTK_WINDOW (window));
  return n_columns;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
measure_plain (Bench *bench, guint n_columns)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (texts, g_strdup_printf ("绥滨第%u社", i));
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (texts)));
  bench->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("市", factory);
      gtk_column_view_append_column (bench->view, column);
    }
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (bench->view));
  GtkWidget *window = show (bench, scrolled);
  move (bench, "GTK");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  lian_i18n_init ("zh_CN");
  gtk_init ();
  adw_init ();
  lian_ui_register_resource ();
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_clear_object (&base.store);
  sqlite3 *sql = bench_sql_open (base.path);
  bench_sql_fill (sql, N_ROWS);
  sqlite3_close (sql);
  lian_test_base_reopen (&base);
  g_print ("a table of %u rows: processor time of a frame\n", N_ROWS);
  guint n_columns = measure_table (&bench, base.store);
  g_print ("  GTK's own view of as many rows and %u columns, in memory:\n", n_columns);
  measure_plain (&bench, n_columns);
  g_array_unref (bench.frames);
  return 0;
}
