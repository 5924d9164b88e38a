/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Entries that acts book: of the working date, in effect from the day that the act is about. */
#include "lian-booking-private.h"

gboolean
_lian_booking_add (const LianBooking *self, const char *deed, gint64 amount, gint64 quantity, gint64 unit,
                   GError **error)
{
  if (amount == 0 && quantity == 0)
    return TRUE;
  g_autoptr (LianRecord) entry = lian_record_new (lian_type_find ("journal_entry"));
  LianDate today = lian_txn_get_working_date (self->txn);
  lian_record_set_number (entry, "cooperative", self->cooperative);
  lian_record_set_number (entry, "member", self->member);
  lian_record_set_text (entry, "deed", deed);
  lian_record_set_date (entry, "booked_on", today);
  if (self->effect != today)
    lian_record_set_date (entry, "effective_on", self->effect);
  if (amount != 0)
    lian_record_set_number (entry, "amount", amount);
  if (self->item != 0)
    lian_record_set_number (entry, "valuation_item", self->item);
  if (quantity != 0)
    {
      lian_record_set_number (entry, "quantity", quantity);
      lian_record_set_number (entry, "unit", unit);
    }
  return lian_txn_insert (self->txn, entry, error);
}
