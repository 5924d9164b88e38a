/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Short lists of texts in columns, for what is not a record. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_TEXT_ROW (lian_text_row_get_type ())
/**
 * LianTextRow:
 *
 * A number and some texts; does not change.
 */
G_DECLARE_FINAL_TYPE (LianTextRow, lian_text_row, LIAN, TEXT_ROW, GObject)

#define LIAN_TEXT_ROW_CELLS 10

LianTextRow *lian_text_row_new (gint64 number, const char *const cells[LIAN_TEXT_ROW_CELLS]);
gint64 lian_text_row_get_number (LianTextRow *self);
const char *lian_text_row_get_cell (LianTextRow *self, guint column);

GtkColumnView *lian_text_rows_view_new (GtkSelectionModel *model, const char *name);
void lian_text_rows_append_column (GtkColumnView *view, const char *title, guint column, int width,
                                   gboolean expand);
void lian_text_rows_append_figures (GtkColumnView *view, const char *title, guint column,
                                    int width);

G_END_DECLS
