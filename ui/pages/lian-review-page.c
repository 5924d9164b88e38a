/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where an officer decides.
 *
 * Queue and case are read on the reader thread; an answer that comes late is told by its number and
 * dropped.  The case on screen stays until the next one is there, so nothing jumps while an officer
 * reads. */
#include "lian-review-page.h"
#include "lian-focus.h"
#include "lian-kept.h"
#include "lian-relation-cut.h"
#include "lian-review-page-private.h"

G_DEFINE_FINAL_TYPE (LianReviewPage, lian_review_page, GTK_TYPE_WIDGET)

enum
{
  PROP_WAITING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  guint generation;
  GPtrArray *items;
} QueueJob;

static void
queue_job_free (gpointer data)
{
  QueueJob *job = data;
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job);
}

/**
 * _lian_review_view_free:
 * @view: (nullable): a view
 */
void
_lian_review_view_free (LianReviewView *view)
{
  if (view == NULL)
    return;
  g_clear_pointer (&view->facts, lian_case_free);
  g_clear_pointer (&view->kept, g_ptr_array_unref);
  g_clear_pointer (&view->officers, g_ptr_array_unref);
  g_clear_pointer (&view->impacts, g_ptr_array_unref);
  g_clear_pointer (&view->cuts, g_ptr_array_unref);
  g_free (view);
}

/**
 * _lian_review_view_dup_officer:
 * @view: a view
 * @id: a person of the office, or 0
 *
 * Returns: (transfer full): the name, or ""
 */
char *
_lian_review_view_dup_officer (const LianReviewView *view, gint64 id)
{
  for (guint i = 0; i < view->officers->len; i++)
    if (lian_record_get_id (view->officers->pdata[i]) == id)
      return g_strdup (lian_record_get_text (view->officers->pdata[i], "name"));
  return g_strdup ("");
}

static gboolean
read_queue (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  QueueJob *job = data;
  job->items = lian_case_list_queue (txn, cancellable, error);
  return job->items != NULL;
}

static gboolean
read_case (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianReviewView *view = data;
  g_autoptr (LianRecord) author = NULL;
  view->facts = lian_case_load (txn, view->activity, error);
  if (view->facts == NULL)
    return FALSE;
  view->effects = lian_case_count_effects (view->facts, txn);
  view->kept = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->facts->kept->len; i++)
    g_ptr_array_add (view->kept, lian_kept_dup_message (txn, view->facts->kept->pdata[i], NULL));
  view->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  view->impacts = _lian_review_read_impacts (txn, view->activity);
  const LianRelationChange gather
      = { .by = LIAN_CUTTER_DECISION, .activity = view->activity, .outcome = "CENTRALISE" };
  view->cuts = lian_relation_cuts (txn, &gather);
  view->author = lian_txn_get_author (txn);
  if (view->author != 0)
    author = lian_txn_load (txn, lian_type_find ("officer"), view->author);
  view->may_decide
      = author != NULL && lian_decide_is_entitled (author, lian_txn_get_working_date (txn));
  return TRUE;
}

/**
 * _lian_review_show_error:
 * @self: the page
 * @message: (nullable): what went wrong; %NULL takes the last one away
 */
void
_lian_review_show_error (LianReviewPage *self, const char *message)
{
  if (self->trouble == NULL)
    return;
  gtk_label_set_text (self->trouble_text, message != NULL ? message : "");
  gtk_info_bar_set_revealed (self->trouble, message != NULL);
}

/**
 * _lian_review_toast:
 * @self: the page
 * @text: what was done
 */
void
_lian_review_toast (LianReviewPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
case_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  LianReviewView *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (read != NULL && read->generation != self->case_generation)
      || !lian_trouble_take (self->case_unread, error))
    return;
  LianReviewView *view = g_new0 (LianReviewView, 1);
  *view = *read;
  *read = (LianReviewView){ 0 };
  gboolean same = self->view != NULL && self->view->activity == view->activity;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double at = same ? gtk_adjustment_get_value (adjustment) : 0;
  gtk_scrolled_window_set_child (self->scrolled, _lian_review_create_case (self, view));
  gtk_adjustment_set_value (adjustment, at);
  g_clear_pointer (&self->view, _lian_review_view_free);
  self->view = view;
  gtk_stack_set_visible_child_name (self->stack, "case");
  _lian_review_update_actions (self);
}

/**
 * _lian_review_load_case:
 * @self: the page
 *
 * Reads the case again.
 */
void
_lian_review_load_case (LianReviewPage *self)
{
  if (self->activity == 0)
    return;
  LianReviewView *view = g_new0 (LianReviewView, 1);
  view->activity = self->activity;
  view->generation = ++self->case_generation;
  lian_store_read_async (lian_context_get_store (self->context), read_case, view,
                         (GDestroyNotify) _lian_review_view_free, self->cancellable, case_cb,
                         g_object_ref (self));
}

static void
set_waiting (LianReviewPage *self, guint waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

/**
 * _lian_review_focus_queue:
 * @self: the page
 *
 * Gives the queue the focus that is wanted, when it was read.
 */
void
_lian_review_focus_queue (LianReviewPage *self)
{
  if (!self->focus_wanted || !self->is_read)
    return;
  self->focus_wanted = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !lian_focus_is_within (GTK_WIDGET (self->queue)))
    gtk_widget_child_focus (GTK_WIDGET (self->queue), GTK_DIR_TAB_FORWARD);
}

static void
queue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  QueueJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (job != NULL && job->generation != self->queue_generation))
    return;
  if (!lian_trouble_take (self->queue_unread, error))
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->queue_unread)))
        set_waiting (self, LIAN_COUNT_UNKNOWN);
      return;
    }
  lian_review_queue_set_items (self->queue, job->items);
  lian_review_queue_select (self->queue, self->activity);
  set_waiting (self, job->items->len);
  if (self->activity == 0 && job->items->len > 0)
    lian_review_page_open (self, lian_review_queue_get_first (self->queue));
  else if (self->activity == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  self->is_read = TRUE;
  _lian_review_focus_queue (self);
}

/**
 * _lian_review_load_queue:
 * @self: the page
 *
 * Reads the queue again.
 */
void
_lian_review_load_queue (LianReviewPage *self)
{
  QueueJob *job = g_new0 (QueueJob, 1);
  job->generation = ++self->queue_generation;
  lian_store_read_async (lian_context_get_store (self->context), read_queue, job, queue_job_free,
                         self->cancellable, queue_cb, g_object_ref (self));
}

static gboolean
concerns_us (LianChangeSet *set)
{
  static const char *const types[]
      = { "activity", "cooperative", "readiness",    "process",  "service_point", "relation",
          "city",     "trade",       "decision",     "officer",  "kept_warning",  "settings",
          "round",    "neighbourhood", "edition",    "impact_finding" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      return TRUE;
  return FALSE;
}

static void
changed_cb (LianReviewPage *self, LianChangeSet *set)
{
  if (!concerns_us (set))
    return;
  _lian_review_load_queue (self);
  _lian_review_load_case (self);
}

static void
lian_review_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_REVIEW_PAGE (object)->waiting);
}

static void
lian_review_page_dispose (GObject *object)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  self->trouble = NULL;
  g_clear_pointer (&self->view, _lian_review_view_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_review_page_parent_class)->dispose (object);
}

static void
lian_review_page_finalize (GObject *object)
{
  g_object_unref (LIAN_REVIEW_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_review_page_parent_class)->finalize (object);
}

static void
lian_review_page_class_init (LianReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = lian_review_page_get_property;
  object_class->dispose = lian_review_page_dispose;
  object_class->finalize = lian_review_page_finalize;
  /**
   * LianReviewPage:waiting:
   *
   * How many cases wait for an officer.
   */
  properties[PROP_WAITING]
      = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  _lian_review_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
lian_review_page_init (LianReviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  _lian_review_build (self);
  _lian_review_update_actions (self);
}

/**
 * lian_review_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself
 */
GtkWidget *
lian_review_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianReviewPage *self = g_object_new (LIAN_TYPE_REVIEW_PAGE, NULL);
  self->context = g_object_ref (context);
  LianStore *store = lian_context_get_store (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::author", G_CALLBACK (_lian_review_load_case), self,
                           G_CONNECT_SWAPPED);
  _lian_review_load_queue (self);
  return GTK_WIDGET (self);
}

/**
 * lian_review_page_open:
 * @self: the page
 * @activity: the case to show
 */
void
lian_review_page_open (LianReviewPage *self, gint64 activity)
{
  g_return_if_fail (LIAN_IS_REVIEW_PAGE (self));
  self->activity = activity;
  _lian_review_show_error (self, NULL);
  lian_review_queue_select (self->queue, activity);
  _lian_review_load_case (self);
}

/**
 * lian_review_page_get_activity:
 * @self: the page
 *
 * Returns: the case shown, or 0
 */
gint64
lian_review_page_get_activity (LianReviewPage *self)
{
  g_return_val_if_fail (LIAN_IS_REVIEW_PAGE (self), 0);
  return self->activity;
}
