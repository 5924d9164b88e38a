/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage: the cost of closing each point, the map, and what changes would do. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_COVERAGE_PAGE (lian_coverage_page_get_type ())
/**
 * LianCoveragePage:
 *
 * What closing each service point would cost its residents, worst first, beside the map; below, who
 * loses.  Changes can be tried out and are compared with today.
 *
 * Property: `waiting`, how many proposals wait for a decision.
 */
G_DECLARE_FINAL_TYPE (LianCoveragePage, lian_coverage_page, LIAN, COVERAGE_PAGE, GtkWidget)

GtkWidget *lian_coverage_page_new (LianContext *context);

G_END_DECLS
