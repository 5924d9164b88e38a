/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The accounts that a co-operative keeps with its members: one table. */
#include "lian-account.h"
#include "lian-i18n.h"

typedef struct
{
  const char *label;
  gboolean members;
  gboolean owed;
} Account;

static const Account accounts[LIAN_N_ACCOUNTS] = {
  { N_ ("cash"), FALSE, FALSE },
  { N_ ("goods"), FALSE, FALSE },
  { N_ ("means of production"), FALSE, FALSE },
  { N_ ("shares due"), TRUE, FALSE },
  { N_ ("share capital"), TRUE, TRUE },
  { N_ ("deposits of members"), TRUE, TRUE },
  { N_ ("interest due"), TRUE, TRUE },
  { N_ ("interest"), FALSE, FALSE },
  { N_ ("wages"), FALSE, FALSE },
  { N_ ("admission fees"), FALSE, TRUE },
  { N_ ("conversion of goods and money"), FALSE, FALSE },
};

/**
 * lian_account_label:
 * @account: an account
 *
 * Returns: (transfer none): its name
 */
const char *
lian_account_label (LianAccount account)
{
  return _ (accounts[account].label);
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
  return accounts[account].members;
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
  return accounts[account].owed;
}
