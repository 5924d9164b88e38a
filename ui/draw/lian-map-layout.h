/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-map-spec.h"

G_BEGIN_DECLS

#define LIAN_TYPE_MAP_LAYOUT (lian_map_layout_get_type ())

typedef struct _LianMapLayout LianMapLayout;

/**
 * LianMapView:
 * @x: metres to the east, in the middle of the map
 * @y: metres to the north, in the middle of the map
 * @scale: points of the drawing for a metre; 0 to show everything, whatever @x and @y
 *
 * Which stretch of ground is looked at.
 */
typedef struct
{
  double x;
  double y;
  double scale;
} LianMapView;

/**
 * LianMapParts:
 * @LIAN_MAP_WITH_TITLE: title and scope above the map
 * @LIAN_MAP_WITH_LEGEND: the legend and the note below it
 *
 * What stands around the map.
 */
typedef enum
{
  LIAN_MAP_WITH_TITLE = 1 << 0,
  LIAN_MAP_WITH_LEGEND = 1 << 1,
} LianMapParts;

/**
 * LianMapPlaced:
 * @mark: number of the mark
 * @x: its middle, in points
 * @y: its middle, in points
 * @radius: half of its size
 *
 * Where a mark is drawn.
 */
typedef struct
{
  guint mark;
  double x;
  double y;
  double radius;
} LianMapPlaced;

/**
 * LianMapStroke:
 * @kind: what it means
 * @from: in points
 * @to: in points
 * @head: whether it ends in an arrow's head
 *
 * A stretch of a line.
 */
typedef struct
{
  LianMapLineKind kind;
  LianChartPoint from;
  LianChartPoint to;
  gboolean head;
} LianMapStroke;

/**
 * LianMapSwatch:
 * @line: whether it is a line, not a sign
 * @kind: the line
 * @sign: the sign
 * @effect: what lies over the sign
 * @place: where it stands
 *
 * The sample of an entry of the legend.
 */
typedef struct
{
  gboolean line;
  LianMapLineKind kind;
  LianMapSign sign;
  LianMapEffect effect;
  LianChartRectangle place;
} LianMapSwatch;

/**
 * LianMapMove:
 * @LIAN_MAP_MOVE_LEFT: to the next mark in the west
 * @LIAN_MAP_MOVE_RIGHT: to the next mark in the east
 * @LIAN_MAP_MOVE_UP: to the next mark in the north
 * @LIAN_MAP_MOVE_DOWN: to the next mark in the south
 * @LIAN_MAP_MOVE_NEXT: to the next one in importance
 * @LIAN_MAP_MOVE_PREVIOUS: to the one before it in importance
 * @LIAN_MAP_MOVE_FIRST: to the most important one
 * @LIAN_MAP_MOVE_LAST: to the least important one
 *
 * How the keys move through a map.
 */
typedef enum
{
  LIAN_MAP_MOVE_LEFT,
  LIAN_MAP_MOVE_RIGHT,
  LIAN_MAP_MOVE_UP,
  LIAN_MAP_MOVE_DOWN,
  LIAN_MAP_MOVE_NEXT,
  LIAN_MAP_MOVE_PREVIOUS,
  LIAN_MAP_MOVE_FIRST,
  LIAN_MAP_MOVE_LAST,
} LianMapMove;

GType lian_map_layout_get_type (void) G_GNUC_CONST;
LianMapLayout *lian_map_layout_new (LianMapSpec *spec,
                                    double width,
                                    double height,
                                    const LianMapView *view,
                                    LianMapParts parts,
                                    double overscan,
                                    const LianChartMeasurer *measurer);
LianMapLayout *lian_map_layout_ref (LianMapLayout *self);
void lian_map_layout_unref (LianMapLayout *self);

LianMapSpec *lian_map_layout_get_spec (LianMapLayout *self);
void lian_map_layout_get_size (LianMapLayout *self, double *width, double *height);
double lian_map_layout_get_text_scale (LianMapLayout *self);
LianChartRectangle lian_map_layout_get_frame (LianMapLayout *self);
LianMapView lian_map_layout_get_view (LianMapLayout *self);
LianMapView lian_map_layout_get_whole (LianMapLayout *self);
const LianMapPlaced *lian_map_layout_get_placed (LianMapLayout *self, guint *n_placed);
const LianMapStroke *lian_map_layout_get_strokes (LianMapLayout *self, guint *n_strokes);
const LianChartLabel *lian_map_layout_get_names (LianMapLayout *self, guint *n_names);
const LianChartLabel *lian_map_layout_get_words (LianMapLayout *self, guint *n_words);
const LianMapSwatch *lian_map_layout_get_swatches (LianMapLayout *self, guint *n_swatches);
gboolean lian_map_layout_get_scale_bar (LianMapLayout *self,
                                        LianChartRectangle *bar,
                                        double *metres);
gboolean lian_map_layout_get_north (LianMapLayout *self, LianChartPoint *north);

LianChartPoint lian_map_layout_to_ground (LianMapLayout *self, double x, double y);
gboolean lian_map_layout_hit (LianMapLayout *self, double x, double y, guint *mark);
gboolean lian_map_layout_get_focus (LianMapLayout *self, guint mark, LianMapPlaced *placed);
gboolean lian_map_layout_move (LianMapLayout *self, LianMapMove move, guint *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMapLayout, lian_map_layout_unref)

G_END_DECLS
