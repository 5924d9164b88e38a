/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A member's account on paper: what stands there, and each entry that it comes from; and the certificate
 * of the shares that are paid.
 *
 * Both say what the books said at the end of the working date, and will say the same whenever they are
 * printed for that day again. */
#include "lian-member-account-paper.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-share-acts.h"
#include "lian-share-words.h"

static void
add_standing (LianDocument *document, const LianPaper *paper, const LianMemberAccount *account)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      lian_paper_add_fact (paper, facts, N_ ("share capital"),
                           lian_share_amount (paper, share->unit, share->subscribed));
      lian_paper_add_fact (paper, facts, N_ ("shares that are paid"),
                           lian_share_amount (paper, share->unit, share->paid));
      lian_paper_add_fact (paper, facts, N_ ("shares due"),
                           lian_share_amount (paper, share->unit, share->due));
      lian_paper_add_fact (paper, facts, N_ ("arrears"), lian_share_arrears (paper, share));
    }
  lian_paper_add_fact (paper, facts, N_ ("left on deposit"), lian_paper_money (paper, account->deposit));
  if (account->deposit > 0)
    lian_paper_add_fact (paper, facts, N_ ("of it due for repayment"),
                         account->repay_due != LIAN_NOT_STATED ? lian_paper_money (paper, account->repay_due)
                                                               : g_strdup (_ ("no term resolved")));
  lian_paper_add_fact (paper, facts, N_ ("interest due"), lian_paper_money (paper, account->interest_due));
  if (account->rent_due > 0)
    lian_paper_add_fact (paper, facts, N_ ("rents due"), lian_paper_money (paper, account->rent_due));
  if (account->dividend_due > 0)
    lian_paper_add_fact (paper, facts, N_ ("dividends due"), lian_paper_money (paper, account->dividend_due));
  if (account->docked > 0)
    lian_paper_add_fact (paper, facts, N_ ("docked from wages, to be refunded (S3)"),
                         lian_paper_money (paper, account->docked));
  lian_paper_add_grid (document, facts);
}

static char *
figures_of (const LianPaper *paper, const LianRecord *entry)
{
  gint64 unit = lian_record_get_number (entry, "unit");
  g_autofree char *goods
      = unit != 0 ? lian_share_amount (paper, unit, lian_record_get_number (entry, "quantity")) : NULL;
  if (lian_record_is_empty (entry, "amount"))
    return g_steal_pointer (&goods);
  g_autofree char *money = lian_paper_money (paper, lian_record_get_number (entry, "amount"));
  return goods != NULL ? g_strdup_printf ("%s · %s", money, goods) : g_steal_pointer (&money);
}

/* The sides in money and goods both name the account of conversion; the two that are meant are the outer ones. */
static void
sides_of (const GPtrArray *entries, const LianRecord *entry, const char **debit, const char **credit)
{
  LianPosting postings[LIAN_POSTINGS_MOST];
  guint n = lian_deed_post (entry, lian_journal_find_reversed (entries, entry), postings);
  *debit = *credit = "";
  for (guint i = 0; i < n; i += n - 1)
    *(postings[i].amount > 0 ? debit : credit) = lian_account_label (postings[i].account);
}

static void
add_entry (LianDocumentTable *table, const LianPaper *paper, const LianMemberAccount *account, guint i)
{
  const LianRecord *entry = account->entries->pdata[i];
  const LianRecord *reversed = lian_journal_find_reversed (account->entries, entry);
  const char *debit, *credit, *voucher = lian_record_get_text (entry, "paper");
  const char *deed
      = lian_paper_choice (paper, lian_choices_deed, lian_record_get_text (entry, "deed"));
  const char *old = reversed != NULL ? lian_paper_choice (paper, lian_choices_deed,
                                                          lian_record_get_text (reversed, "deed"))
                                     : NULL;
  g_autofree char *booked = lian_paper_date (paper, lian_record_get_date (entry, "booked_on"));
  g_autofree char *effect = lian_paper_date (paper, lian_deed_effect (entry, reversed));
  g_autofree char *what = old != NULL ? g_strdup_printf ("%s (%s)", deed, old) : g_strdup (deed);
  g_autofree char *figures = figures_of (paper, entry);
  sides_of (account->entries, entry, &debit, &credit);
  const char *cells[] = { booked, effect, what, debit, credit, figures, voucher != NULL ? voucher : "", NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_entries (LianDocument *document, const LianPaper *paper, const LianMemberAccount *account)
{
  LianDocumentColumn columns[] = {
    { _ ("booked on"), 1.3, LIAN_ALIGN_START }, { _ ("in effect from"), 1.3, LIAN_ALIGN_START },
    { _ ("what is booked"), 2.4, LIAN_ALIGN_START }, { _ ("debit"), 1.6, LIAN_ALIGN_START },
    { _ ("credit"), 1.6, LIAN_ALIGN_START }, { _ ("amount"), 1.7, LIAN_ALIGN_END },
    { _ ("voucher"), 1.2, LIAN_ALIGN_START },
  };
  if (account->entries->len == 0)
    {
      lian_document_add_paragraph (document, _ ("Nothing was booked yet."));
      return;
    }
  lian_document_add_heading (document, _ ("Entries"));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < account->entries->len; i++)
    add_entry (table, paper, account, i);
}

static void
add_signatures (LianDocument *document, const LianPaper *paper)
{
  const char *const lines[] = { _ ("name"), _ ("date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("member"), lines, NULL },
                                          { _ ("for the co-operative"), lines, _ ("seal") } };
  g_autofree char *place = lian_paper_place_date (paper);
  lian_document_add_place_date (document, place);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

static LianDocument *
begin (const LianPaper *paper, const LianRecord *member, const char *title)
{
  g_autofree char *subtitle
      = lian_share_subtitle (paper, member, lian_txn_get_working_date (paper->txn));
  LianDocument *document = lian_paper_create_document (paper, title, subtitle);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  return document;
}

/**
 * lian_member_account_paper_new:
 * @txn: the base, on a reader thread
 * @member: a member
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the member owns and owes at the end of the working date, and
 *   every entry that it comes from
 */
LianDocument *
lian_member_account_paper_new (LianTxn *txn, gint64 member, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (LianRecord) record = lian_share_load_member (&paper, member, error);
  LianDocument *document = NULL;
  if (record != NULL)
    {
      g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, member, 0);
      document = begin (&paper, record, _ ("Member's account"));
      lian_document_set_landscape (document, TRUE);
      add_standing (document, &paper, account);
      add_entries (document, &paper, account);
      add_signatures (document, &paper);
    }
  lian_i18n_set_thread_language (before);
  return document;
}

/* Whose it is by the books, and what one share is by what was resolved. */
static void
add_terms (LianDocument *document, const LianPaper *paper, const LianRecord *member)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  gint64 cooperative = lian_record_get_number (member, "cooperative");
  LianDate day = lian_txn_get_working_date (paper->txn);
  g_autoptr (GPtrArray) resolutions = lian_paper_list (paper, "share_terms", "cooperative", cooperative);
  LianShareTerms terms;
  lian_share_terms_on (resolutions, cooperative, day, day, &terms);
  const char *card = lian_record_get_text (member, "card_no");
  lian_paper_add_fact (paper, facts, N_ ("number of the member certificate"),
                       g_strdup (card != NULL ? card : lian_paper_word (paper, N_ ("not stated"))));
  lian_paper_add_fact (paper, facts, N_ ("date joined"), lian_paper_date (paper, lian_record_get_date (member, "joined")));
  lian_paper_add_fact (paper, facts, N_ ("one share"),
                       terms.share == LIAN_NOT_STATED ? g_strdup (lian_paper_word (paper, N_ ("not resolved")))
                                                      : lian_share_amount (paper, terms.unit, terms.share));
  lian_paper_add_grid (document, facts);
}

static void
certify (LianDocument *document, const LianPaper *paper, const LianShareStanding *share, const char *name)
{
  g_autofree char *paid = lian_share_amount (paper, share->unit, share->paid);
  /* Translators: name of a member, an amount */
  g_autofree char *words = g_strdup_printf (_ ("This certifies that %s has paid shares of %s."), name, paid);
  lian_document_add_paragraph (document, words);
  if (share->unit != 0)
    return;
  g_autofree char *capitals = lian_paper_capitals (paper, 0, share->paid);
  lian_document_add_paragraph (document, capitals);
}

/**
 * lian_share_certificate_new:
 * @txn: the base, on a reader thread
 * @member: a member
 * @error: return location; %LIAN_ERROR_INPUT where no share is paid
 *
 * Returns: (transfer full) (nullable): the certificate of the shares that are paid (股金证)
 */
LianDocument *
lian_share_certificate_new (LianTxn *txn, gint64 member, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (LianRecord) record = lian_share_load_member (&paper, member, error);
  g_autoptr (LianMemberAccount) account = record != NULL ? lian_member_account_read (txn, member, 0) : NULL;
  g_autofree char *name = record != NULL ? lian_paper_record_name (&paper, record) : NULL;
  LianDocument *document = record != NULL ? begin (&paper, record, _ ("Share certificate")) : NULL;
  guint n = 0;
  if (document != NULL)
    add_terms (document, &paper, record);
  for (guint i = 0; document != NULL && i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      n += share->paid > 0;
      if (share->paid > 0)
        certify (document, &paper, share, name);
    }
  if (document != NULL && n == 0)
    lian_document_add_paragraph (document, _ ("No share is paid yet: there is nothing to certify."));
  if (document != NULL)
    add_signatures (document, &paper);
  lian_i18n_set_thread_language (before);
  return document;
}
