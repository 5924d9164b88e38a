/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Carrying out a batch of a proposal: one act, through the change of co-operatives that it is.
 *
 * No activity gets another form by it: that stays an officer's decision on its case, and becomes a task.
 *
 * Points and rounds that come to an end close first, so that they stay with whom they were; a process goes
 * to its new activity afterwards.  Nothing is done on facts other than those that were decided on. */
#include "lian-decide-private.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"
#include "lian-reorganise-private.h"

/* What is sold at a point that closes is sold there no more. */
static gboolean
close_outlets (LianTxn *txn, const LianBatch *batch, gint64 point, GError **error)
{
  g_autoptr (GPtrArray) outlets = lian_txn_list (txn, lian_type_find ("outlet"), "service_point", point);
  for (guint i = 0; i < outlets->len; i++)
    {
      if (!lian_record_is_empty (outlets->pdata[i], "closed"))
        continue;
      lian_record_set_date (outlets->pdata[i], "closed", batch->wish->on);
      if (!lian_txn_update (txn, outlets->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_one (LianTxn *txn, const LianBatch *batch, const LianRecord *item, GError **error)
{
  const char *kind = _lian_batch_item_kind (item);
  const char *day = g_str_equal (kind, "round") ? "ended" : "closed";
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (kind), lian_record_get_number (item, kind));
  if (record == NULL)
    return _lian_refuse (error, _ ("A point or round that would close is no longer there."));
  lian_record_set_date (record, day, batch->wish->on);
  return lian_txn_update (txn, record, error)
         && (!g_str_equal (kind, "service_point")
             || close_outlets (txn, batch, lian_record_get_id (record), error));
}

static gboolean
close_all (LianTxn *txn, const LianBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->items->len; i++)
    if (lian_record_get_truth (batch->items->pdata[i], "ends") == LIAN_YES
        && !close_one (txn, batch, batch->items->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gint64
cooperative_of (LianTxn *txn, gint64 activity)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("activity"), activity);
  return record != NULL ? lian_record_get_number (record, "cooperative") : 0;
}

static gboolean
move_process (LianTxn *txn, LianBatch *batch, const LianRecord *item, GError **error)
{
  g_autoptr (LianRecord) process
      = lian_txn_load (txn, lian_type_find ("process"), lian_record_get_number (item, "process"));
  gint64 into = lian_record_get_number (item, "into_activity");
  gint64 to = cooperative_of (txn, into);
  gint64 from = process != NULL ? cooperative_of (txn, lian_record_get_number (process, "activity")) : 0;
  if (from == 0 || to == 0)
    return _lian_refuse (error, _ ("A process that would move, or its new activity, is no longer there."));
  lian_record_set_number (process, "activity", into);
  return _lian_reorganise_note (txn, batch->wish, process, from, to, error) && lian_txn_update (txn, process, error);
}

static gboolean
move_processes (LianTxn *txn, LianBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->items->len; i++)
    if (!lian_record_is_empty (batch->items->pdata[i], "process")
        && !move_process (txn, batch, batch->items->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What the officer answered for the scale is a fact of the successors now. */
static gboolean
keep_answers (LianTxn *txn, const LianBatch *batch, GError **error)
{
  for (guint place = 0; batch->scale != LIAN_NOT_ASKED && place < batch->wish->after->len; place++)
    {
      g_autoptr (LianRecord) after = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                    _lian_reorganise_id (batch->wish, place));
      lian_record_set_truth (after, "scale_matches_conditions", batch->scale);
      if (!lian_txn_update (txn, after, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_other_form (LianTxn *txn, gint64 cooperative, const char *form)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (lian_record_get_text (all->pdata[i], "current_form"), form) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
open_task (LianTxn *txn, const LianBatch *batch, const LianRecord *proposal, const LianRecord *after, GError **error)
{
  const LianField *field = lian_type_get_field (lian_type_find ("reorganisation_step"), "form");
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  static const char *const places[] = { "city", "trade" };
  g_autoptr (LianRecord) task = lian_record_new (lian_type_find ("task"));
  if (rulebook == NULL)
    return FALSE;
  /* Translators: a form of production */
  g_autofree char *what = g_strdup_printf (_ ("Decide on the form that the reorganisation proposes: %s"),
                                           lian_choice_label (field, batch->form));
  lian_record_set_text (task, "task_kind", "OTHER");
  lian_record_set_text (task, "what", what);
  lian_record_set_number (task, "cooperative", lian_record_get_id (after));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (!lian_record_is_empty (after, places[i]))
      lian_record_set_number (task, places[i], lian_record_get_number (after, places[i]));
  lian_record_set_date (task, "found_on", batch->wish->on);
  lian_record_set_date (task, "due", lian_decide_suggest_review (rulebook, lian_txn_get_working_date (txn)));
  lian_record_set_number (task, "owner", lian_record_get_number (proposal, "decided_by"));
  lian_record_set_text (task, "note", lian_record_get_title (proposal));
  return lian_txn_insert (txn, task, error);
}

/* The form of an activity is decided by an officer on its own case, with the rules before him (P2, M1 to G4): a
 * proposal changes none.  Where it names one, the decision becomes a task, due when a form for the time being would be
 * reviewed by the edition in force (A23); the batch itself has no day. */
static gboolean
ask_for_forms (LianTxn *txn, const LianBatch *batch, const LianRecord *proposal, GError **error)
{
  for (guint place = 0; batch->form != NULL && place < batch->wish->after->len; place++)
    {
      const LianRecord *after = batch->wish->after->pdata[place];
      if (has_other_form (txn, lian_record_get_id (after), batch->form)
          && !open_task (txn, batch, proposal, after, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_steps (LianTxn *txn, const LianBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->steps->len; i++)
    {
      const LianStepWay *way = &g_array_index (batch->ways, LianStepWay, i);
      lian_record_set_number (batch->steps->pdata[i], "succession", batch->wish->made);
      if (way->to == 0)
        lian_record_set_number (batch->steps->pdata[i], "founded", _lian_reorganise_id (batch->wish, way->place));
      if (!lian_txn_update (txn, batch->steps->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_signed (const LianRecord *proposal, const GPtrArray *findings, GError **error)
{
  gboolean against = FALSE;
  for (guint i = 0; i < findings->len; i++)
    against = against || lian_record_get_truth (findings->pdata[i], "against") == LIAN_YES;
  return !against || !lian_record_is_empty (proposal, "countersigned_by")
         || _lian_refuse (error, _ ("Something speaks against this batch: a second officer must countersign first."));
}

static void
take_wish (LianTxn *txn, LianBatch *batch, const LianRecord *proposal, const LianReorganisationRequest *wish)
{
  if (wish->on != 0)
    batch->wish->on = wish->on;
  for (guint place = 0; place < batch->wish->after->len; place++)
    if (_lian_reorganise_id (batch->wish, place) == 0)
      {
        lian_record_set_date (batch->wish->after->pdata[place], "founded", batch->wish->on);
        _lian_reorganisation_restore (txn, proposal, batch->wish->after->pdata[place]);
      }
  g_free (batch->wish->resolution);
  batch->wish->resolution = g_strdup (wish->resolution);
  batch->wish->agreed_with = g_strdup (wish->agreed_with);
}

static gboolean
carry_batch (LianTxn *txn, LianBatch *batch, LianTxnFunc reorganise, GCancellable *cancellable, GError **error)
{
  return close_all (txn, batch, error) && reorganise (txn, batch->wish, cancellable, error)
         && move_processes (txn, batch, error) && keep_answers (txn, batch, error)
         && mark_steps (txn, batch, error);
}

/**
 * _lian_reorganisation_try_batch:
 * @txn: the base, in a trial
 * @reorganisation: a proposal
 * @number: a batch that is not carried out
 * @cancellable: (nullable): to give up
 * @error: return location; says why it can't be carried out
 *
 * Carries a batch out on the working date, as if it were resolved and agreed on, for what comes after it.
 *
 * Returns: whether it can be carried out
 */
gboolean
_lian_reorganisation_try_batch (LianTxn *txn, gint64 reorganisation, guint number, GCancellable *cancellable,
                                GError **error)
{
  char resolved[] = "-";
  LianReorganisationRequest wish = { .resolution = resolved, .agreed_with = resolved };
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, reorganisation);
  g_autoptr (LianBatch) batch = _lian_batch_new (txn, steps, number, error);
  g_autoptr (LianRecord) proposal = lian_txn_load (txn, lian_type_find ("reorganisation"), reorganisation);
  if (batch == NULL)
    return FALSE;
  take_wish (txn, batch, proposal, &wish);
  return carry_batch (txn, batch, _lian_reorganise_try, cancellable, error);
}

/**
 * lian_reorganisation_next_batch:
 * @txn: the base
 * @reorganisation: a proposal
 *
 * Returns: the first batch that is not carried out; 0 where all are
 */
guint
lian_reorganisation_next_batch (LianTxn *txn, gint64 reorganisation)
{
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, reorganisation);
  g_autoptr (GArray) open = _lian_reorganisation_open_batches (steps);
  return open->len > 0 ? g_array_index (open, guint, 0) : 0;
}

/* A batch is rehearsed as those before it leave the base. */
static gboolean
is_as_rehearsed (const LianBatch *batch, const GPtrArray *findings, guint next, GError **error)
{
  if (_lian_reorganisation_is_as_seen (batch, findings, batch->number == next ? error : NULL))
    return TRUE;
  if (batch->number != next)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 _ ("Batch %u was rehearsed as batch %u would leave the base: carry that out first."), batch->number,
                 next);
  return FALSE;
}

/**
 * lian_reorganisation_carry_out:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal that was decided, and countersigned where something
 *   speaks against the batch; gets the change of co-operatives
 * @cancellable: (nullable): to give up
 * @error: return location; %LIAN_ERROR_CONFLICT where the facts have changed since the rehearsal
 *
 * Carries out one batch.  It is one act, taken back by one step.
 *
 * Returns: whether it was carried out
 */
gboolean
lian_reorganisation_carry_out (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const decided[] = { "DECIDED", "CARRYING_OUT", NULL };
  LianReorganisationRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_reorganisation_load (txn, wish->reorganisation, decided, error);
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, wish->reorganisation);
  guint next = lian_reorganisation_next_batch (txn, wish->reorganisation);
  guint number = wish->batch != 0 ? wish->batch : next;
  g_autoptr (LianBatch) batch = proposal != NULL ? _lian_batch_new (txn, steps, number, error) : NULL;
  if (batch == NULL)
    return FALSE;
  if (!lian_record_is_empty (batch->steps->pdata[0], "succession"))
    return _lian_refuse (error, _ ("This batch is carried out already."));
  g_autoptr (GPtrArray) findings
      = _lian_reorganisation_find_in (txn, wish->reorganisation, batch, cancellable, error);
  if (findings == NULL || !is_as_rehearsed (batch, findings, next, error)
      || !is_signed (proposal, findings, error))
    return FALSE;
  take_wish (txn, batch, proposal, wish);
  if (!carry_batch (txn, batch, lian_reorganise, cancellable, error)
      || !ask_for_forms (txn, batch, proposal, error))
    return FALSE;
  wish->succession = batch->wish->made;
  wish->n_carried = batch->wish->n_carried;
  wish->n_amended = batch->wish->n_amended;
  gboolean more = lian_reorganisation_next_batch (txn, wish->reorganisation) != 0;
  lian_record_set_text (proposal, "state", more ? "CARRYING_OUT" : "DONE");
  return lian_txn_update (txn, proposal, error);
}
