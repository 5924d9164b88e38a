/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans beside each other, and what differs between two. */
#pragma once

#include <gtk/gtk.h>

#include "lian-arrange-job.h"
#include "lian-context.h"

G_BEGIN_DECLS

void lian_arrange_compare_present (GtkWidget *page, LianContext *context, LianArrangeJob *job);

G_END_DECLS
