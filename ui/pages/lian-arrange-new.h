/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking for a new plan. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

void lian_arrange_new_ask (GtkWidget *page, LianContext *context, gint64 based_on);

G_END_DECLS
