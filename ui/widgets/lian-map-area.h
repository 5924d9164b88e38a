/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a map. */
#pragma once

#include <gtk/gtk.h>

#include "lian-map-layout.h"

G_BEGIN_DECLS

/**
 * LIAN_MAP_NOTHING:
 *
 * The number of no mark.
 */
#define LIAN_MAP_NOTHING G_MAXUINT

#define LIAN_TYPE_MAP_AREA (lian_map_area_get_type ())
/**
 * LianMapArea:
 *
 * Draws a map that can be moved and zoomed.  By the mouse: drag, wheel, double click.  By the keys:
 * arrows lead to the next mark in that direction and Tab to the next in importance once one is
 * chosen here, Ctrl+arrows move the ground, + and - zoom, 0 shows everything, Enter opens the chosen
 * mark, Escape lets it go.
 *
 * Properties: `selected`, the number of the chosen mark or %LIAN_MAP_NOTHING.
 *
 * Signals: `activated (guint mark)`; `moved`, when another stretch of ground is looked at; `pointed
 * (int x, int y)`, a click beside all marks, in metres east and north.
 */
G_DECLARE_FINAL_TYPE (LianMapArea, lian_map_area, LIAN, MAP_AREA, GtkWidget)

/**
 * LianMapZoom:
 * @LIAN_MAP_ZOOM_IN: nearer
 * @LIAN_MAP_ZOOM_OUT: farther
 * @LIAN_MAP_ZOOM_WHOLE: everything
 *
 * How to change what is seen.
 */
typedef enum
{
  LIAN_MAP_ZOOM_IN,
  LIAN_MAP_ZOOM_OUT,
  LIAN_MAP_ZOOM_WHOLE,
} LianMapZoom;

GtkWidget *lian_map_area_new (void);
void lian_map_area_set_spec (LianMapArea *self, LianMapSpec *spec);
LianMapSpec *lian_map_area_get_spec (LianMapArea *self);
guint lian_map_area_get_selected (LianMapArea *self);
void lian_map_area_set_selected (LianMapArea *self, guint mark);
LianMapView lian_map_area_get_view (LianMapArea *self);
void lian_map_area_set_view (LianMapArea *self, const LianMapView *view);
void lian_map_area_zoom (LianMapArea *self, LianMapZoom zoom);
gboolean lian_map_area_is_sharp (LianMapArea *self);

G_END_DECLS
