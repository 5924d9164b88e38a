/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pages of totals and doubts of contracts on the sample: what they are about, keys, a row's record,
 * and what they say where there is nothing. */
#include <string.h>

#include "display-base.h"
#include "lian-channel-scope.h"
#include "lian-contract-doubts-page.h"
#include "lian-contract-totals-page-private.h"
#include "lian-focus.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text-rows.h"

#define ID(serial) (((gint64) LIAN_SAMPLE_OFFICE << 40) | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianContractTotalsPage *page;
  GSimpleActionGroup *actions;
  char *opened;
} Fixture;

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !lian_read_page_is_reading (LIAN_READ_PAGE (f->page));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *f = data;
  const char *type;
  gint64 id;
  g_variant_get (parameter, "(&sx)", &type, &id);
  g_free (f->opened);
  f->opened = g_strdup_printf ("%s %d", type, (int) (id & 0xffffff));
}

static void
show (Fixture *f, GtkWidget *page)
{
  static const GActionEntry entries[] = { { .name = "open-record", .activate = open_cb, .parameter_type = "(sx)" } };
  f->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (f->actions), entries, G_N_ELEMENTS (entries), f);
  f->window = display_show (page, 1100, 700);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (f->actions));
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  g_assert_true (!GPOINTER_TO_INT (sample) || lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
}

static void
set_up_totals (Fixture *f, gconstpointer sample)
{
  set_up (f, sample);
  f->page = LIAN_CONTRACT_TOTALS_PAGE (lian_contract_totals_page_new (f->context));
  show (f, GTK_WIDGET (f->page));
  g_assert_true (display_wait (shows, f));
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  display_close (f->window, f->page);
  g_clear_object (&f->actions);
  g_clear_object (&f->context);
  g_free (f->opened);
  lian_test_base_clear (&f->base);
}

static const char *
cell (Fixture *f, guint row, guint column)
{
  g_autoptr (LianTextRow) line = g_list_model_get_item (G_LIST_MODEL (f->page->rows), row);
  return line != NULL ? lian_text_row_get_cell (line, column) : NULL;
}

static guint
n_rows (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->page->rows));
}

/* By whatever it is grouped, the last row says the same; the parts stand below their group. */
static void
test_groupings (Fixture *f, gconstpointer sample)
{
  for (guint by = 0; by < LIAN_N_TOTALS; by++)
    {
      gtk_drop_down_set_selected (f->page->by, by);
      g_assert_true (display_wait (shows, f));
      g_assert_cmpint (f->page->job->totals->scope.by, ==, by);
      g_assert_cmpstr (cell (f, n_rows (f) - 1, 0), ==, "Total");
      g_assert_cmpstr (cell (f, n_rows (f) - 1, 1), ==, "86,922.00");
      g_assert_cmpstr (cell (f, n_rows (f) - 1, 7), ==, "24,348.47");
    }
  guint contracts = n_rows (f);
  gtk_check_button_set_active (f->page->parts, TRUE);
  g_assert_cmpuint (n_rows (f), >, contracts);
  g_assert_nonnull (strstr (cell (f, 1, 0), "·"));
}

/* The year has what was owed before; the total of the columns is that of the paper. */
static void
test_period (Fixture *f, gconstpointer sample)
{
  g_assert_cmpstr (cell (f, 0, 3), ==, "");
  for (guint i = 0; i < f->page->job->periods->len; i++)
    {
      const LianChannelPeriod *period = f->page->job->periods->pdata[i];
      if (period->from == lian_date_new (1956, 1, 1) && period->to == lian_date_new (1956, 12, 31))
        gtk_drop_down_set_selected (f->page->when, i + 1);
    }
  g_assert_true (display_wait (shows, f));
  g_assert_cmpstr (cell (f, n_rows (f) - 1, 3), ==, "1,527.00");
  g_assert_cmpstr (cell (f, n_rows (f) - 1, 7), ==, "24,348.47");
}

static void
activate (Fixture *f, guint row)
{
  g_clear_pointer (&f->opened, g_free);
  g_signal_emit_by_name (f->page->view, "activate", row);
}

/* A group opens its buyer, a part its contract, the total nothing. */
static void
test_activated (Fixture *f, gconstpointer sample)
{
  gtk_check_button_set_active (f->page->parts, TRUE);
  activate (f, 0);
  g_assert_true (g_str_has_prefix (f->opened, "partner 80"));
  activate (f, 1);
  g_assert_true (g_str_has_prefix (f->opened, "contract 100"));
  activate (f, n_rows (f) - 1);
  g_assert_null (f->opened);
}

/* The keys lead into the table, from there to what it is about. */
static void
test_keys (Fixture *f, gconstpointer sample)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.focus-list", NULL);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f->page->view)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.next-pane", NULL);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f->page->by)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.focus-list", NULL);
  /* Rows that are made anew don't lose the focus. */
  gtk_check_button_set_active (f->page->parts, TRUE);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f->page->view)));
}

static void
test_nothing (Fixture *f, gconstpointer sample)
{
  g_assert_cmpuint (n_rows (f), ==, 0);
  display_wait_text (GTK_WIDGET (f->page), "Nothing in This Period");
}

static void
set_up_doubts (Fixture *f, gconstpointer sample)
{
  set_up (f, sample);
  f->page = (gpointer) lian_contract_doubts_page_new (f->context);
  show (f, GTK_WIDGET (f->page));
}

/* The first doubt is said in full with what to do; Enter in the list opens its contract. */
static void
test_doubts (Fixture *f, gconstpointer sample)
{
  GtkWidget *page = GTK_WIDGET (f->page);
  display_wait_text (page, "Agree with the orderer on a contract through the federation");
  gtk_widget_activate_action (page, "page.focus-list", NULL);
  GtkWidget *view = display_find_type (page, GTK_TYPE_COLUMN_VIEW);
  g_assert_true (lian_focus_is_within (view));
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_cmpstr (f->opened, ==, "contract 10027");
  gtk_widget_activate_action (page, "page.next-pane", NULL);
  g_assert_false (lian_focus_is_within (view));
  g_assert_true (lian_focus_is_within (page));
}

static void
test_no_doubts (Fixture *f, gconstpointer sample)
{
  display_wait_text (GTK_WIDGET (f->page), "No Doubts");
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, sample, set_up, test)                                                            \
  g_test_add ("/contract-totals-page/" name, Fixture, GINT_TO_POINTER (sample), set_up, test, tear_down)
  ADD ("groupings", TRUE, set_up_totals, test_groupings);
  ADD ("period", TRUE, set_up_totals, test_period);
  ADD ("activated", TRUE, set_up_totals, test_activated);
  ADD ("keys", TRUE, set_up_totals, test_keys);
  ADD ("nothing", FALSE, set_up_totals, test_nothing);
  ADD ("doubts", TRUE, set_up_doubts, test_doubts);
  ADD ("no-doubts", FALSE, set_up_doubts, test_no_doubts);
#undef ADD
  return g_test_run ();
}
