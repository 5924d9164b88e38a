/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case in a window. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_history_window_present (GtkWidget *page, LianContext *context, gint64 activity);

G_END_DECLS
