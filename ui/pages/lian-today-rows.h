/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines of the page of today. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIAN_TODAY_MOST_ROWS 200

GtkWidget *lian_today_row_new (const char *what, const char *why, const char *when);
GtkWidget *lian_today_rows_add_group (GtkWidget *box, const char *title, guint n);
void lian_today_rows_add_rest (GtkWidget *list, guint n);
void lian_today_rows_add_doubts (GtkWidget *box, GPtrArray *doubts);

G_END_DECLS
