/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why there is no plan: the fewest demands that contradict each other, each with the way to its record. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-words.h"
#include "lian-i18n.h"
#include "lian-reading.h"

/* How much work the search may take, in seconds of an ordinary machine. */
#define SECONDS 2.0

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LianArrangeQuestion *question = data;
  const LianSolveLimits limits = { .seconds = SECONDS };
  GError *error = NULL;
  LianArrangeContradiction *found
      = lian_arrange_contradiction (question->task, &limits, NULL, cancellable, &error);
  if (found == NULL && error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) lian_arrange_contradiction_free);
}

/* Where what is demanded was entered. */

static const char *
find_limit (const LianArrangeTask *task, guint limit, gint64 *id)
{
  static const char *const types[]
      = { [LIAN_LIMIT_PROCESS] = "process", [LIAN_LIMIT_PRODUCT] = "product", [LIAN_LIMIT_MATERIAL] = "material" };
  const LianArrangeLimit *found = &g_array_index (task->limits, LianArrangeLimit, limit);
  *id = found->record;
  return types[found->kind];
}

static const char *
find_line (const LianArrangeTask *task, guint order, gint64 *id)
{
  *id = g_array_index (task->orders, LianArrangeOrder, order).line;
  return "contract_line";
}

static const char *
find_amount (const LianArrangeTask *task, const GArray *amounts, guint index, gint64 *id)
{
  guint way = g_array_index (amounts, LianArrangeAmount, index).way;
  return find_line (task, g_array_index (task->ways, LianArrangeWay, way).order, id);
}

static const char *
find_record (const LianArrangeTask *task, const LianArrangeDemand *demand, gint64 *id)
{
  switch (demand->kind)
    {
    case LIAN_DEMAND_LIMIT:
      return find_limit (task, demand->index, id);
    case LIAN_DEMAND_PIN:
      return find_amount (task, task->pins, demand->index, id);
    case LIAN_DEMAND_AGREED:
      return find_amount (task, task->agreed, demand->index, id);
    case LIAN_DEMAND_RELATION:
      *id = g_array_index (task->ways, LianArrangeWay, demand->index).relation;
      return "relation";
    case LIAN_DEMAND_OWN_LOT:
      *id = g_array_index (task->makers, LianArrangeMaker,
                           g_array_index (task->ways, LianArrangeWay, demand->index).maker).cooperative;
      return "cooperative";
    case LIAN_DEMAND_FLOOR:
      *id = g_array_index (task->makers, LianArrangeMaker, demand->index).cooperative;
      return "cooperative";
    case LIAN_DEMAND_DATE:
    case LIAN_DEMAND_OPENS:
    case LIAN_DEMAND_LOT:
    case LIAN_DEMAND_ONE_MAKER:
    case LIAN_DEMAND_PROMISE:
      return find_line (task, demand->index, id);
    case LIAN_DEMAND_COST:
    case LIAN_N_DEMANDS:
    default:
      return NULL;
    }
}

static void
add_demand (GtkWidget *group, const LianArrangeQuestion *question, const LianArrangeDemand *demand)
{
  gint64 id = 0;
  const char *type = find_record (question->task, demand, &id);
  g_autofree char *words = lian_arrange_demand_to_text (question->task, question->job->book->names, demand);
  if (type != NULL && id != 0)
    gtk_box_append (GTK_BOX (group), lian_reading_create_link (words, "win.open-record", type, id));
  else
    lian_reading_add_text (group, words, NULL);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianArrangeQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (LianArrangePage) self = _lian_arrange_question_get_page (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangeContradiction) found = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL)
    return;
  lian_reading_clear (self->impossible);
  gboolean known = found != NULL && found->demands->len > 0;
  GtkWidget *group = lian_reading_add_group (self->impossible,
                                             known ? _ ("There is no such plan") : _ ("No plan was found"));
  gtk_widget_add_css_class (group, "figures");
  lian_reading_add_text (group,
                         error != NULL ? error->message
                         : !known
                             ? _ ("What contradicts what was not found in time.")
                             : lian_arrange_contradiction_get_claim (found),
                         NULL);
  for (guint i = 0; found != NULL && i < found->demands->len; i++)
    add_demand (group, question, &g_array_index (found->demands, LianArrangeDemand, i));
}

static void
explain (LianArrangePage *self, const char *title)
{
  self->explaining = g_cancellable_new ();
  GtkWidget *group = lian_reading_add_group (self->impossible, title);
  lian_reading_add_text (group, _ ("Looking for what contradicts what…"), "dim-label");
  _lian_arrange_question_ask (_lian_arrange_question_new (self), self->explaining, work_thread, explained_cb);
}

static void
stop_explaining (LianArrangePage *self)
{
  g_cancellable_cancel (self->explaining);
  g_clear_object (&self->explaining);
  lian_reading_clear (self->impossible);
}

/**
 * _lian_arrange_explain_lost:
 * @self: the page, of which no plan was found
 *
 * Looks for what contradicts what, though it isn't known whether anything does.
 */
void
_lian_arrange_explain_lost (LianArrangePage *self)
{
  stop_explaining (self);
  explain (self, _ ("No plan was found"));
}

/**
 * _lian_arrange_explain:
 * @self: the page, with a plan
 *
 * If it was found to be impossible, says what contradicts what.
 */
void
_lian_arrange_explain (LianArrangePage *self)
{
  stop_explaining (self);
  if (g_strcmp0 (_lian_arrange_get_outcome (self), "INFEASIBLE") == 0)
    explain (self, _ ("There is no such plan"));
}
