/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts on arrangements: begun, kept, put in force, dropped, taken back. */
#include "arrange-world.h"
#include "lian-arrange-keep.h"
#include "lian-arrange-solve.h"
#include "lian-error.h"
#include "lian-relation-cut.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

typedef struct
{
  ArrangeWorld *world;
  gint64 arrangement;
  const LianArrangeShare *shares;
  guint n_shares;
  const LianArrangeAmount *pins;
  guint n_pins;
  const char *reason;
  LianArrangeForce *force;
} Deed;

static gboolean
keep_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), deed->arrangement);
  g_autoptr (LianArrangeBook) book = lian_arrange_read (txn, record, NULL, error);
  g_autoptr (LianArrangePlan) plan = lian_arrange_plan_new ();
  const LianArrangeFigure figure = { 1, 7, 5 };
  plan->status = LIAN_SOLVE_FEASIBLE;
  g_array_append_vals (plan->shares, deed->shares, deed->n_shares);
  g_array_append_val (plan->figures, figure);
  g_array_set_size (book->task->pins, 0);
  g_array_append_vals (book->task->pins, deed->pins, deed->n_pins);
  return lian_arrange_keep (txn, deed->arrangement, book->task, plan, error);
}

static gboolean
force_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_arrange_put_in_force (txn, deed->arrangement, deed->reason, error);
}

static gboolean
drop_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_arrange_drop (txn, deed->arrangement, deed->reason, error);
}

static gboolean
foresee_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  deed->force = lian_arrange_foresee (txn, deed->arrangement, error);
  return deed->force != NULL;
}

static void
keep_shares (ArrangeWorld *self, gint64 arrangement, const LianArrangeShare *shares, guint n)
{
  Deed deed = { .world = self, .arrangement = arrangement, .shares = shares, .n_shares = n };
  lian_test_write (&self->trade.base, keep_job, &deed);
}

static void
assert_refused (ArrangeWorld *self, LianTxnFunc job, gint64 arrangement, const char *reason, const char *words)
{
  g_autoptr (GError) error = NULL;
  Deed deed = { .world = self, .arrangement = arrangement, .reason = reason };
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  g_assert_false (lian_store_write (self->trade.base.store, "test", NULL, job, &deed, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_autofree char *after = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_amount (const GArray *amounts, guint n, guint way, guint month, gint64 quantity)
{
  const LianArrangeAmount *amount = AT (amounts, LianArrangeAmount, n);
  g_assert_cmpuint (amount->way, ==, way);
  g_assert_cmpuint (amount->month, ==, month);
  g_assert_cmpint (amount->quantity, ==, quantity);
}

/* April 360 of 900, May 500, and 40 nobody makes. */
static const LianArrangeShare plan_of_all[] = {
  { 0, 0, 0, 100 }, { 0, 1, 0, 60 }, { 1, 1, 0, 100 }, { 1, 1, 1, 100 }, { 0, 2, 1, 300 }, { 1, 2, 1, 100 }, { 1, 2, 2, 100 },
};

typedef struct
{
  gint64 arrangement;
  LianArrangeTask *task;
  GArray *amounts;
} Amounts;

static gboolean
amounts_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Amounts *asked = data;
  asked->amounts = lian_arrange_amounts (txn, asked->arrangement, asked->task);
  return TRUE;
}

/* What is kept is read again; kept once more, nothing is written. */
static void
test_keep (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  const LianArrangeAmount pins[] = { { 1, 1, 200 } };
  Deed deed = { self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all), pins, 1, NULL, NULL };
  g_autofree char *id = lian_test_dup_id (self->arrangement);
  gint64 stage = LIAN_TEST_INSERT (self->trade.base.store, "arrangement_stage", "arrangement", id, "aim", "PROMISE",
                                   "place", "1", "weight", "1", "must", "no");
  lian_test_write (&self->trade.base, keep_job, &deed);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  g_assert_cmpuint (book->kept->len, ==, 5);
  assert_amount (book->kept, 0, 0, 0, 160);
  assert_amount (book->kept, 1, 0, 1, 300);
  assert_amount (book->kept, 2, 1, 0, 100);
  assert_amount (book->kept, 3, 1, 1, 200);
  assert_amount (book->kept, 4, 1, 2, 100);
  g_assert_cmpuint (book->task->pins->len, ==, 1);
  assert_amount (book->task->pins, 0, 1, 1, 200);
  g_autoptr (LianRecord) kept = lian_test_load (self->trade.base.store, "arrangement_stage", stage);
  g_assert_cmpint (lian_record_get_number (kept, "objective"), ==, 7);
  g_assert_cmpint (lian_record_get_number (kept, "bound"), ==, 5);
  Amounts asked = { self->arrangement, book->task, NULL };
  lian_test_read (&self->trade.base, amounts_job, &asked);
  g_assert_cmpmem (asked.amounts->data, asked.amounts->len * sizeof (LianArrangeAmount), book->kept->data,
                   book->kept->len * sizeof (LianArrangeAmount));
  g_array_unref (asked.amounts);
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  lian_test_write (&self->trade.base, keep_job, &deed);
  g_autofree char *after = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
keep_impossible_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), self->arrangement);
  g_autoptr (LianArrangeBook) book = lian_arrange_read (txn, record, NULL, error);
  g_autoptr (LianArrangePlan) plan = lian_arrange_plan_new ();
  const LianArrangeAmount pin = { 0, 1, 450 };
  plan->status = LIAN_SOLVE_INFEASIBLE;
  g_array_append_val (book->task->pins, pin);
  return lian_arrange_keep (txn, self->arrangement, book->task, plan, error);
}

/* That there is no plan takes away what was planned, and not what the clerk pinned. */
static void
test_impossible (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  lian_test_write (&self->trade.base, keep_impossible_job, self);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  g_assert_cmpuint (book->kept->len, ==, 1);
  g_assert_cmpuint (book->task->pins->len, ==, 1);
  assert_amount (book->task->pins, 0, 0, 1, 450);
}

/* A month later 130 of the 160 came, so 30 are carried into May. */
static void
test_carry (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  g_autofree char *line = lian_test_dup_id (self->line);
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  LIAN_TEST_INSERT (self->trade.base.store, "delivery", "contract_line", line, "cooperative", self->trade.maker,
                    "delivered_on", "1956-04-28", "quantity", "130", "accepted", "yes");
  lian_store_override_working_date (self->trade.base.store, lian_date_new (1956, 5, 2));
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  g_assert_cmpuint (AT (book->task->orders, LianArrangeOrder, 0)->opens, ==, 1);
  assert_amount (book->kept, 0, 0, 1, 330);
  assert_amount (book->kept, 1, 1, 1, 300);
  assert_amount (book->kept, 2, 1, 2, 100);
}

typedef struct
{
  gint64 line;
  gint64 sum;
  gint64 of_maker;
  gint64 maker;
} Sum;

static gboolean
sum_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Sum *sum = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("allotment"), "contract_line", sum->line);
  for (guint i = 0; i < all->len; i++)
    {
      sum->sum += lian_record_get_number (all->pdata[i], "quantity");
      if (lian_record_get_number (all->pdata[i], "cooperative") == sum->maker)
        sum->of_maker += lian_record_get_number (all->pdata[i], "quantity");
    }
  return TRUE;
}

static void
assert_allotted (ArrangeWorld *self, gint64 of_maker)
{
  Sum sum = { .line = self->line, .maker = self->maker };
  lian_test_read (&self->trade.base, sum_job, &sum);
  g_assert_cmpint (sum.sum, ==, 1000);
  g_assert_cmpint (sum.of_maker, ==, of_maker);
}

/* 100 delivered and 460 to make are 560 of the first; the 40 that nobody makes stay with whom they were
 * allotted to: 600 were.  Taken back, all is as it was. */
static void
test_force (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  g_autoptr (GError) error = NULL;
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed with all" };
  static const LianArrangeShare shares[] = { { 0, 0, 0, 100 }, { 0, 1, 0, 60 }, { 1, 1, 1, 200 }, { 0, 2, 1, 100 },
                                             { 1, 2, 2, 200 } };
  keep_shares (self, self->arrangement, shares, G_N_ELEMENTS (shares));
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->shifts->len, ==, 0);
  lian_arrange_force_free (deed.force);
  static const LianArrangeShare more[] = { { 1, 0, 0, 100 }, { 1, 1, 1, 200 }, { 1, 2, 2, 200 }, { 0, 1, 0, 100 } };
  keep_shares (self, self->arrangement, more, G_N_ELEMENTS (more));
  g_autofree char *kept = lian_test_base_dump (&self->trade.base);
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->shifts->len, ==, 2);
  g_assert_cmpint (AT (deed.force->shifts, LianArrangeShift, 0)->before, ==, 600);
  g_assert_cmpint (AT (deed.force->shifts, LianArrangeShift, 0)->after, ==, 500);
  lian_arrange_force_free (deed.force);
  lian_test_write (&self->trade.base, force_job, &deed);
  assert_allotted (self, 500);
  g_autoptr (LianRecord) record = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_autoptr (LianRecord) contract = lian_test_load (self->trade.base.store, "contract", self->contract);
  g_assert_cmpstr (lian_record_get_text (record, "state"), ==, "IN_FORCE");
  g_assert_cmpstr (lian_record_get_text (record, "reason"), ==, "agreed with all");
  g_assert_cmpstr (lian_record_get_text (record, "number"), ==, "1956/000/0001");
  g_assert_cmpint (lian_record_get_number (contract, "version"), ==, 2);
  lian_store_undo (self->trade.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *undone = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (undone, ==, kept);
  g_assert_cmpstr (undone, !=, before);
  lian_store_redo (self->trade.base.store, NULL, &error);
  g_assert_no_error (error);
  assert_allotted (self, 500);
}

static gboolean
edit_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("arrangement_line"), "arrangement", deed->arrangement);
  g_autoptr (LianRecord) row = lian_record_copy (rows->pdata[0]);
  lian_record_set_number (row, "quantity", 1);
  return lian_txn_update (txn, row, error);
}

static gboolean
rename_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), deed->arrangement);
  lian_record_set_text (record, "name", "another");
  return lian_txn_update (txn, record, error);
}

static gboolean
delete_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_txn_delete (txn, lian_type_find ("arrangement"), deed->arrangement, error);
}

/* What is in force stays as it is; the next one takes its place. */
static void
test_stays (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  LianStore *store = self->trade.base.store;
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed" };
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  lian_test_write (&self->trade.base, force_job, &deed);
  assert_refused (self, edit_job, self->arrangement, NULL, "based on it");
  assert_refused (self, rename_job, self->arrangement, NULL, "based on it");
  assert_refused (self, delete_job, self->arrangement, NULL, "1956/000/0001");
  assert_refused (self, keep_job, self->arrangement, NULL, "no draft");
  assert_refused (self, drop_job, self->arrangement, "no use", "no draft");
  assert_refused (self, force_job, self->arrangement, "again", "no draft");
  g_autofree char *federation = lian_test_dup_id (self->federation), *base = lian_test_dup_id (self->arrangement);
  gint64 next = LIAN_TEST_INSERT (store, "arrangement", "name", "next", "federation", federation, "from_month",
                                  "1956-04-01", "months", "3", "state", "DRAFT", "based_on", base);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, next);
  g_assert_cmpint (book->base, ==, self->arrangement);
  g_assert_cmpuint (book->before->len, ==, 5);
  assert_amount (book->before, 1, 0, 1, 300);
  assert_refused (self, force_job, next, "agreed", "compute it first");
  keep_shares (self, next, plan_of_all, 3);
  deed.arrangement = next;
  lian_test_write (&self->trade.base, force_job, &deed);
  g_autoptr (LianRecord) old = lian_test_load (store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (old, "state"), ==, "REPLACED");
  assert_refused (self, edit_job, self->arrangement, NULL, "based on it");
}

/* What an act needs: a reason, a period that is open, quantities that fit. */
static void
test_refused (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  LianStore *store = self->trade.base.store;
  static const LianArrangeShare much[] = { { 0, 0, 0, 100 }, { 0, 1, 0, 300 }, { 0, 2, 1, 501 } };
  g_autofree char *officer = lian_test_dup_id (self->trade.test.decider);
  assert_refused (self, force_job, self->arrangement, "agreed", "compute it first");
  keep_shares (self, self->arrangement, much, 3);
  assert_refused (self, force_job, self->arrangement, "agreed", "more of");
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  assert_refused (self, force_job, self->arrangement, "  ", "Why");
  assert_refused (self, drop_job, self->arrangement, "", "Why");
  lian_test_set (store, "cooperative", self->other, "status", "DORMANT");
  assert_refused (self, force_job, self->arrangement, "agreed", "no longer able");
  lian_test_set (store, "cooperative", self->other, "status", "LIVE");
  gint64 lock = LIAN_TEST_INSERT (store, "period_lock", "from_date", "1956-04-01", "to_date", "1956-04-30", "locked_on",
                                  "1956-04-15", "locked_by", officer, "reason", "April is closed");
  assert_refused (self, force_job, self->arrangement, "agreed", "April is closed");
  lian_test_set (store, "period_lock", lock, "reopened_by", officer);
  lian_test_set (store, "period_lock", lock, "reopen_reason", "late papers");
  lian_test_set (store, "period_lock", lock, "reopened_on", "1956-04-15");
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed" };
  lian_test_write (&self->trade.base, force_job, &deed);
}

/* Whom the plan passes over though it has sold these goods to the orderer is named before. */
static void
test_cuts (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  static const LianArrangeShare without[] = { { 0, 0, 0, 100 }, { 0, 1, 1, 300 }, { 0, 2, 2, 500 } };
  Deed deed = { .world = self, .arrangement = self->arrangement };
  gint64 relation = LIAN_TEST_INSERT (self->trade.base.store, "relation", "cooperative", self->trade.other, "partner",
                                      self->trade.buyer, "relation_kind", "SALES", "state", "ORIGINAL", "goods", "钉耙",
                                      "since", "1953-01-01");
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->cuts->len, ==, 0);
  lian_arrange_force_free (deed.force);
  keep_shares (self, self->arrangement, without, G_N_ELEMENTS (without));
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->cuts->len, ==, 1);
  g_assert_cmpint (((LianRelationCut *) deed.force->cuts->pdata[0])->relation, ==, relation);
  lian_arrange_force_free (deed.force);
}

static gboolean
begin_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  g_autoptr (GPtrArray) stages = NULL, again = NULL;
  g_autoptr (LianRecord) draft = lian_arrange_propose (txn, 0, &stages);
  g_assert_cmpuint (stages->len, ==, 0);
  g_autoptr (LianRecord) based = lian_arrange_propose (txn, self->arrangement, &again);
  g_assert_cmpint (lian_record_get_number (based, "based_on"), ==, self->arrangement);
  g_assert_cmpint (lian_record_get_number (based, "late_months"), ==, 2);
  g_assert_true (lian_record_is_empty (based, "name"));
  g_assert_cmpstr (lian_record_get_text (based, "from_month"), ==, "1956-04-01");
  lian_record_set_text (based, "name", "anew");
  g_ptr_array_add (again, lian_record_new (lian_type_find ("arrangement_stage")));
  lian_record_set_text (again->pdata[0], "aim", "COST");
  lian_record_set_number (again->pdata[0], "place", 1);
  lian_record_set_number (again->pdata[0], "weight", 3);
  if (!lian_arrange_begin (txn, based, again, error))
    return FALSE;
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (LianRecord) third = lian_arrange_propose (txn, 0, &copied);
  g_assert_cmpuint (copied->len, ==, 1);
  g_assert_cmpint (lian_record_get_number (copied->pdata[0], "weight"), ==, 3);
  return TRUE;
}

/* A new one takes over the settings and stages of the one before. */
static void
test_begin (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "no use" };
  lian_test_write (&self->trade.base, begin_job, self);
  lian_test_write (&self->trade.base, drop_job, &deed);
  g_autoptr (LianRecord) dropped = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (dropped, "state"), ==, "DROPPED");
}

/* What the engine plans for it fits, and put in force allotments add up. */
static gboolean
solve_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  const LianSolveLimits limits = { 5, 0 };
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), self->arrangement);
  g_autoptr (LianArrangeBook) book = lian_arrange_read (txn, record, NULL, error);
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (book->task, &limits, NULL, NULL, error);
  return plan != NULL && lian_arrange_keep (txn, self->arrangement, book->task, plan, error)
         && lian_arrange_put_in_force (txn, self->arrangement, "computed", error);
}

static void
test_solved (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, solve_job, self);
  /* 266 in April, 500 in May and the rest in June: all is placed; 160 + 300 + 40 or more are the first's. */
  Sum sum = { .line = self->line, .maker = self->maker };
  lian_test_read (&self->trade.base, sum_job, &sum);
  g_assert_cmpint (sum.sum, ==, 1000);
  g_autoptr (LianRecord) record = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (record, "outcome"), ==, "OPTIMAL");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-acts/keep", test_keep);
  g_test_add_func ("/arrange-acts/impossible", test_impossible);
  g_test_add_func ("/arrange-acts/carry", test_carry);
  g_test_add_func ("/arrange-acts/force", test_force);
  g_test_add_func ("/arrange-acts/stays", test_stays);
  g_test_add_func ("/arrange-acts/refused", test_refused);
  g_test_add_func ("/arrange-acts/cuts", test_cuts);
  g_test_add_func ("/arrange-acts/begin", test_begin);
  g_test_add_func ("/arrange-acts/solved", test_solved);
  return g_test_run ();
}
