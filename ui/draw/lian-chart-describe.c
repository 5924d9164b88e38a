/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Charts in words and numbers in digits. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN

#include "lian-chart-spec-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Digits in threes, as both languages of the program write them. */
static char *
group_digits (const char *digits)
{
  GString *text = g_string_new (NULL);
  gsize length = strcspn (digits, ".e");
  gsize start = *digits == '-' ? 1 : 0;

  for (gsize i = 0; i < length; i++)
    {
      if (i > start && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + length);
  return g_string_free (text, FALSE);
}

char *
_lian_chart_spec_format (LianChartSpec *self, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, fabs (value) < 1e12 ? "%.12g" : "%.6g", value);
  return strchr (digits, 'e') != NULL ? g_strdup (digits) : group_digits (digits);
}

typedef struct
{
  guint n;
  guint last;
  guint high;
  guint low;
} Summary;

static Summary
summarise (LianChartSpec *self, guint series)
{
  Summary summary = { 0 };

  for (guint i = 0; i < self->categories->len; i++)
    {
      double value = lian_chart_spec_get_datum (self, series, i).value;

      if (!isfinite (value))
        continue;
      if (summary.n == 0)
        summary.high = summary.low = i;
      if (value > lian_chart_spec_get_datum (self, series, summary.high).value)
        summary.high = i;
      if (value < lian_chart_spec_get_datum (self, series, summary.low).value)
        summary.low = i;
      summary.last = i;
      summary.n++;
    }
  return summary;
}

static char *
describe_series (LianChartSpec *self, guint series)
{
  Summary summary = summarise (self, series);
  const char *name = lian_chart_spec_get_series_name (self, series);
  const char *high, *low;

  if (summary.n == 0)
    /* Translators: name of a series of a chart */
    return g_strdup_printf (_ ("%s: no figures."), name);

  high = lian_chart_spec_get_category_label (self, summary.high);
  low = lian_chart_spec_get_category_label (self, summary.low);
  if (self->kind == LIAN_CHART_STEPS)
    /* Translators: name of a series; figure; day */
    return g_strdup_printf (_ ("%s: %s at the last point, %s."), name,
                            lian_chart_spec_get_datum (self, series, summary.last).text,
                            lian_chart_spec_get_category_label (self, summary.last));
  if (summary.n == 1)
    /* Translators: name of a series; figure; name of what has it */
    return g_strdup_printf (_ ("%s: %s (%s)."), name,
                            lian_chart_spec_get_datum (self, series, summary.high).text, high);

  /* Translators: name of a series; how many figures; highest figure; what has it; lowest figure;
   * what has it */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s: %u figure, highest %s (%s), lowest %s (%s).",
                                       "%s: %u figures, highest %s (%s), lowest %s (%s).",
                                       summary.n),
                          name, summary.n,
                          lian_chart_spec_get_datum (self, series, summary.high).text, high,
                          lian_chart_spec_get_datum (self, series, summary.low).text, low);
}

/* A lane: when most is taken of it, and when least. */
static char *
describe_lane (LianChartSpec *self, guint category)
{
  const char *name = lian_chart_spec_get_category_label (self, category);
  LianChartDatum high = { .value = NAN }, low = { .value = NAN };
  guint highest = 0, lowest = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      LianChartDatum datum = lian_chart_spec_get_datum (self, i, category);

      if (!isfinite (datum.value))
        continue;
      if (!(datum.value <= high.value))
        {
          high = datum;
          highest = i;
        }
      if (!(datum.value >= low.value))
        {
          low = datum;
          lowest = i;
        }
    }
  if (!isfinite (high.value))
    return g_strdup_printf (_ ("%s: no figures."), name);
  if (high.value == low.value)
    return g_strdup_printf (_ ("%s: %s (%s)."), name, high.text,
                            lian_chart_spec_get_series_name (self, highest));
  /* Translators: name of a lane; figure; period; figure; period */
  return g_strdup_printf (_ ("%s: most %s (%s), least %s (%s)."), name, high.text,
                          lian_chart_spec_get_series_name (self, highest), low.text,
                          lian_chart_spec_get_series_name (self, lowest));
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/* A sentence to the series, or to the lane that is no part of another. */
static void
add_sentences (LianChartSpec *self, GString *text)
{
  gboolean lanes = self->kind == LIAN_CHART_LANES && self->categories->len > 0;

  for (guint i = 0; !lanes && i < self->series->len; i++)
    add_sentence (text, describe_series (self, i));
  for (guint i = 0; lanes && i < self->categories->len; i++)
    if (!_lian_chart_spec_is_part (self, i))
      add_sentence (text, describe_lane (self, i));
}

/**
 * lian_chart_spec_describe:
 * @self: a chart
 *
 * Says in a few sentences what the chart shows, for those who do not see it.
 *
 * Returns: (transfer full): title and scope, then a sentence to the series, or to the lane
 */
char *
lian_chart_spec_describe (LianChartSpec *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  if (*self->scope != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", self->scope);
  add_sentences (self, text);
  if (self->kind == LIAN_CHART_COLUMNS && self->marker != NULL)
    g_string_append_printf (text, "\n%s", self->marker);
  if (self->series->len == 0 && *self->empty_text != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->empty_text);
  return g_string_free (text, FALSE);
}
