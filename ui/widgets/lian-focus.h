/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where the keys go. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lian_focus_is_within (GtkWidget *widget);
void lian_focus_next_pane (GtkWidget *page, GtkWidget *list, GtkWidget *beside);

G_END_DECLS
