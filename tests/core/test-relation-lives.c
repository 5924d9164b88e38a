/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Random lives of relations: whatever is done to them, to their co-operatives, partners, events and tasks,
 * taken back and done again, no relation is cut unrecorded: an interrupted one says by what, and somebody
 * has to restore it until a day.  An act that is refused is part of the game. */
#include "config.h"

#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-relation-acts.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define LIVES 5
#define ACTS 120
#define RELATIONS 2

static const char *const states[] = { "ORIGINAL", "INTERRUPTED", "RESTORED", "NEW" };

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  GRand *rand;
  GArray *acts; /* gint64: the acts that were done, in their order */
  gint64 partners[RELATIONS];
  gint64 relations[RELATIONS];
  gboolean cut[RELATIONS]; /* whether it was interrupted when it was last seen */
  guint n_cut;
} Life;

static int
among (Life *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static Life
life_new (guint32 seed)
{
  Life self = { .base = lian_test_base_new (), .rand = g_rand_new_with_seed (seed) };
  self.test = lian_test_case_new (self.base.store);
  self.acts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *maker = lian_test_dup_id (self.test.cooperative);
  for (int i = 0; i < RELATIONS; i++)
    {
      self.partners[i] = lian_test_insert (
          self.base.store, "partner",
          (const char *const[]){ "name_en", i == 0 ? "East" : "West", "partner_kind", "OTHER", NULL });
      g_autofree char *partner = lian_test_dup_id (self.partners[i]);
      self.relations[i] = lian_test_insert (
          self.base.store, "relation",
          (const char *const[]){ "cooperative", maker, "partner", partner, "relation_kind", "SALES",
                                 "goods", "lids", "state", "ORIGINAL", "since", "1952-05-01", NULL });
    }
  return self;
}

static void
life_clear (Life *self)
{
  g_rand_free (self->rand);
  g_array_unref (self->acts);
  lian_test_base_clear (&self->base);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Life, life_clear)

static gint64
any_relation (Life *self)
{
  return self->relations[among (self, RELATIONS)];
}

static LianDate
any_day (Life *self)
{
  return lian_date_new (1956, 1 + among (self, 4), 1 + among (self, 28));
}

/* Mostly whole; where something is missing the act is refused. */
static gboolean
interrupt (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRelationRequest) wish = lian_relation_request_new (any_relation (self));
  wish->on = any_day (self);
  wish->cause = among (self, 6) ? g_strdup ("MERGER") : NULL;
  wish->what = among (self, 6) ? g_strdup ("merged") : NULL;
  wish->task = among (self, 6) ? g_strdup ("bring it back") : NULL;
  wish->owner = among (self, 6) ? self->test.decider : 0;
  wish->due = among (self, 6) ? lian_date_new (1957, 1, 1) : 0;
  return lian_relation_interrupt (txn, wish, NULL, error);
}

static gboolean
restore (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRelationRequest) wish = lian_relation_request_new (any_relation (self));
  wish->on = any_day (self);
  wish->result = among (self, 4) ? g_strdup ("they deliver again") : NULL;
  return lian_relation_restore (txn, wish, NULL, error);
}

static gboolean
close_end (Life *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRelationRequest) wish = lian_relation_request_new (0);
  wish->on = any_day (self);
  wish->cause = g_strdup ("PARTNER");
  wish->what = g_strdup ("closed");
  wish->task = g_strdup ("find another");
  wish->owner = self->test.decider;
  wish->due = lian_date_new (1957, 1, 1);
  wish->type = g_strdup ("partner");
  wish->end = self->partners[among (self, RELATIONS)];
  return lian_relation_close_end (txn, wish, NULL, error);
}

static LianRecord *
pick (Life *self, LianTxn *txn, const char *type)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (type));
  return all->len == 0 ? NULL : lian_record_copy (all->pdata[among (self, (int) all->len)]);
}

static gboolean
drop (Life *self, LianTxn *txn, GError **error)
{
  static const char *const types[]
      = { "relation", "relation_event", "relation_task", "cooperative", "partner" };
  const char *type = types[among (self, G_N_ELEMENTS (types))];
  g_autoptr (LianRecord) record = pick (self, txn, type);
  return record != NULL
         && lian_txn_delete (txn, lian_type_find (type), lian_record_get_id (record), error);
}

/* By hand, as in a form or an import. */
static gboolean
edit (Life *self, LianTxn *txn, GError **error)
{
  static const char *const types[]
      = { "relation", "relation_event", "relation_task", "cooperative", "partner" };
  int kind = among (self, G_N_ELEMENTS (types));
  g_autoptr (LianRecord) record = pick (self, txn, types[kind]);
  if (record == NULL)
    return FALSE;
  if (kind < 2)
    lian_record_set_text (record, "state", states[among (self, G_N_ELEMENTS (states))]);
  else if (kind == 2)
    lian_record_set_date (record, "done_on", among (self, 2) ? any_day (self) : 0);
  else if (kind == 3)
    lian_record_set_text (record, "status", among (self, 2) ? "DISSOLVED" : "ACTIVE");
  else
    lian_record_set_date (record, "closed_on", among (self, 2) ? any_day (self) : 0);
  return lian_txn_update (txn, record, error);
}

static gboolean
act (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Life *self = data;
  switch (among (self, 10))
    {
    case 0:
    case 1:
    case 2:
      return interrupt (self, txn, error);
    case 3:
    case 4:
    case 5:
      return restore (self, txn, error);
    case 6:
      return close_end (self, txn, error);
    case 7:
      return drop (self, txn, error);
    default:
      return edit (self, txn, error);
    }
}

static gboolean
is (const LianRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (record, field), value) == 0;
}

/* Returns: (nullable): the event of the latest day; of one day, the one entered last */
static const LianRecord *
latest (const GPtrArray *events)
{
  const LianRecord *last = NULL;
  for (guint i = 0; i < events->len; i++)
    if (last == NULL
        || lian_record_get_date (events->pdata[i], "on_date") >= lian_record_get_date (last, "on_date"))
      last = events->pdata[i];
  return last;
}

/* By what, and who restores it until when stands with the relation, whatever becomes of single events and
 * tasks. */
static void
assert_cut (const LianRecord *relation)
{
  static const char *const fields[] = { "interrupted_on", "interrupted_by", "task", "task_owner", "task_due" };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_false (lian_record_is_empty (relation, fields[i]));
}

static guint
count_open (const GPtrArray *tasks)
{
  guint open = 0;
  for (guint i = 0; i < tasks->len; i++)
    open += lian_record_is_empty (tasks->pdata[i], "done_on");
  return open;
}

static gboolean
reports (LianTxn *txn, const LianRecord *relation, const char *code)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, relation, NULL);
  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((const LianIssue *) issues->pdata[i])->code, code))
      return TRUE;
  return FALSE;
}

/* Both ends are there and nothing is left to do; what an undo brought back otherwise is reported. */
static void
assert_live (LianTxn *txn, const LianRecord *relation, guint n_open)
{
  g_autoptr (LianRecord) maker = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                lian_record_get_number (relation, "cooperative"));
  g_autoptr (LianRecord) partner = lian_txn_load (txn, lian_type_find ("partner"),
                                                  lian_record_get_number (relation, "partner"));
  g_assert_true (maker != NULL && partner != NULL);
  if (is (maker, "status", "DISSOLVED") || !lian_record_is_empty (partner, "closed_on"))
    g_assert_true (reports (txn, relation, "l1-end-gone"));
  if (n_open > 0)
    g_assert_true (reports (txn, relation, "task-open"));
}

static void
assert_recorded (Life *self, LianTxn *txn, int place)
{
  gint64 id = self->relations[place];
  g_autoptr (LianRecord) relation = lian_txn_load (txn, lian_type_find ("relation"), id);
  /* Only what was interrupted can be struck out: the log has the cause. */
  g_assert_true (relation != NULL || self->cut[place]);
  if (relation == NULL)
    return;
  g_autoptr (GPtrArray) events = lian_txn_list (txn, lian_type_find ("relation_event"), "relation", id);
  g_autoptr (GPtrArray) tasks = lian_txn_list (txn, lian_type_find ("relation_task"), "relation", id);
  const LianRecord *last = latest (events);
  if (last != NULL && !is (relation, "state", lian_record_get_text (last, "state")))
    g_assert_true (reports (txn, relation, "last-event") || reports (txn, relation, "event-order"));
  self->cut[place] = is (relation, "state", "INTERRUPTED");
  if (!self->cut[place])
    {
      assert_live (txn, relation, count_open (tasks));
      return;
    }
  assert_cut (relation);
  self->n_cut++;
}

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Life *self = data;
  for (int i = 0; i < RELATIONS; i++)
    assert_recorded (self, txn, i);
  return TRUE;
}

static void
do_one (Life *self)
{
  LianStore *store = self->base.store;
  int kind = among (self, 8);
  gint64 done = 0;
  if (kind == 0)
    lian_store_redo (store, NULL, NULL);
  else if (kind == 1 && self->acts->len > 0)
    lian_store_undo (store, g_array_index (self->acts, gint64, among (self, (int) self->acts->len)),
                     NULL, NULL);
  else if (lian_store_write (store, "deed", NULL, act, self, &done, NULL) && done != 0)
    g_array_append_val (self->acts, done);
}

static void
test_lives (void)
{
  guint32 seed = g_test_rand_int ();
  guint n_cut = 0, n_done = 0;
  for (guint life = 0; life < LIVES; life++)
    {
      g_test_message ("seed %u", seed + life);
      g_auto (Life) self = life_new (seed + life);
      for (guint i = 0; i < ACTS; i++)
        {
          do_one (&self);
          g_assert_true (lian_store_read (self.base.store, look, &self, NULL));
        }
      n_cut += self.n_cut;
      n_done += self.acts->len;
    }
  /* Some have to be cut, and restored, for this to say something. */
  g_test_message ("%u acts, cut in %u of %d", n_done, n_cut, LIVES * ACTS * RELATIONS);
  g_assert_cmpuint (n_done, >, LIVES * ACTS / 20);
  g_assert_cmpuint (n_cut, >, LIVES * ACTS / 20);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation-lives/random", test_lives);
  return g_test_run ();
}
