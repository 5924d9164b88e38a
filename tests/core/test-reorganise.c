/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Changes of co-operatives: by chance, many times: what was together before is together afterwards, each
 * record that moved is in the key, and undo gives back every byte. */
#include "config.h"

#include <string.h>

#include "lian-carried.h"
#include "reorganise-world.h"

#define ROUNDS 12

static void
wish (World *self, const char *change)
{
  g_clear_pointer (&self->wish, lian_reorganise_request_free);
  self->wish = lian_reorganise_request_new (change);
  self->wish->on = lian_date_new (1956, 4, 1);
  self->wish->resolution = g_strdup ("general meeting of 28 March");
  self->wish->agreed_with = g_strdup ("the trust");
}

static gint64
load_after (World *self, gint64 id, const char *stage)
{
  LianRecord *record = lian_test_load (self->trade.base.store, "cooperative", id);
  if (stage != NULL)
    lian_record_set_text (record, "stage", stage);
  return lian_reorganise_request_add_after (self->wish, record);
}

static gboolean
found (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  lian_reorganise_request_add_after (self->wish, lian_reorganise_found (txn, self->wish, NULL, "New one", NULL));
  return TRUE;
}

static void
wish_merger (World *self)
{
  int n = 2 + world_among (self, WORLD_COOPERATIVES - 1);
  wish (self, "MERGER");
  for (int i = 0; i < n; i++)
    lian_reorganise_request_add_before (self->wish, self->cooperatives[i]);
  if (world_among (self, 2))
    load_after (self, self->cooperatives[world_among (self, n)], NULL);
  else
    lian_test_read (&self->trade.base, found, self);
}

/* A part of each figure, of each record that goes its own way. */
static gboolean
draw_lots (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  gint64 before = self->cooperatives[0];
  static const char *const free_ones[] = { "activity", "round", "relation" };
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), before);
  for (guint place = 0; place < self->wish->after->len; place++)
    for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
      lian_record_set_number (self->wish->parts->pdata[place], lian_reorganise_figures[i],
                              lian_record_get_number (record, lian_reorganise_figures[i])
                                  / (gint64) self->wish->after->len);
  for (gsize i = 0; i < G_N_ELEMENTS (free_ones); i++)
    {
      g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find (free_ones[i]), "cooperative", before);
      for (guint r = 0; r < all->len; r++)
        lian_reorganise_request_send (self->wish, lian_record_get_id (all->pdata[r]),
                                      (guint) world_among (self, (int) self->wish->after->len));
    }
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", before);
  for (guint m = 0; m < members->len; m++)
    if (lian_record_is_empty (members->pdata[m], "household"))
      lian_reorganise_request_send (self->wish, lian_record_get_id (members->pdata[m]),
                                    (guint) world_among (self, (int) self->wish->after->len));
  return TRUE;
}

static void
wish_division (World *self)
{
  wish (self, "DIVISION");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[0]);
  if (world_among (self, 2))
    load_after (self, self->cooperatives[0], NULL);
  while (self->wish->after->len < 2 || world_among (self, 3) == 0)
    lian_test_read (&self->trade.base, found, self);
  self->wish->rest = (guint) world_among (self, (int) self->wish->after->len);
  lian_test_read (&self->trade.base, draw_lots, self);
}

typedef struct
{
  gint64 figures[LIAN_N_REORGANISE_FIGURES];
  guint records[16];
  gint64 allotted;
  const gint64 *varieties;
  gboolean made[WORLD_VARIETIES];
  guint lost[WORLD_VARIETIES];
} Total;

static gboolean
is_live (LianTxn *txn, gint64 cooperative)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  return g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") != 0;
}

/* The latest word of a live co-operative on a variety. */
static void
look_at_variety (LianTxn *txn, gint64 variety, gint64 cooperative, gboolean *made, guint *lost)
{
  const LianRecord *last = NULL;
  g_autoptr (GPtrArray) events = lian_txn_list (txn, lian_type_find ("variety_event"), "product_variety", variety);
  for (guint i = 0; i < events->len; i++)
    if (lian_record_get_number (events->pdata[i], "cooperative") == cooperative
        && (last == NULL || lian_record_get_date (events->pdata[i], "on_date") > lian_record_get_date (last, "on_date")))
      last = events->pdata[i];
  if (last == NULL || !is_live (txn, cooperative))
    return;
  *lost = *lost || g_strcmp0 (lian_record_get_text (last, "event"), "LOST") == 0;
  *made = *made || g_strcmp0 (lian_record_get_text (last, "event"), "LOST") != 0;
}

/* One person at a time, and none in what is no longer there. */
static void
look_at_persons (LianTxn *txn, gint64 cooperative)
{
  guint n = 0;
  g_autoptr (GPtrArray) persons = lian_txn_list (txn, lian_type_find ("quality_person"), "cooperative", cooperative);
  for (guint i = 0; i < persons->len; i++)
    {
      g_autoptr (GPtrArray) issues = lian_txn_check (txn, persons->pdata[i], NULL);
      n += lian_record_is_empty (persons->pdata[i], "to_date");
      for (guint k = 0; k < issues->len; k++)
        g_assert_cmpint (((const LianIssue *) issues->pdata[k])->severity, !=, LIAN_ISSUE_ERROR);
    }
  g_assert_cmpuint (n, <=, is_live (txn, cooperative));
}

/* Over the whole base, apart from how the act adds up; an unknown figure counts as none. */
static gboolean
add_up (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Total *total = data;
  guint n;
  const LianCarried *kinds = lian_carried (&n);
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  for (guint i = 0; i < all->len; i++)
    for (guint f = 0; f < LIAN_N_REORGANISE_FIGURES; f++)
      total->figures[f] += lian_record_get_number (all->pdata[i], lian_reorganise_figures[f]);
  for (guint k = 0; k < n; k++)
    total->records[k] = (guint) lian_txn_count (txn, lian_type_find (kinds[k].type));
  g_autoptr (GPtrArray) allotments = lian_txn_list_all (txn, lian_type_find ("allotment"));
  for (guint i = 0; i < allotments->len; i++)
    total->allotted += lian_record_get_number (allotments->pdata[i], "quantity");
  for (guint i = 0; i < all->len; i++)
    for (int v = 0; v < WORLD_VARIETIES; v++)
      look_at_variety (txn, total->varieties[v], lian_record_get_id (all->pdata[i]), &total->made[v], &total->lost[v]);
  for (guint i = 0; i < all->len; i++)
    look_at_persons (txn, lian_record_get_id (all->pdata[i]));
  return TRUE;
}

static gboolean
all_known (World *self, guint f)
{
  for (guint i = 0; i < self->wish->before->len; i++)
    {
      g_autoptr (LianRecord) one = lian_test_load (self->trade.base.store, "cooperative",
                                                   g_array_index (self->wish->before, gint64, i));
      if (lian_record_is_empty (one, lian_reorganise_figures[f]))
        return FALSE;
    }
  return TRUE;
}

/* Nothing that still goes on may hang on a co-operative that is no longer there; what moved is in the key. */
static gboolean
look_around (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n;
  const LianCarried *kinds = lian_carried (&n);
  g_autoptr (GPtrArray) items = lian_txn_list_all (txn, lian_type_find ("succession_item"));
  for (guint k = 0; k < n; k++)
    {
      g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find (kinds[k].type));
      for (guint i = 0; i < all->len; i++)
        {
          g_autoptr (LianRecord) owner = lian_txn_load (txn, lian_type_find ("cooperative"),
                                                        lian_record_get_number (all->pdata[i], kinds[k].field));
          if (owner != NULL && lian_carried_goes (&kinds[k], all->pdata[i]))
            g_assert_cmpstr (lian_record_get_text (owner, "status"), !=, "DISSOLVED");
        }
    }
  for (guint i = 0; i < items->len; i++)
    {
      const LianType *type = lian_type_find (lian_record_get_text (items->pdata[i], "kind"));
      g_autoptr (LianRecord) moved = lian_txn_load (txn, type, lian_record_get_number (items->pdata[i], "record"));
      g_assert_nonnull (moved);
      if (lian_type_field (type, "cooperative") >= 0)
        g_assert_cmpint (lian_record_get_number (moved, "cooperative"), ==,
                         lian_record_get_number (items->pdata[i], "to_cooperative"));
    }
  return TRUE;
}

static void
check_round (World *self)
{
  g_autoptr (GError) error = NULL;
  LianStore *store = self->trade.base.store;
  Total before = { .varieties = self->varieties }, after = before;
  gboolean known[LIAN_N_REORGANISE_FIGURES];
  gint64 act = 0;
  for (guint f = 0; f < LIAN_N_REORGANISE_FIGURES; f++)
    known[f] = all_known (self, f);
  g_autofree char *was = lian_test_base_dump (&self->trade.base);
  lian_test_read (&self->trade.base, add_up, &before);
  lian_store_write (store, "reorganise", NULL, lian_reorganise, self->wish, &act, &error);
  g_assert_no_error (error);
  lian_test_read (&self->trade.base, add_up, &after);
  lian_test_read (&self->trade.base, look_around, self);
  for (guint f = 0; f < LIAN_N_REORGANISE_FIGURES; f++)
    if (known[f])
      g_assert_cmpint (before.figures[f], ==, after.figures[f]);
  g_assert_cmpmem (before.records, sizeof before.records, after.records, sizeof after.records);
  g_assert_cmpint (before.allotted, ==, after.allotted);
  for (int v = 0; v < WORLD_VARIETIES; v++)
    {
      g_assert_cmpint (before.made[v], ==, after.made[v]);
      g_assert_true (before.made[v] || before.lost[v] == after.lost[v]);
    }
  lian_store_undo (store, act, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *is = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (is, ==, was);
}

static void
test_by_chance (void)
{
  for (guint32 seed = 1; seed <= ROUNDS; seed++)
    {
      g_autoptr (World) self = world_new (seed);
      wish_merger (self);
      check_round (self);
      wish_division (self);
      check_round (self);
    }
}

/* What was delivered stays with who delivered it; the contract gets a version that says why. */
static void
test_contract (void)
{
  g_autoptr (World) self = world_new (7);
  g_autoptr (GError) error = NULL;
  wish (self, "MERGER");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[0]);
  lian_reorganise_request_add_before (self->wish, self->cooperatives[1]);
  lian_test_read (&self->trade.base, found, self);
  lian_store_write (self->trade.base.store, "merge", NULL, lian_reorganise, self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->wish->n_amended, ==, 1);
  g_autoptr (LianRecord) contract = lian_test_load (self->trade.base.store, "contract", self->contract);
  g_assert_cmpint (lian_record_get_number (contract, "version"), ==, 2);
  g_assert_cmpint (lian_record_get_number (contract, "signing_cooperative"), ==,
                   lian_record_get_id (self->wish->after->pdata[0]));
  g_assert_cmpuint (lian_test_count (self->trade.base.store, "allotment"), ==, 2);
}

static gboolean
one_person_each (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (GPtrArray) old = lian_txn_list_all (txn, lian_type_find ("quality_person"));
  for (guint i = 0; i < old->len; i++)
    lian_txn_delete (txn, lian_type_find ("quality_person"), lian_record_get_id (old->pdata[i]), NULL);
  for (int i = 0; i < 2; i++)
    lian_test_put (txn, "quality_person", "cooperative=%" G_GINT64_FORMAT "|name=P %d|from_date=1955-02-01",
                   self->cooperatives[i], i);
  return TRUE;
}

static gboolean
who_answers (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("quality_person"));
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *from = lian_date_to_text (lian_record_get_date (all->pdata[i], "from_date"));
      g_autofree char *to = lian_record_is_empty (all->pdata[i], "to_date")
                                ? g_strdup ("") : lian_date_to_text (lian_record_get_date (all->pdata[i], "to_date"));
      g_string_append_printf (text, "%s %s %s;", lian_record_get_text (all->pdata[i], "name"), from, to);
    }
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* The first of @before is founded anew where @anew, else it goes on. */
static void
assert_answers (const int *before, gboolean anew, const char *expected)
{
  g_autoptr (World) self = world_new (7);
  g_autoptr (GError) error = NULL;
  lian_test_write (&self->trade.base, one_person_each, self);
  wish (self, "MERGER");
  for (int i = 0; i < 2; i++)
    lian_reorganise_request_add_before (self->wish, self->cooperatives[before[i]]);
  if (anew)
    lian_test_read (&self->trade.base, found, self);
  else
    load_after (self, self->cooperatives[before[0]], NULL);
  lian_store_write (self->trade.base.store, "merge", NULL, lian_reorganise, self->wish, NULL, &error);
  g_assert_no_error (error);
  lian_test_read (&self->trade.base, who_answers, self);
  g_assert_cmpstr (self->text, ==, expected);
}

/* S1-7: whoever alone brings the office keeps it; of two nobody is chosen; who goes on keeps his own. */
static void
test_answers (void)
{
  assert_answers ((int[]){ 1, 2 }, TRUE, "P 0 1955-02-01 ;P 1 1955-02-01 1956-03-31;P 1 1956-04-01 ;");
  assert_answers ((int[]){ 2, 1 }, FALSE, "P 0 1955-02-01 ;P 1 1955-02-01 1956-03-31;P 1 1956-04-01 ;");
  assert_answers ((int[]){ 0, 1 }, TRUE, "P 0 1955-02-01 1956-03-31;P 1 1955-02-01 1956-03-31;");
  assert_answers ((int[]){ 0, 1 }, FALSE, "P 0 1955-02-01 ;P 1 1955-02-01 1956-03-31;");
}

/* Months since joining count from the last to join, and the new one shares what all shared. */
static void
test_founded (void)
{
  g_autoptr (World) self = world_new (3);
  wish (self, "MERGER");
  lian_test_set (self->trade.base.store, "cooperative", self->cooperatives[1], "joined", "1956-02-01");
  lian_test_set (self->trade.base.store, "cooperative", self->cooperatives[1], "registrar", "East");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[0]);
  lian_reorganise_request_add_before (self->wish, self->cooperatives[1]);
  lian_test_read (&self->trade.base, found, self);
  const LianRecord *record = self->wish->after->pdata[0];
  g_assert_cmpint (lian_record_get_date (record, "joined"), ==, lian_date_new (1956, 2, 1));
  g_assert_cmpstr (lian_record_get_text (record, "stage"), ==, "SM_COOP");
  g_assert_true (lian_record_is_empty (record, "registrar"));
}

static void
refused (World *self, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *was = lian_test_base_dump (&self->trade.base);
  g_assert_false (lian_store_write (self->trade.base.store, "no", NULL, lian_reorganise, self->wish, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
  g_autofree char *is = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (is, ==, was);
}

static void
wish_stage (World *self, const char *stage)
{
  wish (self, "STAGE");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[2]);
  load_after (self, self->cooperatives[2], stage);
}

static void
test_stage (void)
{
  g_autoptr (World) self = world_new (5);
  wish_stage (self, "SM_COOP");
  refused (self, "at this stage already");
  wish_stage (self, "PRODUCER_COOP");
  check_round (self);
  g_assert_cmpuint (self->wish->n_carried, ==, 0);
}

static void
test_refusals (void)
{
  g_autoptr (World) self = world_new (9);
  wish_stage (self, "PRODUCER_COOP");
  g_clear_pointer (&self->wish->resolution, g_free);
  refused (self, "general meeting");
  wish_stage (self, "PRODUCER_COOP");
  self->wish->on = lian_date_new (2200, 1, 1);
  refused (self, "not after the working date");
  wish_stage (self, "PRODUCER_COOP");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[3]);
  refused (self, "that of one co-operative");
  wish (self, "MERGER");
  for (int i = 0; i < 2; i++)
    lian_reorganise_request_add_before (self->wish, self->cooperatives[i]);
  load_after (self, self->cooperatives[3], NULL);
  refused (self, "one of those that change");
  g_ptr_array_set_size (self->wish->after, 0);
  load_after (self, self->cooperatives[0], NULL);
  g_clear_pointer (&self->wish->agreed_with, g_free);
  refused (self, "with whom");
  lian_test_set (self->trade.base.store, "cooperative", self->cooperatives[2], "reserve_fund", "100");
  wish (self, "DIVISION");
  lian_reorganise_request_add_before (self->wish, self->cooperatives[2]);
  load_after (self, self->cooperatives[2], NULL);
  lian_test_read (&self->trade.base, found, self);
  refused (self, "say how much");
  lian_store_set_author (self->trade.base.store, self->trade.test.clerk);
  refused (self, "Only an officer");
}

/* L1: by hand a live relation is still not handed over. */
static gboolean
hand_over (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("relation"), "cooperative", self->cooperatives[0]);
  lian_record_set_number (all->pdata[0], "cooperative", self->cooperatives[1]);
  return lian_txn_update (txn, all->pdata[0], error);
}

static void
test_by_hand (void)
{
  g_autoptr (World) self = world_new (11);
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (self->trade.base.store, "no", NULL, hand_over, self, NULL, &error));
  g_assert_nonnull (strstr (error->message, "L1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reorganise/by-chance", test_by_chance);
  g_test_add_func ("/reorganise/contract", test_contract);
  g_test_add_func ("/reorganise/answers", test_answers);
  g_test_add_func ("/reorganise/founded", test_founded);
  g_test_add_func ("/reorganise/stage", test_stage);
  g_test_add_func ("/reorganise/refusals", test_refusals);
  g_test_add_func ("/reorganise/by-hand", test_by_hand);
  return g_test_run ();
}
