/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rules over entries that only acts book: dividends of a distribution, and balances that a change of
 * co-operatives carries over. */
#include "lian-account-book.h"
#include "lian-i18n.h"
#include "lian-journal-rules.h"
#include "lian-money.h"

static gboolean
is_filled (const LianRecord *r, const char *field)
{
  return !lian_record_is_empty (r, field);
}

/**
 * _lian_journal_check_act:
 * @c: the check
 * @r: a record of type "journal_entry"
 *
 * What acts book names what it comes from, and nothing else does.
 */
void
_lian_journal_check_act (LianCheck *c, const LianRecord *r)
{
  gboolean carried = lian_deed_is_carried (r), dividend = lian_deed_is_dividend (r);
  if (!is_filled (r, "member") && !carried && !lian_deed_is (r, "REVERSED"))
    lian_check_error (c, r, "member", "required", _ ("whose account is it?"));
  if (carried != is_filled (r, "account") || carried != is_filled (r, "succession"))
    lian_check_error (c, r, "deed", "by-act", _ ("only a change of co-operatives carries a balance over"));
  if (dividend != is_filled (r, "distribution"))
    lian_check_error (c, r, "deed", "by-act", _ ("dividends are booked by dividing the surplus among the members"));
}

/* What the distribution gives the member, less what was booked of it already. */
static gint64
find_open (LianCheck *c, const LianRecord *r)
{
  const char *field = lian_deed_is (r, "DIVIDEND_LABOUR") ? "to_labour" : "to_share";
  const char *deed = lian_record_get_text (r, "deed");
  gint64 member = lian_record_get_number (r, "member"), distribution = lian_record_get_number (r, "distribution"), open = 0;
  g_autoptr (GPtrArray) shares = c->list (c->data, "distribution_share", "distribution", distribution);
  for (guint i = 0; i < shares->len; i++)
    if (lian_record_get_number (shares->pdata[i], "member") == member)
      open += lian_record_get_number (shares->pdata[i], field);
  g_autoptr (GPtrArray) entries = c->list (c->data, "journal_entry", "member", member);
  for (guint i = 0; i < entries->len; i++)
    if (lian_record_get_id (entries->pdata[i]) != lian_record_get_id (r) && lian_deed_is (entries->pdata[i], deed)
        && !lian_journal_is_reversed (entries, entries->pdata[i])
        && lian_record_get_number (entries->pdata[i], "distribution") == distribution)
      open -= lian_record_get_number (entries->pdata[i], "amount");
  return open;
}

/**
 * _lian_journal_check_dividend:
 * @c: the check
 * @r: a record of type "journal_entry"
 *
 * A dividend is what the distribution gives the member, and is booked once.
 */
void
_lian_journal_check_dividend (LianCheck *c, const LianRecord *r)
{
  if (!lian_deed_is_dividend (r) || !is_filled (r, "distribution"))
    return;
  gint64 open = find_open (c, r);
  if (open == lian_record_get_number (r, "amount"))
    return;
  g_autofree char *amount = lian_money_to_text (open);
  lian_check_error (c, r, "amount", "dividend", _ ("by the distribution %s is to be credited"), amount);
}

/* What all entries of one change make of the account, over all co-operatives. */
static gint64
sum_carried (const GPtrArray *entries, const LianRecord *r)
{
  static const char *const same[] = { "member", "unit" };
  gint64 sum = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const LianRecord *other = entries->pdata[i];
      gboolean is_same = g_strcmp0 (lian_record_get_text (other, "account"), lian_record_get_text (r, "account")) == 0;
      for (guint f = 0; f < G_N_ELEMENTS (same); f++)
        is_same = is_same && lian_record_get_number (other, same[f]) == lian_record_get_number (r, same[f]);
      gint64 amount = lian_record_get_number (other, is_filled (other, "quantity") ? "quantity" : "amount");
      if (is_same)
        sum += lian_deed_is (other, "CARRIED_DEBIT") ? amount : -amount;
    }
  return sum;
}

/* Returns: (nullable): an entry whose account does not come out even */
static const LianRecord *
find_uneven (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (sum_carried (entries, entries->pdata[i]) != 0)
      return entries->pdata[i];
  return NULL;
}

/**
 * _lian_journal_check_carried:
 * @c: the check of a write
 * @r: a record of type "journal_entry" that it added
 *
 * What is booked out of the books of one co-operative is booked into those of its successors.  It is asked
 * for each entry, and answered once for the whole write.
 */
void
_lian_journal_check_carried (LianCheck *c, const LianRecord *r)
{
  gint64 succession = lian_record_get_number (r, "succession");
  g_autofree char *name = g_strdup_printf ("carried %" G_GINT64_FORMAT, succession);
  if (!lian_deed_is_carried (r) || (c->kept != NULL && g_datalist_get_data (c->kept, name) != NULL))
    return;
  g_autoptr (GPtrArray) all = c->list (c->data, "journal_entry", "succession", succession);
  const LianRecord *uneven = find_uneven (all);
  if (uneven == NULL && c->kept != NULL)
    g_datalist_set_data (c->kept, name, GINT_TO_POINTER (TRUE));
  if (uneven != NULL)
    lian_check_error (c, r, "amount", "carried", _ ("%s: more leaves the one books than comes into the others"),
                      lian_account_label ((LianAccount) lian_choice_index (lian_choices_account, lian_record_get_text (uneven, "account"))));
}
