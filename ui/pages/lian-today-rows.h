/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines of the page of today. */
#pragma once

#include <gtk/gtk.h>

#include "lian-worklist.h"

G_BEGIN_DECLS

/**
 * LianTodayMakeRow:
 * @item: what the line is about
 *
 * Returns: (transfer floating): a line
 */
typedef GtkWidget *(*LianTodayMakeRow) (gpointer item);

void lian_today_rows_add_group (GtkWidget *box, const char *title, guint n, GPtrArray *items,
                                LianTodayMakeRow make);
void lian_today_rows_add_doubts (GtkWidget *box, GPtrArray *doubts);

G_END_DECLS
