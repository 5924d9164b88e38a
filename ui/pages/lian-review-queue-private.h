/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the review queue share. */
#pragma once

#include "lian-review-queue.h"

G_BEGIN_DECLS

struct _LianReviewQueue
{
  GtkWidget parent_instance;

  GListStore *rows;
  GtkMultiSelection *selection;
  GtkWidget *scrolled;
  gint64 cursor; /* the case shown, or 0 */
  gint64 anchor; /* where a range of marks begins */
  gboolean filling;
};

GtkWidget *_lian_review_queue_get_view (LianReviewQueue *self);
guint _lian_review_queue_get_n_rows (LianReviewQueue *self);
gint64 _lian_review_queue_get_activity (LianReviewQueue *self, guint position);
guint _lian_review_queue_find (LianReviewQueue *self, gint64 activity);
void _lian_review_queue_set_marks (LianReviewQueue *self, GtkBitset *marks);
void _lian_review_queue_set_cursor (LianReviewQueue *self, gint64 activity);
gboolean _lian_review_queue_focus_row (LianReviewQueue *self, gint64 activity);

/* -keys.c */
void _lian_review_queue_add_keys (LianReviewQueue *self);

G_END_DECLS
