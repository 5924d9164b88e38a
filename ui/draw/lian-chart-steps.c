/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lines in steps over days: what is due, what was delivered. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

/* A figure holds from its position to the next one of its series, so the line goes level and then
 * up or down.  A line runs from its first to its last known figure.  Its name and last figure stand
 * at its end, moved apart where lines end close together; those of a line that ends early
 * stand below its last point. */

#define NAME_SHARE 0.32
#define POINT 6.0
#define REACH 12.0

typedef struct
{
  LianChartBuilder *builder;
  LianChartSpec *spec;
  LianChartRectangle plot; /* within the axes */
  LianChartScale scale;
  double first;
  double last;
  double line;
  double names;
} Steps;

/* The end of a line and what is said there. */
typedef struct
{
  guint series;
  double x;
  double y;
  double top;
  char *text;
} End;

static void
set_scales (Steps *self)
{
  guint n = self->spec->categories->len;
  const double *positions = (const double *) self->spec->positions->data;
  double low = 0, high = 0;

  self->first = self->last = positions[0];
  for (guint c = 0; c < n; c++)
    {
      if (isfinite (positions[c]))
        {
          self->first = isfinite (self->first) ? MIN (self->first, positions[c]) : positions[c];
          self->last = isfinite (self->last) ? MAX (self->last, positions[c]) : positions[c];
        }
      for (guint s = 0; s < self->spec->series->len; s++)
        {
          double value = lian_chart_spec_get_datum (self->spec, s, c).value;

          low = isfinite (value) ? MIN (low, value) : low;
          high = isfinite (value) ? MAX (high, value) : high;
        }
    }
  _lian_chart_scale_init (&self->scale, low, high, (guint) CLAMP (self->plot.height / 40, 2, 8));
}

static double
get_x (Steps *self, double position)
{
  double span = self->last - self->first;

  if (!(span > 0) || !isfinite (span) || !isfinite (position))
    return self->plot.x + self->plot.width / 2;
  return self->plot.x + self->plot.width * CLAMP ((position - self->first) / span, 0, 1);
}

static double
get_y (Steps *self, double value)
{
  return self->plot.y
         + self->plot.height * (1 - _lian_chart_scale_get_share (&self->scale, value));
}

static double
get_category_x (Steps *self, guint category)
{
  return get_x (self, g_array_index (self->spec->positions, double, category));
}

/* Adds a corner; of many in one column of points only the ends and the extremes are needed. */
static void
add_point (GArray *points, double x, double y)
{
  LianChartPoint point = { x, y };

  if (points->len >= 4)
    {
      LianChartPoint *last = &g_array_index (points, LianChartPoint, points->len - 4);

      if (floor (last[0].x) == floor (x) && floor (last[1].x) == floor (x)
          && floor (last[2].x) == floor (x) && floor (last[3].x) == floor (x))
        {
          double low = MAX (MAX (last[1].y, last[2].y), last[3].y);
          double high = MIN (MIN (last[1].y, last[2].y), last[3].y);

          last[1].y = low;
          last[2].y = high;
          last[3] = point;
          return;
        }
    }
  g_array_append_val (points, point);
}

static void
add_path (Steps *self, guint series)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LianChartPoint));
  double y = 0;

  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      double value = lian_chart_spec_get_datum (self->spec, series, c).value;
      double x = get_category_x (self, c);

      if (!isfinite (value))
        continue;
      if (points->len > 0)
        add_point (points, x, y);
      y = get_y (self, value);
      add_point (points, x, y);
    }
  g_ptr_array_add (self->builder->layout->paths, points);
}

static void
add_marks (Steps *self, guint series)
{
  guint n = self->spec->categories->len;
  gboolean shown = self->plot.width / n >= 2 * POINT;

  for (guint c = 0; c < n; c++)
    {
      LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, c);
      double x = get_category_x (self, c), y = get_y (self, datum.value);
      LianChartMark mark = {
        .series = series,
        .category = c,
        .place = _lian_chart_snap (x - POINT / 2, y - POINT / 2, x + POINT / 2, y + POINT / 2),
        .hit = { x - REACH, y - REACH, 2 * REACH, 2 * REACH },
        .emphasis = datum.emphasis,
        .shown = shown || n == 1,
      };

      if (isfinite (datum.value))
        _lian_chart_builder_add_mark (self->builder, &mark);
    }
}

static char *
end_text (Steps *self, guint series, const LianChartDatum *datum)
{
  const char *name = g_ptr_array_index (self->spec->series, series);

  return *datum->text != '\0' ? g_strdup_printf ("%s  %s", name, datum->text) : g_strdup (name);
}

/* The ends of the lines, from the top down. */
static GArray *
find_ends (Steps *self)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint s = 0; s < self->spec->series->len; s++)
    for (guint c = self->spec->categories->len; c > 0; c--)
      {
        LianChartDatum datum = lian_chart_spec_get_datum (self->spec, s, c - 1);
        End end = { .series = s };
        guint i = 0;

        if (!isfinite (datum.value))
          continue;
        end.x = get_category_x (self, c - 1);
        end.y = get_y (self, datum.value);
        end.text = end_text (self, s, &datum);
        while (i < ends->len && g_array_index (ends, End, i).y <= end.y)
          i++;
        g_array_insert_val (ends, i, end);
        break;
      }
  return ends;
}

/* Moves names apart: down from the top, then up from the foot. */
static void
spread_ends (Steps *self, GArray *ends)
{
  double bottom = self->plot.y + self->plot.height + self->line / 2;
  double limit = self->plot.y - self->line / 2;

  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      end->top = MAX (end->y - self->line / 2, limit);
      limit = end->top + self->line;
    }
  limit = bottom;
  for (guint i = ends->len; i > 0; i--)
    {
      End *end = &g_array_index (ends, End, i - 1);

      end->top = MIN (end->top, limit - self->line);
      limit = end->top;
    }
}

/* Names a line that ends well within the plot; returns whether there is room. */
static gboolean
add_early_end (Steps *self, const End *end)
{
  double bottom = self->plot.y + self->plot.height;
  LianChartLabel label = {
    .text = end->text,
    .font = LIAN_CHART_FONT_LABEL,
    .halo = TRUE,
    .place = { end->x + 6, end->y + 4, 0, self->line },
  };

  _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_LABEL, end->text, -1, 1,
                               &label.place.width, NULL);
  label.place.width = ceil (label.place.width) + 1;
  if (label.place.x + label.place.width > self->plot.x + self->plot.width)
    return FALSE;
  if (label.place.y + self->line > bottom)
    label.place.y = end->y - 4 - self->line;
  if (label.place.y < self->plot.y)
    return FALSE;
  _lian_chart_builder_add_label (self->builder, &label);
  return TRUE;
}

/* Leaves the ends that are not yet named. */
static void
add_early_ends (Steps *self, GArray *ends)
{
  for (guint i = ends->len; i > 0; i--)
    {
      End *end = &g_array_index (ends, End, i - 1);

      if (add_early_end (self, end))
        {
          g_free (end->text);
          g_array_remove_index (ends, i - 1);
        }
    }
}

static void
add_ends (Steps *self)
{
  GArray *ends = find_ends (self);

  add_early_ends (self, ends);

  spread_ends (self, ends);
  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);
      LianChartLabel label = {
        .text = end->text,
        .font = LIAN_CHART_FONT_LABEL,
        .place = { self->plot.x + self->plot.width + 10, end->top, self->names, self->line },
      };

      if (end->top >= self->builder->plot.y - self->line)
        _lian_chart_builder_add_label (self->builder, &label);
      g_free (end->text);
    }
  g_array_unref (ends);
}

/* Room right of the plot for the names at the ends of the lines. */
static double
measure_names (Steps *self)
{
  double width = 0;

  for (guint s = 0; s < self->spec->series->len; s++)
    for (guint c = self->spec->categories->len; c > 0; c--)
      {
        LianChartDatum datum = lian_chart_spec_get_datum (self->spec, s, c - 1);
        g_autofree char *text = NULL;
        double w;

        if (!isfinite (datum.value))
          continue;
        text = end_text (self, s, &datum);
        _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_LABEL, text, -1, 1, &w, NULL);
        width = MAX (width, ceil (w) + 1);
        break;
      }
  return MIN (width, self->builder->plot.width * NAME_SHARE);
}

static double
measure_ticks (Steps *self)
{
  double width = 0;

  for (guint i = 0; i < self->scale.n_ticks; i++)
    {
      g_autofree char *text
          = _lian_chart_spec_format (self->spec, _lian_chart_scale_get_tick (&self->scale, i));
      double w;

      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_TICK, text, -1, 1, &w, NULL);
      width = MAX (width, ceil (w) + 1);
    }
  return MIN (width, self->builder->plot.width * 0.25);
}

static void
add_value_axis (Steps *self, double left, double width)
{
  double right = self->plot.x + self->plot.width;

  for (guint i = 0; i < self->scale.n_ticks; i++)
    {
      double value = _lian_chart_scale_get_tick (&self->scale, i);
      double y = get_y (self, value);
      g_autofree char *text = _lian_chart_spec_format (self->spec, value);
      LianChartLabel label = {
        .text = text,
        .font = LIAN_CHART_FONT_TICK,
        .ink = LIAN_CHART_INK_MUTED,
        .align = LIAN_ALIGN_END,
        .place = { left, y - self->line / 2, width, self->line },
      };

      _lian_chart_builder_add_rule (self->builder,
                                    value == 0 ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID,
                                    self->plot.x, y, right, y);
      _lian_chart_builder_add_label (self->builder, &label);
    }
}

static void
add_category_axis (Steps *self)
{
  double y = self->plot.y + self->plot.height + self->line / 2;
  double end = -G_MAXDOUBLE;

  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      LianChartLabel label = {
        .text = g_ptr_array_index (self->spec->categories, c),
        .font = LIAN_CHART_FONT_TICK,
        .ink = LIAN_CHART_INK_MUTED,
        .align = LIAN_ALIGN_CENTER,
      };
      double x = get_category_x (self, c);
      double width;

      if (x < end)
        continue;
      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_TICK, label.text, -1, 1, &width,
                                   NULL);
      width = MIN (ceil (width) + 1, self->plot.width);
      label.place = (LianChartRectangle){ MAX (x - width / 2, self->builder->plot.x), y, width,
                                          self->line };
      if (label.place.x < end + 8)
        continue;
      _lian_chart_builder_add_label (self->builder, &label);
      end = label.place.x + width;
    }
}

static void
add_marker (Steps *self, double label_y)
{
  double x = get_x (self, self->spec->marker_position);
  LianChartLabel label = { .text = self->spec->marker,
                           .font = LIAN_CHART_FONT_TICK,
                           .ink = LIAN_CHART_INK_MUTED,
                           .align = LIAN_ALIGN_CENTER };
  double width, right = self->builder->plot.x + self->builder->plot.width;

  if (self->spec->marker == NULL || !isfinite (self->spec->marker_position)
      || self->spec->marker_position < self->first || self->spec->marker_position > self->last)
    return;
  _lian_chart_builder_add_rule (self->builder, LIAN_CHART_RULE_MARKER, x, self->plot.y, x,
                                self->plot.y + self->plot.height);
  _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_TICK, label.text, -1, 1, &width,
                               NULL);
  width = MIN (ceil (width) + 1, self->plot.width);
  label.place = (LianChartRectangle){ CLAMP (x - width / 2, self->builder->plot.x, right - width),
                                      label_y, width, self->line };
  _lian_chart_builder_add_label (self->builder, &label);
}

/* The title of the values goes above the axis, left of the marker's line. */
static void
add_title (Steps *self, double y)
{
  LianChartLabel label = {
    .text = self->spec->value_title,
    .font = LIAN_CHART_FONT_TICK,
    .ink = LIAN_CHART_INK_MUTED,
    .place = { self->builder->plot.x, y, self->builder->plot.width, self->line },
  };

  _lian_chart_builder_add_label (self->builder, &label);
}

void
_lian_chart_builder_add_steps (LianChartBuilder *builder)
{
  Steps self = { .builder = builder, .spec = builder->spec, .plot = builder->plot };
  double ticks, above;

  self.line = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_LABEL);
  above = (*self.spec->value_title != '\0' ? self.line : 0)
          + (self.spec->marker != NULL ? self.line : 0) + self.line / 2;
  above = MIN (above, self.plot.height / 2);
  self.plot.y += above;
  self.plot.height = MAX (self.plot.height - above - self.line * 1.5, 4);
  set_scales (&self);

  ticks = measure_ticks (&self);
  self.names = measure_names (&self);
  self.plot.x += ticks + 8;
  self.plot.width = MAX (self.plot.width - ticks - 18 - self.names, 4);

  add_title (&self, builder->plot.y);
  add_value_axis (&self, builder->plot.x, ticks);
  add_category_axis (&self);
  add_marker (&self, self.plot.y - self.line - 2);
  for (guint s = 0; s < self.spec->series->len; s++)
    {
      add_path (&self, s);
      add_marks (&self, s);
    }
  add_ends (&self);
}
