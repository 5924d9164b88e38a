/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where the keys go. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lian_focus_find (GtkWidget *widget);
GtkWidget *lian_focus_find_editor (GtkWidget *widget);
gboolean lian_focus_is_within (GtkWidget *widget);
void lian_focus_into_page (GtkWidget *page, GtkWidget *view, GListModel *rows);
void lian_focus_next_pane (GtkWidget *page, GtkWidget *list, GtkWidget *beside);

G_END_DECLS
