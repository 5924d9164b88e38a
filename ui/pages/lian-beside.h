/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table, and beside it what is told about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lian_beside_scroll (GtkColumnView *view);
GtkWidget *lian_beside_create_side (GtkWidget *const *parts, guint n_parts);
GtkWidget *lian_beside_create (GtkWidget *bar, GtkWidget *table, GtkWidget *side, int position);

G_END_DECLS
