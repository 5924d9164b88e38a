/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of corrections. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CORRECTIONS_PAGE (lian_corrections_page_get_type ())
/**
 * LianCorrectionsPage:
 *
 * Centralisations that the program found and cases under correction, each with what speaks against
 * it, its chart of before and after, and what an officer does about it.
 *
 * Properties: "waiting" (how many are overdue, found or open).
 */
G_DECLARE_FINAL_TYPE (LianCorrectionsPage, lian_corrections_page, LIAN, CORRECTIONS_PAGE, GtkWidget)

GtkWidget *lian_corrections_page_new (LianContext *context);
void lian_corrections_page_open (LianCorrectionsPage *self, gint64 activity, gint64 record);

G_END_DECLS
