/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-arrange-charts.h"

G_BEGIN_DECLS

#define LIMIT_AT(task, n) (&g_array_index ((task)->limits, LianArrangeLimit, n))
#define ORDER_AT(task, n) (&g_array_index ((task)->orders, LianArrangeOrder, n))
#define MAKER_AT(task, n) (&g_array_index ((task)->makers, LianArrangeMaker, n))

LianChartSpec *_lian_arrange_chart_new (const LianArrangeView *view, LianChartKind kind, const char *title);
LianChartSpec *_lian_arrange_chart_new_lanes (const LianArrangeView *view, const char *title, const char *lanes);
char *_lian_arrange_chart_title (const char *title, guint first, guint most, guint all);
char *_lian_arrange_chart_name (const LianArrangeView *view, gint64 id);

G_END_DECLS
