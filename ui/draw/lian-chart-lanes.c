/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lanes: what is taken of each period, and by what. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

/* A lane is a row, a period a column; the whole width of a cell is all that there is of the period.
 * A bar reaches from where the parts before it end, so that the parts of a lane follow each other below
 * it as in a Gantt chart, and what is left is blank.  A bar never leaves its cell: one that takes more
 * than there is fills it, stands out and says so in its figure. */

#define LABEL_SHARE 0.36
#define BAR_SHARE 0.72
#define INDENT 12.0

typedef struct
{
  LianChartBuilder *builder;
  LianChartSpec *spec;
  LianChartRectangle plot; /* the cells */
  double names; /* width of the names of the lanes */
  double line;
  double cell_width;
  double lane; /* height of a row */
} Lanes;

static double
measure_text (Lanes *self, LianChartFont font, const char *text)
{
  double width;

  _lian_chart_builder_measure (self->builder, font, text, -1, 1, &width, NULL);
  return ceil (width) + 1;
}

/* On the bar if it fits there; after it or before it in the cell; else over both. */
static void
add_figure (Lanes *self, const LianChartMark *mark, const LianChartDatum *datum)
{
  LianChartLabel label = {
    .text = (char *) datum->text,
    .font = LIAN_CHART_FONT_FIGURE,
    .align = LIAN_ALIGN_CENTER,
    .ink = mark->shown && mark->place.width > 0 ? LIAN_CHART_INK_TEXT : LIAN_CHART_INK_MUTED,
    .style = _lian_chart_spec_get_lane_style (self->spec, mark->category, mark->emphasis),
  };
  double width = measure_text (self, LIAN_CHART_FONT_FIGURE, datum->text);
  double left = mark->hit.x + 2, right = mark->hit.x + mark->hit.width - 2;
  double start = mark->place.x, end = mark->place.x + mark->place.width;

  if (width > right - left || self->line > self->lane + 4)
    return;
  label.place = (LianChartRectangle){ left, mark->hit.y + (self->lane - self->line) / 2, right - left,
                                      self->line };
  if (mark->place.width >= width + 4)
    {
      label.ink = LIAN_CHART_INK_ON_MARK;
      label.place.x = start;
      label.place.width = mark->place.width;
    }
  else if (right - end >= width + 3)
    {
      label.align = LIAN_ALIGN_START;
      label.place.x = end + 3;
      label.place.width = right - end - 3;
    }
  else if (start - left >= width + 3)
    {
      label.align = LIAN_ALIGN_END;
      label.place.width = start - left - 3;
    }
  else
    label.halo = TRUE;
  _lian_chart_builder_add_label (self->builder, &label);
}

static double
share_of (double value)
{
  return isfinite (value) ? CLAMP (value, 0, 1) : 0;
}

static void
add_cell (Lanes *self, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  double x = self->plot.x + self->cell_width * series;
  double y = self->plot.y + self->lane * category;
  double edge = self->lane * (1 - BAR_SHARE) / 2, width = MAX (self->cell_width - 2, 1);
  double from = share_of (datum.start), to = share_of (datum.start + datum.value);
  LianChartMark mark = {
    .series = series,
    .category = category,
    .hit = { x, y, self->cell_width, self->lane },
    .emphasis = datum.emphasis,
    .shown = isfinite (datum.value),
  };

  if (!_lian_chart_spec_has_datum (self->spec, series, category))
    return;
  mark.place = _lian_chart_snap (x + 1 + width * from, y + edge,
                                 x + 1 + width * (mark.shown ? MAX (from, to) : from),
                                 y + self->lane - edge);
  if (mark.shown && datum.value > 0 && mark.place.width < 1)
    mark.place.width = 1;
  mark.place.x = MIN (mark.place.x, x + self->cell_width - mark.place.width);
  _lian_chart_builder_add_mark (self->builder, &mark);
  add_figure (self, &mark, &datum);
}

static void
add_names (Lanes *self, double x)
{
  guint every = (guint) MAX (1, ceil (self->line / self->lane - 0.15));

  for (guint i = 0; i < self->spec->categories->len; i += every)
    {
      double indent = _lian_chart_spec_is_part (self->spec, i) ? MIN (INDENT, self->names / 4) : 0;
      LianChartLabel label = {
        .text = g_ptr_array_index (self->spec->categories, i),
        .font = LIAN_CHART_FONT_LABEL,
        .ink = indent > 0 ? LIAN_CHART_INK_MUTED : LIAN_CHART_INK_TEXT,
        .place = { x + indent, self->plot.y + self->lane * (i + 0.5) - self->line / 2,
                   self->names - indent, self->line },
      };

      _lian_chart_builder_add_label (self->builder, &label);
    }
}

/* The periods above the lanes; of those that have no room some are left out. */
static void
add_periods (Lanes *self, double y)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < self->spec->series->len; i++)
    {
      LianChartLabel label = {
        .text = g_ptr_array_index (self->spec->series, i),
        .font = LIAN_CHART_FONT_LABEL,
        .align = LIAN_ALIGN_CENTER,
      };
      double width = MIN (measure_text (self, LIAN_CHART_FONT_LABEL, label.text), self->plot.width);
      double x = self->plot.x + self->cell_width * (i + 0.5) - width / 2;

      x = CLAMP (x, self->plot.x, self->plot.x + self->plot.width - width);
      if (x < end + 4)
        continue;
      label.place = (LianChartRectangle){ x, y, width, self->line };
      _lian_chart_builder_add_label (self->builder, &label);
      end = x + width;
    }
}

static void
add_rules (Lanes *self)
{
  double right = self->plot.x + self->plot.width, bottom = self->plot.y + self->plot.height;

  for (guint i = 0; i <= self->spec->categories->len && self->lane >= 6; i++)
    {
      gboolean head = i == self->spec->categories->len || !_lian_chart_spec_is_part (self->spec, i);
      double y = self->plot.y + self->lane * i;

      _lian_chart_builder_add_rule (self->builder,
                                    head ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID,
                                    self->plot.x, y, right, y);
    }
  for (guint i = 0; i <= self->spec->series->len && self->cell_width >= 4; i++)
    _lian_chart_builder_add_rule (self->builder, LIAN_CHART_RULE_GRID,
                                  self->plot.x + self->cell_width * i, self->plot.y,
                                  self->plot.x + self->cell_width * i, bottom);
}

static void
add_titles (Lanes *self, const LianChartRectangle *area)
{
  LianChartLabel rows = {
    .text = self->spec->category_title,
    .font = LIAN_CHART_FONT_TICK,
    .ink = LIAN_CHART_INK_MUTED,
    .place = { area->x, self->plot.y - self->line - 2, self->names, self->line },
  };
  LianChartLabel columns = {
    .text = self->spec->value_title,
    .font = LIAN_CHART_FONT_TICK,
    .ink = LIAN_CHART_INK_MUTED,
    .align = LIAN_ALIGN_CENTER,
    .place = { self->plot.x, area->y, self->plot.width, self->line },
  };

  _lian_chart_builder_add_label (self->builder, &rows);
  _lian_chart_builder_add_label (self->builder, &columns);
}

void
_lian_chart_builder_add_lanes (LianChartBuilder *builder)
{
  Lanes self = { .builder = builder, .spec = builder->spec, .plot = builder->plot };
  double head;

  self.line = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_LABEL);
  self.names = MIN (MAX (_lian_chart_builder_get_label_width (builder, LABEL_SHARE), 1) + INDENT,
                    MAX (self.plot.width * LABEL_SHARE, 1));
  self.plot.x += self.names + 8;
  self.plot.width = MAX (self.plot.width - self.names - 8, 4);
  self.cell_width = self.plot.width / MAX (self.spec->series->len, 1);
  head = self.line + 3 + (*self.spec->value_title != '\0' ? self.line + 2 : 0);
  head = MIN (head, self.plot.height / 2);
  self.plot.y += head;
  self.plot.height -= head;
  self.lane = self.plot.height / self.spec->categories->len;

  add_rules (&self);
  add_titles (&self, &builder->plot);
  add_periods (&self, self.plot.y - self.line - 2);
  add_names (&self, builder->plot.x);
  for (guint c = 0; c < self.spec->categories->len; c++)
    for (guint s = 0; s < self.spec->series->len; s++)
      add_cell (&self, s, c);
}
