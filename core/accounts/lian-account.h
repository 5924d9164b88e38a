/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The accounts that a co-operative keeps with its members. */
#pragma once

#include "lian-type.h"

G_BEGIN_DECLS

/**
 * LianAccount:
 * @LIAN_ACCOUNT_CASH: cash in hand
 * @LIAN_ACCOUNT_GOODS: goods that members brought in, and took out on leaving
 * @LIAN_ACCOUNT_MEANS: means of production that were priced in
 * @LIAN_ACCOUNT_SHARE_DUE: of a member: shares subscribed and not paid yet
 * @LIAN_ACCOUNT_SHARE: of a member: shares subscribed
 * @LIAN_ACCOUNT_DEPOSIT: of a member: what is left on deposit and bears interest
 * @LIAN_ACCOUNT_INTEREST_DUE: of a member: interest that is owed
 * @LIAN_ACCOUNT_INTEREST: interest as a cost
 * @LIAN_ACCOUNT_WAGES: wages that were docked
 * @LIAN_ACCOUNT_FEES: admission fees
 * @LIAN_ACCOUNT_CONVERSION: money against goods, where a share is counted in goods and paid in cash
 * @LIAN_ACCOUNT_RENT_DUE: of a member: rent that is owed for means left private and rented
 * @LIAN_ACCOUNT_RENT: rent as a cost
 * @LIAN_ACCOUNT_DIVIDEND_DUE: of a member: dividends that are owed
 * @LIAN_ACCOUNT_SURPLUS: surplus of years that was divided among members
 * @LIAN_ACCOUNT_SUCCESSION: what came from, or went to, another co-operative by a change of co-operatives
 *
 * Where an amount can stand (domain.md §4).
 */
typedef enum
{
  LIAN_ACCOUNT_CASH,
  LIAN_ACCOUNT_GOODS,
  LIAN_ACCOUNT_MEANS,
  LIAN_ACCOUNT_SHARE_DUE,
  LIAN_ACCOUNT_SHARE,
  LIAN_ACCOUNT_DEPOSIT,
  LIAN_ACCOUNT_INTEREST_DUE,
  LIAN_ACCOUNT_INTEREST,
  LIAN_ACCOUNT_WAGES,
  LIAN_ACCOUNT_FEES,
  LIAN_ACCOUNT_CONVERSION,
  LIAN_ACCOUNT_RENT_DUE,
  LIAN_ACCOUNT_RENT,
  LIAN_ACCOUNT_DIVIDEND_DUE,
  LIAN_ACCOUNT_SURPLUS,
  LIAN_ACCOUNT_SUCCESSION,
} LianAccount;

#define LIAN_N_ACCOUNTS (LIAN_ACCOUNT_SUCCESSION + 1)

extern const LianChoice lian_choices_account[];

const char *lian_account_label (LianAccount account);
gboolean lian_account_is_members (LianAccount account);
gboolean lian_account_is_owed (LianAccount account);

G_END_DECLS
