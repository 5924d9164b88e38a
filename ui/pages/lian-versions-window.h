/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The versions of a contract in a window: what changed and why. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_versions_window_present (GtkWidget *parent, LianContext *context, gint64 contract);

G_END_DECLS
