/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looking at a base as it stood after earlier acts, one after the other. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPastVisit:
 * @act: the base as it stood after this act
 * @day: the working date to look at it with; 0 for that of the base
 * @data: for the function that looks
 *
 * One look at the past.
 */
typedef struct
{
  gint64 act;
  LianDate day;
  gpointer data;
} LianPastVisit;

/**
 * LianPastFunc:
 * @txn: the base as it stood
 * @data: of the visit
 *
 * Looks at it; nothing that it learns can fail the visit.
 */
typedef void (*LianPastFunc) (LianTxn *txn, gpointer data);

gboolean lian_past_visit (const char *path, const LianPastVisit *visits, guint n_visits,
                          LianPastFunc look, guint *n_done, GError **error);

G_END_DECLS
