/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A stretch of a map as pictures that can be moved about. */
#pragma once

#include <gtk/gtk.h>

#include "lian-map-paint.h"

G_BEGIN_DECLS

/**
 * LianMapTileKey:
 * @width: of the widget
 * @height: of the widget
 * @text_scale: how large the text is
 * @pixels: device pixels for a point
 * @palette: the colours
 * @by_cairo: whether the window is painted by cairo, not by GL
 *
 * What a tile is made for.
 */
typedef struct
{
  int width;
  int height;
  double text_scale;
  int pixels;
  const LianMapPalette *palette;
  gboolean by_cairo;
} LianMapTileKey;

/**
 * LianMapTile:
 *
 * The ground of a map, some way beyond its frame, and what stands still around it, each painted once.
 */
typedef struct _LianMapTile LianMapTile;

LianMapTile *lian_map_tile_new (LianMapSpec *spec, const LianMapView *view,
                                const LianMapTileKey *key);
void lian_map_tile_free (LianMapTile *self);
LianMapLayout *lian_map_tile_get_layout (LianMapTile *self);
gboolean lian_map_tile_is_for (LianMapTile *self, const LianMapTileKey *key);
gboolean lian_map_tile_covers (LianMapTile *self, const LianMapView *view);
LianChartPoint lian_map_tile_to_widget (LianMapTile *self, const LianMapView *view, double x,
                                        double y);
LianChartPoint lian_map_tile_from_widget (LianMapTile *self, const LianMapView *view, double x,
                                          double y);
void lian_map_tile_snapshot (LianMapTile *self, const LianMapView *view, GtkSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMapTile, lian_map_tile_free)

G_END_DECLS
