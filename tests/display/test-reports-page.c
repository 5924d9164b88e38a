/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of reports: what is due, the register summed up, and figures that don't agree, which follow the
 * records. */
#include "display-base.h"
#include "lian-focus.h"
#include "lian-reports-page-private.h"
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

typedef struct
{
  LianReportsPage *page;
  const char *title;
} Awaited;

static gboolean
has_chart (gpointer data)
{
  const Awaited *awaited = data;
  for (guint i = 0; awaited->page->job != NULL && i < awaited->page->job->charts->len; i++)
    if (g_str_equal (lian_chart_spec_get_title (awaited->page->job->charts->pdata[i]), awaited->title))
      return lian_chart_spec_get_n_categories (awaited->page->job->charts->pdata[i]) > 0
             && gtk_widget_is_visible (GTK_WIDGET (awaited->page->charts[i]));
  return FALSE;
}

static void
wait_chart (Fixture *f, const char *title)
{
  Awaited awaited = { LIAN_REPORTS_PAGE (f->page), title };
  g_assert_true (display_wait (has_chart, &awaited));
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
  choose (f, 6);
  display_wait_text (f->page, "Everywhere Somebody Answers");
  choose (f, 7);
  display_wait_text (f->page, "All Months Are in Order");
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
  wait_chart (f, "Items not sent, by the day they are due");
  g_assert_true (lian_store_write (f->base.store, "sent", NULL, send_accounts, NULL, NULL, NULL));
  display_wait_text (f->page, "0 items overdue");
}

static void
test_summary (Fixture *f, gconstpointer data)
{
  choose (f, 2);
  display_wait_text (f->page, "manufacturing trade");
  wait_chart (f, "Members by trade");
  choose (f, 4);
  wait_chart (f, "Members by stage");
  wait_chart (f, "Co-operatives by stage");
}

/* What the selected row says stands below in full; one digit that would explain it is told there. */
static void
test_figures (Fixture *f, gconstpointer data)
{
  choose (f, 5);
  display_wait_text (f->page, "graded staff together");
  wait_chart (f, "How far printed figures are from the reckoned ones");
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

/* Who lacks somebody for quality, and the months that nobody looked at, lead to where that is entered. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  choose (f, 6);
  wait_chart (f, "Co-operatives in which nobody answers for quality and variety");
  choose (f, 7);
  wait_chart (f, "Co-operatives whose management is not in order, by month");
  display_wait_text (f->page, "nobody looked");
  display_wait_text (f->page, "1956-03");
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
  ADD ("/reports-page/missing", "sample", test_missing);
  ADD ("/reports-page/keys", "sample", test_keys);
  return g_test_run ();
}
