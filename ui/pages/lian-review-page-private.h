/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the review page share. */
#pragma once

#include "lian-decide.h"
#include "lian-review-page.h"
#include "lian-review-queue.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* A case as read for the page, with the people it names. */
typedef struct
{
  gint64 activity;
  guint generation;
  LianCase *facts;
  LianCaseEffects effects;
  GPtrArray *kept; /* char *, the messages of facts->kept for the reader */
  GPtrArray *officers; /* LianRecord */
  GPtrArray *impacts;  /* LianRecord, findings on consumers that wait for an officer */
  GPtrArray *cuts; /* LianRelationCut, of the forms that gather */
  gint64 author;
  gboolean may_decide;
} LianReviewView;

struct _LianReviewPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *paned;
  LianReviewQueue *queue;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkWidget *bar;
  GtkWidget *group_bar; /* in its place while several cases are marked */
  GtkLabel *marked_text;
  LianTrouble *queue_unread;
  LianTrouble *case_unread;
  GtkInfoBar *trouble;
  GtkLabel *trouble_text;
  guint queue_generation;
  guint case_generation;
  gint64 activity;
  LianReviewView *view;
  guint waiting;
  gboolean focus_wanted; /* by whoever came by the key, until there is something to go to */
  gboolean is_read;
};

void _lian_review_view_free (LianReviewView *view);
char *_lian_review_view_dup_officer (const LianReviewView *view, gint64 id);

void _lian_review_focus_queue (LianReviewPage *self);

/* -findings.c: the case as widgets */
GtkWidget *_lian_review_create_case (LianReviewPage *self, const LianReviewView *view);

/* -ask.c: questions to answer */
GtkWidget *_lian_review_create_questions (LianReviewPage *self, const LianReviewView *view);

/* -impact.c: findings on consumers to confirm */
GPtrArray *_lian_review_read_impacts (LianTxn *txn, gint64 activity);
void _lian_review_add_impacts (LianReviewPage *self, GtkWidget *box, const LianReviewView *view);

/* -decide.c: dialogs and writes */
void _lian_review_accept (LianReviewPage *self);
void _lian_review_otherwise (LianReviewPage *self);
void _lian_review_return (LianReviewPage *self);
void _lian_review_countersign (LianReviewPage *self);
void _lian_review_void (LianReviewPage *self);
void _lian_review_write (LianReviewPage *self, const char *label, const char *reason,
                         LianTxnFunc func, gpointer request, GDestroyNotify destroy);

/* -build.c: the widgets */
void _lian_review_build (LianReviewPage *self);

/* -actions.c: keys and actions */
void _lian_review_install_actions (GtkWidgetClass *klass);
void _lian_review_update_actions (LianReviewPage *self);
void _lian_review_watch_queue (LianReviewPage *self);

/* lian-review-page.c */
void _lian_review_load_case (LianReviewPage *self);
void _lian_review_load_queue (LianReviewPage *self);
void _lian_review_show_error (LianReviewPage *self, const char *message);
void _lian_review_toast (LianReviewPage *self, const char *text);

G_END_DECLS
