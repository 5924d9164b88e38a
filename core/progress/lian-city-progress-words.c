/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The progress of a city in words. */
#include "lian-city-progress-words.h"

#include "lian-choices.h"
#include "lian-i18n.h"

/**
 * lian_city_progress_stage_value:
 * @stage: a place in #LianCityRate.stages
 *
 * Returns: (transfer none): the value of #lian_choices_stage; "NONE" for the place after the last
 */
const char *
lian_city_progress_stage_value (guint stage)
{
  return stage < LIAN_CITY_STAGES ? lian_choices_stage[stage].value : "NONE";
}

static const char *
stage_label (guint stage)
{
  return stage < LIAN_CITY_STAGES ? _ (lian_choices_stage[stage].label) : _ ("no stage entered");
}

/**
 * lian_city_progress_dup_stages:
 * @rate: a trade on a day
 *
 * Returns: (transfer full): the stages that there are, each with its co-operatives and persons, in a line; empty
 *   where there is no co-operative
 */
char *
lian_city_progress_dup_stages (const LianCityRate *rate)
{
  GString *line = g_string_new (NULL);
  for (guint i = 0; i <= LIAN_CITY_STAGES; i++)
    if (rate->in_stage[i] > 0)
      {
        g_autofree char *units = lian_city_progress_dup_figure (rate->in_stage[i]);
        g_autofree char *persons = lian_city_progress_dup_figure (rate->stages[i]);
        /* Translators: a stage of co-operatives, how many there are, how many persons are in them */
        g_string_append_printf (line, _ ("%s%s: %s with %s persons"), line->len > 0 ? " · " : "", stage_label (i), units,
                                persons);
      }
  return g_string_free (line, FALSE);
}

/**
 * lian_city_progress_dup_figure:
 * @figure: a number of persons or households
 *
 * Returns: (transfer full): it; a word where nobody knows it
 */
char *
lian_city_progress_dup_figure (gint64 figure)
{
  return figure == LIAN_CITY_UNKNOWN ? g_strdup (_ ("unknown"))
                                         : g_strdup_printf ("%" G_GINT64_FORMAT, figure);
}

/**
 * lian_city_progress_dup_percent:
 * @thousandths: a rate
 *
 * Returns: (transfer full): it in per cent with one place; a word where nobody knows it
 */
char *
lian_city_progress_dup_percent (gint64 thousandths)
{
  if (thousandths == LIAN_CITY_UNKNOWN)
    return g_strdup (_ ("unknown"));
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " %%", thousandths / 10, thousandths % 10);
}

/**
 * lian_city_progress_dup_organised:
 * @rate: a trade on a day
 *
 * Returns: (transfer full): how many are organised, counted as the rate is; "≥" before it where some
 *   co-operatives don't know how many they are
 */
char *
lian_city_progress_dup_organised (const LianCityRate *rate)
{
  g_autofree char *number = lian_city_progress_dup_figure (rate->by_households ? rate->households : rate->persons);
  return rate->unknown > 0 && !rate->by_households && rate->persons != LIAN_CITY_UNKNOWN && !rate->from_report
             ? g_strdup_printf ("≥ %s", number)
             : g_steal_pointer (&number);
}

/**
 * lian_city_progress_dup_rate:
 * @rate: a trade on a day
 *
 * Returns: (transfer full): organised of all, and the rate, in a line
 */
char *
lian_city_progress_dup_rate (const LianCityRate *rate)
{
  g_autofree char *organised = lian_city_progress_dup_organised (rate), *percent = lian_city_progress_dup_percent (rate->rate);
  g_autofree char *all
      = lian_city_progress_dup_figure (rate->by_households ? rate->base_households : rate->base_persons);
  if (rate->rate == LIAN_CITY_UNKNOWN && rate->persons == LIAN_CITY_UNKNOWN)
    return g_strdup (_ ("how many are organised is not known"));
  if (rate->rate == LIAN_CITY_UNKNOWN)
    /* Translators: persons organised */
    return g_strdup_printf (_ ("%s persons organised; of how many is not known"), organised);
  if (rate->by_households)
    /* Translators: households organised, households in the trade, a rate */
    return g_strdup_printf (_ ("%s of %s households organised: %s"), organised, all, percent);
  /* Translators: persons organised, persons in the trade, a rate */
  return g_strdup_printf (_ ("%s of %s persons organised: %s"), organised, all, percent);
}

static char *
dup_since (const LianCityProgress *progress)
{
  return progress->confirmation != NULL
             ? lian_date_format (lian_record_get_date (progress->confirmation, "on_date"))
             : NULL;
}

/**
 * lian_city_progress_dup_word:
 * @progress: a city on a day
 *
 * Returns: (transfer full): whether it is basically co-operativised, since when, and what that asks for
 */
char *
lian_city_progress_dup_word (const LianCityProgress *progress)
{
  g_autofree char *since = dup_since (progress);
  if (progress->basically == LIAN_YES && since != NULL)
    return g_strdup_printf (_ ("Confirmed on %s as basically co-operativised: settle what is left over and consolidate (W1)"), since);
  if (progress->basically == LIAN_YES)
    return g_strdup (_ ("Entered as basically co-operativised, without a day: settle what is left over and consolidate (W1)"));
  if (progress->basically == LIAN_NO && since != NULL)
    return g_strdup_printf (_ ("Confirmation withdrawn on %s: go on completing organisation (W2)"), since);
  if (progress->basically == LIAN_NO)
    return g_strdup (_ ("Not yet basically co-operativised: go on completing organisation (W2)"));
  return g_strdup (_ ("Whether it is basically co-operativised no officer has said"));
}

/**
 * lian_city_progress_class_label:
 * @rate: a trade on a day
 *
 * Returns: (transfer none): the word of its arrangement class; "–" where none was said
 */
const char *
lian_city_progress_class_label (const LianCityRate *rate)
{
  guint place = rate->arr_class != NULL ? lian_choice_index (lian_choices_arr_class, rate->arr_class) : 4;
  return rate->arr_class != NULL && lian_choices_arr_class[place].value != NULL
             ? _ (lian_choices_arr_class[place].label)
             : "–";
}
