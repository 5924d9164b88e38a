/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-paint.h"
#include "lian-map-layout.h"

G_BEGIN_DECLS

/**
 * LianMapPalette:
 * @background: around the map
 * @ground: of the map, and around its signs
 * @frame: the line around the ground
 * @text: words
 * @muted: quieter words
 * @focus: around the chosen mark
 * @by_point: a place that a point serves
 * @by_round: a place that a round serves
 * @uncovered: a place that nothing serves
 * @unknown: a place of which it cannot be told
 * @point: a point
 * @tour: the line of a round
 * @loses: the cross over those who lose
 * @gains: the plus over those who gain
 *
 * The colours of a map.  None of them tells anything that a shape does not.
 */
typedef struct
{
  LianChartColor background;
  LianChartColor ground;
  LianChartColor frame;
  LianChartColor text;
  LianChartColor muted;
  LianChartColor focus;
  LianChartColor by_point;
  LianChartColor by_round;
  LianChartColor uncovered;
  LianChartColor unknown;
  LianChartColor point;
  LianChartColor tour;
  LianChartColor loses;
  LianChartColor gains;
} LianMapPalette;

extern const LianMapPalette lian_map_palette_light;
extern const LianMapPalette lian_map_palette_dark;
extern const LianMapPalette lian_map_palette_high_contrast;
extern const LianMapPalette lian_map_palette_print;

void lian_map_paint_background (cairo_t *cr,
                                LianMapLayout *layout,
                                const LianMapPalette *palette);
void lian_map_paint_ground (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette);
void lian_map_paint_around (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette);
void lian_map_paint (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette);
void lian_map_paint_focus (cairo_t *cr,
                           LianMapLayout *layout,
                           const LianMapPalette *palette,
                           guint mark);

LianMapLayout *lian_map_layout_new_for_text (LianMapSpec *spec,
                                             double width,
                                             double height,
                                             const LianMapView *view,
                                             LianMapParts parts,
                                             double overscan,
                                             double text_scale);
gboolean lian_map_save (LianMapSpec *spec,
                        const char *path,
                        LianOutputFormat format,
                        double width,
                        double height,
                        const LianMapView *view,
                        GError **error);

G_END_DECLS
