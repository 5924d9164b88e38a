/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Working a plan out: in a thread of its own, seen, and ended by Stop with the best found so far.  What
 * comes of it is kept as one act. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-keep.h"
#include "lian-arrange-measured.h"
#include "lian-i18n.h"

/* How much work a plan may take, in seconds of an ordinary machine; the clock ends what a busy one makes of it. */
#define SECONDS 60

/* What a thread works on, and what is kept of it. */
typedef struct
{
  GWeakRef page; /* a page that is gone need not wait for the thread */
  gint64 arrangement;
  LianArrangeJob *job;
  LianArrangeTask *task;
  LianArrangePlan *plan;
  guint touched; /* by the plan */
  LianProgress *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_weak_ref_clear (&work->page);
  g_clear_pointer (&work->job, lian_arrange_job_unref);
  lian_arrange_task_free (work->task);
  g_clear_pointer (&work->plan, lian_arrange_plan_free);
  g_object_unref (work->progress);
  g_free (work);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  const LianSolveLimits limits = { SECONDS, g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC };
  work->plan = lian_arrange_solve (work->task, &limits, work->progress, cancellable, &error);
  if (work->plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (work->task, work->plan->shares);
  work->touched = lian_arrange_count_touched (work->job->book, amounts);
  g_task_return_boolean (task, TRUE);
}

static gboolean
keep_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  return lian_arrange_keep (txn, work->arrangement, work->task, work->plan, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) != NULL;
  if (self->box == NULL)
    return;
  _lian_arrange_refuse (self, kept ? NULL : error->message);
  if (kept)
    _lian_arrange_toast (self, _ ("Worked out"));
}

static void
ended (LianArrangePage *self)
{
  g_clear_object (&self->progress);
  lian_progress_view_set_progress (self->progress_view, NULL, NULL);
  _lian_arrange_update_actions (self);
}

/* Whoever stopped it knows why there is none; else it is looked for what stands in the way. */
static void
show_nothing_found (LianArrangePage *self, const Work *work)
{
  if (lian_progress_is_cancelled (work->progress))
    {
      _lian_arrange_refuse (self, _ ("Stopped before a plan was found; what is shown is what was kept before."));
      return;
    }
  _lian_arrange_refuse (self, _ ("No plan was found with the work that is allowed for it, nor is it proved that there is "
                                 "none; what is shown is what was kept before."));
  _lian_arrange_explain_lost (self);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (LianArrangePage) self = g_weak_ref_get (&work->page);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  if (self == NULL || self->box == NULL || work->progress != self->progress)
    return;
  ended (self);
  if (!done)
    {
      _lian_arrange_refuse (self, error->message);
      return;
    }
  if (work->plan->status == LIAN_SOLVE_UNKNOWN)
    {
      show_nothing_found (self, work);
      return;
    }
  if (_lian_arrange_is_read_only (self))
    {
      _lian_arrange_show_unkept (self, g_steal_pointer (&work->plan), work->touched);
      return;
    }
  Work *kept = g_new0 (Work, 1);
  g_weak_ref_init (&kept->page, self);
  kept->arrangement = work->arrangement;
  kept->task = g_steal_pointer (&work->task);
  kept->plan = g_steal_pointer (&work->plan);
  kept->progress = g_object_ref (work->progress);
  lian_store_write_async (lian_context_get_store (self->context), _ ("plan worked out"), NULL, keep_job, kept,
                          work_free, NULL, kept_cb, g_object_ref (self));
}

/**
 * _lian_arrange_dup_task:
 * @self: the page, with a plan
 *
 * Returns: (transfer full): its task, with the pins that are shown
 */
LianArrangeTask *
_lian_arrange_dup_task (LianArrangePage *self)
{
  LianArrangeTask *task = lian_arrange_task_copy (self->job->book->task);
  g_array_unref (task->pins);
  task->pins = lian_arrange_sheet_list_pins (self->sheet);
  return task;
}

static void
compute_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  if (!_lian_arrange_may_compute (self))
    return;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, worked_cb, NULL);
  Work *work = g_new0 (Work, 1);
  g_weak_ref_init (&work->page, self);
  self->progress = lian_progress_new ();
  work->arrangement = lian_record_get_id (self->job->plan);
  work->job = lian_arrange_job_ref (self->job);
  work->task = _lian_arrange_dup_task (self);
  work->progress = g_object_ref (self->progress);
  _lian_arrange_refuse (self, NULL);
  lian_progress_view_set_progress (self->progress_view, self->progress, _ ("Working the plan out"));
  _lian_arrange_update_actions (self);
  g_task_set_source_tag (task, compute_action);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  if (self->progress != NULL)
    lian_progress_cancel (self->progress);
}

/**
 * _lian_arrange_install_solve:
 * @klass: the class of the page
 *
 * Adds the actions.
 */
void
_lian_arrange_install_solve (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "arrange.compute", NULL, compute_action);
  gtk_widget_class_install_action (klass, "arrange.stop", NULL, stop_action);
}
