/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where everything in a chart stands. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

/* A layout is a pure function of the figures, the size and a measurer of text.  It holds
 * rectangles, points, lines and labels, and knows no colour; the painter knows no figure.  Every size gives a
 * layout: what does not fit is left out, from the least needed on, and is still in the table.
 *
 * A layout does not change, and may be read in any thread. */

#define MARGIN 8.0
#define MAX_SIZE 1e5

G_DEFINE_BOXED_TYPE (LianChartLayout, lian_chart_layout, lian_chart_layout_ref,
                     lian_chart_layout_unref)

void
_lian_chart_builder_measure (LianChartBuilder *self,
                             LianChartFont font,
                             const char *text,
                             double width,
                             int max_lines,
                             double *text_width,
                             double *text_height)
{
  double w = 0, h = 0;

  self->measurer->measure (self->measurer->data, font, text, width, max_lines, &w, &h);
  if (text_width != NULL)
    *text_width = w;
  if (text_height != NULL)
    *text_height = h;
}

/* The height of a line. */
double
_lian_chart_builder_get_line (LianChartBuilder *self, LianChartFont font)
{
  double height;

  _lian_chart_builder_measure (self, font, "合g", -1, 1, NULL, &height);
  return MAX (height, 1);
}

/* Room for the names of the categories, at most @share of the plot. */
double
_lian_chart_builder_get_label_width (LianChartBuilder *self, double share)
{
  double width = 0, limit = self->plot.width * share;

  for (guint i = 0; i < self->spec->categories->len && width < limit; i++)
    {
      double w;

      _lian_chart_builder_measure (self, LIAN_CHART_FONT_LABEL,
                                   lian_chart_spec_get_category_label (self->spec, i), -1, 1, &w,
                                   NULL);
      width = MAX (width, w);
    }
  return MIN (ceil (width) + 1, limit);
}

/* Adds a label; its text is copied.  An empty one is left out. */
void
_lian_chart_builder_add_label (LianChartBuilder *self, const LianChartLabel *label)
{
  LianChartLabel copy = *label;

  if (label->text == NULL || *label->text == '\0' || label->place.width < 1
      || label->place.height < 1)
    return;

  copy.text = g_strdup (label->text);
  copy.max_lines = MAX (copy.max_lines, 1);
  g_array_append_val (self->layout->labels, copy);
}

void
_lian_chart_builder_add_mark (LianChartBuilder *self, const LianChartMark *mark)
{
  g_array_append_val (self->layout->marks, *mark);
}

/* A sample of the looks of a series. */
void
_lian_chart_builder_add_swatch (LianChartBuilder *self, guint series, double x, double y)
{
  LianChartMark swatch = {
    .series = series,
    .place = _lian_chart_snap (x, y, x + 14, y + 10),
    .shown = TRUE,
  };

  g_array_append_val (self->layout->swatches, swatch);
}

void
_lian_chart_builder_add_rule (LianChartBuilder *self,
                              LianChartRuleKind kind,
                              double x0,
                              double y0,
                              double x1,
                              double y1)
{
  LianChartRule rule = { kind,
                         { floor (x0) + 0.5, floor (y0) + 0.5 },
                         { floor (x1) + 0.5, floor (y1) + 0.5 } };

  g_array_append_val (self->layout->rules, rule);
}

/* A rectangle on whole points, so that its edges are sharp; one that is not empty stays visible. */
LianChartRectangle
_lian_chart_snap (double x0, double y0, double x1, double y1)
{
  double left = round (MIN (x0, x1)), top = round (MIN (y0, y1));
  double right = round (MAX (x0, x1)), bottom = round (MAX (y0, y1));

  if (right <= left && fabs (x1 - x0) > 1e-9)
    right = left + 1;
  if (bottom <= top && fabs (y1 - y0) > 1e-9)
    bottom = top + 1;
  return (LianChartRectangle){ left, top, right - left, bottom - top };
}

/* Takes height from the top of the plot. */
static void
take_top (LianChartBuilder *self, double height)
{
  height = CLAMP (height, 0, self->plot.height);
  self->plot.y += height;
  self->plot.height -= height;
}

static void
add_head_line (LianChartBuilder *self, LianChartFont font, char *text, LianChartInk ink)
{
  double height;
  LianChartLabel label = { .text = text, .font = font, .ink = ink, .max_lines = 2 };

  if (*text == '\0')
    return;
  _lian_chart_builder_measure (self, font, text, self->plot.width, 2, NULL, &height);
  label.place = (LianChartRectangle){ self->plot.x, self->plot.y, self->plot.width,
                                      MIN (height, self->plot.height) };
  _lian_chart_builder_add_label (self, &label);
  take_top (self, height + 2);
}

/* What is said of a style: in lanes by the key, else the name of the series. */
static const char *
get_key (LianChartSpec *spec, guint style)
{
  return spec->kind == LIAN_CHART_LANES ? spec->keys[style] : g_ptr_array_index (spec->series, style);
}

/* The names of the series with samples, in as many lines as they take. */
static void
add_key (LianChartBuilder *self)
{
  guint n = self->spec->kind == LIAN_CHART_LANES ? LIAN_N_CHART_LANES : self->spec->series->len;
  double line = _lian_chart_builder_get_line (self, LIAN_CHART_FONT_LABEL);
  double x = self->plot.x, y = self->plot.y;

  for (guint i = 0; i < n; i++)
    {
      LianChartLabel label = { .text = (char *) get_key (self->spec, i),
                               .font = LIAN_CHART_FONT_LABEL };
      double width;

      if (label.text == NULL)
        continue;
      _lian_chart_builder_measure (self, LIAN_CHART_FONT_LABEL, label.text, -1, 1, &width, NULL);
      width = MIN (width + 1, self->plot.width - 20);
      if (x > self->plot.x && x + 20 + width > self->plot.x + self->plot.width)
        {
          x = self->plot.x;
          y += line + 2;
        }
      if (y + line > self->plot.y + self->plot.height)
        break;
      _lian_chart_builder_add_swatch (self, i, x, y + (line - 10) / 2);
      label.place = (LianChartRectangle){ x + 20, y, width, line };
      _lian_chart_builder_add_label (self, &label);
      x += 20 + width + 18;
    }
  take_top (self, y - self->plot.y + line + 4);
}

static gboolean
has_figures (LianChartSpec *spec)
{
  for (guint i = 0; i < spec->categories->len; i++)
    for (guint j = 0; j < spec->series->len; j++)
      if (_lian_chart_spec_has_datum (spec, j, i))
        return TRUE;
  return FALSE;
}

static void
add_empty (LianChartBuilder *self)
{
  double line = _lian_chart_builder_get_line (self, LIAN_CHART_FONT_LABEL);
  double height = MIN (3 * line, self->plot.height);
  LianChartLabel label = {
    .text = *self->spec->empty_text != '\0' ? self->spec->empty_text : (char *) "—",
    .font = LIAN_CHART_FONT_LABEL,
    .ink = LIAN_CHART_INK_MUTED,
    .align = LIAN_ALIGN_CENTER,
    .max_lines = 3,
    .place = { self->plot.x, self->plot.y + (self->plot.height - height) / 2, self->plot.width,
               height },
  };

  _lian_chart_builder_add_label (self, &label);
}

static void
add_plot (LianChartBuilder *self)
{
  switch (self->spec->kind)
    {
    case LIAN_CHART_BARS:
    case LIAN_CHART_PANELS:
    case LIAN_CHART_STACKED:
      _lian_chart_builder_add_bars (self);
      break;

    case LIAN_CHART_MATRIX:
      _lian_chart_builder_add_matrix (self);
      break;

    case LIAN_CHART_STEPS:
      _lian_chart_builder_add_steps (self);
      break;

    case LIAN_CHART_COLUMNS:
      _lian_chart_builder_add_columns (self);
      break;

    case LIAN_CHART_LANES:
      _lian_chart_builder_add_lanes (self);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
needs_key (LianChartSpec *spec)
{
  if (spec->kind == LIAN_CHART_LANES)
    return spec->keys[LIAN_CHART_LANE_WHOLE] != NULL || spec->keys[LIAN_CHART_LANE_PART] != NULL
           || spec->keys[LIAN_CHART_LANE_EMPHASIS] != NULL;
  return (spec->kind == LIAN_CHART_BARS || spec->kind == LIAN_CHART_STACKED)
         && spec->series->len > 1;
}

static void
build (LianChartBuilder *self)
{
  add_head_line (self, LIAN_CHART_FONT_TITLE, self->spec->title, LIAN_CHART_INK_TEXT);
  add_head_line (self, LIAN_CHART_FONT_SCOPE, self->spec->scope, LIAN_CHART_INK_MUTED);
  take_top (self, 6);
  if (!has_figures (self->spec))
    {
      add_empty (self);
      return;
    }
  if (needs_key (self->spec))
    add_key (self);
  if (self->plot.width >= 8 && self->plot.height >= 8)
    add_plot (self);
}

static void
clear_label (gpointer data)
{
  g_free (((LianChartLabel *) data)->text);
}

static LianChartLayout *
layout_new (LianChartSpec *spec, double width, double height, double text_scale)
{
  LianChartLayout *self = g_atomic_rc_box_new0 (LianChartLayout);

  self->spec = lian_chart_spec_ref (spec);
  self->width = width;
  self->height = height;
  self->text_scale = text_scale;
  self->marks = g_array_new (FALSE, FALSE, sizeof (LianChartMark));
  self->swatches = g_array_new (FALSE, FALSE, sizeof (LianChartMark));
  self->labels = g_array_new (FALSE, FALSE, sizeof (LianChartLabel));
  g_array_set_clear_func (self->labels, clear_label);
  self->rules = g_array_new (FALSE, FALSE, sizeof (LianChartRule));
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

/**
 * lian_chart_layout_new:
 * @spec: a chart, not to be changed any more
 * @width: width in points
 * @height: height in points
 * @measurer: measures text; used only in this call
 *
 * Returns: (transfer full): a layout
 */
LianChartLayout *
lian_chart_layout_new (LianChartSpec *spec,
                       double width,
                       double height,
                       const LianChartMeasurer *measurer)
{
  LianChartBuilder builder = { .spec = spec, .measurer = measurer };

  g_return_val_if_fail (spec != NULL && measurer != NULL, NULL);

  width = isfinite (width) ? CLAMP (width, 1, MAX_SIZE) : 1;
  height = isfinite (height) ? CLAMP (height, 1, MAX_SIZE) : 1;
  builder.layout = layout_new (spec, width, height, measurer->text_scale);
  builder.plot = (LianChartRectangle){ MARGIN, MARGIN, MAX (width - 2 * MARGIN, 0),
                                       MAX (height - 2 * MARGIN, 0) };
  build (&builder);
  return builder.layout;
}

/**
 * lian_chart_layout_get_natural_height:
 * @spec: a chart
 * @width: width in points
 * @measurer: measures text
 *
 * Works out the height at which every figure can be read; a widget may scroll over it.
 *
 * Returns: a height in points
 */
double
lian_chart_layout_get_natural_height (LianChartSpec *spec,
                                      double width,
                                      const LianChartMeasurer *measurer)
{
  LianChartBuilder builder = { .spec = spec, .measurer = measurer };
  double line, rows;

  g_return_val_if_fail (spec != NULL && measurer != NULL, 1);

  line = _lian_chart_builder_get_line (&builder, LIAN_CHART_FONT_LABEL);
  rows = spec->categories->len;
  switch (spec->kind)
    {
    case LIAN_CHART_BARS:
      rows *= MAX (spec->series->len, 1) * (line + 2) + 8;
      break;

    case LIAN_CHART_MATRIX:
      rows = rows * MAX (line + 8, 40) + 3 * line;
      break;

    case LIAN_CHART_STEPS:
      rows = CLAMP (width * 0.5, 160, 320);
      break;

    case LIAN_CHART_COLUMNS:
      rows = MAX (spec->series->len, 1) * (2 * line + 64);
      break;

    case LIAN_CHART_PANELS:
    case LIAN_CHART_STACKED:
    case LIAN_CHART_LANES:
    default:
      rows *= line + 8;
      break;
    }
  return MIN (ceil (rows + 8 * line + 2 * MARGIN), MAX_SIZE);
}

/**
 * lian_chart_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
LianChartLayout *
lian_chart_layout_ref (LianChartLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (LianChartLayout *self)
{
  g_array_unref (self->marks);
  g_array_unref (self->swatches);
  g_array_unref (self->labels);
  g_array_unref (self->rules);
  g_ptr_array_unref (self->paths);
  lian_chart_spec_unref (self->spec);
}

/**
 * lian_chart_layout_unref:
 * @self: (transfer full): a layout
 */
void
lian_chart_layout_unref (LianChartLayout *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * lian_chart_layout_get_spec:
 * @self: a layout
 *
 * Returns: (transfer none): the chart
 */
LianChartSpec *
lian_chart_layout_get_spec (LianChartLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec;
}

/**
 * lian_chart_layout_get_size:
 * @self: a layout
 * @width: (out): width in points
 * @height: (out): height in points
 */
void
lian_chart_layout_get_size (LianChartLayout *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * lian_chart_layout_get_text_scale:
 * @self: a layout
 *
 * Returns: what the sizes of text are multiplied by
 */
double
lian_chart_layout_get_text_scale (LianChartLayout *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->text_scale;
}

/**
 * lian_chart_layout_get_marks:
 * @self: a layout
 * @n_marks: (out): number of marks
 *
 * Returns: (transfer none) (array length=n_marks): the marks of the figures
 */
const LianChartMark *
lian_chart_layout_get_marks (LianChartLayout *self, guint *n_marks)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_marks = self->marks->len;
  return (const LianChartMark *) self->marks->data;
}

/**
 * lian_chart_layout_get_swatches:
 * @self: a layout
 * @n_swatches: (out): number of swatches
 *
 * Returns: (transfer none) (array length=n_swatches): the samples in the key
 */
const LianChartMark *
lian_chart_layout_get_swatches (LianChartLayout *self, guint *n_swatches)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_swatches = self->swatches->len;
  return (const LianChartMark *) self->swatches->data;
}

/**
 * lian_chart_layout_get_labels:
 * @self: a layout
 * @n_labels: (out): number of labels
 *
 * Returns: (transfer none) (array length=n_labels): the labels
 */
const LianChartLabel *
lian_chart_layout_get_labels (LianChartLayout *self, guint *n_labels)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_labels = self->labels->len;
  return (const LianChartLabel *) self->labels->data;
}

/**
 * lian_chart_layout_get_rules:
 * @self: a layout
 * @n_rules: (out): number of lines
 *
 * Returns: (transfer none) (array length=n_rules): axes, grid and marker
 */
const LianChartRule *
lian_chart_layout_get_rules (LianChartLayout *self, guint *n_rules)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_rules = self->rules->len;
  return (const LianChartRule *) self->rules->data;
}

/**
 * lian_chart_layout_get_n_paths:
 * @self: a layout
 *
 * Returns: number of lines of a chart of steps, one to the series
 */
guint
lian_chart_layout_get_n_paths (LianChartLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->paths->len;
}

/**
 * lian_chart_layout_get_path:
 * @self: a layout
 * @path: which line
 * @n_points: (out): number of points
 *
 * Returns: (transfer none) (array length=n_points): the corners of the line
 */
const LianChartPoint *
lian_chart_layout_get_path (LianChartLayout *self, guint path, guint *n_points)
{
  GArray *points;

  g_return_val_if_fail (self != NULL && path < self->paths->len, NULL);

  points = g_ptr_array_index (self->paths, path);
  *n_points = points->len;
  return (const LianChartPoint *) points->data;
}
