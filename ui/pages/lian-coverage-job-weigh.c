/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would come of changes: a trial's, those of a proposal, or what one was decided with. */
#include "lian-coverage-job-private.h"
#include "lian-coverage-words.h"

static gboolean
is_in (const LianRecord *proposal, const char *const *states)
{
  const char *state = lian_record_get_text (proposal, "state");
  return state != NULL && g_strv_contains (states, state);
}

static void
add_proposals (LianCoverageJob *self, const GPtrArray *all, const char *const *states)
{
  for (guint i = all->len; i > 0; i--)
    if (is_in (all->pdata[i - 1], states))
      g_ptr_array_add (self->proposals, lian_record_copy (all->pdata[i - 1]));
}

static const LianRecord *
find_proposal (const LianCoverageJob *self)
{
  for (guint i = 0; i < self->proposals->len; i++)
    if (lian_record_get_id (self->proposals->pdata[i]) == self->proposal)
      return self->proposals->pdata[i];
  return NULL;
}

/* Lists what waits for somebody first, then what is settled. */
void
_lian_coverage_job_read_proposals (LianCoverageJob *self, LianTxn *txn)
{
  static const char *const open[] = { "DRAFT", "PUT", "ACCEPTED", NULL };
  static const char *const settled[] = { "REJECTED", "CARRIED_OUT", NULL };
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("service_proposal"));
  self->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  add_proposals (self, all, open);
  add_proposals (self, all, settled);
  if (self->take_newest && self->proposals->len > 0)
    self->proposal = lian_record_get_id (self->proposals->pdata[0]);
  if (find_proposal (self) == NULL)
    self->proposal = 0;
}

static void
take_changes (LianCoverageJob *self, const GPtrArray *records)
{
  g_array_set_size (self->changes, 0);
  for (guint i = 0; i < records->len; i++)
    {
      LianServiceChange change;
      lian_service_change_read (records->pdata[i], &change);
      g_array_append_val (self->changes, change);
    }
}

static void
describe_changes (LianCoverageJob *self, LianTxn *txn)
{
  self->change_words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->changes->len; i++)
    g_ptr_array_add (self->change_words,
                     lian_coverage_words_service_change (
                         txn, &g_array_index (self->changes, LianServiceChange, i)));
}

static void
take_scope (LianCoverageJob *self, const LianGroundScope *scope)
{
  self->trade = scope->trade;
  self->city = scope->city;
  self->measure = scope->measure;
  self->network = scope->network;
}

/* A proposal brings its scope, its changes and what comes of them. */
static gboolean
assess (LianCoverageJob *self, LianTxn *txn, GCancellable *cancellable, GError **error)
{
  self->assessment = lian_proposal_assess (txn, self->proposal, cancellable, error);
  if (self->assessment == NULL)
    return FALSE;
  self->comparison = lian_comparison_ref (self->assessment->comparison);
  self->weighings = g_ptr_array_ref (self->assessment->weighings);
  self->shares = g_ptr_array_ref (self->assessment->shares);
  self->cuts = g_ptr_array_ref (self->assessment->cuts);
  self->percent = self->assessment->percent;
  self->coverage = lian_coverage_ref (self->comparison->before);
  self->ground = lian_ground_ref (self->coverage->ground);
  take_scope (self, &lian_ground_get_parts (self->ground)->scope);
  take_changes (self, self->assessment->records);
  describe_changes (self, txn);
  return TRUE;
}

/* One that is carried out shows what it was decided with, beside the ground as it is now. */
static gboolean
recall (LianCoverageJob *self, LianTxn *txn, const LianRecord *proposal, GCancellable *cancellable,
        GError **error)
{
  LianGroundScope scope;
  LianStandard given;
  g_autoptr (GPtrArray) records = lian_txn_list (txn, lian_type_find ("service_change"),
                                                 "service_proposal", self->proposal);
  lian_proposal_read_scope (proposal, &scope, &given);
  self->kept = lian_proposal_kept_read (lian_record_get_text (proposal, "figures"));
  self->ground = lian_ground_read (txn, &scope, &given, cancellable, error);
  if (self->ground == NULL)
    return FALSE;
  take_scope (self, &scope);
  take_changes (self, records);
  describe_changes (self, txn);
  return TRUE;
}

/* Reads the proposal that is looked at, and the ground it is about. */
gboolean
_lian_coverage_job_look_at_proposal (LianCoverageJob *self, LianTxn *txn, GCancellable *cancellable,
                                     GError **error)
{
  static const char *const done[] = { "CARRIED_OUT", NULL };
  const LianRecord *proposal = find_proposal (self);
  return is_in (proposal, done) ? recall (self, txn, proposal, cancellable, error)
                                : assess (self, txn, cancellable, error);
}

static gboolean
weigh (LianCoverageJob *self, LianTxn *txn, const LianStandard *given, GCancellable *cancellable,
       GError **error)
{
  self->cuts = lian_proposal_find_cuts (txn, self->changes);
  self->weighings
      = lian_weigh_changes (txn, self->ground, given, self->changes, cancellable, error);
  self->comparison = self->weighings != NULL
                         ? lian_weighings_compare (self->weighings, self->ground, self->changes,
                                                   cancellable, error)
                         : NULL;
  return self->comparison != NULL;
}

/* Weighs what is tried out; what can't be is told as a refusal. */
gboolean
_lian_coverage_job_try (LianCoverageJob *self, LianTxn *txn, const LianStandard *given,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) refused = NULL;
  describe_changes (self, txn);
  if (self->changes->len == 0)
    return TRUE;
  if (!weigh (self, txn, given, cancellable, &refused))
    {
      self->refusal = g_strdup (refused->message);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  self->shares = lian_adjust_shares (txn, self->changes, &self->percent);
  return TRUE;
}
