/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines of the page of today. */
#pragma once

#include <adwaita.h>

#include "lian-worklist.h"

G_BEGIN_DECLS

#define LIAN_TODAY_MOST_ROWS LIAN_WORK_MOST

GtkWidget *lian_today_row_new (const char *what, const char *why, const char *when);
GtkWidget *lian_today_rows_add_group (GtkWidget *box, const char *title, guint n);
void lian_today_rows_add_rest (GtkWidget *list, guint n);
void lian_today_rows_add_doubts (GtkWidget *box, GPtrArray *doubts);

G_END_DECLS
