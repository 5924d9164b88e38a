/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can be booked, and which accounts it touches: one table.
 *
 * An entry names a deed, and the deed the two accounts, so that there is no entry that does not
 * balance.  Where a share is counted in goods and paid in cash, the entry has both figures: each of
 * them goes through the account of conversion, and money balances against money, goods against goods. */
#include "lian-deed.h"
#include "lian-i18n.h"

typedef enum
{
  MONEY, /* never in goods */
  EITHER, /* in what the share is counted in */
  FOR_SHARE, /* in money; in goods too where the share is counted in them */
} Figures;

typedef struct
{
  LianAccount debit;
  LianAccount credit;
  Figures figures;
} Deed;

const LianChoice lian_choices_deed[] = {
  { "SUBSCRIBED", N_ ("share subscribed") },
  { "PAID_CASH", N_ ("share paid in cash") },
  { "PAID_GOODS", N_ ("share paid in goods") },
  { "PAID_MEANS", N_ ("share paid by means priced in") },
  { "DOCKED", N_ ("share docked from wages") },
  { "DOCKING_REFUNDED", N_ ("docked wages refunded") },
  { "CANCELLED", N_ ("unpaid subscription cancelled") },
  { "TRANSFERRED", N_ ("share transferred") },
  { "RETURNED_CASH", N_ ("share returned in cash") },
  { "RETURNED_GOODS", N_ ("share returned in goods") },
  { "RETURNED_MEANS", N_ ("share returned as means of production") },
  { "MEANS_DEPOSITED", N_ ("means priced and left on deposit") },
  { "CASH_DEPOSITED", N_ ("cash left on deposit") },
  { "DEPOSIT_TO_SHARE", N_ ("deposit turned into shares") },
  { "REPAID", N_ ("deposit repaid") },
  { "INTEREST", N_ ("interest credited") },
  { "INTEREST_PAID", N_ ("interest paid out") },
  { "ADMISSION_FEE", N_ ("admission fee paid") },
  { "DIVIDEND_LABOUR", N_ ("labour dividend credited") },
  { "DIVIDEND_SHARE", N_ ("share dividend credited") },
  { "DIVIDEND_PAID", N_ ("dividend paid out") },
  { "RENT_DUE", N_ ("rent fallen due") },
  { "RENT_PAID", N_ ("rent paid") },
  { "CARRIED_DEBIT", N_ ("balance carried over, debited") },
  { "CARRIED_CREDIT", N_ ("balance carried over, credited") },
  { "REVERSED", N_ ("entry reversed") },
  { NULL, NULL },
};

/* In the order of the choices; a reversal has the accounts of what it reverses, and what is carried over
 * names the account itself. */
static const Deed deeds[] = {
  { LIAN_ACCOUNT_SHARE_DUE, LIAN_ACCOUNT_SHARE, EITHER },
  { LIAN_ACCOUNT_CASH, LIAN_ACCOUNT_SHARE_DUE, FOR_SHARE },
  { LIAN_ACCOUNT_GOODS, LIAN_ACCOUNT_SHARE_DUE, EITHER },
  { LIAN_ACCOUNT_MEANS, LIAN_ACCOUNT_SHARE_DUE, FOR_SHARE },
  { LIAN_ACCOUNT_WAGES, LIAN_ACCOUNT_SHARE_DUE, FOR_SHARE },
  { LIAN_ACCOUNT_SHARE_DUE, LIAN_ACCOUNT_CASH, FOR_SHARE },
  { LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_SHARE_DUE, EITHER },
  { LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_SHARE, EITHER },
  { LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_CASH, FOR_SHARE },
  { LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_GOODS, EITHER },
  { LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_MEANS, FOR_SHARE },
  { LIAN_ACCOUNT_MEANS, LIAN_ACCOUNT_DEPOSIT, MONEY },
  { LIAN_ACCOUNT_CASH, LIAN_ACCOUNT_DEPOSIT, MONEY },
  { LIAN_ACCOUNT_DEPOSIT, LIAN_ACCOUNT_SHARE_DUE, FOR_SHARE },
  { LIAN_ACCOUNT_DEPOSIT, LIAN_ACCOUNT_CASH, MONEY },
  { LIAN_ACCOUNT_INTEREST, LIAN_ACCOUNT_INTEREST_DUE, MONEY },
  { LIAN_ACCOUNT_INTEREST_DUE, LIAN_ACCOUNT_CASH, MONEY },
  { LIAN_ACCOUNT_CASH, LIAN_ACCOUNT_FEES, MONEY },
  { LIAN_ACCOUNT_SURPLUS, LIAN_ACCOUNT_DIVIDEND_DUE, MONEY },
  { LIAN_ACCOUNT_SURPLUS, LIAN_ACCOUNT_DIVIDEND_DUE, MONEY },
  { LIAN_ACCOUNT_DIVIDEND_DUE, LIAN_ACCOUNT_CASH, MONEY },
  { LIAN_ACCOUNT_RENT, LIAN_ACCOUNT_RENT_DUE, MONEY },
  { LIAN_ACCOUNT_RENT_DUE, LIAN_ACCOUNT_CASH, MONEY },
  { LIAN_N_ACCOUNTS, LIAN_ACCOUNT_SUCCESSION, EITHER },
  { LIAN_ACCOUNT_SUCCESSION, LIAN_N_ACCOUNTS, EITHER },
};
G_STATIC_ASSERT (G_N_ELEMENTS (deeds) + 2 == G_N_ELEMENTS (lian_choices_deed));

static const Deed *
find (const char *deed)
{
  guint i = lian_choice_index (lian_choices_deed, deed);
  return i < G_N_ELEMENTS (deeds) ? &deeds[i] : NULL;
}

/**
 * lian_deed_is:
 * @entry: a record of type "journal_entry"
 * @deed: a deed
 *
 * Returns: whether it is booked by @entry
 */
gboolean
lian_deed_is (const LianRecord *entry, const char *deed)
{
  return g_strcmp0 (lian_record_get_text (entry, "deed"), deed) == 0;
}

/**
 * lian_deed_is_carried:
 * @entry: a record of type "journal_entry"
 *
 * Returns: whether @entry carries a balance from one co-operative to its successor
 */
gboolean
lian_deed_is_carried (const LianRecord *entry)
{
  return lian_deed_is (entry, "CARRIED_DEBIT") || lian_deed_is (entry, "CARRIED_CREDIT");
}

/**
 * lian_deed_is_dividend:
 * @entry: a record of type "journal_entry"
 *
 * Returns: whether @entry credits a member a part of the surplus of a year
 */
gboolean
lian_deed_is_dividend (const LianRecord *entry)
{
  return lian_deed_is (entry, "DIVIDEND_LABOUR") || lian_deed_is (entry, "DIVIDEND_SHARE");
}

/**
 * lian_deed_takes_money:
 * @deed: a deed
 *
 * Returns: whether it always has an amount of money
 */
gboolean
lian_deed_takes_money (const char *deed)
{
  const Deed *known = find (deed);
  return known != NULL && known->figures != EITHER;
}

/**
 * lian_deed_takes_goods:
 * @deed: a deed
 *
 * Returns: whether it has a quantity where shares are counted in goods
 */
gboolean
lian_deed_takes_goods (const char *deed)
{
  const Deed *known = find (deed);
  return known != NULL && known->figures != MONEY;
}

static gboolean
is_share (LianAccount account)
{
  return account == LIAN_ACCOUNT_SHARE || account == LIAN_ACCOUNT_SHARE_DUE;
}

static LianPosting
side (const LianRecord *entry, LianAccount account, const char *member, gint64 unit, gint64 amount)
{
  gint64 whose = lian_account_is_members (account) ? lian_record_get_number (entry, member) : 0;
  return (LianPosting){ account, whose, unit, amount };
}

/* The account that an entry names itself. */
static LianAccount
named (const LianRecord *entry, LianAccount account)
{
  return account < LIAN_N_ACCOUNTS
             ? account
             : (LianAccount) lian_choice_index (lian_choices_account, lian_record_get_text (entry, "account"));
}

static guint
post_both (const LianRecord *entry, const Deed *deed, const char *to, LianPosting *postings)
{
  gint64 money = lian_record_get_number (entry, "amount");
  gint64 goods = lian_record_get_number (entry, "quantity");
  gint64 unit = lian_record_get_number (entry, "unit");
  gboolean from_share = is_share (deed->debit);
  gint64 in = from_share ? unit : 0, out = from_share ? 0 : unit;
  gint64 debit = from_share ? goods : money, credit = from_share ? money : goods;
  postings[0] = side (entry, named (entry, deed->debit), "member", in, debit);
  postings[1] = side (entry, LIAN_ACCOUNT_CONVERSION, "member", in, -debit);
  postings[2] = side (entry, LIAN_ACCOUNT_CONVERSION, "member", out, credit);
  postings[3] = side (entry, named (entry, deed->credit), to, out, -credit);
  return 4;
}

static gboolean
is_complete (const LianRecord *entry, const Deed *deed)
{
  return deed != NULL && named (entry, deed->debit) < LIAN_N_ACCOUNTS && named (entry, deed->credit) < LIAN_N_ACCOUNTS
         && (!lian_record_is_empty (entry, "amount") || !lian_record_is_empty (entry, "quantity"));
}

static guint
post (const LianRecord *entry, LianPosting *postings)
{
  const Deed *deed = find (lian_record_get_text (entry, "deed"));
  gboolean money = !lian_record_is_empty (entry, "amount");
  gboolean goods = !lian_record_is_empty (entry, "quantity");
  if (!is_complete (entry, deed))
    return 0;
  const char *to = lian_deed_is (entry, "TRANSFERRED") ? "to_member" : "member";
  if (money && goods)
    return post_both (entry, deed, to, postings);
  gint64 unit = goods ? lian_record_get_number (entry, "unit") : 0;
  gint64 amount = lian_record_get_number (entry, goods ? "quantity" : "amount");
  postings[0] = side (entry, named (entry, deed->debit), "member", unit, amount);
  postings[1] = side (entry, named (entry, deed->credit), to, unit, -amount);
  return 2;
}

/**
 * lian_deed_post:
 * @entry: a record of type "journal_entry"
 * @reversed: (nullable): the entry that it reverses; %NULL where it reverses none
 * @postings: (out): its sides
 *
 * The sides of an entry.  They sum up to nothing in each unit, whatever the record says.
 *
 * Returns: how many sides there are; 0 where the record says too little
 */
guint
lian_deed_post (const LianRecord *entry, const LianRecord *reversed,
                LianPosting postings[LIAN_POSTINGS_MOST])
{
  if (!lian_deed_is (entry, "REVERSED"))
    return post (entry, postings);
  guint n = reversed != NULL ? post (reversed, postings) : 0;
  for (guint i = 0; i < n; i++)
    postings[i].amount = -postings[i].amount;
  return n;
}

/**
 * lian_deed_effect:
 * @entry: a record of type "journal_entry"
 * @reversed: (nullable): the entry that it reverses
 *
 * A reversal takes effect when what it reverses did, as if that had never been.
 *
 * Returns: the day from which the entry counts for interest and terms
 */
LianDate
lian_deed_effect (const LianRecord *entry, const LianRecord *reversed)
{
  const LianRecord *counts = reversed != NULL ? reversed : entry;
  LianDate day = lian_record_get_date (counts, "effective_on");
  return day != 0 ? day : lian_record_get_date (counts, "booked_on");
}
