/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One line of a contract: contracted, allotted, scheduled, delivered, late, called off. */
#include "lian-contract-state.h"
#include "lian-figures-private.h"

static void
grade_free (gpointer data)
{
  LianGradeFigures *figures = data;
  g_free (figures->grade);
  g_free (figures);
}

/**
 * lian_line_figures_free:
 * @figures: (nullable) (transfer full): figures of a line
 */
void
lian_line_figures_free (LianLineFigures *figures)
{
  if (figures == NULL)
    return;
  lian_record_free (figures->line);
  g_ptr_array_unref (figures->grades);
  g_ptr_array_unref (figures->dues);
  g_ptr_array_unref (figures->makers);
  g_free (figures);
}

static LianMakerFigures *
maker_of (LianLineFigures *self, gint64 cooperative)
{
  guint place = _lian_line_maker (self, cooperative);
  return self->makers->pdata[place];
}

static void
count_allotments (LianLineFigures *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) allotments = lian_txn_list (txn, lian_type_find ("allotment"),
                                                    "contract_line", lian_record_get_id (self->line));
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 quantity = lian_record_get_number (allotments->pdata[i], "quantity");
      maker_of (self, lian_record_get_number (allotments->pdata[i], "cooperative"))->allotted
          += quantity;
      self->allotted += quantity;
    }
}

/* What nobody was allotted stands in a row of its own. */
static void
count_unallotted (LianLineFigures *self)
{
  if (self->contracted == LIAN_UNKNOWN)
    maker_of (self, 0)->allotted = LIAN_UNKNOWN;
  else if (self->contracted > self->allotted)
    maker_of (self, 0)->allotted = self->contracted - self->allotted;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LianDueFigures *x = *(LianDueFigures *const *) a, *y = *(LianDueFigures *const *) b;
  if (x->due_on != y->due_on)
    return x->due_on > y->due_on ? 1 : -1;
  return (x->schedule > y->schedule) - (x->schedule < y->schedule);
}

static void
read_schedule (LianLineFigures *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) schedule = lian_txn_list (txn, lian_type_find ("schedule"), "contract_line",
                                                  lian_record_get_id (self->line));
  for (guint i = 0; i < schedule->len; i++)
    {
      LianDueFigures *due = g_new0 (LianDueFigures, 1);
      due->schedule = lian_record_get_id (schedule->pdata[i]);
      due->due_on = lian_record_get_date (schedule->pdata[i], "due_on");
      due->quantity = lian_record_get_number (schedule->pdata[i], "quantity");
      self->scheduled += due->quantity;
      g_ptr_array_add (self->dues, due);
    }
  g_ptr_array_sort (self->dues, compare_due);
}

static gint64
kept_by (const GArray *lots, LianDate day)
{
  gint64 kept = 0;
  for (guint i = 0; i < lots->len; i++)
    {
      const LianLot *lot = &g_array_index (lots, LianLot, i);
      if (lot->day <= day && _lian_lot_stays (lot))
        kept += lot->quantity;
    }
  return kept;
}

/* The day on which the deliveries had come to @target. */
static LianDate
day_of (const GArray *lots, gint64 target)
{
  gint64 kept = 0;
  for (guint i = 0; i < lots->len; i++)
    {
      const LianLot *lot = &g_array_index (lots, LianLot, i);
      kept += _lian_lot_stays (lot) ? lot->quantity : 0;
      if (kept >= target)
        return lot->day;
    }
  return 0;
}

static void
meet (LianDueFigures *due, const GArray *lots, gint64 target, gint64 kept, LianDate on)
{
  due->met_on = due->quantity > 0 ? day_of (lots, target) : due->due_on;
  due->missing = CLAMP (target - kept, 0, due->quantity);
  if (due->due_on >= on && (due->met_on == 0 || due->met_on <= due->due_on))
    return;
  due->late_quantity = CLAMP (target - kept_by (lots, due->due_on), 0, due->quantity);
  if (due->late_quantity > 0)
    due->late_days = (due->met_on != 0 ? due->met_on : on) - due->due_on;
}

/* Deliveries meet the schedule in the order of their days, first in first out; those of call-offs meet
 * that of the framework. */
static void
meet_schedule (LianLineFigures *self, const GArray *lots, LianDate on)
{
  gint64 target = 0, came = self->kept + self->called_off_delivered;
  for (guint i = 0; i < self->dues->len; i++)
    {
      LianDueFigures *due = self->dues->pdata[i];
      target += due->quantity;
      meet (due, lots, target, came, on);
      self->late_days = MAX (self->late_days, due->late_days);
      if (due->due_on < on)
        self->late_quantity += due->missing;
    }
}

static void
count_due (LianLineFigures *self, const LianRecord *contract, LianDate on)
{
  LianDate end = lian_record_get_date (contract, "term_to");
  for (guint i = 0; i < self->dues->len; i++)
    {
      const LianDueFigures *due = self->dues->pdata[i];
      self->due += due->due_on <= on ? due->quantity : 0;
    }
  if (self->dues->len == 0 && end != 0 && end <= on)
    self->due = self->contracted;
  gint64 came = self->kept + self->called_off_delivered;
  self->shortfall = self->due == LIAN_UNKNOWN ? LIAN_UNKNOWN : MAX (self->due - came, 0);
  self->remaining
      = self->contracted == LIAN_UNKNOWN ? LIAN_UNKNOWN : MAX (self->contracted - came, 0);
}

static void
count_lots (LianLineFigures *self, const GArray *lots)
{
  for (guint i = 0; i < lots->len; i++)
    {
      const LianLot *lot = &g_array_index (lots, LianLot, i);
      self->delivered += lot->quantity;
      self->accepted += lot->accepted ? lot->quantity : 0;
      self->repair += lot->repair ? lot->quantity : 0;
      self->refused += lot->refused ? lot->quantity : 0;
      self->open += !lot->accepted && _lian_lot_stays (lot) ? lot->quantity : 0;
      self->kept += _lian_lot_stays (lot) ? lot->quantity : 0;
    }
}

static int
compare_lots (gconstpointer a, gconstpointer b)
{
  const LianLot *x = a, *y = b;
  return (x->day > y->day) - (x->day < y->day);
}

/* Of a call-off that was ended before its end, only what was delivered was called off.  What it
 * delivered is added to @came. */
static void
count_call_off (LianLineFigures *self, LianTxn *txn, const LianRecord *line, LianDate on,
                GArray *came)
{
  g_autoptr (LianRecord) contract = lian_txn_load (txn, lian_type_find ("contract"),
                                                   lian_record_get_number (line, "contract"));
  gboolean ended = g_strcmp0 (lian_record_get_text (contract, "state"), "TERMINATED") == 0;
  if (!ended && !lian_contract_binds (contract))
    return;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) lots = _lian_line_lots (txn, contract, line, on, records);
  gint64 kept = kept_by (lots, on);
  g_array_append_vals (came, lots->data, lots->len);
  self->called_off = lian_known_sum (self->called_off,
                                     ended ? kept : _lian_known_number (line, "quantity"));
  self->called_off_delivered += kept;
}

static void
count_call_offs (LianLineFigures *self, LianTxn *txn, LianDate on, GArray *came)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("contract_line"),
                                               "framework_line", lian_record_get_id (self->line));
  for (guint i = 0; i < lines->len; i++)
    count_call_off (self, txn, lines->pdata[i], on, came);
  g_array_sort (came, compare_lots);
  self->to_call_off = self->contracted == LIAN_UNKNOWN || self->called_off == LIAN_UNKNOWN
                          ? LIAN_UNKNOWN
                          : self->contracted - self->called_off;
}

static LianLineFigures *
begin (LianRecord *line)
{
  LianLineFigures *self = g_new0 (LianLineFigures, 1);
  self->line = line;
  self->unit = lian_record_get_number (line, "unit");
  self->contracted = _lian_known_number (line, "quantity");
  self->grades = g_ptr_array_new_with_free_func (grade_free);
  self->dues = g_ptr_array_new_with_free_func (g_free);
  self->makers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* @line: (transfer full) */
LianLineFigures *
_lian_line_figures_new (LianTxn *txn, const LianRecord *contract, LianRecord *line, LianDate on)
{
  LianLineFigures *self = begin (line);
  LianUnit unit;
  lian_txn_load_unit (txn, self->unit, &unit);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) lots = _lian_line_lots (txn, contract, line, on, records);
  g_autoptr (GArray) came = g_array_copy (lots);
  count_allotments (self, txn);
  count_lots (self, lots);
  read_schedule (self, txn);
  count_call_offs (self, txn, on, came);
  meet_schedule (self, came, on);
  count_due (self, contract, on);
  _lian_line_price_lots (self, lots, &unit);
  count_unallotted (self);
  self->contract_amount
      = lian_amount_of (self->contracted, &unit, _lian_known_number (line, "unit_price"));
  return self;
}
