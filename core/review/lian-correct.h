/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an officer does with a correction; each function is one act. */
#pragma once

#include "lian-correction.h"

G_BEGIN_DECLS

/**
 * LianCorrectRequest:
 * @activity: for lian_correct_open(), what was centralised
 * @owner: the officer who answers for the correction
 * @due_on: when it has to be done
 * @merged: (nullable): what was merged; %NULL takes the names of co-operative and activity
 * @result: (nullable): for lian_correct_close(), what came of it
 * @measure: (nullable): for lian_correct_add_measure(), one of #lian_choices_correction
 * @detail: (nullable): what exactly is done
 * @record: (inout): the case: made by lian_correct_open(), closed by lian_correct_close()
 */
typedef struct
{
  gint64 activity;
  gint64 owner;
  LianDate due_on;
  char *merged;
  char *result;
  char *measure;
  char *detail;
  gint64 record;
} LianCorrectRequest;

LianCorrectRequest *lian_correct_request_new (gint64 activity);
void lian_correct_request_free (LianCorrectRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCorrectRequest, lian_correct_request_free)

LianDate lian_correct_suggest_due (LianDate working_date);

/* LianTxnFunc */
gboolean lian_correct_open (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error);
gboolean lian_correct_add_measure (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                   GError **error);
gboolean lian_correct_close (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
