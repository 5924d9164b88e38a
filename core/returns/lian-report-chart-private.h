/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of reports, for the files that make them. */
#pragma once

#include "lian-report-chart.h"

LianReportChart *_lian_report_chart_new (const char *title, const char *bars_title, const char *values_title);
void _lian_report_chart_free (LianReportChart *chart);
void _lian_report_chart_add_series (LianReportChart *chart, const char *name);
LianReportBar *_lian_report_chart_add_bar (LianReportChart *chart, const char *label);
void _lian_report_chart_count (LianReportBar *bar, guint series, guint n);

LianReportChart *_lian_report_chart_due (const LianReport *report);
LianReportChart *_lian_report_chart_summary (const LianSummary *summary, gboolean members);
