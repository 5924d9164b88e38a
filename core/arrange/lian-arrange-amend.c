/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A correction of an arrangement by hand: one quantity of one co-operative in one month.
 *
 * What was worked out is no longer what stands there: how good the whole was goes with it. */
#include "lian-arrange-amend.h"

static LianRecord *
find_line (LianTxn *txn, const LianArrangeAmendment *a)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("arrangement_line"), "contract_line", a->line);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianRecord *line = lines->pdata[i];
      if (lian_record_get_number (line, "arrangement") == a->arrangement
          && lian_record_get_number (line, "cooperative") == a->cooperative
          && lian_record_get_date (line, "month") == a->month)
        return lian_record_copy (line);
    }
  return NULL;
}

static void
fill (LianRecord *line, const LianArrangeAmendment *a)
{
  lian_record_set_number (line, "quantity", a->quantity);
  if (a->pinned || !lian_record_is_empty (line, "pinned"))
    lian_record_set_truth (line, "pinned", a->pinned ? LIAN_YES : LIAN_NO);
}

static gboolean
insert (LianTxn *txn, const LianArrangeAmendment *a, GError **error)
{
  g_autoptr (LianRecord) line = lian_record_new_initial (lian_type_find ("arrangement_line"));
  lian_record_set_number (line, "arrangement", a->arrangement);
  lian_record_set_number (line, "contract_line", a->line);
  lian_record_set_number (line, "cooperative", a->cooperative);
  lian_record_set_date (line, "month", a->month);
  fill (line, a);
  return lian_txn_insert (txn, line, error);
}

static gboolean
write_line (LianTxn *txn, const LianArrangeAmendment *a, GError **error)
{
  g_autoptr (LianRecord) line = find_line (txn, a);
  gboolean nothing = a->quantity == 0 && !a->pinned;
  if (line == NULL)
    return nothing || insert (txn, a, error);
  if (nothing)
    return lian_txn_delete (txn, lian_type_find ("arrangement_line"), lian_record_get_id (line), error);
  fill (line, a);
  return lian_txn_update (txn, line, error);
}

/* Whether a line of the plan before is pinned and in the months of this one. */
static gboolean
stays (const LianRecord *line, const LianRecord *arrangement)
{
  LianDate from = lian_record_get_date (arrangement, "from_month"), month = lian_record_get_date (line, "month");
  int months = (int) lian_record_get_number (arrangement, "months");
  return lian_record_get_truth (line, "pinned") == LIAN_YES && month >= from
         && month < lian_date_add_months (from, months);
}

/* A plan without a line has the pins of the one that it is based on; with its first line they become its own. */
static gboolean
keep_pins (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) arrangement = lian_txn_load (txn, lian_type_find ("arrangement"), id);
  g_autoptr (GPtrArray) own = lian_txn_list (txn, lian_type_find ("arrangement_line"), "arrangement", id);
  gint64 base = arrangement != NULL ? lian_record_get_number (arrangement, "based_on") : 0;
  if (base == 0 || own->len > 0)
    return TRUE;
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("arrangement_line"), "arrangement", base);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianRecord *line = lines->pdata[i];
      const LianArrangeAmendment pin = { .arrangement = id, .line = lian_record_get_number (line, "contract_line"),
                                         .cooperative = lian_record_get_number (line, "cooperative"),
                                         .month = lian_record_get_date (line, "month"),
                                         .quantity = lian_record_get_number (line, "quantity"), .pinned = TRUE };
      if (stays (line, arrangement) && !insert (txn, &pin, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
clear_stages (LianTxn *txn, gint64 arrangement, GError **error)
{
  g_autoptr (GPtrArray) stages
      = lian_txn_list (txn, lian_type_find ("arrangement_stage"), "arrangement", arrangement);
  for (guint i = 0; i < stages->len; i++)
    {
      LianRecord *stage = stages->pdata[i];
      if (lian_record_is_empty (stage, "objective") && lian_record_is_empty (stage, "bound"))
        continue;
      lian_record_clear (stage, "objective");
      lian_record_clear (stage, "bound");
      if (!lian_txn_update (txn, stage, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
clear_outcome (LianTxn *txn, gint64 arrangement, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), arrangement);
  if (record == NULL || lian_record_is_empty (record, "outcome"))
    return TRUE;
  lian_record_clear (record, "outcome");
  return lian_txn_update (txn, record, error);
}

/**
 * lian_arrange_amend:
 * @txn: the base, in a write
 * @amendment: what is to stand there
 * @error: return location
 *
 * Writes a quantity into a draft, or takes it out.  Whether it keeps to the rules of the task is not asked:
 * a plan that is being corrected breaks some on the way.
 *
 * Returns: whether it was written
 */
gboolean
lian_arrange_amend (LianTxn *txn, const LianArrangeAmendment *amendment, GError **error)
{
  return keep_pins (txn, amendment->arrangement, error) && write_line (txn, amendment, error)
         && clear_outcome (txn, amendment->arrangement, error) && clear_stages (txn, amendment->arrangement, error);
}
