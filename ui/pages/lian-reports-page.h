/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reports of the register. */
#pragma once

#include <gtk/gtk.h>

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_REPORTS_PAGE (lian_reports_page_get_type ())
/**
 * LianReportsPage:
 *
 * Returns due, the register summed up, printed figures beside reckoned ones: one report at a time, on
 * screen, on paper and as a file.  A row opens the record behind it.
 */
G_DECLARE_FINAL_TYPE (LianReportsPage, lian_reports_page, LIAN, REPORTS_PAGE, LianReadPage)

GtkWidget *lian_reports_page_new (LianContext *context);

G_END_DECLS
