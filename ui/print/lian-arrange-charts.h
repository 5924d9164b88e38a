/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of a plan of arrangement, made without the base: also of a plan that nobody kept. */
#pragma once

#include "lian-arrange-trade.h"
#include "lian-chart-spec.h"

G_BEGIN_DECLS

/**
 * LianArrangeView:
 * @task: the task
 * @shares: (element-type LianArrangeShare): the plan, as in lian_arrange_load_new()
 * @names: its names
 * @scope: which plan it is, in words
 *
 * What charts of a plan are made from.
 */
typedef struct
{
  const LianArrangeTask *task;
  GArray *shares;
  const LianArrangeNames *names;
  const char *scope;
} LianArrangeView;

LianChartSpec *lian_arrange_chart_of_maker (const LianArrangeView *view, guint maker);
LianChartSpec *lian_arrange_chart_of_makers (const LianArrangeView *view, const GArray *orders, const char *what,
                                             guint first, guint most);
LianChartSpec *lian_arrange_chart_of_orders (const LianArrangeView *view, const GArray *orders, const char *what,
                                             guint first, guint most);
LianChartSpec *lian_arrange_chart_of_needs (const LianArrangeView *view, const GArray *orders, const char *what);
LianChartSpec *lian_arrange_chart_of_outlook (const LianArrangeView *view, const GArray *orders, const char *what);
LianChartSpec *lian_arrange_chart_of_lateness (const LianArrangeView *view, const GArray *orders, const char *what);

char *lian_arrange_load_text (gint64 used, gint64 there);
char *lian_arrange_order_text (const LianArrangeView *view, guint order);
char *lian_arrange_line_text (const LianArrangeView *view, gint64 line);

G_END_DECLS
