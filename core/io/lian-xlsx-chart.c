/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart in a workbook: a sheet of its own with the figures, and beside them a chart of the spreadsheet's that
 * is drawn from these cells, so that whoever corrects one sees the other follow. */
#include "lian-xlsx-chart.h"

#include "lian-i18n.h"

#include <math.h>

/* As dark and as light as the charts of the window, so that they are told apart in black and white. */
static const lxw_color_t fills[LIAN_REPORT_CHART_MOST_SERIES] = { 0x2b5279, 0xb9cbdd };

/* The library's own height of a chart, what stands around the bars, and a bar, in pixels. */
#define USUAL_HEIGHT 288
#define FRAME 150
#define BAR 30

#define LABEL_WIDTH 48
#define FIGURE_WIDTH 24

static lxw_error
write_text (lxw_worksheet *sheet, lxw_row_t row, guint column, const char *text)
{
  return worksheet_write_string (sheet, row, (lxw_col_t) column, text, NULL);
}

static lxw_error
write_head (lxw_worksheet *sheet, const LianReportChart *chart)
{
  lxw_error code = write_text (sheet, 0, 0, chart->bars_title);
  for (guint i = 0; code == LXW_NO_ERROR && i < chart->n_series; i++)
    code = write_text (sheet, 0, i + 1, chart->series[i]);
  return code == LXW_NO_ERROR ? write_text (sheet, 0, chart->n_series + 1, _ ("as shown")) : code;
}

/* What isn't known is no nought: its cell stays empty, and the last one says what is to be said of it. */
static lxw_error
write_bar (lxw_worksheet *sheet, lxw_row_t row, const LianReportChart *chart, const LianReportBar *bar)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  lxw_error code = write_text (sheet, row, 0, bar->label);
  for (guint i = 0; code == LXW_NO_ERROR && i < chart->n_series; i++)
    {
      g_string_append_printf (shown, "%s%s", shown->len > 0 && bar->texts[i] != NULL ? " · " : "",
                              bar->texts[i] != NULL ? bar->texts[i] : "");
      if (bar->values[i] != LIAN_REPORT_CHART_UNKNOWN)
        code = worksheet_write_number (sheet, row, (lxw_col_t) (i + 1),
                                       (double) bar->values[i] / pow (10, chart->places), NULL);
    }
  return code == LXW_NO_ERROR ? write_text (sheet, row, chart->n_series + 1, shown->str) : code;
}

static lxw_error
write_figures (lxw_worksheet *sheet, const LianReportChart *chart)
{
  lxw_error code = write_head (sheet, chart);
  for (guint i = 0; code == LXW_NO_ERROR && i < chart->bars->len; i++)
    code = write_bar (sheet, i + 1, chart, chart->bars->pdata[i]);
  if (code == LXW_NO_ERROR && chart->bars->len == 0)
    code = write_text (sheet, 1, 0, chart->empty != NULL ? chart->empty : _ ("There is nothing to show yet."));
  return code;
}

static void
add_series (lxw_chart *drawn, const lxw_worksheet *sheet, guint place, guint n_bars)
{
  lxw_col_t column = (lxw_col_t) (place + 1);
  lxw_chart_fill fill = { .color = fills[place] };
  lxw_chart_series *series = chart_add_series (drawn, NULL, NULL);
  chart_series_set_categories (series, sheet->name, 1, 0, n_bars, 0);
  chart_series_set_values (series, sheet->name, 1, column, n_bars, column);
  chart_series_set_name_range (series, sheet->name, 0, column);
  chart_series_set_fill (series, &fill);
}

/* Of lying bars the upright axis has the names.  The first bar stands on top, as in the window, and the figures
 * below all of them. */
static void
set_axes (lxw_chart *drawn, const LianReportChart *chart)
{
  chart_axis_set_name (drawn->y_axis, chart->bars_title);
  chart_axis_set_name (drawn->x_axis, chart->values_title);
  chart_axis_set_reverse (drawn->y_axis);
  chart_axis_set_crossing_max (drawn->y_axis);
  chart_axis_set_label_position (drawn->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_title_set_name (drawn, chart->title);
  if (chart->n_series > 1)
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_BOTTOM);
  else
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_NONE);
}

static lxw_error
draw (lxw_workbook *book, lxw_worksheet *sheet, const LianReportChart *chart)
{
  lxw_chart *drawn = workbook_add_chart (book, chart->stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
  double height = MAX (1, (double) (FRAME + BAR * chart->bars->len) / USUAL_HEIGHT);
  lxw_chart_options size = { .x_scale = 1.4, .y_scale = height };
  if (drawn == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (guint i = 0; i < chart->n_series; i++)
    add_series (drawn, sheet, i, chart->bars->len);
  set_axes (drawn, chart);
  return worksheet_insert_chart_opt (sheet, 0, (lxw_col_t) (chart->n_series + 3), drawn, &size);
}

/**
 * _lian_xlsx_chart_add:
 * @book: a workbook
 * @sheet: an empty sheet of it
 * @chart: a chart
 *
 * Writes the figures of the chart into the sheet, and draws it from them.
 *
 * Returns: what the library says
 */
lxw_error
_lian_xlsx_chart_add (lxw_workbook *book, lxw_worksheet *sheet, const LianReportChart *chart)
{
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_column (sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (sheet, 1, (lxw_col_t) (chart->n_series + 1), FIGURE_WIDTH, NULL);
  lxw_error code = write_figures (sheet, chart);
  return code == LXW_NO_ERROR && chart->bars->len > 0 ? draw (book, sheet, chart) : code;
}
