/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One line of the page of today. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_TODAY_ROW (lian_today_row_get_type ())
G_DECLARE_FINAL_TYPE (LianTodayRow, lian_today_row, LIAN, TODAY_ROW, GtkListBoxRow)

GtkWidget *lian_today_row_new (const char *what, const char *why, const char *when, guint n_lines);
void lian_today_row_open (LianTodayRow *self);

G_END_DECLS
