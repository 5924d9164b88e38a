/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of reports, for the files it is made of. */
#pragma once

#include "lian-chart.h"
#include "lian-report.h"
#include "lian-reports-page.h"

#define LIAN_REPORTS_CHARTS 2

/* What the reader thread makes for the page. */
typedef struct
{
  LianReportKind kind;
  LianReport *report;
  GPtrArray *charts; /* of LianChartSpec, at most LIAN_REPORTS_CHARTS */
} LianReportJob;

struct _LianReportsPage
{
  LianReadPage parent_instance;

  GtkDropDown *which;
  GtkLabel *count;
  GtkWidget *stack; /* the table, or that there is nothing */
  GtkWidget *nothing;
  GtkColumnView *view;
  GListStore *rows;
  GtkWidget *below; /* the place of the charts */
  LianChart *charts[LIAN_REPORTS_CHARTS];
  GtkLabel *detail; /* of the figures, what the selected row says in full */
  LianReportJob *job; /* what is shown, or NULL; the parent's */
  LianReportKind kind;
  LianReportKind shown; /* whose columns the table has */
  guint n_columns;
};

void _lian_reports_page_fill (LianReportsPage *self);
GtkWidget *_lian_reports_page_create_table (LianReportsPage *self);
