/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of channels on the sample: whose and when, the table, what can be done; and the sheet on
 * which sales are entered, with a price outside market control. */
#include "display-base.h"
#include "lian-channels-page-private.h"
#include "lian-focus.h"
#include "lian-sale-window.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text-rows.h"

#define ID(serial) (((gint64) LIAN_SAMPLE_OFFICE << 40) | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianChannelsPage *page;
  gint64 cooperative;
} Fixture;

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !lian_read_page_is_reading (LIAN_READ_PAGE (f->page))
         && f->page->job->scope.cooperative == f->cooperative;
}

static void
choose (Fixture *f, gint64 cooperative)
{
  GPtrArray *choices = f->page->job->choices;
  guint at = 0;
  while (at < choices->len && ((LianChannelChoice *) choices->pdata[at])->cooperative != cooperative)
    at++;
  g_assert_cmpuint (at, <, choices->len);
  f->cooperative = cooperative;
  gtk_drop_down_set_selected (f->page->whose, at);
  g_assert_true (display_wait (shows, f));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  g_assert_true (lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  f->page = LIAN_CHANNELS_PAGE (lian_channels_page_new (f->context));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (f->page));
  f->window = display_show (scrolled, 1200, 700);
  g_assert_true (display_wait (shows, f));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static gboolean
may (Fixture *f, const char *label)
{
  GtkWidget *button = display_find_button (GTK_WIDGET (f->page), label);
  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

/* The first is the quarter of the working date, of all; sales are entered of one co-operative. */
static void
test_scope (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (f->page->scope.from, ==, lian_date_new (1956, 4, 1));
  g_assert_cmpint (f->page->scope.to, ==, lian_date_new (1956, 6, 30));
  g_assert_false (may (f, "Enter s_ales"));
  display_wait_text (GTK_WIDGET (f->page), "What does not add up");
  choose (f, ID (1034));
  g_assert_true (may (f, "Enter s_ales"));
  g_assert_true (may (f, "Print _plan"));
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (f->page->rows), 1);
  g_assert_cmpstr (lian_text_row_get_cell (row, 2), ==, "self-marketing");
  g_assert_cmpstr (lian_text_row_get_cell (row, 6), ==, "120"); /* straw hats sold */
}

/* The keys lead into the table, from there to what does not add up. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.focus-list", NULL);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f->page->view)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.next-pane", NULL);
  g_assert_true (lian_focus_is_within (gtk_widget_get_ancestor (f->page->chart, GTK_TYPE_SCROLLED_WINDOW)));
}

static gboolean
is_filled (gpointer window)
{
  return display_find_text (window, "Straw mats") != NULL;
}

static gboolean
warns (gpointer window)
{
  GtkWidget *label = display_find_text (window, "stands outside market control");
  return label != NULL && gtk_widget_is_visible (label);
}

static gboolean
sold_more (gpointer data)
{
  Fixture *f = data;
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (f->page->rows), 1);
  return row != NULL && g_strcmp0 (lian_text_row_get_cell (row, 6), "127") == 0;
}

static void
collect_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_entries (child, entries);
}

/* From, until, then quantity and amount of each product by name, then the reason. */
static void
test_sheet (Fixture *f, gconstpointer data)
{
  choose (f, ID (1034));
  GtkWidget *sheet = lian_sale_window_new (f->context, ID (1034), GTK_WINDOW (f->window));
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  gtk_window_present (GTK_WINDOW (sheet));
  g_assert_true (display_wait (is_filled, sheet));
  collect_entries (sheet, entries);
  g_assert_cmpuint (entries->len, ==, 2 + 2 * 2 + 1);
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[2]), "7");
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[3]), "0.70");
  gtk_widget_activate_action (sheet, "sales.save", NULL);
  g_assert_true (display_wait (warns, sheet));
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[6]), "damp");
  g_object_add_weak_pointer (G_OBJECT (sheet), (gpointer *) &sheet);
  gtk_widget_activate_action (sheet, "sales.save", NULL);
  g_assert_true (display_wait (display_is_gone, &sheet));
  g_assert_true (display_wait (sold_more, f));
}

int
main (int argc, char *argv[])
{
  display_init (&argc, &argv);
  g_test_add ("/channels-page/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/channels-page/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/channels-page/sheet", Fixture, NULL, set_up, test_sheet, tear_down);
  return g_test_run ();
}
