/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several like cases decided with one reason, as one act.
 *
 * Each case is decided as if it were alone: its own recommendation, number and receipt, and the
 * same rules.  All of them are asked first, and one that refuses stops all: an officer answers for
 * what was shown, so nothing is left out that the screen did not leave out. */
#include "lian-decide-group.h"
#include "lian-decide-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-relation-cut.h"

/* So many refusals are named; who has more looks at the list. */
#define MOST_NAMED 8

/**
 * lian_group_case_free:
 * @self: (nullable) (transfer full): a case
 */
void
lian_group_case_free (LianGroupCase *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->seen);
  g_clear_pointer (&self->facts, lian_case_free);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  g_free (self);
}

/* A record that is gone is told by its id; nothing else is known of it. */
static char *
describe_gone (gint64 activity)
{
  return g_strdup_printf ("[%" G_GINT64_FORMAT "]", activity);
}

static LianGroupCase *
read_one (LianTxn *txn, gint64 activity, GError **error)
{
  g_autoptr (GError) local = NULL;
  LianCase *facts = lian_case_load (txn, activity, &local);
  if (facts == NULL && !g_error_matches (local, LIAN_ERROR, LIAN_ERROR_INPUT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  LianGroupCase *self = g_new0 (LianGroupCase, 1);
  self->activity = activity;
  self->facts = facts;
  self->taken = facts != NULL;
  if (facts == NULL)
    {
      self->title = describe_gone (activity);
      return self;
    }
  const LianRecord *waiting = lian_case_get_decision (facts, "WAITING");
  self->title = lian_isolate_join (" · ", facts->cooperative_name, facts->activity_name, NULL);
  self->seen = lian_case_dup_seen (facts);
  self->cuts = lian_relation_cuts (txn, &(LianRelationChange){ .by = LIAN_CUTTER_DECISION,
                                                               .activity = activity,
                                                               .outcome = "CENTRALISE" });
  self->decision = waiting != NULL ? lian_record_get_id (waiting) : 0;
  return self;
}

/**
 * lian_group_read:
 * @txn: the base
 * @activities: (element-type gint64): the activities
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianGroupCase) (nullable): their cases as they are now, in
 *   the same order; one that is gone is among them
 */
GPtrArray *
lian_group_read (LianTxn *txn, const GArray *activities, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_group_case_free);
  for (guint i = 0; i < activities->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      LianGroupCase *one = read_one (txn, g_array_index (activities, gint64, i), error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (cases, one);
    }
  return g_steal_pointer (&cases);
}

static void
foresee_decision (const LianCase *facts, const LianGroupWish *wish, LianGroupOutlook *outlook)
{
  outlook->outcomes[0]
      = wish->outcome != NULL ? wish->outcome : lian_case_get_recommended (facts, 0);
  outlook->outcomes[1]
      = wish->outcome != NULL ? wish->also : lian_case_get_recommended (facts, 1);
  if (outlook->outcomes[0] == NULL)
    outlook->refusal = g_strdup (_ ("The rules recommend nothing here; decide for a form."));
  else if (g_strcmp0 (outlook->outcomes[0], outlook->outcomes[1]) == 0)
    outlook->refusal = g_strdup (_ ("The second form is the first one again."));
  for (guint i = 0; outlook->outcomes[i] != NULL; i++)
    {
      outlook->demands |= lian_decide_get_demands (facts, outlook->outcomes[i]);
      outlook->departs |= !lian_case_recommends (facts, outlook->outcomes[i]);
    }
  outlook->waits = (outlook->demands & LIAN_DEMAND_COUNTERSIGNATURE) != 0;
  outlook->blocked_by = _lian_decide_dup_blocked_by (facts, outlook->outcomes);
  outlook->replaces = lian_case_get_decision (facts, "WAITING");
  if (outlook->replaces == NULL)
    outlook->replaces = lian_case_get_decision (facts, "IN_FORCE");
}

static void
foresee_signature (const LianCase *facts, const LianGroupWish *wish, LianGroupOutlook *outlook)
{
  const LianRecord *waiting = lian_case_get_decision (facts, "WAITING");
  if (waiting == NULL)
    {
      outlook->refusal = g_strdup (_ ("No decision waits for a countersignature here."));
      return;
    }
  outlook->outcomes[0] = lian_record_get_text (waiting, "outcome");
  if (outlook->outcomes[0] != NULL)
    outlook->outcomes[1] = lian_record_get_text (waiting, "outcome_also");
  outlook->blocked_by = g_strdup (lian_record_get_text (waiting, "blocked_by"));
  outlook->departs = lian_record_get_truth (waiting, "override") == LIAN_YES;
  outlook->replaces = lian_case_get_decision (facts, "IN_FORCE");
  if (wish->officer != 0 && wish->officer == lian_record_get_number (waiting, "officer"))
    outlook->refusal = g_strdup (_ ("Who decided can't countersign: a second officer must."));
}

static const GPtrArray *
find_cuts (const LianGroupCase *self, const LianGroupOutlook *outlook)
{
  gboolean gathers = FALSE;
  for (guint i = 0; outlook->outcomes[i] != NULL; i++)
    gathers = gathers || lian_relation_outcome_gathers (outlook->outcomes[i]);
  return gathers && self->cuts != NULL && self->cuts->len > 0 ? self->cuts : NULL;
}

/**
 * lian_group_foresee:
 * @self: a case
 * @wish: what is asked for
 * @outlook: (out caller-allocates): what the case would get; clear it with
 *   lian_group_outlook_clear(), before @self goes
 *
 * Says what lian_decide_group() would do with the case, as far as the case itself tells.
 */
void
lian_group_foresee (const LianGroupCase *self, const LianGroupWish *wish,
                    LianGroupOutlook *outlook)
{
  *outlook = (LianGroupOutlook){ 0 };
  if (self->facts == NULL)
    outlook->refusal = g_strdup (_ ("The activity is no longer there."));
  else if (wish->deed == LIAN_GROUP_DECIDE)
    foresee_decision (self->facts, wish, outlook);
  else if (wish->deed == LIAN_GROUP_COUNTERSIGN)
    foresee_signature (self->facts, wish, outlook);
  else
    outlook->demands = LIAN_DEMAND_REASON;
  outlook->cuts = find_cuts (self, outlook);
}

/**
 * lian_group_outlook_clear:
 * @outlook: an outlook
 *
 * Frees what it holds.
 */
void
lian_group_outlook_clear (LianGroupOutlook *outlook)
{
  g_clear_pointer (&outlook->blocked_by, g_free);
  g_clear_pointer (&outlook->refusal, g_free);
}

/**
 * lian_group_request_new:
 * @deed: what is done
 *
 * Returns: (transfer full): a request without cases
 */
LianGroupRequest *
lian_group_request_new (LianGroupDeed deed)
{
  LianGroupRequest *self = g_new0 (LianGroupRequest, 1);
  self->wish.deed = deed;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_group_case_free);
  self->made = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * lian_group_request_add:
 * @self: a request
 * @one: a case that was looked at
 *
 * Adds what is needed to decide on it; the facts are read again when that is done.
 */
void
lian_group_request_add (LianGroupRequest *self, const LianGroupCase *one)
{
  LianGroupCase *copy = g_new0 (LianGroupCase, 1);
  *copy = (LianGroupCase){ .activity = one->activity, .decision = one->decision,
                           .title = g_strdup (one->title), .seen = g_strdup (one->seen),
                           .taken = one->taken };
  g_ptr_array_add (self->cases, copy);
}

/**
 * lian_group_request_free:
 * @self: (nullable) (transfer full): a request
 */
void
lian_group_request_free (LianGroupRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->wish.reason);
  g_free (self->wish.way);
  g_ptr_array_unref (self->cases);
  g_array_unref (self->made);
  g_free (self);
}

static LianDecideRequest *
create_decision (const LianGroupWish *wish, const LianGroupCase *one)
{
  LianDecideRequest *request = lian_decide_request_new (one->activity);
  request->seen = g_strdup (one->seen);
  request->outcome = g_strdup (wish->outcome);
  request->also = g_strdup (wish->also);
  request->reason = g_strdup (wish->reason);
  request->review_on = wish->deed == LIAN_GROUP_DECIDE ? wish->review_on : 0;
  return request;
}

static LianSignRequest *
create_signature (const LianGroupWish *wish, const LianGroupCase *one)
{
  LianSignRequest *request = lian_sign_request_new (one->decision);
  request->way = g_strdup (wish->way);
  request->officer = wish->officer;
  request->signed_on = wish->signed_on;
  return request;
}

/* A countersignature is given to what was shown too. */
static gboolean
may_countersign (LianTxn *txn, const LianGroupWish *wish, const LianGroupCase *one, GError **error)
{
  g_autoptr (LianCase) facts = lian_case_load (txn, one->activity, error);
  g_autoptr (LianSignRequest) request = create_signature (wish, one);
  return facts != NULL && _lian_decide_is_as_seen (facts, one->seen, error)
         && _lian_decide_may_countersign (txn, request, error);
}

static gboolean
may (LianTxn *txn, const LianGroupWish *wish, const LianGroupCase *one, GError **error)
{
  if (wish->deed == LIAN_GROUP_COUNTERSIGN)
    return may_countersign (txn, wish, one, error);
  g_autoptr (LianDecideRequest) request = create_decision (wish, one);
  return _lian_decide_may (txn, request, wish->deed == LIAN_GROUP_RETURN, error);
}

/* The first refusals by name, in one error. */
static gboolean
find_refusals (LianTxn *txn, const LianGroupRequest *self, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;
  int code = LIAN_ERROR_CONSTRAINT;
  for (guint i = 0; i < self->cases->len; i++)
    {
      const LianGroupCase *one = self->cases->pdata[i];
      g_autoptr (GError) local = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!one->taken || may (txn, &self->wish, one, &local))
        continue;
      if (n++ < MOST_NAMED)
        g_string_append_printf (names, "\n%s: %s", one->title, local->message);
      if (g_error_matches (local, LIAN_ERROR, LIAN_ERROR_CONFLICT))
        code = LIAN_ERROR_CONFLICT;
    }
  if (n == 0)
    return TRUE;
  if (n > MOST_NAMED)
    g_string_append (names, "\n…");
  g_set_error (error, LIAN_ERROR, code,
               ngettext ("Nothing was recorded: %u case stands in the way.%s",
                         "Nothing was recorded: %u cases stand in the way.%s", n),
               n, names->str);
  return FALSE;
}

static gint64
do_one (LianTxn *txn, const LianGroupWish *wish, const LianGroupCase *one, GError **error)
{
  if (wish->deed == LIAN_GROUP_COUNTERSIGN)
    {
      g_autoptr (LianSignRequest) signature = create_signature (wish, one);
      return lian_decide_countersign (txn, signature, NULL, error) ? one->decision : 0;
    }
  g_autoptr (LianDecideRequest) request = create_decision (wish, one);
  gboolean done = wish->deed == LIAN_GROUP_RETURN
                      ? lian_decide_return (txn, request, NULL, error)
                      : lian_decide (txn, request, NULL, error);
  return done ? request->decision : 0;
}

/**
 * lian_decide_group:
 * @txn: the base, in a write
 * @request: (type LianGroupRequest): what is done, and with which cases
 * @cancellable: (nullable): stops between cases; nothing is written then
 * @error: return location; names every case that stands in the way, %LIAN_ERROR_CONFLICT where one
 *   has changed or was decided meanwhile
 *
 * Decides, returns or countersigns all cases that are taken, or none.
 *
 * Returns: whether it was done
 */
gboolean
lian_decide_group (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianGroupRequest *self = request;
  g_array_set_size (self->made, 0);
  if (!find_refusals (txn, self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->cases->len; i++)
    {
      const LianGroupCase *one = self->cases->pdata[i];
      if (!one->taken)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gint64 made = do_one (txn, &self->wish, one, error);
      if (made == 0)
        {
          g_prefix_error (error, "%s: ", one->title);
          return FALSE;
        }
      g_array_append_val (self->made, made);
    }
  if (self->made->len > 0)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("No case is chosen."));
  return FALSE;
}
