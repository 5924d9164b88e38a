/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-map-layout.h"
#include "lian-map-spec-private.h"

G_BEGIN_DECLS

#define LIAN_MAP_NOT_PLACED G_MAXUINT

struct _LianMapLayout
{
  LianMapSpec *spec;
  double width;
  double height;
  double text_scale;
  double overscan;
  LianChartRectangle frame; /* of the ground */
  LianMapView view;
  LianMapView whole;
  GArray *placed; /* of LianMapPlaced, those on top last */
  guint *place_of_mark; /* number in placed, or LIAN_MAP_NOT_PLACED */
  GArray *strokes; /* of LianMapStroke */
  GArray *names; /* of LianChartLabel, on the ground */
  GArray *words; /* of LianChartLabel, around it and on its frame */
  GArray *swatches; /* of LianMapSwatch */
  LianChartRectangle bar;
  double bar_metres;
  /* Which marks are near: those of cell i are hits[cells[i]] to hits[cells[i + 1] - 1]. */
  guint n_columns;
  guint n_rows;
  guint *cells;
  guint *hits;
};

/* A layout in the making. */
typedef struct
{
  LianMapLayout *layout;
  LianMapSpec *spec;
  const LianChartMeasurer *measurer;
  LianMapParts parts;
} LianMapBuilder;

void _lian_map_builder_measure (LianMapBuilder *self,
                                LianChartFont font,
                                const char *text,
                                double width,
                                double *text_width,
                                double *text_height);
void _lian_map_builder_add_surroundings (LianMapBuilder *self);
void _lian_map_builder_add_scale (LianMapBuilder *self);
void _lian_map_builder_add_lines (LianMapBuilder *self);
void _lian_map_builder_add_names (LianMapBuilder *self);
void _lian_map_builder_add_hits (LianMapBuilder *self);
LianChartRectangle _lian_map_layout_get_ground (LianMapLayout *self);
LianChartPoint _lian_map_layout_from_ground (LianMapLayout *self, double x, double y);
void _lian_map_layout_take_label (GArray *labels, const LianChartLabel *label);

G_END_DECLS
