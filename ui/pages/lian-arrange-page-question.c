/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question about the plan that a thread works on: it takes along what it needs, so that the page may go on
 * or go away meanwhile. */
#include "lian-arrange-page-private.h"

static void
question_free (gpointer data)
{
  LianArrangeQuestion *question = data;
  g_weak_ref_clear (&question->page);
  lian_arrange_job_unref (question->job);
  lian_arrange_task_free (question->task);
  g_array_unref (question->shares);
  g_free (question);
}

/**
 * _lian_arrange_question_new:
 * @self: the page, with a plan
 *
 * Returns: (transfer full): a question about the plan as it is shown
 */
LianArrangeQuestion *
_lian_arrange_question_new (LianArrangePage *self)
{
  LianArrangeQuestion *question = g_new0 (LianArrangeQuestion, 1);
  g_weak_ref_init (&question->page, self);
  question->job = lian_arrange_job_ref (self->job);
  question->task = _lian_arrange_dup_task (self);
  question->shares = g_array_ref (lian_arrange_sheet_get_shares (self->sheet));
  return question;
}

/**
 * _lian_arrange_question_ask:
 * @question: (transfer full): a question
 * @cancellable: gives it up
 * @work: finds the answer, in a thread
 * @answered: gets it
 *
 * Has a thread work on it.
 */
void
_lian_arrange_question_ask (LianArrangeQuestion *question, GCancellable *cancellable, GTaskThreadFunc work,
                            GAsyncReadyCallback answered)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, answered, NULL);
  g_task_set_source_tag (task, _lian_arrange_question_ask);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, work);
}

/**
 * _lian_arrange_question_get_page:
 * @result: an answer
 *
 * Returns: (transfer full) (nullable): the page, if it still wants the answer
 */
LianArrangePage *
_lian_arrange_question_get_page (GAsyncResult *result)
{
  LianArrangeQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (LianArrangePage) self = g_weak_ref_get (&question->page);
  gboolean wanted = self != NULL && self->box != NULL
                    && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
  return wanted ? g_steal_pointer (&self) : NULL;
}
