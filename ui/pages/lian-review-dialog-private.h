/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question of the review page, and what stands in it. */
#pragma once

#include <adwaita.h>

#include "lian-officer-list.h"
#include "lian-review-page-private.h"

G_BEGIN_DECLS

typedef struct _LianReviewDialog LianReviewDialog;

/* What a question may hold; a part that it does not ask for is NULL.  It lives as long as its window,
 * and beyond while an act is written: what was entered comes back if the act is refused. */
struct _LianReviewDialog
{
  LianReviewPage *page;
  gint64 activity;
  AdwMessageDialog *window; /* NULL while an act is written */
  char *heading, *body, *ok;
  AdwResponseAppearance appearance;
  GtkWidget *box; /* owned, moves from window to window */
  GtkLabel *refusal;
  GtkDropDown *form, *also, *way, *officer;
  GPtrArray *forms; /* values of the first drop-down */
  LianOfficerList *officers; /* of the fourth drop-down */
  GtkTextBuffer *reason;
  GtkEditable *day;
  GtkLabel *note;
  gint64 decision;
  char *seen;
  gboolean needs_reason;
  void (*respond) (LianReviewDialog *self);
};

LianReviewDialog *_lian_review_dialog_new (LianReviewPage *page, const char *heading,
                                           const char *body, const char *ok,
                                           void (*respond) (LianReviewDialog *self));
GtkDropDown *_lian_review_dialog_add_choice (LianReviewDialog *self, const char *label,
                                             GPtrArray *words);
void _lian_review_dialog_add_reason (LianReviewDialog *self, const char *label);
void _lian_review_dialog_add_day (LianReviewDialog *self, const char *label, LianDate day);
void _lian_review_dialog_add_note (LianReviewDialog *self);
void _lian_review_dialog_show (LianReviewDialog *self);

char *_lian_review_dialog_dup_reason (const LianReviewDialog *self);
LianDate _lian_review_dialog_get_day (const LianReviewDialog *self);
const char *_lian_review_dialog_get_form (const LianReviewDialog *self, GtkDropDown *choice,
                                          guint skipped);
LianDemands _lian_review_dialog_get_demands (const LianReviewDialog *self);
gboolean _lian_review_dialog_is_on_paper (const LianReviewDialog *self);

void _lian_review_dialog_write (LianReviewDialog *self, const char *label, const char *reason,
                                LianTxnFunc func, gpointer request, GDestroyNotify destroy);

G_END_DECLS
