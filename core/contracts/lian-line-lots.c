/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was delivered on a line, split as acceptance judged it, and what that costs by grade. */
#include "lian-contract-book-private.h"
#include "lian-figures-private.h"
#include "lian-ratio.h"

/* Goods that went back do not meet a date. */
gboolean
_lian_lot_stays (const LianLot *lot)
{
  return !lot->refused && !lot->repair;
}

static gint64
price_of (const GPtrArray *prices, const LianRecord *line, const char *grade)
{
  for (guint i = 0; grade != NULL && i < prices->len; i++)
    if (g_strcmp0 (lian_record_get_text (prices->pdata[i], "grade"), grade) == 0)
      return lian_record_get_number (prices->pdata[i], "unit_price");
  return _lian_known_number (line, "unit_price");
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const LianRecord *x = *(LianRecord *const *) a, *y = *(LianRecord *const *) b;
  LianDate one = lian_record_get_date (x, "delivered_on");
  LianDate other = lian_record_get_date (y, "delivered_on");
  gint64 first = lian_record_get_id (x), second = lian_record_get_id (y);
  return one != other ? (one > other) - (one < other) : (first > second) - (first < second);
}

static void
add_graded (GArray *lots, LianLot lot, const LianRecord *grade, const GPtrArray *prices,
            const LianRecord *line)
{
  const char *verdict = lian_record_get_text (grade, "verdict");
  lot.grade = lian_record_get_text (grade, "grade");
  lot.quantity = lian_record_get_number (grade, "quantity");
  lot.repriced = g_strcmp0 (verdict, "REPRICED") == 0;
  lot.accepted = lot.repriced || g_strcmp0 (verdict, "ACCEPTED") == 0;
  lot.repair = g_strcmp0 (verdict, "REPAIR") == 0;
  lot.refused = g_strcmp0 (verdict, "REFUSED") == 0;
  lot.price = lian_record_is_empty (grade, "unit_price")
                  ? price_of (prices, line, lot.grade)
                  : lian_record_get_number (grade, "unit_price");
  g_array_append_val (lots, lot);
}

/* What no grade was given for is as the delivery says: accepted, refused, or not judged yet.  Where a
 * part was judged, the rest has not been. */
static void
add_rest (GArray *lots, LianLot lot, const LianRecord *delivery, gboolean graded,
          const GPtrArray *prices, const LianRecord *line)
{
  LianTruth accepted = lian_record_get_truth (delivery, "accepted");
  lot.grade = graded ? NULL : lian_record_get_text (delivery, "grade");
  lot.accepted = !graded && accepted == LIAN_YES;
  lot.refused = !graded && accepted == LIAN_NO;
  lot.price = price_of (prices, line, lot.grade);
  if (lot.quantity > 0)
    g_array_append_val (lots, lot);
}

/* Who delivered, where only one can have. */
static gint64
sole_maker (LianTxn *txn, const LianRecord *contract, gint64 line)
{
  g_autoptr (GPtrArray) allotments
      = _lian_contract_parts (txn, "allotment", "contract_line", line);
  if (allotments->len == 0)
    return lian_record_get_number (contract, "signing_cooperative");
  gint64 maker = lian_record_get_number (allotments->pdata[0], "cooperative");
  for (guint i = 1; i < allotments->len; i++)
    if (lian_record_get_number (allotments->pdata[i], "cooperative") != maker)
      return 0;
  return maker;
}

/* Returns: (element-type LianLot): by day; their words belong to @records, which gets the records read */
GArray *
_lian_line_lots (LianTxn *txn, const LianRecord *contract, const LianRecord *line, LianDate on,
                 GPtrArray *records)
{
  gint64 id = lian_record_get_id (line);
  GArray *lots = g_array_new (FALSE, TRUE, sizeof (LianLot));
  GPtrArray *deliveries = _lian_contract_parts (txn, "delivery", "contract_line", id);
  g_autoptr (GPtrArray) prices
      = _lian_contract_parts (txn, "grade_price", "contract_line", id);
  gint64 sole = deliveries->len > 0 ? sole_maker (txn, contract, id) : 0;
  g_ptr_array_sort (deliveries, compare_days);
  for (guint i = 0; i < deliveries->len; i++)
    {
      const LianRecord *delivery = deliveries->pdata[i];
      LianLot lot = { .day = lian_record_get_date (delivery, "delivered_on"),
                      .delivery = lian_record_get_id (delivery),
                      .cooperative = lian_record_get_number (delivery, "cooperative") };
      if (lot.day > on)
        break;
      if (lot.cooperative == 0)
        lot.cooperative = sole;
      GPtrArray *grades = _lian_contract_parts (txn, "delivery_grade", "delivery",
                                                lian_record_get_id (delivery));
      gint64 rest = lian_record_get_number (delivery, "quantity");
      for (guint j = 0; j < grades->len; j++)
        {
          add_graded (lots, lot, grades->pdata[j], prices, line);
          rest -= g_array_index (lots, LianLot, lots->len - 1).quantity;
        }
      lot.quantity = rest;
      add_rest (lots, lot, delivery, grades->len > 0, prices, line);
      g_ptr_array_add (records, grades);
    }
  g_ptr_array_add (records, deliveries);
  return lots;
}

static LianGradeFigures *
grade_of (GPtrArray *grades, const char *grade, guint *place)
{
  for (*place = 0; *place < grades->len; (*place)++)
    if (g_strcmp0 (((LianGradeFigures *) grades->pdata[*place])->grade, grade) == 0)
      return grades->pdata[*place];
  LianGradeFigures *figures = g_new0 (LianGradeFigures, 1);
  figures->grade = g_strdup (grade);
  g_ptr_array_add (grades, figures);
  return figures;
}

/* Returns: the place of a co-operative among the makers, which it gets where it has none */
guint
_lian_line_maker (LianLineFigures *figures, gint64 cooperative)
{
  GPtrArray *makers = figures->makers;
  for (guint i = 0; i < makers->len; i++)
    if (((LianMakerFigures *) makers->pdata[i])->cooperative == cooperative)
      return i;
  LianMakerFigures *maker = g_new0 (LianMakerFigures, 1);
  maker->cooperative = cooperative;
  g_ptr_array_add (makers, maker);
  return makers->len - 1;
}

typedef struct
{
  __int128 *grades;
  __int128 *makers;
  __int128 all;
} Worths;

static void
count_lot (LianLineFigures *figures, const LianLot *lot, Worths *worths)
{
  guint g, m = _lian_line_maker (figures, lot->cooperative);
  LianGradeFigures *grade = grade_of (figures->grades, lot->grade, &g);
  LianMakerFigures *maker = figures->makers->pdata[m];
  maker->delivered += lot->quantity;
  grade->repair += lot->repair ? lot->quantity : 0;
  grade->refused += lot->refused ? lot->quantity : 0;
  if (!lot->accepted)
    return;
  grade->accepted += lot->quantity;
  grade->repriced += lot->repriced ? lot->quantity : 0;
  maker->accepted += lot->quantity;
  if (lot->price == LIAN_UNKNOWN)
    grade->amount = maker->amount = figures->amount = LIAN_UNKNOWN;
  __int128 worth = lot->price != LIAN_UNKNOWN ? (__int128) lot->quantity * lot->price : 0;
  worths->grades[g] += worth;
  worths->makers[m] += worth;
  worths->all += worth;
}

/* The line's amount is rounded once; its grades and its makers share that amount. */
static void
share_amount (LianLineFigures *figures, const Worths *worths)
{
  g_autofree gint64 *shares = g_new0 (gint64, figures->grades->len + figures->makers->len + 1);
  lian_share_out (figures->amount, worths->grades, shares, figures->grades->len);
  for (guint i = 0; i < figures->grades->len; i++)
    ((LianGradeFigures *) figures->grades->pdata[i])->amount = shares[i];
  lian_share_out (figures->amount, worths->makers, shares, figures->makers->len);
  for (guint i = 0; i < figures->makers->len; i++)
    ((LianMakerFigures *) figures->makers->pdata[i])->amount = shares[i];
}

/* Where one price is missing, what has its prices is still worth something. */
static void
round_known (LianLineFigures *figures, const Worths *worths, const LianUnit *unit)
{
  for (guint i = 0; i < figures->grades->len; i++)
    {
      LianGradeFigures *grade = figures->grades->pdata[i];
      if (grade->amount != LIAN_UNKNOWN)
        grade->amount = _lian_round_ratio (worths->grades[i] * unit->denominator, unit->numerator);
    }
  for (guint i = 0; i < figures->makers->len; i++)
    {
      LianMakerFigures *maker = figures->makers->pdata[i];
      if (maker->amount != LIAN_UNKNOWN)
        maker->amount = _lian_round_ratio (worths->makers[i] * unit->denominator, unit->numerator);
    }
}

/* Counts @lots by grade and by maker, and what they cost. */
void
_lian_line_price_lots (LianLineFigures *figures, const GArray *lots, const LianUnit *unit)
{
  guint most = lots->len + figures->makers->len + 1;
  g_autofree __int128 *grades = g_new0 (__int128, most), *makers = g_new0 (__int128, most);
  Worths worths = { grades, makers, 0 };
  for (guint i = 0; i < lots->len; i++)
    count_lot (figures, &g_array_index (lots, LianLot, i), &worths);
  if (figures->amount == LIAN_UNKNOWN)
    {
      round_known (figures, &worths, unit);
      return;
    }
  figures->amount = _lian_round_ratio (worths.all * unit->denominator, unit->numerator);
  share_amount (figures, &worths);
}
