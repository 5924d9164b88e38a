/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records behind a figure. */
#pragma once

#include <adwaita.h>

#include "lian-overview-charts.h"

G_BEGIN_DECLS

#define LIAN_TYPE_OVERVIEW_RECORDS (lian_overview_records_get_type ())
/**
 * LianOverviewRecords:
 *
 * A window that lists the records a figure is made of; Enter opens one in the window below, Escape
 * goes back to the chart.
 */
G_DECLARE_FINAL_TYPE (LianOverviewRecords, lian_overview_records, LIAN, OVERVIEW_RECORDS, AdwWindow)

GtkWidget *lian_overview_records_new (GtkWindow *parent, const char *title,
                                      const LianOverviewGroup *group);
void lian_overview_records_open (GtkWidget *chart, const LianOverviewChart *shown, gint64 number);

G_END_DECLS
