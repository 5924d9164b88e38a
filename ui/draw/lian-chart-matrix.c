/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts where rows meet columns: a square for the size, and the number. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

#define LABEL_SHARE 0.34
#define MAX_CELL_WIDTH 120.0
#define MAX_SQUARE 64.0

typedef struct
{
  LianChartBuilder *builder;
  LianChartSpec *spec;
  LianChartRectangle plot; /* the cells */
  double cell_width;
  double cell_height;
  double square; /* side for the largest count */
  double max;
  double line;
} Matrix;

static double
find_max (LianChartSpec *spec)
{
  double max = 0;

  for (guint c = 0; c < spec->categories->len; c++)
    for (guint s = 0; s < spec->series->len; s++)
      {
        double value = lian_chart_spec_get_datum (spec, s, c).value;

        if (isfinite (value))
          max = MAX (max, fabs (value));
      }
  return max;
}

/* The number stands in the square if it fits, beside it if not. */
static void
add_number (Matrix *self, const LianChartMark *mark, const LianChartDatum *datum)
{
  LianChartLabel label = {
    .text = (char *) datum->text,
    .font = LIAN_CHART_FONT_FIGURE,
    .ink = LIAN_CHART_INK_TEXT,
    .style = mark->emphasis ? 0 : 1,
  };
  double middle = mark->hit.y + mark->hit.height / 2;
  double width;

  _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_FIGURE, datum->text, -1, 1, &width,
                               NULL);
  width = ceil (width) + 1;
  label.place = (LianChartRectangle){ mark->hit.x, middle - self->line / 2, mark->hit.width,
                                      self->line };
  label.align = LIAN_ALIGN_CENTER;
  if (!mark->shown || mark->place.width < 1)
    label.ink = LIAN_CHART_INK_MUTED;
  else if (width + 4 <= mark->place.width && self->line <= mark->place.height + 2)
    label.ink = LIAN_CHART_INK_ON_MARK;
  else
    {
      label.align = LIAN_ALIGN_START;
      label.place.x = mark->place.x + mark->place.width + 3;
      label.place.width = MIN (width, mark->hit.x + mark->hit.width - label.place.x);
    }
  _lian_chart_builder_add_label (self->builder, &label);
}

static void
add_cell (Matrix *self, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  double x = self->plot.x + self->cell_width * series;
  double y = self->plot.y + self->cell_height * category;
  double side = 0;
  LianChartMark mark = {
    .series = series,
    .category = category,
    .hit = { x, y, self->cell_width, self->cell_height },
    .emphasis = datum.emphasis,
    .shown = isfinite (datum.value),
  };

  if (!_lian_chart_spec_has_datum (self->spec, series, category))
    return;
  x += self->cell_width / 2;
  y += self->cell_height / 2;
  if (mark.shown && self->max > 0 && datum.value != 0)
    side = MAX (self->square * sqrt (fabs (datum.value) / self->max), 2);
  mark.place = _lian_chart_snap (x - side / 2, y - side / 2, x + side / 2, y + side / 2);
  _lian_chart_builder_add_mark (self->builder, &mark);
  add_number (self, &mark, &datum);
}

static void
add_row_names (Matrix *self, double x, double width)
{
  guint every = (guint) MAX (1, ceil (self->line / self->cell_height - 0.15));
  int lines = (int) CLAMP (self->cell_height / self->line, 1, 2);

  for (guint i = 0; i < self->spec->categories->len; i += every)
    {
      LianChartLabel label = { .text = g_ptr_array_index (self->spec->categories, i),
                               .font = LIAN_CHART_FONT_LABEL,
                               .align = LIAN_ALIGN_END,
                               .max_lines = lines };
      double middle = self->plot.y + self->cell_height * (i + 0.5);
      double height;

      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_LABEL, label.text, width, lines,
                                   NULL, &height);
      label.place = (LianChartRectangle){ x, middle - height / 2, width, height };
      _lian_chart_builder_add_label (self->builder, &label);
    }
}

/* Height of the names of the columns, which break to three lines. */
static double
measure_column_names (Matrix *self)
{
  double height = 0;

  for (guint i = 0; i < self->spec->series->len; i++)
    {
      double h;

      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_LABEL,
                                   g_ptr_array_index (self->spec->series, i),
                                   self->cell_width - 4, 3, NULL, &h);
      height = MAX (height, h);
    }
  return height;
}

static void
add_column_names (Matrix *self, double bottom, double height)
{
  for (guint i = 0; i < self->spec->series->len && self->cell_width >= self->line; i++)
    {
      LianChartLabel label = { .text = g_ptr_array_index (self->spec->series, i),
                               .font = LIAN_CHART_FONT_LABEL,
                               .align = LIAN_ALIGN_CENTER,
                               .max_lines = 3 };
      double x = self->plot.x + self->cell_width * i + 2;
      double h;

      _lian_chart_builder_measure (self->builder, LIAN_CHART_FONT_LABEL, label.text,
                                   self->cell_width - 4, 3, NULL, &h);
      h = MIN (h, height);
      label.place = (LianChartRectangle){ x, bottom - h, self->cell_width - 4, h };
      _lian_chart_builder_add_label (self->builder, &label);
    }
}

static void
add_titles (Matrix *self, const LianChartRectangle *area, double names)
{
  LianChartLabel rows = {
    .text = self->spec->category_title,
    .font = LIAN_CHART_FONT_TICK,
    .ink = LIAN_CHART_INK_MUTED,
    .align = LIAN_ALIGN_END,
    .place = { area->x, self->plot.y - self->line - 2, names, self->line },
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

static void
add_grid (Matrix *self)
{
  double right = self->plot.x + self->plot.width;
  double bottom = self->plot.y + self->plot.height;

  for (guint i = 0; i <= self->spec->categories->len && self->cell_height >= 6; i++)
    _lian_chart_builder_add_rule (self->builder,
                                  i == 0 ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID,
                                  self->plot.x, self->plot.y + self->cell_height * i, right,
                                  self->plot.y + self->cell_height * i);
  for (guint i = 0; i <= self->spec->series->len && self->cell_width >= 6; i++)
    _lian_chart_builder_add_rule (self->builder,
                                  i == 0 ? LIAN_CHART_RULE_AXIS : LIAN_CHART_RULE_GRID,
                                  self->plot.x + self->cell_width * i, self->plot.y,
                                  self->plot.x + self->cell_width * i, bottom);
}

void
_lian_chart_builder_add_matrix (LianChartBuilder *builder)
{
  Matrix self = { .builder = builder, .spec = builder->spec, .plot = builder->plot };
  double names = MAX (_lian_chart_builder_get_label_width (builder, LABEL_SHARE), 1);
  guint n_columns = MAX (self.spec->series->len, 1);
  double head, columns;

  self.line = _lian_chart_builder_get_line (builder, LIAN_CHART_FONT_LABEL);
  self.max = find_max (self.spec);
  self.plot.x += names + 8;
  self.plot.width = MAX (self.plot.width - names - 8, 4);
  self.cell_width
      = MIN (self.plot.width / n_columns, MAX_CELL_WIDTH * builder->measurer->text_scale);
  self.plot.width = self.cell_width * n_columns;

  columns = measure_column_names (&self);
  head = MIN (columns + 4 + (*self.spec->value_title != '\0' ? self.line + 2 : 0),
              self.plot.height / 2);
  self.plot.y += head;
  self.plot.height -= head;
  self.cell_height = self.plot.height / self.spec->categories->len;
  self.square = MIN (MIN (self.cell_width, self.cell_height) * 0.84, MAX_SQUARE);

  add_grid (&self);
  add_titles (&self, &builder->plot, names);
  add_column_names (&self, self.plot.y - 3, columns);
  add_row_names (&self, builder->plot.x, names);
  for (guint c = 0; c < self.spec->categories->len; c++)
    for (guint s = 0; s < self.spec->series->len; s++)
      add_cell (&self, s, c);
}
