/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A question whose answer is one act. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"
#include "lian-date.h"
#include "lian-officer-list.h"

G_BEGIN_DECLS

#define LIAN_TYPE_QUESTION (lian_question_get_type ())
/**
 * LianQuestion:
 *
 * A window with fields and a button that writes.  It closes when the base has taken the act; where
 * the act is refused it stays, with everything as it was entered and the reason above it.
 *
 * Signal: `written`, after the act.
 */
G_DECLARE_FINAL_TYPE (LianQuestion, lian_question, LIAN, QUESTION, AdwWindow)

/**
 * LianQuestionFunc:
 * @question: the question, answered
 * @data: the caller's
 *
 * Reads the answer and calls lian_question_write().
 */
typedef void (*LianQuestionFunc) (LianQuestion *question, gpointer data);

/**
 * LianQuestionCheck:
 * @question: a question
 * @data: the caller's
 *
 * Called after every change of a field.
 *
 * Returns: whether the question can be answered
 */
typedef gboolean (*LianQuestionCheck) (LianQuestion *question, gpointer data);

LianQuestion *lian_question_new (GtkWidget *parent, LianContext *context, const char *heading,
                                 const char *body, const char *ok, LianQuestionFunc respond,
                                 gpointer data, GDestroyNotify destroy);
void lian_question_set_check (LianQuestion *self, LianQuestionCheck check);
void lian_question_set_destructive (LianQuestion *self);
GtkLabel *lian_question_add_note (LianQuestion *self, const char *text);
GtkDropDown *lian_question_add_choice (LianQuestion *self, const char *label,
                                       const char *const *words);
GtkDropDown *lian_question_add_officer (LianQuestion *self, const char *label,
                                        const LianOfficerList *officers);
GtkEditable *lian_question_add_line (LianQuestion *self, const char *label, const char *text,
                                     gboolean required);
GtkTextBuffer *lian_question_add_text (LianQuestion *self, const char *label, const char *text,
                                       gboolean required);
GtkEditable *lian_question_add_day (LianQuestion *self, const char *label, LianDate day,
                                    gboolean required);
void lian_question_add_widget (LianQuestion *self, GtkWidget *widget, GtkWidget *first);
void lian_question_watch (LianQuestion *self, GtkWidget *field, const char *signal);
void lian_question_show (LianQuestion *self);
gboolean lian_question_is_refused (LianQuestion *self);

LianDate lian_question_get_day (LianQuestion *self, GtkEditable *day);
char *lian_question_dup_line (GtkEditable *line);
char *lian_question_dup_text (GtkTextBuffer *text);
void lian_question_write (LianQuestion *self, const char *label, const char *reason,
                          LianTxnFunc func, gpointer request, GDestroyNotify destroy);

G_END_DECLS
