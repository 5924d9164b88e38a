/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Deciding: who may, what it must bring, who countersigns, and what stays of it. */
#include "lian-case.h"
#include "lian-decide.h"
#include "lian-error.h"
#include "lian-format.h"
#include "lian-review-check.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

typedef struct
{
  LianTestBase base;
  LianTestCase test;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->base = lian_test_base_new ();
  self->test = lian_test_case_new (self->base.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lian_test_base_clear (&self->base);
}

/* Returns the decision, or 0 when it was refused with @code. */
static gint64
decide (Fixture *self, const char *outcome, const char *reason, LianDate review_on, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (self->test.activity);
  request->outcome = g_strdup (outcome);
  request->reason = g_strdup (reason);
  request->review_on = review_on;
  gboolean done
      = lian_store_write (self->base.store, "decision", reason, lian_decide, request, NULL, &error);
  if (code >= 0)
    {
      g_assert_error (error, LIAN_ERROR, code);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (done);
  return request->decision;
}

static void
sign (Fixture *self, gint64 decision, const char *way, gint64 officer, LianDate day, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianSignRequest) request = lian_sign_request_new (decision);
  request->way = g_strdup (way);
  request->officer = officer;
  request->signed_on = day;
  lian_store_write (self->base.store, "countersignature", NULL, lian_decide_countersign, request,
                    NULL, &error);
  if (code >= 0)
    g_assert_error (error, LIAN_ERROR, code);
  else
    g_assert_no_error (error);
}

typedef struct
{
  gint64 id;
  LianRecord *record;
} Load;

static gboolean
load (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *job = data;
  job->record = lian_txn_load (txn, lian_type_find ("decision"), job->id);
  return TRUE;
}

static void
assert_field (Fixture *self, gint64 decision, const char *field, const char *value)
{
  Load job = { decision, NULL };
  lian_store_read (self->base.store, load, &job, NULL);
  g_assert_nonnull (job.record);
  g_assert_cmpstr (lian_record_get_text (job.record, field), ==, value);
  lian_record_free (job.record);
}

static gboolean
read_words (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("decision");
  g_autoptr (LianRecord) decision = lian_txn_load (txn, type, *(gint64 *) data);
  gint64 id = lian_record_get_number (decision, "recommendation");
  g_autoptr (LianRecord) made = lian_txn_load (txn, lian_type_find ("recommendation"), id);
  const LianType *made_type = lian_record_get_type_info (made);
  int field = lian_type_field (made_type, "recommended");
  lian_record_set_text (made, "recommended", "RETAIN_POINTS,PREPARE_FIRST");
  g_autofree char *named
      = lian_txn_display (txn, decision, lian_type_field (type, "recommendation"));
  g_autofree char *words = lian_txn_display (txn, made, field);
  g_autofree char *plain = lian_format_plain (made, field, NULL);
  g_assert_cmpstr (named, ==, "centralised production");
  g_assert_cmpstr (words, ==, "retain service points, plan and prepare first");
  g_assert_cmpstr (lian_record_get_title (made), ==, words);
  g_assert_cmpstr (plain, ==, "RETAIN_POINTS,PREPARE_FIRST");
  return TRUE;
}

static gboolean
read_kept (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("kept_warning");
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), *(gint64 *) data);
  g_autoptr (LianRecord) kept = lian_record_new (type);
  lian_record_set_text (kept, "kind", "city");
  lian_record_set_number (kept, "record", *(gint64 *) data);
  g_autofree char *words = lian_txn_display (txn, kept, lian_type_field (type, "record"));
  g_assert_cmpstr (words, ==, "霸州");
  g_assert_cmpstr (words, ==, lian_record_get_title (city));
  return TRUE;
}

/* A kept warning names its record. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  const char *fields[] = { "name_zh", "霸州", NULL };
  g_autoptr (GError) error = NULL;
  gint64 city = lian_test_insert (self->base.store, "city", fields);
  lian_store_read (self->base.store, read_kept, &city, &error);
  g_assert_no_error (error);
}

/* People read words; files keep the codes. */
static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 decision = decide (self, NULL, NULL, 0, -1);
  lian_store_read (self->base.store, read_words, &decision, &error);
  g_assert_no_error (error);
}

static void
test_accept (Fixture *self, gconstpointer data)
{
  gint64 decision = decide (self, NULL, NULL, 0, -1);
  assert_field (self, decision, "state", "IN_FORCE");
  assert_field (self, decision, "outcome", "CENTRALISE");
  assert_field (self, decision, "override", "no");
  assert_field (self, decision, "countersign_needed", "no");
  gint64 next = decide (self, "STAY_AS_IS", "等房子", 0, -1);
  assert_field (self, decision, "state", "SUPERSEDED");
  assert_field (self, next, "state", "IN_FORCE");
  assert_field (self, next, "override", "yes");
}

static void
test_who (Fixture *self, gconstpointer data)
{
  lian_store_set_author (self->base.store, self->test.clerk);
  decide (self, NULL, NULL, 0, LIAN_ERROR_CONSTRAINT);
  lian_store_set_author (self->base.store, 0);
  decide (self, NULL, NULL, 0, LIAN_ERROR_CONSTRAINT);
  lian_test_set (self->base.store, "officer", self->test.decider, "until_date", "1956-02-29");
  lian_store_set_author (self->base.store, self->test.decider);
  decide (self, NULL, NULL, 0, LIAN_ERROR_CONSTRAINT);
}

static void
test_demands (Fixture *self, gconstpointer data)
{
  decide (self, "STAY_AS_IS", NULL, 0, LIAN_ERROR_CONSTRAINT);
  decide (self, "STAY_AS_IS", "  ", 0, LIAN_ERROR_CONSTRAINT);
  lian_test_set (self->base.store, "activity", self->test.activity, "aux_many", "yes");
  lian_test_set (self->base.store, "activity", self->test.activity, "aux_placeable", "no");
  /* A23 and A4: a temporary form needs the day of its review, B needs a note as well. */
  decide (self, "TEMP_DECENTRALISE", "帮工多", 0, LIAN_ERROR_CONSTRAINT);
  decide (self, "TEMP_DECENTRALISE", "帮工多", lian_date_new (1956, 4, 15), LIAN_ERROR_CONSTRAINT);
  decide (self, NULL, NULL, lian_date_new (1956, 10, 15), LIAN_ERROR_CONSTRAINT);
  gint64 decision = decide (self, "TEMP_DECENTRALISE", "帮工多", lian_date_new (1956, 10, 15), -1);
  assert_field (self, decision, "state", "IN_FORCE");
  assert_field (self, decision, "review_on", "1956-10-15");
}

/* Makes centralising too early (G2) and decides for it all the same. */
static gint64
decide_blocked (Fixture *self)
{
  gint64 first = decide (self, NULL, NULL, 0, -1);
  lian_test_set (self->base.store, "cooperative", self->test.cooperative, "joined", "1956-03-01");
  gint64 decision = decide (self, "CENTRALISE", "租约四月到期", 0, -1);
  assert_field (self, decision, "state", "WAITING");
  assert_field (self, decision, "countersign_needed", "yes");
  assert_field (self, decision, "blocked_by", "G2");
  assert_field (self, first, "state", "IN_FORCE");
  return decision;
}

static void
test_countersign_account (Fixture *self, gconstpointer data)
{
  gint64 decision = decide_blocked (self);
  sign (self, decision, "ACCOUNT", 0, 0, LIAN_ERROR_CONSTRAINT);
  lian_store_set_author (self->base.store, self->test.clerk);
  sign (self, decision, "ACCOUNT", 0, 0, LIAN_ERROR_CONSTRAINT);
  lian_store_set_author (self->base.store, self->test.second);
  lian_test_set (self->base.store, "officer", self->test.second, "os_account", "somebody-else");
  sign (self, decision, "ACCOUNT", 0, 0, LIAN_ERROR_CONSTRAINT);
  lian_test_set (self->base.store, "officer", self->test.second, "os_account", g_get_user_name ());
  sign (self, decision, "ACCOUNT", 0, 0, -1);
  assert_field (self, decision, "state", "IN_FORCE");
  assert_field (self, decision, "countersign_way", "ACCOUNT");
  sign (self, decision, "ACCOUNT", 0, 0, LIAN_ERROR_CONSTRAINT);
}

static void
test_countersign_paper (Fixture *self, gconstpointer data)
{
  gint64 decision = decide_blocked (self);
  LianDate today = lian_date_new (1956, 4, 15);
  lian_store_set_author (self->base.store, self->test.clerk);
  sign (self, decision, "PAPER", self->test.decider, today, LIAN_ERROR_CONSTRAINT);
  sign (self, decision, "PAPER", self->test.clerk, today, LIAN_ERROR_CONSTRAINT);
  sign (self, decision, "PAPER", self->test.second, 0, LIAN_ERROR_CONSTRAINT);
  sign (self, decision, "PAPER", self->test.second, today + 1, LIAN_ERROR_CONSTRAINT);
  sign (self, decision, "PAPER", self->test.second, today - 1, LIAN_ERROR_CONSTRAINT);
  sign (self, decision, "PAPER", self->test.second, today, -1);
  assert_field (self, decision, "state", "IN_FORCE");
  assert_field (self, decision, "countersigned_on", "1956-04-15");
}

static void
test_stale (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (self->test.activity);
  request->seen = g_strdup ("0000-0000-0000-0000");
  lian_store_write (self->base.store, "decision", NULL, lian_decide, request, NULL, &error);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
}

static void
test_return_and_void (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) back = lian_decide_request_new (self->test.activity);
  gint64 decision = decide (self, NULL, NULL, 0, -1);
  back->reason = g_strdup ("规划书没有附来");
  lian_store_write (self->base.store, "return", NULL, lian_decide_return, back, NULL, &error);
  g_assert_no_error (error);
  assert_field (self, back->decision, "state", "RETURNED");
  assert_field (self, decision, "state", "IN_FORCE");
  g_autoptr (LianSignRequest) undo = lian_sign_request_new (decision);
  lian_store_write (self->base.store, "void", NULL, lian_decide_void, undo, NULL, &error);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_clear_error (&error);
  undo->reason = g_strdup ("误按旧表");
  lian_store_write (self->base.store, "void", NULL, lian_decide_void, undo, NULL, &error);
  g_assert_no_error (error);
  assert_field (self, decision, "state", "VOID");
}

static void
test_answer (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  lian_test_set (self->base.store, "activity", self->test.activity, "premises_ok", NULL);
  g_autoptr (LianAnswerRequest) answer
      = lian_answer_request_new (self->test.activity, "premises_ok");
  answer->value = LIAN_NO;
  answer->evidence = g_strdup ("看过三间房");
  lian_store_write (self->base.store, "answer", NULL, lian_decide_answer, answer, &act, &error);
  g_assert_no_error (error);
  g_assert_cmpint (act, >, 0);
  g_autofree char *dump = lian_test_base_dump (&self->base);
  g_assert_nonnull (strstr (dump, "看过三间房"));
  lian_store_undo (self->base.store, act, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *after = lian_test_base_dump (&self->base);
  g_assert_null (strstr (after, "看过三间房"));
  g_autoptr (LianAnswerRequest) wrong = lian_answer_request_new (self->test.activity, "unreasonable");
  lian_store_write (self->base.store, "answer", NULL, lian_decide_answer, wrong, NULL, &error);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
}

static gboolean
check (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_review_check_decisions (txn, data, cancellable, error);
}

static LianReviewVerdict
verdict (Fixture *self, gint64 decision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_review_check_free);
  lian_store_read (self->base.store, check, found, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    if (((LianReviewCheck *) found->pdata[i])->decision == decision)
      return ((LianReviewCheck *) found->pdata[i])->verdict;
  g_assert_not_reached ();
}

static void
test_check (Fixture *self, gconstpointer data)
{
  gint64 decision = decide (self, NULL, NULL, 0, -1);
  Load job = { decision, NULL };
  g_assert_cmpint (verdict (self, decision), ==, LIAN_REVIEW_SAME);
  lian_test_set (self->base.store, "activity", self->test.activity, "premises_ok", "no");
  g_assert_cmpint (verdict (self, decision), ==, LIAN_REVIEW_FACT_CHANGED);
  lian_store_read (self->base.store, load, &job, NULL);
  g_auto (GStrv) parts = g_strsplit (lian_record_get_text (job.record, "receipt"),
                                     "\"premises_ok\":true", 2);
  g_autofree char *touched = g_strjoinv ("\"premises_ok\":false", parts);
  lian_test_set (self->base.store, "decision", decision, "receipt", touched);
  g_assert_cmpint (verdict (self, decision), ==, LIAN_REVIEW_BROKEN);
  lian_record_free (job.record);
}

static gboolean
strip_guards (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("decision"), *(gint64 *) data);
  static const char *const fields[] = { "blocked_by", "countersigned_by", "countersigned_on" };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    lian_record_clear (record, fields[i]);
  lian_record_set_truth (record, "countersign_needed", LIAN_NO);
  return lian_txn_update (txn, record, error);
}

/* A blocked decision in force without its second officer is found out, wherever it came from. */
static void
test_unsigned (Fixture *self, gconstpointer data)
{
  gint64 decision = decide_blocked (self);
  lian_store_set_author (self->base.store, self->test.second);
  lian_test_set (self->base.store, "officer", self->test.second, "os_account", g_get_user_name ());
  sign (self, decision, "ACCOUNT", 0, 0, -1);
  g_assert_cmpint (verdict (self, decision), !=, LIAN_REVIEW_UNSIGNED);
  g_assert_true (lian_store_write (self->base.store, "stripped", NULL, strip_guards, &decision, NULL,
                                   NULL));
  g_assert_cmpint (verdict (self, decision), ==, LIAN_REVIEW_UNSIGNED);
}

static gboolean
count_queue (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n;
  g_autoptr (GPtrArray) items = lian_case_list_queue (txn, cancellable, error);
  g_assert_nonnull (items);
  g_assert_true (lian_case_count_queue (txn, &n, cancellable, error));
  g_assert_cmpuint (n, ==, items->len);
  *(guint *) data = n;
  return TRUE;
}

static guint
read_count (Fixture *self)
{
  guint n = G_MAXUINT;
  g_assert_true (lian_store_read (self->base.store, count_queue, &n, NULL));
  return n;
}

/* What is decided waits no more, until something changes. */
static void
test_queue (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (read_count (self), ==, 1);
  decide (self, NULL, NULL, 0, -1);
  g_assert_cmpuint (read_count (self), ==, 0);
  lian_test_set (self->base.store, "activity", self->test.activity, "premises_ok", "no");
  g_assert_cmpuint (read_count (self), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/decide/accept", test_accept);
  ADD ("/decide/words", test_words);
  ADD ("/decide/kept", test_kept);
  ADD ("/decide/who", test_who);
  ADD ("/decide/demands", test_demands);
  ADD ("/decide/countersign-account", test_countersign_account);
  ADD ("/decide/unsigned", test_unsigned);
  ADD ("/decide/countersign-paper", test_countersign_paper);
  ADD ("/decide/stale", test_stale);
  ADD ("/decide/return-and-void", test_return_and_void);
  ADD ("/decide/queue", test_queue);
  ADD ("/decide/answer", test_answer);
  ADD ("/decide/check", test_check);
  return g_test_run ();
}
