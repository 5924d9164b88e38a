/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One printed page on the screen. */
#pragma once

#include <gtk/gtk.h>

#include "lian-print-set.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PAGE_VIEW (lian_page_view_get_type ())
/**
 * LianPageView:
 *
 * Shows one page of a print set with the function that also prints it.  Page Up and Page Down turn
 * the page, plus and minus change its size; they activate the actions "preview.*".
 */
G_DECLARE_FINAL_TYPE (LianPageView, lian_page_view, LIAN, PAGE_VIEW, GtkWidget)

GtkWidget *lian_page_view_new (LianPrintSet *set);
guint lian_page_view_get_page (LianPageView *self);
void lian_page_view_set_page (LianPageView *self, guint page);
double lian_page_view_get_zoom (LianPageView *self);
void lian_page_view_set_zoom (LianPageView *self, double zoom);

G_END_DECLS
