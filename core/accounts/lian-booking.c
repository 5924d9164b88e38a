/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Entries that acts book: of the working date, in effect from the day that the act is about. */
#include "lian-booking-private.h"

static void
set_reference (LianRecord *entry, const char *field, gint64 id)
{
  if (id != 0)
    lian_record_set_number (entry, field, id);
}

static LianRecord *
new_entry (const LianBooking *self, const char *deed)
{
  LianRecord *entry = lian_record_new (lian_type_find ("journal_entry"));
  LianDate today = lian_txn_get_working_date (self->txn);
  set_reference (entry, "cooperative", self->cooperative);
  set_reference (entry, "member", self->member);
  set_reference (entry, "valuation_item", self->item);
  set_reference (entry, "distribution", self->distribution);
  set_reference (entry, "succession", self->succession);
  lian_record_set_text (entry, "deed", deed);
  if (self->account != NULL)
    lian_record_set_text (entry, "account", self->account);
  lian_record_set_date (entry, "booked_on", today);
  if (self->effect != today)
    lian_record_set_date (entry, "effective_on", self->effect);
  return entry;
}

gboolean
_lian_booking_add (const LianBooking *self, const char *deed, gint64 amount, gint64 quantity, gint64 unit,
                   GError **error)
{
  if (amount == 0 && quantity == 0)
    return TRUE;
  g_autoptr (LianRecord) entry = new_entry (self, deed);
  if (amount != 0)
    lian_record_set_number (entry, "amount", amount);
  if (quantity != 0)
    {
      lian_record_set_number (entry, "quantity", quantity);
      lian_record_set_number (entry, "unit", unit);
    }
  return lian_txn_insert (self->txn, entry, error);
}
