/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Before and after, what the program finds by itself, and the acts of an officer. */
#include "lian-correct.h"
#include "lian-rehearsal.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-worklist.h"

#include <string.h>

#define SAMPLE(serial) ((gint64) LIAN_SAMPLE_OFFICE << 40 | (serial))

/* --- before and after, as plain arithmetic --------------------------------------------- */

/* "1956-02-01..1956-02-29 output_value=100 …" */
static GPtrArray *
parse_returns (const char *const *lines)
{
  GPtrArray *returns = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (; *lines != NULL; lines++)
    {
      LianRecord *record = lian_record_new (lian_type_find ("production_return"));
      g_auto (GStrv) words = g_strsplit (*lines, " ", -1);
      g_auto (GStrv) days = g_strsplit (words[0], "..", 2);
      lian_record_set_text (record, "from_date", days[0]);
      lian_record_set_text (record, "to_date", days[1]);
      for (guint i = 1; words[i] != NULL; i++)
        {
          g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
          lian_record_set_number (record, pair[0], g_ascii_strtoll (pair[1], NULL, 10));
        }
      g_ptr_array_add (returns, record);
    }
  return returns;
}

static void
compare (LianBeforeAfter *result, const char *day, const char *const *lines)
{
  LianDate date;
  g_autoptr (GPtrArray) returns = parse_returns (lines);
  g_assert_true (lian_date_parse (day, &date));
  const LianFallLimits limits = { 10, 5, 3 };
  lian_before_after_compute (result, returns, NULL, &limits, date);
}

static void
assert_periods (const LianBeforeAfter *result, const char *expected)
{
  const LianDate days[]
      = { result->before_from, result->before_to, result->after_from, result->after_to };
  GString *found = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = lian_date_to_text (days[i]);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", text);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

#define JULY "1955-07-01..1955-07-31"
#define AUGUST "1955-08-01..1955-08-31"
#define SEPTEMBER "1955-09-01..1955-09-30"
#define OCTOBER "1955-10-01..1955-10-31"
#define NOVEMBER "1955-11-01..1955-11-30"

static void
test_equal_periods (void)
{
  LianBeforeAfter r;
  /* The month of the day belongs to neither side, and the longer side is cut to the shorter. */
  compare (&r, "1955-09-10",
           (const char *[]){ JULY, NOVEMBER, AUGUST, SEPTEMBER, OCTOBER, NULL });
  assert_periods (&r, "1955-07-01 1955-08-31 1955-10-01 1955-11-30");
  g_assert_cmpuint (r.months, ==, 2);
  compare (&r, "1955-10-01", (const char *[]){ JULY, AUGUST, SEPTEMBER, OCTOBER, NULL });
  assert_periods (&r, "1955-09-01 1955-09-30 1955-10-01 1955-10-31");
  /* A quarter is three months. */
  compare (&r, "1955-10-01",
           (const char *[]){ "1955-07-01..1955-09-30", OCTOBER, NOVEMBER, "1955-12-01..1955-12-31",
                             NULL });
  assert_periods (&r, "1955-07-01 1955-09-30 1955-10-01 1955-12-31");
  g_assert_cmpuint (r.n_before, ==, 1);
  g_assert_cmpuint (r.n_after, ==, 3);
  /* A gap ends a side. */
  compare (&r, "1955-10-01", (const char *[]){ JULY, SEPTEMBER, OCTOBER, NOVEMBER, NULL });
  assert_periods (&r, "1955-09-01 1955-09-30 1955-10-01 1955-10-31");
  /* Ten-day returns are compared by days. */
  compare (&r, "1955-09-11",
           (const char *[]){ "1955-09-01..1955-09-10", "1955-09-11..1955-09-20", NULL });
  g_assert_cmpuint (r.months, ==, 0);
  g_assert_cmpuint (r.days, ==, 10);
  /* Nothing equal, nothing on a side, no day: not compared. */
  compare (&r, "1955-09-11", (const char *[]){ "1955-09-01..1955-09-10", OCTOBER, NULL });
  g_assert_false (lian_before_after_is_compared (&r));
  compare (&r, "1955-07-01", (const char *[]){ JULY, AUGUST, NULL });
  g_assert_false (lian_before_after_is_compared (&r));
  g_assert_cmpint (lian_before_after_output_fell (&r), ==, LIAN_UNKNOWN);
  g_assert_cmpint (lian_before_after_service_fell (&r), ==, LIAN_UNKNOWN);
}

/* Never more than half a year on either side. */
static void
test_no_more_than_half_a_year (void)
{
  LianBeforeAfter r;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (int month = 0; month < 24; month++)
    {
      LianDate from = lian_date_add_months (lian_date_new (1954, 1, 1), month);
      g_autofree char *first = lian_date_to_text (from);
      g_autofree char *last
          = lian_date_to_text (lian_date_add_days (lian_date_add_months (from, 1), -1));
      g_ptr_array_add (lines, g_strdup_printf ("%s..%s output_value=5", first, last));
    }
  g_ptr_array_add (lines, NULL);
  compare (&r, "1955-01-01", (const char *const *) lines->pdata);
  assert_periods (&r, "1954-07-01 1954-12-31 1955-01-01 1955-06-30");
  g_assert_cmpint (r.figures[LIAN_FIGURE_OUTPUT_VALUE].before, ==, 30);
  g_assert_cmpint (r.figures[LIAN_FIGURE_OUTPUT_VALUE].fell, ==, LIAN_NO);
}

typedef struct
{
  const char *before;
  const char *after;
  LianFigure figure;
  LianTruth fell;
} Fall;

static void
test_falls (void)
{
  static const Fall falls[] = {
    { "output_value=1000", "output_value=900", LIAN_FIGURE_OUTPUT_VALUE, LIAN_YES },
    { "output_value=1000", "output_value=901", LIAN_FIGURE_OUTPUT_VALUE, LIAN_NO },
    { "output_value=0", "output_value=0", LIAN_FIGURE_OUTPUT_VALUE, LIAN_NO },
    { "output_value=1000", "output_value=0", LIAN_FIGURE_OUTPUT_VALUE, LIAN_YES },
    { "output_value=1000", "hours=1", LIAN_FIGURE_OUTPUT_VALUE, LIAN_UNKNOWN },
    { "hours=1", "output_value=1000", LIAN_FIGURE_OUTPUT_VALUE, LIAN_UNKNOWN },
    { "hours=1", "hours=1", LIAN_FIGURE_OUTPUT_VALUE, LIAN_NOT_ASKED },
    { "quantity=100 unit=1", "quantity=80 unit=1", LIAN_FIGURE_QUANTITY, LIAN_YES },
    { "quantity=100 unit=1", "quantity=80 unit=2", LIAN_FIGURE_QUANTITY, LIAN_UNKNOWN },
    { "varieties=10", "varieties=9", LIAN_FIGURE_VARIETIES, LIAN_YES },
    { "hours=100", "hours=91", LIAN_FIGURE_HOURS, LIAN_NO },
    { "examined=100 passed=95", "examined=200 passed=180", LIAN_FIGURE_QUALITY, LIAN_YES },
    { "examined=100 passed=95", "examined=200 passed=181", LIAN_FIGURE_QUALITY, LIAN_NO },
    { "examined=0 passed=0", "examined=200 passed=181", LIAN_FIGURE_QUALITY, LIAN_UNKNOWN },
    { "complaints=0", "complaints=2", LIAN_FIGURE_COMPLAINTS, LIAN_NO },
    { "complaints=0", "complaints=3", LIAN_FIGURE_COMPLAINTS, LIAN_YES },
    { "complaints=100", "complaints=109", LIAN_FIGURE_COMPLAINTS, LIAN_NO },
    { "complaints=100", "complaints=110", LIAN_FIGURE_COMPLAINTS, LIAN_YES },
    /* The greatest sums: compared exactly, and unknown once they do not fit. */
    { "output_value=2305843009213693951", "output_value=2075258708292324555",
      LIAN_FIGURE_OUTPUT_VALUE, LIAN_YES },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (falls); i++)
    {
      LianBeforeAfter r;
      g_autofree char *before = g_strconcat (SEPTEMBER " ", falls[i].before, NULL);
      g_autofree char *after = g_strconcat (OCTOBER " ", falls[i].after, NULL);
      g_test_message ("%s, %s", before, after);
      compare (&r, "1955-10-01", (const char *[]){ before, after, NULL });
      g_assert_cmpint (r.figures[falls[i].figure].fell, ==, falls[i].fell);
    }
}

/* Unknown is never no: "did not fall" needs the leading figure and nothing unknown beside it. */
static void
test_unknown_is_never_no (void)
{
  LianBeforeAfter r;
  compare (&r, "1955-10-01",
           (const char *[]){ SEPTEMBER " quantity=5 unit=1", OCTOBER " quantity=5 unit=1", NULL });
  g_assert_cmpint (lian_before_after_output_fell (&r), ==, LIAN_UNKNOWN);
  compare (&r, "1955-10-01",
           (const char *[]){ SEPTEMBER " output_value=5", OCTOBER " output_value=5", NULL });
  g_assert_cmpint (lian_before_after_output_fell (&r), ==, LIAN_NO);
  g_assert_cmpint (lian_before_after_service_fell (&r), ==, LIAN_UNKNOWN);
  compare (&r, "1955-10-01",
           (const char *[]){ SEPTEMBER " complaints=1 hours=50", OCTOBER " complaints=1", NULL });
  g_assert_cmpint (lian_before_after_service_fell (&r), ==, LIAN_UNKNOWN);
  compare (&r, "1955-10-01",
           (const char *[]){ SEPTEMBER " complaints=1 hours=50", OCTOBER " complaints=9", NULL });
  g_assert_cmpint (lian_before_after_service_fell (&r), ==, LIAN_YES);
}

/* Two months, one without the figure: unknown, however low the other is. */
static void
test_a_gap_is_unknown (void)
{
  LianBeforeAfter r;
  compare (&r, "1955-09-01",
           (const char *[]){ JULY " complaints=0", AUGUST " complaints=0",
                             SEPTEMBER " complaints=0", OCTOBER " hours=1", NULL });
  g_assert_cmpuint (r.months, ==, 2);
  g_assert_cmpint (r.figures[LIAN_FIGURE_COMPLAINTS].fell, ==, LIAN_UNKNOWN);
}

static void
test_permille (void)
{
  const LianFigureChange down = { LIAN_YES, 469560, 1, 301080, 1 }, none = { LIAN_NO, 0, 1, 5, 1 };
  const LianFigureChange half = { LIAN_NO, 2000, 1, 2001, 1 }, mean = { LIAN_YES, 46, 2, 42, 3 };
  g_assert_cmpint (lian_figure_change_get_permille (&down), ==, -359);
  g_assert_cmpint (lian_figure_change_get_permille (&none), ==, G_MAXINT64);
  g_assert_cmpint (lian_figure_change_get_permille (&half), ==, 1);
  g_assert_cmpint (lian_figure_change_get_permille (&mean), ==, -391);
}

/* --- what is found in the sample ------------------------------------------------------- */

static LianCorrection *
find (const GPtrArray *list, gint64 serial)
{
  for (guint i = 0; i < list->len; i++)
    if (((LianCorrection *) list->pdata[i])->activity == SAMPLE (serial))
      return list->pdata[i];
  return NULL;
}

static void
assert_found (const GPtrArray *list, gint64 serial, LianCorrectionState state, guint grounds,
              const char *blocked_by)
{
  const LianCorrection *one = find (list, serial);
  g_test_message ("%d", (int) serial);
  g_assert_nonnull (one);
  g_assert_cmpint (one->state, ==, state);
  g_assert_cmphex (one->grounds, ==, grounds);
  g_assert_cmpstr (one->blocked_by, ==, blocked_by);
}

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = lian_correction_list (txn, cancellable, error);
  g_assert_nonnull (list);
  for (guint i = 0; i < list->len; i++)
    {
      const LianCorrection *one = list->pdata[i];
      g_autofree char *grounds = lian_correction_dup_grounds (one->grounds);
      g_autofree char *judgement = lian_correction_dup_judgement (one);
      g_autofree char *evidence = lian_correction_dup_evidence (one, TRUE, NULL);
      g_test_message ("%d state %d %s: %s | %s", (int) (one->activity & 0xffff), one->state, grounds,
                      judgement, evidence);
    }
  assert_found (list, 2064, LIAN_CORRECTION_OVERDUE,
                LIAN_GROUND_NOT_PERMITTED | LIAN_GROUND_OUTPUT_FELL | LIAN_GROUND_SERVICE_FELL
                    | LIAN_GROUND_REPORTED,
                "R1, R2, S1-6b, S3");
  assert_found (list, 2014, LIAN_CORRECTION_FOUND,
                LIAN_GROUND_NOT_PERMITTED | LIAN_GROUND_OUTPUT_FELL | LIAN_GROUND_SERVICE_FELL
                    | LIAN_GROUND_REPORTED,
                "G2, G3");
  assert_found (list, 2034, LIAN_CORRECTION_FOUND, LIAN_GROUND_OVERRIDE, "G3");
  assert_found (list, 2029, LIAN_CORRECTION_OPEN,
                LIAN_GROUND_NOT_PERMITTED | LIAN_GROUND_SERVICE_FELL | LIAN_GROUND_REPORTED,
                "G2, G3, L1");
  /* Joined in August, merged in November: too early, whatever is recorded now. */
  assert_found (list, 2048, LIAN_CORRECTION_CLOSED,
                LIAN_GROUND_NOT_PERMITTED | LIAN_GROUND_OUTPUT_FELL | LIAN_GROUND_SERVICE_FELL, "G2");
  g_assert_cmpint (lian_correction_get_due (find (list, 2064)), ==, lian_date_new (1956, 4, 5));
  g_assert_cmpint (lian_correction_get_due (find (list, 2048)), ==, 0);
  /* Facts of G4: proposed where the returns say what the record does not, and never guessed. */
  LianTruth value;
  g_assert_cmpstr (lian_correction_propose_fact (find (list, 2014), &value), ==,
                   "public_inconvenienced");
  g_assert_cmpint (value, ==, LIAN_YES);
  g_assert_null (lian_correction_propose_fact (find (list, 2064), &value));
  g_assert_null (lian_correction_propose_fact (find (list, 2034), &value));
  g_assert_cmpint (value, ==, LIAN_UNKNOWN);
  g_assert_null (lian_correction_propose_fact (find (list, 2048), &value));
  g_assert_null (find (list, 2018));
  g_assert_null (find (list, 2032));
  g_assert_null (find (list, 2045));
  g_assert_null (find (list, 2015));
  return TRUE;
}

static void
open_sample (LianTestBase *base)
{
  g_autoptr (GError) error = NULL;
  *base = lian_test_base_new ();
  lian_sample_load (base->store, &error);
  g_assert_no_error (error);
  lian_sample_decide (base->store, &error);
  g_assert_no_error (error);
  lian_store_set_author (base->store, SAMPLE (2));
}

static void
test_found (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_read (base.store, look_job, NULL, NULL));
}

/* --- what was known on the day ----------------------------------------------------------- */

static LianCorrection *
load (LianTxn *txn, gint64 serial)
{
  g_autoptr (GError) error = NULL;
  LianCorrection *one = lian_correction_load (txn, SAMPLE (serial), 0, &error);
  g_assert_no_error (error);
  return one;
}

static gboolean
find_later_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianCorrection) before = load (txn, 2018);
  g_assert_cmphex (before->grounds, ==, LIAN_GROUND_NONE);
  g_autoptr (LianRecord) row = lian_record_new (lian_type_find ("readiness"));
  lian_record_set_number (row, "activity", SAMPLE (2018));
  lian_record_set_text (row, "fact", "premises_ok");
  lian_record_set_truth (row, "value", LIAN_YES);
  lian_record_set_date (row, "found_on", lian_date_new (1955, 10, 2));
  g_assert_true (lian_txn_insert (txn, row, error));
  /* Found a day after it was centralised: on the day itself it was not known, and G1 stops it. */
  g_autoptr (LianCorrection) late = load (txn, 2018);
  g_assert_cmphex (late->grounds, ==, LIAN_GROUND_NOT_PERMITTED);
  g_assert_nonnull (strstr (late->blocked_by, "G1"));
  lian_record_set_date (row, "found_on", lian_date_new (1955, 10, 1));
  g_assert_true (lian_txn_update (txn, row, error));
  g_autoptr (LianCorrection) in_time = load (txn, 2018);
  g_assert_cmphex (in_time->grounds, ==, LIAN_GROUND_NONE);
  return TRUE;
}

/* 2045 was accepted on good facts, and one of them changed afterwards: the receipt counts. */
static gboolean
receipt_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianCorrection) one = load (txn, 2045);
  g_assert_cmpint (one->basis, ==, LIAN_BASIS_RECEIPT);
  g_assert_cmphex (one->grounds, ==, LIAN_GROUND_NONE);
  g_autoptr (LianRecord) activity = lian_txn_load (txn, lian_type_find ("activity"), SAMPLE (2045));
  g_assert_cmpint (lian_record_get_truth (activity, "premises_ok"), ==, LIAN_NO);
  return TRUE;
}

static void
test_as_known_then (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_write (base.store, "found", NULL, find_later_job, NULL, NULL, NULL));
  g_assert_true (lian_store_read (base.store, receipt_job, NULL, NULL));
}

/* "No" is proposed too, but not for a co-operative that has other work besides. */
static gboolean
propose_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianTruth value;
  const LianType *type = lian_type_find ("cooperative");
  g_autoptr (LianRecord) cooperative = lian_txn_load (txn, type, SAMPLE (1017));
  lian_record_clear (cooperative, "output_declined");
  g_assert_true (lian_txn_update (txn, cooperative, error));
  g_autoptr (LianCorrection) alone = load (txn, 2018);
  g_assert_cmpstr (lian_correction_propose_fact (alone, &value), ==, "output_declined");
  g_assert_cmpint (value, ==, LIAN_NO);
  g_autoptr (LianRecord) other = lian_record_new (lian_type_find ("activity"));
  lian_record_set_number (other, "cooperative", SAMPLE (1017));
  lian_record_set_text (other, "name_zh", "棉鞋");
  g_assert_true (lian_txn_insert (txn, other, error));
  g_autoptr (LianCorrection) one_of_two = load (txn, 2018);
  g_assert_null (lian_correction_propose_fact (one_of_two, &value));
  return TRUE;
}

static void
test_proposals (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_write (base.store, "fact", NULL, propose_job, NULL, NULL, NULL));
}

/* --- acts ------------------------------------------------------------------------------ */

static void
assert_refused (LianTestBase *base, LianTxnFunc func, LianCorrectRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (base->store, "refused", NULL, func, request, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
}

static gboolean
opened_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianCorrectRequest *made = data;
  g_autoptr (LianCorrection) one = lian_correction_load (txn, SAMPLE (2014), made->record, error);
  const char *grounds = lian_record_get_text (one->record, "grounds");
  g_assert_cmpint (one->state, ==, LIAN_CORRECTION_OPEN);
  g_assert_cmpstr (grounds, ==, "NOT_PERMITTED,OUTPUT_FELL,SERVICE_FELL,REPORTED");
  g_assert_cmpstr (lian_record_get_text (one->record, "blocked_by"), ==, "G2, G3");
  g_assert_cmpstr (lian_record_get_text (one->record, "number"), ==, "1956/001/0004");
  /* Value, quantity, varieties, quality, complaints, hours: each with its figures; the lost variety. */
  g_assert_cmpuint (one->symptoms->len, ==, 7);
  g_assert_cmpstr (lian_record_get_text (one->symptoms->pdata[6], "symptom"), ==, "FEWER_VARIETIES");
  g_assert_nonnull (strstr (lian_record_get_text (one->symptoms->pdata[6], "evidence"), "striped"));
  for (guint i = 0; i < one->symptoms->len; i++)
    {
      g_autoptr (GPtrArray) issues = lian_txn_check (txn, one->symptoms->pdata[i], NULL);
      g_assert_cmpuint (issues->len, ==, 0);
    }
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, one->record, NULL);
  g_assert_cmpuint (issues->len, ==, 0);
  g_autoptr (GPtrArray) list = lian_correction_list (txn, cancellable, error);
  g_assert_cmpint (find (list, 2014)->state, ==, LIAN_CORRECTION_OPEN);
  return TRUE;
}

static gboolean
closed_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianCorrectRequest *made = data;
  g_autoptr (LianCorrection) one = lian_correction_load (txn, SAMPLE (2014), made->record, error);
  g_assert_cmpint (one->state, ==, LIAN_CORRECTION_CLOSED);
  g_assert_cmpint (lian_record_get_number (one->record, "closed_by"), ==, SAMPLE (2));
  g_assert_cmpint (lian_record_get_date (one->record, "closed_on"), ==,
                   lian_txn_get_working_date (txn));
  /* What was closed is not found again. */
  g_autoptr (GPtrArray) list = lian_correction_list (txn, cancellable, error);
  g_assert_cmpint (find (list, 2014)->state, ==, LIAN_CORRECTION_CLOSED);
  return TRUE;
}

static void
test_open_and_close (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianCorrectRequest) wish = lian_correct_request_new (SAMPLE (2014));
  wish->owner = SAMPLE (4); /* a clerk */
  wish->due_on = lian_date_new (1956, 5, 15);
  assert_refused (&base, lian_correct_open, wish);
  wish->owner = SAMPLE (3);
  lian_store_set_author (base.store, SAMPLE (4));
  assert_refused (&base, lian_correct_open, wish);
  lian_store_set_author (base.store, SAMPLE (2));
  wish->due_on = lian_date_new (1956, 4, 15); /* the working date */
  assert_refused (&base, lian_correct_open, wish);
  wish->due_on = lian_date_new (1956, 5, 15);
  lian_store_write (base.store, "open", NULL, lian_correct_open, wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (base.store, opened_job, wish, NULL));
  assert_refused (&base, lian_correct_open, wish);
  assert_refused (&base, lian_correct_close, wish);
  wish->result = g_strdup ("两坊分开核算");
  lian_store_set_author (base.store, SAMPLE (4));
  assert_refused (&base, lian_correct_close, wish);
  lian_store_set_author (base.store, SAMPLE (2));
  lian_store_write (base.store, "close", NULL, lian_correct_close, wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (base.store, closed_job, wish, NULL));
  assert_refused (&base, lian_correct_close, wish);
  /* One act each: two steps back, and it is only found again. */
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), !=, 0);
  g_assert_true (lian_store_read (base.store, look_job, NULL, NULL));
  g_autoptr (LianCorrectRequest) nothing = lian_correct_request_new (SAMPLE (2018));
  nothing->owner = SAMPLE (3);
  nothing->due_on = wish->due_on;
  assert_refused (&base, lian_correct_open, nothing);
}

/* --- today ------------------------------------------------------------------------------- */

/* An open case and its measures stand on the list of work by their days, a closed one does not. */
static gboolean
work_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianWorkList) work = lian_txn_list_work (txn, FALSE, cancellable, error);
  LianDate today = lian_txn_get_working_date (txn);
  guint cases = 0, measures = 0;
  g_assert_nonnull (work);
  for (guint i = 0; i < work->items->len; i++)
    {
      const LianWorkItem *item = work->items->pdata[i];
      if (!g_str_equal (item->type->id, "correction_case"))
        continue;
      g_autoptr (LianRecord) record = lian_txn_load (txn, item->type, item->id);
      g_assert_cmpstr (lian_record_get_text (record, "state"), ==, "OPEN");
      if (item->kind == LIAN_WORK_OVERDUE)
        g_assert_cmpint (item->due, <, today);
      else
        g_assert_cmpint (item->due, >=, today);
      if (g_str_has_prefix (item->why, "Corrective measure: "))
        measures++;
      else
        cases++;
    }
  g_assert_cmpuint (cases, ==, 1);
  g_assert_cmpuint (measures, >, 0);
  return TRUE;
}

static void
test_work (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_read (base.store, work_job, NULL, NULL));
}

/* --- rehearsed ----------------------------------------------------------------------------- */

/* The shipped edition with another value of a constant. */
static LianRulebook *
edition_with (const char *constant, const char *old, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) shipped = lian_rulebook_new_shipped (&error);
  g_autofree char *id = g_strdup_printf ("\"%s_expression\"", constant);
  g_autofree char *from = g_strdup_printf ("<text>%s</text>", old);
  g_autofree char *to = g_strdup_printf ("<text>%s</text>", value);
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (shipped), &length);
  g_autoptr (GString) dmn = g_string_new_len (data, (gssize) length);
  const char *place = strstr (dmn->str, id);
  g_assert_nonnull (place);
  place = strstr (place, from);
  g_assert_nonnull (place);
  gssize at = place - dmn->str;
  g_string_erase (dmn, at, (gssize) strlen (from));
  g_string_insert (dmn, at, to);
  g_autoptr (GBytes) bytes = g_bytes_new (dmn->str, dmn->len);
  LianRulebook *edition = lian_rulebook_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return edition;
}

/* Which grounds a stricter or a laxer limit gives and takes; nothing else flips. */
static gboolean
rehearsed_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRulebook) same = lian_rulebook_new_shipped (error);
  g_autoptr (LianRulebook) lax = edition_with ("fall_share", "0.10", "0.30");
  g_autoptr (LianRehearsal) none = lian_rehearse (txn, same, NULL, cancellable, error);
  g_autoptr (LianRehearsal) rehearsal = lian_rehearse (txn, lax, NULL, cancellable, error);
  g_assert_nonnull (rehearsal);
  g_assert_cmpuint (none->proposals->len, ==, 0);
  g_assert_cmpuint (rehearsal->flips->len, ==, 0);
  g_assert_cmpuint (rehearsal->proposals->len, >, 0);
  for (guint i = 0; i < rehearsal->proposals->len; i++)
    {
      const LianProposalFlip *flip = rehearsal->proposals->pdata[i];
      LianCorrectionGrounds lost = flip->before & ~flip->after;
      g_assert_cmpuint (lost & ~(LIAN_GROUND_OUTPUT_FELL | LIAN_GROUND_SERVICE_FELL), ==, 0);
      g_assert_cmpuint (flip->after & ~flip->before, ==, 0);
      g_assert_cmpuint (lost, !=, 0);
    }
  return TRUE;
}

static void
test_rehearsed (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_read (base.store, rehearsed_job, NULL, NULL));
}

/* A form at small scale that no rule permitted is found too. */
static gboolean
small_scale_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = lian_correction_list (txn, cancellable, error);
  guint small = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const LianCorrection *one = list->pdata[i];
      if (!g_str_has_prefix (one->form, "SMALL_"))
        continue;
      g_assert_cmpuint (one->grounds & LIAN_GROUND_NOT_PERMITTED, !=, 0);
      small++;
    }
  g_assert_cmpuint (small, ==, 1);
  return TRUE;
}

static void
test_small_scale (void)
{
  g_auto (LianTestBase) base = { 0 };
  open_sample (&base);
  g_assert_true (lian_store_read (base.store, small_scale_job, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corrections/equal-periods", test_equal_periods);
  g_test_add_func ("/corrections/half-a-year", test_no_more_than_half_a_year);
  g_test_add_func ("/corrections/falls", test_falls);
  g_test_add_func ("/corrections/unknown-is-never-no", test_unknown_is_never_no);
  g_test_add_func ("/corrections/gap", test_a_gap_is_unknown);
  g_test_add_func ("/corrections/permille", test_permille);
  g_test_add_func ("/corrections/found", test_found);
  g_test_add_func ("/corrections/as-known-then", test_as_known_then);
  g_test_add_func ("/corrections/proposals", test_proposals);
  g_test_add_func ("/corrections/open-and-close", test_open_and_close);
  g_test_add_func ("/corrections/work", test_work);
  g_test_add_func ("/corrections/rehearsed", test_rehearsed);
  g_test_add_func ("/corrections/small-scale", test_small_scale);
  return g_test_run ();
}
