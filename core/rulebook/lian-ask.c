/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What to ask first: the unknown facts, ranked by how many outcomes they separate. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* How a form stands with other facts: recommended, permitted and open, or blocked. */
typedef struct
{
  guint64 recommended, permitted, blocked;
} Standing;

static Standing
standing (LianReasoner *reasoner, guint *numbers, guint slot, guint value)
{
  guint now = numbers[slot];
  Standing found;

  numbers[slot] = value;
  found.recommended = _lian_reasoner_follow (reasoner, reasoner->recommended, numbers);
  found.blocked = _lian_reasoner_follow (reasoner, reasoner->blocked, numbers) & ~found.recommended;
  found.permitted = _lian_reasoner_follow (reasoner, reasoner->permitted, numbers)
                    & ~found.recommended & ~found.blocked;
  numbers[slot] = now;
  return found;
}

/* How many forms stand differently for two of the values the fact may turn out to have. */
static guint
separates (LianReasoner *reasoner, guint *numbers, guint slot)
{
  guint64 differ = 0;
  Standing first = standing (reasoner, numbers, slot, 1);

  for (guint i = 2; i < _lian_program_slot (reasoner->program, slot)->values->len; i++)
    {
      Standing other = standing (reasoner, numbers, slot, i);

      differ |= (first.recommended ^ other.recommended) | (first.permitted ^ other.permitted)
                | (first.blocked ^ other.blocked);
    }
  return _lian_outcomes_count (differ);
}

static void
add_question (GPtrArray *list, const char *fact, guint n)
{
  LianQuestion *question = g_new (LianQuestion, 1);
  guint at = 0;

  question->fact = fact;
  question->separates = n;
  while (at < list->len && ((LianQuestion *)list->pdata[at])->separates >= n)
    at++;
  g_ptr_array_insert (list, (int)at, question);
}

static void
ask_all (LianExplainer *explainer, GPtrArray *list)
{
  LianReasoner *reasoner = explainer->reasoner;
  guint *numbers = explainer->numbers;

  for (guint i = 0; i < explainer->form->leaves->len; i++)
    {
      LianDmnItem *leaf = g_ptr_array_index (explainer->form->leaves, i);
      guint slot = _lian_program_find (reasoner->program, leaf), n;

      if (slot == LIAN_NO_VALUE || numbers[slot] != 0
          || _lian_program_slot (reasoner->program, slot)->domain->kind != LIAN_FEEL_BOOLEAN)
        continue;
      n = separates (reasoner, numbers, slot);
      if (n > 0)
        add_question (list, leaf->name, n);
    }
}

/**
 * _lian_explain_ask:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianQuestion): the unknown facts whose
 *   answer matters, the most telling first; texts belong to the rulebook
 */
GPtrArray *
_lian_explain_ask (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  if (explainer->classified)
    ask_all (explainer, list);
  return list;
}
