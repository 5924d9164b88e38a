/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a member owns in a co-operative and owes it, on a day. */
#pragma once

#include "lian-account-book.h"
#include "lian-share-terms.h"

G_BEGIN_DECLS

/**
 * LianShareStanding:
 * @unit: what the shares are counted in; 0 for fen
 * @subscribed: all shares
 * @paid: those that are paid
 * @due: those that are not
 * @arrears: what of @due should have been paid; %LIAN_NOT_STATED where no resolution gave a term
 *
 * A member's shares.
 */
typedef struct
{
  gint64 unit;
  gint64 subscribed;
  gint64 paid;
  gint64 due;
  gint64 arrears;
} LianShareStanding;

/**
 * LianMemberAccount:
 * @member: whose it is
 * @day: the last day that counts
 * @entries: (element-type LianRecord): what was booked until then, in the order of the books
 * @shares: (element-type LianShareStanding): one for each unit that shares were counted in
 * @deposit: what is left on deposit, in fen
 * @repay_due: what of @deposit should have been repaid; %LIAN_NOT_STATED where no resolution gave a term
 * @interest_due: interest credited and not paid out, in fen
 * @rent_due: rents that fell due and were not paid, in fen
 * @dividend_due: dividends credited and not paid out, in fen
 * @docked: what was docked from wages and not refunded yet, in fen (S3)
 *
 * A member's account (domain.md §4).
 */
typedef struct
{
  gint64 member;
  LianDate day;
  GPtrArray *entries;
  GArray *shares;
  gint64 deposit;
  gint64 repay_due;
  gint64 interest_due;
  gint64 rent_due;
  gint64 dividend_due;
  gint64 docked;
} LianMemberAccount;

LianMemberAccount *lian_member_account_new (const GPtrArray *entries, const GPtrArray *resolutions,
                                            gint64 member, LianDate day);
void lian_member_account_free (LianMemberAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMemberAccount, lian_member_account_free)

GArray *lian_member_account_list_cooperatives (const GPtrArray *entries);
gboolean lian_member_account_interest (const LianMemberAccount *self, const GPtrArray *resolutions,
                                       LianDate until, gint64 *interest);

G_END_DECLS
