/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The life of a proposal to reorganise a trade: rehearsed, decided, countersigned where something speaks
 * against it, taken back or dropped. */
#include "lian-reorganisation.h"
#include "lian-choices.h"
#include "lian-decide-private.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"
#include "lian-text.h"

/**
 * lian_reorganisation_request_new:
 * @reorganisation: a proposal
 *
 * Returns: (transfer full): a request
 */
LianReorganisationRequest *
lian_reorganisation_request_new (gint64 reorganisation)
{
  LianReorganisationRequest *request = g_new0 (LianReorganisationRequest, 1);
  request->reorganisation = reorganisation;
  return request;
}

/**
 * lian_reorganisation_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_reorganisation_request_free (LianReorganisationRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->reason);
  g_free (request->way);
  g_free (request->resolution);
  g_free (request->agreed_with);
  g_free (request);
}

/**
 * _lian_reorganisation_load:
 * @txn: the base
 * @id: a proposal
 * @states: the states that it may be in
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the proposal, if it is in one of @states
 */
LianRecord *
_lian_reorganisation_load (LianTxn *txn, gint64 id, const char *const *states, GError **error)
{
  const LianType *type = lian_type_find ("reorganisation");
  g_autoptr (LianRecord) proposal = lian_txn_load (txn, type, id);
  const char *state = proposal != NULL ? lian_record_get_text (proposal, "state") : NULL;
  if (state != NULL && g_strv_contains (states, state))
    return g_steal_pointer (&proposal);
  if (state == NULL)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("There is no such proposal any more."));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 /* Translators: title of a proposal, its state */
                 _ ("This can't be done with “%s” now: it is %s."), lian_record_get_title (proposal),
                 lian_choice_label (lian_type_get_field (type, "state"), state));
  return NULL;
}

/* Rehearsing. */

static gboolean
drop_findings (LianTxn *txn, gint64 reorganisation, GError **error)
{
  const LianType *type = lian_type_find ("reorganisation_finding");
  g_autoptr (GPtrArray) old = lian_txn_list (txn, type, "reorganisation", reorganisation);
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, reorganisation);
  g_autoptr (GArray) open = _lian_reorganisation_open_batches (steps);
  for (guint i = 0; i < old->len; i++)
    for (guint b = 0; b < open->len; b++)
      if (lian_record_get_number (old->pdata[i], "batch") == g_array_index (open, guint, b)
          && !lian_txn_delete (txn, type, lian_record_get_id (old->pdata[i]), error))
        return FALSE;
  return TRUE;
}

static gboolean
keep_seen (LianTxn *txn, const LianBatch *batch, const GPtrArray *findings, GError **error)
{
  g_autofree char *seen = _lian_reorganisation_dup_seen (batch, findings);
  for (guint i = 0; i < batch->steps->len; i++)
    {
      lian_record_set_text (batch->steps->pdata[i], "seen", seen);
      if (!lian_txn_update (txn, batch->steps->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_rehearsed (LianTxn *txn, LianReorganisationRequest *wish, const LianRehearsed *rehearsed, GError **error)
{
  const GPtrArray *findings = rehearsed->findings;
  if (!keep_seen (txn, rehearsed->batch, findings, error))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      wish->n_findings++;
      wish->n_against += lian_record_get_truth (findings->pdata[i], "against") == LIAN_YES;
      if (!lian_txn_insert (txn, findings->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
make_draft (LianRecord *proposal)
{
  static const char *const cleared[] = { "decided_by",       "decided_on",       "decision",
                                         "countersigned_by", "countersigned_on", "countersign_way" };
  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    lian_record_clear (proposal, cleared[i]);
  lian_record_set_text (proposal, "state", "DRAFT");
}

/* Facts have changed: what was decided on the old ones is to be decided again. */
static void
mark_rehearsed (LianTxn *txn, LianRecord *proposal, LianRulebook *rulebook)
{
  make_draft (proposal);
  lian_record_set_date (proposal, "rehearsed_on", lian_txn_get_working_date (txn));
  lian_record_set_text (proposal, "edition", lian_rulebook_get_edition (rulebook));
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (proposal, "rehearsed_by", lian_txn_get_author (txn));
}

/**
 * lian_reorganisation_rehearse:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal that is not done; gets how much was found
 * @cancellable: (nullable): to give up
 * @error: return location; names the batch and what is left open
 *
 * Rehearses the batches that are not carried out, each as those before it would leave the base, and keeps what it
 * finds with the day and the edition of the rulebook.  What was decided on earlier facts has to be decided again.
 *
 * Returns: whether it was kept
 */
gboolean
lian_reorganisation_rehearse (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const states[] = { "DRAFT", "DECIDED", "CARRYING_OUT", NULL };
  LianReorganisationRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_reorganisation_load (txn, wish->reorganisation, states, error);
  LianRulebook *rulebook = proposal != NULL ? lian_edition_get_in_force (txn, error) : NULL;
  if (rulebook == NULL)
    return FALSE;
  g_autoptr (GPtrArray) rehearsed
      = _lian_reorganisation_rehearse_all (txn, wish->reorganisation, cancellable, error);
  if (rehearsed == NULL)
    return FALSE;
  if (rehearsed->len == 0)
    return _lian_refuse (error, _ ("The proposal changes nothing: add a step first."));
  mark_rehearsed (txn, proposal, rulebook);
  wish->n_findings = wish->n_against = 0;
  if (!lian_txn_update (txn, proposal, error) || !drop_findings (txn, wish->reorganisation, error))
    return FALSE;
  for (guint i = 0; i < rehearsed->len; i++)
    if (!keep_rehearsed (txn, wish, rehearsed->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Deciding. */

/**
 * _lian_reorganisation_is_as_seen:
 * @batch: a batch
 * @findings: (element-type LianRecord): what it would do today
 * @error: return location
 *
 * Returns: whether that is what the rehearsal found
 */
gboolean
_lian_reorganisation_is_as_seen (const LianBatch *batch, const GPtrArray *findings, GError **error)
{
  g_autofree char *now = _lian_reorganisation_dup_seen (batch, findings);
  for (guint i = 0; i < batch->steps->len; i++)
    if (g_strcmp0 (lian_record_get_text (batch->steps->pdata[i], "seen"), now) != 0)
      {
        g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                     _ ("Batch %u: the facts have changed since it was rehearsed; rehearse it again."),
                     batch->number);
        return FALSE;
      }
  return TRUE;
}

static gboolean
look_again (LianTxn *txn, gint64 reorganisation, GPtrArray *against, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = _lian_reorganisation_rehearse_all (txn, reorganisation, cancellable, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const LianRehearsed *one = all->pdata[i];
      if (!_lian_reorganisation_is_as_seen (one->batch, one->findings, error))
        return FALSE;
      for (guint f = 0; f < one->findings->len; f++)
        if (lian_record_get_truth (one->findings->pdata[f], "against") == LIAN_YES)
          g_ptr_array_add (against, lian_record_copy (one->findings->pdata[f]));
    }
  return all != NULL;
}

/* Names what stands in the way: nothing is decided against a rule by accident. */
static gboolean
refuse_against (LianTxn *txn, const GPtrArray *against, GError **error)
{
  g_autoptr (GString) message
      = g_string_new (_ ("This can't be decided without an override, a reason and a countersignature:"));
  for (guint i = 0; i < against->len; i++)
    {
      g_autofree char *text = lian_reorganisation_finding_dup_text (txn, against->pdata[i]);
      g_string_append_printf (message, "\n%s", text);
    }
  return _lian_refuse (error, message->str);
}

/**
 * lian_reorganisation_decide:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal that was rehearsed, the reason, and whether to
 *   override
 * @cancellable: (nullable): to give up
 * @error: return location; names what speaks against it, or the batch whose facts have changed
 *
 * An officer decides for the proposal, on the facts of the rehearsal; it has no day by which it must be done.
 *
 * Returns: whether it was decided
 */
gboolean
lian_reorganisation_decide (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const draft[] = { "DRAFT", NULL };
  const LianReorganisationRequest *wish = request;
  g_autoptr (GPtrArray) against = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (LianRecord) officer = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) proposal
      = officer != NULL ? _lian_reorganisation_load (txn, wish->reorganisation, draft, error) : NULL;
  if (proposal == NULL)
    return FALSE;
  if (lian_record_is_empty (proposal, "rehearsed_on"))
    return _lian_refuse (error, _ ("Rehearse the proposal before it is decided."));
  if (lian_text_is_blank (wish->reason))
    return _lian_refuse (error, _ ("Say why: a decision is answered for."));
  if (!look_again (txn, wish->reorganisation, against, cancellable, error))
    return FALSE;
  if (against->len > 0 && !wish->override)
    return refuse_against (txn, against, error);
  lian_record_set_text (proposal, "state", "DECIDED");
  lian_record_set_number (proposal, "decided_by", lian_record_get_id (officer));
  lian_record_set_date (proposal, "decided_on", lian_txn_get_working_date (txn));
  lian_record_set_text (proposal, "decision", wish->reason);
  return lian_txn_update (txn, proposal, error);
}

/**
 * lian_reorganisation_countersign:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal that was decided, and who signed in which way
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the second signature, under another account or on paper, as of a decision.
 *
 * Returns: whether it was signed
 */
gboolean
lian_reorganisation_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const decided[] = { "DECIDED", NULL };
  const LianReorganisationRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_reorganisation_load (txn, wish->reorganisation, decided, error);
  return proposal != NULL
         && _lian_decide_countersign (txn, proposal, wish->way, wish->officer, wish->signed_on, error);
}

/**
 * lian_reorganisation_take_back:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal that was decided or dropped
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Makes it a draft again, which may be drawn otherwise; batches that are carried out stay so.
 *
 * Returns: whether it is a draft
 */
gboolean
lian_reorganisation_take_back (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const states[] = { "DECIDED", "CARRYING_OUT", "DROPPED", NULL };
  const LianReorganisationRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_reorganisation_load (txn, wish->reorganisation, states, error);
  if (proposal == NULL)
    return FALSE;
  make_draft (proposal);
  return lian_txn_update (txn, proposal, error);
}

/**
 * lian_reorganisation_drop:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): a proposal of which no batch is carried out, and why
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the proposal up; it stays with what was found.
 *
 * Returns: whether it was dropped
 */
gboolean
lian_reorganisation_drop (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const states[] = { "DRAFT", "DECIDED", NULL };
  const LianReorganisationRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_reorganisation_load (txn, wish->reorganisation, states, error);
  if (proposal == NULL)
    return FALSE;
  if (lian_text_is_blank (wish->reason))
    return _lian_refuse (error, _ ("Say why it is dropped."));
  lian_record_set_text (proposal, "state", "DROPPED");
  lian_record_set_text (proposal, "decision", wish->reason);
  return lian_txn_update (txn, proposal, error);
}
