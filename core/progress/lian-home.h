/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done, as the page of today shows it, and how much waits elsewhere. */
#pragma once

#include "lian-worklist.h"

G_BEGIN_DECLS

/**
 * LianHomeCounts:
 * @review: cases that wait for an officer
 * @corrections: corrections that are not closed
 * @relations: relations that are interrupted
 *
 * How much waits in areas that have a page of their own.
 */
typedef struct
{
  guint review;
  guint corrections;
  guint relations;
} LianHomeCounts;

LianWorkList *lian_home_read (LianTxn *txn, gboolean only_mine, GCancellable *cancellable, GError **error);
gboolean lian_home_count (LianTxn *txn, LianHomeCounts *counts, GCancellable *cancellable, GError **error);

G_END_DECLS
