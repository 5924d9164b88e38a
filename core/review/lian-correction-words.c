/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Corrections in words, for screen, chart, paper and evidence. */
#include "lian-choices.h"
#include "lian-correction-private.h"
#include "lian-isolate.h"
#include "lian-money.h"

static const char *const figure_labels[LIAN_N_FIGURES] = {
  N_ ("output value"),     N_ ("quantity"),          N_ ("varieties"),     N_ ("goods that passed"),
  N_ ("public complaints"), N_ ("service hours a week"), N_ ("open service points"),
};

/**
 * lian_figure_label:
 * @figure: a figure
 *
 * Returns: (transfer none): its name
 */
const char *
lian_figure_label (LianFigure figure)
{
  g_return_val_if_fail (figure < LIAN_N_FIGURES, "");
  return _ (figure_labels[figure]);
}

/**
 * lian_correction_state_label:
 * @state: a state
 *
 * Returns: (transfer none): the heading of its cases
 */
const char *
lian_correction_state_label (LianCorrectionState state)
{
  switch (state)
    {
    case LIAN_CORRECTION_OVERDUE:
      return _ ("Overdue");
    case LIAN_CORRECTION_FOUND:
      return _ ("Found, no case yet");
    case LIAN_CORRECTION_OPEN:
      return _ ("Under correction");
    case LIAN_CORRECTION_CLOSED:
    default:
      return _ ("Closed");
    }
}

/* A fraction with one decimal, rounded to the nearest; both are whole numbers. */
static char *
format_tenths (__int128 numerator, __int128 denominator)
{
  __int128 tenths = (numerator * 20 + (numerator < 0 ? -denominator : denominator))
                    / (2 * denominator);
  gint64 whole = (gint64) (tenths < 0 ? -tenths : tenths);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", tenths < 0 ? "−" : "", whole / 10,
                          (int) (whole % 10));
}

static char *
format_quantity (gint64 quantity, const LianUnit *unit)
{
  static const LianUnit smallest = { NULL, NULL, 1, 1 };
  g_autofree char *number = lian_quantity_to_text (quantity, unit != NULL ? unit : &smallest);
  return unit != NULL && unit->name != NULL ? g_strdup_printf ("%s %s", number, unit->name)
                                            : g_steal_pointer (&number);
}

/**
 * lian_figure_dup_text:
 * @change: a figure before and after
 * @figure: which one
 * @after: whether the figure after is wanted
 * @unit: (nullable): of quantities
 *
 * Returns: (transfer full): the figure with its unit; "unknown" where it is not known
 */
char *
lian_figure_dup_text (const LianFigureChange *change, LianFigure figure, gboolean after,
                      const LianUnit *unit)
{
  gint64 number = after ? change->after : change->before;
  gint64 of = after ? change->after_of : change->before_of;
  if (change->fell == LIAN_NOT_ASKED)
    return g_strdup (_ ("not reported"));
  if (change->fell == LIAN_UNKNOWN)
    return g_strdup (_ ("unknown"));
  switch (figure)
    {
    case LIAN_FIGURE_OUTPUT_VALUE:
      return lian_money_format (number);
    case LIAN_FIGURE_QUANTITY:
      return format_quantity (number, unit);
    case LIAN_FIGURE_QUALITY:
      {
        g_autofree char *percent = format_tenths ((__int128) number * 100, of);
        return g_strdup_printf ("%s %%", percent);
      }
    case LIAN_FIGURE_VARIETIES:
    case LIAN_FIGURE_HOURS:
      return number % of == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number / of)
                              : format_tenths (number, of);
    case LIAN_FIGURE_COMPLAINTS:
    case LIAN_FIGURE_POINTS:
    case LIAN_N_FIGURES:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

static char *
with_sign (gint64 number, const char *digits)
{
  return g_strconcat (number > 0 ? "+" : "", digits, NULL);
}

/**
 * lian_figure_dup_change:
 * @change: a figure before and after
 * @figure: which one
 *
 * Returns: (transfer full): the change with its sign; empty where it is not known
 */
char *
lian_figure_dup_change (const LianFigureChange *change, LianFigure figure)
{
  if (change->fell != LIAN_YES && change->fell != LIAN_NO)
    return g_strdup ("");
  if (figure == LIAN_FIGURE_COMPLAINTS || figure == LIAN_FIGURE_POINTS)
    {
      gint64 more = change->after - change->before;
      return g_strdup_printf ("%s%" G_GINT64_FORMAT, more > 0 ? "+" : more < 0 ? "−" : "±",
                              more < 0 ? -more : more);
    }
  if (figure == LIAN_FIGURE_QUALITY)
    {
      __int128 more = (__int128) change->after * change->before_of
                      - (__int128) change->before * change->after_of;
      g_autofree char *points
          = format_tenths (more * 100, (__int128) change->before_of * change->after_of);
      g_autofree char *number = with_sign (more > 0 ? 1 : more < 0 ? -1 : 0, points);
      /* Translators: a difference between two percentages */
      return g_strdup_printf (_ ("%s percentage points"), number);
    }
  gint64 permille = lian_figure_change_get_permille (change);
  if (permille == G_MAXINT64)
    return g_strdup (_ ("from nothing"));
  g_autofree char *percent = format_tenths (permille, 10);
  g_autofree char *number = with_sign (permille, percent);
  return g_strdup_printf ("%s %%", number);
}

/**
 * lian_before_after_dup_periods:
 * @self: a comparison
 *
 * Returns: (transfer full): the periods that are compared, or why there are none
 */
char *
lian_before_after_dup_periods (const LianBeforeAfter *self)
{
  if (self->day == 0)
    return g_strdup (_ ("The day of centralising is not recorded, so nothing can be compared."));
  if (!lian_before_after_is_compared (self))
    return g_strdup (_ ("There are no returns of equal length before and after the day."));
  const LianDate days[] = { self->before_from, self->before_to, self->after_from, self->after_to };
  char *texts[G_N_ELEMENTS (days)];
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    texts[i] = lian_date_format (days[i]);
  /* Translators: four dates */
  char *text = g_strdup_printf (_ ("Before: %s to %s. After: %s to %s."), texts[0], texts[1],
                                texts[2], texts[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_free (texts[i]);
  return text;
}

/**
 * lian_before_after_dup_threshold:
 * @self: a comparison
 *
 * Returns: (transfer full): what counts as a fall, and whose figures these are
 */
char *
lian_before_after_dup_threshold (const LianBeforeAfter *self)
{
  return g_strdup_printf (
      _ ("A fall is counted from %u %%; of quality from %u in a hundred pieces, of complaints from "
         "%u more. The source gives no figure; the edition of the rulebook sets them."),
      self->limits.percent, self->limits.quality, self->limits.complaints);
}

/**
 * lian_correction_dup_grounds:
 * @grounds: grounds
 *
 * Returns: (transfer full): their codes with commas, as a case keeps them
 */
char *
lian_correction_dup_grounds (LianCorrectionGrounds grounds)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; lian_choices_case_ground[i].value != NULL; i++)
    if (grounds & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "",
                              lian_choices_case_ground[i].value);
  return g_string_free (text, FALSE);
}

/**
 * lian_correction_dup_grounds_words:
 * @grounds: grounds
 *
 * Returns: (transfer full): them in words; "–" for none
 */
char *
lian_correction_dup_grounds_words (LianCorrectionGrounds grounds)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; lian_choices_case_ground[i].value != NULL; i++)
    if (grounds & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "",
                              _ (lian_choices_case_ground[i].label));
  if (text->len == 0)
    g_string_append (text, "–");
  return g_string_free (text, FALSE);
}

static char *
judge_decided (const LianCorrection *self)
{
  const char *number = lian_record_get_text (self->decision, "number");
  g_autofree char *name = lian_isolate (number != NULL ? number : "—");
  if (self->grounds & LIAN_GROUND_OVERRIDE)
    return *self->blocked_by != '\0'
               /* Translators: a decision's number, rules */
               ? g_strdup_printf (_ ("Decision %s was taken against %s, with a second officer."),
                                  name, self->blocked_by)
               : g_strdup_printf (_ ("Decision %s was taken although no rule permits the form, with a "
                                     "second officer."),
                                  name);
  /* Translators: rules, a decision's number */
  return g_strdup_printf (_ ("%s would not have permitted it on the facts of decision %s."),
                          *self->blocked_by != '\0' ? self->blocked_by : _ ("The rules"), name);
}

/**
 * lian_correction_dup_judgement:
 * @self: a correction
 *
 * Returns: (transfer full): what the rules say of the form that was taken, and on which facts
 */
char *
lian_correction_dup_judgement (const LianCorrection *self)
{
  if (!(self->grounds & (LIAN_GROUND_NOT_PERMITTED | LIAN_GROUND_OVERRIDE)))
    return g_strdup (self->basis == LIAN_BASIS_RECEIPT
                         ? _ ("The rules permitted it on the facts of the decision.")
                         : _ ("The rules permit it on what is recorded of that day."));
  if (self->basis == LIAN_BASIS_RECEIPT || self->grounds & LIAN_GROUND_OVERRIDE)
    return judge_decided (self);
  const char *rules = *self->blocked_by != '\0' ? self->blocked_by : _ ("The rules");
  if (self->day == 0)
    return g_strdup_printf (_ ("%s would not have permitted it, going by what is recorded now; the day "
                               "is not recorded."),
                            rules);
  g_autofree char *day = lian_date_format (self->day);
  /* Translators: rules, a date */
  return g_strdup_printf (_ ("%s would not have permitted it, going by what is recorded as known on "
                             "%s."),
                          rules, day);
}

/**
 * lian_correction_dup_evidence:
 * @self: a correction
 * @service: whether service is meant, and not output
 * @unit: (nullable): of quantities
 *
 * Returns: (transfer full): the figures of the comparison as a sentence of evidence, with the
 *   periods
 */
char *
lian_correction_dup_evidence (const LianCorrection *self, gboolean service, const LianUnit *unit)
{
  GString *text = g_string_new (NULL);
  int first = service ? LIAN_FIGURE_VARIETIES : LIAN_FIGURE_OUTPUT_VALUE;
  int last = service ? LIAN_FIGURE_POINTS : LIAN_FIGURE_QUANTITY;
  for (int i = first; i <= last; i++)
    {
      const LianFigureChange *change = &self->compared.figures[i];
      if (change->fell == LIAN_NOT_ASKED)
        continue;
      g_autofree char *before = lian_figure_dup_text (change, (LianFigure) i, FALSE, unit);
      g_autofree char *after = lian_figure_dup_text (change, (LianFigure) i, TRUE, unit);
      g_autofree char *more = lian_figure_dup_change (change, (LianFigure) i);
      /* Translators: a figure's name, what it was before, what it was after, the change */
      g_string_append_printf (text, _ ("%s: %s before, %s after (%s). "),
                              lian_figure_label ((LianFigure) i), before, after,
                              *more != '\0' ? more : _ ("unknown"));
    }
  g_autofree char *periods = lian_before_after_dup_periods (&self->compared);
  g_string_append (text, periods);
  return g_string_free (text, FALSE);
}
