/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The review page: the queue, a case, a decision, an answer. */
#include "display-base.h"
#include "lian-case.h"
#include "lian-edition-acts.h"
#include "lian-group-window.h"
#include "lian-page-view.h"
#include "lian-preview-window.h"
#include "lian-question.h"
#include "lian-review-page.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  LianContext *context;
  GtkWidget *window;
  LianReviewPage *page;
} Fixture;

static gboolean
shows_case (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "M1") != NULL;
}

static GtkWidget *
find_compared (void)
{
  return display_find_window ("activity of the trade", NULL);
}

static gboolean
compares (gpointer data)
{
  GtkWidget *window = find_compared ();
  return window != NULL && display_find_text (window, "centralised production") != NULL;
}

static gboolean
compares_no_more (gpointer data)
{
  return find_compared () == NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  f->test = lian_test_case_new (f->base.store);
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = LIAN_REVIEW_PAGE (lian_review_page_new (f->context));
  f->window = display_show (GTK_WIDGET (f->page), 1000, 700);
  g_assert_true (display_wait (shows_case, f));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

/* Names of the base are shown as they are, markup or not. */
static void
test_case (Fixture *f, gconstpointer data)
{
  guint waiting = 0;
  g_object_get (f->page, "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 1);
  g_assert_cmpint (lian_review_page_get_activity (f->page), ==, f->test.activity);
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "Tom & Co <b>"));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "centralised production"));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "就可以集中生产"));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "can be concentrated"));
}

static gboolean
is_decided (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "in force") != NULL;
}

static void
test_accept (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.accept", NULL);
  g_assert_true (display_wait (is_decided, f));
  guint waiting = 1;
  g_object_get (f->page, "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 0);
}

static gboolean
asks (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "1  premises available?") != NULL;
}

static gboolean
asks_no_more (gpointer data)
{
  return !asks (data);
}

static void
test_answer (Fixture *f, gconstpointer data)
{
  lian_test_set (f->base.store, "activity", f->test.activity, "premises_ok", NULL);
  g_assert_true (display_wait (asks, f));
  GtkWidget *yes = display_find_button (GTK_WIDGET (f->page), "yes");
  g_assert_nonnull (yes);
  g_signal_emit_by_name (yes, "clicked");
  g_assert_true (display_wait (asks_no_more, f));
  g_autofree char *dump = lian_test_base_dump (&f->base);
  g_assert_nonnull (strstr (dump, "|premises_ok|"));
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAN_IS_QUESTION (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

/* Without a reason the dialog can't be confirmed. */
static void
test_otherwise (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.return", NULL);
  g_assert_true (display_wait (has_dialog, f));
  GtkWidget *answer = gtk_window_get_default_widget (find_dialog ());
  g_assert_false (gtk_widget_get_sensitive (answer));
  gtk_window_destroy (find_dialog ());
  g_assert_true (display_wait (has_no_dialog, f));
}

static gboolean
has_preview (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAN_IS_PREVIEW_WINDOW (l->data))
      {
        *(GtkWindow **) data = l->data;
        return TRUE;
      }
  return FALSE;
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  if (LIAN_IS_PAGE_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_preview (Fixture *f, gconstpointer data)
{
  GtkWindow *preview = NULL;
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.print", NULL);
  g_assert_true (display_wait (has_preview, &preview));
  LianPageView *view = LIAN_PAGE_VIEW (find_view (GTK_WIDGET (preview)));
  g_assert_cmpuint (lian_page_view_get_page (view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "preview.next", NULL);
  g_assert_cmpuint (lian_page_view_get_page (view), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (view), "preview.larger", NULL);
  g_assert_cmpfloat (lian_page_view_get_zoom (view), >, 1);
  gtk_window_destroy (preview);
}

/* The trade's activities side by side: what is recommended, and the facts that are the same if asked for. */
static void
test_compare (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.compare", NULL);
  g_assert_true (display_wait (compares, f));
  g_assert_nonnull (display_find_text (find_compared (), "Tom & Co <b>"));
  gtk_window_close (GTK_WINDOW (find_compared ()));
  g_assert_true (display_wait (compares_no_more, f));
}

/* Under the edition, who joined fifteen months ago waits for three more. */
static gboolean
write_edition (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianTestCase *test = data;
  g_autoptr (LianEditionRequest) draft = lian_edition_request_new (0);
  draft->code = g_strdup ("anlan-2");
  if (!lian_edition_draft (txn, draft, NULL, error))
    return FALSE;
  g_autoptr (LianEditionRequest) next = lian_edition_request_new (draft->edition);
  next->parameter = g_new0 (LianParameter, 1);
  next->parameter->name = g_strdup ("min_months");
  next->parameter->value = g_strdup ("18");
  next->parameter->resolution = g_strdup ("r");
  next->parameter->set_on = next->resolved_on = next->signed_on = lian_txn_get_working_date (txn);
  next->resolution = g_strdup ("r");
  next->rehearsed = 1;
  next->way = g_strdup ("PAPER");
  next->officer = test->second;
  return lian_edition_set_parameter (txn, next, NULL, error)
         && lian_edition_put_forward (txn, next, NULL, error)
         && lian_edition_countersign (txn, next, NULL, error);
}

static gboolean
shows_guard (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "stopped by G2") != NULL;
}

/* A new edition in force is asked at once. */
static void
test_edition (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (shows_guard (f));
  lian_store_write (f->base.store, "edition", NULL, write_edition, &f->test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (display_wait (shows_guard, f));
}

/* Findings on consumers. */

static gint64
propose (Fixture *f, const char *evidence)
{
  g_autofree char *activity = lian_test_dup_id (f->test.activity);
  return display_base_insert (f->base.store, "impact_finding",
                              (const char *const[]){ "activity", activity, "fact", "consumer_impact",
                                                     "value", "yes", "computed_on", "1956-04-15",
                                                     "evidence", evidence, "state", "PROPOSED",
                                                     NULL });
}

static gboolean
shows_finding (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "100 of 330 lose it") != NULL;
}

static gboolean
shows_no_finding (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "Findings to confirm") == NULL;
}

static void
press_button (Fixture *f, const char *label)
{
  GtkWidget *button = display_find_button (GTK_WIDGET (f->page), label);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (display_wait (has_dialog, f));
}

static void
assert_state (Fixture *f, gint64 finding, const char *state)
{
  g_autoptr (LianRecord) record = lian_test_load (f->base.store, "impact_finding", finding);
  g_assert_cmpstr (lian_record_get_text (record, "state"), ==, state);
}

/* What figures propose becomes a fact, or does not, where the fact is asked for. */
static void
test_finding (Fixture *f, gconstpointer data)
{
  gint64 rejected = propose (f, "100 of 330 lose it");
  g_assert_true (display_wait (shows_finding, f));
  press_button (f, "Reject…");
  GtkWidget *answer = gtk_window_get_default_widget (find_dialog ());
  GtkWidget *reason = display_find_type (GTK_WIDGET (find_dialog ()), GTK_TYPE_TEXT_VIEW);
  g_assert_false (gtk_widget_is_sensitive (answer));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "Counted twice.", -1);
  g_assert_true (gtk_widget_is_sensitive (answer));
  gtk_widget_activate (answer);
  g_assert_true (display_wait (has_no_dialog, f));
  g_assert_true (display_wait (shows_no_finding, f));
  assert_state (f, rejected, "REJECTED");
  gint64 confirmed = propose (f, "100 of 330 lose it");
  g_assert_true (display_wait (shows_finding, f));
  press_button (f, "Confirm…");
  gtk_widget_activate (gtk_window_get_default_widget (find_dialog ()));
  g_assert_true (display_wait (has_no_dialog, f));
  g_assert_true (display_wait (shows_no_finding, f));
  assert_state (f, confirmed, "CONFIRMED");
  g_autoptr (LianRecord) activity
      = lian_test_load (f->base.store, "activity", f->test.activity);
  g_assert_cmpint (lian_record_get_truth (activity, "consumer_impact"), ==, LIAN_YES);
}

/* Relations that would be cut are named before a decision is saved. */

static void
choose_form (GtkWidget *window, const char *wanted)
{
  GtkDropDown *form = GTK_DROP_DOWN (display_find_type (window, GTK_TYPE_DROP_DOWN));
  GListModel *words = gtk_drop_down_get_model (form);
  for (guint i = 0; i < g_list_model_get_n_items (words); i++)
    {
      g_autoptr (GtkStringObject) word = g_list_model_get_item (words, i);
      if (g_str_has_prefix (gtk_string_object_get_string (word), wanted))
        gtk_drop_down_set_selected (form, i);
    }
}

/* The proposal is known to cut it. */
static void
insert_relation (Fixture *f)
{
  display_base_insert_relation (f->base.store, f->test.cooperative, "ORIGINAL", 0);
  lian_test_set (f->base.store, "activity", f->test.activity, "relation_cut", "yes");
}

static gboolean
shows_relation_guard (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "stopped by") != NULL;
}

static void
test_cuts (Fixture *f, gconstpointer data)
{
  insert_relation (f);
  g_assert_true (display_wait (shows_relation_guard, f));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.otherwise", NULL);
  g_assert_true (display_wait (has_dialog, f));
  GtkWidget *question = GTK_WIDGET (find_dialog ());
  choose_form (question, "decentralised production");
  g_assert_null (display_find_text (question, "would cut"));
  choose_form (question, "centralised production");
  g_assert_nonnull (display_find_text (question, "would cut Tom & Co <b>"));
  g_assert_nonnull (display_find_text (question, "East Gate"));
  gtk_window_destroy (GTK_WINDOW (question));
}

static GtkWidget *
find_group (void)
{
  return display_find_window ("With the others", NULL);
}

static gboolean
has_group (gpointer data)
{
  return find_group () != NULL && display_find_text (find_group (), "Tom & Co <b>") != NULL;
}

static gboolean
shows_group_cut (gpointer data)
{
  GtkWidget *window = find_group ();
  return window != NULL && display_find_text (window, "1 relation would be cut, or may be (L1)") != NULL;
}

/* Several decided at once: how many is said above, in the line of the case, and which below. */
static void
test_group_cuts (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  insert_relation (f);
  g_array_append_val (activities, f->test.activity);
  lian_group_window_present (GTK_WIDGET (f->page), f->context, LIAN_GROUP_DECIDE, activities);
  g_assert_true (display_wait (has_group, f));
  g_assert_false (shows_group_cut (f));
  choose_form (find_group (), "centralised production");
  g_assert_true (display_wait (shows_group_cut, f));
  display_wait_text (find_group (), "would cut or may cut 1 relation (L1)");
  display_wait_text (find_group (), "East Gate");
  gtk_window_destroy (GTK_WINDOW (find_group ()));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/review/case", test_case);
  ADD ("/review/accept", test_accept);
  ADD ("/review/answer", test_answer);
  ADD ("/review/otherwise", test_otherwise);
  ADD ("/review/finding", test_finding);
  ADD ("/review/compare", test_compare);
  ADD ("/review/cuts", test_cuts);
  ADD ("/review/group-cuts", test_group_cuts);
  ADD ("/review/edition", test_edition);
  ADD ("/review/preview", test_preview);
  return g_test_run ();
}
