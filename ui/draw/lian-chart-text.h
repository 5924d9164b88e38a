/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"

G_BEGIN_DECLS

void _lian_chart_text_set_layout (PangoLayout *layout,
                                  LianChartFont font,
                                  double text_scale,
                                  const char *text,
                                  double width,
                                  int max_lines);

G_END_DECLS
