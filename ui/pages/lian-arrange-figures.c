/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan has of an aim, and how far it is from another, as people read it. */
#include "lian-arrange-figures.h"

#include "lian-i18n.h"
#include "lian-money.h"

#define TENTH_OF_HOUR 360000

/* To the next tenth: what is short is not rounded away. */
static char *
format_hours (gint64 milliseconds)
{
  gint64 tenths = milliseconds / TENTH_OF_HOUR + (milliseconds % TENTH_OF_HOUR != 0);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%d", tenths / 10, (int) (tenths % 10));
}

/**
 * lian_arrange_figures_value:
 * @aim: an aim
 * @value: what a plan has of it, in its unit
 *
 * Returns: (transfer full): in yuan or hours, or that it is attained
 */
char *
lian_arrange_figures_value (LianAim aim, gint64 value)
{
  if (value == 0 && aim != LIAN_AIM_COST)
    return g_strdup (_ ("✓ attained whole"));
  g_autofree char *number = aim == LIAN_AIM_FAIRNESS ? format_hours (value) : lian_money_format (value / 1000);
  /* Translators: a number of hours of work that co-operatives get less than they ought to */
  return aim == LIAN_AIM_FAIRNESS ? g_strdup_printf (_ ("%s hours short"), number)
                                  /* Translators: an amount of money */
                                  : g_strdup_printf (_ ("%s yuan"), number);
}

/**
 * lian_arrange_figures_gap:
 * @objective: what a plan has
 * @bound: no plan has less
 *
 * Returns: (transfer full): how far it may be from the best possible
 */
char *
lian_arrange_figures_gap (gint64 objective, gint64 bound)
{
  if (objective <= bound)
    return g_strdup (_ ("proven best"));
  char gap[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (gap, sizeof gap, "%.2f", 100.0 * (double) (objective - bound) / (double) objective);
  /* Translators: of an answer found so far, as a percentage */
  return g_strdup_printf (_ ("at most %s %% from the best possible"), gap);
}

static guint
get_maker (const LianArrangeTask *task, guint way)
{
  return g_array_index (task->ways, LianArrangeWay, way).maker;
}

/* What was agreed without a month is compared over all months. */
static void
take_off (const LianArrangeBook *book, gint64 *cells, gint64 *sums)
{
  for (guint i = 0; i < book->before->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (book->before, LianArrangeAmount, i);
      if (amount->month >= book->task->n_months)
        sums[amount->way] -= amount->quantity;
      else
        cells[(gsize) amount->way * book->task->n_months + amount->month] -= amount->quantity;
    }
}

static gboolean
is_other (const LianArrangeBook *book, const gint64 *cells, const gint64 *sums, guint way)
{
  gint64 sum = sums[way];
  gboolean other = FALSE;
  for (guint month = 0; month < book->task->n_months; month++)
    {
      gint64 cell = cells[(gsize) way * book->task->n_months + month];
      other = other || cell != 0;
      sum += cell;
    }
  return sums[way] != 0 ? sum != 0 : other;
}

/**
 * lian_arrange_count_touched:
 * @book: what is arranged
 * @sheet: a plan of it
 *
 * Returns: how many co-operatives have something else than before
 */
guint
lian_arrange_count_touched (const LianArrangeBook *book, const LianArrangeSheet *sheet)
{
  const LianArrangeTask *task = book->task;
  g_autofree gint64 *cells = g_new0 (gint64, (gsize) task->ways->len * task->n_months + 1);
  g_autofree gint64 *sums = g_new0 (gint64, task->ways->len + 1);
  g_autofree gboolean *touched = g_new0 (gboolean, task->makers->len + 1);
  guint n = 0;
  for (guint way = 0; way < task->ways->len; way++)
    for (guint month = 0; month < task->n_months; month++)
      cells[(gsize) way * task->n_months + month] = lian_arrange_sheet_get (sheet, way, month);
  take_off (book, cells, sums);
  for (guint way = 0; way < task->ways->len; way++)
    if (is_other (book, cells, sums, way))
      touched[get_maker (task, way)] = TRUE;
  for (guint maker = 0; maker < task->makers->len; maker++)
    n += touched[maker];
  return n;
}
