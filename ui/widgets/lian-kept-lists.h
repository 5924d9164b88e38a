/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that the user keeps under a name: search, filters, columns and order together. */
#pragma once

#include "lian-filter-bar.h"
#include "lian-table.h"

G_BEGIN_DECLS

GtkWidget *lian_kept_lists_new (LianContext *context, LianTable *table, GtkEditable *search,
                                LianFilterBar *filter);
gboolean lian_kept_lists_keep (GtkWidget *button, const char *name);
gboolean lian_kept_lists_show (GtkWidget *button, const char *name);
gboolean lian_kept_lists_forget (GtkWidget *button, const char *name);

G_END_DECLS
