/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain text that wraps. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lian_label_new (const char *text, const char *style);

G_END_DECLS
