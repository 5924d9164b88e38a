/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The accounts that a co-operative keeps with its members: one table. */
#include "lian-account.h"
#include "lian-i18n.h"

/* In the order of #LianAccount. */
const LianChoice lian_choices_account[] = {
  { "CASH", N_ ("cash") },
  { "GOODS", N_ ("goods") },
  { "MEANS", N_ ("means of production") },
  { "SHARE_DUE", N_ ("shares due") },
  { "SHARE", N_ ("share capital") },
  { "DEPOSIT", N_ ("deposits of members") },
  { "INTEREST_DUE", N_ ("interest due") },
  { "INTEREST", N_ ("interest") },
  { "WAGES", N_ ("wages") },
  { "FEES", N_ ("admission fees") },
  { "CONVERSION", N_ ("conversion of goods and money") },
  { "RENT_DUE", N_ ("rents due") },
  { "RENT", N_ ("rents") },
  { "DIVIDEND_DUE", N_ ("dividends due") },
  { "SURPLUS", N_ ("surplus divided") },
  { "SUCCESSION", N_ ("carried between co-operatives") },
  { NULL, NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (lian_choices_account) == LIAN_N_ACCOUNTS + 1);

#define BIT(account) (1u << LIAN_ACCOUNT_##account)

static const guint members
    = BIT (SHARE_DUE) | BIT (SHARE) | BIT (DEPOSIT) | BIT (INTEREST_DUE) | BIT (RENT_DUE) | BIT (DIVIDEND_DUE);
static const guint owed
    = BIT (SHARE) | BIT (DEPOSIT) | BIT (INTEREST_DUE) | BIT (FEES) | BIT (RENT_DUE) | BIT (DIVIDEND_DUE);

/**
 * lian_account_label:
 * @account: an account
 *
 * Returns: (transfer none): its name
 */
const char *
lian_account_label (LianAccount account)
{
  return _ (lian_choices_account[account].label);
}

/**
 * lian_account_is_members:
 * @account: an account
 *
 * Returns: whether it is kept member by member; no member's may fall below nothing
 */
gboolean
lian_account_is_members (LianAccount account)
{
  return (members >> account & 1) != 0;
}

/**
 * lian_account_is_owed:
 * @account: an account
 *
 * Returns: whether what stands in it is told as a credit: the co-operative owes it, or earned it
 */
gboolean
lian_account_is_owed (LianAccount account)
{
  return (owed >> account & 1) != 0;
}
