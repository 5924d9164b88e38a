/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a chart shows: series, categories and figures. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-spec-private.h"

#include "lian-draw-text.h"

#include <math.h>

/* A specification holds the figures and all words about them, as the caller wrote them; so the same
 * object serves the picture, the table and the screen reader.  A figure that is not known is not
 * zero: it has no finite value, and its text says what is to be said.
 *
 * It is filled by one thread; once filled it may be read by any. */

G_DEFINE_BOXED_TYPE (LianChartSpec, lian_chart_spec, lian_chart_spec_ref, lian_chart_spec_unref)

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = _lian_draw_text_make_valid (text);
}

static void
clear_datum (gpointer data)
{
  LianChartDatum *datum = data;

  g_free ((char *) datum->text);
  g_free ((char *) datum->key);
}

/**
 * lian_chart_spec_new:
 * @kind: what the chart looks like
 * @title: (nullable): what it shows
 * @scope: (nullable): of whom, and on which day
 *
 * Returns: (transfer full): a chart without figures
 */
LianChartSpec *
lian_chart_spec_new (LianChartKind kind, const char *title, const char *scope)
{
  LianChartSpec *self = g_atomic_rc_box_new0 (LianChartSpec);

  self->kind = kind;
  set_text (&self->title, title);
  set_text (&self->scope, scope);
  set_text (&self->empty_text, NULL);
  set_text (&self->category_title, NULL);
  set_text (&self->value_title, NULL);
  self->language = g_strdup ("zh-cn");
  self->series = g_ptr_array_new_with_free_func (g_free);
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->positions = g_array_new (FALSE, FALSE, sizeof (double));
  self->parts = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->data = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

/**
 * lian_chart_spec_ref:
 * @self: a chart
 *
 * Returns: (transfer full): @self
 */
LianChartSpec *
lian_chart_spec_ref (LianChartSpec *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (LianChartSpec *self)
{
  g_free (self->title);
  g_free (self->scope);
  g_free (self->language);
  g_free (self->date);
  g_free (self->empty_text);
  g_free (self->category_title);
  g_free (self->value_title);
  g_free (self->marker);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->categories);
  g_array_unref (self->positions);
  g_array_unref (self->parts);
  for (guint i = 0; i < LIAN_N_CHART_LANES; i++)
    g_free (self->keys[i]);
  g_ptr_array_unref (self->data);
}

/**
 * lian_chart_spec_unref:
 * @self: (transfer full): a chart
 */
void
lian_chart_spec_unref (LianChartSpec *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * lian_chart_spec_set_language:
 * @self: a chart
 * @language: language of the words, such as "zh-cn" (the default) or "en"
 */
void
lian_chart_spec_set_language (LianChartSpec *self, const char *language)
{
  g_return_if_fail (self != NULL && language != NULL);

  set_text (&self->language, language);
}

/**
 * lian_chart_spec_set_date:
 * @self: a chart
 * @date: (nullable): ISO 8601 date and time for the properties of a file
 */
void
lian_chart_spec_set_date (LianChartSpec *self, const char *date)
{
  g_return_if_fail (self != NULL);

  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * lian_chart_spec_set_empty_text:
 * @self: a chart
 * @text: (nullable): what to say when there is no figure
 */
void
lian_chart_spec_set_empty_text (LianChartSpec *self, const char *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->empty_text, text);
}

/**
 * lian_chart_spec_set_axis_titles:
 * @self: a chart
 * @categories: (nullable): what the categories are
 * @values: (nullable): what the values are, with the unit; in a matrix and in lanes what the columns are
 */
void
lian_chart_spec_set_axis_titles (LianChartSpec *self, const char *categories, const char *values)
{
  g_return_if_fail (self != NULL);

  set_text (&self->category_title, categories);
  set_text (&self->value_title, values);
}

/**
 * lian_chart_spec_set_marker:
 * @self: a chart of steps
 * @position: where, on the scale of lian_chart_spec_add_category_at()
 * @label: (nullable): what is there, such as the working date
 */
void
lian_chart_spec_set_marker (LianChartSpec *self, double position, const char *label)
{
  g_return_if_fail (self != NULL);

  set_text (&self->marker, label);
  self->marker_position = position;
}

/**
 * lian_chart_spec_add_series:
 * @self: a chart
 * @name: (nullable): name of the series
 *
 * Returns: number of the series, from 0
 */
guint
lian_chart_spec_add_series (LianChartSpec *self, const char *name)
{
  g_return_val_if_fail (self != NULL, 0);

  g_ptr_array_add (self->series, _lian_draw_text_make_valid (name));
  return self->series->len - 1;
}

/**
 * lian_chart_spec_add_category:
 * @self: a chart
 * @label: (nullable): name of the category
 *
 * Returns: number of the category, from 0
 */
guint
lian_chart_spec_add_category (LianChartSpec *self, const char *label)
{
  g_return_val_if_fail (self != NULL, 0);

  return lian_chart_spec_add_category_at (self, label, self->categories->len);
}

/**
 * lian_chart_spec_add_category_at:
 * @self: a chart
 * @label: (nullable): name of the category
 * @position: where it is, not before the category added last; for steps, such as a day's number
 *
 * Returns: number of the category, from 0
 */
guint
lian_chart_spec_add_category_at (LianChartSpec *self, const char *label, double position)
{
  gboolean part = FALSE;
  GArray *data;

  g_return_val_if_fail (self != NULL, 0);

  data = g_array_new (FALSE, TRUE, sizeof (LianChartDatum));
  g_array_set_clear_func (data, clear_datum);
  g_ptr_array_add (self->data, data);
  g_ptr_array_add (self->categories, _lian_draw_text_make_valid (label));
  g_array_append_val (self->positions, position);
  g_array_append_val (self->parts, part);
  return self->categories->len - 1;
}

LianChartDatum *
_lian_chart_spec_get_place (LianChartSpec *self, guint series, guint category)
{
  GArray *data = g_ptr_array_index (self->data, category);

  while (data->len <= series)
    {
      LianChartDatum none = { .value = NAN };

      g_array_append_val (data, none);
    }
  return &g_array_index (data, LianChartDatum, series);
}

/**
 * lian_chart_spec_set_datum:
 * @self: a chart
 * @series: number of the series
 * @category: number of the category
 * @value: the figure, or NaN if it is not known
 * @text: (nullable): the figure as shown
 */
void
lian_chart_spec_set_datum (LianChartSpec *self,
                           guint series,
                           guint category,
                           double value,
                           const char *text)
{
  LianChartDatum *datum;

  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len && category < self->categories->len);

  datum = _lian_chart_spec_get_place (self, series, category);
  datum->value = value;
  set_text ((char **) &datum->text, text);
}

/**
 * lian_chart_spec_set_link:
 * @self: a chart
 * @series: number of the series
 * @category: number of the category
 * @id: what the figure leads to
 * @key: (nullable): what the figure leads to, in words of the caller's
 */
void
lian_chart_spec_set_link (LianChartSpec *self,
                          guint series,
                          guint category,
                          gint64 id,
                          const char *key)
{
  LianChartDatum *datum;

  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len && category < self->categories->len);

  datum = _lian_chart_spec_get_place (self, series, category);
  datum->id = id;
  g_free ((char *) datum->key);
  datum->key = g_strdup (key);
}

/**
 * lian_chart_spec_set_emphasis:
 * @self: a chart
 * @series: number of the series
 * @category: number of the category
 *
 * Lets a figure stand out, such as those on the diagonal of a matrix.
 */
void
lian_chart_spec_set_emphasis (LianChartSpec *self, guint series, guint category)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len && category < self->categories->len);

  _lian_chart_spec_get_place (self, series, category)->emphasis = TRUE;
}

/**
 * lian_chart_spec_get_kind:
 * @self: a chart
 *
 * Returns: what it looks like
 */
LianChartKind
lian_chart_spec_get_kind (LianChartSpec *self)
{
  g_return_val_if_fail (self != NULL, LIAN_CHART_BARS);

  return self->kind;
}

/**
 * lian_chart_spec_get_title:
 * @self: a chart
 *
 * Returns: (transfer none): the title
 */
const char *
lian_chart_spec_get_title (LianChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * lian_chart_spec_get_category_title:
 * @self: a chart
 *
 * Returns: (transfer none): what the categories are
 */
const char *
lian_chart_spec_get_category_title (LianChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->category_title;
}

/**
 * lian_chart_spec_get_n_series:
 * @self: a chart
 *
 * Returns: number of series
 */
guint
lian_chart_spec_get_n_series (LianChartSpec *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->series->len;
}

/**
 * lian_chart_spec_get_n_categories:
 * @self: a chart
 *
 * Returns: number of categories
 */
guint
lian_chart_spec_get_n_categories (LianChartSpec *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->categories->len;
}

/**
 * lian_chart_spec_get_series_name:
 * @self: a chart
 * @series: number of a series
 *
 * Returns: (transfer none): its name
 */
const char *
lian_chart_spec_get_series_name (LianChartSpec *self, guint series)
{
  g_return_val_if_fail (self != NULL && series < self->series->len, NULL);

  return g_ptr_array_index (self->series, series);
}

/**
 * lian_chart_spec_get_category_label:
 * @self: a chart
 * @category: number of a category
 *
 * Returns: (transfer none): its label
 */
const char *
lian_chart_spec_get_category_label (LianChartSpec *self, guint category)
{
  g_return_val_if_fail (self != NULL && category < self->categories->len, NULL);

  return g_ptr_array_index (self->categories, category);
}

/**
 * lian_chart_spec_get_datum:
 * @self: a chart
 * @series: number of a series
 * @category: number of a category
 *
 * Gives a figure; its texts belong to the chart.  One that was never set has NaN and an empty text.
 *
 * Returns: the figure
 */
LianChartDatum
lian_chart_spec_get_datum (LianChartSpec *self, guint series, guint category)
{
  LianChartDatum datum = { .value = NAN };
  GArray *data;

  g_return_val_if_fail (self != NULL && category < self->categories->len, datum);

  data = g_ptr_array_index (self->data, category);
  if (series < data->len)
    datum = g_array_index (data, LianChartDatum, series);
  if (datum.text == NULL)
    datum.text = "";
  return datum;
}

/* Whether there is anything to show, be it that the figure is not known. */
gboolean
_lian_chart_spec_has_datum (LianChartSpec *self, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self, series, category);

  return isfinite (datum.value) || *datum.text != '\0';
}
