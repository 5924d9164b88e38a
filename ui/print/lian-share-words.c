/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Amounts of shares in words, for paper. */
#include "lian-share-words.h"

#include "lian-error.h"
#include "lian-i18n.h"

/**
 * lian_share_amount:
 * @paper: the paper
 * @unit: what it is counted in; 0 for fen
 * @amount: smallest units
 *
 * Returns: (transfer full): the amount with its unit
 */
char *
lian_share_amount (const LianPaper *paper, gint64 unit, gint64 amount)
{
  if (unit == 0)
    return lian_paper_money (paper, amount);
  g_autoptr (LianRecord) record = lian_paper_load (paper, "unit", unit);
  return lian_paper_quantity (paper, record, amount);
}

/**
 * lian_share_arrears:
 * @paper: the paper
 * @share: a member's shares
 *
 * Returns: (transfer full): what should have been paid; where no resolution gave a term, that it is not
 *   known
 */
char *
lian_share_arrears (const LianPaper *paper, const LianShareStanding *share)
{
  return share->arrears == LIAN_NOT_STATED ? g_strdup (_ ("no term resolved"))
                                           : lian_share_amount (paper, share->unit, share->arrears);
}

/**
 * lian_share_load_member:
 * @paper: the paper
 * @member: a member
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the member; %NULL with @error set where it is gone
 */
LianRecord *
lian_share_load_member (const LianPaper *paper, gint64 member, GError **error)
{
  LianRecord *record = lian_paper_load (paper, "member", member);
  if (record == NULL)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
  return record;
}

/**
 * lian_share_subtitle:
 * @paper: the paper
 * @member: a member
 * @day: the day of the statement
 *
 * Returns: (transfer full): who it is about, where and when
 */
char *
lian_share_subtitle (const LianPaper *paper, const LianRecord *member, LianDate day)
{
  g_autofree char *name = lian_paper_record_name (paper, member);
  g_autofree char *where
      = lian_paper_name (paper, "cooperative", lian_record_get_number (member, "cooperative"));
  g_autofree char *on = lian_paper_date (paper, day);
  /* Translators: name of a member, of the co-operative, a day */
  return g_strdup_printf (_ ("%s · %s · at the end of %s"), name, where, on);
}
