/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editions of the rulebook: drafted, rehearsed, put in force by two officers, and kept. */
#include "lian-decide.h"
#include "lian-dmn-write.h"
#include "lian-edition-acts.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-rehearsal.h"
#include "lian-review-check.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#include <string.h>

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

/* Returns whether it was done; @code < 0 wants that. */
static void
act (Fixture *self, LianTxnFunc func, LianEditionRequest *request, int code)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (self->base.store, "edition", NULL, func, request, NULL, &error);
  if (code < 0)
    g_assert_no_error (error);
  else if (!g_error_matches (error, LIAN_ERROR, code))
    g_assert_error (error, LIAN_RULEBOOK_ERROR, code);
}

static gint64
draft (Fixture *self, const char *code)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (0);
  request->code = g_strdup (code);
  request->note = g_strdup ("入社满一年再集中");
  act (self, lian_edition_draft, request, -1);
  g_assert_cmpint (request->edition, >, 0);
  return request->edition;
}

static void
set_parameter (Fixture *self, gint64 edition, const char *name, const char *value,
               const char *resolution, int code)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (edition);
  request->parameter = g_new0 (LianParameter, 1);
  request->parameter->name = g_strdup (name);
  request->parameter->value = g_strdup (value);
  request->parameter->resolution = g_strdup (resolution);
  request->parameter->set_on = lian_date_new (1956, 4, 10);
  act (self, lian_edition_set_parameter, request, code);
}

static void
put_forward (Fixture *self, gint64 edition, gint64 rehearsed, const char *resolution, int code)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (edition);
  request->resolution = g_strdup (resolution);
  request->resolved_on = lian_date_new (1956, 4, 12);
  request->rehearsed = rehearsed;
  request->flips = 1;
  act (self, lian_edition_put_forward, request, code);
}

static void
countersign (Fixture *self, gint64 edition, gint64 officer, int code)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (edition);
  request->way = g_strdup ("PAPER");
  request->officer = officer;
  request->signed_on = lian_date_new (1956, 4, 15);
  act (self, lian_edition_countersign, request, code);
}

static gint64
put_in_force (Fixture *self, const char *code, const char *months)
{
  gint64 edition = draft (self, code);
  set_parameter (self, edition, "min_months", months, "第 7 次会议决议", -1);
  put_forward (self, edition, 1, "第 7 次会议决议", -1);
  countersign (self, edition, self->test.second, -1);
  return edition;
}

/* Looking into the base. */

typedef struct
{
  Fixture *fixture;
  gint64 edition;
  char *in_force;
  char *state;
  GPtrArray *parameters;
  GBytes *dmn;
  LianRehearsal *rehearsal;
  LianCase *one;
  GPtrArray *checks;
} Look;

static void
look_clear (Look *look)
{
  g_free (look->in_force);
  g_free (look->state);
  g_clear_pointer (&look->parameters, g_ptr_array_unref);
  g_clear_pointer (&look->dmn, g_bytes_unref);
  g_clear_pointer (&look->rehearsal, lian_rehearsal_free);
  g_clear_pointer (&look->one, lian_case_free);
  g_clear_pointer (&look->checks, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
look_at_edition (LianTxn *txn, Look *look, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("edition"), look->edition);
  g_autoptr (LianRulebook) rulebook = lian_edition_load (txn, look->edition, error);
  g_assert_no_error (*error);
  look->state = g_strdup (lian_record_get_text (record, "state"));
  look->parameters = lian_rulebook_list_parameters (rulebook, error);
  look->dmn = lian_rulebook_to_dmn (rulebook, error);
  look->rehearsal = lian_rehearse (txn, rulebook, NULL, NULL, error);
  return look->rehearsal != NULL && look->dmn != NULL;
}

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  g_assert_nonnull (in_force);
  look->in_force = g_strdup (lian_rulebook_get_edition (in_force));
  look->one = lian_case_load (txn, look->fixture->test.activity, error);
  look->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_review_check_free);
  return lian_review_check_decisions (txn, look->checks, NULL, error)
         && (look->edition == 0 || look_at_edition (txn, look, error));
}

static Look
look_at (Fixture *self, gint64 edition)
{
  g_autoptr (GError) error = NULL;
  Look look = { .fixture = self, .edition = edition };
  lian_store_read (self->base.store, look_job, &look, &error);
  g_assert_no_error (error);
  return look;
}

static const LianParameter *
find_parameter (const GPtrArray *parameters, const char *name)
{
  for (guint i = 0; i < parameters->len; i++)
    if (g_str_equal (((LianParameter *) parameters->pdata[i])->name, name))
      return parameters->pdata[i];
  g_assert_not_reached ();
}

static gint64
decide (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (self->test.activity);
  lian_store_write (self->base.store, "decision", NULL, lian_decide, request, NULL, &error);
  g_assert_no_error (error);
  return request->decision;
}

/* The first decision keeps the edition it rests on. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *before = lian_test_base_dump (&self->base);
  g_assert_null (strstr (before, "production-form-1956-1"));
  decide (self);
  g_autofree char *after = lian_test_base_dump (&self->base);
  g_assert_nonnull (strstr (after, "production-form-1956-1"));
  g_autoptr (GError) error = NULL;
  lian_store_undo (self->base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *undone = lian_test_base_dump (&self->base);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_parameter (Fixture *self, gconstpointer data)
{
  gint64 edition = draft (self, "anlan-1956-2");
  set_parameter (self, edition, "min_months", "12", "第 7 次会议决议 & <二>", -1);
  g_auto (Look) look = look_at (self, edition);
  const LianParameter *months = find_parameter (look.parameters, "min_months");
  const LianParameter *share = find_parameter (look.parameters, "adjust_share");
  g_assert_cmpstr (months->value, ==, "12");
  g_assert_cmpstr (months->resolution, ==, "第 7 次会议决议 & <二>");
  g_assert_cmpint (months->set_on, ==, lian_date_new (1956, 4, 10));
  g_assert_cmpstr (share->value, ==, "0.20");
  g_assert_null (share->resolution);
  /* The other edition says what it said. */
  g_assert_cmpstr (look.in_force, ==, "production-form-1956-1");
  g_assert_cmpstr (look.one->edition, ==, "production-form-1956-1");
  /* A plain DMN file carries it to others and back. */
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) again = lian_rulebook_new_from_bytes (look.dmn, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lian_rulebook_get_edition (again), ==, "anlan-1956-2");
  g_autoptr (GPtrArray) carried = lian_rulebook_list_parameters (again, &error);
  g_assert_cmpstr (find_parameter (carried, "min_months")->resolution, ==, months->resolution);
  /* Set once more: one resolution, the later one. */
  set_parameter (self, edition, "min_months", "18", "第 8 次会议决议", -1);
  g_auto (Look) later = look_at (self, edition);
  g_assert_cmpstr (find_parameter (later.parameters, "min_months")->resolution, ==,
                   "第 8 次会议决议");
  g_assert_null (g_strstr_len (g_bytes_get_data (later.dmn, NULL),
                               (gssize) g_bytes_get_size (later.dmn), "第 7 次"));
}

static void
test_refused_values (Fixture *self, gconstpointer data)
{
  static const char *const wrong[]
      = { "", "abc", "\"six\"", "-1", "601", "6 +", "months_since_joining", "1 / 0", "null" };
  gint64 edition = draft (self, "anlan-1956-2");
  g_auto (Look) before = look_at (self, edition);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianEditionRequest) request = lian_edition_request_new (edition);
      request->parameter = g_new0 (LianParameter, 1);
      request->parameter->name = g_strdup ("min_months");
      request->parameter->value = g_strdup (wrong[i]);
      request->parameter->resolution = g_strdup ("决议");
      request->parameter->set_on = lian_date_new (1956, 4, 10);
      gboolean done = lian_store_write (self->base.store, "edition", NULL,
                                        lian_edition_set_parameter, request, NULL, &error);
      g_test_message ("“%s”: %s", wrong[i], error != NULL ? error->message : "taken");
      g_assert_false (done);
      g_assert_nonnull (error);
    }
  set_parameter (self, edition, "adjust_share", "1.5", "决议", LIAN_RULEBOOK_ERROR_INVALID);
  set_parameter (self, edition, "adjust_share", "0.3", NULL, LIAN_RULEBOOK_ERROR_INVALID);
  set_parameter (self, edition, "recommended_form", "1", "决议", LIAN_RULEBOOK_ERROR_INVALID);
  set_parameter (self, edition, "no_such", "1", "决议", LIAN_RULEBOOK_ERROR_INVALID);
  g_auto (Look) after = look_at (self, edition);
  g_assert_true (g_bytes_equal (before.dmn, after.dmn));
}

/* Fifteen months since joining: enough under six or twelve, too few under eighteen. */
static void
test_rehearsal (Fixture *self, gconstpointer data)
{
  gint64 edition = draft (self, "anlan-1956-2");
  set_parameter (self, edition, "min_months", "12", "决议", -1);
  g_auto (Look) same = look_at (self, edition);
  g_assert_cmpuint (same.rehearsal->cases, ==, 1);
  g_assert_cmpuint (same.rehearsal->flips->len, ==, 0);
  decide (self);
  set_parameter (self, edition, "min_months", "18", "决议", -1);
  g_auto (Look) look = look_at (self, edition);
  g_assert_cmpuint (look.rehearsal->flips->len, ==, 1);
  const LianFlip *flip = look.rehearsal->flips->pdata[0];
  g_assert_cmpint (flip->activity, ==, self->test.activity);
  g_assert_cmpstr (flip->before[0], ==, "CENTRALISE");
  g_assert_cmpstr (flip->after[0], ==, "STAY_AS_IS");
  g_assert_cmpuint (g_strv_length (flip->was_blocked), ==, 0);
  g_assert_cmpuint (g_strv_length (flip->is_blocked), ==, 1);
  g_assert_true (g_strv_contains ((const char *const *) flip->gained, "G2"));
  g_assert_true (lian_flip_changes_form (flip));
  g_assert_true (flip->contradicts);
  g_assert_nonnull (flip->decision);
  g_autofree char *reasons = g_strjoinv ("\n", flip->reasons);
  g_assert_nonnull (strstr (reasons, "G2"));
  g_assert_nonnull (strstr (reasons, "15"));
  g_assert_cmpuint (lian_rehearsal_count (look.rehearsal, 0, 4), ==, 1);
  g_assert_cmpuint (lian_rehearsal_count (look.rehearsal, 0, 0), ==, 0);
}

static void
test_into_force (Fixture *self, gconstpointer data)
{
  decide (self);
  gint64 edition = draft (self, "anlan-1956-2");
  set_parameter (self, edition, "min_months", "18", "第 7 次会议决议", -1);
  countersign (self, edition, self->test.second, LIAN_ERROR_CONSTRAINT);
  put_forward (self, edition, -1, "第 7 次会议决议", LIAN_ERROR_CONSTRAINT);
  put_forward (self, edition, 1, "", LIAN_ERROR_CONSTRAINT);
  put_forward (self, edition, 1, "第 7 次会议决议", -1);
  g_auto (Look) waiting = look_at (self, edition);
  g_assert_cmpstr (waiting.state, ==, "WAITING");
  g_assert_cmpstr (waiting.in_force, ==, "production-form-1956-1");
  /* What is put forward is not changed any more, and nobody signs twice. */
  set_parameter (self, edition, "min_months", "3", "决议", LIAN_ERROR_CONSTRAINT);
  countersign (self, edition, self->test.decider, LIAN_ERROR_CONSTRAINT);
  countersign (self, edition, self->test.clerk, LIAN_ERROR_CONSTRAINT);
  countersign (self, edition, self->test.second, -1);
  g_auto (Look) look = look_at (self, edition);
  g_assert_cmpstr (look.state, ==, "IN_FORCE");
  g_assert_cmpstr (look.in_force, ==, "anlan-1956-2");
  g_assert_cmpstr (look.one->opinion->recommended[0], ==, "STAY_AS_IS");
  /* The decision keeps its edition, follows from it still, and the change is named. */
  g_assert_cmpuint (look.checks->len, ==, 1);
  const LianReviewCheck *check = look.checks->pdata[0];
  g_assert_cmpint (check->verdict, ==, LIAN_REVIEW_RULE_CHANGED);
  g_assert_nonnull (strstr (check->detail, "anlan-1956-2"));
  g_assert_cmpint (look.one->section, ==, LIAN_CASE_CHANGED);
  /* Undone, the edition before it is in force again. */
  g_autoptr (GError) error = NULL;
  lian_store_undo (self->base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_auto (Look) undone = look_at (self, edition);
  g_assert_cmpstr (undone.in_force, ==, "production-form-1956-1");
  g_assert_cmpstr (undone.one->opinion->recommended[0], ==, "CENTRALISE");
}

/* An edition that says the same is named as that; a receipt that was touched is found under it. */
static void
test_old_receipts (Fixture *self, gconstpointer data)
{
  gint64 decision = decide (self);
  put_in_force (self, "anlan-1956-2", "12");
  g_auto (Look) look = look_at (self, 0);
  const LianReviewCheck *check = look.checks->pdata[0];
  g_assert_cmpint (check->verdict, ==, LIAN_REVIEW_RULE_CHANGED);
  g_autofree char *receipt = g_strdup (
      lian_record_get_text (lian_case_get_decision (look.one, "IN_FORCE"), "receipt"));
  g_auto (GStrv) parts = g_strsplit (receipt, "\"CENTRALISE\"", -1);
  g_autofree char *touched = g_strjoinv ("\"DEFER\"", parts);
  lian_test_set (self->base.store, "decision", decision, "receipt", touched);
  g_auto (Look) broken = look_at (self, 0);
  g_assert_cmpint (((LianReviewCheck *) broken.checks->pdata[0])->verdict, ==, LIAN_REVIEW_BROKEN);
}

static void
draft_from (Fixture *self, const char *dmn, int code)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (0);
  request->code = g_strdup ("from-file-1");
  request->file = g_bytes_new (dmn, strlen (dmn));
  act (self, lian_edition_draft, request, code);
}

static void
test_from_file (Fixture *self, gconstpointer data)
{
  static const char foreign[]
      = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"n\" id=\"i\" "
        "namespace=\"x\"><decision name=\"a\" id=\"a\"><variable name=\"a\"/><literalExpression>"
        "<text>1</text></literalExpression></decision></definitions>";
  gint64 edition = put_in_force (self, "anlan-1956-2", "18");
  g_auto (Look) look = look_at (self, edition);
  g_autofree char *text
      = g_strndup (g_bytes_get_data (look.dmn, NULL), g_bytes_get_size (look.dmn));
  draft_from (self, "<definitions", LIAN_RULEBOOK_ERROR_INVALID);
  draft_from (self, foreign, LIAN_RULEBOOK_ERROR_NOT_FOUND);
  draft_from (self, text, -1);
  /* A name is given once. */
  draft_from (self, text, LIAN_ERROR_CONSTRAINT);
}

static gboolean
suggest_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  char **code = data;
  *code = lian_edition_suggest_code (txn, error);
  return *code != NULL;
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  g_assert_true (lian_store_read (self->base.store, suggest_job, &first, NULL));
  g_assert_cmpstr (first, ==, "production-form-1956-2");
  draft (self, first);
  g_assert_true (lian_store_read (self->base.store, suggest_job, &second, NULL));
  g_assert_cmpstr (second, ==, "production-form-1956-3");
}

static void
test_rights (Fixture *self, gconstpointer data)
{
  g_autoptr (LianEditionRequest) request = lian_edition_request_new (0);
  request->code = g_strdup ("anlan-1956-2");
  lian_store_set_author (self->base.store, self->test.clerk);
  act (self, lian_edition_draft, request, LIAN_ERROR_CONSTRAINT);
  lian_store_set_author (self->base.store, self->test.decider);
  gint64 edition = draft (self, "anlan-1956-2");
  g_autoptr (LianEditionRequest) stale = lian_edition_request_new (edition);
  stale->seen = g_strdup ("0");
  stale->note = g_strdup ("重复");
  act (self, lian_edition_withdraw, stale, LIAN_ERROR_CONFLICT);
  g_clear_pointer (&stale->seen, g_free);
  act (self, lian_edition_withdraw, stale, -1);
  g_auto (Look) look = look_at (self, edition);
  g_assert_cmpstr (look.state, ==, "WITHDRAWN");
  put_forward (self, edition, 1, "决议", LIAN_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/edition/kept", test_kept },
    { "/edition/parameter", test_parameter },
    { "/edition/refused-values", test_refused_values },
    { "/edition/rehearsal", test_rehearsal },
    { "/edition/into-force", test_into_force },
    { "/edition/old-receipts", test_old_receipts },
    { "/edition/from-file", test_from_file },
    { "/edition/names", test_names },
    { "/edition/rights", test_rights },
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
