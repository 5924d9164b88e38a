/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Children in two columns where there is room, in one where there is not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_COLUMNS (lian_columns_get_type ())
/**
 * LianColumns:
 *
 * From 900 pixels on, two columns of about the same height: reading order goes down the first, then
 * down the second.
 */
G_DECLARE_FINAL_TYPE (LianColumns, lian_columns, LIAN, COLUMNS, GtkWidget)

GtkWidget *lian_columns_new (void);
void lian_columns_append (LianColumns *self, GtkWidget *child, int weight);

G_END_DECLS
