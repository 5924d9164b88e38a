/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of reports: what is due, the register summed up, and figures that don't agree, which follow the
 * records. */
#include "display-base.h"
#include "lian-chart.h"
#include "lian-focus.h"
#include "lian-reports-page.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text-rows.h"

#define SAMPLE(serial) ((gint64) LIAN_SAMPLE_OFFICE << 40 | (serial))
#define ACCOUNTS 93201

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  if (sample != NULL)
    g_assert_true (lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = lian_reports_page_new (f->context);
  f->window = display_show (f->page, 1100, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static void
choose (Fixture *f, guint which)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (display_find_type (f->page, GTK_TYPE_DROP_DOWN)), which);
}

/* Each report says what it is empty of. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  display_wait_text (f->page, "Nothing Is Due");
  choose (f, 1);
  display_wait_text (f->page, "No Co-operative Yet");
  choose (f, 5);
  display_wait_text (f->page, "No Published Table Yet");
}

static gboolean
send_accounts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) item = lian_txn_load (txn, lian_type_find ("return_item"), SAMPLE (ACCOUNTS));
  lian_record_set_text (item, "state", "SENT");
  lian_record_set_date (item, "done_on", lian_txn_get_working_date (txn));
  return lian_txn_update (txn, item, error);
}

static void
test_due (Fixture *f, gconstpointer data)
{
  display_wait_text (f->page, "overdue by 15 days");
  display_wait_text (f->page, "1 item overdue");
  g_assert_true (gtk_widget_is_visible (display_find_type (f->page, LIAN_TYPE_CHART)));
  g_assert_true (lian_store_write (f->base.store, "sent", NULL, send_accounts, NULL, NULL, NULL));
  display_wait_text (f->page, "0 items overdue");
}

static void
test_summary (Fixture *f, gconstpointer data)
{
  choose (f, 2);
  display_wait_text (f->page, "manufacturing trade");
  g_assert_true (gtk_widget_is_visible (display_find_type (f->page, LIAN_TYPE_CHART)));
  choose (f, 5);
  display_wait_text (f->page, "graded staff together");
  g_assert_false (gtk_widget_is_visible (display_find_type (f->page, LIAN_TYPE_CHART)));
}

/* What the selected row says stands below in full; one digit that would explain it is told there. */
static void
test_figures (Fixture *f, gconstpointer data)
{
  choose (f, 5);
  display_wait_text (f->page, "graded staff together");
  GtkSelectionModel *list
      = gtk_column_view_get_model (GTK_COLUMN_VIEW (display_find_type (f->page, GTK_TYPE_COLUMN_VIEW)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      if (g_strcmp0 (lian_text_row_get_cell (row, 2), "graded staff together") == 0)
        gtk_selection_model_select_item (list, i, TRUE);
    }
  display_wait_text (f->page, "line 10 “graded staff together”: printed 7,397, its parts come to 6,697: 700 too much; "
                              "one digit would explain it: line 14 “fourth grade” may be 836 for the printed 136");
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  display_wait_text (f->page, "overdue by 15 days");
  GtkWidget *list = display_find_type (f->page, GTK_TYPE_COLUMN_VIEW);
  gtk_widget_activate_action (f->page, "page.focus-list", NULL);
  g_assert_true (lian_focus_is_within (list));
  gtk_widget_activate_action (f->page, "page.next-pane", NULL);
  g_assert_false (lian_focus_is_within (list));
}

#define ADD(path, sample, test) g_test_add (path, Fixture, sample, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  display_init (&argc, &argv);
  ADD ("/reports-page/empty", NULL, test_empty);
  ADD ("/reports-page/due", "sample", test_due);
  ADD ("/reports-page/summary", "sample", test_summary);
  ADD ("/reports-page/figures", "sample", test_figures);
  ADD ("/reports-page/keys", "sample", test_keys);
  return g_test_run ();
}
