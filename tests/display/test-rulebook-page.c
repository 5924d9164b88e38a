/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook page: its tables, a table's rows in words with both citations, a parameter. */
#include "display-base.h"
#include "lian-rulebook-page.h"
#include "lian-test-base.h"

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = display_show (lian_rulebook_page_new (f->context), 1100, 700);
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
  display_wait_text (f->window, "set by resolution");
  display_wait_text (f->window, "No gaps, no contradicting rows");
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  display_wait_text (f->window, "set by resolution");
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (
      GTK_COLUMN_VIEW (display_find_type (f->window, GTK_TYPE_COLUMN_VIEW))));
  guint n = g_list_model_get_n_items (model);
  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n && display_find_text (f->window, "M1 · ") == NULL; i++)
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      display_spin (2);
    }
  display_wait_text (f->window, "M1 · may · centralised production");
  display_wait_text (f->window, "conditions are in place: yes");
  display_wait_text (f->window, "只要厂房");
  display_wait_text (f->window, "can be concentrated for production");
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/rulebook-page/parameter", Fixture, NULL, set_up, test_parameter, tear_down);
  g_test_add ("/rulebook-page/rows", Fixture, NULL, set_up, test_rows, tear_down);
  return g_test_run ();
}
