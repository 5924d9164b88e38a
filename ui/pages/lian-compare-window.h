/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives of a trade side by side. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_compare_window_present (GtkWidget *page, LianContext *context, gint64 activity);

G_END_DECLS
