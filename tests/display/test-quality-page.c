/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality on the sample: a co-operative in two years, another one, and a base that knows nothing. */
#include "display-base.h"
#include "lian-quality-page-private.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text-rows.h"

#include <string.h>

#define ID(serial) (((gint64) LIAN_SAMPLE_OFFICE << 40) | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianQualityPage *page;
  gint64 cooperative;
} Fixture;

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !lian_read_page_is_reading (LIAN_READ_PAGE (f->page))
         && f->page->job->cooperative == f->cooperative;
}

static void
begin (Fixture *f, gboolean sample)
{
  f->base = lian_test_base_new ();
  g_assert_true (!sample || lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = LIAN_QUALITY_PAGE (lian_quality_page_new (f->context));
  f->window = display_show (GTK_WIDGET (f->page), 1200, 700);
  f->cooperative = sample ? ID (1034) : 0;
  g_assert_true (display_wait (shows, f));
}

static void
end (Fixture *f)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

/* The line of a figure of a product. */
static void
assert_line (Fixture *f, const char *name, const char *what, const char *before, const char *now, const char *change)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->page->rows)); i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (f->page->rows), i);
      if (strstr (lian_text_row_get_cell (row, 0), name) == NULL || !g_str_equal (lian_text_row_get_cell (row, 1), what))
        continue;
      g_assert_cmpstr (lian_text_row_get_cell (row, 2), ==, before);
      g_assert_cmpstr (lian_text_row_get_cell (row, 3), ==, now);
      g_assert_cmpstr (lian_text_row_get_cell (row, 4), ==, change);
      return;
    }
  g_assert_not_reached ();
}

static void
choose (Fixture *f, gint64 cooperative)
{
  guint at = 0;
  while (lian_record_get_id (f->page->job->cooperatives->pdata[at]) != cooperative)
    at++;
  f->cooperative = cooperative;
  gtk_drop_down_set_selected (f->page->whose, at);
  g_assert_true (display_wait (shows, f));
}

/* The one whose cost is known first; what is not known is said and not compared. */
static void
test_years (void)
{
  Fixture f = { 0 };
  begin (&f, TRUE);
  assert_line (&f, "Straw hats", "cost of one", "0.37 yuan", "0.34 yuan", "−8.1 %");
  assert_line (&f, "Straw hats", "average price", "not known", "0.33 yuan", "–");
  choose (&f, ID (1026));
  assert_line (&f, "Earth baskets", "cost of one", "0.37 yuan", "0.40 yuan", "+8.1 %");
  assert_line (&f, "Hampers", "cost of one", "not known", "0.55 yuan", "–");
  display_wait_text (GTK_WIDGET (f.page), "⚠ nobody answers for quality and variety (S1-7)");
  choose (&f, ID (1030));
  g_assert_nonnull (strstr (f.page->job->notice, "S1-6c"));
  end (&f);
}

static void
test_nothing (void)
{
  Fixture f = { 0 };
  begin (&f, FALSE);
  display_wait_text (GTK_WIDGET (f.page), "Nothing to Compare Yet");
  end (&f);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/quality-page/years", test_years);
  g_test_add_func ("/quality-page/nothing", test_nothing);
  return g_test_run ();
}
