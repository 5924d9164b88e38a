/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Signing, beginning, completing, ending and settling a contract.
 *
 * The rules of the records hold for these acts as for any write; what stands here is who may take
 * the act, in what order, and what has to be said first. */
#include "lian-contract-figures.h"
#include "lian-contract-state.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-life-private.h"
#include "lian-quantity.h"

gboolean
_lian_life_refuse (GError **error, const char *text)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, text);
  return FALSE;
}

/* Returns: whether @reason says something */
gboolean
_lian_life_needs (GError **error, const char *reason, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  return *words != '\0' || _lian_life_refuse (error, text);
}

/* Returns: the officer who works, or 0: a clerk drafts, an officer signs (domain.md §1) */
gint64
_lian_life_officer (LianTxn *txn, GError **error)
{
  gint64 author = lian_txn_get_author (txn);
  g_autoptr (LianRecord) person
      = author != 0 ? lian_txn_load (txn, lian_type_find ("officer"), author) : NULL;
  if (person != NULL && g_strcmp0 (lian_record_get_text (person, "role"), "OFFICER") == 0)
    return author;
  _lian_life_refuse (error, _ ("Only an officer can do this; a clerk prepares it."));
  return 0;
}

LianRecord *
_lian_life_load (LianTxn *txn, gint64 contract, GError **error)
{
  LianRecord *record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  if (record == NULL)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("the record is no longer there"));
  return record;
}

char *
_lian_life_words (LianTxn *txn, gint64 quantity, gint64 unit)
{
  LianUnit u;
  lian_txn_load_unit (txn, unit, &u);
  g_autofree char *number = lian_quantity_to_text (quantity, &u);
  return g_strdup_printf ("%s %s", number, u.name != NULL ? u.name : "");
}

/* An act is taken once, and in its turn. */
static gboolean
may_step (const LianRecord *contract, const char *to, GError **error)
{
  const LianField *field = lian_type_get_field (lian_type_find ("contract"), "state");
  const char *from = lian_record_get_text (contract, "state");
  if (g_strcmp0 (from, to) == 0)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, _ ("the contract is “%s” already"),
                 lian_choice_label (field, from));
  else if (!lian_contract_may_become (from, to))
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                 _ ("a contract that is “%s” can't become “%s”"), lian_choice_label (field, from),
                 lian_choice_label (field, to));
  else
    return TRUE;
  return FALSE;
}

static gboolean
step (LianTxn *txn, gint64 contract, const char *state, const char *field, LianDate on, GError **error)
{
  if (_lian_life_officer (txn, error) == 0)
    return FALSE;
  g_autoptr (LianRecord) record = _lian_life_load (txn, contract, error);
  if (record == NULL || !may_step (record, state, error))
    return FALSE;
  lian_record_set_text (record, "state", state);
  lian_record_set_date (record, field, on != 0 ? on : lian_txn_get_working_date (txn));
  return lian_txn_update (txn, record, error);
}

/**
 * lian_contract_sign:
 * @txn: a write
 * @contract: a draft
 * @on: the day of signing; 0 for the working date
 * @error: return location
 *
 * From now on the invariants of domain.md §6 hold, and clauses change by amendment only.
 *
 * Returns: whether it was signed
 */
gboolean
lian_contract_sign (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  return step (txn, contract, "SIGNED", "signed_on", on, error);
}

/**
 * lian_contract_begin:
 * @txn: a write
 * @contract: a signed contract
 * @on: the day on which its execution began; 0 for the working date
 * @error: return location
 *
 * Returns: whether it is in execution
 */
gboolean
lian_contract_begin (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  return step (txn, contract, "EXECUTING", "begun_on", on, error);
}

static void
list_open_line (GPtrArray *open, LianTxn *txn, const LianLineFigures *line)
{
  const char *title = lian_record_get_title (line->line);
  g_autofree char *name = lian_isolate (title);
  if (line->remaining > 0)
    {
      g_autofree char *words = _lian_life_words (txn, line->remaining, line->unit);
      g_ptr_array_add (open, g_strdup_printf (_ ("%s: %s not delivered"), name, words));
    }
  if (line->open > 0)
    {
      g_autofree char *words = _lian_life_words (txn, line->open, line->unit);
      g_ptr_array_add (open, g_strdup_printf (_ ("%s: %s delivered and not judged"), name, words));
    }
}

static void
list_open_money (GPtrArray *open, LianTxn *txn, const LianContractFigures *figures)
{
  if (figures->penalties_open > 0)
    {
      g_autofree char *words = lian_contract_money (txn, figures->contract, figures->penalties_open);
      g_ptr_array_add (open, g_strdup_printf (_ ("penalties of %s not decided"), words));
    }
  if (figures->balance == LIAN_UNKNOWN)
    g_ptr_array_add (open, g_strdup (_ ("what is owed is not known: a price is missing")));
  else if (figures->balance != 0)
    {
      g_autofree char *words = lian_contract_money (txn, figures->contract, ABS (figures->balance));
      g_ptr_array_add (open, g_strdup_printf (figures->balance > 0
                                                  ? _ ("the orderer still owes %s")
                                                  : _ ("the makers still owe %s"),
                                              words));
    }
}

/**
 * lian_contract_list_open:
 * @txn: the base
 * @contract: a contract
 * @on: the day; 0 for the working date
 *
 * What is to be said before a contract is completed, ended or settled.
 *
 * Returns: (transfer full) (element-type utf8): sentences: what was not delivered, not judged, not
 *   decided, not paid
 */
GPtrArray *
lian_contract_list_open (LianTxn *txn, gint64 contract, LianDate on)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, contract, on);
  for (guint i = 0; figures != NULL && i < figures->lines->len; i++)
    list_open_line (open, txn, figures->lines->pdata[i]);
  if (figures != NULL)
    list_open_money (open, txn, figures);
  return open;
}

/* A contract with goods outstanding is not fulfilled: it is waited for, amended or ended. */
static gboolean
all_came (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, contract, on);
  for (guint i = 0; figures != NULL && i < figures->lines->len; i++)
    list_open_line (open, txn, figures->lines->pdata[i]);
  if (open->len == 0)
    return TRUE;
  g_ptr_array_add (open, NULL);
  g_autofree char *text = g_strjoinv ("; ", (char **) open->pdata);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               _ ("not fulfilled yet: %s. Amend the quantity, or terminate the contract"), text);
  return FALSE;
}

/**
 * lian_contract_complete:
 * @txn: a write
 * @contract: a contract that binds
 * @on: the day; 0 for the working date
 * @error: return location; names what is open
 *
 * Returns: whether it counts as fulfilled; it may still have to be settled
 */
gboolean
lian_contract_complete (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  return all_came (txn, contract, on, error)
         && step (txn, contract, "FULFILLED", "completed_on", on, error);
}

/**
 * lian_contract_terminate:
 * @txn: a write
 * @contract: a contract that binds
 * @on: the day; 0 for the working date
 * @reason: why
 * @error: return location
 *
 * What was delivered stays and is settled; the sums no longer bind.  lian_contract_list_open() says
 * first what becomes of the rest.
 *
 * Returns: whether it was ended
 */
gboolean
lian_contract_terminate (LianTxn *txn, gint64 contract, LianDate on, const char *reason,
                         GError **error)
{
  if (!_lian_life_needs (error, reason, _ ("Why is the contract terminated?"))
      || _lian_life_officer (txn, error) == 0)
    return FALSE;
  g_autoptr (LianRecord) record = _lian_life_load (txn, contract, error);
  if (record == NULL || !may_step (record, "TERMINATED", error))
    return FALSE;
  lian_record_set_text (record, "state", "TERMINATED");
  lian_record_set_text (record, "termination_reason", reason);
  lian_record_set_date (record, "terminated_on", on != 0 ? on : lian_txn_get_working_date (txn));
  return lian_txn_update (txn, record, error);
}

static gboolean
is_even (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, contract, on);
  if (figures != NULL)
    list_open_money (open, txn, figures);
  if (open->len == 0)
    return TRUE;
  g_ptr_array_add (open, NULL);
  g_autofree char *text = g_strjoinv ("; ", (char **) open->pdata);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, _ ("not settled yet: %s"), text);
  return FALSE;
}

/**
 * lian_contract_settle:
 * @txn: a write
 * @contract: a contract that was fulfilled or terminated
 * @on: the day; 0 for the working date
 * @error: return location; names what is open
 *
 * Price by grade less penalties is what was paid, deposits and advances included.
 *
 * Returns: whether it is settled
 */
gboolean
lian_contract_settle (LianTxn *txn, gint64 contract, LianDate on, GError **error)
{
  if (_lian_life_officer (txn, error) == 0)
    return FALSE;
  g_autoptr (LianRecord) record = _lian_life_load (txn, contract, error);
  if (record == NULL)
    return FALSE;
  const char *state = lian_record_get_text (record, "state");
  if (g_strcmp0 (state, "FULFILLED") != 0 && g_strcmp0 (state, "TERMINATED") != 0)
    return _lian_life_refuse (error, _ ("A contract is settled once it is fulfilled or terminated."));
  if (!lian_record_is_empty (record, "settled_on"))
    return _lian_life_refuse (error, _ ("The contract is settled already."));
  if (!is_even (txn, contract, on, error))
    return FALSE;
  lian_record_set_date (record, "settled_on", on != 0 ? on : lian_txn_get_working_date (txn));
  return lian_txn_update (txn, record, error);
}
