/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of a million records that scrolls and jumps, beside GTK's own view with as many columns over
 * texts in memory: what each frame costs the main thread, which has other things to do; what longest keeps it
 * from them while the list is opened, put in order, searched and selected; and the memory of all that. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-i18n.h"
#include "lian-table.h"
#include "lian-ui-resources.h"

#include <string.h>
#include <time.h>

#define N_ROWS 1000000
#define N_FRAMES 200
#define WHEEL 60.0 /* pixels of a notch */

typedef struct
{
  GtkColumnView *view;
  GtkAdjustment *place;
  GArray *frames; /* seconds of each */
  double start;
  double longest; /* seconds that the main loop was kept at most */
  guint n_painted;
} Bench;

/* Processor time of the main thread alone: what the reader does meanwhile stops no frame. */
static double
main_time (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
iterate (Bench *bench)
{
  double start = main_time ();
  g_main_context_iteration (NULL, TRUE);
  bench->longest = MAX (bench->longest, main_time () - start);
}

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
  bench->start = main_time ();
}

static void
frame_ends_cb (GdkFrameClock *clock, Bench *bench)
{
  double worked = main_time () - bench->start;
  g_array_append_val (bench->frames, worked);
  bench->n_painted++;
}

static void
next_frame (Bench *bench)
{
  guint before = bench->n_painted;
  gtk_widget_queue_draw (GTK_WIDGET (bench->view));
  while (bench->n_painted == before)
    iterate (bench);
}

static void
next_frames (Bench *bench, guint n)
{
  for (guint i = 0; i < n; i++)
    next_frame (bench);
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
  next_frames (bench, 10);
  return window;
}

static void
report (Bench *bench, const char *whose, const char *what)
{
  g_autofree char *middle = bench_duration (bench_middle (bench->frames, 0.5));
  g_autofree char *slow = bench_duration (bench_middle (bench->frames, 0.99));
  g_print ("  %-8s %s: middle %s, 99th of a hundred %s (%u frames)\n", whose, what, middle, slow,
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

static void
say_longest (Bench *bench, const char *what)
{
  g_autofree char *longest = bench_duration (bench->longest);
  g_print ("  Lianshe  %s: the main loop kept for %s at most\n", what, longest);
  bench->longest = 0;
}

static void
settle (Bench *bench, LianTable *table)
{
  while (lian_table_model_is_loading (lian_table_get_model (table)))
    iterate (bench);
  next_frames (bench, 10);
}

static void
work (Bench *bench, LianTable *table)
{
  const LianType *type = lian_table_get_type_info (table);
  bench->longest = 0;
  lian_table_sort_by (table, lian_type_field (type, "reg_no"), TRUE);
  settle (bench, table);
  say_longest (bench, "another order");
  g_assert_true (lian_table_set_search (table, "members_male:none", NULL));
  settle (bench, table);
  say_longest (bench, "a condition that all fulfil");
  g_assert_true (lian_table_set_search (table, NULL, NULL));
  settle (bench, table);
  say_longest (bench, "without it");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (lian_table_get_selection (table)));
  next_frames (bench, 10);
  say_longest (bench, "all selected");
}

static void
say_memory (void)
{
  g_autofree char *status = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  const char *line = strstr (status, "VmHWM:");
  guint64 kilobytes = line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;
  g_print ("  Lianshe  most memory of all this: %" G_GUINT64_FORMAT " MB\n", kilobytes / 1024);
}

static guint
measure_table (Bench *bench, LianStore *store)
{
  g_autoptr (LianContext) context = lian_context_new (store, NULL, NULL);
  LianTable *table = LIAN_TABLE (lian_table_new (context, lian_type_find ("cooperative")));
  bench->view = lian_table_get_view (table);
  GtkWidget *window = show (bench, GTK_WIDGET (table));
  while (lian_table_get_count (table) != N_ROWS)
    iterate (bench);
  next_frames (bench, 10);
  say_longest (bench, "opened");
  guint n_columns = count_columns (bench->view);
  count_gets (lian_table_get_model (table));
  move (bench, "Lianshe");
  g_print ("  Lianshe asked for %u rows a frame\n", n_gets / (2 * N_FRAMES));
  work (bench, table);
  say_memory ();
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
  g_print ("a table of %u rows: processor time of the main thread, a frame\n", N_ROWS);
  guint n_columns = measure_table (&bench, base.store);
  g_print ("  GTK's own view of as many rows and %u columns, in memory:\n", n_columns);
  measure_plain (&bench, n_columns);
  g_array_unref (bench.frames);
  return 0;
}
