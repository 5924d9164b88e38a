/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A contract in figures: its lines, penalties and payments together. */
#include "lian-figures-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/**
 * lian_contract_figures_free:
 * @figures: (nullable) (transfer full): figures
 */
void
lian_contract_figures_free (LianContractFigures *figures)
{
  if (figures == NULL)
    return;
  lian_record_free (figures->contract);
  g_ptr_array_unref (figures->lines);
  g_free (figures);
}

static void
count_penalties (LianContractFigures *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) penalties = lian_txn_list (txn, lian_type_find ("penalty"), "contract",
                                                   lian_record_get_id (self->contract));
  for (guint i = 0; i < penalties->len; i++)
    {
      const LianRecord *penalty = penalties->pdata[i];
      gint64 amount = lian_record_get_number (penalty, "amount");
      if (lian_record_get_date (penalty, "assessed_on") > self->on)
        continue;
      if (is (penalty, "state", "PROPOSED"))
        self->penalties_open += amount;
      else if (is (penalty, "state", "CONFIRMED") && is (penalty, "borne_by", "MAKERS"))
        self->penalties_makers += amount;
      else if (is (penalty, "state", "CONFIRMED"))
        self->penalties_orderer += amount;
    }
}

static void
count_payments (LianContractFigures *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) payments = lian_txn_list (txn, lian_type_find ("payment"), "contract",
                                                  lian_record_get_id (self->contract));
  gint64 returned = 0;
  for (guint i = 0; i < payments->len; i++)
    {
      const LianRecord *payment = payments->pdata[i];
      gint64 amount = lian_record_get_number (payment, "amount");
      gboolean orderer = is (payment, "paid_by", "ORDERER");
      if (lian_record_get_date (payment, "paid_on") > self->on)
        continue;
      self->paid += orderer ? amount : -amount;
      if (orderer && is (payment, "kind", "DEPOSIT"))
        self->deposit += amount;
      else if (orderer && is (payment, "kind", "ADVANCE"))
        self->advance += amount;
      else if (!orderer && is (payment, "kind", "RETURNED"))
        returned += amount;
    }
  self->deposit = MAX (self->deposit - returned, 0);
}

static void
count_line (LianContractFigures *self, const LianLineFigures *line)
{
  self->contract_amount = lian_known_sum (self->contract_amount, line->contract_amount);
  self->amount = lian_known_sum (self->amount, line->amount);
  self->late_days = MAX (self->late_days, line->late_days);
  self->late_lines += line->late_days > 0 ? 1 : 0;
  self->overdue = self->overdue || line->late_quantity > 0;
  self->has_open = self->has_open || line->open > 0 || line->remaining != 0;
  for (guint i = 0; i < line->dues->len; i++)
    {
      const LianDueFigures *due = line->dues->pdata[i];
      if (due->missing > 0 && (self->next_due == 0 || due->due_on < self->next_due))
        self->next_due = due->due_on;
    }
}

static void
read_lines (LianContractFigures *self, LianTxn *txn)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("contract_line"), "contract",
                                               lian_record_get_id (self->contract));
  for (guint i = 0; i < lines->len; i++)
    {
      LianLineFigures *line = _lian_line_figures_new (txn, self->contract,
                                                      lian_record_copy (lines->pdata[i]), self->on);
      g_ptr_array_add (self->lines, line);
      count_line (self, line);
    }
}

/**
 * lian_contract_figures_new:
 * @txn: the base
 * @contract: a record of type contract
 * @on: the day that the figures are of; 0 for the working date
 *
 * What happened after @on does not count.  On the thread of a job.
 *
 * Returns: (transfer full) (nullable): the figures; %NULL when there is no such contract
 */
LianContractFigures *
lian_contract_figures_new (LianTxn *txn, gint64 contract, LianDate on)
{
  LianRecord *record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  if (record == NULL)
    return NULL;
  LianContractFigures *self = g_new0 (LianContractFigures, 1);
  self->contract = record;
  self->on = on != 0 ? on : lian_txn_get_working_date (txn);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_line_figures_free);
  read_lines (self, txn);
  count_penalties (self, txn);
  count_payments (self, txn);
  self->owed = self->amount == LIAN_UNKNOWN
                   ? LIAN_UNKNOWN
                   : self->amount - self->penalties_makers + self->penalties_orderer;
  self->balance = self->owed == LIAN_UNKNOWN ? LIAN_UNKNOWN : self->owed - self->paid;
  self->has_open = self->has_open || self->penalties_open > 0;
  return self;
}
