/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would change a recommendation. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* All smallest sets of facts whose change gives a form, see lian-ways.c.
 * Choices such as the class of trade are never changed: they are what the
 * activity is; nor is a fact made unknown. */

static void
step_free (gpointer data)
{
  LianFactChange *change = data;

  lian_feel_value_unref (change->from);
  lian_feel_value_unref (change->to);
  g_free (change);
}

static void
change_free (gpointer data)
{
  LianChange *change = data;

  g_ptr_array_unref (change->facts);
  g_free (change);
}

static gboolean
may_change (LianSlot *slot, guint value, gpointer user_data)
{
  return value != 0 && slot->domain->kind != LIAN_FEEL_STRING;
}

static LianFactChange *
take_step (LianExplainer *explainer, const LianStep *step)
{
  LianSlot *slot = _lian_program_slot (explainer->reasoner->program, step->slot);
  guint fact = _lian_outline_find_fact (explainer->outline, slot->item);
  LianFactChange *change = g_new (LianFactChange, 1);

  change->fact = slot->item->name;
  change->from = lian_feel_value_ref (explainer->values[fact]);
  change->to = lian_feel_value_ref (g_ptr_array_index (slot->values, step->value));
  return change;
}

static LianChange *
take_way (LianExplainer *explainer, const char *outcome, const LianWay *way)
{
  LianChange *change = g_new (LianChange, 1);

  change->outcome = outcome;
  change->facts = g_ptr_array_new_full (way->n_steps, step_free);
  for (guint i = 0; i < way->n_steps; i++)
    g_ptr_array_add (change->facts, take_step (explainer, &way->steps[i]));
  return change;
}

static void
take_ways (LianExplainer *explainer, GPtrArray *found)
{
  LianReasoner *reasoner = explainer->reasoner;
  g_autoptr (GArray) ways = _lian_diagram_find_ways (
      reasoner->diagram, reasoner->given, reasoner->sets, explainer->numbers, G_MAXUINT64,
      explainer->max_changes, may_change, NULL);

  for (guint i = 0; i < reasoner->outcomes->len; i++)
    for (guint j = 0; j < ways->len; j++)
      {
        LianWay *way = &g_array_index (ways, LianWay, j);

        if (way->outcomes >> i & 1)
          g_ptr_array_add (found, take_way (explainer, g_ptr_array_index (reasoner->outcomes, i),
                                            way));
      }
}

/**
 * _lian_explain_change:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianChange): for every form that other
 *   facts would bring about, all sets of changes of which no part suffices, up
 *   to the explainer's size, the smaller first; texts belong to the rulebook;
 *   empty where the rulebook or a fact allows no reasoning
 */
GPtrArray *
_lian_explain_change (LianExplainer *explainer)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (change_free);

  if (explainer->classified)
    take_ways (explainer, found);
  return found;
}
