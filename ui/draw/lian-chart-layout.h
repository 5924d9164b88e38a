/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-spec.h"
#include "lian-draw-text.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CHART_LAYOUT (lian_chart_layout_get_type ())

typedef struct _LianChartLayout LianChartLayout;

/**
 * LianChartFont:
 * @LIAN_CHART_FONT_TITLE: the title
 * @LIAN_CHART_FONT_SCOPE: the line below it
 * @LIAN_CHART_FONT_LABEL: names of categories and series
 * @LIAN_CHART_FONT_FIGURE: figures
 * @LIAN_CHART_FONT_TICK: round numbers and axis titles
 *
 * The sizes of text in a chart.
 */
typedef enum
{
  LIAN_CHART_FONT_TITLE,
  LIAN_CHART_FONT_SCOPE,
  LIAN_CHART_FONT_LABEL,
  LIAN_CHART_FONT_FIGURE,
  LIAN_CHART_FONT_TICK,
  LIAN_N_CHART_FONTS,
} LianChartFont;

/**
 * LianChartMeasure:
 * @data: of the measurer
 * @font: the size
 * @text: the text
 * @width: width to break at, or less than 0 for one line
 * @max_lines: how many lines at most
 * @text_width: (out): width
 * @text_height: (out): height
 *
 * Measures text.
 */
typedef void (*LianChartMeasure) (gpointer data,
                                  LianChartFont font,
                                  const char *text,
                                  double width,
                                  int max_lines,
                                  double *text_width,
                                  double *text_height);

/**
 * LianChartMeasurer:
 * @measure: measures text
 * @data: for @measure
 * @text_scale: 1, or more where the user reads large text
 *
 * How a layout learns the size of text.
 */
typedef struct
{
  LianChartMeasure measure;
  gpointer data;
  double text_scale;
} LianChartMeasurer;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} LianChartRectangle;

typedef struct
{
  double x;
  double y;
} LianChartPoint;

/**
 * LianChartMark:
 * @series: number of the series
 * @category: number of the category
 * @place: the bar, square or point; without width or height for a figure that is not known
 * @hit: what belongs to it for the pointer
 * @emphasis: whether it stands out
 * @shown: whether it is drawn; the points of a crowded line are not
 *
 * The mark of a figure.
 */
typedef struct
{
  guint series;
  guint category;
  LianChartRectangle place;
  LianChartRectangle hit;
  gboolean emphasis;
  gboolean shown;
} LianChartMark;

/**
 * LianChartInk:
 * @LIAN_CHART_INK_TEXT: on the ground
 * @LIAN_CHART_INK_MUTED: quieter
 * @LIAN_CHART_INK_ON_MARK: on the mark of a series
 *
 * What text is drawn with.
 */
typedef enum
{
  LIAN_CHART_INK_TEXT,
  LIAN_CHART_INK_MUTED,
  LIAN_CHART_INK_ON_MARK,
} LianChartInk;

/**
 * LianChartLabel:
 * @text: the text
 * @place: where it stands; longer text is cut with an ellipsis
 * @font: the size
 * @ink: the colour
 * @align: where in @place
 * @max_lines: how many lines at most
 * @style: number of the series whose mark it stands on
 * @halo: whether it needs a plain ground, as it may stand on a line
 *
 * Text in a chart.
 */
typedef struct
{
  char *text;
  LianChartRectangle place;
  LianChartFont font;
  LianChartInk ink;
  LianAlign align;
  int max_lines;
  guint style;
  gboolean halo;
} LianChartLabel;

/**
 * LianChartRuleKind:
 * @LIAN_CHART_RULE_AXIS: where zero is
 * @LIAN_CHART_RULE_GRID: a round number
 * @LIAN_CHART_RULE_MARKER: a day that is marked
 *
 * What a straight line means.
 */
typedef enum
{
  LIAN_CHART_RULE_AXIS,
  LIAN_CHART_RULE_GRID,
  LIAN_CHART_RULE_MARKER,
} LianChartRuleKind;

typedef struct
{
  LianChartRuleKind kind;
  LianChartPoint from;
  LianChartPoint to;
} LianChartRule;

/**
 * LianChartMove:
 * @LIAN_CHART_MOVE_FIRST: to the first figure
 * @LIAN_CHART_MOVE_LAST: to the last figure
 * @LIAN_CHART_MOVE_LEFT: one to the left
 * @LIAN_CHART_MOVE_RIGHT: one to the right
 * @LIAN_CHART_MOVE_UP: one up
 * @LIAN_CHART_MOVE_DOWN: one down
 *
 * How the keys move through a chart.
 */
typedef enum
{
  LIAN_CHART_MOVE_FIRST,
  LIAN_CHART_MOVE_LAST,
  LIAN_CHART_MOVE_LEFT,
  LIAN_CHART_MOVE_RIGHT,
  LIAN_CHART_MOVE_UP,
  LIAN_CHART_MOVE_DOWN,
} LianChartMove;

GType lian_chart_layout_get_type (void) G_GNUC_CONST;
LianChartLayout *lian_chart_layout_new (LianChartSpec *spec,
                                        double width,
                                        double height,
                                        const LianChartMeasurer *measurer);
double lian_chart_layout_get_natural_height (LianChartSpec *spec,
                                             double width,
                                             const LianChartMeasurer *measurer);
LianChartLayout *lian_chart_layout_ref (LianChartLayout *self);
void lian_chart_layout_unref (LianChartLayout *self);

LianChartSpec *lian_chart_layout_get_spec (LianChartLayout *self);
void lian_chart_layout_get_size (LianChartLayout *self, double *width, double *height);
double lian_chart_layout_get_text_scale (LianChartLayout *self);
const LianChartMark *lian_chart_layout_get_marks (LianChartLayout *self, guint *n_marks);
const LianChartMark *lian_chart_layout_get_swatches (LianChartLayout *self, guint *n_swatches);
const LianChartLabel *lian_chart_layout_get_labels (LianChartLayout *self, guint *n_labels);
const LianChartRule *lian_chart_layout_get_rules (LianChartLayout *self, guint *n_rules);
guint lian_chart_layout_get_n_paths (LianChartLayout *self);
const LianChartPoint *lian_chart_layout_get_path (LianChartLayout *self,
                                                  guint path,
                                                  guint *n_points);

gboolean lian_chart_layout_hit (LianChartLayout *self,
                                double x,
                                double y,
                                guint *series,
                                guint *category);
gboolean lian_chart_layout_get_focus (LianChartLayout *self,
                                      guint series,
                                      guint category,
                                      LianChartRectangle *place);
gboolean lian_chart_layout_move (LianChartLayout *self,
                                 LianChartMove move,
                                 guint *series,
                                 guint *category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianChartLayout, lian_chart_layout_unref)

G_END_DECLS
