/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-map-spec.h"

G_BEGIN_DECLS

/* A line, with its points in LianMapSpec.points. */
typedef struct
{
  LianMapLineKind kind;
  guint first;
  guint n_points;
} LianMapLine;

typedef struct
{
  gboolean line;
  LianMapLineKind kind;
  LianMapSign sign;
  LianMapEffect effect;
  char *text;
} LianMapLegend;

struct _LianMapSpec
{
  char *title;
  char *scope;
  char *language;
  char *date;
  char *empty_text;
  char *note;
  char *summary;
  char *metre;
  char *kilometre;
  char *north;
  GStringChunk *texts; /* of the marks */
  GArray *marks; /* of LianMapMark */
  GArray *lines; /* of LianMapLine */
  GArray *points; /* of LianChartPoint */
  GArray *legend; /* of LianMapLegend */
  guint n_placed;
  double west, east, south, north_end; /* around all that is placed */
  double heaviest;
  GMutex lock; /* of order */
  GArray *order; /* of guint: the marks, the most important first; made when first asked for */
};

const guint *_lian_map_spec_get_order (LianMapSpec *self);
gboolean _lian_map_mark_is_placed (const LianMapMark *mark);

G_END_DECLS
