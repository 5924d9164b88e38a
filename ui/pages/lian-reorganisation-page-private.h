/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the page of reorganisations share. */
#pragma once

#include "lian-reorganisation-apart.h"
#include "lian-reorganisation-board.h"
#include "lian-reorganisation-page.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* What was read for the page. */
typedef struct
{
  guint generation;
  gint64 chosen;        /* the proposal; 0: none */
  GPtrArray *proposals; /* LianRecord */
  GPtrArray *trades;    /* char, of the proposals */
  GPtrArray *too_far;   /* LianTooFar */
  GPtrArray *columns;   /* LianReorganisationColumn, the chosen one first */
  GPtrArray *officers;  /* LianRecord */
  LianDate working_date;
} LianReorganisationView;

struct _LianReorganisationPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *paned;
  GtkListBox *list;
  GtkStack *stack;
  GtkListBox *table;
  LianTrouble *unread;
  LianReorganisationView *view;
  gint64 proposal;   /* chosen in the list; 0: none */
  gint64 activity;   /* or what was merged too far */
  gboolean filling;
  gboolean awaited; /* somebody came before there was a row to stand on */
  guint generation;
};

/* the page itself */
const LianReorganisationColumn *_lian_reorganisation_page_get_column (LianReorganisationPage *self);
const LianTooFar *_lian_reorganisation_page_get_too_far (LianReorganisationPage *self);

/* -list.c: proposals, and what was merged too far */
GtkWidget *_lian_reorganisation_page_create_list (LianReorganisationPage *self, GCallback selected);
void _lian_reorganisation_page_fill_list (LianReorganisationPage *self);
gint64 _lian_reorganisation_page_row_id (GtkListBoxRow *row, gboolean *is_proposal);

/* -table.c: side by side */
GtkWidget *_lian_reorganisation_page_create_table (LianReorganisationPage *self);
void _lian_reorganisation_page_fill_table (LianReorganisationPage *self);

/* -ask.c: questions and acts */
void _lian_reorganisation_page_rehearse (LianReorganisationPage *self);
void _lian_reorganisation_page_ask_decide (LianReorganisationPage *self);
void _lian_reorganisation_page_ask_countersign (LianReorganisationPage *self);
void _lian_reorganisation_page_ask_carry_out (LianReorganisationPage *self);
void _lian_reorganisation_page_ask_drop (LianReorganisationPage *self);
void _lian_reorganisation_page_take_back (LianReorganisationPage *self);
void _lian_reorganisation_page_propose_apart (LianReorganisationPage *self);

G_END_DECLS
