/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of a plan of arrangement in the window. */
#pragma once

#include <gtk/gtk.h>

#include "lian-arrange-charts.h"
#include "lian-context.h"

G_BEGIN_DECLS

/**
 * LianArrangeSight:
 * @LIAN_ARRANGE_LOAD: the load of a co-operative, process by process
 * @LIAN_ARRANGE_TRADE: the sheet of a trade: what stands out, all its orders, what is due against what
 *   there is, the load of its co-operatives, what was ordered twice
 * @LIAN_ARRANGE_DELIVERY: what comes when, of all, of a trade or of an order
 *
 * What charts of a plan are about.
 */
typedef enum
{
  LIAN_ARRANGE_LOAD,
  LIAN_ARRANGE_TRADE,
  LIAN_ARRANGE_DELIVERY,
} LianArrangeSight;

#define LIAN_TYPE_ARRANGE_CHARTS (lian_arrange_charts_get_type ())
/**
 * LianArrangeCharts:
 *
 * A choice of what to look at, and the charts of it below.
 */
G_DECLARE_FINAL_TYPE (LianArrangeCharts, lian_arrange_charts, LIAN, ARRANGE_CHARTS, GtkWidget)

GtkWidget *lian_arrange_charts_new (LianContext *context, LianArrangeSight sight);
void lian_arrange_charts_show (LianArrangeCharts *self, const LianArrangeView *view, gpointer owner,
                               GDestroyNotify free_owner);

G_END_DECLS
