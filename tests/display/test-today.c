/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of today: doubts about contracts are looked for in the background, and counted. */
#include "display-base.h"
#include "lian-context.h"
#include "lian-doubts-watch.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-today-page.h"
#include "lian-today-row.h"
#include "lian-today-rows.h"

#define QUIET 200

typedef struct
{
  LianTestBase base;
  LianContext *context;
  guint found;
  guint counted;
  guint before;
} Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  g_assert_true (!GPOINTER_TO_INT (sample) || lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static void
found_cb (Fixture *f)
{
  f->found++;
}

static gboolean
has_found (gpointer data)
{
  return ((Fixture *) data)->found > 0;
}

static gboolean
is_over (gpointer data)
{
  return *(gboolean *) data;
}

static void
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Several acts after each other are one look, after the last of them. */
static void
test_quiet (Fixture *f, gconstpointer sample)
{
  gboolean over = FALSE;
  g_autoptr (LianDoubtsWatch) watch = lian_doubts_watch_new (f->context, QUIET);
  g_signal_connect_swapped (watch, "found", G_CALLBACK (found_cb), f);
  g_assert_null (lian_doubts_watch_get_doubts (watch));
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("city %d", i);
      lian_test_write_city (&f->base, name);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (f->found, ==, 0);
  g_assert_true (display_wait (has_found, f));
  /* Time for further looks, if there were any. */
  g_timeout_add_once (3 * QUIET, over_cb, &over);
  g_assert_true (display_wait (is_over, &over));
  g_assert_cmpuint (f->found, ==, 1);
  g_assert_nonnull (lian_doubts_watch_get_doubts (watch));
  g_assert_null (lian_doubts_watch_get_error (watch));
}

/* One that goes away before it looks leaves nothing behind. */
static void
test_gone (Fixture *f, gconstpointer sample)
{
  LianDoubtsWatch *watch = lian_doubts_watch_new (f->context, 0);
  gpointer gone = watch;
  g_object_add_weak_pointer (G_OBJECT (watch), &gone);
  display_spin (1);
  g_object_unref (watch);
  g_assert_true (display_wait (display_is_gone, &gone));
}

static void
counted_cb (GtkWidget *page, guint waiting, gpointer data)
{
  Fixture *f = data;
  f->before = f->counted;
  f->counted = waiting;
}

/* The doubts of the sample stand below, and the number beside the area counts them. */
static void
test_page (Fixture *f, gconstpointer sample)
{
  GtkWidget *page = lian_today_page_new (f->context);
  g_signal_connect (page, "counted", G_CALLBACK (counted_cb), f);
  GtkWidget *window = display_show (page, 800, 600);
  display_wait_text (page, "Doubts about contracts · ");
  g_assert_cmpuint (f->counted, >, f->before);
  g_assert_cmpuint (f->before, >, 0);
  display_close (window, page);
}

static guint n_made;

static GtkWidget *
make_line (gpointer item)
{
  g_autofree char *what = g_strdup_printf ("line %u", GPOINTER_TO_UINT (item));
  n_made++;
  return lian_today_row_new (what, "why", NULL, 1);
}

static void
add_lines (GtkWidget *box)
{
  GPtrArray *items = g_ptr_array_new ();
  for (guint i = 1; i <= 80; i++)
    g_ptr_array_add (items, GUINT_TO_POINTER (i));
  lian_today_rows_add_group (box, "Due", 300, items, make_line);
}

static void
press_more (GtkWidget *box, const char *text)
{
  GtkWidget *label = display_find_text (box, text);
  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, LIAN_TYPE_TODAY_ROW), "activate");
}

/* Of many lines a few are made; the others when they are asked for, and the focus is on the first of them. */
static void
test_more (Fixture *f, gconstpointer sample)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  n_made = 0;
  add_lines (box);
  GtkWidget *window = display_show (box, 800, 600);
  g_assert_cmpuint (n_made, ==, 10);
  press_more (box, "Show 70 more");
  g_assert_cmpuint (n_made, ==, 60);
  g_assert_nonnull (display_find_text (gtk_window_get_focus (GTK_WINDOW (window)), "line 11"));
  press_more (box, "Show 20 more");
  g_assert_cmpuint (n_made, ==, 80);
  g_assert_null (display_find_text (box, "Show"));
  g_assert_nonnull (display_find_text (box, "and 220 more"));
  /* A page that is filled anew shows as many again. */
  while (gtk_widget_get_first_child (box) != NULL)
    gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
  n_made = 0;
  add_lines (box);
  g_assert_cmpuint (n_made, ==, 80);
  display_close (window, box);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, sample, test)                                                                              \
  g_test_add ("/today/" name, Fixture, GINT_TO_POINTER (sample), set_up, test, tear_down)
  ADD ("quiet", FALSE, test_quiet);
  ADD ("gone", FALSE, test_gone);
  ADD ("page", TRUE, test_page);
  ADD ("more", FALSE, test_more);
#undef ADD
  return g_test_run ();
}
