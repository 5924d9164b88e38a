/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several cases before they are decided with one reason. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-decide-group.h"

G_BEGIN_DECLS

void lian_group_window_present (GtkWidget *page, LianContext *context, LianGroupDeed deed,
                                const GArray *activities);

G_END_DECLS
