/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A window that shows something before another and asks nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lian_plain_window_new (GtkWindow *parent, const char *title, GtkWidget *content,
                                  int width, int height);

G_END_DECLS
