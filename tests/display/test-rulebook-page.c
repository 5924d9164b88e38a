/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook page: its tables, a table's rows in words with both citations, a parameter. */
#include "display-base.h"
#include "lian-rulebook-page.h"
#include "lian-test-base.h"

#include <adwaita.h>

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  const char *wanted;
} Fixture;

static gboolean
shows_wanted (gpointer data)
{
  Fixture *f = data;
  return display_find_text (f->window, f->wanted) != NULL;
}

static void
assert_shows (Fixture *f, const char *text)
{
  f->wanted = text;
  g_assert_true (display_wait (shows_wanted, f));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), lian_rulebook_page_new (f->context));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 700);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->context);
  lian_test_base_clear (&f->base);
}

/* The first table is a parameter: its value, and where it comes from. */
static void
test_parameter (Fixture *f, gconstpointer data)
{
  assert_shows (f, "set by resolution");
  assert_shows (f, "No gaps, no contradicting rows");
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  assert_shows (f, "set by resolution");
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (
      GTK_COLUMN_VIEW (display_find_type (f->window, GTK_TYPE_COLUMN_VIEW))));
  guint n = g_list_model_get_n_items (model);
  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n && display_find_text (f->window, "M1 · ") == NULL; i++)
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      display_spin (2);
    }
  assert_shows (f, "M1 · may · centralised production");
  assert_shows (f, "conditions are in place: yes");
  assert_shows (f, "只要厂房");
  assert_shows (f, "can be concentrated for production");
}

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    return 0;
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rulebook-page/parameter", Fixture, NULL, set_up, test_parameter, tear_down);
  g_test_add ("/rulebook-page/rows", Fixture, NULL, set_up, test_rows, tear_down);
  return g_test_run ();
}
