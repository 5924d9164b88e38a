/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the corrections page share. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-correct.h"
#include "lian-corrections-page.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* A correction as read for the page, with the people it names. */
typedef struct
{
  gint64 activity;
  gint64 record; /* the case, or 0 */
  guint generation;
  LianCorrection *correction;
  LianUnit unit;
  LianChartSpec *chart;
  GPtrArray *officers; /* LianRecord */
  GPtrArray *cuts;     /* LianRelationCut */
  LianDate working_date;
  gint64 author;
  gboolean may_decide;
} LianCorrectionsView;

struct _LianCorrectionsPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *paned;
  GtkListBox *list;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkWidget *bar;
  LianTrouble *list_unread;
  LianTrouble *unread;
  guint list_generation;
  guint generation;
  gint64 activity;
  gint64 record;
  gboolean filling;
  guint counts[LIAN_CORRECTION_CLOSED + 1];
  LianCorrectionsView *view;
  guint waiting;
  gboolean focus_wanted; /* by whoever came by the key, until there is something to go to */
  gboolean is_read;
};

/* the page itself */
void _lian_corrections_focus_list (LianCorrectionsPage *self);
void _lian_corrections_load_view (LianCorrectionsPage *self);
void _lian_corrections_set_waiting (LianCorrectionsPage *self, guint waiting);
GtkWidget *_lian_corrections_create_unread (LianCorrectionsPage *self, LianTrouble **unread,
                                            GCallback retry);

/* -list.c: the list */
GtkWidget *_lian_corrections_create_list (LianCorrectionsPage *self);
void _lian_corrections_load_list (LianCorrectionsPage *self);
void _lian_corrections_select_current (LianCorrectionsPage *self);

/* -view.c: a correction as widgets */
GtkWidget *_lian_corrections_create_view (const LianCorrectionsView *view);
const char *_lian_corrections_find_officer (const LianCorrectionsView *view, gint64 id);

/* -ask.c: questions and acts */
void _lian_corrections_ask_open (LianCorrectionsPage *self);
void _lian_corrections_ask_fact (LianCorrectionsPage *self);
void _lian_corrections_ask_measure (LianCorrectionsPage *self);
void _lian_corrections_ask_close (LianCorrectionsPage *self);

G_END_DECLS
