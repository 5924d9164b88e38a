/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the charts of a plan share. */
#pragma once

#include "lian-arrange-charts-view.h"

G_BEGIN_DECLS

#define LIAN_ARRANGE_CHARTS_MOST 60 /* orders or co-operatives in a chart; more can't be read */
#define N_CHARTS 3

/* What can be chosen: of these orders or this co-operative. */
typedef struct
{
  gint64 id;   /* of the record, so that it is found again; 0 for all */
  guint index; /* of the maker or order */
  gboolean order;
} LianArrangeChoice;

struct _LianArrangeCharts
{
  GtkWidget parent_instance;

  LianContext *context;
  LianArrangeSight sight;
  GCancellable *cancellable;
  GtkWidget *box;
  GtkDropDown *choice;
  GtkWidget *part_row; /* which part of a trade that is too large for one chart */
  GtkDropDown *part;
  GtkWidget *remarks;
  GtkWidget *charts[N_CHARTS];
  GtkWidget *twice;

  LianArrangeView view;
  char *scope;
  gpointer owner;
  GDestroyNotify free_owner;
  GArray *choices; /* of LianArrangeChoice */
  gint64 chosen;
  gboolean filling;
  guint generation;
  GPtrArray *doubts; /* of the base; NULL while they are not read */
};

void _lian_arrange_charts_fill_choice (LianArrangeCharts *self);
const LianArrangeChoice *_lian_arrange_charts_get_choice (LianArrangeCharts *self);
GArray *_lian_arrange_charts_list_orders (LianArrangeCharts *self, const LianArrangeChoice *choice);
void _lian_arrange_charts_offer_parts (LianArrangeCharts *self, const GArray *orders);
guint _lian_arrange_charts_get_first (LianArrangeCharts *self);

G_END_DECLS
