/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Penalties by the rates of a contract: proposed with the figures they come from, and decided by an
 * officer.
 *
 * Lateness counts by day on what was missing of each date, and no more than the contract's limit; a
 * shortfall counts once, at the end of the term; refused goods by their value. */
#include "lian-contract-figures.h"
#include "lian-error.h"
#include "lian-figures-private.h"
#include "lian-i18n.h"
#include "lian-life-private.h"

typedef struct
{
  LianTxn *txn;
  const LianContractFigures *figures;
  GPtrArray *found;
} Assessment;

static gint64
value_of (const Assessment *self, const LianLineFigures *line, gint64 quantity)
{
  LianUnit unit;
  lian_txn_load_unit (self->txn, line->unit, &unit);
  return lian_amount_of (quantity, &unit, _lian_known_number (line->line, "unit_price"));
}

static void
add (Assessment *self, const LianLineFigures *line, const char *kind, gint64 amount, const char *basis)
{
  if (amount <= 0)
    return;
  LianRecord *penalty = lian_record_new (lian_type_find ("penalty"));
  lian_record_set_number (penalty, "contract", lian_record_get_id (self->figures->contract));
  lian_record_set_number (penalty, "contract_line", lian_record_get_id (line->line));
  lian_record_set_text (penalty, "kind", kind);
  lian_record_set_text (penalty, "borne_by", "MAKERS");
  lian_record_set_text (penalty, "basis", basis);
  lian_record_set_number (penalty, "amount", amount);
  lian_record_set_date (penalty, "assessed_on", self->figures->on);
  lian_record_set_text (penalty, "state", "PROPOSED");
  g_ptr_array_add (self->found, penalty);
}

static gint64
rate (const Assessment *self, const char *field)
{
  return lian_record_get_number (self->figures->contract, field);
}

/* Of one date: value times days times the rate, and no more than the limit of that value. */
static gint64
lateness_of (const Assessment *self, gint64 value, int days)
{
  const LianRecord *contract = self->figures->contract;
  gint64 amount = _lian_round_ratio ((__int128) value * days * rate (self, "late_rate"), 10000);
  if (lian_record_is_empty (contract, "late_most"))
    return amount;
  return MIN (amount, _lian_round_ratio ((__int128) value * rate (self, "late_most"), 100));
}

static void
assess_lateness (Assessment *self, const LianLineFigures *line)
{
  for (guint i = 0; rate (self, "late_rate") > 0 && i < line->dues->len; i++)
    {
      const LianDueFigures *due = line->dues->pdata[i];
      gint64 value = due->late_days > 0 ? value_of (self, line, due->late_quantity) : 0;
      if (value == LIAN_UNKNOWN || value == 0)
        continue;
      g_autofree char *words = _lian_life_words (self->txn, due->late_quantity, line->unit);
      g_autofree char *day = lian_date_format (due->due_on);
      g_autofree char *basis
          = g_strdup_printf (_ ("%s due on %s, %d days late; %d in 10,000 a day"), words, day,
                             due->late_days, (int) rate (self, "late_rate"));
      add (self, line, "LATE", lateness_of (self, value, due->late_days), basis);
    }
}

static void
assess_shortfall (Assessment *self, const LianLineFigures *line)
{
  LianDate end = lian_record_get_date (self->figures->contract, "term_to");
  if (end == 0 || end >= self->figures->on || line->remaining == LIAN_UNKNOWN
      || rate (self, "shortfall_rate") == 0)
    return;
  gint64 value = value_of (self, line, line->remaining);
  if (value == LIAN_UNKNOWN || value == 0)
    return;
  g_autofree char *words = _lian_life_words (self->txn, line->remaining, line->unit);
  g_autofree char *basis = g_strdup_printf (_ ("%s missing at the end of the term; %d in 100"), words,
                                            (int) rate (self, "shortfall_rate"));
  add (self, line, "SHORTFALL",
       _lian_round_ratio ((__int128) value * rate (self, "shortfall_rate"), 100), basis);
}

static void
assess_quality (Assessment *self, const LianLineFigures *line)
{
  gint64 value = line->refused > 0 && rate (self, "poor_rate") > 0
                     ? value_of (self, line, line->refused)
                     : 0;
  if (value == LIAN_UNKNOWN || value == 0)
    return;
  g_autofree char *words = _lian_life_words (self->txn, line->refused, line->unit);
  g_autofree char *basis
      = g_strdup_printf (_ ("%s refused; %d in 100"), words, (int) rate (self, "poor_rate"));
  add (self, line, "QUALITY", _lian_round_ratio ((__int128) value * rate (self, "poor_rate"), 100),
       basis);
}

/**
 * lian_contract_assess:
 * @txn: the base
 * @contract: a contract
 * @on: the day; 0 for the working date
 *
 * Returns: (transfer full) (element-type LianRecord): the penalties that its rates and figures come to
 *   on that day, unsaved; none where a price is missing
 */
GPtrArray *
lian_contract_assess (LianTxn *txn, gint64 contract, LianDate on)
{
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, contract, on);
  Assessment self = { txn, figures,
                      g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free) };
  for (guint i = 0; figures != NULL && i < figures->lines->len; i++)
    {
      assess_lateness (&self, figures->lines->pdata[i]);
      assess_shortfall (&self, figures->lines->pdata[i]);
      assess_quality (&self, figures->lines->pdata[i]);
    }
  return self.found;
}

/* A new assessment takes the place of the proposals of an earlier one. */
static gboolean
drop_proposals (LianTxn *txn, gint64 contract, GError **error)
{
  const LianType *type = lian_type_find ("penalty");
  g_autoptr (GPtrArray) penalties = lian_txn_list (txn, type, "contract", contract);
  for (guint i = 0; i < penalties->len; i++)
    {
      const LianRecord *penalty = penalties->pdata[i];
      if (g_strcmp0 (lian_record_get_text (penalty, "state"), "PROPOSED") == 0
          && g_strcmp0 (lian_record_get_text (penalty, "kind"), "OTHER") != 0
          && !lian_txn_delete (txn, type, lian_record_get_id (penalty), error))
        return FALSE;
    }
  return TRUE;
}

/* What of the same breach was decided already: confirmed or waived, it is not asked for again. */
static gint64
decided (const GPtrArray *penalties, const LianRecord *proposal)
{
  gint64 sum = 0;
  for (guint i = 0; i < penalties->len; i++)
    {
      const LianRecord *penalty = penalties->pdata[i];
      if (lian_record_get_number (penalty, "contract_line")
              == lian_record_get_number (proposal, "contract_line")
          && g_strcmp0 (lian_record_get_text (penalty, "kind"), lian_record_get_text (proposal, "kind")) == 0
          && g_strcmp0 (lian_record_get_text (penalty, "basis"), lian_record_get_text (proposal, "basis")) == 0
          && g_strcmp0 (lian_record_get_text (penalty, "state"), "PROPOSED") != 0)
        sum += lian_record_get_number (penalty, "amount");
    }
  return sum;
}

/**
 * lian_contract_propose_penalties:
 * @txn: a write
 * @contract: a contract
 * @on: the day; 0 for the working date
 * @error: return location; %LIAN_ERROR_NOTHING when there is nothing to propose
 *
 * Keeps what lian_contract_assess() finds as proposals, in place of earlier ones; a breach that was
 * decided with the same figures is not proposed again.
 *
 * Returns: whether proposals were kept
 */
gboolean
lian_contract_propose_penalties (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  g_autoptr (GPtrArray) found = lian_contract_assess (txn, contract, on);
  g_autoptr (GPtrArray) penalties
      = lian_txn_list (txn, lian_type_find ("penalty"), "contract", contract);
  guint n = 0;
  if (!drop_proposals (txn, contract, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (decided (penalties, found->pdata[i]) > 0)
        continue;
      if (!lian_txn_insert (txn, found->pdata[i], error))
        return FALSE;
      n++;
    }
  if (n > 0)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                       _ ("the rates of the contract come to no penalty"));
  return FALSE;
}

/**
 * lian_penalty_decide:
 * @txn: a write
 * @penalty: a record of type penalty
 * @confirm: whether it is confirmed; else it is waived
 * @reason: (nullable): why; needed to waive
 * @error: return location
 *
 * Returns: whether it was decided
 */
gboolean
lian_penalty_decide (LianTxn *txn, gint64 penalty, gboolean confirm, const char *reason, GError **error)
{
  gint64 officer = _lian_life_officer (txn, error);
  if (officer == 0
      || (!confirm && !_lian_life_needs (error, reason, _ ("Why is the penalty waived?"))))
    return FALSE;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("penalty"), penalty);
  if (record == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("the record is no longer there"));
      return FALSE;
    }
  lian_record_set_text (record, "state", confirm ? "CONFIRMED" : "WAIVED");
  lian_record_set_number (record, "officer", officer);
  lian_record_set_date (record, "decided_on", lian_txn_get_working_date (txn));
  if (reason != NULL && *reason != '\0')
    lian_record_set_text (record, "reason", reason);
  return lian_txn_update (txn, record, error);
}
