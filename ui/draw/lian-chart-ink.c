/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What charts and maps paint alike. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-ink.h"

#include "lian-chart-text.h"

void
_lian_chart_ink_set_color (cairo_t *cr, const LianChartColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

void
_lian_chart_ink_add_rectangle (cairo_t *cr, const LianChartRectangle *place)
{
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
}

static void
paint_ground (cairo_t *cr,
              const LianChartGround *ground,
              const LianChartRectangle *place,
              const PangoRectangle *extents,
              double y)
{
  const LianChartColor *color = ground->color;

  if (color == NULL)
    return;
  cairo_rectangle (cr, place->x + (double) extents->x / PANGO_SCALE - ground->margin, y + 1,
                   (double) extents->width / PANGO_SCALE + 2 * ground->margin,
                   (double) extents->height / PANGO_SCALE - 2);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, ground->strength);
  cairo_fill (cr);
}

/* @pango is for the language of the words, and is set up anew. */
void
_lian_chart_ink_paint_label (cairo_t *cr,
                             PangoLayout *pango,
                             const LianChartLabel *label,
                             double text_scale,
                             const LianChartColor *color,
                             const LianChartGround *ground)
{
  static const PangoAlignment alignments[] = {
    [LIAN_ALIGN_START] = PANGO_ALIGN_LEFT,
    [LIAN_ALIGN_END] = PANGO_ALIGN_RIGHT,
    [LIAN_ALIGN_CENTER] = PANGO_ALIGN_CENTER,
  };
  PangoRectangle extents;
  double y;

  _lian_chart_text_set_layout (pango, label->font, text_scale, label->text, label->place.width,
                               label->max_lines);
  pango_layout_set_alignment (pango, alignments[label->align]);
  pango_layout_get_extents (pango, NULL, &extents);
  y = label->place.y + (label->place.height - (double) extents.height / PANGO_SCALE) / 2;
  paint_ground (cr, ground, &label->place, &extents, y);
  _lian_chart_ink_set_color (cr, color);
  cairo_move_to (cr, label->place.x, y);
  pango_cairo_show_layout (cr, pango);
}
