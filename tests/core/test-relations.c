/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What happens to relations: each act with its event and task, and no way to cut one unseen. */
#include "config.h"

#include <string.h>

#include "lian-error.h"
#include "lian-relation-acts.h"
#include "lian-relation-book.h"
#include "lian-relation-cut.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gint64 partner;
  gint64 relation;
} Fixture;

static gint64
add_partner (LianStore *store, const char *name)
{
  const char *fields[] = { "name_zh", name, "partner_kind", "SUPPLY_COOP", NULL };
  return lian_test_insert (store, "partner", fields);
}

static gint64
add_relation (LianStore *store, gint64 cooperative, gint64 partner, const char *goods)
{
  g_autofree char *owner = lian_test_dup_id (cooperative);
  g_autofree char *other = lian_test_dup_id (partner);
  const char *fields[] = { "cooperative", owner, "partner", other, "relation_kind", "SALES",
                           "goods", goods, "state", "ORIGINAL", "since", "1952-05-01", NULL };
  return lian_test_insert (store, "relation", fields);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->base = lian_test_base_new ();
  self->test = lian_test_case_new (self->base.store);
  self->partner = add_partner (self->base.store, "东关供销社");
  self->relation
      = add_relation (self->base.store, self->test.cooperative, self->partner, "锅盖");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lian_test_base_clear (&self->base);
}

static LianRelationRequest *
wish_cut (const Fixture *self, gint64 relation, LianDate on)
{
  LianRelationRequest *wish = lian_relation_request_new (relation);
  wish->on = on;
  wish->cause = g_strdup ("MERGER");
  wish->what = g_strdup ("并坊");
  wish->task = g_strdup ("请回");
  wish->owner = self->test.decider;
  wish->due = lian_date_new (1956, 5, 1);
  return wish;
}

static gboolean
run (Fixture *self, LianTxnFunc act, LianRelationRequest *wish, GError **error)
{
  return lian_store_write (self->base.store, "act", NULL, act, wish, NULL, error);
}

static void
cut (Fixture *self, gint64 relation, LianDate on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRelationRequest) wish = wish_cut (self, relation, on);
  run (self, lian_relation_interrupt, wish, &error);
  g_assert_no_error (error);
}

static void
assert_state (Fixture *self, gint64 id, const char *state)
{
  g_autoptr (LianRecord) relation = lian_test_load (self->base.store, "relation", id);
  g_assert_cmpstr (lian_record_get_text (relation, "state"), ==, state);
}

/* A relation that came without a history has one afterwards, its past included. */
static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRelationRequest) back = lian_relation_request_new (self->relation);
  cut (self, self->relation, lian_date_new (1956, 1, 10));
  assert_state (self, self->relation, "INTERRUPTED");
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_event"), ==, 2);
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_task"), ==, 1);
  back->on = lian_date_new (1956, 4, 2);
  g_assert_false (run (self, lian_relation_restore, back, &error)); /* with what result? */
  g_clear_error (&error);
  back->result = g_strdup ("每旬送货");
  run (self, lian_relation_restore, back, &error);
  g_assert_no_error (error);
  assert_state (self, self->relation, "RESTORED");
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_event"), ==, 3);
  cut (self, self->relation, lian_date_new (1956, 4, 10));
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_event"), ==, 4);
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_task"), ==, 2);
}

static void
refuse (Fixture *self, LianTxnFunc act, LianRelationRequest *wish)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (run (self, act, wish, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  assert_state (self, self->relation, "ORIGINAL");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  LianDate day = lian_date_new (1956, 1, 10);
  g_autoptr (LianRelationRequest) no_cause = wish_cut (self, self->relation, day);
  g_autoptr (LianRelationRequest) no_words = wish_cut (self, self->relation, day);
  g_autoptr (LianRelationRequest) no_owner = wish_cut (self, self->relation, day);
  g_autoptr (LianRelationRequest) no_due = wish_cut (self, self->relation, day);
  g_autoptr (LianRelationRequest) late = wish_cut (self, self->relation, lian_date_new (1956, 4, 16));
  g_autoptr (LianRelationRequest) early = wish_cut (self, self->relation, lian_date_new (1950, 1, 1));
  g_autoptr (LianRelationRequest) back = lian_relation_request_new (self->relation);
  g_clear_pointer (&no_cause->cause, g_free);
  g_free (no_words->what);
  no_words->what = g_strdup ("  ");
  no_owner->owner = 0;
  no_due->due = 0;
  back->on = day;
  back->result = g_strdup ("好");
  refuse (self, lian_relation_interrupt, no_cause);
  refuse (self, lian_relation_interrupt, no_words);
  refuse (self, lian_relation_interrupt, no_owner);
  refuse (self, lian_relation_interrupt, no_due);
  refuse (self, lian_relation_interrupt, late);
  refuse (self, lian_relation_interrupt, early); /* before it began */
  refuse (self, lian_relation_restore, back);    /* it lives */
  refuse (self, lian_relation_plan, back);
}

/* Giving the task to somebody else moves the open task, and makes no second one. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  cut (self, self->relation, lian_date_new (1956, 1, 10));
  g_autoptr (LianRelationRequest) wish = wish_cut (self, self->relation, 0);
  wish->owner = self->test.second;
  wish->due = lian_date_new (1956, 6, 1);
  run (self, lian_relation_plan, wish, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_task"), ==, 1);
  g_autoptr (LianRecord) relation = lian_test_load (self->base.store, "relation", self->relation);
  g_assert_cmpint (lian_record_get_number (relation, "task_owner"), ==, self->test.second);
}

static void
test_found (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRelationRequest) wish = lian_relation_request_new (self->relation);
  wish->on = lian_date_new (1956, 3, 1);
  g_assert_false (run (self, lian_relation_found, wish, &error)); /* the same again */
  g_clear_error (&error);
  wish->partner = add_partner (self->base.store, "西郊供销社");
  run (self, lian_relation_found, wish, &error);
  g_assert_no_error (error);
  g_autoptr (LianRecord) made = lian_test_load (self->base.store, "relation", wish->made);
  g_assert_cmpint (lian_record_get_number (made, "grew_from"), ==, self->relation);
  g_assert_cmpstr (lian_record_get_text (made, "goods"), ==, "锅盖");
  assert_state (self, wish->made, "NEW");
  assert_state (self, self->relation, "ORIGINAL");
}

/* Ways to cut a relation without saying so. */

typedef struct
{
  const char *type;
  gint64 id;
  const char *field;
  gint64 number;
  const char *text;
} Plain;

static gboolean
plain (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plain *deed = data;
  const LianType *type = lian_type_find (deed->type);
  if (deed->field == NULL)
    return lian_txn_delete (txn, type, deed->id, error);
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, deed->id);
  if (deed->text != NULL)
    lian_record_set_text (record, deed->field, deed->text);
  else
    lian_record_set_number (record, deed->field, deed->number);
  return lian_txn_update (txn, record, error);
}

static void
test_no_silent_cut (Fixture *self, gconstpointer data)
{
  gint64 other = add_partner (self->base.store, "西郊供销社");
  Plain deeds[] = { { "relation", self->relation, NULL, 0, NULL },
                    { "cooperative", self->test.cooperative, NULL, 0, NULL },
                    { "partner", self->partner, NULL, 0, NULL },
                    { "relation", self->relation, "partner", other, NULL },
                    { "cooperative", self->test.cooperative, "status", 0, "DISSOLVED" },
                    { "partner", self->partner, "closed_on", 0, "1956-04-01" },
                    { "relation", self->relation, "state", 0, "INTERRUPTED" } };
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s %s", deeds[i].type, deeds[i].field);
      g_assert_false (lian_store_write (self->base.store, "act", NULL, plain, &deeds[i], NULL, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
      g_assert_true (strstr (error->message, "L1") != NULL || strstr (error->message, "L2") != NULL);
      assert_state (self, self->relation, "ORIGINAL");
    }
}

static gboolean
drop_last_event (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("relation_event");
  g_autoptr (GPtrArray) events = lian_txn_list_all (txn, type);
  return lian_txn_delete (txn, type, lian_record_get_id (events->pdata[events->len - 1]), error);
}

/* What a relation says follows from its last event, also when an event is struck out. */
static void
test_event_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  cut (self, self->relation, lian_date_new (1956, 1, 10));
  g_assert_false (
      lian_store_write (self->base.store, "act", NULL, drop_last_event, NULL, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  assert_state (self, self->relation, "INTERRUPTED");
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_event"), ==, 2);
}

static gboolean
drop_task (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("relation_task");
  g_autoptr (GPtrArray) tasks = lian_txn_list (txn, type, "relation", *(gint64 *) data);
  return lian_txn_delete (txn, type, lian_record_get_id (tasks->pdata[0]), error);
}

static gboolean
drop_relation (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("relation"), *(gint64 *) data, error);
}

/* Neither the open task of an interrupted relation can be struck out, nor the relation with it. */
static void
test_task_stays (Fixture *self, gconstpointer data)
{
  static const LianTxnFunc drops[] = { drop_task, drop_relation };
  cut (self, self->relation, lian_date_new (1956, 1, 10));
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_store_write (self->base.store, "act", NULL, drops[i], &self->relation, NULL,
                                        &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, "close the task"));
    }
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_task"), ==, 1);
}

/* A merger interrupts each with its task and then marks the co-operative, in one act. */
static void
test_close_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 second = add_relation (self->base.store, self->test.cooperative, self->partner, "铁勺");
  g_autoptr (LianRelationRequest) wish = wish_cut (self, 0, lian_date_new (1956, 4, 1));
  wish->type = g_strdup ("cooperative");
  wish->end = self->test.cooperative;
  run (self, lian_relation_close_end, wish, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wish->n_interrupted, ==, 2);
  assert_state (self, self->relation, "INTERRUPTED");
  assert_state (self, second, "INTERRUPTED");
  g_assert_cmpuint (lian_test_count (self->base.store, "relation_task"), ==, 2);
  g_autoptr (LianRelationRequest) back = lian_relation_request_new (second);
  back->on = lian_date_new (1956, 4, 2);
  back->result = g_strdup ("好");
  g_assert_false (run (self, lian_relation_restore, back, &error)); /* with whom? */
}

/* Points and forms. */

typedef struct
{
  LianRelationChange change;
  GPtrArray *cuts;
} Ask;

static gboolean
ask (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *question = data;
  question->cuts = lian_relation_cuts (txn, &question->change);
  return TRUE;
}

static GPtrArray *
cuts_of (Fixture *self, LianRelationChange change)
{
  Ask question = { change, NULL };
  g_assert_true (lian_store_read (self->base.store, ask, &question, NULL));
  return question.cuts;
}

static void
test_reorganisation (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = lian_test_dup_id (self->test.cooperative);
  const char *point[] = { "cooperative", owner, "name_zh", "西关门市", NULL };
  gint64 id = lian_test_insert (self->base.store, "service_point", point);
  LianRelationChange close = { .by = LIAN_CUTTER_POINTS, .points = &id, .n_points = 1 };
  LianRelationChange form = { .by = LIAN_CUTTER_DECISION, .activity = self->test.activity,
                              .outcome = "CENTRALISE" };
  g_autoptr (GPtrArray) last = cuts_of (self, close);
  g_assert_cmpuint (last->len, ==, 1); /* no point would be left */
  g_assert_false (((LianRelationCut *) last->pdata[0])->certain);
  g_autofree char *at = lian_test_dup_id (id);
  lian_test_set (self->base.store, "relation", self->relation, "service_point", at);
  g_autoptr (GPtrArray) kept = cuts_of (self, close);
  g_assert_true (((LianRelationCut *) kept->pdata[0])->certain);
  g_autofree char *text = lian_relation_cuts_to_text (kept, 3);
  g_assert_nonnull (strstr (text, "锅盖"));
  lian_test_set (self->base.store, "activity", self->test.activity, "relation_cut", "unknown");
  g_autoptr (GPtrArray) unknown = cuts_of (self, form);
  g_assert_cmpuint (unknown->len, ==, 1); /* unknown is not no */
  g_assert_false (((LianRelationCut *) unknown->pdata[0])->certain);
  lian_test_set (self->base.store, "activity", self->test.activity, "relation_cut", "no");
  g_autoptr (GPtrArray) none = cuts_of (self, form);
  g_assert_cmpuint (none->len, ==, 0);
  lian_test_set (self->base.store, "activity", self->test.activity, "relation_cut", "yes");
  form.outcome = "TEMP_DECENTRALISE";
  g_autoptr (GPtrArray) stays = cuts_of (self, form);
  g_assert_cmpuint (stays->len, ==, 0);
}

static gboolean
read_book (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianRelationBook **book = data;
  *book = lian_relation_book_load (txn, &(LianRelationScope){ 0 }, cancellable, error);
  return *book != NULL;
}

static void
test_book (Fixture *self, gconstpointer data)
{
  g_autoptr (LianRelationBook) book = NULL;
  gint64 late = add_relation (self->base.store, self->test.cooperative, self->partner, "铁勺");
  cut (self, self->relation, lian_date_new (1956, 1, 10));
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRelationRequest) wish = wish_cut (self, late, lian_date_new (1956, 1, 10));
  wish->due = lian_date_new (1956, 4, 14);
  run (self, lian_relation_interrupt, wish, &error);
  g_assert_no_error (error);
  add_relation (self->base.store, self->test.cooperative, self->partner, "犁");
  g_assert_true (lian_store_read (self->base.store, read_book, &book, NULL));
  g_assert_cmpuint (book->rows->len, ==, 3);
  g_assert_cmpuint (book->n[LIAN_RELATION_INTERRUPTED], ==, 2);
  g_assert_cmpuint (book->n_overdue, ==, 1);
  const LianRelationRow *first = book->rows->pdata[0];
  g_assert_true (first->id == late && first->overdue);
  g_assert_cmpstr (first->owner_name, ==, "周正明");
}

/* Whatever is done in whatever order: a relation that lived lives on, or is interrupted with an event
 * and an open task; only taking back its entry removes it. */

#define STEPS 240

typedef struct
{
  GArray *live; /* ids before the step */
  gboolean may_vanish;
} Seen;

static void
assert_recorded (LianTxn *txn, const LianRecord *relation)
{
  gint64 id = lian_record_get_id (relation);
  g_autoptr (GPtrArray) events
      = lian_txn_list (txn, lian_type_find ("relation_event"), "relation", id);
  g_autoptr (GPtrArray) tasks
      = lian_txn_list (txn, lian_type_find ("relation_task"), "relation", id);
  gboolean told = FALSE, planned = FALSE;
  for (guint i = 0; i < events->len; i++)
    told = told || g_str_equal (lian_record_get_text (events->pdata[i], "state"), "INTERRUPTED");
  for (guint i = 0; i < tasks->len; i++)
    planned = planned || lian_record_is_empty (tasks->pdata[i], "done_on");
  g_assert_true (told && planned);
}

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Seen *seen = data;
  const LianType *type = lian_type_find ("relation");
  for (guint i = 0; i < seen->live->len; i++)
    {
      g_autoptr (LianRecord) was = lian_txn_load (txn, type, g_array_index (seen->live, gint64, i));
      g_assert_true (was != NULL || seen->may_vanish);
    }
  g_array_set_size (seen->live, 0);
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, type);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = lian_record_get_id (all->pdata[i]);
      g_autoptr (GPtrArray) issues = lian_txn_check (txn, all->pdata[i], NULL);
      g_assert_false (lian_issues_have_error (issues));
      if (g_str_equal (lian_record_get_text (all->pdata[i], "state"), "INTERRUPTED"))
        assert_recorded (txn, all->pdata[i]);
      else
        g_array_append_val (seen->live, id);
    }
  return TRUE;
}

static void
act_by_chance (Fixture *self, GRand *chance, const gint64 *ids, const gint64 *partners)
{
  g_autoptr (GError) error = NULL;
  static const LianTxnFunc acts[] = { lian_relation_interrupt, lian_relation_restore,
                                      lian_relation_plan, lian_relation_found,
                                      lian_relation_close_end };
  LianDate on = lian_date_add_days (lian_date_new (1956, 1, 1), g_rand_int_range (chance, 0, 110));
  g_autoptr (LianRelationRequest) wish = wish_cut (self, ids[g_rand_int_range (chance, 0, 4)], on);
  wish->result = g_rand_boolean (chance) ? g_strdup ("好") : NULL;
  wish->partner = partners[g_rand_int_range (chance, 0, 3)];
  wish->type = g_strdup ("partner");
  wish->end = partners[2];
  if (g_rand_int_range (chance, 0, 6) == 0)
    wish->owner = 0;
  run (self, acts[g_rand_int_range (chance, 0, G_N_ELEMENTS (acts))], wish, &error);
}

static void
write_by_chance (Fixture *self, GRand *chance, const gint64 *ids, const gint64 *partners)
{
  g_autoptr (GError) error = NULL;
  gint64 id = ids[g_rand_int_range (chance, 0, 4)], partner = partners[g_rand_int_range (chance, 0, 3)];
  Plain deeds[] = { { "relation", id, NULL, 0, NULL },
                    { "partner", partner, NULL, 0, NULL },
                    { "relation", id, "partner", partner, NULL },
                    { "relation", id, "state", 0, "ORIGINAL" },
                    { "partner", partner, "closed_on", 0, "1956-04-01" } };
  Plain *deed = &deeds[g_rand_int_range (chance, 0, G_N_ELEMENTS (deeds))];
  g_autoptr (LianRecord) there = lian_test_load (self->base.store, deed->type, deed->id);
  if (there != NULL)
    lian_store_write (self->base.store, "act", NULL, plain, deed, NULL, &error);
}

static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (19560329);
  gint64 partners[3] = { self->partner, add_partner (self->base.store, "西郊供销社"),
                         add_partner (self->base.store, "洋行") };
  gint64 ids[4] = { self->relation };
  Seen seen = { g_array_new (FALSE, FALSE, sizeof (gint64)), FALSE };
  for (int i = 1; i < 4; i++)
    ids[i] = add_relation (self->base.store, self->test.cooperative, partners[i % 3], "铁勺");
  for (int i = 0; i < STEPS; i++)
    {
      int what = g_rand_int_range (chance, 0, 10);
      seen.may_vanish = what >= 8;
      if (what < 5)
        act_by_chance (self, chance, ids, partners);
      else if (what < 8)
        write_by_chance (self, chance, ids, partners);
      else if (what == 8)
        lian_store_undo (self->base.store, 0, NULL, NULL);
      else
        lian_store_redo (self->base.store, NULL, NULL);
      g_assert_true (lian_store_read (self->base.store, look, &seen, NULL));
    }
  g_array_unref (seen.live);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/relations/life", test_life);
  ADD ("/relations/refused", test_refused);
  ADD ("/relations/plan", test_plan);
  ADD ("/relations/found", test_found);
  ADD ("/relations/no-silent-cut", test_no_silent_cut);
  ADD ("/relations/event-stays", test_event_stays);
  ADD ("/relations/task-stays", test_task_stays);
  ADD ("/relations/close-end", test_close_end);
  ADD ("/relations/reorganisation", test_reorganisation);
  ADD ("/relations/book", test_book);
  ADD ("/relations/random", test_random);
  return g_test_run ();
}
