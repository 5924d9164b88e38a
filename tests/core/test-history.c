/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The history of a case: what stands in it, in which order, and with which of the two dates. */
#include "lian-case-history.h"
#include "lian-decide.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-plural.h"
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

typedef struct
{
  gint64 activity;
  const char *language;
  GPtrArray *events;
} Read;

static gboolean
read_history (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Read *job = data;
  const char *before = lian_i18n_set_thread_language (job->language);
  job->events = lian_case_list_history (txn, job->activity, cancellable, error);
  lian_i18n_set_thread_language (before);
  return job->events != NULL;
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  Read job = { self->test.activity, NULL, NULL };
  lian_store_read (self->base.store, read_history, &job, &error);
  g_assert_no_error (error);
  return job.events;
}

/* The only line that says @what. */
static const LianEvent *
find (const GPtrArray *events, const char *what)
{
  const LianEvent *found = NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const LianEvent *event = events->pdata[i];
      if (strstr (event->what, what) == NULL)
        continue;
      g_assert_null (found);
      found = event;
    }
  if (found == NULL)
    g_test_message ("no line says “%s”", what);
  return found;
}

static void
assert_says (const LianEvent *event, const char *detail, LianDate effect)
{
  g_assert_nonnull (event);
  if (detail != NULL)
    g_assert_nonnull (strstr (event->detail, detail));
  g_assert_cmpint (event->effect, ==, effect);
}

static void
write_it (Fixture *self, const char *reason, LianTxnFunc func, gpointer request)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (self->base.store, "test", reason, func, request, NULL, &error);
  g_assert_no_error (error);
}

/* What the officer of the fixture decides, blocked by G2 and countersigned on paper. */
static void
decide_and_sign (Fixture *self)
{
  lian_test_set (self->base.store, "cooperative", self->test.cooperative, "joined", "1956-03-01");
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (self->test.activity);
  request->outcome = g_strdup ("CENTRALISE");
  request->reason = g_strdup ("租约四月到期");
  write_it (self, "租约四月到期", lian_decide, request);
  g_autoptr (LianSignRequest) signature = lian_sign_request_new (request->decision);
  signature->way = g_strdup ("PAPER");
  signature->officer = self->test.second;
  signature->signed_on = lian_date_new (1956, 4, 15);
  write_it (self, NULL, lian_decide_countersign, signature);
}

static void
test_facts (Fixture *self, gconstpointer data)
{
  g_autoptr (LianAnswerRequest) answer
      = lian_answer_request_new (self->test.activity, "premises_ok");
  answer->value = LIAN_NO;
  answer->found_on = lian_date_new (1956, 2, 3);
  answer->evidence = g_strdup ("看过三间房");
  write_it (self, NULL, lian_decide_answer, answer);
  lian_test_set (self->base.store, "activity", self->test.activity, "aux_many", "yes");
  lian_test_set (self->base.store, "cooperative", self->test.cooperative, "address", "新街 9 号");
  g_autoptr (GPtrArray) events = list (self);
  const LianEvent *made = find (events, "activity: entered");
  assert_says (made, "premises available: yes", 0);
  assert_says (find (events, "evidence: premises available – no"), "看过三间房",
               lian_date_new (1956, 2, 3));
  /* Found in February, entered now: both are told. */
  const LianEvent *answered = NULL, *plain = NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const LianEvent *event = events->pdata[i];
      if (strstr (event->detail, "premises available: yes → no") != NULL)
        answered = event;
      if (strstr (event->detail, "many auxiliary labourers: no → yes") != NULL)
        plain = event;
      g_assert_null (strstr (event->detail, "新街"));
      g_assert_true (i == 0 || ((const LianEvent *) events->pdata[i - 1])->act <= event->act);
    }
  assert_says (answered, NULL, lian_date_new (1956, 2, 3));
  g_assert_cmpstr (answered->who, ==, "周正明");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y");
  g_autofree char *moment = lian_event_dup_moment (answered);
  g_assert_true (g_str_has_prefix (moment, year));
  g_assert_cmpuint (strlen (moment), ==, strlen ("1956-04-15 08:00"));
  assert_says (plain, NULL, 0);
  g_assert_cmpint (plain->act, >, answered->act);
}

static void
test_decisions (Fixture *self, gconstpointer data)
{
  LianDate today = lian_date_new (1956, 4, 15);
  g_autoptr (LianDecideRequest) first = lian_decide_request_new (self->test.activity);
  write_it (self, NULL, lian_decide, first);
  decide_and_sign (self);
  g_autoptr (LianDecideRequest) back = lian_decide_request_new (self->test.activity);
  back->reason = g_strdup ("规划书没有附来");
  write_it (self, NULL, lian_decide_return, back);
  g_autoptr (GPtrArray) events = list (self);
  const LianEvent *waiting = find (events, "needs a countersignature");
  assert_says (waiting, "blocked by: G2", today);
  /* Told once: the reason is a field of the decision too. */
  g_assert_nonnull (strstr (waiting->detail, "租约四月到期"));
  g_assert_null (waiting->why);
  const LianEvent *signature = find (events, "countersigned by 李秀兰");
  assert_says (signature, "on paper", today);
  g_assert_cmpint (signature->id, ==, waiting->id);
  g_assert_cmpstr (signature->type->id, ==, "decision");
  const LianEvent *old = find (events, "is now: superseded");
  g_assert_cmpint (old->act, ==, signature->act);
  g_assert_cmpint (old->id, ==, first->decision);
  assert_says (find (events, "returned to the clerk"), "规划书没有附来", today);
  /* In one act the recommendation stands before the decision that rests on it. */
  const LianEvent *before = NULL;
  for (guint i = 1; i < events->len && events->pdata[i] != waiting; i++)
    before = events->pdata[i];
  g_assert_cmpstr (before->type->id, ==, "recommendation");
  g_assert_cmpint (before->act, ==, waiting->act);
}

/* Relations and visits of the co-operative; points of other work are not its case. */
static void
test_around (Fixture *self, gconstpointer data)
{
  LianStore *store = self->base.store;
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, self->test.cooperative);
  const char *partner[] = { "name_zh", "东关供销社", "partner_kind", "SUPPLY_COOP", NULL };
  g_autofree char *partner_id
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_test_insert (store, "partner", partner));
  const char *relation[] = { "cooperative", owner, "partner", partner_id, "relation_kind", "SALES",
                             "goods", "锅盖", "state", "ORIGINAL", "since", "1952-05-01", NULL };
  gint64 id = lian_test_insert (store, "relation", relation);
  g_autofree char *officer = g_strdup_printf ("%" G_GINT64_FORMAT, self->test.decider);
  lian_test_set (store, "relation", id, "interrupted_on", "1956-01-20");
  lian_test_set (store, "relation", id, "interrupted_by", "并坊");
  lian_test_set (store, "relation", id, "task", "请回");
  lian_test_set (store, "relation", id, "task_owner", officer);
  lian_test_set (store, "relation", id, "task_due", "1956-05-01");
  lian_test_set (store, "relation", id, "state", "INTERRUPTED");
  lian_test_set (store, "relation", id, "restored_on", "1956-04-02");
  lian_test_set (store, "relation", id, "state", "RESTORED");
  const char *other[] = { "cooperative", owner, "name_zh", "修补", NULL };
  g_autofree char *other_id
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_test_insert (store, "activity", other));
  const char *foreign[]
      = { "cooperative", owner, "activity", other_id, "name_zh", "河沿门市", NULL };
  lian_test_insert (store, "service_point", foreign);
  const char *point[] = { "cooperative", owner, "name_zh", "西关门市", NULL };
  g_autofree char *point_id
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_test_insert (store, "service_point", point));
  const char *visit[] = { "service_point", point_id, "visited", "1956-03-09", "finding",
                          "REASONABLE", "evidence", "日均二十人", NULL };
  lian_test_insert (store, "investigation", visit);
  g_autoptr (GPtrArray) events = list (self);
  assert_says (find (events, "东关供销社 · 锅盖: interrupted"), NULL, 0);
  const LianEvent *since = NULL, *cut = NULL, *again = NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const LianEvent *event = events->pdata[i];
      if (event->effect == lian_date_new (1952, 5, 1))
        since = event;
      if (event->effect == lian_date_new (1956, 1, 20))
        cut = event;
      if (event->effect == lian_date_new (1956, 4, 2))
        again = event;
      g_assert_null (strstr (event->what, "河沿"));
    }
  g_assert_true (since != NULL && cut != NULL && again != NULL);
  g_assert_true (since->id == id && cut->id == id && again->id == id);
  assert_says (find (events, "visit to 西关门市: keep the point"), "日均二十人",
               lian_date_new (1956, 3, 9));
}

/* What came of it, and how it is being corrected. */
static void
test_corrections (Fixture *self, gconstpointer data)
{
  LianStore *store = self->base.store;
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, self->test.activity);
  const char *production[] = { "activity", owner, "from_date", "1956-01-01", "to_date",
                               "1956-03-31", "complaints", "7", NULL };
  lian_test_insert (store, "production_return", production);
  const char *correction[] = { "activity", owner, "state", "OPEN", "opened_on", "1956-04-10",
                               "merged", "七坊并一厅", NULL };
  g_autofree char *id
      = g_strdup_printf ("%" G_GINT64_FORMAT, lian_test_insert (store, "correction_case", correction));
  const char *symptom[] = { "correction_case", id, "symptom", "OUTPUT_DOWN", "seen_on",
                            "1956-04-02", "evidence", "月报少三成", NULL };
  lian_test_insert (store, "correction_symptom", symptom);
  g_autoptr (GPtrArray) events = list (self);
  guint n = 0;
  for (guint i = 0; i < events->len; i++)
    {
      const LianEvent *event = events->pdata[i];
      if (g_str_equal (event->type->id, "production_return"))
        assert_says (event, "public complaints: 7", lian_date_new (1956, 3, 31));
      else if (g_str_equal (event->type->id, "correction_case"))
        assert_says (event, "七坊并一厅", lian_date_new (1956, 4, 10));
      else if (g_str_equal (event->type->id, "correction_symptom"))
        assert_says (event, "月报少三成", lian_date_new (1956, 4, 2));
      else
        continue;
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* What was taken back stays in the history, and says so. */
static void
test_taken_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  lian_test_set (self->base.store, "activity", self->test.activity, "aux_many", "yes");
  gint64 act = lian_store_undo (self->base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) events = list (self);
  g_autofree char *of = g_strdup_printf ("takes back act %" G_GINT64_FORMAT, act - 1);
  const LianEvent *undo = find (events, of);
  assert_says (undo, "many auxiliary labourers: yes → no", 0);
  g_assert_cmpint (undo->act, ==, act);
}

typedef struct
{
  const char *type;
  gint64 id;
} Gone;

static gboolean
delete_record (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Gone *gone = data;
  return lian_txn_delete (txn, lian_type_find (gone->type), gone->id, error);
}

/* A record that was deleted, and one whose entry was taken back, with their parts. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  LianStore *store = self->base.store;
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, self->test.activity);
  const char *evidence[] = { "activity", owner, "fact", "premises_ok", "value", "yes",
                             "found_on", "1956-04-02", "evidence", "三间新房", NULL };
  Gone removed = { "readiness", lian_test_insert (store, "readiness", evidence) };
  lian_store_write (store, "test", NULL, delete_record, &removed, NULL, &error);
  g_assert_no_error (error);
  evidence[9] = "两间旧房";
  lian_test_insert (store, "readiness", evidence);
  lian_store_undo (store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) events = list (self);
  guint made = 0, gone = 0;
  for (guint i = 0; i < events->len; i++)
    {
      const LianEvent *event = events->pdata[i];
      if (!g_str_equal (event->type->id, "readiness"))
        continue;
      g_assert_cmpint (event->effect, ==, lian_date_new (1956, 4, 2));
      if (g_str_has_prefix (event->what, "removed: "))
        gone++;
      else
        made++;
    }
  g_assert_cmpuint (made, ==, 2);
  g_assert_cmpuint (gone, ==, 2);
}

static gint64
insert (LianStore *store, const char *type, const char *owner, gint64 id, const char *const *more)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_ptr_array_add (fields, (gpointer) owner);
  g_ptr_array_add (fields, text);
  for (; *more != NULL; more++)
    g_ptr_array_add (fields, (gpointer) *more);
  g_ptr_array_add (fields, NULL);
  return lian_test_insert (store, type, (const char *const *) fields->pdata);
}

/* Of 100 pieces 60 are the co-operative's, half of them due on each of two days. */
static void
test_shortfalls (Fixture *self, gconstpointer data)
{
  LianStore *store = self->base.store;
  g_autofree char *cooperative = g_strdup_printf ("%" G_GINT64_FORMAT, self->test.cooperative);
  g_autofree char *unit = g_strdup_printf (
      "%" G_GINT64_FORMAT, lian_test_insert (store, "unit", (const char *const[]){
          "code", "piece", "name_zh", "件", "measure", "COUNT", "numerator", "1", "denominator",
          "1", NULL }));
  gint64 partner = lian_test_insert (store, "partner", (const char *const[]){
      "name_zh", "百货公司", "partner_kind", "STATE_COMMERCE", NULL });
  gint64 contract = insert (store, "contract", "orderer", partner,
                            (const char *const[]){ "number", "56-7", "contract_type", "ORDER", "state",
                                              "DRAFT", "signatory", "COOPERATIVE",
                                              "signing_cooperative", cooperative, "signed_on",
                                              "1956-02-20", "bypass_reason", "急", NULL });
  gint64 line = insert (store, "contract_line", "contract", contract,
                        (const char *const[]){ "product", "铁锅", "quantity", "100", "unit", unit,
                                          NULL });
  insert (store, "schedule", "contract_line", line,
          (const char *const[]){ "due_on", "1956-03-10", "quantity", "50", NULL });
  insert (store, "schedule", "contract_line", line,
          (const char *const[]){ "due_on", "1956-03-20", "quantity", "50", NULL });
  insert (store, "allotment", "contract_line", line,
          (const char *const[]){ "cooperative", cooperative, "quantity", "60", NULL });
  g_autofree char *other = g_strdup_printf (
      "%" G_GINT64_FORMAT, lian_test_insert (store, "cooperative", (const char *const[]){
          "name_zh", "乙社", "stage", "PRODUCER_COOP", NULL }));
  insert (store, "allotment", "contract_line", line,
          (const char *const[]){ "cooperative", other, "quantity", "40", NULL });
  insert (store, "delivery", "contract_line", line,
          (const char *const[]){ "cooperative", cooperative, "delivered_on", "1956-03-13", "quantity",
                            "35", NULL });
  insert (store, "delivery", "contract_line", line,
          (const char *const[]){ "cooperative", cooperative, "delivered_on", "1956-03-19", "quantity",
                            "25", "accepted", "no", NULL });
  lian_test_set (store, "contract", contract, "state", "SIGNED");
  g_autoptr (GPtrArray) events = list (self);
  const LianEvent *late = events->pdata[events->len - 2], *missing = events->pdata[events->len - 1];
  g_assert_nonnull (strstr (late->what, "delivered 3 days late"));
  assert_says (late, "due 30, delivered by that day 0", lian_date_new (1956, 3, 10));
  g_assert_nonnull (strstr (missing->what, "25 short"));
  assert_says (missing, "due 60, delivered by that day 35", lian_date_new (1956, 3, 20));
  g_assert_cmpint (missing->act, ==, 0);
  g_assert_cmpstr (find (events, ": 35")->type->id, ==, "delivery");
}

/* Paper may be in another language than the program. */
static void
test_language (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Read job = { self->test.activity, "zh_CN", NULL };
  lian_test_set (self->base.store, "activity", self->test.activity, "aux_many", NULL);
  lian_store_read (self->base.store, read_history, &job, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) events = job.events;
  const LianEvent *last = events->pdata[events->len - 1];
  if (strstr (last->detail, "many auxiliary") != NULL)
    g_test_skip ("no catalogue");
  else
    g_assert_nonnull (strstr (last->detail, "辅助劳动力较多: 否 → "));
}

/* Words with a number too, and in English the number counts. */
static void
test_plural (Fixture *self, gconstpointer data)
{
  const char *before = lian_i18n_set_thread_language ("zh_CN");
  const char *chinese = ngettext ("%u day", "%u days", 2);
  lian_i18n_set_thread_language ("en");
  g_assert_cmpstr (ngettext ("%u day", "%u days", 1), ==, "%u day");
  g_assert_cmpstr (ngettext ("%u day", "%u days", 2), ==, "%u days");
  lian_i18n_set_thread_language (before);
  if (g_str_equal (chinese, "%u days"))
    g_test_skip ("no catalogue");
  else
    g_assert_cmpstr (chinese, ==, "%u 天");
}

static void
test_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Read job = { 4711, NULL, NULL };
  g_assert_false (lian_store_read (self->base.store, read_history, &job, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history/facts", test_facts);
  ADD ("/history/decisions", test_decisions);
  ADD ("/history/around", test_around);
  ADD ("/history/corrections", test_corrections);
  ADD ("/history/taken-back", test_taken_back);
  ADD ("/history/gone", test_gone);
  ADD ("/history/shortfalls", test_shortfalls);
  ADD ("/history/language", test_language);
  ADD ("/history/plural", test_plural);
  ADD ("/history/none", test_none);
  return g_test_run ();
}
