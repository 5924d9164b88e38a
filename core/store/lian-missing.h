/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What co-operatives lack, found by the base for all of them at once. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_MISSING_MONTHS:
 *
 * The last full months of which a management check is asked for; no figure in the source.
 */
#define LIAN_MISSING_MONTHS 3

/**
 * LianUnchecked:
 * @cooperative: a co-operative
 * @month: the first day of a month
 * @check: the record of type "management_check" that says so; 0 where nobody looked
 *
 * A month of a co-operative in which accounts, stock and meeting are not all in order, or not known to be.
 */
typedef struct
{
  gint64 cooperative;
  LianDate month;
  gint64 check;
} LianUnchecked;

extern const char lian_missing_person_sql[];
extern const char lian_missing_check_sql[];

GArray *lian_txn_list_without_person (LianTxn *txn, guint most, guint *n_all, GError **error);
GArray *lian_txn_list_unchecked (LianTxn *txn, guint most, guint *n_all, GError **error);

G_END_DECLS
