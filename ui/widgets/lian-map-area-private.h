/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Inside the drawing of a map. */
#pragma once

#include "lian-map-area.h"
#include "lian-map-tile.h"

G_BEGIN_DECLS

struct _LianMapArea
{
  GtkWidget parent_instance;

  LianMapSpec *spec;
  LianMapTile *tile;
  LianMapView view; /* its scale is 0 while everything is shown, whatever the size */
  guint settle;     /* paints anew once the zooming rests */
  guint selected;
  gboolean walking; /* the keys have chosen here: Tab goes on to the next mark */
  double pointer_x;
  double pointer_y;
  LianMapView drag_start;
  double pinch_scale;
  gboolean beside; /* the button went down beside all marks */
};

LianMapTile *_lian_map_area_ensure_tile (LianMapArea *self);
LianMapView _lian_map_area_resolve (LianMapArea *self);
void _lian_map_area_look (LianMapArea *self, const LianMapView *view);
void _lian_map_area_pan (LianMapArea *self, double dx, double dy);
void _lian_map_area_zoom_at (LianMapArea *self, double by, double x, double y);
gboolean _lian_map_area_hit (LianMapArea *self, double x, double y, guint *mark);
void _lian_map_area_show_mark (LianMapArea *self, guint mark);
void _lian_map_area_activate (LianMapArea *self);
void _lian_map_area_point (LianMapArea *self, double x, double y);
void _lian_map_area_add_controllers (LianMapArea *self);
void _lian_map_area_add_bindings (GtkWidgetClass *klass);

G_END_DECLS
