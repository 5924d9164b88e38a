/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of work: what is on it and why, whom it waits for, and that a long one is counted and not read. */
#include "config.h"

#include "lian-home.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define MANY 1000

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gboolean only_mine;
  GString *found;
  guint counts[LIAN_WORK_KINDS];
  guint shown;
} World;

static World
world_new (void)
{
  World w = { .base = lian_test_base_new (), .found = g_string_new (NULL) };
  w.test = lian_test_case_new (w.base.store);
  return w;
}

static void
world_clear (World *w)
{
  g_string_free (w->found, TRUE);
  lian_test_base_clear (&w->base);
}

static LianDate
ahead (LianTxn *txn, int days)
{
  return lian_date_add_days (lian_txn_get_working_date (txn), days);
}

static void
put_task (LianTxn *txn, const char *what, int due, gint64 owner, const char *more)
{
  g_autofree char *day = lian_date_to_text (ahead (txn, due));
  lian_test_put (txn, "task", "task_kind=OTHER|what=%s|due=%s|owner=%" G_GINT64_FORMAT "%s", what, day, owner, more);
}

static gboolean
put_tasks (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  put_task (txn, "late", -1, w->test.decider, "");
  put_task (txn, "now", 0, w->test.second, "");
  put_task (txn, "soon", LIAN_WORK_DAYS_AHEAD, w->test.decider, "");
  put_task (txn, "far", LIAN_WORK_DAYS_AHEAD + 1, w->test.decider, "");
  put_task (txn, "stuck", -1, w->test.decider, "|blocked_by=permit");
  put_task (txn, "over", -9, w->test.decider, "|done_on=1956-01-01|result=r");
  lian_test_put (txn, "task", "task_kind=OTHER|what=nobody");
  return TRUE;
}

static gboolean
list (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianWorkList) work = lian_home_read (txn, w->only_mine, cancellable, error);
  g_string_truncate (w->found, 0);
  w->shown = work->items->len;
  memcpy (w->counts, work->counts, sizeof w->counts);
  for (guint i = 0; i < work->items->len && i < 20; i++)
    {
      const LianWorkItem *item = work->items->pdata[i];
      g_string_append_printf (w->found, "%d:%s ", (int) item->kind, g_str_equal (item->type->id, "task") ? item->why : item->what);
    }
  return TRUE;
}

static void
assert_list (World *w, gboolean only_mine, const char *expected)
{
  w->only_mine = only_mine;
  lian_test_read (&w->base, list, w);
  g_assert_cmpstr (w->found->str, ==, expected);
}

static void
test_tasks (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_tasks, &w);
  assert_list (&w, FALSE, "0:late 1:now 1:soon 2:stuck; waits for: permit 2:nobody; without a person responsible or a due date ");
  assert_list (&w, TRUE, "0:late 1:soon 2:stuck; waits for: permit ");
  lian_store_set_author (w.base.store, w.test.second);
  assert_list (&w, TRUE, "1:now ");
  world_clear (&w);
}

static gboolean
put_waiting (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "service_proposal", "title=points|state=PUT|put_on=1956-04-01|made_by=%" G_GINT64_FORMAT, w->test.clerk);
  return TRUE;
}

/* What an officer has to decide waits for the officer who looks, and for others where a clerk does. */
static void
test_waiting (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_waiting, &w);
  assert_list (&w, FALSE, "3:points ");
  lian_store_set_author (w.base.store, w.test.clerk);
  assert_list (&w, FALSE, "4:points ");
  assert_list (&w, TRUE, "");
  world_clear (&w);
}

static gboolean
put_many (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  for (int i = 0; i < MANY; i++)
    put_task (txn, "t", -1 - i, w->test.decider, "");
  return TRUE;
}

/* Of many the earliest are shown, and all are counted. */
static void
test_many (void)
{
  World w = world_new ();
  lian_test_write (&w.base, put_many, &w);
  lian_test_read (&w.base, list, &w);
  g_assert_cmpuint (w.counts[LIAN_WORK_OVERDUE], ==, MANY);
  g_assert_cmpuint (w.shown, ==, LIAN_WORK_MOST);
  world_clear (&w);
}

static gboolean
put_town (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *city = data;
  *city = lian_test_put (txn, "city", "name_en=Town|size_class=LARGE");
  gint64 village = lian_test_put (txn, "city", "name_en=Village|size_class=SMALL");
  gint64 trade = lian_test_put (txn, "trade", "name_en=Shoes"), other = lian_test_put (txn, "trade", "name_en=Hats");
  const gint64 places[][2] = { { *city, trade }, { *city, trade }, { *city, other }, { village, trade } };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    lian_test_put (txn, "cooperative", "name_en=C|status=LIVE|city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                   places[i][0], places[i][1]);
  return TRUE;
}

static gboolean
charge (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) trades = lian_txn_list_all (txn, lian_type_find ("trade"));
  for (guint i = 0; i < trades->len; i++)
    lian_test_put (txn, "task",
                   "task_kind=SPEC_FEDERATION|what=found it|due=2200-01-01|city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                   *(gint64 *) data, lian_record_get_id (trades->pdata[i]));
  return TRUE;
}

/* F1 without anybody who sees to it is blocked, one line for the place; with a task it is the task's. */
static void
test_gaps (void)
{
  World w = world_new ();
  gint64 city;
  lian_test_write (&w.base, put_town, &city);
  assert_list (&w, FALSE, "2:Town ");
  lian_test_write (&w.base, charge, &city);
  assert_list (&w, FALSE, "2:found it; without a person responsible or a due date 2:found it; without a person responsible or a due date ");
  world_clear (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worklist/tasks", test_tasks);
  g_test_add_func ("/worklist/waiting", test_waiting);
  g_test_add_func ("/worklist/many", test_many);
  g_test_add_func ("/worklist/gaps", test_gaps);
  return g_test_run ();
}
