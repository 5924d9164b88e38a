/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-spec.h"

G_BEGIN_DECLS

struct _LianChartSpec
{
  LianChartKind kind;
  char *title;
  char *scope;
  char *language;
  char *date;
  char *empty_text;
  char *category_title;
  char *value_title;
  char *marker;
  double marker_position;
  GPtrArray *series; /* of char */
  GPtrArray *categories; /* of char */
  GArray *positions; /* of double */
  GArray *parts; /* of gboolean, one to the category */
  char *keys[LIAN_N_CHART_LANES];
  GPtrArray *data; /* of GArray of LianChartDatum, one to the category */
};

char *_lian_chart_spec_format (LianChartSpec *self, double value);
gboolean _lian_chart_spec_has_datum (LianChartSpec *self, guint series, guint category);
LianChartDatum *_lian_chart_spec_get_place (LianChartSpec *self, guint series, guint category);
gboolean _lian_chart_spec_is_part (LianChartSpec *self, guint category);
guint _lian_chart_spec_get_lane_style (LianChartSpec *self, guint category, gboolean emphasis);

G_END_DECLS
