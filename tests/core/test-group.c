/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several like cases decided as one act: who is like whom, what each gets, what stops all. */
#include "lian-act.h"
#include "lian-case-compare.h"
#include "lian-decide-group.h"
#include "lian-error.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define MEMBERS 4

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gint64 trade;
  gint64 cooperatives[MEMBERS];
  gint64 activities[MEMBERS]; /* like test.activity, of the same trade */
} Fixture;

static void
add_member (Fixture *self, guint i)
{
  static const char *const names[] = { "永定", "潮白", "大清", "子牙" };
  g_autofree char *name = g_strdup_printf ("%s农具社", names[i]);
  LianTestLike like
      = lian_test_case_add_like (self->base.store, &self->test, name, self->trade);
  self->cooperatives[i] = like.cooperative;
  self->activities[i] = like.activity;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *fields[] = { "code", "iron", "name_zh", "铁器", NULL };
  self->base = lian_test_base_new ();
  self->test = lian_test_case_new (self->base.store);
  lian_store_set_author (self->base.store, self->test.clerk);
  self->trade = lian_test_insert (self->base.store, "trade", fields);
  for (guint i = 0; i < MEMBERS; i++)
    add_member (self, i);
  lian_store_set_author (self->base.store, self->test.decider);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lian_test_base_clear (&self->base);
}

typedef struct
{
  GArray *activities;
  GPtrArray *cases;
  gint64 like;
} Read;

static gboolean
read_cases (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Read *job = data;
  if (job->like != 0)
    job->activities = lian_case_list_alike (txn, job->like, cancellable, error);
  if (job->activities == NULL)
    return FALSE;
  job->cases = lian_group_read (txn, job->activities, cancellable, error);
  return job->cases != NULL;
}

/* The cases of the members, as an officer would look at them. */
static GPtrArray *
look (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (activities, self->activities, MEMBERS);
  Read job = { activities, NULL, 0 };
  lian_store_read (self->base.store, read_cases, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job.cases->len, ==, MEMBERS);
  return job.cases;
}

static LianGroupRequest *
ask (const GPtrArray *cases, LianGroupDeed deed, const char *outcome, const char *reason)
{
  LianGroupRequest *request = lian_group_request_new (deed);
  request->wish.outcome = outcome;
  request->wish.reason = g_strdup (reason);
  for (guint i = 0; i < cases->len; i++)
    lian_group_request_add (request, cases->pdata[i]);
  return request;
}

/* Returns the act; 0 when it was refused with @code.  @named must stand in the refusal. */
static gint64
write_group (Fixture *self, LianGroupRequest *request, int code, const char *named)
{
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  g_autofree char *before = lian_test_base_dump (&self->base);
  gboolean done = lian_store_write (self->base.store, "group", request->wish.reason,
                                    lian_decide_group, request, &act, &error);
  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      g_assert_cmpint (act, >, 0);
      return act;
    }
  g_assert_error (error, LIAN_ERROR, code);
  g_autofree char *after = lian_test_base_dump (&self->base);
  g_assert_cmpstr (before, ==, after);
  if (named != NULL)
    g_assert_nonnull (strstr (error->message, named));
  return 0;
}

static LianRecord *
get (Fixture *self, const char *type, gint64 id)
{
  return lian_test_load (self->base.store, type, id);
}

static void
assert_field (Fixture *self, gint64 decision, const char *field, const char *value)
{
  g_autoptr (LianRecord) record = get (self, "decision", decision);
  g_assert_nonnull (record);
  g_assert_cmpstr (lian_record_get_text (record, field), ==, value);
}

static gint64
made (const LianGroupRequest *request, guint i)
{
  g_assert_cmpuint (i, <, request->made->len);
  return g_array_index (request->made, gint64, i);
}

/* A number, a recommendation and a receipt for each. */
static void
assert_own_papers (Fixture *self, const LianGroupRequest *request)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < request->made->len; i++)
    {
      const LianGroupCase *one = request->cases->pdata[i];
      g_autoptr (LianRecord) decision = get (self, "decision", made (request, i));
      gint64 made_of = lian_record_get_number (decision, "recommendation");
      g_autoptr (LianRecord) recommendation = get (self, "recommendation", made_of);
      g_assert_true (g_hash_table_add (seen, g_strdup (lian_record_get_text (decision, "number"))));
      g_assert_cmpint (lian_record_get_number (decision, "activity"), ==, one->activity);
      g_assert_cmpint (lian_record_get_number (recommendation, "activity"), ==, one->activity);
      g_assert_cmpstr (lian_record_get_text (decision, "receipt"), ==,
                       lian_record_get_text (recommendation, "receipt"));
      g_autofree char *code = lian_receipt_dup_code (lian_record_get_text (decision, "receipt"));
      g_assert_true (g_str_has_prefix (one->seen, code));
    }
}

static void
count_signal_cb (LianStore *store, LianChangeSet *set, guint *n)
{
  ++*n;
}

static void
wait_for_signal (const guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* One act, one signal, one undo; each decision as if it were alone. */
static void
test_accept (Fixture *self, gconstpointer data)
{
  guint n_signals = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, NULL, "同业情况相同");
  g_autofree char *before = lian_test_base_dump (&self->base);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (self->base.store, "changed", G_CALLBACK (count_signal_cb), &n_signals);
  gint64 act = write_group (self, request, -1, NULL);
  wait_for_signal (&n_signals);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (request->made->len, ==, MEMBERS);
  assert_own_papers (self, request);
  for (guint i = 0; i < MEMBERS; i++)
    {
      assert_field (self, made (request, i), "state", "IN_FORCE");
      assert_field (self, made (request, i), "outcome", "CENTRALISE");
      assert_field (self, made (request, i), "reason", "同业情况相同");
    }
  lian_store_undo (self->base.store, act, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *after = lian_test_base_dump (&self->base);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < MEMBERS; i++)
    g_assert_null (get (self, "decision", made (request, i)));
}

/* What was taken out is left alone. */
static void
test_taken_out (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = look (self);
  ((LianGroupCase *) cases->pdata[1])->taken = FALSE;
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, NULL, NULL);
  write_group (self, request, -1, NULL);
  g_assert_cmpuint (request->made->len, ==, MEMBERS - 1);
  g_autoptr (GPtrArray) after = look (self);
  for (guint i = 0; i < MEMBERS; i++)
    g_assert_cmpuint (((LianGroupCase *) after->pdata[i])->facts->decisions->len, ==, i == 1 ? 0 : 1);
  for (guint i = 0; i < MEMBERS; i++)
    ((LianGroupCase *) after->pdata[i])->taken = FALSE;
  g_autoptr (LianGroupRequest) none = ask (after, LIAN_GROUP_DECIDE, NULL, NULL);
  write_group (self, none, LIAN_ERROR_NOTHING, NULL);
}

/* A blocked form waits for the second officer, the others are in force at once. */
static void
test_blocked (Fixture *self, gconstpointer data)
{
  LianGroupOutlook outlook;
  lian_test_set (self->base.store, "cooperative", self->cooperatives[2], "joined", "1956-03-01");
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, "CENTRALISE", NULL);
  lian_group_foresee (cases->pdata[2], &request->wish, &outlook);
  g_assert_cmpstr (outlook.outcomes[0], ==, "CENTRALISE");
  g_assert_cmpstr (outlook.blocked_by, ==, "G2");
  g_assert_true (outlook.waits && outlook.departs);
  lian_group_outlook_clear (&outlook);
  lian_group_foresee (cases->pdata[1], &request->wish, &outlook);
  g_assert_null (outlook.blocked_by);
  g_assert_false (outlook.waits || outlook.departs);
  lian_group_outlook_clear (&outlook);
  /* The override needs the reason, and names who needs it. */
  write_group (self, request, LIAN_ERROR_CONSTRAINT, "大清");
  request->wish.reason = g_strdup ("租约四月到期");
  write_group (self, request, -1, NULL);
  assert_field (self, made (request, 2), "state", "WAITING");
  assert_field (self, made (request, 2), "blocked_by", "G2");
  assert_field (self, made (request, 1), "state", "IN_FORCE");
}

/* A second form, as a case alone may have it; what stops it is recorded too. */
static void
test_also (Fixture *self, gconstpointer data)
{
  lian_test_set (self->base.store, "cooperative", self->cooperatives[2], "joined", "1956-03-01");
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request
      = ask (cases, LIAN_GROUP_DECIDE, "SMALL_BY_PROCESS", "分两步走");
  LianGroupOutlook outlook;
  request->wish.also = "SMALL_BY_PROCESS";
  lian_group_foresee (cases->pdata[0], &request->wish, &outlook);
  g_assert_nonnull (outlook.refusal);
  lian_group_outlook_clear (&outlook);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, NULL);
  request->wish.also = "CENTRALISE";
  lian_group_foresee (cases->pdata[2], &request->wish, &outlook);
  g_assert_cmpstr (outlook.outcomes[1], ==, "CENTRALISE");
  g_assert_cmpstr (outlook.blocked_by, ==, "G2");
  g_assert_true (outlook.waits);
  lian_group_outlook_clear (&outlook);
  write_group (self, request, -1, NULL);
  assert_field (self, made (request, 2), "outcome_also", "CENTRALISE");
  assert_field (self, made (request, 2), "blocked_by", "G2");
  assert_field (self, made (request, 2), "state", "WAITING");
  assert_field (self, made (request, 0), "outcome_also", "CENTRALISE");
}

static void
test_review_date (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request
      = ask (cases, LIAN_GROUP_DECIDE, "TEMP_DECENTRALISE", "等厂房");
  LianGroupOutlook outlook;
  lian_group_foresee (cases->pdata[0], &request->wish, &outlook);
  g_assert_true (outlook.demands & LIAN_DEMAND_REVIEW_DATE);
  lian_group_outlook_clear (&outlook);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, "永定");
  request->wish.review_on = lian_date_new (1956, 10, 15);
  write_group (self, request, -1, NULL);
  for (guint i = 0; i < MEMBERS; i++)
    assert_field (self, made (request, i), "review_on", "1956-10-15");
}

/* What another program did meanwhile is named; the decision of another is not overwritten. */
static void
test_changed_underneath (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, NULL, NULL);
  lian_test_set (self->base.store, "activity", self->activities[3], "premises_ok", "no");
  write_group (self, request, LIAN_ERROR_CONFLICT, "子牙");
  lian_test_set (self->base.store, "activity", self->activities[3], "premises_ok", "yes");
  g_autoptr (LianDecideRequest) alone = lian_decide_request_new (self->activities[1]);
  lian_store_write (self->base.store, "decision", NULL, lian_decide, alone, NULL, &error);
  g_assert_no_error (error);
  write_group (self, request, LIAN_ERROR_CONFLICT, "潮白");
  assert_field (self, alone->decision, "state", "IN_FORCE");
  /* The same holds for one case alone. */
  g_autoptr (LianDecideRequest) late = lian_decide_request_new (self->activities[1]);
  late->seen = g_strdup (((LianGroupCase *) cases->pdata[1])->seen);
  lian_store_write (self->base.store, "decision", NULL, lian_decide, late, NULL, &error);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
}

static gboolean
delete_activity (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("activity"), *(gint64 *) data, error);
}

/* An activity that is gone is told before, and stops the act. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LianGroupOutlook outlook;
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, NULL, NULL);
  lian_store_write (self->base.store, "delete", NULL, delete_activity, &self->activities[0], NULL,
                    &error);
  g_assert_no_error (error);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, "永定");
  g_autoptr (GPtrArray) again = look (self);
  const LianGroupCase *gone = again->pdata[0];
  g_assert_false (gone->taken);
  lian_group_foresee (gone, &request->wish, &outlook);
  g_assert_nonnull (outlook.refusal);
  lian_group_outlook_clear (&outlook);
  g_autoptr (LianGroupRequest) rest = ask (again, LIAN_GROUP_DECIDE, NULL, NULL);
  write_group (self, rest, -1, NULL);
  g_assert_cmpuint (rest->made->len, ==, MEMBERS - 1);
}

static void
test_return (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_RETURN, NULL, NULL);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, "永定");
  request->wish.reason = g_strdup ("规划书没有附来");
  write_group (self, request, -1, NULL);
  for (guint i = 0; i < MEMBERS; i++)
    {
      assert_field (self, made (request, i), "state", "RETURNED");
      assert_field (self, made (request, i), "reason", "规划书没有附来");
      assert_field (self, made (request, i), "number", NULL);
    }
}

static void
test_who (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, NULL, "同业");
  lian_store_set_author (self->base.store, self->test.clerk);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, NULL);
}

/* Decides for a form that no rule permits, so that all wait. */
static void
make_waiting (Fixture *self)
{
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_DECIDE, "DECENTRALISE", "试行");
  write_group (self, request, -1, NULL);
  for (guint i = 0; i < MEMBERS; i++)
    assert_field (self, made (request, i), "state", "WAITING");
}

static void
test_countersign (Fixture *self, gconstpointer data)
{
  LianGroupOutlook outlook;
  LianDate today = lian_date_new (1956, 4, 15);
  make_waiting (self);
  g_autoptr (GPtrArray) cases = look (self);
  g_autoptr (LianGroupRequest) request = ask (cases, LIAN_GROUP_COUNTERSIGN, NULL, NULL);
  request->wish.way = g_strdup ("PAPER");
  request->wish.officer = self->test.decider;
  request->wish.signed_on = today;
  lian_group_foresee (cases->pdata[0], &request->wish, &outlook);
  g_assert_nonnull (outlook.refusal);
  lian_group_outlook_clear (&outlook);
  write_group (self, request, LIAN_ERROR_CONSTRAINT, "永定");
  request->wish.officer = self->test.second;
  lian_group_foresee (cases->pdata[0], &request->wish, &outlook);
  g_assert_null (outlook.refusal);
  g_assert_cmpstr (outlook.outcomes[0], ==, "DECENTRALISE");
  lian_group_outlook_clear (&outlook);
  /* A fact changed after the sheet was shown: it is looked at again first. */
  lian_test_set (self->base.store, "activity", self->activities[2], "premises_ok", "no");
  write_group (self, request, LIAN_ERROR_CONFLICT, "大清");
  g_autoptr (GPtrArray) again = look (self);
  g_autoptr (LianGroupRequest) sheet = ask (again, LIAN_GROUP_COUNTERSIGN, NULL, NULL);
  sheet->wish.way = g_strdup ("PAPER");
  sheet->wish.officer = self->test.second;
  sheet->wish.signed_on = today;
  write_group (self, sheet, -1, NULL);
  for (guint i = 0; i < MEMBERS; i++)
    {
      assert_field (self, made (sheet, i), "state", "IN_FORCE");
      assert_field (self, made (sheet, i), "countersigned_on", "1956-04-15");
    }
  g_autoptr (GPtrArray) done = look (self);
  lian_group_foresee (done->pdata[0], &sheet->wish, &outlook);
  g_assert_nonnull (outlook.refusal);
  lian_group_outlook_clear (&outlook);
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static GArray *
find_alike (Fixture *self, gint64 activity)
{
  g_autoptr (GError) error = NULL;
  Read job = { NULL, NULL, activity };
  lian_store_read (self->base.store, read_cases, &job, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (job.cases);
  g_assert_cmpint (g_array_index (job.activities, gint64, 0), ==, activity);
  return job.activities;
}

/* Like is who has the same trade, form, findings and deciding facts, at the same stage. */
static void
test_alike (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = find_alike (self, self->test.activity);
  g_assert_cmpuint (all->len, ==, MEMBERS + 1);
  lian_test_set (self->base.store, "activity", self->activities[1], "trade", NULL);
  lian_test_set (self->base.store, "cooperative", self->cooperatives[2], "joined", "1955-06-10");
  g_autoptr (LianDecideRequest) alone = lian_decide_request_new (self->activities[3]);
  lian_store_write (self->base.store, "decision", NULL, lian_decide, alone, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) some = find_alike (self, self->test.activity);
  g_assert_false (has_id (some, self->activities[1]));
  g_assert_true (has_id (some, self->activities[2]));
  g_assert_false (has_id (some, self->activities[3]));
  g_assert_true (has_id (some, self->activities[0]));
  lian_test_set (self->base.store, "activity", self->activities[0], "aux_many", "yes");
  lian_test_set (self->base.store, "activity", self->activities[0], "aux_placeable", "no");
  g_autoptr (GArray) fewer = find_alike (self, self->test.activity);
  g_assert_false (has_id (fewer, self->activities[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/group/accept", test_accept);
  ADD ("/group/taken-out", test_taken_out);
  ADD ("/group/blocked", test_blocked);
  ADD ("/group/also", test_also);
  ADD ("/group/review-date", test_review_date);
  ADD ("/group/changed-underneath", test_changed_underneath);
  ADD ("/group/gone", test_gone);
  ADD ("/group/return", test_return);
  ADD ("/group/who", test_who);
  ADD ("/group/countersign", test_countersign);
  ADD ("/group/alike", test_alike);
  return g_test_run ();
}
