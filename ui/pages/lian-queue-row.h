/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A line of the review queue: a heading or a case. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_QUEUE_ROW (lian_queue_row_get_type ())
/**
 * LianQueueRow:
 *
 * What a line shows; does not change.
 */
G_DECLARE_FINAL_TYPE (LianQueueRow, lian_queue_row, LIAN, QUEUE_ROW, GObject)

LianQueueRow *lian_queue_row_new (gint64 activity, const char *title, const char *detail);
gint64 lian_queue_row_get_activity (LianQueueRow *self);
GtkListItemFactory *lian_queue_row_factory_new (void);
LianQueueRow *lian_queue_row_of_widget (GtkWidget *item);

G_END_DECLS
