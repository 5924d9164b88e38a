/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Standing bars over periods, a panel to the series. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

/* The panels stand one under the other over one axis of periods, each with its own scale, so that
 * money, pieces and complaints can be read side by side.  A period has a band; the marker's line
 * goes through all panels, within its band as far as the day is within its period.  A figure stands
 * on its bar where the band is wide enough; one that is not known has its word there and no bar. */

#define BAR_SHARE 0.62
#define PANEL_GAP 6.0
#define TICK_SHARE 0.25

typedef struct
{
  LianChartBuilder *builder;
  LianChartSpec *spec;
  LianChartRectangle plot; /* of all panels, right of the scale */
  double ticks; /* width of the scale's numbers */
  double line;
  double small; /* line of ticks and figures */
  double band;
  double height; /* of a panel, with its name */
} Columns;

typedef struct
{
  guint series;
  double top; /* of the bars */
  double bottom;
  LianChartScale scale;
} Panel;

static double
get_y (const Panel *panel, double value)
{
  return panel->bottom
         - (panel->bottom - panel->top) * _lian_chart_scale_get_share (&panel->scale, value);
}

static double
get_band_x (const Columns *self, guint category)
{
  return self->plot.x + self->band * category;
}

/* Panels are low and figures stand on the bars: no room is given to the next round number. */
static void
cut_scale (LianChartScale *scale, double high)
{
  if (!(high > 0))
    return;
  while (scale->n_ticks > 1 && _lian_chart_scale_get_tick (scale, scale->n_ticks - 1) > high)
    scale->n_ticks--;
  scale->high = high;
}

static void
init_panel (Columns *self, Panel *panel, guint series)
{
  double low = 0, high = 0, top = self->plot.y + self->height * series;

  panel->series = series;
  panel->top = top + self->line + self->small;
  panel->bottom = MAX (top + self->height - PANEL_GAP, panel->top + 2);
  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      double value = lian_chart_spec_get_datum (self->spec, series, c).value;

      low = isfinite (value) ? MIN (low, value) : low;
      high = isfinite (value) ? MAX (high, value) : high;
    }
  _lian_chart_scale_init (&panel->scale, low, high,
                          (guint) CLAMP ((panel->bottom - panel->top) / 14, 3, 5));
  cut_scale (&panel->scale, high);
}

static double
measure_text (Columns *self, LianChartFont font, const char *text)
{
  double width;

  _lian_chart_builder_measure (self->builder, font, text, -1, 1, &width, NULL);
  return ceil (width) + 1;
}

static double
measure_ticks (Columns *self)
{
  double width = 0;

  for (guint s = 0; s < self->spec->series->len; s++)
    {
      Panel panel;

      init_panel (self, &panel, s);
      for (guint i = 0; i < panel.scale.n_ticks; i++)
        {
          g_autofree char *text
              = _lian_chart_spec_format (self->spec, _lian_chart_scale_get_tick (&panel.scale, i));

          width = MAX (width, measure_text (self, LIAN_CHART_FONT_TICK, text));
        }
    }
  return MIN (width, self->builder->plot.width * TICK_SHARE);
}

static void
add_scale (Columns *self, const Panel *panel)
{
  for (guint i = 0; i < panel->scale.n_ticks; i++)
    {
      double value = _lian_chart_scale_get_tick (&panel->scale, i);
      double y = get_y (panel, value);
      g_autofree char *text = _lian_chart_spec_format (self->spec, value);
      LianChartLabel label = {
        .text = text,
        .font = LIAN_CHART_FONT_TICK,
        .ink = LIAN_CHART_INK_MUTED,
        .align = LIAN_ALIGN_END,
        .place = { self->builder->plot.x, y - self->small / 2, self->ticks, self->small },
      };

      _lian_chart_builder_add_rule (self->builder,
                                    value == 0 ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID,
                                    self->plot.x, y, self->plot.x + self->plot.width, y);
      _lian_chart_builder_add_label (self->builder, &label);
    }
}

static void
add_name (Columns *self, const Panel *panel)
{
  double y = self->plot.y + self->height * panel->series;
  LianChartLabel label = {
    .text = g_ptr_array_index (self->spec->series, panel->series),
    .font = LIAN_CHART_FONT_LABEL,
    .place = { self->plot.x + 20, y, self->plot.width - 20, self->line },
  };

  _lian_chart_builder_add_swatch (self->builder, panel->series, self->plot.x,
                                  y + (self->line - 10) / 2);
  _lian_chart_builder_add_label (self->builder, &label);
}

/* The figure on its bar; the word of one that is not known on the axis. */
static void
add_figure (Columns *self, const Panel *panel, const LianChartDatum *datum, guint category, double y)
{
  LianChartLabel label = {
    .text = (char *) datum->text,
    .font = LIAN_CHART_FONT_FIGURE,
    .ink = isfinite (datum->value) ? LIAN_CHART_INK_TEXT : LIAN_CHART_INK_MUTED,
    .align = LIAN_ALIGN_CENTER,
    .halo = TRUE,
    .place = { get_band_x (self, category), y - self->small, self->band, self->small },
  };

  if (measure_text (self, LIAN_CHART_FONT_FIGURE, datum->text) > self->band - 2)
    {
      if (isfinite (datum->value))
        return;
      label.text = (char *) "?";
    }
  if (panel->bottom - panel->top >= self->small)
    _lian_chart_builder_add_label (self->builder, &label);
}

static void
add_bar (Columns *self, const Panel *panel, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, panel->series, category);
  double x = get_band_x (self, category), zero = get_y (panel, 0);
  double y = isfinite (datum.value) ? get_y (panel, datum.value) : zero;
  double edge = self->band * (1 - BAR_SHARE) / 2;
  LianChartMark mark = {
    .series = panel->series,
    .category = category,
    .emphasis = datum.emphasis,
    .shown = isfinite (datum.value),
    .place = _lian_chart_snap (x + edge, y, x + self->band - edge, zero),
    .hit = { x, panel->top, self->band, panel->bottom - panel->top + PANEL_GAP },
  };

  if (!_lian_chart_spec_has_datum (self->spec, panel->series, category))
    return;
  _lian_chart_builder_add_mark (self->builder, &mark);
  add_figure (self, panel, &datum, category, MIN (y, zero));
}

static void
add_periods (Columns *self)
{
  double y = self->plot.y + self->plot.height, end = -G_MAXDOUBLE;

  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      LianChartLabel label = {
        .text = g_ptr_array_index (self->spec->categories, c),
        .font = LIAN_CHART_FONT_TICK,
        .ink = LIAN_CHART_INK_MUTED,
        .align = LIAN_ALIGN_CENTER,
      };
      double width = MIN (measure_text (self, LIAN_CHART_FONT_TICK, label.text), self->plot.width);
      double x = get_band_x (self, c) + (self->band - width) / 2;

      label.place = (LianChartRectangle){ MAX (x, self->builder->plot.x), y, width, self->small };
      label.place.x = MIN (label.place.x, self->plot.x + self->plot.width - width);
      if (label.place.x < end + 4)
        continue;
      _lian_chart_builder_add_label (self->builder, &label);
      end = label.place.x + width;
    }
}

/* Where the marker stands: in the band of its period, as far as it is within it. */
static gboolean
find_marker (const Columns *self, double *x)
{
  const double *positions = (const double *) self->spec->positions->data;
  double at = self->spec->marker_position;
  guint n = self->spec->categories->len;

  if (self->spec->marker == NULL || !isfinite (at))
    return FALSE;
  for (guint c = 0; c < n; c++)
    {
      double length = c + 1 < n ? positions[c + 1] - positions[c]
                      : c > 0   ? positions[c] - positions[c - 1]
                                : 1;

      if (!(length > 0) || at < positions[c] || at >= positions[c] + length)
        continue;
      *x = get_band_x (self, c) + self->band * (at - positions[c]) / length;
      return TRUE;
    }
  return FALSE;
}

static void
add_marker (Columns *self, double label_y)
{
  LianChartLabel label = { .text = self->spec->marker,
                           .font = LIAN_CHART_FONT_TICK,
                           .align = LIAN_ALIGN_CENTER };
  double x, width, right = self->plot.x + self->plot.width;

  if (!find_marker (self, &x))
    return;
  _lian_chart_builder_add_rule (self->builder, LIAN_CHART_RULE_MARKER, x, label_y + self->small, x,
                                self->plot.y + self->plot.height);
  width = MIN (measure_text (self, LIAN_CHART_FONT_TICK, label.text), self->plot.width);
  label.place = (LianChartRectangle){ CLAMP (x - width / 2, self->plot.x, right - width), label_y,
                                      width, self->small };
  _lian_chart_builder_add_label (self->builder, &label);
}

void
_lian_chart_builder_add_columns (LianChartBuilder *builder)
{
  Columns self = { .builder = builder, .spec = builder->spec, .plot = builder->plot };
  double label_y = self.plot.y;

  self.line = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_LABEL);
  self.small = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_TICK);
  if (self.spec->marker != NULL)
    self.plot.y += MIN (self.small + 2, self.plot.height / 2);
  self.plot.height = MAX (builder->plot.y + builder->plot.height - self.small - 2 - self.plot.y, 4);
  self.height = self.plot.height / MAX (self.spec->series->len, 1);
  self.ticks = measure_ticks (&self);
  self.plot.x += self.ticks + 6;
  self.plot.width = MAX (self.plot.width - self.ticks - 6, 4);
  self.band = self.plot.width / MAX (self.spec->categories->len, 1);
  for (guint s = 0; s < self.spec->series->len; s++)
    {
      Panel panel;

      init_panel (&self, &panel, s);
      add_name (&self, &panel);
      add_scale (&self, &panel);
      for (guint c = 0; c < self.spec->categories->len; c++)
        add_bar (&self, &panel, c);
    }
  add_periods (&self);
  add_marker (&self, label_y);
}
