/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can be done on the review page, and by which key.
 *
 * While several cases are marked, what decides is asked for all of them; so no key does to one case
 * what was meant for five. */
#include "lian-case-compare.h"
#include "lian-compare-window.h"
#include "lian-focus.h"
#include "lian-group-window.h"
#include "lian-history-window.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-print-operation.h"
#include "lian-review-page-private.h"

static gboolean
has_several (LianReviewPage *self)
{
  return self->queue != NULL && lian_review_queue_count_marked (self->queue) > 1;
}

static void
enable_group (LianReviewPage *self, gboolean officer)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean several = has_several (self);
  gtk_widget_action_set_enabled (widget, "review.group-decide", several && officer);
  gtk_widget_action_set_enabled (widget, "review.group-return", several && officer);
  gtk_widget_action_set_enabled (widget, "review.group-countersign", several);
  gtk_widget_action_set_enabled (widget, "review.session-list",
                                 self->queue != NULL
                                     && lian_review_queue_get_first (self->queue) != 0);
}

/**
 * _lian_review_update_actions:
 * @self: the page
 *
 * Enables what can be done with the case shown and the cases marked.
 */
void
_lian_review_update_actions (LianReviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LianReviewView *view = self->view;
  gboolean officer = view != NULL && view->may_decide;
  gboolean waiting = view != NULL && lian_case_get_decision (view->facts, "WAITING") != NULL;
  gboolean force = view != NULL && lian_case_get_decision (view->facts, "IN_FORCE") != NULL;
  gtk_widget_action_set_enabled (widget, "review.accept", officer);
  gtk_widget_action_set_enabled (widget, "review.otherwise", officer);
  gtk_widget_action_set_enabled (widget, "review.return", officer);
  gtk_widget_action_set_enabled (widget, "review.countersign", waiting);
  gtk_widget_action_set_enabled (widget, "review.void", officer && (waiting || force));
  gtk_widget_action_set_enabled (widget, "review.print", view != NULL);
  gtk_widget_action_set_enabled (widget, "review.history", view != NULL);
  gtk_widget_action_set_enabled (widget, "review.mark-alike", view != NULL);
  enable_group (self, officer);
  gtk_widget_set_visible (self->bar, view != NULL && !has_several (self));
  gtk_widget_set_visible (self->group_bar, view != NULL && has_several (self));
}

static void
chosen_cb (LianReviewPage *self, gint64 activity)
{
  lian_review_page_open (self, activity);
}

static void
entered_cb (LianReviewPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
}

static void
marked_cb (LianReviewPage *self)
{
  guint n = lian_review_queue_count_marked (self->queue);
  g_autofree char *text = g_strdup_printf (ngettext ("%u case marked", "%u cases marked", n), n);
  gtk_label_set_text (self->marked_text, text);
  _lian_review_update_actions (self);
}

/**
 * _lian_review_watch_queue:
 * @self: a page with its widgets
 *
 * Connects the queue.
 */
void
_lian_review_watch_queue (LianReviewPage *self)
{
  g_signal_connect_object (self->queue, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
}

/* Deciding. */

static void
group (LianReviewPage *self, LianGroupDeed deed)
{
  g_autoptr (GArray) marked = lian_review_queue_list_marked (self->queue);
  lian_group_window_present (GTK_WIDGET (self), self->context, deed, marked);
}

static void
group_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  group (LIAN_REVIEW_PAGE (widget), g_str_equal (action, "review.group-decide") ? LIAN_GROUP_DECIDE
                                    : g_str_equal (action, "review.group-return")
                                        ? LIAN_GROUP_RETURN
                                        : LIAN_GROUP_COUNTERSIGN);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (LianReviewPage *self);
  } actions[] = {
    { "review.accept", _lian_review_accept },
    { "review.otherwise", _lian_review_otherwise },
    { "review.return", _lian_review_return },
    { "review.countersign", _lian_review_countersign },
    { "review.void", _lian_review_void },
  };
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  if (has_several (self) && g_str_equal (action, "review.accept"))
    {
      group (self, LIAN_GROUP_DECIDE);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (self->view != NULL && g_str_equal (actions[i].name, action))
      actions[i].run (self);
}

/* Marking what is like the case shown. */

typedef struct
{
  gint64 activity;
  GArray *alike;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;
  g_clear_pointer (&search->alike, g_array_unref);
  g_free (search);
}

static gboolean
find_alike (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  search->alike = lian_case_list_alike (txn, search->activity, cancellable, error);
  return search->alike != NULL;
}

static void
alike_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  Search *search = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (search != NULL && search->activity != self->activity))
    return;
  if (search == NULL)
    {
      _lian_review_show_error (self, error->message);
      return;
    }
  lian_review_queue_mark (self->queue, search->alike);
  if (!has_several (self))
    _lian_review_toast (self, _ ("No other case in the queue is like this one."));
}

static void
mark_alike_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  Search *search = g_new0 (Search, 1);
  search->activity = self->activity;
  lian_store_read_async (lian_context_get_store (self->context), find_alike, search, search_free,
                         self->cancellable, alike_cb, g_object_ref (self));
}

/* From the comparison: what was chosen there. */
static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));
  g_array_append_vals (activities, ids, (guint) n);
  lian_review_queue_mark (self->queue, activities);
  if (lian_review_queue_count_marked (self->queue) < n)
    _lian_review_toast (self, _ ("Some of them are not in the queue: nothing waits there."));
}

/* Panes: which one has the keys: the queue, else the case with its bar. */

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  self->focus_wanted = TRUE;
  _lian_review_focus_queue (self);
}

/* From the queue into the case, from the case back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->queue), GTK_WIDGET (self->scrolled));
}

/* Printing and looking. */

static void
preview (LianReviewPage *self, const char *document, const GArray *ids)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    lian_print_preview (GTK_WINDOW (root), self->context, document,
                        (const gint64 *) (gconstpointer) ids->data, ids->len);
}

/* The sheet of the newest decision; of a case that is not decided, its recommendation to sign. */
static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  g_autoptr (GArray) marked = lian_review_queue_list_marked (self->queue);
  if (self->view == NULL)
    return;
  if (marked->len < 2)
    {
      g_array_set_size (marked, 0);
      g_array_append_val (marked, self->activity);
    }
  preview (self, "decision-sheet", marked);
}

/* Without marks the list is of all that waits; the print run finds that out. */
static void
session_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  g_autoptr (GArray) marked = lian_review_queue_list_marked (self->queue);
  if (marked->len < 2)
    g_array_set_size (marked, 0);
  preview (self, "session-list", marked);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  if (self->view != NULL)
    lian_compare_window_present (widget, self->context, self->activity);
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  if (self->view != NULL)
    lian_history_window_present (widget, self->context, self->activity);
}

/**
 * _lian_review_install_actions:
 * @klass: the page's class
 *
 * Installs what can be done, and the keys that belong to the page alone.
 */
void
_lian_review_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "review.accept", run_action },          { "review.otherwise", run_action },
    { "review.return", run_action },          { "review.countersign", run_action },
    { "review.void", run_action },            { "review.group-decide", group_cb },
    { "review.group-return", group_cb },      { "review.group-countersign", group_cb },
    { "review.mark-alike", mark_alike_cb },   { "review.print", print_cb },
    { "review.session-list", session_list_cb }, { "review.compare", compare_cb },
    { "review.history", history_cb },         { "page.case-history", history_cb },
    { "page.print", print_cb },               { "page.focus-list", focus_list_cb },
    { "page.next-pane", next_pane_cb },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (klass, "review.mark", "ax", mark_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "review.accept",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "review.accept",
                                       NULL);
}
