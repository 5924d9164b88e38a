/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lianshe arrange finds out, for people. */
#include "lian-arrange-answer.h"

#include "lian-arrange-check.h"
#include "lian-arrange-differences.h"
#include "lian-arrange-solve.h"
#include "lian-arrange-words.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

/**
 * lian_arrange_answer_gap:
 * @figure: how a plan does in a stage
 *
 * Returns: (transfer full): by how much it may be above the best, in per cent of itself, rounded up to one
 *   place; "0" where it is the best
 */
char *
lian_arrange_answer_gap (const LianArrangeFigure *figure)
{
  if (figure->objective <= MAX (figure->bound, 0))
    return g_strdup ("0");
  __int128 gap = (__int128) (figure->objective - MAX (figure->bound, 0)) * 1000;
  int share = (int) ((gap + figure->objective - 1) / figure->objective);
  return g_strdup_printf ("%d.%d", share / 10, share % 10);
}

/**
 * lian_arrange_answer_stage:
 * @task: a task
 * @place: the place of a stage
 * @words: whether words are asked for, else the names of the aims as they are kept
 *
 * Returns: (transfer full): the aims of that place
 */
char *
lian_arrange_answer_stage (const LianArrangeTask *task, guint place, gboolean words)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < task->stages->len; i++)
    {
      const LianArrangeStage *stage = AT (task->stages, LianArrangeStage, i);
      const LianChoice *aim = &lian_choices_aim[stage->aim];
      if (stage->place != place)
        continue;
      if (text->len > 0)
        g_string_append (text, words ? " + " : "+");
      g_string_append (text, words ? _ (aim->label) : aim->value);
    }
  return g_string_free (text, FALSE);
}

/**
 * lian_arrange_answer_placed:
 * @self: an answer
 * @order: an order
 * @late: (out): how many of its steps are made after their month
 *
 * Returns: how many of its steps are made
 */
gint64
lian_arrange_answer_placed (const LianArrangeAnswer *self, guint order, gint64 *late)
{
  gint64 placed = 0;
  const LianArrangeTask *task = self->book->task;
  *late = 0;
  for (guint i = 0; i < self->plan->shares->len; i++)
    {
      const LianArrangeShare *share = AT (self->plan->shares, LianArrangeShare, i);
      const LianArrangePart *part = AT (task->parts, LianArrangePart, share->part);
      if (part->order != order)
        continue;
      placed += share->quantity;
      *late += (int) share->month > part->due ? share->quantity : 0;
    }
  return placed;
}

static char *
quantity_of (const LianArrangeAnswer *self, const LianArrangeOrder *order, gint64 steps)
{
  return lian_arrange_names_quantity (self->book->names, order->line, steps * order->step);
}

/* Thousandths of a fen, as yuan. */
static char *
money_of (gint64 value)
{
  g_autofree char *number = lian_money_format (value / 1000 + (value % 1000 >= 500));
  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), number);
}

static char *
value_of_stage (const LianArrangeTask *task, guint place, gint64 value)
{
  for (guint i = 0; i < task->stages->len; i++)
    if (AT (task->stages, LianArrangeStage, i)->place == place
        && AT (task->stages, LianArrangeStage, i)->aim == LIAN_AIM_FAIRNESS)
      /* Translators: hours of work */
      return g_strdup_printf (_ ("%d hours"), (int) MIN (value / 3600000, G_MAXINT));
  return money_of (value);
}

static void
print_stages (GString *out, const LianArrangeAnswer *self)
{
  const LianArrangeTask *task = self->book->task;
  g_string_append_printf (out, "\n%s\n", _ ("Stages"));
  for (guint i = 0; i < self->plan->figures->len; i++)
    {
      const LianArrangeFigure *figure = AT (self->plan->figures, LianArrangeFigure, i);
      g_autofree char *name = lian_arrange_answer_stage (task, figure->place, TRUE);
      g_autofree char *reached = value_of_stage (task, figure->place, figure->objective);
      g_autofree char *bound = value_of_stage (task, figure->place, figure->bound);
      g_autofree char *gap = lian_arrange_answer_gap (figure);
      if (figure->objective == figure->bound)
        /* Translators: a number, an aim, what the plan falls short of it */
        g_string_append_printf (out, _ ("  %u. %s: %s, proven best\n"), figure->place, name, reached);
      else
        /* Translators: a number, an aim, what the plan falls short of it, the bound, per cent */
        g_string_append_printf (out, _ ("  %u. %s: %s, at least %s (gap %s %%)\n"), figure->place, name, reached,
                                bound, gap);
    }
}

static void
print_share (GString *out, const LianArrangeAnswer *self, const LianArrangeOrder *order, const LianArrangeAmount *amount)
{
  const LianArrangeTask *task = self->book->task;
  guint maker = AT (task->ways, LianArrangeWay, amount->way)->maker;
  int year, month, day;
  lian_date_split (lian_date_add_months (task->first_month, (int) amount->month), &year, &month, &day);
  g_autofree char *name = lian_isolate (
      lian_arrange_names_get (self->book->names, AT (task->makers, LianArrangeMaker, maker)->cooperative));
  g_autofree char *quantity = quantity_of (self, order, amount->quantity);
  g_string_append_printf (out, "    %d-%02d  %s  %s\n", year, month, quantity, name);
}

static void
print_order (GString *out, const LianArrangeAnswer *self, guint n, const GArray *amounts)
{
  const LianArrangeTask *task = self->book->task;
  const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, n);
  gint64 late, placed = lian_arrange_answer_placed (self, n, &late), wanted = lian_arrange_get_wanted (task, n);
  g_autofree char *goods = lian_isolate (lian_arrange_names_get (self->book->names, order->line));
  g_autofree char *all = quantity_of (self, order, wanted);
  g_autofree char *short_of = quantity_of (self, order, wanted - placed), *after = quantity_of (self, order, late);
  g_string_append_printf (out, "  %s (%s): %s", goods, lian_arrange_names_get (self->book->names, order->contract), all);
  if (placed < wanted)
    /* Translators: a quantity */
    g_string_append_printf (out, _ (", %s not placed"), short_of);
  if (late > 0)
    /* Translators: a quantity */
    g_string_append_printf (out, _ (", %s late"), after);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = AT (amounts, LianArrangeAmount, i);
      if (amount->way >= order->first_way && amount->way < order->first_way + order->n_ways)
        print_share (out, self, order, amount);
    }
}

static void
print_texts (GString *out, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "    %s\n", (const char *) texts->pdata[i]);
}

static void
print_slip (GString *out, const LianArrangeAnswer *self, const LianArrangeSlip *slip)
{
  const LianArrangeTask *task = self->book->task;
  g_autofree char *name = lian_isolate (lian_arrange_names_get (
      self->book->names, AT (task->makers, LianArrangeMaker, slip->maker)->cooperative));
  g_autofree char *asked = money_of (slip->asked), *able = money_of (slip->able), *given = money_of (slip->given);
  g_autoptr (GPtrArray) texts = lian_arrange_slip_to_texts (task, self->book->names, slip);
  /* Translators: a co-operative, three amounts of money */
  g_string_append_printf (out, _ ("  %s: orders that it could make %s, able %s, given %s\n"), name, asked, able, given);
  print_texts (out, texts);
}

static void
print_problems (GString *out, const LianArrangeBook *book)
{
  g_autofree char *value = money_of (book->unplaced);
  g_string_append_printf (out, "\n%s\n", _ ("Not arranged, or on an assumption"));
  for (guint i = 0; i < book->problems->len; i++)
    g_string_append_printf (out, "  %s\n", ((const LianArrangeProblem *) book->problems->pdata[i])->words);
  if (book->unplaced > 0)
    /* Translators: an amount of money */
    g_string_append_printf (out, _ ("  Orders worth %s are not arranged by this.\n"), value);
}

static void
print_contradiction (GString *out, const LianArrangeAnswer *self)
{
  g_autoptr (GPtrArray) texts
      = lian_arrange_contradiction_to_texts (self->book->task, self->book->names, self->contradiction);
  g_string_append_printf (out, "%s\n", _ ("No plan is possible."));
  if (texts->len > 0)
    g_string_append_printf (out, "%s\n", lian_arrange_contradiction_get_claim (self->contradiction));
  print_texts (out, texts);
}

static void
print_plan (GString *out, const LianArrangeAnswer *self)
{
  const LianArrangeTask *task = self->book->task;
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, self->plan->shares);
  print_stages (out, self);
  g_string_append_printf (out, "\n%s\n", _ ("Orders"));
  for (guint n = 0; n < task->orders->len; n++)
    print_order (out, self, n, amounts);
  if (self->slips != NULL)
    g_string_append_printf (out, "\n%s\n", _ ("Co-operatives"));
  for (guint i = 0; self->slips != NULL && i < self->slips->len; i++)
    print_slip (out, self, self->slips->pdata[i]);
  if (self->orders != NULL && self->orders->len > 0)
    g_string_append_printf (out, "\n%s\n", _ ("What would cure it"));
  for (guint i = 0; self->orders != NULL && i < self->orders->len; i++)
    {
      const LianArrangeOrderAnswer *answer = self->orders->pdata[i];
      g_autoptr (GPtrArray) texts = lian_arrange_order_answer_to_texts (task, self->book->names, answer);
      g_autofree char *goods = lian_isolate (
          lian_arrange_names_get (self->book->names, AT (task->orders, LianArrangeOrder, answer->order)->line));
      g_string_append_printf (out, "  %s\n", goods);
      print_texts (out, texts);
    }
}

/**
 * lian_arrange_answer_print:
 * @out: where to
 * @self: an answer
 *
 * Appends it in words.
 */
void
lian_arrange_answer_print (GString *out, const LianArrangeAnswer *self)
{
  const char *name = lian_record_get_title (self->arrangement);
  g_autofree char *title = lian_isolate (name != NULL && *name != '\0' ? name : _ ("new arrangement"));
  g_string_append_printf (out, "%s\n", title);
  if (self->plan->cut_by_clock)
    g_string_append_printf (out, "%s\n", _ ("The clock ended the search: another machine may find another plan."));
  if (!lian_arrange_has_helper ())
    g_string_append_printf (out, "%s\n", _ ("The program “cbc” is not installed here: plans in which much is yes or no come "
                                            "out worse than with it."));
  if (self->contradiction != NULL)
    print_contradiction (out, self);
  else
    print_plan (out, self);
  if (self->book->problems->len > 0)
    print_problems (out, self->book);
}
