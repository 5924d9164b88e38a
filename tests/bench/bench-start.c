/* SPDX-License-Identifier: LGPL-2.1-or-later
 * From the start of a program to the first painted frame: the window on the sample, and a window of
 * GTK with a label in it. */
#include "bench.h"
#include "lian-i18n.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"
#include "lian-window.h"

#include <stdlib.h>

static char *own_path;

static BenchTime
run_child (const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { own_path, path, NULL };
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
start_lianshe (gpointer data)
{
  return run_child (((LianTestBase *) data)->path);
}

static BenchTime
start_gtk (gpointer data)
{
  return run_child ("-");
}

/* Nothing of the end of the program is measured. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  _Exit (EXIT_SUCCESS);
}

static GtkWidget *
new_window (const char *path)
{
  g_autoptr (GError) error = NULL;
  if (g_str_equal (path, "-"))
    {
      GtkWidget *window = gtk_window_new ();
      gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("联社"));
      return window;
    }
  adw_init ();
  lian_ui_register_resource ();
  g_autoptr (LianStore) store = lian_store_open (path, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_autoptr (LianContext) context = lian_context_new (store, NULL, NULL);
  return lian_window_new (NULL, context);
}

G_NORETURN static void
show (const char *path)
{
  gtk_init ();
  GtkWidget *window = new_window (path);
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
  static const BenchPair pair = { "from start to the first frame", start_lianshe,
                                  "a window of GTK with a label", start_gtk };
  g_autoptr (GError) error = NULL;
  own_path = argv[0];
  lian_i18n_init ("zh_CN");
  if (argc == 2)
    show (argv[1]);
  g_auto (LianTestBase) base = lian_test_base_new ();
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  g_clear_object (&base.store);
  bench_compare (&pair, 11, &base);
  return 0;
}
