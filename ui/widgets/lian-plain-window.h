/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A window that shows something before another and asks nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LianPlainWindowFunc:
 * @data: what was given with it
 *
 * What a key of the window does.
 */
typedef void (*LianPlainWindowFunc) (gpointer data);

GtkWidget *lian_plain_window_new (GtkWindow *parent, const char *title, GtkWidget *content,
                                  int width, int height);
void lian_plain_window_on_print (GtkWidget *window, LianPlainWindowFunc print, gpointer data);

G_END_DECLS
