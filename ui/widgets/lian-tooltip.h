/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tooltips that say what somebody entered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
