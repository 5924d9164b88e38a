/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality, price and cost of a co-operative against the year before. */
#pragma once

#include <gtk/gtk.h>

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_QUALITY_PAGE (lian_quality_page_get_type ())
/**
 * LianQualityPage:
 *
 * The page of quality; it fills itself when it is shown.
 */
G_DECLARE_FINAL_TYPE (LianQualityPage, lian_quality_page, LIAN, QUALITY_PAGE, LianReadPage)

GtkWidget *lian_quality_page_new (LianContext *context);

G_END_DECLS
