/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts in a workbook.  Private to core/io. */
#pragma once

#include "lian-report-chart.h"

#include <xlsxwriter.h>

lxw_error _lian_xlsx_chart_add (lxw_workbook *book, lxw_worksheet *sheet, const LianReportChart *chart);
