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
  GPtrArray *data; /* of GArray of LianChartDatum, one to the category */
};

char *_lian_chart_spec_format (LianChartSpec *self, double value);
gboolean _lian_chart_spec_has_datum (LianChartSpec *self, guint series, guint category);

G_END_DECLS
