/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The deliveries of a contract against its schedule, in a window. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_deliveries_window_present (GtkWidget *parent, LianContext *context, gint64 contract);

G_END_DECLS
