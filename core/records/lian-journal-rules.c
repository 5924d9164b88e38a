/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rules over the books: what is reversed, what the members resolved, what a member has, and that the
 * books only go forward. */
#include "lian-journal-rules.h"

#include "lian-account-book.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-share-terms.h"

/* Whether what stood there with the member was carried over to other books after @old: then these are closed to
 * it, and what is wrong in @old is in the balance that went over. */
static gboolean
went_over (LianCheck *c, const LianRecord *old)
{
  g_autoptr (GPtrArray) all = c->list (c->data, "journal_entry", "member", lian_record_get_number (old, "member"));
  for (guint i = 0; i < all->len; i++)
    if (lian_deed_is_carried (all->pdata[i]) && lian_record_get_id (all->pdata[i]) > lian_record_get_id (old)
        && lian_record_get_number (all->pdata[i], "cooperative") == lian_record_get_number (old, "cooperative"))
      return TRUE;
  return FALSE;
}

/**
 * _lian_journal_check_reversal:
 * @c: the check
 * @r: a record of type "journal_entry"
 *
 * An entry is reversed once, and as a whole; one of books that a change of co-operatives has closed is not:
 * closed books stay as they were, and those that went on are corrected.
 */
void
_lian_journal_check_reversal (LianCheck *c, const LianRecord *r)
{
  static const char *const same[] = { "cooperative", "member", "to_member", "amount", "quantity", "unit" };
  gboolean reversal = lian_deed_is (r, "REVERSED");
  g_autoptr (LianRecord) old = lian_check_load (c, r, "reversed");
  if (!reversal && lian_record_is_empty (r, "reversed"))
    return;
  if (!reversal || old == NULL)
    {
      lian_check_error (c, r, "reversed", "reversed",
                        reversal ? _ ("which entry is reversed?") : _ ("only a reversal names another entry"));
      return;
    }
  if (lian_deed_is_carried (old))
    lian_check_error (c, r, "reversed", "reversed",
                      _ ("what a change of co-operatives carried over is taken back with it only"));
  else if (went_over (c, old))
    lian_check_error (c, r, "reversed", "books-closed",
                      _ ("these books were closed when the balance went over to another co-operative, and stay as they "
                         "are; correct it by an entry of its own in the books where the member is now, which names "
                         "this one in its note"));
  if (lian_deed_is (old, "REVERSED"))
    lian_check_error (c, r, "reversed", "reversed", _ ("a reversal is not reversed; book the entry once more"));
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (lian_record_get_number (r, same[i]) != lian_record_get_number (old, same[i]))
      lian_check_error (c, r, same[i], "other-entry", _ ("an entry is reversed as a whole: it said otherwise"));
  g_autoptr (GPtrArray) others = c->list (c->data, "journal_entry", "reversed", lian_record_get_id (old));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r))
      {
        lian_check_error (c, r, "reversed", "twice", _ ("this entry was reversed already"));
        return;
      }
}

static gboolean
moves_share (const LianRecord *r)
{
  return !lian_deed_is (r, "REVERSED") && !lian_deed_is_carried (r) && lian_deed_takes_goods (lian_record_get_text (r, "deed"));
}

static void
check_unit (LianCheck *c, const LianRecord *r, const LianShareTerms *terms)
{
  gboolean goods = !lian_record_is_empty (r, "quantity");
  if (terms->unit == 0 && goods)
    lian_check_error (c, r, "quantity", "share-unit", _ ("the co-operative counts its shares in money"));
  else if (terms->unit != 0 && !goods)
    lian_check_error (c, r, "quantity", "share-unit",
                      _ ("the co-operative counts its shares in goods: how much is this?"));
  else if (terms->unit != lian_record_get_number (r, "unit"))
    lian_check_error (c, r, "unit", "share-unit", _ ("the co-operative counts its shares in another unit"));
}

/* A sum that is not the quota may be right, such as a share that was taken over; it is never silent. */
static void
check_subscription (LianCheck *c, const LianRecord *r, const LianShareTerms *terms)
{
  gint64 amount = lian_record_get_number (r, terms->unit != 0 ? "quantity" : "amount");
  if (amount % terms->share != 0)
    lian_check_warning (c, r, terms->unit != 0 ? "quantity" : "amount", "part-of-share",
                        _ ("this is not a whole number of shares"));
  else if (terms->quota != LIAN_NOT_STATED && amount / terms->share != terms->quota)
    lian_check_warning (c, r, terms->unit != 0 ? "quantity" : "amount", "quota",
                        _ ("%d shares are subscribed; the quota share of a member is %d (S4)"),
                        (int) MIN (amount / terms->share, G_MAXINT), (int) terms->quota);
}

/**
 * _lian_journal_check_terms:
 * @c: the check
 * @r: a record of type "journal_entry"
 *
 * Holds it against what the members resolved (domain.md §4, parameters; S4).
 */
void
_lian_journal_check_terms (LianCheck *c, const LianRecord *r)
{
  LianShareTerms terms;
  g_autoptr (GPtrArray) all
      = c->list (c->data, "share_terms", "cooperative", lian_record_get_number (r, "cooperative"));
  lian_share_terms_on (all, lian_record_get_number (r, "cooperative"), c->working_date, lian_deed_effect (r, NULL), &terms);
  if (lian_deed_is (r, "ADMISSION_FEE") && terms.admission_fee != LIAN_NOT_STATED
      && terms.admission_fee != lian_record_get_number (r, "amount"))
    {
      g_autofree char *fee = lian_money_to_text (terms.admission_fee);
      lian_check_warning (c, r, "amount", "fee", _ ("the admission fee is %s"), fee);
    }
  if (!moves_share (r))
    return;
  if (terms.share == LIAN_NOT_STATED)
    {
      lian_check_warning (c, r, "cooperative", "no-terms",
                          _ ("no resolution of the co-operative says what a share is"));
      return;
    }
  check_unit (c, r, &terms);
  if (lian_deed_is (r, "SUBSCRIBED"))
    check_subscription (c, r, &terms);
}

/* All entries that touch a member's accounts, with @r unless it is gone. */
static GPtrArray *
list_entries (LianCheck *c, const LianRecord *r, gint64 member, gboolean gone)
{
  static const char *const fields[] = { "member", "to_member" };
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autoptr (GPtrArray) some = c->list (c->data, "journal_entry", fields[f], member);
      for (guint i = 0; i < some->len; i++)
        if (lian_record_get_id (some->pdata[i]) != lian_record_get_id (r))
          g_ptr_array_add (all, lian_record_copy (some->pdata[i]));
    }
  if (!gone)
    g_ptr_array_add (all, lian_record_copy (r));
  return all;
}

static void
refuse (LianCheck *c, const LianRecord *r, const char *what, gint64 unit, gint64 short_by)
{
  g_autofree char *figure = unit != 0 ? lian_check_quantity (c, r, short_by) : lian_money_to_text (short_by);
  lian_check_error (c, r, unit != 0 ? "quantity" : "amount", "overdrawn",
                    /* Translators: name of an account, an amount */
                    _ ("%s: that is %s more than there is"), what, figure);
}

static void
check_member (LianCheck *c, const LianRecord *r, gint64 member, gboolean gone)
{
  static const LianAccount own[] = { LIAN_ACCOUNT_SHARE_DUE, LIAN_ACCOUNT_SHARE, LIAN_ACCOUNT_DEPOSIT,
                                     LIAN_ACCOUNT_INTEREST_DUE, LIAN_ACCOUNT_RENT_DUE,
                                     LIAN_ACCOUNT_DIVIDEND_DUE };
  g_autoptr (GPtrArray) all = list_entries (c, r, member, gone);
  g_autoptr (LianAccountBook) book = lian_account_book_new (all, 0);
  gint64 units[] = { 0, lian_record_get_number (r, "unit") };
  for (guint u = 0; u < (units[1] != 0 ? 2 : 1); u++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        {
          gint64 sum = lian_account_book_sum (book, own[i], member, units[u]);
          if (sum < 0)
            refuse (c, r, lian_account_label (own[i]), units[u], -sum);
        }
      gint64 paid = lian_account_book_paid (book, member, units[u]);
      if (paid < 0)
        refuse (c, r, _ ("shares that are paid"), units[u], -paid);
    }
}

/**
 * _lian_journal_check_docked:
 * @c: the check
 * @r: a record of type "journal_entry"
 *
 * What was docked from wages is pointed out until the member has got it back (S3).
 */
void
_lian_journal_check_docked (LianCheck *c, const LianRecord *r)
{
  if (!lian_deed_is (r, "DOCKED"))
    return;
  g_autoptr (GPtrArray) all = list_entries (c, r, lian_record_get_number (r, "member"), FALSE);
  gint64 open = lian_journal_sum_docked (all);
  if (open <= 0)
    return;
  g_autofree char *amount = lian_money_to_text (open);
  lian_check_warning (c, r, "deed", "docked",
                      _ ("docking share payments from wages must stop; %s are to be refunded (S3)"), amount);
}

/**
 * _lian_journal_check_balance:
 * @c: the check
 * @r: a record of type "journal_entry"
 * @gone: whether it was taken back
 *
 * No account of a member falls below nothing.
 */
void
_lian_journal_check_balance (LianCheck *c, const LianRecord *r, gboolean gone)
{
  if (!lian_record_is_empty (r, "member"))
    check_member (c, r, lian_record_get_number (r, "member"), gone);
  if (!lian_record_is_empty (r, "to_member"))
    check_member (c, r, lian_record_get_number (r, "to_member"), gone);
}

/* Whether the books of a co-operative have another entry: had it before this write, or have it still. */
static gboolean
find_other (LianCheck *c, gint64 cooperative, gboolean before)
{
  g_autoptr (GPtrArray) all = c->list (c->data, "journal_entry", "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = lian_record_get_id (all->pdata[i]);
      g_autoptr (LianRecord) was = before ? c->before (c->data, "journal_entry", id) : NULL;
      if (!before || was != NULL)
        return TRUE;
    }
  return FALSE;
}

/* It is asked for each entry of an import, and answered once for the whole write. */
static gboolean
has_other (LianCheck *c, const LianRecord *r, gboolean before)
{
  g_autofree char *name = g_strdup_printf ("books %d %" G_GINT64_FORMAT, before,
                                           lian_record_get_number (r, "cooperative"));
  gpointer known = c->kept != NULL ? g_datalist_get_data (c->kept, name) : NULL;
  if (known == NULL)
    known = GINT_TO_POINTER (1 + find_other (c, lian_record_get_number (r, "cooperative"), before));
  if (c->kept != NULL)
    g_datalist_set_data (c->kept, name, known);
  return GPOINTER_TO_INT (known) == 2;
}

/**
 * _lian_journal_check_forward:
 * @c: the check of a write
 * @r: what it added, or took back
 * @field: the day on which that came into the books
 * @added: whether it was added
 *
 * Old books are taken over by one act, before anything else is booked; from then on what comes in is of
 * the working date.  Taking back an act takes back what came in on that day, or all that was taken over.
 */
void
_lian_journal_check_forward (LianCheck *c, const LianRecord *r, const char *field, gboolean added)
{
  if (lian_record_get_date (r, field) >= c->working_date || !has_other (c, r, added))
    return;
  g_autofree char *today = lian_date_format (c->working_date);
  lian_check_error (c, r, field, "books-go-forward",
                    /* Translators: a date */
                    added ? _ ("the books only go forward: enter it on %s, the working date, with the day "
                               "from which it counts")
                          : _ ("this came into the books on an earlier day and stays there; correct it by "
                               "an entry of %s"),
                    today);
}

/**
 * _lian_journal_has_entries:
 * @c: the check
 * @r: a record with a field "cooperative"
 *
 * Returns: whether anything is booked for that co-operative
 */
gboolean
_lian_journal_has_entries (LianCheck *c, const LianRecord *r)
{
  return has_other (c, r, FALSE);
}
