/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases of a trade as a table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_COMPARE_TABLE (lian_compare_table_get_type ())
/**
 * LianCompareTable:
 *
 * A column for each case, a row for each fact.  Names and headings stay where they are while the
 * rest is scrolled, by the arrows as well.
 *
 * Signals: `opened (guint column)`, when a heading is pressed; `chosen`, when other columns are.
 */
G_DECLARE_FINAL_TYPE (LianCompareTable, lian_compare_table, LIAN, COMPARE_TABLE, GtkWidget)

GtkWidget *lian_compare_table_new (void);
void lian_compare_table_show (LianCompareTable *self, const GPtrArray *cases, gboolean all);
GArray *lian_compare_table_list_chosen (LianCompareTable *self);

G_END_DECLS
