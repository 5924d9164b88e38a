/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the question for a change of co-operatives share. */
#pragma once

#include "lian-question.h"
#include "lian-reorganise.h"

/* What is read before the question is asked. */
typedef struct
{
  GArray *ids;         /* gint64: the co-operatives chosen */
  GPtrArray *records;  /* LianRecord: these */
  GPtrArray *movables; /* LianRecord: of a single one, what can be sent elsewhere by itself */
  GPtrArray *titles;   /* char *: the names of these */
  gboolean has_register;
  gboolean has_households;
} LianReorganiseView;

LianReorganiseView *_lian_reorganise_view_new (const GArray *ids);
void _lian_reorganise_view_free (gpointer view);
/* LianTxnFunc */
gboolean _lian_reorganise_view_read (LianTxn *txn, gpointer view, GCancellable *cancellable, GError **error);

/* What was answered, to be carried out in one act. */
typedef struct
{
  LianReorganiseRequest *request;
  gint64 kept;      /* the co-operative that goes on; 0: none */
  char *name;       /* (nullable): of the one that is founded */
  char *stage;      /* (nullable): afterwards */
  GArray *sent;     /* gint64: records that go to the founded one */
  LianRecord *part; /* what goes there of the figures */
} LianReorganiseAnswer;

LianReorganiseAnswer *_lian_reorganise_answer_new (const char *change, const GArray *before);
void _lian_reorganise_answer_free (gpointer answer);
/* LianTxnFunc */
gboolean _lian_reorganise_answer_write (LianTxn *txn, gpointer answer, GCancellable *cancellable, GError **error);
