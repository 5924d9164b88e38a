/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where points would serve best: asked, answered with what is proven, and tried out. */
#pragma once

#include "lian-coverage-job.h"
#include "lian-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LianCoverageSitesFunc:
 * @changes: (element-type LianServiceChange): what leads from the points of today to the places found
 * @data: the caller's
 *
 * Called when the places found are to be tried out.
 */
typedef void (*LianCoverageSitesFunc) (GArray *changes, gpointer data);

void lian_coverage_sites_present (GtkWidget *page, LianStore *store, LianCoverageJob *job,
                                  gint64 cooperative, LianCoverageSitesFunc found, gpointer data);

G_END_DECLS
