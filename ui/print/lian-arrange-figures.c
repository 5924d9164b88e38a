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

/**
 * lian_arrange_figures_month:
 * @month: the first day of a month, or 0
 *
 * Returns: (transfer full): the month, such as "1956-04", or that all months are meant
 */
char *
lian_arrange_figures_month (LianDate month)
{
  int year, of_year, day;
  if (month == 0)
    return g_strdup (_ ("all months"));
  lian_date_split (month, &year, &of_year, &day);
  return g_strdup_printf ("%04d-%02d", year, of_year);
}

/**
 * lian_arrange_figures_more:
 * @more: a difference
 * @amount: how much it is, without a sign
 *
 * Returns: (transfer full): @amount with the sign of @more
 */
char *
lian_arrange_figures_more (gint64 more, const char *amount)
{
  return g_strconcat (more < 0 ? "−" : "+", amount, NULL);
}
