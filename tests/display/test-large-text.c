/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pages in letters of two and a half times the usual size still fit a window of 1280 by 720: what is too large is
 * scrolled or wrapped, and never pushes the window beyond the screen. */
#include "display-base.h"
#include "lian-channels-page.h"
#include "lian-i18n.h"
#include "lian-progress-page.h"
#include "lian-quality-page.h"
#include "lian-relations-page.h"
#include "lian-reorganisation-page.h"
#include "lian-reports-page.h"
#include "lian-sample.h"
#include "lian-test-base.h"

/* What the window leaves a page in such letters, without its side, its head and the line below. */
#define ROOM_WIDTH 900
#define ROOM_HEIGHT 500

#define USUAL_DPI (96 * 1024)

static const struct
{
  const char *name;
  GtkWidget *(*create) (LianContext *context);
} pages[] = {
  { "reports", lian_reports_page_new },     { "reorganisation", lian_reorganisation_page_new },
  { "progress", lian_progress_page_new },   { "quality", lian_quality_page_new },
  { "relations", lian_relations_page_new }, { "channels", lian_channels_page_new },
};

static int
smallest (GtkWidget *page, GtkOrientation orientation, int other)
{
  int least;
  gtk_widget_measure (page, orientation, other, &least, NULL, NULL, NULL);
  return least;
}

static void
look (LianContext *context, guint i)
{
  GtkWidget *page = pages[i].create (context);
  GtkWidget *window = display_show (page, ROOM_WIDTH, ROOM_HEIGHT);
  display_spin (30);
  int width = smallest (page, GTK_ORIENTATION_HORIZONTAL, -1);
  int height = smallest (page, GTK_ORIENTATION_VERTICAL, MAX (width, ROOM_WIDTH));
  g_test_message ("%s: %d × %d", pages[i].name, width, height);
  g_assert_cmpint (width, <=, ROOM_WIDTH);
  g_assert_cmpint (height, <=, ROOM_HEIGHT);
  display_close (window, page);
}

/* With the records of the sample, and with none. */
static void
look_at_all (gconstpointer sample)
{
  LianTestBase base = lian_test_base_new ();
  g_assert_true (sample == NULL || lian_sample_load (base.store, NULL));
  LianContext *context = lian_context_new (base.store, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * 5 / 2, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    look (context, i);
  g_object_unref (context);
  lian_test_base_clear (&base);
}

int
main (int argc, char *argv[])
{
  display_init (&argc, &argv);
  g_test_add_data_func ("/large-text/sample", "sample", look_at_all);
  g_test_add_data_func ("/large-text/empty", NULL, look_at_all);
  return g_test_run ();
}
