/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tooltips that say what somebody entered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lian_tooltip_set (GtkWidget *widget, const char *text);
gboolean lian_tooltip_show (GtkTooltip *tooltip, const char *text);

G_END_DECLS
