/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Slips, answers for orders and contradictions in words. */
#include "lian-arrange-words.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-trade.h"
#include "lian-arrange-words-private.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"

/* What would bring the co-operative what. */
static char *
say_reason (const _LianWords *self, const LianArrangeReason *reason, const char *months)
{
  g_autofree char *what = _lian_words_loosened (self, &reason->demand, months);
  g_autofree char *more = _lian_words_amounts (self, reason->changes, TRUE);
  g_autofree char *less = _lian_words_amounts (self, reason->changes, FALSE);
  if (less == NULL)
    /* Translators: what would be different, quantities of goods */
    return g_strdup_printf (_ ("%s → %s more"), what, more != NULL ? more : "0");
  if (more == NULL)
    /* Translators: what would be different, quantities of goods */
    return g_strdup_printf (_ ("%s → %s less"), what, less);
  /* Translators: what would be different, quantities of goods, quantities of goods */
  return g_strdup_printf (_ ("%s → %s more, %s less"), what, more, less);
}

/* Whether two reasons differ by the month only. */
static gboolean
is_alike (const LianArrangeReason *a, const LianArrangeReason *b)
{
  if (a->demand.kind != LIAN_DEMAND_LIMIT || b->demand.kind != LIAN_DEMAND_LIMIT || a->demand.index != b->demand.index
      || a->demand.by != b->demand.by || a->changes->len != b->changes->len)
    return FALSE;
  for (guint n = 0; n < a->changes->len; n++)
    if (AMOUNT (a->changes, n)->way != AMOUNT (b->changes, n)->way
        || AMOUNT (a->changes, n)->quantity != AMOUNT (b->changes, n)->quantity)
      return FALSE;
  return TRUE;
}

/* Reasons that differ by the month only are said once. */
static void
add_reasons (const _LianWords *self, const LianArrangeSlip *slip, GPtrArray *texts)
{
  g_autofree guint8 *said = g_new0 (guint8, slip->reasons->len + 1);
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeReason *reason = slip->reasons->pdata[n];
      g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
      for (guint other = n; !said[n] && other < slip->reasons->len; other++)
        if (other == n || (!said[other] && is_alike (reason, slip->reasons->pdata[other])))
          {
            guint month = ((LianArrangeReason *) slip->reasons->pdata[other])->demand.month;
            said[other] = other > n;
            if (month != LIAN_ARRANGE_NONE)
              g_ptr_array_add (months, lian_arrange_month_text (self->task, month));
          }
      if (said[n])
        continue;
      g_ptr_array_add (months, NULL);
      g_autofree char *list = g_strjoinv (_ (" or "), (char **) months->pdata);
      g_ptr_array_add (texts, say_reason (self, reason, list));
    }
}

static gboolean
has_more (const LianArrangeSlip *slip)
{
  for (guint n = 0; n < slip->reasons->len; n++)
    if (((LianArrangeReason *) slip->reasons->pdata[n])->more > 0)
      return TRUE;
  return FALSE;
}

static char *
say_no_more (const LianArrangeSlip *slip)
{
  if (slip->is_enough)
    return g_strdup (_ ("All orders that it could make are placed."));
  if (!slip->is_complete)
    return g_strdup (_ ("No single limit was found that keeps it from getting more."));
  return g_strdup (slip->is_exact ? _ ("No single limit keeps it from getting more.")
                                  : _ ("With more of no single limit could it simply take over anything."));
}

static char *
say_worse (LianAim aim, gint64 worse)
{
  if (aim == LIAN_AIM_FAIRNESS)
    return _lian_words_hours (worse);
  g_autofree char *money = lian_money_format (worse / 1000 + (worse % 1000 != 0));
  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), money);
}

static char *
join_loosened (const LianArrangeTask *task, const LianArrangeNames *names, GArray *demands)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  for (guint n = 0; n < demands->len; n++)
    g_ptr_array_add (parts, lian_arrange_loosened_to_text (task, names, &g_array_index (demands, LianArrangeDemand, n)));
  g_ptr_array_add (parts, NULL);
  /* Translators: stands between things that are needed together */
  return g_strjoinv (_ (" + "), (char **) parts->pdata);
}

static char *
say_unable (const LianArrangeTask *task, const LianArrangeNames *names, const char *maker, const char *steps,
            const LianArrangeWhyNot *why)
{
  if (why->demands->len == 0)
    /* Translators: a co-operative, a quantity */
    return g_strdup_printf (_ ("%s can't make %s: it is bound in several ways"), maker, steps);
  g_autofree char *what = join_loosened (task, names, why->demands);
  /* Translators: a co-operative, a quantity, what would be different */
  return g_strdup_printf (_ ("%s could make %s only with %s"), maker, steps, what);
}

static char *
say_full (const LianArrangeTask *task, const LianArrangeNames *names, const char *maker, const char *steps,
          const LianArrangeWhyNot *why)
{
  if (why->demands->len == 0)
    /* Translators: a co-operative, a quantity */
    return g_strdup_printf (_ ("%s has no room for %s beside its other work"), maker, steps);
  g_autofree char *what = join_loosened (task, names, why->demands);
  /* Translators: a co-operative, a quantity, what would be different */
  return g_strdup_printf (_ ("%s has room for %s beside its other work only with %s"), maker, steps, what);
}

/**
 * lian_arrange_why_not_to_text:
 * @task: a task
 * @names: its names
 * @order: an order
 * @why: why a co-operative doesn't make it
 *
 * Returns: (transfer full): the same as a sentence
 */
char *
lian_arrange_why_not_to_text (const LianArrangeTask *task, const LianArrangeNames *names, guint order,
                              const LianArrangeWhyNot *why)
{
  const _LianWords self = { task, names };
  g_autofree char *maker = _lian_words_maker (&self, WAY (task, why->way)->maker);
  g_autofree char *steps = _lian_words_steps (&self, order, why->quantity);
  if (why->kind == LIAN_WHY_NOT_UNABLE)
    return say_unable (task, names, maker, steps, why);
  if (why->kind == LIAN_WHY_NOT_FULL)
    return say_full (task, names, maker, steps, why);
  if (why->kind == LIAN_WHY_NOT_POSSIBLE)
    /* Translators: a co-operative, a quantity */
    return g_strdup_printf (_ ("%s can't make %s with what is pinned or has to be attained"), maker, steps);
  if (why->kind == LIAN_WHY_NOT_EQUAL)
    /* Translators: a co-operative, a quantity */
    return g_strdup_printf (_ ("%s could make %s as well: between equals a fixed rule decides"), maker, steps);
  if (why->kind == LIAN_WHY_NOT_BETTER)
    /* Translators: a co-operative, a quantity */
    return g_strdup_printf (_ ("If %s made %s the plan would be better: work it out anew"), maker, steps);
  g_autofree char *worse = say_worse (why->aim, why->worse);
  /* Translators: a co-operative, a quantity, an aim, an amount of money or hours */
  return g_strdup_printf (_ ("If %s made %s, “%s” would be worse by %s"), maker, steps,
                          _ (lian_choices_aim[why->aim].label), worse);
}

/**
 * lian_arrange_refused_to_text:
 * @names: names
 * @refused: that a co-operative is no maker of a line
 *
 * Returns: (transfer full): why, as a sentence
 */
char *
lian_arrange_refused_to_text (const LianArrangeNames *names, const LianArrangeRefused *refused)
{
  const _LianWords self = { NULL, names };
  g_autofree char *maker = _lian_words_name (&self, refused->cooperative);
  g_autofree char *goods = _lian_words_name (&self, refused->line);
  if (refused->reason == LIAN_ARRANGE_OTHER_GRADE)
    /* Translators: a co-operative, goods */
    return g_strdup_printf (_ ("%s makes %s in none of the grades that are wanted"), maker, goods);
  if (refused->reason == LIAN_ARRANGE_SMALL_LOT)
    /* Translators: a co-operative, goods */
    return g_strdup_printf (_ ("%s begins only with a larger lot than what is left of %s"), maker, goods);
  /* Translators: a co-operative, goods */
  return g_strdup_printf (_ ("%s counts its capacity for %s in another measure"), maker, goods);
}

/**
 * lian_arrange_slip_to_texts:
 * @task: a task
 * @names: its names
 * @slip: a slip
 *
 * Says what stands on a slip besides its figures: what binds the co-operative, and what it would get next.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
lian_arrange_slip_to_texts (const LianArrangeTask *task, const LianArrangeNames *names, const LianArrangeSlip *slip)
{
  const _LianWords self = { task, names };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *next = _lian_words_amounts (&self, slip->next, TRUE);
  if (!slip->is_best)
    g_ptr_array_add (texts, g_strdup (slip->is_exact
                                          ? _ ("Worked out anew, the plan would give it something else.")
                                          : _ ("It could take over something as it is: work the plan out anew.")));
  add_reasons (&self, slip, texts);
  if (!has_more (slip))
    g_ptr_array_add (texts, say_no_more (slip));
  if (next != NULL)
    /* Translators: quantities of goods */
    g_ptr_array_add (texts, g_strdup_printf (_ ("Next it would get %s."), next));
  if (!slip->is_complete)
    g_ptr_array_add (texts, g_strdup (_ ("Of some limits it was not found out what more of them would bring.")));
  if (!slip->is_whole)
    g_ptr_array_add (texts, g_strdup (_ ("This holds as long as all others keep what they have.")));
  return texts;
}

static char *
say_placed (const _LianWords *self, const LianArrangeOrderAnswer *answer)
{
  g_autofree char *placed = _lian_words_steps (self, answer->order, answer->placed);
  g_autofree char *wanted = _lian_words_steps (self, answer->order, answer->wanted);
  g_autofree char *late = _lian_words_steps (self, answer->order, answer->late);
  if (answer->late > 0)
    /* Translators: a quantity, a quantity, a quantity */
    return g_strdup_printf (_ ("%s of %s is placed, %s of it late."), placed, wanted, late);
  if (answer->placed < answer->wanted)
    /* Translators: a quantity, a quantity */
    return g_strdup_printf (_ ("%s of %s is placed."), placed, wanted);
  /* Translators: a quantity */
  return g_strdup_printf (_ ("All %s is placed in time."), wanted);
}

/* Of an order that is late or short and that no single demand keeps from being placed. */
static void
say_together (const LianArrangeTask *task, const LianArrangeNames *names, const LianArrangeOrderAnswer *answer,
              GPtrArray *texts)
{
  if (ORDER (task, answer->order)->n_ways == 0)
    {
      g_ptr_array_add (texts, g_strdup (_ ("No co-operative is known to be able to make it.")));
      return;
    }
  if (!answer->is_best)
    {
      g_ptr_array_add (texts, g_strdup (_ ("It could all be placed in time as things are: put it there by hand, or give the search more time.")));
      return;
    }
  if (answer->together->len == 0)
    {
      g_ptr_array_add (texts, g_strdup (answer->is_exact
                                            ? _ ("Even with more of everything it would not all be placed in time.")
                                            : _ ("What would place it all in time was not found out.")));
      return;
    }
  g_autofree char *all = join_loosened (task, names, answer->together);
  /* Translators: what would be different, several things */
  g_ptr_array_add (texts, g_strdup_printf (_ ("It would all be placed in time only with several things together: %s."),
                                           all));
  if (!answer->is_smallest)
    g_ptr_array_add (texts, g_strdup (_ ("Fewer things may be enough; that was not found out.")));
}

/**
 * lian_arrange_order_answer_to_texts:
 * @task: a task
 * @names: its names
 * @answer: an answer for an order
 *
 * Says how far an order is placed, what would help if it is late or short, and why who doesn't make it
 * doesn't.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
lian_arrange_order_answer_to_texts (const LianArrangeTask *task, const LianArrangeNames *names,
                                    const LianArrangeOrderAnswer *answer)
{
  const _LianWords self = { task, names };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean whole = answer->late == 0 && answer->placed >= answer->wanted;
  g_ptr_array_add (texts, say_placed (&self, answer));
  for (guint n = 0; n < answer->reliefs->len; n++)
    {
      g_autofree char *relief
          = lian_arrange_loosened_to_text (task, names, &g_array_index (answer->reliefs, LianArrangeDemand, n));
      /* Translators: what would be different */
      g_ptr_array_add (texts, g_strdup_printf (_ ("It would all be placed in time with %s."), relief));
    }
  if (!whole && answer->reliefs->len == 0)
    say_together (task, names, answer, texts);
  for (guint n = 0; n < answer->why_not->len; n++)
    g_ptr_array_add (texts, lian_arrange_why_not_to_text (
                                task, names, answer->order, &g_array_index (answer->why_not, LianArrangeWhyNot, n)));
  if (!answer->is_whole)
    g_ptr_array_add (texts, g_strdup (_ ("This holds as long as all others keep what they have.")));
  return texts;
}

/**
 * lian_arrange_contradiction_get_claim:
 * @contradiction: what contradicts what, with a demand at least
 *
 * Returns: (transfer none): what is known of the demands, as a sentence that stands before them
 */
const char *
lian_arrange_contradiction_get_claim (const LianArrangeContradiction *contradiction)
{
  if (contradiction->is_smallest)
    return _ ("These demands can't all be met, and no fewer contradict each other:");
  return contradiction->is_needed ? _ ("These demands can't all be met; without any one of them they can:")
                                  : _ ("These demands can't all be met; some of them may not be needed for that:");
}

/**
 * lian_arrange_contradiction_to_texts:
 * @task: a task
 * @names: its names
 * @contradiction: what contradicts what
 *
 * Returns: (transfer full) (element-type utf8): what contradicts, line by line; nothing if the task is possible
 */
GPtrArray *
lian_arrange_contradiction_to_texts (const LianArrangeTask *task, const LianArrangeNames *names,
                                     const LianArrangeContradiction *contradiction)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  for (guint n = 0; n < contradiction->demands->len; n++)
    g_ptr_array_add (texts, lian_arrange_demand_to_text (
                                task, names, &g_array_index (contradiction->demands, LianArrangeDemand, n)));
  return texts;
}
