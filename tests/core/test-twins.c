/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice: found over the base and while typing, told apart. */
#include "config.h"

#include "lian-error.h"
#include "lian-test-base.h"
#include "lian-twins.h"

typedef struct
{
  LianTestBase base;
  gint64 city, first, second, third;
} World;

#define COOP "name_zh=%s|reg_no=%s|city=%" G_GINT64_FORMAT

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  w->city = lian_test_put (txn, "city", "code=01|name_zh=安澜");
  w->first = lian_test_put (txn, "cooperative", COOP "|registrar=安澜工商局", "铁匠社", "00101", w->city);
  w->second = lian_test_put (txn, "cooperative", COOP "|registrar=安澜工商局", "鐵匠生产社", "００101", w->city);
  w->third = lian_test_put (txn, "cooperative", "name_zh=鐵 匠 社|city=%" G_GINT64_FORMAT, w->city);
  lian_test_put (txn, "cooperative", "name_zh=别的社|city=%" G_GINT64_FORMAT, w->city);
  return TRUE;
}

static World
world_new (void)
{
  World w = { .base = lian_test_base_new () };
  lian_test_write (&w.base, put_world, &w);
  return w;
}

static GPtrArray *
list (LianTxn *txn, guint most, gboolean *more)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = lian_twins_list (txn, NULL, most, more, NULL, &error);
  g_assert_no_error (error);
  return pairs;
}

/* The number first, then name and city; a third that is neither is not told. */
static gboolean
find_pairs (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gboolean more = TRUE;
  g_autoptr (GPtrArray) pairs = list (txn, 9, &more);
  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_false (more);
  const LianTwinPair *number = pairs->pdata[0], *name = pairs->pdata[1];
  g_assert_cmpint (number->ids[0], ==, w->first);
  g_assert_cmpint (number->ids[1], ==, w->second);
  g_assert_cmpint (number->type->twins[number->rule].strength, ==, LIAN_TWIN_NUMBER);
  g_assert_cmpint (name->ids[1], ==, w->third);
  g_assert_cmpint (name->type->twins[name->rule].strength, ==, LIAN_TWIN_LIKELY);
  g_assert_cmpstr (name->names[0], ==, "铁匠社");
  g_autofree char *alike = lian_twin_alike (name->type, name->rule);
  g_assert_cmpstr (alike, ==, "name (Chinese), city");
  g_autoptr (GPtrArray) few = list (txn, 1, &more);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_true (more);
  return TRUE;
}

static void
test_list (void)
{
  World w = world_new ();
  lian_test_read (&w.base, find_pairs, &w);
  lian_test_base_clear (&w.base);
}

/* What a form asks while one types: by the search index, whatever the width and the characters. */
static gboolean
type_twin (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianRecord) typed = lian_record_new (lian_type_find ("cooperative"));
  lian_record_set_text (typed, "name_zh", "鐵匠社");
  lian_record_set_number (typed, "city", w->city);
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, typed, NULL);
  g_assert_cmpuint (issues->len, ==, 1);
  const LianIssue *issue = issues->pdata[0];
  g_assert_cmpstr (issue->code, ==, "double");
  g_assert_cmpstr (issue->field, ==, "name_zh");
  g_assert_cmpint (issue->severity, ==, LIAN_ISSUE_WARNING);
  g_assert_true (issue->other == w->first || issue->other == w->third);
  lian_record_set_text (typed, "name_zh", "铁器社");
  g_autoptr (GPtrArray) none = lian_txn_check (txn, typed, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  lian_record_set_text (typed, "reg_no", "00101");
  lian_record_set_text (typed, "registrar", "安澜工商局");
  g_autoptr (GPtrArray) number = lian_txn_check (txn, typed, NULL);
  g_assert_cmpuint (number->len, ==, 1);
  g_assert_cmpstr (((LianIssue *) number->pdata[0])->field, ==, "reg_no");
  return TRUE;
}

static void
test_typing (void)
{
  World w = world_new ();
  lian_test_read (&w.base, type_twin, &w);
  lian_test_base_clear (&w.base);
}

static gboolean
assert_one_left (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean more;
  g_autoptr (GPtrArray) pairs = list (txn, 9, &more);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (pairs->pdata[0] != NULL ? ((LianTwinPair *) pairs->pdata[0])->rule : -1, ==, 0);
  return TRUE;
}

/* Remembered with the reason, in either order, and taken back. */
static void
test_apart (void)
{
  World w = world_new ();
  g_autoptr (GError) error = NULL;
  LianTwinWord word = { lian_type_find ("cooperative"), w.third, w.first, NULL };
  gint64 act = 0;
  g_assert_false (lian_store_write (w.base.store, "Not the same", NULL, lian_twins_tell_apart, &word, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_clear_error (&error);
  word.reason = (char *) "seen by the inspector";
  g_assert_true (lian_store_write (w.base.store, "Not the same", NULL, lian_twins_tell_apart, &word, &act, &error));
  g_assert_no_error (error);
  lian_test_read (&w.base, assert_one_left, &w);
  g_assert_cmpint (lian_store_undo (w.base.store, act, NULL, &error), !=, 0);
  lian_test_read (&w.base, find_pairs, &w);
  lian_test_base_clear (&w.base);
}

/* What the rules name is there, and what they look for first is kept in the search index. */
static void
test_rules (void)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_assert_cmpuint (types[t]->n_twins, <=, LIAN_TWIN_RULES);
      for (guint r = 0; r < types[t]->n_twins; r++)
        {
          const LianTwinRule *rule = &types[t]->twins[r];
          g_assert_true (lian_type_get_field (types[t], rule->fields[0])->flags & LIAN_FIELD_SEARCHED);
          for (const char *const *field = rule->fields; *field != NULL; field++)
            g_assert_nonnull (lian_type_get_field (types[t], *field));
          for (const char *const *field = rule->apart; *field != NULL; field++)
            g_assert_nonnull (lian_type_get_field (types[t], *field));
          g_assert_true (rule->open == NULL || lian_type_field (types[t], rule->open) >= 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/rules", test_rules);
  g_test_add_func ("/twins/list", test_list);
  g_test_add_func ("/twins/typing", test_typing);
  g_test_add_func ("/twins/apart", test_apart);
  return g_test_run ();
}
