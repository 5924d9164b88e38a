/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The books of a co-operative that changes: balances go with the members. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCarryOver:
 * @succession: the change of co-operatives, of this write
 * @from: a co-operative in whose books the members stood; they have been given to their successors
 * @rest: who takes what no member takes along; @from where that goes on
 * @on: the day of effect
 *
 * What is to be carried over.
 */
typedef struct
{
  gint64 succession;
  gint64 from;
  gint64 rest;
  LianDate on;
} LianCarryOver;

gboolean lian_books_carry_over (LianTxn *txn, const LianCarryOver *carry, GError **error);

G_END_DECLS
