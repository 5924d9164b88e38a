/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several cases at once: marked, looked at together, decided as one act; and the history of one. */
#include "display-base.h"
#include "lian-decide.h"
#include "lian-preview-window.h"
#include "lian-review-page.h"
#include "lian-review-queue.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  LianTestLike like[2];
  LianContext *context;
  GtkWidget *window;
  LianReviewPage *page;
  const char *text; /* looked for in the windows */
} Fixture;

static LianReviewQueue *
get_queue (Fixture *f)
{
  return LIAN_REVIEW_QUEUE (display_find_type (GTK_WIDGET (f->page), LIAN_TYPE_REVIEW_QUEUE));
}

static gboolean
shows_case (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "M1") != NULL
         && lian_review_queue_get_first (get_queue (f)) != 0;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const char *trade[] = { "code", "iron", "name_zh", "铁器", NULL };
  f->base = lian_test_base_new ();
  f->test = lian_test_case_new (f->base.store);
  gint64 id = lian_test_insert (f->base.store, "trade", trade);
  f->like[0] = lian_test_case_add_like (f->base.store, &f->test, "永定农具社", id);
  f->like[1] = lian_test_case_add_like (f->base.store, &f->test, "潮白农具社", id);
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

/* The window beside the page's that says @text. */
static GtkWidget *
find_window (Fixture *f, const char *text)
{
  return display_find_window (text, f->window);
}

static gboolean
says (gpointer data)
{
  Fixture *f = data;
  return find_window (f, f->text) != NULL;
}

static GtkWidget *
wait_for (Fixture *f, const char *text)
{
  f->text = text;
  g_assert_true (display_wait (says, f));
  return find_window (f, text);
}

static gboolean
is_alone (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1;
}

static gboolean
has_all_marked (gpointer data)
{
  Fixture *f = data;
  return lian_review_queue_count_marked (get_queue (f)) == 3
         && display_find_text (GTK_WIDGET (f->page), "3 cases marked") != NULL;
}

static void
mark_all (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.mark-alike", NULL);
  g_assert_true (display_wait (has_all_marked, f));
}

static gboolean
is_done (gpointer data)
{
  Fixture *f = data;
  guint waiting = 0;
  g_object_get (f->page, "waiting", &waiting, NULL);
  return waiting == 0 && is_alone (NULL);
}

/* Marked by what they are alike in, shown with what each gets, decided as one act. */
static void
test_decide (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  mark_all (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.accept", NULL);
  GtkWidget *window = wait_for (f, "3 cases taken");
  g_assert_nonnull (display_find_text (window, "centralised production"));
  g_assert_nonnull (display_find_text (window, "永定农具社"));
  g_autofree char *before = lian_test_base_dump (&f->base);
  GtkWidget *ok = display_find_button (window, "_Decide");
  g_assert_true (gtk_widget_get_sensitive (ok));
  g_signal_emit_by_name (ok, "clicked");
  g_assert_true (display_wait (is_done, f));
  g_assert_cmpint (lian_store_undo (f->base.store, 0, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_autofree char *after = lian_test_base_dump (&f->base);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

/* An override asks for the reason first, and says who must sign. */
static void
test_demands (Fixture *f, gconstpointer data)
{
  mark_all (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.group-decide", NULL);
  GtkWidget *window = wait_for (f, "3 cases taken");
  GtkWidget *ok = display_find_button (window, "_Decide");
  GtkDropDown *form = GTK_DROP_DOWN (display_find_type (window, GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (form, 4); /* temporary dispersal */
  wait_for (f, "A reason is needed. The day of the review is needed.");
  wait_for (f, "3 cases taken; 3 wait for a second officer");
  g_assert_false (gtk_widget_get_sensitive (ok));
  GtkWidget *reason = display_find_type (window, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "等厂房", -1);
  g_assert_false (gtk_widget_get_sensitive (ok));
  gtk_editable_set_text (GTK_EDITABLE (display_find_type (window, GTK_TYPE_ENTRY)), "1956-10-15");
  g_assert_true (display_wait (is_sensitive, ok));
  g_assert_nonnull (display_find_text (window, "1956-10-15"));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (display_wait (is_alone, NULL));
  /* Closed too early: the reason need not be typed again. */
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.group-decide", NULL);
  window = wait_for (f, "3 cases taken");
  g_autofree char *kept = NULL;
  reason = display_find_type (window, GTK_TYPE_TEXT_VIEW);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "text", &kept, NULL);
  g_assert_cmpstr (kept, ==, "等厂房");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (display_wait (is_alone, NULL));
}

/* What another changes while the window is open is left out and says so; it can be taken in again. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  mark_all (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.group-decide", NULL);
  wait_for (f, "3 cases taken");
  lian_test_set (f->base.store, "activity", f->like[0].activity, "premises_ok", "no");
  GtkWidget *window = wait_for (f, "2 cases taken; 1 left out");
  g_assert_nonnull (display_find_text (window, "changed meanwhile: look at it again"));
  g_assert_nonnull (display_find_text (window, "not like the first: premises available"));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (display_wait (is_alone, NULL));
}

/* One can be left out by itself. */
static void
test_leave_out (Fixture *f, gconstpointer data)
{
  mark_all (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.group-return", NULL);
  GtkWidget *window = wait_for (f, "3 cases taken");
  g_signal_emit_by_name (display_find_button (window, "_Leave out or take in"), "clicked");
  wait_for (f, "2 cases taken; 1 left out");
  g_assert_false (gtk_widget_get_sensitive (display_find_button (window, "_Return")));
  GtkWidget *reason = display_find_type (window, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "规划书没有附来", -1);
  g_signal_emit_by_name (display_find_button (window, "_Return"), "clicked");
  g_assert_true (display_wait (is_alone, NULL));
  g_autofree char *dump = lian_test_base_dump (&f->base);
  const char *first = strstr (dump, "规划书没有附来");
  g_assert_nonnull (first);
}

static void
collect_checks (GtkWidget *widget, GPtrArray *checks)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (checks, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_checks (child, checks);
}

static gboolean
has_two_marked (gpointer data)
{
  Fixture *f = data;
  return is_alone (NULL) && lian_review_queue_count_marked (get_queue (f)) == 2;
}

/* What is chosen side by side is marked in the queue, and stays chosen when more facts are shown. */
static void
test_choose (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new (), again = g_ptr_array_new ();
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.compare", NULL);
  GtkWidget *window = wait_for (f, "3 activities of the trade");
  GtkWidget *mark = display_find_button (window, "_Mark the chosen in the queue");
  g_assert_false (gtk_widget_get_sensitive (mark));
  collect_checks (window, checks);
  g_assert_cmpuint (checks->len, ==, 4); /* one asks for what is the same */
  gtk_check_button_set_active (checks->pdata[2], TRUE);
  gtk_check_button_set_active (checks->pdata[3], TRUE);
  g_assert_true (gtk_widget_get_sensitive (mark));
  gtk_check_button_set_active (checks->pdata[0], TRUE);
  wait_for (f, "= premises available");
  collect_checks (window, again);
  g_assert_true (gtk_check_button_get_active (again->pdata[3]));
  g_signal_emit_by_name (mark, "clicked");
  g_assert_true (display_wait (has_two_marked, f));
}

static void
decide_against (Fixture *f, gint64 activity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (activity);
  request->outcome = g_strdup ("DECENTRALISE");
  request->reason = g_strdup ("试行");
  lian_store_write (f->base.store, "decision", NULL, lian_decide, request, NULL, &error);
  g_assert_no_error (error);
}

/* Several on one sheet: who decided can't sign, and the day on the sheet is asked for. */
static void
test_countersign (Fixture *f, gconstpointer data)
{
  decide_against (f, f->test.activity);
  decide_against (f, f->like[0].activity);
  decide_against (f, f->like[1].activity);
  mark_all (f);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.group-countersign", NULL);
  GtkWidget *window = wait_for (f, "Who decided can't countersign");
  GtkWidget *ok = display_find_button (window, "Coun_tersign");
  GtkDropDown *way = GTK_DROP_DOWN (display_find_type (window, GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (way, 1);
  /* The first of the list decided himself. */
  wait_for (f, "0 cases taken; 3 left out");
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (way));
  GtkDropDown *signer = GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 3));
  gtk_drop_down_set_selected (signer, 1);
  wait_for (f, "3 cases taken");
  g_assert_false (gtk_widget_get_sensitive (ok));
  gtk_editable_set_text (GTK_EDITABLE (gtk_grid_get_child_at (GTK_GRID (grid), 1, 4)),
                         "1956-04-15");
  g_assert_true (display_wait (is_sensitive, ok));
  g_signal_emit_by_name (ok, "clicked");
  g_assert_true (display_wait (is_done, f));
}

static void
test_history (Fixture *f, gconstpointer data)
{
  lian_test_set (f->base.store, "activity", f->test.activity, "aux_many", "yes");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.case-history", NULL);
  GtkWidget *window = wait_for (f, "activity: entered");
  wait_for (f, "many auxiliary labourers: no → yes");
  g_assert_nonnull (display_find_text (window, "In effect from"));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (display_wait (is_alone, NULL));
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

static void
test_session_list (Fixture *f, gconstpointer data)
{
  GtkWindow *preview = NULL;
  gtk_widget_activate_action (GTK_WIDGET (f->page), "review.session-list", NULL);
  g_assert_true (display_wait (has_preview, &preview));
  gtk_window_destroy (preview);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/desk/decide", test_decide);
  ADD ("/desk/demands", test_demands);
  ADD ("/desk/changed", test_changed);
  ADD ("/desk/leave-out", test_leave_out);
  ADD ("/desk/choose", test_choose);
  ADD ("/desk/countersign", test_countersign);
  ADD ("/desk/history", test_history);
  ADD ("/desk/session-list", test_session_list);
  return g_test_run ();
}
