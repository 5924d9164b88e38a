/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sales of a day or a month, entered on one sheet. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_SALE_WINDOW (lian_sale_window_get_type ())
/**
 * LianSaleWindow:
 *
 * A line for each product that the co-operative may have sold, in one outlet and from a day to a day;
 * all of them are saved as one act.  Action: sales.save.
 */
G_DECLARE_FINAL_TYPE (LianSaleWindow, lian_sale_window, LIAN, SALE_WINDOW, GtkWindow)

GtkWidget *lian_sale_window_new (LianContext *context, gint64 cooperative, GtkWindow *parent);

G_END_DECLS
