/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a line of a contract adds to the totals, maker by maker.
 *
 * What had come to the makers by a day is shared out of what the line came to by that day; a period
 * is the difference of two days.  So the shares of periods that follow each other add up as well;
 * where a line comes to parts of a fen, a share may be a fen less in one of them. */
#include <string.h>

#include "lian-contract-state.h"
#include "lian-figures-private.h"
#include "lian-ratio.h"
#include "lian-totals-private.h"

/* A line with its makers, and what each of them comes to. */
typedef struct
{
  LianTotalsReading *reading;
  const LianRecord *contract;
  const LianRecord *line;
  const LianUnit *unit;
  LianRate rate;
  gboolean has_rate;
  GArray *makers; /* gint64 */
  __int128 *worths;
  guint *unknown;
} Line;

static guint
place_of (Line *self, gint64 maker)
{
  for (guint i = 0; i < self->makers->len; i++)
    if (g_array_index (self->makers, gint64, i) == maker)
      return i;
  g_array_append_val (self->makers, maker);
  return self->makers->len - 1;
}

static void
forget (Line *self, guint most)
{
  memset (self->worths, 0, most * sizeof *self->worths);
  memset (self->unknown, 0, most * sizeof *self->unknown);
}

/* Shares what the line came to and adds it. */
static void
share (Line *self, LianTotalsKind kind, gboolean before)
{
  __int128 all = 0;
  g_autofree gint64 *shares = g_new0 (gint64, self->makers->len);
  for (guint i = 0; i < self->makers->len; i++)
    all += self->worths[i];
  __int128 whole = lian_divide_rounded (all * self->unit->denominator * self->rate.numerator,
                                        (__int128) self->unit->numerator * self->rate.denominator);
  lian_share_out ((gint64) whole, self->worths, shares, self->makers->len);
  for (guint i = 0; i < self->makers->len; i++)
    {
      LianTotalsPlace place = { self->contract, g_array_index (self->makers, gint64, i),
                                lian_record_get_number (self->line, "catalogue_product") };
      LianTotalsAmount amount = { shares[i], self->unknown[i] };
      _lian_totals_add (self->reading, &place, kind, amount, before);
    }
}

/* Where the price or the worth of the currency isn't known, nothing is. */
static void
count (Line *self, guint place, gint64 quantity, gint64 price)
{
  if (quantity == LIAN_UNKNOWN || (quantity > 0 && (price == LIAN_UNKNOWN || !self->has_rate)))
    self->unknown[place]++;
  else if (quantity > 0)
    self->worths[place] += (__int128) quantity * price;
}

static void
count_contracted (Line *self, const GPtrArray *allotments, gint64 signer)
{
  gint64 quantity = _lian_known_number (self->line, "quantity");
  gint64 price = _lian_known_number (self->line, "unit_price"), rest = quantity;
  for (guint i = 0; i <= allotments->len; i++)
    {
      gboolean last = i == allotments->len;
      gint64 maker = last ? (i == 0 ? signer : 0)
                          : lian_record_get_number (allotments->pdata[i], "cooperative");
      gint64 part = last ? rest : lian_record_get_number (allotments->pdata[i], "quantity");
      count (self, place_of (self, maker), part, price);
      if (!last && rest != LIAN_UNKNOWN)
        rest -= part;
    }
}

/* A framework says what may be called off; its call-offs are the contracts. */
static void
add_contracted (Line *self, const GPtrArray *allotments, guint most)
{
  const LianTotalsScope *scope = &self->reading->totals->scope;
  LianDate day = lian_record_get_date (self->contract, "signed_on");
  if (!lian_contract_binds (self->contract) || day > scope->to || day < scope->from
      || lian_record_get_truth (self->contract, "is_framework") == LIAN_YES)
    return;
  forget (self, most);
  count_contracted (self, allotments, lian_record_get_number (self->contract, "signing_cooperative"));
  share (self, LIAN_TOTALS_CONTRACTED, FALSE);
}

/* Adds what was accepted, or what nobody has judged; both together were delivered. */
static void
add_lots (Line *self, const GArray *lots, guint most, gboolean accepted, gboolean before)
{
  LianDate first = self->reading->totals->scope.from;
  forget (self, most);
  for (guint i = 0; i < lots->len; i++)
    {
      const LianLot *lot = &g_array_index (lots, LianLot, i);
      if (lot->accepted == accepted && !lot->refused && !lot->repair && (!before || lot->day < first))
        count (self, place_of (self, lot->cooperative), lot->quantity, lot->price);
    }
  share (self, LIAN_TOTALS_DELIVERED, before);
  if (accepted)
    share (self, LIAN_TOTALS_ACCEPTED, before);
}

/* Adds what is contracted, delivered and accepted on a line. */
void
_lian_totals_add_line (LianTotalsReading *reading, const LianRecord *contract, LianRecord *line)
{
  const LianTotalsScope *scope = &reading->totals->scope;
  Line self = { .reading = reading, .contract = contract, .line = line, .rate = { 1, 1 } };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) lots = _lian_line_lots (reading->txn, contract, line, scope->to, records);
  g_autoptr (GPtrArray) allotments
      = _lian_contract_parts (reading->txn, "allotment", "contract_line", lian_record_get_id (line));
  g_autoptr (GArray) makers = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint most = allotments->len + lots->len + 1;
  g_autofree __int128 *worths = g_new0 (__int128, most);
  g_autofree guint *unknown = g_new0 (guint, most);
  self.makers = makers;
  self.worths = worths;
  self.unknown = unknown;
  self.unit = _lian_contract_book_get_unit (reading->book, lian_record_get_number (line, "unit"));
  self.has_rate = _lian_contract_book_get_rate (reading->book, contract, &self.rate);
  add_contracted (&self, allotments, most);
  for (int before = 0; before <= (scope->from != 0); before++)
    {
      add_lots (&self, lots, most, TRUE, before);
      add_lots (&self, lots, most, FALSE, before);
    }
}
