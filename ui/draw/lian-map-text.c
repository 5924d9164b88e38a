/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Maps laid out with the fonts that they are painted with. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-text.h"
#include "lian-map-paint.h"
#include "lian-map-spec-private.h"

/**
 * lian_map_layout_new_for_text:
 * @spec: a map, not to be changed any more
 * @width: width in points
 * @height: height in points
 * @view: (nullable): what is looked at; %NULL for everything
 * @parts: what stands around the map
 * @overscan: how far beyond the frame the ground is laid out, in points
 * @text_scale: 1, or more where the user reads large text
 *
 * Lays a map out with the fonts that lian_map_paint() uses.  May be called in any thread.
 *
 * Returns: (transfer full): a layout
 */
LianMapLayout *
lian_map_layout_new_for_text (LianMapSpec *spec,
                              double width,
                              double height,
                              const LianMapView *view,
                              LianMapParts parts,
                              double overscan,
                              double text_scale)
{
  LianChartRuler ruler;
  LianChartMeasurer measurer;
  LianMapLayout *layout;

  g_return_val_if_fail (spec != NULL, NULL);

  measurer = _lian_chart_ruler_init (&ruler, spec->language, text_scale);
  layout = lian_map_layout_new (spec, width, height, view, parts, overscan, &measurer);
  _lian_chart_ruler_clear (&ruler);
  return layout;
}
