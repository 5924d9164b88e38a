/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why the selected row is as it is: for a co-operative its slip, for an order who makes it and why not the
 * others.  Answers come from arranging anew with something loosened, so a thread works on them once the keys
 * rest, and gives up when another row is chosen. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-texts.h"
#include "lian-arrange-words.h"
#include "lian-craft-words.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-reading.h"

/* How long the keys have to rest, in milliseconds. */
#define REST 350

/* How much work an answer may take, in seconds of an ordinary machine. */
#define SECONDS 2.0

static GPtrArray *
answer_maker (const LianArrangeQuestion *q, const LianSolveLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianArrangeSlip) slip
      = lian_arrange_slip (q->task, q->shares, q->index, limits, NULL, cancellable, error);
  return slip != NULL ? lian_arrange_slip_to_texts (q->task, q->job->book->names, slip) : NULL;
}

static void
add_refused (const LianArrangeQuestion *q, GPtrArray *texts)
{
  const GArray *refused = q->job->book->refused;
  gint64 line = g_array_index (q->task->orders, LianArrangeOrder, q->index).line;
  for (guint i = 0; i < refused->len; i++)
    if (g_array_index (refused, LianArrangeRefused, i).line == line)
      g_ptr_array_add (texts, lian_arrange_refused_to_text (q->job->book->names,
                                                            &g_array_index (refused, LianArrangeRefused, i)));
}

static GPtrArray *
answer_order (const LianArrangeQuestion *q, const LianSolveLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianArrangeOrderAnswer) answer
      = lian_arrange_order_answer (q->task, q->shares, q->index, limits, NULL, cancellable, error);
  if (answer == NULL)
    return NULL;
  GPtrArray *texts = lian_arrange_order_answer_to_texts (q->task, q->job->book->names, answer);
  add_refused (q, texts);
  return texts;
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LianArrangeQuestion *question = data;
  const LianSolveLimits limits = { .seconds = SECONDS };
  GError *error = NULL;
  GPtrArray *texts = question->of_maker ? answer_maker (question, &limits, cancellable, &error)
                                        : answer_order (question, &limits, cancellable, &error);
  if (texts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texts, (GDestroyNotify) g_ptr_array_unref);
}

/* Showing. */

static GtkWidget *
begin (LianArrangePage *self, const char *heading)
{
  lian_reading_clear (self->why);
  return lian_reading_add_group (self->why, heading);
}

static char *
describe (const LianArrangeQuestion *q)
{
  return q->of_maker ? lian_arrange_texts_maker (q->task, q->job->book->names, q->index)
                     : lian_arrange_texts_order (q->task, q->job->book->names, q->index);
}

/* What stands before every reason (S1-6c). */
static char *
dup_notice (LianArrangePage *self, gboolean of_maker, guint index)
{
  g_autoptr (GArray) amounts = lian_arrange_sheet_list_amounts (self->sheet);
  g_autoptr (GPtrArray) crafts = of_maker ? lian_craft_plan_list_of_maker (self->job->crafts, amounts, index)
                                          : lian_craft_plan_list_of_order (self->job->crafts, amounts, index);
  return lian_craft_dup_notice (NULL, crafts);
}

static GtkWidget *
begin_about (LianArrangePage *self, const LianArrangeQuestion *q)
{
  g_autofree char *name = describe (q);
  g_autofree char *notice = self->sheet != NULL ? dup_notice (self, q->of_maker, q->index) : NULL;
  GtkWidget *group = begin (self, name);
  if (notice != NULL)
    lian_reading_add_text (group, notice, "heading");
  return group;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianArrangeQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (LianArrangePage) self = _lian_arrange_question_get_page (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL)
    return;
  GtkWidget *group = begin_about (self, question);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    lian_reading_add_text (group, texts->pdata[i], NULL);
  if (texts == NULL)
    lian_reading_add_text (group, error->message, NULL);
  GtkWidget *lines = lian_lines_new ();
  lian_lines_add_button (LIAN_LINES (lines), question->of_maker ? _ ("Open the co-op_erative") : _ ("Open the ord_er"),
                         NULL, "arrange.open");
  gtk_box_append (GTK_BOX (group), lines);
}

/* Asking. */

static gboolean
find_subject (LianArrangePage *self, gboolean *of_maker, guint *index)
{
  LianArrangeRowKind kind;
  if (self->sheet == NULL || !lian_arrange_grid_get_selected (self->grid, &kind, index))
    return FALSE;
  *of_maker = kind == LIAN_ARRANGE_ROW_MAKER;
  if (kind != LIAN_ARRANGE_ROW_WAY)
    return TRUE;
  const LianArrangeWay *way = &g_array_index (self->job->book->task->ways, LianArrangeWay, *index);
  *of_maker = (_lian_arrange_get_flags (self) & LIAN_ARRANGE_ROWS_TURNED) != 0;
  *index = *of_maker ? way->maker : way->order;
  return TRUE;
}

static void
ask (LianArrangePage *self, gboolean of_maker, guint index)
{
  LianArrangeQuestion *question = _lian_arrange_question_new (self);
  question->of_maker = of_maker;
  question->index = index;
  self->asking = g_cancellable_new ();
  lian_reading_add_text (begin_about (self, question), _ ("Looking for the reasons…"), "dim-label");
  _lian_arrange_question_ask (question, self->asking, work_thread, answered_cb);
}

static gboolean
ask_cb (gpointer data)
{
  LianArrangePage *self = data;
  gboolean of_maker;
  guint index;
  self->asking_soon = 0;
  if (find_subject (self, &of_maker, &index))
    ask (self, of_maker, index);
  return G_SOURCE_REMOVE;
}

/**
 * _lian_arrange_ask_soon:
 * @self: the page
 *
 * Says why the selected row is as it is, once the keys rest.
 */
void
_lian_arrange_ask_soon (LianArrangePage *self)
{
  g_clear_handle_id (&self->asking_soon, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking_soon = g_timeout_add (REST, ask_cb, self);
}
