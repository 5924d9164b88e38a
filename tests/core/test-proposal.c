/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What-if sheets: from draft to carried out, and what stands in the way. */
#include "ground-street.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-proposal-check.h"
#include "lian-proposal-kept.h"
#include "lian-worklist.h"

static gboolean
write_act (Street *self, LianTxnFunc act, LianProposalRequest *request, int code,
           const char *named)
{
  g_autoptr (GError) error = NULL;
  gboolean done = lian_store_write (self->base.store, "proposal", NULL, act, request, NULL, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, LIAN_ERROR, code);
  if (named != NULL && strstr (error->message, named) == NULL)
    g_error ("“%s” does not name “%s”", error->message, named);
  return done;
}

static gint64
create (Street *self, const LianServiceChange *changes, guint n)
{
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (0);
  request->title = g_strdup ("Fewer menders");
  request->scope.trade = self->trade;
  for (guint i = 0; i < n; i++)
    lian_proposal_request_add (request, &changes[i]);
  write_act (self, lian_proposal_create, request, -1, NULL);
  return request->proposal;
}

static gint64
create_closing (Street *self)
{
  const LianServiceChange closing
      = { .kind = LIAN_SERVICE_CLOSE, .point = self->west_point, .capacity = -1 };
  return create (self, &closing, 1);
}

static void
put (Street *self, gint64 proposal)
{
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  write_act (self, lian_proposal_put, request, -1, NULL);
}

static void
decide (Street *self, gint64 proposal, gboolean accept, gboolean override, const char *reason,
        int code, const char *named)
{
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  request->accept = accept;
  request->override = override;
  request->reason = g_strdup (reason);
  write_act (self, lian_proposal_decide, request, code, named);
}

static void
countersign (Street *self, gint64 proposal, int code)
{
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  request->way = g_strdup ("ACCOUNT");
  write_act (self, lian_proposal_countersign, request, code, NULL);
}

static void
carry_out (Street *self, gint64 proposal, int code, const char *named)
{
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  write_act (self, lian_proposal_carry_out, request, code, named);
}

static void
assert_field (Street *self, const char *type, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = street_get (self, type, id, field);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_state (Street *self, gint64 proposal, const char *state)
{
  assert_field (self, "service_proposal", proposal, "state", state);
}

static void
set_facts (Street *self, gint64 point)
{
  static const char *const facts[] = { "unreasonable", "investigated", "adjustment_prepared" };
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    lian_test_set (self->base.store, "service_point", point, facts[i], "yes");
}

static void
act_as (Street *self, gint64 officer)
{
  lian_store_set_author (self->base.store, officer);
}

/* R3: nobody closes a point by accident. */
static void
test_override (Street *self, gconstpointer data)
{
  gint64 proposal = create_closing (self);
  assert_state (self, proposal, "DRAFT");
  decide (self, proposal, TRUE, TRUE, "x", LIAN_ERROR_CONFLICT, "Fewer menders");
  put (self, proposal);
  assert_field (self, "service_proposal", proposal, "number", "1956/000/0001");
  act_as (self, self->test.clerk);
  decide (self, proposal, TRUE, TRUE, "x", LIAN_ERROR_CONSTRAINT, "clerk");
  act_as (self, self->test.decider);
  decide (self, proposal, TRUE, FALSE, "x", LIAN_ERROR_CONSTRAINT, "West Mender");
  decide (self, proposal, TRUE, TRUE, NULL, LIAN_ERROR_CONSTRAINT, "reason");
  decide (self, proposal, TRUE, TRUE, "The roof fell in.", -1, NULL);
  assert_state (self, proposal, "ACCEPTED");
  carry_out (self, proposal, LIAN_ERROR_CONSTRAINT, "countersign");
  countersign (self, proposal, LIAN_ERROR_CONSTRAINT);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  countersign (self, proposal, LIAN_ERROR_CONSTRAINT);
  carry_out (self, proposal, -1, NULL);
  assert_state (self, proposal, "CARRIED_OUT");
  assert_field (self, "service_point", self->west_point, "closed", "1956-04-15");
}

/* One act, one step back, and it can be done again. */
static void
test_one_step (Street *self, gconstpointer data)
{
  set_facts (self, self->west_point);
  gint64 proposal = create_closing (self);
  put (self, proposal);
  decide (self, proposal, TRUE, FALSE, NULL, -1, NULL);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  g_autofree char *before = lian_test_base_dump (&self->base);
  carry_out (self, proposal, -1, NULL);
  g_assert_cmpint (lian_store_undo (self->base.store, 0, NULL, NULL), >, 0);
  g_autofree char *after = lian_test_base_dump (&self->base);
  assert_state (self, proposal, "ACCEPTED");
  assert_field (self, "service_point", self->west_point, "closed", NULL);
  g_assert_cmpstr (after, ==, before);
  carry_out (self, proposal, -1, NULL);
  assert_field (self, "service_point", self->west_point, "closed", "1956-04-15");
}

/* What somebody changed meanwhile is named and not overwritten. */
static void
test_changed_meanwhile (Street *self, gconstpointer data)
{
  set_facts (self, self->west_point);
  gint64 proposal = create_closing (self);
  put (self, proposal);
  lian_test_set (self->base.store, "service_point", self->west_point, "note", "A new roof.");
  decide (self, proposal, TRUE, FALSE, NULL, LIAN_ERROR_CONFLICT, "West Mender");
  put (self, proposal);
  decide (self, proposal, TRUE, FALSE, NULL, -1, NULL);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  lian_test_set (self->base.store, "service_point", self->west_point, "workers", "3");
  carry_out (self, proposal, LIAN_ERROR_CONFLICT, "West Mender");
  assert_state (self, proposal, "ACCEPTED");
  assert_field (self, "service_point", self->west_point, "closed", NULL);
  lian_test_set (self->base.store, "service_point", self->west_point, "workers", "2");
  carry_out (self, proposal, -1, NULL);
}

static void
test_rejected (Street *self, gconstpointer data)
{
  gint64 proposal = create_closing (self);
  put (self, proposal);
  decide (self, proposal, FALSE, FALSE, NULL, LIAN_ERROR_CONSTRAINT, "reason");
  decide (self, proposal, FALSE, FALSE, "West needs it.", -1, NULL);
  assert_state (self, proposal, "REJECTED");
  g_assert_cmpuint (street_count (self, "impact_finding"), ==, 0);
  carry_out (self, proposal, LIAN_ERROR_CONFLICT, "Fewer menders");
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  write_act (self, lian_proposal_take_back, request, -1, NULL);
  assert_state (self, proposal, "DRAFT");
  assert_field (self, "service_proposal", proposal, "decided_by", NULL);
  write_act (self, lian_proposal_take_back, request, LIAN_ERROR_CONFLICT, "Fewer menders");
  put (self, proposal);
  assert_field (self, "service_proposal", proposal, "number", "1956/000/0001");
  g_assert_cmpuint (street_count (self, "impact_finding"), ==, 1);
}

/* A draft is changed freely; an empty one, or what is no change, is refused. */
static void
test_draft (Street *self, gconstpointer data)
{
  gint64 proposal = create (self, NULL, 0);
  g_autoptr (LianProposalRequest) request = lian_proposal_request_new (proposal);
  write_act (self, lian_proposal_put, request, LIAN_ERROR_CONSTRAINT, "add a change");
  lian_proposal_request_add (request, &(LianServiceChange){ .kind = LIAN_SERVICE_MERGE,
                                                            .point = self->west_point,
                                                            .capacity = -1 });
  write_act (self, lian_proposal_add, request, LIAN_ERROR_CONSTRAINT, "merged into");
  g_array_index (request->changes, LianServiceChange, 0).into = self->east_point;
  write_act (self, lian_proposal_add, request, -1, NULL);
  g_assert_cmpuint (street_count (self, "service_change"), ==, 1);
  request->change = self->west_point;
  write_act (self, lian_proposal_remove, request, LIAN_ERROR_CONSTRAINT, NULL);
  put (self, proposal);
  write_act (self, lian_proposal_add, request, LIAN_ERROR_CONFLICT, "Fewer menders");
}

typedef struct
{
  gint64 proposal;
  LianAssessment *assessment;
  char *evidence;
} Assess;

static gboolean
assess (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Assess *job = data;
  job->assessment = lian_proposal_assess (txn, job->proposal, NULL, error);
  if (job->assessment != NULL)
    job->evidence = lian_comparison_dup_evidence (job->assessment->comparison, txn);
  return job->assessment != NULL;
}

static void
test_assessment (Street *self, gconstpointer data)
{
  Assess job = { create_closing (self), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  const LianAssessment *found = job.assessment;
  g_assert_cmpint (found->comparison->harm->residents_lost, ==, 100);
  g_assert_cmpint (found->comparison->harm->extra_person_metres, ==, 100 * 1000);
  g_assert_cmpuint (found->weighings->len, ==, 1);
  g_assert_cmpuint (found->shares->len, ==, 1);
  g_assert_cmpuint (((LianAdjustShare *) found->shares->pdata[0])->adjusted, ==, 1);
  g_assert_cmpuint (((LianAdjustShare *) found->shares->pdata[0])->points, ==, 2);
  g_assert_true (found->too_many);
  g_assert_true (found->countersign);
  g_assert_cmpint (found->impact, ==, LIAN_YES);
  g_assert_cmpuint (found->obstacles->len, ==, 1);
  g_autofree char *obstacle = lian_obstacle_dup_text (found->obstacles->pdata[0]);
  g_assert_nonnull (strstr (obstacle, "West Mender"));
  g_assert_nonnull (strstr (obstacle, "R3"));
  g_assert_nonnull (strstr (job.evidence, "100 of 330"));
  g_assert_nonnull (strstr (job.evidence, "303.0"));
  g_assert_nonnull (strstr (job.evidence, "Resolution 7"));
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
}

/* Nobody loses by a new point; with a figure missing nothing is shown. */
static void
test_impact (Street *self, gconstpointer data)
{
  const LianServiceChange opening = { .kind = LIAN_SERVICE_OPEN, .cooperative = self->test.cooperative,
                                      .neighbourhood = self->middle, .capacity = -1 };
  Assess job = { create (self, &opening, 1), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpint (job.assessment->impact, ==, LIAN_NO);
  g_assert_false (job.assessment->countersign);
  g_assert_cmpint (job.assessment->comparison->residents_gained, ==, 30);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
  lian_test_set (self->base.store, "service_standard", self->standard, "tolerated", NULL);
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpint (job.assessment->impact, ==, LIAN_UNKNOWN);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
}

static gboolean
find_finding (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("impact_finding"));
  g_assert_cmpuint (all->len, ==, 1);
  *(LianRecord **) data = lian_record_copy (all->pdata[0]);
  return TRUE;
}

/* Figures propose; put again, they are computed anew and not beside the old ones. */
static void
test_finding (Street *self, gconstpointer data)
{
  g_autoptr (LianRecord) finding = NULL;
  gint64 proposal = create_closing (self);
  g_assert_cmpuint (street_count (self, "impact_finding"), ==, 0);
  put (self, proposal);
  lian_test_set (self->base.store, "neighbourhood", self->west, "residents", "20");
  put (self, proposal);
  g_assert_true (lian_store_read (self->base.store, find_finding, &finding, NULL));
  g_assert_cmpint (lian_record_get_number (finding, "activity"), ==, self->test.activity);
  g_assert_cmpint (lian_record_get_number (finding, "service_proposal"), ==, proposal);
  g_assert_cmpstr (lian_record_get_text (finding, "state"), ==, "PROPOSED");
  g_assert_cmpint (lian_record_get_truth (finding, "value"), ==, LIAN_NO);
  g_assert_nonnull (strstr (lian_record_get_text (finding, "evidence"), "20 of 250"));
  assert_field (self, "activity", self->test.activity, "consumer_impact", NULL);
}

static void
assert_checked (Street *self, gboolean same)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_proposal_check_free);
  g_assert_true (lian_proposal_check_all (self->base.store, self->base.path, found, NULL));
  g_assert_cmpuint (found->len, ==, 1);
  const LianProposalCheck *check = found->pdata[0];
  g_assert_cmpstr (check->number, ==, "1956/000/0001");
  g_assert_cmpint (check->same, ==, same);
  g_assert_cmpint (check->detail == NULL, ==, same);
}

/* The figures follow from the base as it was; whoever touches them is found. */
static void
test_check (Street *self, gconstpointer data)
{
  set_facts (self, self->west_point);
  gint64 proposal = create_closing (self);
  put (self, proposal);
  lian_test_set (self->base.store, "neighbourhood", self->west, "residents", "20");
  assert_checked (self, TRUE);
  lian_test_set (self->base.store, "neighbourhood", self->west, "residents", "100");
  decide (self, proposal, TRUE, FALSE, NULL, -1, NULL);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  carry_out (self, proposal, -1, NULL);
  lian_test_set (self->base.store, "neighbourhood", self->east, "residents", "7");
  assert_checked (self, TRUE);
  g_autofree char *figures = street_get (self, "service_proposal", proposal, "figures");
  g_auto (GStrv) pieces = g_strsplit (figures, "\"residents_lost\": 100", -1);
  g_autofree char *touched = g_strjoinv ("\"residents_lost\": 10", pieces);
  g_assert_cmpstr (touched, !=, figures);
  lian_test_set (self->base.store, "service_proposal", proposal, "figures", touched);
  assert_checked (self, FALSE);
}

typedef struct
{
  gint64 proposal;
  const char *kind;
  const char *field;
  gint64 found;
} Done;

static gboolean
find_done (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Done *job = data;
  g_autoptr (GPtrArray) changes = lian_txn_list (txn, lian_type_find ("service_change"),
                                                 "service_proposal", job->proposal);
  for (guint i = 0; i < changes->len; i++)
    if (g_strcmp0 (lian_record_get_text (changes->pdata[i], "kind"), job->kind) == 0)
      job->found = lian_record_get_number (changes->pdata[i], job->field);
  return TRUE;
}

static gint64
done_by (Street *self, gint64 proposal, const char *kind, const char *field)
{
  Done job = { proposal, kind, field, 0 };
  g_assert_true (lian_store_read (self->base.store, find_done, &job, NULL));
  g_assert_cmpint (job.found, !=, 0);
  return job.found;
}

/* A point without a word of its trade is in that of its co-operative, as the ground counts it. */
static void
test_trade_of_cooperative (Street *self, gconstpointer data)
{
  gint64 trade = self->trade;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, trade);
  lian_test_set (self->base.store, "cooperative", self->test.cooperative, "trade", text);
  gint64 lone = street_insert (self, "service_point",
                               "name_en=Lone Mender;cooperative=%" G_GINT64_FORMAT ";x=2000;y=0",
                               self->test.cooperative);
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_CLOSE, .point = lone, .capacity = -1 },
    { .kind = LIAN_SERVICE_CLOSE, .point = self->west_point, .capacity = -1 },
  };
  self->trade = 0;
  Assess job = { create (self, changes, G_N_ELEMENTS (changes)), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpuint (job.assessment->weighings->len, ==, 1);
  const LianGround *ground = job.assessment->comparison->before->ground;
  g_assert_cmpint (lian_ground_get_parts (ground)->scope.trade, ==, trade);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
}

static void
assert_weighing (const LianWeighing *weighing, const char *trade, gint64 lost)
{
  g_assert_cmpstr (weighing->title, ==, trade);
  g_assert_cmpint (weighing->comparison->harm->residents_lost, ==, lost);
}

typedef struct
{
  gint64 activity;
  gint64 *found;
} Finding;

static gboolean
find_activity (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Finding *asked = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("impact_finding"), "activity",
                                             asked->activity);
  *asked->found = all->len == 1 ? lian_record_get_id (all->pdata[0]) : 0;
  return TRUE;
}

/* P2: trade by trade.  A proposal for all trades is weighed within the one that it is about. */
static void
test_trade_by_trade (Street *self, gconstpointer data)
{
  gint64 hair = street_insert (self, "trade", "code=H;name_en=Hair;trade_class=REPAIR_SERVICE");
  gint64 barber = street_insert (self, "service_point",
                                 "name_en=Barber;cooperative=%" G_GINT64_FORMAT
                                 ";trade=%" G_GINT64_FORMAT ";x=10;y=0",
                                 self->test.cooperative, hair);
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_CLOSE, .point = self->west_point, .capacity = -1 },
    { .kind = LIAN_SERVICE_CLOSE, .point = barber, .capacity = -1 },
  };
  self->trade = 0;
  Assess job = { create (self, changes, 1), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpuint (job.assessment->weighings->len, ==, 1);
  g_assert_cmpint (job.assessment->comparison->harm->residents_lost, ==, 100);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
  job = (Assess){ create (self, changes, 2), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpuint (job.assessment->weighings->len, ==, 2);
  assert_weighing (job.assessment->weighings->pdata[0], "Shoes", 100);
  assert_weighing (job.assessment->weighings->pdata[1], "Hair", 100);
  g_assert_cmpint (job.assessment->impact, ==, LIAN_YES);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
}

/* A point of two trades is missed in both, and each activity hears of its own. */
static void
test_further_trade (Street *self, gconstpointer data)
{
  gint64 locks = street_insert (self, "trade", "code=L;name_en=Locks;trade_class=REPAIR_SERVICE");
  gint64 activity = street_insert (self, "activity",
                                   "name_en=Locks;cooperative=%" G_GINT64_FORMAT
                                   ";trade=%" G_GINT64_FORMAT,
                                   self->test.cooperative, locks);
  street_insert (self, "point_trade", "service_point=%" G_GINT64_FORMAT ";trade=%" G_GINT64_FORMAT,
                 self->east_point, locks);
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_MERGE, .point = self->east_point, .into = self->west_point,
      .capacity = -1 },
  };
  Assess job = { create (self, changes, 1), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  g_assert_cmpuint (job.assessment->weighings->len, ==, 2);
  assert_weighing (job.assessment->weighings->pdata[0], "Shoes", 200);
  assert_weighing (job.assessment->weighings->pdata[1], "Locks", 200);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
  put (self, job.proposal);
  g_assert_cmpuint (street_count (self, "impact_finding"), ==, 2);
  gint64 found = 0;
  Finding asked = { activity, &found };
  g_assert_true (lian_store_read (self->base.store, find_activity, &asked, NULL));
  g_assert_cmpint (found, !=, 0);
}

static void
assert_share (Street *self, const LianServiceChange *changes, guint n, guint adjusted, guint points,
              gboolean too_many)
{
  Assess job = { create (self, changes, n), NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, assess, &job, NULL));
  const LianAdjustShare *share = job.assessment->shares->pdata[0];
  g_assert_cmpint (share->cooperative, ==, self->test.cooperative);
  g_assert_cmpuint (share->adjusted, ==, adjusted);
  g_assert_cmpuint (share->points, ==, points);
  g_assert_cmpint (job.assessment->too_many, ==, too_many);
  g_autofree char *text = lian_adjust_share_dup_text (share, job.assessment->percent);
  g_assert_cmpint (strstr (text, "A8") != NULL, ==, too_many);
  lian_assessment_free (job.assessment);
  g_free (job.evidence);
}

/* E4: one of six is under a fifth; and it is the co-operative's points of the trade that count. */
static void
test_share (Street *self, gconstpointer data)
{
  gint64 hair = street_insert (self, "trade", "code=H;name_en=Hair;trade_class=REPAIR_SERVICE");
  gint64 others = street_insert (self, "cooperative", "name_en=Others");
  for (int i = 0; i < 4; i++)
    street_insert (self, "service_point",
                   "name_en=Mender %d;cooperative=%" G_GINT64_FORMAT ";trade=%" G_GINT64_FORMAT
                   ";x=%d;y=5",
                   i, self->test.cooperative, self->trade, i * 300);
  for (int i = 0; i < 9; i++)
    street_insert (self, "service_point",
                   "name_en=Other %d;cooperative=%" G_GINT64_FORMAT ";trade=%" G_GINT64_FORMAT
                   ";x=%d;y=9",
                   i, i < 5 ? others : self->test.cooperative, i < 5 ? self->trade : hair, i * 100);
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_CLOSE, .point = self->west_point, .capacity = -1 },
    { .kind = LIAN_SERVICE_MOVE, .point = self->east_point, .neighbourhood = self->middle,
      .capacity = -1 },
  };
  assert_share (self, changes, 1, 1, 6, FALSE);
  assert_share (self, changes, 2, 2, 6, TRUE);
  lian_test_set (self->base.store, "service_point", self->east_point, "closed", "1955-10-01");
  assert_share (self, changes, 1, 2, 6, TRUE);
  lian_test_set (self->base.store, "service_point", self->east_point, "closed", "1954-10-01");
  assert_share (self, changes, 1, 1, 5, FALSE);
}

/* What it was decided with can be read when its points are not there any more. */
static void
test_kept (Street *self, gconstpointer data)
{
  set_facts (self, self->west_point);
  gint64 proposal = create_closing (self);
  g_autofree char *draft = street_get (self, "service_proposal", proposal, "figures");
  g_assert_null (lian_proposal_kept_read (draft));
  put (self, proposal);
  decide (self, proposal, TRUE, FALSE, NULL, -1, NULL);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  carry_out (self, proposal, -1, NULL);
  Assess job = { proposal, NULL, NULL };
  g_assert_false (lian_store_read (self->base.store, assess, &job, NULL));
  g_autofree char *figures = street_get (self, "service_proposal", proposal, "figures");
  g_autoptr (LianProposalKept) kept = lian_proposal_kept_read (figures);
  const LianKeptTrade *trade = kept->trades->pdata[0];
  g_assert_cmpint (kept->computed_on, ==, lian_date_new (1956, 4, 15));
  g_assert_cmpint (kept->impact, ==, LIAN_YES);
  g_assert_cmpint (trade->lost, ==, 100);
  g_assert_cmpint (trade->before.by_point - trade->after.by_point, ==, 100);
  g_assert_cmpuint (trade->losers->len, ==, 1);
  const LianKeptPlace *loser = trade->losers->pdata[0];
  g_assert_cmpstr (loser->title, ==, "West");
  g_assert_cmpint (loser->why, ==, LIAN_LOSS_TOO_FAR);
  g_assert_cmpint (loser->after, ==, 1000);
  g_assert_true (((LianAdjustShare *) kept->shares->pdata[0])->too_many);
  g_assert_null (lian_proposal_kept_read ("[1]"));
  g_autoptr (LianProposalKept) odd = lian_proposal_kept_read (
      "{\"computed_on\": \"then\", \"act\": {}, \"trades\": [1, {\"harm\": [], \"before\": 3}]}");
  g_assert_cmpuint (odd->trades->len, ==, 1);
  g_assert_cmpint (((LianKeptTrade *) odd->trades->pdata[0])->lost, ==, 0);
}

static gboolean
list_work (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianWorkList) work = lian_txn_list_work (txn, FALSE, NULL, error);
  for (guint i = 0; i < work->items->len; i++)
    {
      const LianWorkItem *item = work->items->pdata[i];
      if (g_str_equal (item->type->id, "service_proposal"))
        g_string_append_printf (data, "%s: %s; ", item->what, item->why);
    }
  return TRUE;
}

static void
assert_work (Street *self, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_assert_true (lian_store_read (self->base.store, list_work, found, NULL));
  g_assert_cmpstr (found->str, ==, expected);
}

/* What waits for somebody stands on the work list. */
static void
test_work (Street *self, gconstpointer data)
{
  set_facts (self, self->west_point);
  gint64 proposal = create_closing (self);
  assert_work (self, "");
  put (self, proposal);
  assert_work (self, "Fewer menders: Service proposal waits for the decision; ");
  decide (self, proposal, TRUE, FALSE, NULL, -1, NULL);
  assert_work (self, "Fewer menders: Service proposal waits for the countersignature; ");
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  assert_work (self, "Fewer menders: Service proposal waits to be carried out; ");
  carry_out (self, proposal, -1, NULL);
  assert_work (self, "");
}

static void
test_all_kinds (Street *self, gconstpointer data)
{
  gint64 coop = self->test.cooperative;
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_MOVE, .point = self->east_point, .neighbourhood = self->middle, .capacity = -1 },
    { .kind = LIAN_SERVICE_MERGE, .point = self->west_point, .into = self->east_point, .capacity = -1 },
    { .kind = LIAN_SERVICE_ROUND_TO_POINT, .round = self->round, .neighbourhood = self->middle,
      .capacity = 7 },
    { .kind = LIAN_SERVICE_OPEN, .cooperative = coop, .x = 40, .y = 50, .placed = TRUE,
      .capacity = 9, .days = 3 },
    { .kind = LIAN_SERVICE_ROUND_BEGIN, .cooperative = coop, .neighbourhood = self->west,
      .capacity = -1, .days = 1 | 8 },
  };
  street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_point=%" G_GINT64_FORMAT
                 ";metres=10", self->east, self->east_point);
  gint64 proposal = create (self, changes, G_N_ELEMENTS (changes));
  put (self, proposal);
  decide (self, proposal, TRUE, FALSE, "x", LIAN_ERROR_CONSTRAINT, "Middle Round");
  decide (self, proposal, TRUE, TRUE, "Tried and wanted.", -1, NULL);
  act_as (self, self->test.second);
  countersign (self, proposal, -1);
  carry_out (self, proposal, -1, NULL);
  assert_field (self, "service_point", self->east_point, "x", NULL);
  g_assert_cmpuint (street_count (self, "way"), ==, 0);
  assert_field (self, "service_point", self->east_point, "capacity", "40");
  assert_field (self, "service_point", self->east_point, "workers", "4");
  assert_field (self, "service_point", self->west_point, "closed", "1956-04-15");
  assert_field (self, "round", self->round, "ended", "1956-04-15");
  gint64 instead = done_by (self, proposal, "ROUND_TO_POINT", "done_point");
  assert_field (self, "service_point", instead, "capacity", "7");
  assert_field (self, "service_point", instead, "opened", "1956-04-15");
  gint64 opened = done_by (self, proposal, "OPEN", "done_point");
  assert_field (self, "service_point", opened, "y", "50");
  assert_field (self, "service_point", opened, "weekdays", "1,2");
  gint64 begun = done_by (self, proposal, "ROUND_BEGIN", "done_round");
  assert_field (self, "round", begun, "weekdays", "1,4");
  assert_field (self, "round", begun, "name_en", "West new round");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
#define ADD(path, func) \
  g_test_add ("/proposal/" path, Street, NULL, street_set_up, func, street_tear_down)
  ADD ("draft", test_draft);
  ADD ("override", test_override);
  ADD ("one-step", test_one_step);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("rejected", test_rejected);
  ADD ("assessment", test_assessment);
  ADD ("impact", test_impact);
  ADD ("finding", test_finding);
  ADD ("all-kinds", test_all_kinds);
  ADD ("trade-by-trade", test_trade_by_trade);
  ADD ("further-trade", test_further_trade);
  ADD ("share", test_share);
  ADD ("kept", test_kept);
  ADD ("check", test_check);
  ADD ("trade-of-cooperative", test_trade_of_cooperative);
  ADD ("work", test_work);
  return g_test_run ();
}
