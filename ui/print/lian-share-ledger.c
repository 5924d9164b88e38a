/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The share ledger of a co-operative on paper: every member's shares with arrears, deposits and interest,
 * and below it all accounts, whose debits and credits are equal. */
#include "lian-share-ledger.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-share-acts.h"
#include "lian-share-words.h"

typedef struct
{
  gint64 unit;
  gint64 subscribed, paid, due, arrears; /* arrears: LIAN_NOT_STATED once one of them is not known */
  gint64 deposit, interest_due, other_due, docked; /* other: rents and dividends */
} Line;

static void
add_line (LianDocumentTable *table, const LianPaper *paper, LianDocumentRow kind, const char *name,
          const Line *line, gboolean money)
{
  const LianShareStanding share = { line->unit, line->subscribed, line->paid, line->due, line->arrears };
  g_autofree char *subscribed = lian_share_amount (paper, line->unit, line->subscribed);
  g_autofree char *paid = lian_share_amount (paper, line->unit, line->paid);
  g_autofree char *due = lian_share_amount (paper, line->unit, line->due);
  g_autofree char *arrears = lian_share_arrears (paper, &share);
  g_autofree char *deposit = lian_paper_money (paper, line->deposit);
  g_autofree char *interest = lian_paper_money (paper, line->interest_due);
  g_autofree char *other = lian_paper_money (paper, line->other_due);
  g_autofree char *docked = lian_paper_money (paper, line->docked);
  const char *cells[] = { name, subscribed, paid, due, arrears, money ? deposit : "",
                          money ? interest : "", money ? other : "", money ? docked : "", NULL };
  lian_document_table_add_row (table, kind, cells);
}

static Line *
find_total (GArray *totals, gint64 unit)
{
  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, Line, i).unit == unit)
      return &g_array_index (totals, Line, i);
  Line none = { .unit = unit };
  g_array_append_val (totals, none);
  return &g_array_index (totals, Line, totals->len - 1);
}

static void
sum_up (GArray *totals, const Line *line)
{
  Line *total = find_total (totals, line->unit);
  gboolean known = total->arrears != LIAN_NOT_STATED && line->arrears != LIAN_NOT_STATED;
  total->subscribed += line->subscribed;
  total->paid += line->paid;
  total->due += line->due;
  total->arrears = known ? total->arrears + line->arrears : LIAN_NOT_STATED;
  total->deposit += line->deposit;
  total->interest_due += line->interest_due;
  total->other_due += line->other_due;
  total->docked += line->docked;
}

/* What is owed in money stands in the first line of a member only. */
static void
add_member (LianDocumentTable *table, const LianPaper *paper, const LianRecord *member, GArray *totals)
{
  g_autoptr (LianMemberAccount) account
      = lian_member_account_read (paper->txn, lian_record_get_id (member), 0);
  g_autofree char *name = lian_paper_record_name (paper, member);
  for (guint i = 0; i < MAX (account->shares->len, 1); i++)
    {
      Line line = { 0 };
      if (i < account->shares->len)
        {
          const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
          line = (Line){ share->unit, share->subscribed, share->paid, share->due, share->arrears, 0, 0, 0, 0 };
        }
      if (i == 0)
        {
          line.deposit = account->deposit;
          line.interest_due = account->interest_due;
          line.other_due = account->rent_due + account->dividend_due;
          line.docked = account->docked;
        }
      add_line (table, paper, LIAN_DOCUMENT_ROW_BODY, name, &line, i == 0);
      sum_up (totals, &line);
    }
}

static void
add_members (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) members = lian_paper_list (paper, "member", "cooperative", cooperative);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (Line));
  LianDocumentColumn columns[] = {
    { _ ("member"), 2, LIAN_ALIGN_START },        { _ ("share capital"), 1.3, LIAN_ALIGN_END },
    { _ ("paid"), 1.3, LIAN_ALIGN_END },          { _ ("shares due"), 1.3, LIAN_ALIGN_END },
    { _ ("arrears"), 1.3, LIAN_ALIGN_END },       { _ ("left on deposit"), 1.3, LIAN_ALIGN_END },
    { _ ("interest due"), 1.2, LIAN_ALIGN_END },  { _ ("rents and dividends due"), 1.2, LIAN_ALIGN_END },
    { _ ("docked (S3)"), 1.2, LIAN_ALIGN_END },
  };
  if (members->len == 0)
    {
      lian_document_add_paragraph (document, _ ("No members are entered yet."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < members->len; i++)
    add_member (table, paper, members->pdata[i], totals);
  for (guint i = 0; i < totals->len; i++)
    {
      const Line *total = &g_array_index (totals, Line, i);
      add_line (table, paper, LIAN_DOCUMENT_ROW_TOTAL, _ ("Total"), total,
                total->deposit != 0 || total->interest_due != 0 || total->other_due != 0 || total->docked != 0 || i == 0);
    }
}

/* What was booked until the end of the working date. */
static GPtrArray *
list_entries (const LianPaper *paper, gint64 cooperative)
{
  return lian_paper_list (paper, "journal_entry", "cooperative", cooperative);
}

static void
add_account (LianDocumentTable *table, const LianPaper *paper, LianAccount account, gint64 unit,
             gint64 sum)
{
  g_autofree char *amount = lian_share_amount (paper, unit, ABS (sum));
  const char *cells[] = { lian_account_label (account), sum > 0 ? amount : "", sum < 0 ? amount : "", NULL };
  if (sum != 0)
    lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_balance (LianDocument *document, const LianPaper *paper, GArray *sums, gint64 unit)
{
  LianDocumentColumn columns[] = { { _ ("account"), 3, LIAN_ALIGN_START },
                                   { _ ("debit"), 1.5, LIAN_ALIGN_END },
                                   { _ ("credit"), 1.5, LIAN_ALIGN_END } };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  gint64 debits = 0, credits = 0;
  for (int account = 0; account < (int) LIAN_N_ACCOUNTS; account++)
    {
      gint64 sum = 0;
      for (guint i = 0; i < sums->len; i++)
        {
          const LianPosting *one = &g_array_index (sums, LianPosting, i);
          sum += one->account == (LianAccount) account && one->unit == unit ? one->amount : 0;
        }
      add_account (table, paper, (LianAccount) account, unit, sum);
      *(sum > 0 ? &debits : &credits) += ABS (sum);
    }
  g_autofree char *debit = lian_share_amount (paper, unit, debits);
  g_autofree char *credit = lian_share_amount (paper, unit, credits);
  const char *cells[] = { _ ("Total"), debit, credit, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, cells);
}

static void
add_balances (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) entries = list_entries (paper, cooperative);
  g_autoptr (LianAccountBook) book
      = lian_account_book_new (entries, lian_txn_get_working_date (paper->txn));
  g_autoptr (GArray) sums = lian_account_book_list (book);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (sums->len == 0)
    return;
  lian_document_add_heading (document, _ ("Balance of the accounts"));
  for (guint i = 0; i < sums->len; i++)
    {
      LianPosting *sum = &g_array_index (sums, LianPosting, i);
      if (g_hash_table_add (seen, &sum->unit))
        add_balance (document, paper, sums, sum->unit);
    }
}

/**
 * lian_share_ledger_new:
 * @txn: the base, on a reader thread
 * @cooperative: a co-operative
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the shares of all members with arrears (domain.md §10), and all
 *   accounts, at the end of the working date
 */
LianDocument *
lian_share_ledger_new (LianTxn *txn, gint64 cooperative, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "cooperative", cooperative);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autofree char *name = lian_paper_record_name (&paper, record);
  g_autofree char *day = lian_paper_date (&paper, lian_txn_get_working_date (txn));
  /* Translators: name of a co-operative, a day */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · at the end of %s"), name, day);
  g_autofree char *place = lian_paper_place_date (&paper);
  LianDocument *document = lian_paper_create_document (&paper, _ ("Share ledger"), subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, _ ("Share ledger"));
  lian_document_add_subtitle (document, subtitle);
  add_members (document, &paper, cooperative);
  add_balances (document, &paper, cooperative);
  lian_document_add_place_date (document, place);
  lian_i18n_set_thread_language (before);
  return document;
}
