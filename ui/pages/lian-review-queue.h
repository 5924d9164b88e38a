/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases that wait for an officer. */
#pragma once

#include <gtk/gtk.h>

#include "lian-case.h"

G_BEGIN_DECLS

#define LIAN_TYPE_REVIEW_QUEUE (lian_review_queue_get_type ())
/**
 * LianReviewQueue:
 *
 * Cases under headings that say in words why they wait.  Arrows choose a case; Enter goes to it.
 * Several are marked as in every list: Shift with the arrows, Ctrl+Space, Ctrl+A, or the mouse with
 * Ctrl and Shift.
 *
 * Signals: `chosen (gint64 activity)`, when another case is selected by the user; `entered`, on
 * Enter; `marked`, when other cases are marked.
 */
G_DECLARE_FINAL_TYPE (LianReviewQueue, lian_review_queue, LIAN, REVIEW_QUEUE, GtkWidget)

GtkWidget *lian_review_queue_new (void);
void lian_review_queue_set_items (LianReviewQueue *self, const GPtrArray *items);
gint64 lian_review_queue_get_first (LianReviewQueue *self);
void lian_review_queue_select (LianReviewQueue *self, gint64 activity);
void lian_review_queue_mark (LianReviewQueue *self, const GArray *activities);
GArray *lian_review_queue_list_marked (LianReviewQueue *self);
guint lian_review_queue_count_marked (LianReviewQueue *self);

G_END_DECLS
