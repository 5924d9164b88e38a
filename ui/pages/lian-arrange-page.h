/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The unified arrangement of production, as a page. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_ARRANGE_PAGE (lian_arrange_page_get_type ())
/**
 * LianArrangePage:
 *
 * Plans of who makes what and when: made, worked out, corrected by hand, compared, put in force.
 *
 * Actions: arrange.new, arrange.compute, arrange.stop, arrange.compare, arrange.force, arrange.settings,
 * arrange.open, arrange.print (a document).
 */
G_DECLARE_FINAL_TYPE (LianArrangePage, lian_arrange_page, LIAN, ARRANGE_PAGE, GtkWidget)

GtkWidget *lian_arrange_page_new (LianContext *context);

G_END_DECLS
