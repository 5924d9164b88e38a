/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Saving a report as a file. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-report.h"

G_BEGIN_DECLS

void lian_report_save (GtkWidget *parent, LianContext *context, LianReportKind kind);

G_END_DECLS
