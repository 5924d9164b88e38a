/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How long how much of a share was paid up: what a share dividend is divided by.
 *
 * A share counts from the day on which its payment took effect to the day before it was returned. */
#include "lian-share-days.h"

static LianDate
effect_of (const GPtrArray *entries, const LianRecord *entry)
{
  return lian_deed_effect (entry, lian_journal_find_reversed (entries, entry));
}

/* What is paid of the share changes with the share and, the other way, with what is due of it. */
static gint64
paid_by (const GPtrArray *entries, const LianRecord *entry, gint64 member, gint64 unit)
{
  return -lian_journal_change (entries, entry, LIAN_ACCOUNT_SHARE, member, unit)
         - lian_journal_change (entries, entry, LIAN_ACCOUNT_SHARE_DUE, member, unit);
}

/**
 * lian_share_days:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @cooperative: in whose books
 * @member: a member
 * @unit: what the share is counted in; 0 for fen
 * @first: the first day
 * @last: the last day
 *
 * Returns: what was paid of the share, added up over the days from @first to @last; 0 or more
 */
gint64
lian_share_days (const GPtrArray *entries, gint64 cooperative, gint64 member, gint64 unit, LianDate first,
                 LianDate last)
{
  __int128 sum = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const LianRecord *entry = entries->pdata[i];
      LianDate from = MAX (effect_of (entries, entry), first);
      if (from <= last && lian_record_get_number (entry, "cooperative") == cooperative)
        sum += (__int128) paid_by (entries, entry, member, unit) * (last - from + 1);
    }
  return (gint64) CLAMP (sum, 0, G_MAXINT64 / 4);
}

/**
 * lian_share_days_unit:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @cooperative: in whose books
 * @last: the last day
 * @unit: (out): what shares are counted in; 0 for fen
 *
 * Returns: %FALSE where they were counted in more than one unit, and so can't be added up
 */
gboolean
lian_share_days_unit (const GPtrArray *entries, gint64 cooperative, LianDate last, gint64 *unit)
{
  gboolean found = FALSE;
  *unit = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const LianRecord *entry = entries->pdata[i];
      gint64 own = lian_record_get_number (entry, "unit");
      if (!lian_deed_is (entry, "SUBSCRIBED") || lian_record_get_number (entry, "cooperative") != cooperative
          || effect_of (entries, entry) > last)
        continue;
      if (found && own != *unit)
        return FALSE;
      *unit = own;
      found = TRUE;
    }
  return TRUE;
}
