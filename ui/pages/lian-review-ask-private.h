/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a question of the review page is about, and its fields. */
#pragma once

#include "lian-question.h"
#include "lian-review-page-private.h"

G_BEGIN_DECLS

/* A field that the question does not ask for is NULL. */
typedef struct
{
  LianReviewPage *page;
  gint64 activity;
  gint64 decision;
  char *seen;
  GtkDropDown *form, *also, *way, *officer;
  GPtrArray *forms;          /* values of @form, and of @also behind "none" */
  LianOfficerList *officers; /* of @officer */
  GtkTextBuffer *reason;
  GtkEditable *day;
  GtkLabel *note; /* says what the forms chosen demand */
} LianReviewAsk;

LianQuestion *_lian_review_ask_new (LianReviewPage *page, const char *heading, const char *body,
                                    const char *ok, LianQuestionFunc respond,
                                    LianReviewAsk **fields);

char *_lian_review_ask_dup_reason (const LianReviewAsk *self);
const char *_lian_review_ask_get_form (const LianReviewAsk *self, GtkDropDown *choice,
                                       guint skipped);
LianDemands _lian_review_ask_get_demands (const LianReviewAsk *self);
char *_lian_review_ask_dup_cuts (const LianReviewAsk *self, const char *form, const char *also);
gboolean _lian_review_ask_is_on_paper (const LianReviewAsk *self);
gboolean _lian_review_ask_answered (LianQuestion *question, LianReviewAsk *self);

G_END_DECLS
