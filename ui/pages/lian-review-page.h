/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where an officer decides. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_REVIEW_PAGE (lian_review_page_get_type ())
/**
 * LianReviewPage:
 *
 * Left the cases that wait, right one case: what is recommended, why, why not another form, what
 * would change it, what to ask first, and the decision.
 *
 * Property: "waiting" (guint), how many cases wait.
 */
G_DECLARE_FINAL_TYPE (LianReviewPage, lian_review_page, LIAN, REVIEW_PAGE, GtkWidget)

GtkWidget *lian_review_page_new (LianContext *context);
void lian_review_page_open (LianReviewPage *self, gint64 activity);
gint64 lian_review_page_get_activity (LianReviewPage *self);

G_END_DECLS
