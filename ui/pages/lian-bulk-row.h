/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What shall become of one field of many records. */
#pragma once

#include <gtk/gtk.h>

#include "lian-bulk.h"
#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_BULK_ROW (lian_bulk_row_get_type ())
/**
 * LianBulkRow:
 *
 * A field, what happens to it, and the value for that.  Signals: `changed`; `done`, when Enter was pressed at its
 * end; `removed`, when the row is no longer wanted.
 */
G_DECLARE_FINAL_TYPE (LianBulkRow, lian_bulk_row, LIAN, BULK_ROW, GtkBox)

GtkWidget *lian_bulk_row_new (LianContext *context, const LianType *type);
gboolean lian_bulk_row_is_complete (LianBulkRow *self);
void lian_bulk_row_add_to (LianBulkRow *self, LianBulk *bulk);

G_END_DECLS
