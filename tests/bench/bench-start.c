/* SPDX-License-Identifier: LGPL-2.1-or-later
 * From the start of a program to a window that can be worked with, on a base with 100,000 co-operatives: to the
 * lines of the page of today, and to the rows of a list; beside a window of libadwaita with a label in it. */
#include "bench.h"
#include "lian-i18n.h"
#include "lian-sample.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-today-page.h"
#include "lian-ui-resources.h"
#include "lian-window.h"

#include <stdlib.h>

#define N_COOPERATIVES 100000
#define BARE "-"

static char *own_path;

static gboolean
add_cooperatives (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_COOPERATIVES; i++)
    {
      g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("cooperative"));
      g_autofree char *name = g_strdup_printf ("绥滨第%u铁器生产合作社", i);
      lian_record_set_text (record, "name_zh", name);
      lian_record_set_text (record, "status", "LIVE");
      if (!lian_txn_insert (txn, record, error))
        return FALSE;
    }
  return TRUE;
}

static BenchTime
run_child (const char *path, const char *area)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { own_path, path, area, NULL };
  int status;
  BenchTime start = bench_now ();
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  BenchTime time = bench_since (start);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return time;
}

static BenchTime
start_today (gpointer data)
{
  return run_child (((LianTestBase *) data)->path, "today");
}

static BenchTime
start_list (gpointer data)
{
  return run_child (((LianTestBase *) data)->path, "cooperatives");
}

static BenchTime
start_bare (gpointer data)
{
  return run_child (BARE, BARE);
}

/* What a child does. */

static GtkWidget *window;
static gboolean is_ready; /* what is waited for is there, and will be painted */

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Nothing of the end of the program is measured. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  if (is_ready)
    _Exit (EXIT_SUCCESS);
}

static void
ready_cb (void)
{
  is_ready = TRUE;
  gtk_widget_queue_draw (window);
}

static void
row_loaded_cb (LianRow *row)
{
  if (lian_row_is_loaded (row))
    ready_cb ();
}

static void
rows_cb (LianTableModel *model)
{
  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  if (row == NULL)
    return;
  g_signal_handlers_disconnect_by_func (model, rows_cb, NULL);
  g_signal_connect (row, "loaded", G_CALLBACK (row_loaded_cb), NULL);
  row_loaded_cb (row);
  g_object_ref (row);
}

static void
follow_table (GtkWidget *table)
{
  LianTableModel *model = lian_table_get_model (LIAN_TABLE (table));
  g_signal_connect_after (model, "items-changed", G_CALLBACK (rows_cb), NULL);
  rows_cb (model);
}

static void
make_bare_window (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  window = adw_window_new ();
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("联社"));
  adw_window_set_content (ADW_WINDOW (window), box);
  is_ready = TRUE;
}

/* As an application of libadwaita loads it. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/lianshe/Lianshe/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
make_window (const char *path, const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) settings = g_key_file_new ();
  g_key_file_set_string (settings, "window", "area", area);
  lian_ui_register_resource ();
  load_style ();
  g_autoptr (LianStore) store = lian_store_open (path, LIAN_OPEN_NO_BACKUP | LIAN_OPEN_CHECK_LATER, &error);
  g_assert_no_error (error);
  g_autoptr (LianContext) context = lian_context_new (store, settings, NULL);
  window = lian_window_new (NULL, context);
  if (g_str_equal (area, "today"))
    g_signal_connect (find_type (window, LIAN_TYPE_TODAY_PAGE), "counted", G_CALLBACK (ready_cb), NULL);
  else
    follow_table (find_type (window, LIAN_TYPE_TABLE));
}

G_NORETURN static void
show (const char *path, const char *area)
{
  gtk_init ();
  adw_init ();
  if (g_str_equal (path, BARE))
    make_bare_window ();
  else
    make_window (path, area);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
  gtk_window_present (GTK_WINDOW (window));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  static const BenchPair pairs[] = {
    { "from start to the page of today", start_today, "a window of libadwaita with a label", start_bare },
    { "from start to a list of 100,000", start_list, "a window of libadwaita with a label", start_bare },
  };
  g_autoptr (GError) error = NULL;
  own_path = argv[0];
  lian_i18n_init ("zh_CN");
  if (argc == 3)
    show (argv[1], argv[2]);
  g_auto (LianTestBase) base = lian_test_base_new ();
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  lian_store_write (base.store, "co-operatives", NULL, add_cooperatives, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&base.store);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    bench_compare (&pairs[i], 11, &base);
  return 0;
}
