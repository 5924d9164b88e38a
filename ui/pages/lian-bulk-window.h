/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Many records changed at once, after a look at what would become of them. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-type.h"

G_BEGIN_DECLS

void lian_bulk_window_present (GtkWidget *page, LianContext *context, const LianType *type,
                               const GArray *ids);

G_END_DECLS
