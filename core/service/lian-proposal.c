/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals: making one, and what it consists of. */
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-decide-private.h"
#include "lian-proposal-private.h"

static const char *const draft[] = { "DRAFT", NULL };

/**
 * lian_proposal_request_new:
 * @proposal: the proposal; 0 for a new one
 *
 * Returns: (transfer full): a request
 */
LianProposalRequest *
lian_proposal_request_new (gint64 proposal)
{
  LianProposalRequest *request = g_new0 (LianProposalRequest, 1);
  request->proposal = proposal;
  request->given = LIAN_STANDARD_NONE;
  request->changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  return request;
}

/**
 * lian_proposal_request_add:
 * @request: a request
 * @change: one more change
 */
void
lian_proposal_request_add (LianProposalRequest *request, const LianServiceChange *change)
{
  g_array_append_val (request->changes, *change);
}

/**
 * lian_proposal_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_proposal_request_free (LianProposalRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->title);
  g_free (request->note);
  g_array_unref (request->changes);
  g_free (request->reason);
  g_free (request->way);
  g_free (request);
}

/**
 * _lian_proposal_load:
 * @txn: the base
 * @id: a proposal
 * @states: the states that it may be in
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the proposal, if it is in one of @states
 */
LianRecord *
_lian_proposal_load (LianTxn *txn, gint64 id, const char *const *states, GError **error)
{
  const LianType *type = lian_type_find ("service_proposal");
  g_autoptr (LianRecord) proposal = lian_txn_load (txn, type, id);
  const char *state = proposal != NULL ? lian_record_get_text (proposal, "state") : NULL;
  if (state != NULL && g_strv_contains (states, state))
    return g_steal_pointer (&proposal);
  if (state == NULL)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                         _ ("There is no such proposal any more."));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 /* Translators: title of a proposal, its state */
                 _ ("This can't be done with “%s” now: it is %s."), lian_record_get_title (proposal),
                 lian_choice_label (lian_type_get_field (type, "state"), state));
  return NULL;
}

/**
 * _lian_proposal_changes:
 * @txn: the base
 * @proposal: a proposal
 *
 * Returns: (transfer full) (element-type LianRecord): its changes
 */
GPtrArray *
_lian_proposal_changes (LianTxn *txn, gint64 proposal)
{
  return lian_txn_list (txn, lian_type_find ("service_change"), "service_proposal", proposal);
}

static void
set_reference (LianRecord *record, const char *field, gint64 id)
{
  if (id != 0)
    lian_record_set_number (record, field, id);
}

/**
 * lian_service_change_read:
 * @record: a record of type "service_change"
 * @change: (out): the same as a change of a ground
 */
void
lian_service_change_read (const LianRecord *record, LianServiceChange *change)
{
  *change = (LianServiceChange){ 0 };
  change->kind = (LianServiceChangeKind) lian_choice_index (lian_choices_service_change,
                                                            lian_record_get_text (record, "kind"));
  change->point = lian_record_get_number (record, "service_point");
  change->round = lian_record_get_number (record, "round");
  change->into = lian_record_get_number (record, "into_point");
  change->cooperative = lian_record_get_number (record, "cooperative");
  change->neighbourhood = lian_record_get_number (record, "neighbourhood");
  change->placed = !lian_record_is_empty (record, "x") && !lian_record_is_empty (record, "y");
  change->x = (gint32) lian_record_get_number (record, "x");
  change->y = (gint32) lian_record_get_number (record, "y");
  change->capacity = lian_record_is_empty (record, "capacity")
                         ? -1
                         : (gint32) lian_record_get_number (record, "capacity");
  change->days = lian_weekdays_parse (lian_record_get_text (record, "weekdays"));
}

/**
 * lian_service_change_write:
 * @change: a change of a ground
 * @record: a record of type "service_change", which gets the same
 */
void
lian_service_change_write (const LianServiceChange *change, LianRecord *record)
{
  g_autofree char *days = lian_weekdays_to_text (change->days);
  lian_record_set_text (record, "kind", lian_choices_service_change[change->kind].value);
  set_reference (record, "service_point", change->point);
  set_reference (record, "round", change->round);
  set_reference (record, "into_point", change->into);
  set_reference (record, "cooperative", change->cooperative);
  set_reference (record, "neighbourhood", change->neighbourhood);
  if (change->placed)
    {
      lian_record_set_number (record, "x", change->x);
      lian_record_set_number (record, "y", change->y);
    }
  if (change->capacity >= 0)
    lian_record_set_number (record, "capacity", change->capacity);
  if (days != NULL)
    lian_record_set_text (record, "weekdays", days);
}

/* The rules of the record hold for acts too: the first error refuses the change. */
static gboolean
is_whole (LianTxn *txn, const LianRecord *record, GError **error)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, record, NULL);
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (issue->severity == LIAN_ISSUE_ERROR)
        return _lian_refuse (error, issue->message);
    }
  return TRUE;
}

static gboolean
add_changes (LianTxn *txn, const LianProposalRequest *wish, GError **error)
{
  for (guint i = 0; i < wish->changes->len; i++)
    {
      g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("service_change"));
      lian_record_set_number (record, "service_proposal", wish->proposal);
      lian_service_change_write (&g_array_index (wish->changes, LianServiceChange, i), record);
      if (!is_whole (txn, record, error) || !lian_txn_insert (txn, record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lian_proposal_create:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): title, scope and changes; gets the proposal
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Keeps changes as a proposal in draft.
 *
 * Returns: whether it was kept
 */
gboolean
lian_proposal_create (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianProposalRequest *wish = request;
  g_autoptr (LianRecord) proposal = lian_record_new (lian_type_find ("service_proposal"));
  g_autofree char *title = g_strstrip (g_strdup (wish->title != NULL ? wish->title : ""));
  g_autofree char *scope = _lian_proposal_scope_json (&wish->scope, &wish->given);
  if (*title == '\0')
    return _lian_refuse (error, _ ("Give the proposal a title."));
  lian_record_set_text (proposal, "title", title);
  lian_record_set_text (proposal, "state", "DRAFT");
  lian_record_set_text (proposal, "figures", scope);
  set_reference (proposal, "trade", wish->scope.trade);
  set_reference (proposal, "city", wish->scope.city);
  set_reference (proposal, "made_by", lian_txn_get_author (txn));
  lian_record_set_date (proposal, "made_on", lian_txn_get_working_date (txn));
  if (wish->note != NULL && *wish->note != '\0')
    lian_record_set_text (proposal, "note", wish->note);
  if (!lian_txn_insert (txn, proposal, error))
    return FALSE;
  wish->proposal = lian_record_get_id (proposal);
  return add_changes (txn, wish, error);
}

/**
 * lian_proposal_add:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal in draft, and changes
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Returns: whether the changes were added
 */
gboolean
lian_proposal_add (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_proposal_load (txn, wish->proposal, draft, error);
  return proposal != NULL && add_changes (txn, wish, error);
}

/**
 * lian_proposal_remove:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal in draft, and one of its changes
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Returns: whether the change was taken out
 */
gboolean
lian_proposal_remove (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianProposalRequest *wish = request;
  const LianType *type = lian_type_find ("service_change");
  g_autoptr (LianRecord) proposal = _lian_proposal_load (txn, wish->proposal, draft, error);
  g_autoptr (LianRecord) change = lian_txn_load (txn, type, wish->change);
  if (proposal == NULL)
    return FALSE;
  if (change == NULL || lian_record_get_number (change, "service_proposal") != wish->proposal)
    return _lian_refuse (error, _ ("This change is not part of the proposal any more."));
  return lian_txn_delete (txn, type, wish->change, error);
}
