/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The faces and sizes of a chart, and layouts measured with them. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-text.h"

#include "lian-chart-paint.h"
#include "lian-chart-spec-private.h"

#include <math.h>

static const struct
{
  double size;
  PangoWeight weight;
} FONTS[LIAN_N_CHART_FONTS] = {
  [LIAN_CHART_FONT_TITLE] = { 13, PANGO_WEIGHT_BOLD },
  [LIAN_CHART_FONT_SCOPE] = { 10, PANGO_WEIGHT_NORMAL },
  [LIAN_CHART_FONT_LABEL] = { 10, PANGO_WEIGHT_NORMAL },
  [LIAN_CHART_FONT_FIGURE] = { 10, PANGO_WEIGHT_NORMAL },
  [LIAN_CHART_FONT_TICK] = { 9, PANGO_WEIGHT_NORMAL },
};

/* Makes @layout show @text in at most @max_lines lines, broken at @width unless that is negative. */
void
_lian_chart_text_set_layout (PangoLayout *layout,
                             LianChartFont font,
                             double text_scale,
                             const char *text,
                             double width,
                             int max_lines)
{
  PangoFontDescription *description = pango_font_description_new ();
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_font_description_set_family_static (description, LIAN_FONT_SANS);
  pango_font_description_set_size (description,
                                   (int) lround (FONTS[font].size * text_scale * PANGO_SCALE));
  pango_font_description_set_weight (description, FONTS[font].weight);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, list);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_height (layout, width < 0 ? -1 : -MAX (max_lines, 1));
  pango_layout_set_ellipsize (layout, width < 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, max_lines <= 1);
  _lian_draw_text_set_text (layout, text);
}

static void
measure (gpointer data,
         LianChartFont font,
         const char *text,
         double width,
         int max_lines,
         double *text_width,
         double *text_height)
{
  LianChartRuler *self = data;
  int w, h;

  _lian_chart_text_set_layout (self->layout, font, self->text_scale, text, width, max_lines);
  pango_layout_get_size (self->layout, &w, &h);
  *text_width = (double) w / PANGO_SCALE;
  *text_height = (double) h / PANGO_SCALE;
}

LianChartMeasurer
_lian_chart_ruler_init (LianChartRuler *self, const char *language, double text_scale)
{
  *self = (LianChartRuler){ _lian_draw_text_create_layout (NULL, language), text_scale };
  return (LianChartMeasurer){ measure, self, text_scale };
}

void
_lian_chart_ruler_clear (LianChartRuler *self)
{
  g_clear_object (&self->layout);
}

/**
 * lian_chart_layout_new_for_text:
 * @spec: a chart, not to be changed any more
 * @width: width in points
 * @height: height in points, or 0 for the natural height
 * @text_scale: 1, or more where the user reads large text
 *
 * Lays a chart out with the fonts that lian_chart_paint() uses.  May be called in any thread.
 *
 * Returns: (transfer full): a layout
 */
LianChartLayout *
lian_chart_layout_new_for_text (LianChartSpec *spec,
                                double width,
                                double height,
                                double text_scale)
{
  LianChartRuler ruler;
  LianChartMeasurer measurer;
  LianChartLayout *layout;

  g_return_val_if_fail (spec != NULL, NULL);

  measurer = _lian_chart_ruler_init (&ruler, spec->language, text_scale);
  if (!(height > 0))
    height = lian_chart_layout_get_natural_height (spec, width, &measurer);
  layout = lian_chart_layout_new (spec, width, height, &measurer);
  _lian_chart_ruler_clear (&ruler);
  return layout;
}

/**
 * lian_chart_get_natural_height:
 * @spec: a chart
 * @width: width in points
 * @text_scale: 1, or more where the user reads large text
 *
 * Returns: the height in points at which every figure can be read
 */
double
lian_chart_get_natural_height (LianChartSpec *spec, double width, double text_scale)
{
  LianChartRuler ruler;
  LianChartMeasurer measurer;
  double height;

  g_return_val_if_fail (spec != NULL, 1);

  measurer = _lian_chart_ruler_init (&ruler, spec->language, text_scale);
  height = lian_chart_layout_get_natural_height (spec, width, &measurer);
  _lian_chart_ruler_clear (&ruler);
  return height;
}
