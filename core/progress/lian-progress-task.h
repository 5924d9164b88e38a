/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The task that a trade of a city asks for. */
#pragma once

#include "lian-city-progress.h"

G_BEGIN_DECLS

/**
 * LianProgressTask:
 * @city: a city
 * @trade: a trade of it
 * @made: (out): the task: one that is open already, or a new one
 * @is_new: (out): whether it was made
 *
 * What is wished.
 */
typedef struct
{
  gint64 city;
  gint64 trade;
  gint64 made;
  gboolean is_new;
} LianProgressTask;

const char *lian_progress_task_label (void);

/* LianTxnFunc */
gboolean lian_progress_task_take (LianTxn *txn, gpointer task, GCancellable *cancellable, GError **error);

G_END_DECLS
