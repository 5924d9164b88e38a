/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The federation in three charts. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_OVERVIEW_PAGE (lian_overview_page_get_type ())
/**
 * LianOverviewPage:
 *
 * Co-operatives and members by trade, forms recommended against forms decided, deliveries against
 * the schedule.
 */
G_DECLARE_FINAL_TYPE (LianOverviewPage, lian_overview_page, LIAN, OVERVIEW_PAGE, GtkWidget)

GtkWidget *lian_overview_page_new (LianContext *context);

G_END_DECLS
