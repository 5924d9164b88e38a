/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lying bars: side by side, in panels, one after the other. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

/* The names stand on the left, a band to the category; right of them one panel, or one to the
 * series.  The figure stands at the end of its bar, as long as the bands are high enough for text;
 * names are thinned out when they are not. */

#define LABEL_SHARE 0.36
#define FIGURE_SHARE 0.4
#define BAR_SHARE 0.68
#define GAP 10.0

typedef struct
{
  LianChartBuilder *builder;
  LianChartSpec *spec;
  double band;
  double line;
  guint every; /* each how many bands have text */
} Bars;

/* One stretch with a scale, and the series in it. */
typedef struct
{
  guint first;
  guint n_series;
  double x;
  double width;
  double figure_left;
  double figure_right;
  LianChartScale scale;
} Panel;

static gboolean
is_stacked (Bars *self)
{
  return self->spec->kind == LIAN_CHART_STACKED;
}

/* The ends that the bars of a category reach. */
static void
get_reach (Bars *self, const Panel *panel, guint category, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < panel->n_series; i++)
    {
      double value = lian_chart_spec_get_datum (self->spec, panel->first + i, category).value;

      if (!isfinite (value))
        continue;
      if (is_stacked (self))
        *(value < 0 ? low : high) += value;
      else
        {
          *low = MIN (*low, value);
          *high = MAX (*high, value);
        }
    }
}

/* Room for the figures beside the longest bars, on either side of zero. */
static void
measure_figures (Bars *self, Panel *panel, double low)
{
  double width = 0;

  for (guint c = 0; !is_stacked (self) && c < self->spec->categories->len; c++)
    for (guint i = 0; i < panel->n_series; i++)
      {
        LianChartDatum datum = lian_chart_spec_get_datum (self->spec, panel->first + i, c);
        double w;

        _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_FIGURE, datum.text, -1, 1, &w,
                                     NULL);
        width = MAX (width, w);
      }
  width = MIN (width + 6, panel->width * FIGURE_SHARE);
  panel->figure_right = width;
  panel->figure_left = low < 0 ? width : 0;
}

static void
set_scale (Bars *self, Panel *panel)
{
  double low = 0, high = 0, room;

  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      double l, h;

      get_reach (self, panel, c, &l, &h);
      low = MIN (low, l);
      high = MAX (high, h);
    }
  measure_figures (self, panel, low);
  room = panel->width - panel->figure_left - panel->figure_right;
  _lian_chart_scale_init (&panel->scale, low, high, (guint) CLAMP (room / 50, 3, 8));
}

static double
get_x (const Panel *panel, double value)
{
  double room = MAX (panel->width - panel->figure_left - panel->figure_right, 1);

  return panel->x + panel->figure_left
         + room * _lian_chart_scale_get_share (&panel->scale, value);
}

static void
add_figure (Bars *self,
            const Panel *panel,
            const LianChartDatum *datum,
            const LianChartRectangle *bar,
            double middle)
{
  gboolean left = isfinite (datum->value) && datum->value < 0;
  LianChartLabel label = {
    .text = (char *) datum->text,
    .font = LIAN_CHART_FONT_FIGURE,
    .ink = isfinite (datum->value) ? LIAN_CHART_INK_TEXT : LIAN_CHART_INK_MUTED,
    .align = left ? LIAN_ALIGN_END : LIAN_ALIGN_START,
  };
  double width;

  _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_FIGURE, datum->text, -1, 1, &width,
                               NULL);
  width = MIN (ceil (width) + 1, panel->figure_right - 4);
  label.place = (LianChartRectangle){ left ? bar->x - 4 - width : bar->x + bar->width + 4,
                                      middle - self->line / 2, width, self->line };
  _lian_chart_builder_add_label (self->builder, &label);
}

/* A figure within its part of a stacked bar, where there is room. */
static void
add_inner_figure (Bars *self, guint series, const LianChartDatum *datum, LianChartRectangle bar)
{
  LianChartLabel label = {
    .text = (char *) datum->text,
    .font = LIAN_CHART_FONT_FIGURE,
    .ink = LIAN_CHART_INK_ON_MARK,
    .align = LIAN_ALIGN_CENTER,
    .style = series,
  };
  double width;

  _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_FIGURE, datum->text, -1, 1, &width,
                               NULL);
  if (width + 6 > bar.width || self->line > bar.height + 4)
    return;
  label.place = (LianChartRectangle){ bar.x, bar.y + (bar.height - self->line) / 2, bar.width,
                                      self->line };
  _lian_chart_builder_add_label (self->builder, &label);
}

static void
add_bar (Bars *self, const Panel *panel, guint category, guint i, double top)
{
  guint series = panel->first + i;
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  double slot = self->band * BAR_SHARE / panel->n_series;
  double y = top + self->band * (1 - BAR_SHARE) / 2 + slot * i;
  double zero = get_x (panel, 0);
  LianChartMark mark = {
    .series = series,
    .category = category,
    .emphasis = datum.emphasis,
    .shown = isfinite (datum.value),
    .hit = { panel->x, top + self->band / panel->n_series * i, panel->width,
             self->band / panel->n_series },
  };

  if (!_lian_chart_spec_has_datum (self->spec, series, category))
    return;
  mark.place = _lian_chart_snap (zero, y, mark.shown ? get_x (panel, datum.value) : zero,
                                 y + MAX (slot - (panel->n_series > 1 ? 1 : 0), slot * 0.8));
  _lian_chart_builder_add_mark (self->builder, &mark);
  if (slot >= self->line * 0.8 || (panel->n_series == 1 && category % self->every == 0))
    add_figure (self, panel, &datum, &mark.place, y + slot / 2);
}

static void
add_stack (Bars *self, const Panel *panel, guint category, double top)
{
  double sums[2] = { 0, 0 };
  double y = top + self->band * (1 - BAR_SHARE) / 2;

  for (guint i = 0; i < panel->n_series; i++)
    {
      LianChartDatum datum = lian_chart_spec_get_datum (self->spec, panel->first + i, category);
      double *sum = &sums[datum.value < 0 ? 1 : 0];
      double from = *sum;
      LianChartMark mark = { .series = panel->first + i,
                             .category = category,
                             .emphasis = datum.emphasis,
                             .shown = isfinite (datum.value) };

      if (!_lian_chart_spec_has_datum (self->spec, panel->first + i, category))
        continue;
      if (mark.shown)
        *sum += datum.value;
      mark.place = _lian_chart_snap (get_x (panel, from), y, get_x (panel, *sum),
                                     y + self->band * BAR_SHARE);
      mark.hit = (LianChartRectangle){ mark.place.x - 1, top, mark.place.width + 2, self->band };
      _lian_chart_builder_add_mark (self->builder, &mark);
      add_inner_figure (self, panel->first + i, &datum, mark.place);
    }
}

static void
add_axis (Bars *self, const Panel *panel, const LianChartRectangle *plot)
{
  double bottom = plot->y + plot->height;
  double last_end = -G_MAXDOUBLE;

  for (guint i = 0; i < panel->scale.n_ticks; i++)
    {
      double value = _lian_chart_scale_get_tick (&panel->scale, i);
      double x = get_x (panel, value);
      g_autofree char *text = _lian_chart_spec_format (self->spec, value);
      LianChartLabel label = { .text = text, .font = LIAN_CHART_FONT_TICK,
                               .ink = LIAN_CHART_INK_MUTED, .align = LIAN_ALIGN_CENTER };
      double width, height;

      _lian_chart_builder_add_rule (self->builder,
                                    value == 0 ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID, x,
                                    plot->y, x, bottom);
      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_TICK, text, -1, 1, &width,
                                   &height);
      width += 2;
      label.place = (LianChartRectangle){ x - width / 2, bottom + 2, width, height };
      label.place.x = MIN (label.place.x, panel->x + panel->width - width);
      if (label.place.x < last_end + 4)
        continue;
      _lian_chart_builder_add_label (self->builder, &label);
      last_end = label.place.x + width;
    }
}

static void
add_panel_title (Bars *self, const Panel *panel, double y)
{
  LianChartLabel label = {
    .text = g_ptr_array_index (self->spec->series, panel->first),
    .font = LIAN_CHART_FONT_LABEL,
    .place = { panel->x + 18, y, panel->width - 18, self->line },
  };

  if (self->spec->kind != LIAN_CHART_PANELS)
    {
      label.text = self->spec->value_title;
      label.font = LIAN_CHART_FONT_TICK;
      label.ink = LIAN_CHART_INK_MUTED;
      label.place.x = panel->x;
      label.place.width = panel->width;
    }
  else
    _lian_chart_builder_add_swatch (self->builder, panel->first, panel->x,
                                    y + (self->line - 10) / 2);
  _lian_chart_builder_add_label (self->builder, &label);
}

static void
add_names (Bars *self, const LianChartRectangle *plot, double width)
{
  for (guint i = 0; i < self->spec->categories->len; i += self->every)
    {
      LianChartLabel label = {
        .text = g_ptr_array_index (self->spec->categories, i),
        .font = LIAN_CHART_FONT_LABEL,
        .align = LIAN_ALIGN_END,
        .place = { plot->x, plot->y + self->band * (i + 0.5) - self->line / 2, width,
                   self->line },
      };

      _lian_chart_builder_add_label (self->builder, &label);
    }
}

static void
add_panel (Bars *self, Panel *panel, const LianChartRectangle *plot)
{
  set_scale (self, panel);
  add_axis (self, panel, plot);
  for (guint c = 0; c < self->spec->categories->len; c++)
    {
      double top = plot->y + self->band * c;

      if (is_stacked (self))
        add_stack (self, panel, c, top);
      else
        for (guint i = 0; i < panel->n_series; i++)
          add_bar (self, panel, c, i, top);
    }
}

static void
add_panels (Bars *self, const LianChartRectangle *plot, double names, double title_y)
{
  guint n_series = MAX (self->spec->series->len, 1);
  guint n_panels = self->spec->kind == LIAN_CHART_PANELS ? n_series : 1;
  double room = plot->width - names - GAP * n_panels;

  for (guint i = 0; i < n_panels; i++)
    {
      Panel panel = {
        .first = i,
        .n_series = n_panels > 1 ? 1 : n_series,
        .width = MAX (room / n_panels, 4),
      };

      panel.x = plot->x + names + GAP + i * (panel.width + GAP);
      add_panel_title (self, &panel, title_y);
      add_panel (self, &panel, plot);
    }
}

void
_lian_chart_builder_add_bars (LianChartBuilder *builder)
{
  Bars self = { .builder = builder, .spec = builder->spec };
  LianChartRectangle plot = builder->plot;
  gboolean titled = self.spec->kind == LIAN_CHART_PANELS || *self.spec->value_title != '\0';
  double title_y = plot.y;
  double names;

  self.line = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_LABEL);
  if (titled)
    {
      plot.y += self.line + 2;
      plot.height -= self.line + 2;
    }
  plot.height -= _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_TICK) + 2;
  plot.height = MAX (plot.height, 4);
  self.band = plot.height / self.spec->categories->len;
  self.every = (guint) MAX (1, ceil (self.line / self.band - 0.15));
  names = _lian_chart_builder_get_label_width (builder, LABEL_SHARE);
  add_names (&self, &plot, names);
  add_panels (&self, &plot, names, title_y);
}
