/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which items of annual returns are due, and opening the returns of a year. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianReturnItem:
 * @id: the "return_item"
 * @annual_return: whose item it is
 * @cooperative: whose return
 * @owner: the officer responsible, or 0 for nobody in particular
 * @year: of the return
 * @due: the last day on which it is in time
 * @overdue: whether that day has passed on the working date
 * @who: the co-operative, for people
 * @what: what is asked for, for people
 *
 * An item that is not sent yet.
 */
typedef struct
{
  gint64 id;
  gint64 annual_return;
  gint64 cooperative;
  gint64 owner;
  int year;
  LianDate due;
  gboolean overdue;
  char *who;
  char *what;
} LianReturnItem;

GPtrArray *lian_return_list_due (LianTxn *txn, LianDate until, guint limit, GCancellable *cancellable,
                                 GError **error);
int lian_return_count_due (LianTxn *txn, LianDate until, GCancellable *cancellable, GError **error);

/**
 * LianReturnOpening:
 * @year: of the returns
 * @country: whose items are asked for
 * @year_end: the last day of the year of accounts
 * @cooperative: the co-operative; 0 for all that are not dissolved
 *
 * Which returns are opened.
 */
typedef struct
{
  int year;
  const char *country;
  LianDate year_end;
  gint64 cooperative;
} LianReturnOpening;

gboolean lian_return_open (LianTxn *txn, const LianReturnOpening *opening, int *n_opened,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
