/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Keys that are pressed while what they are meant for is not there yet. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_held_keys_watch (GtkWindow *window);
void lian_held_keys_hold (GtkWidget *widget);
void lian_held_keys_release (GtkWidget *widget);

G_END_DECLS
