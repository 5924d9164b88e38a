/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Acts that book several entries at once: interest, refunds, leaving. */
#pragma once

#include "lian-member-account.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianShareExit:
 * @member: who leaves
 * @on: the day; 0 for the working date
 * @why: (nullable): why, a value of the field left_why
 * @means: how much of the share is returned as means of production, in fen
 * @goods: how much of the share is returned in goods, in fen
 * @cash: where shares are counted in goods and returned in cash: what they are worth, in fen; 0 for goods
 *
 * How a member who leaves is paid out (domain.md §4, exit).
 */
typedef struct
{
  gint64 member;
  LianDate on;
  const char *why;
  gint64 means;
  gint64 goods;
  gint64 cash;
} LianShareExit;

LianMemberAccount *lian_member_account_read (LianTxn *txn, gint64 member, LianDate day);
gboolean lian_shares_credit_interest (LianTxn *txn, gint64 cooperative, LianDate until, guint *n,
                                      GError **error);
gboolean lian_shares_refund_docked (LianTxn *txn, gint64 cooperative, guint *n, GError **error);
gboolean lian_shares_repay (LianTxn *txn, gint64 cooperative, guint *n, GError **error);
gboolean lian_shares_pay_out (LianTxn *txn, gint64 cooperative, guint *n, GError **error);
gboolean lian_shares_settle_exit (LianTxn *txn, const LianShareExit *exit, GError **error);

G_END_DECLS
