/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records that look as if entered twice, in a window. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"
#include "lian-type.h"

G_BEGIN_DECLS

void lian_duplicates_window_present (GtkWidget *parent, LianContext *context, const LianType *type);

G_END_DECLS
