/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice: found over the base and while typing, told apart. */
#include "config.h"

#include <string.h>

#include "lian-act.h"
#include "lian-error.h"
#include "lian-kept.h"
#include "lian-merge.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-twins.h"

typedef struct
{
  LianTestBase base;
  gint64 city, first, second, third, officer, clerk, activity;
  guint n_acts; /* of the record that stays, with those of the one that went */
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
  w->officer = lian_test_put (txn, "officer", "name=王|role=OFFICER");
  w->clerk = lian_test_put (txn, "officer", "name=李|role=CLERK");
  w->activity = lian_test_put (txn, "activity", "name_zh=打铁|cooperative=%" G_GINT64_FORMAT, w->second);
  lian_test_put (txn, "kept_warning", "kind=cooperative|code=x|reason=y|record=%" G_GINT64_FORMAT, w->second);
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
  g_assert_cmpstr (name->numbers[0], ==, "00101");
  g_assert_null (name->numbers[1]);
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
  g_autoptr (GPtrArray) plain = lian_txn_check (txn, typed, NULL);
  g_assert_cmpuint (plain->len, ==, 0);
  g_autoptr (GPtrArray) issues = lian_txn_check_typed (txn, typed, NULL);
  g_assert_cmpuint (issues->len, ==, 1);
  const LianIssue *issue = issues->pdata[0];
  g_assert_cmpstr (issue->code, ==, "double");
  g_assert_cmpstr (issue->field, ==, "name_zh");
  g_assert_cmpint (issue->severity, ==, LIAN_ISSUE_WARNING);
  g_assert_true (issue->other == w->first || issue->other == w->third);
  lian_record_set_text (typed, "name_zh", "铁器社");
  g_autoptr (GPtrArray) none = lian_txn_check_typed (txn, typed, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  lian_record_set_text (typed, "reg_no", "00101");
  lian_record_set_text (typed, "registrar", "安澜工商局");
  g_autoptr (GPtrArray) number = lian_txn_check_typed (txn, typed, NULL);
  g_assert_cmpuint (number->len, ==, 1);
  g_assert_cmpstr (((LianIssue *) number->pdata[0])->field, ==, "reg_no");
  return TRUE;
}

/* A warning of this kind that was kept is said again in the reader's language. */
static gboolean
say_kept (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianRecord) kept = lian_record_new (lian_type_find ("kept_warning"));
  lian_record_set_text (kept, "kind", "cooperative");
  lian_record_set_number (kept, "record", w->third);
  lian_record_set_text (kept, "field", "name_zh");
  lian_record_set_text (kept, "code", LIAN_TWIN_CODE);
  lian_record_set_text (kept, "message", "as it was kept");
  g_autofree char *said = lian_kept_dup_message (txn, kept, "en");
  g_assert_true (g_str_has_prefix (said, "looks like "));
  return TRUE;
}

static void
test_typing (void)
{
  World w = world_new ();
  lian_test_read (&w.base, type_twin, &w);
  lian_test_read (&w.base, say_kept, &w);
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

/* Merging. */

static LianMerge
merge_of (World *w)
{
  lian_store_set_author (w->base.store, w->officer);
  return (LianMerge){ lian_type_find ("cooperative"), w->first, w->second, 0, (char *) "one shop, two clerks" };
}

static gboolean
assert_merged (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const LianType *cooperative = lian_type_find ("cooperative");
  g_autoptr (LianRecord) stay = lian_txn_load (txn, cooperative, w->first);
  g_autoptr (LianRecord) gone = lian_txn_load (txn, cooperative, w->second);
  g_autoptr (LianRecord) activity = lian_txn_load (txn, lian_type_find ("activity"), w->activity);
  g_autoptr (GPtrArray) kept = lian_txn_list (txn, lian_type_find ("kept_warning"), "record", w->first);
  g_autoptr (GPtrArray) found = lian_txn_list (txn, lian_type_find ("likeness"), "other", w->second);
  g_assert_null (gone);
  g_assert_cmpstr (lian_record_get_text (stay, "name_zh"), ==, "鐵匠生产社");
  g_assert_cmpstr (lian_record_get_text (stay, "reg_no"), ==, "00101");
  g_assert_cmpint (lian_record_get_number (activity, "cooperative"), ==, w->first);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (lian_record_get_text (found->pdata[0], "verdict"), ==, "SAME");
  g_assert_cmpstr (lian_record_get_text (found->pdata[0], "other_name"), ==, "鐵匠生产社");
  g_assert_cmpint (lian_record_get_number (found->pdata[0], "officer"), ==, w->officer);
  g_autoptr (GPtrArray) acts = lian_txn_list_acts_of (txn, w->first, NULL);
  g_assert_nonnull (acts);
  g_assert_cmpuint (acts->len, ==, w->n_acts);
  return TRUE;
}

static gboolean
change_second (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianRecord) second = lian_txn_load (txn, lian_type_find ("cooperative"), w->second);
  lian_record_set_text (second, "note", "entered by the second clerk");
  return lian_txn_update (txn, second, error);
}

/* Links, kept warnings and the chosen name go over in one act; undo gives all back. */
static void
test_merge (void)
{
  World w = world_new ();
  LianMerge merge = merge_of (&w);
  g_autoptr (GError) error = NULL;
  lian_test_write (&w.base, change_second, &w);
  g_autofree char *before = lian_test_base_dump (&w.base);
  gint64 act = 0;
  w.n_acts = 3;
  merge.from_go = (guint64) 1 << lian_type_field (merge.type, "name_zh");
  g_assert_true (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error));
  g_assert_no_error (error);
  lian_test_read (&w.base, assert_merged, &w);
  g_assert_cmpint (lian_store_undo (w.base.store, act, NULL, &error), !=, 0);
  g_autofree char *after = lian_test_base_dump (&w.base);
  g_assert_cmpstr (before, ==, after);
  w.n_acts = 5;
  g_assert_cmpint (lian_store_redo (w.base.store, NULL, &error), !=, 0);
  lian_test_read (&w.base, assert_merged, &w);
  lian_test_base_clear (&w.base);
}

static LianMergeLook *
rehearse (World *w, LianMerge *merge)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = lian_test_base_dump (&w->base);
  LianMergeLook *look = lian_merge_look_new (merge);
  gint64 act = 0;
  g_assert_true (lian_store_write (w->base.store, "Look", NULL, lian_merge_rehearse, look, &act, &error));
  g_assert_no_error (error);
  g_assert_cmpint (act, ==, 0);
  g_autofree char *after = lian_test_base_dump (&w->base);
  g_assert_cmpstr (before, ==, after);
  return look;
}

/* A look changes nothing, counts what goes over and suggests what only the other says. */
static void
test_look (void)
{
  World w = world_new ();
  LianMerge merge = merge_of (&w);
  merge.stay = w.third;
  g_autoptr (LianMergeLook) look = rehearse (&w, &merge);
  g_assert_cmpuint (look->obstacles->len, ==, 0);
  g_assert_cmpuint (look->links->len, ==, 1);
  const LianMergeLinks *links = look->links->pdata[0];
  g_assert_cmpstr (links->type->id, ==, "activity");
  g_assert_cmpuint (links->n, ==, 1);
  g_assert_cmpuint (look->cells->len, ==, 2 * merge.type->n_fields);
  guint64 bits = lian_merge_suggest (look->stay, look->go);
  g_assert_true (bits >> lian_type_field (merge.type, "reg_no") & 1);
  g_assert_false (bits >> lian_type_field (merge.type, "name_zh") & 1);
  g_assert_true (lian_merge_differs (look->stay, look->go, (guint) lian_type_field (merge.type, "name_zh")));
  g_assert_false (lian_merge_differs (look->stay, look->go, (guint) lian_type_field (merge.type, "city")));
  lian_test_base_clear (&w.base);
}

static gboolean
put_obstacles (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
#define MEMBER "name_zh=%s|card_no=7|member_kind=PERSON|member_role=MEMBER|cooperative=%" G_GINT64_FORMAT
  lian_test_put (txn, "member", MEMBER, "甲", w->first);
  lian_test_put (txn, "member", MEMBER, "乙", w->second);
  return TRUE;
}

/* Two members have one number then; a clerk may not; what was told apart is not one. */
static void
test_refused (void)
{
  World w = world_new ();
  g_autoptr (GError) error = NULL;
  LianMerge merge = merge_of (&w);
  LianTwinWord word = { merge.type, w.second, w.first, (char *) "two shops" };
  gint64 act = 0;
  lian_test_write (&w.base, put_obstacles, &w);
  g_autoptr (LianMergeLook) look = rehearse (&w, &merge);
  g_assert_cmpuint (look->obstacles->len, ==, 1);
  g_assert_nonnull (strstr (look->obstacles->pdata[0], "number"));
  g_assert_false (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (lian_store_write (w.base.store, "Not the same", NULL, lian_twins_tell_apart, &word, &act, &error));
  lian_store_set_author (w.base.store, w.clerk);
  g_autoptr (LianMergeLook) more = rehearse (&w, &merge);
  g_assert_cmpuint (more->obstacles->len, ==, 2);
  g_assert_false (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_clear_error (&error);
  merge.reason = NULL;
  g_assert_false (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  lian_test_base_clear (&w.base);
}

typedef struct
{
  const LianType *type;
  gint64 ids[2];
} Two;

static gboolean
find_two (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Two *two = data;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, two->type);
  g_assert_cmpuint (all->len, >=, 2);
  two->ids[0] = lian_record_get_id (all->pdata[0]);
  two->ids[1] = lian_record_get_id (all->pdata[1]);
  return TRUE;
}

static gint64
find_officer (LianTestBase *base)
{
  Two two = { lian_type_find ("officer"), { 0 } };
  lian_test_read (base, find_two, &two);
  return two.ids[0];
}

/* What the look says comes true: where nothing stands against it, it is done and taken back whole; else it is
 * refused. */
static void
merge_two (World *w, const LianType *type)
{
  Two two = { type, { 0 } };
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  lian_test_read (&w->base, find_two, &two);
  LianMerge merge = { type, two.ids[0], two.ids[1], 0, (char *) "one and the same" };
  g_autoptr (LianMergeLook) look = rehearse (w, &merge);
  g_autofree char *before = lian_test_base_dump (&w->base);
  gboolean done = lian_store_write (w->base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error);
  g_test_message ("%s: %u kinds of link, %u obstacles, %s", type->id, look->links->len, look->obstacles->len,
                  look->obstacles->len > 0 ? (char *) look->obstacles->pdata[0] : "merged");
  g_assert_cmpint (done, ==, look->obstacles->len == 0);
  if (done)
    g_assert_cmpint (lian_store_undo (w->base.store, act, NULL, NULL), !=, 0);
  g_autofree char *after = lian_test_base_dump (&w->base);
  g_assert_cmpstr (before, ==, after);
}

static void
test_sample (void)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  World w = { .base = lian_test_base_new () };
  g_assert_true (lian_sample_load (w.base.store, NULL));
  lian_store_set_author (w.base.store, find_officer (&w.base));
  for (guint i = 0; i < n; i++)
    if (types[i]->n_twins > 0)
      merge_two (&w, types[i]);
  lian_test_base_clear (&w.base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/rules", test_rules);
  g_test_add_func ("/twins/list", test_list);
  g_test_add_func ("/twins/typing", test_typing);
  g_test_add_func ("/twins/apart", test_apart);
  g_test_add_func ("/twins/merge", test_merge);
  g_test_add_func ("/twins/look", test_look);
  g_test_add_func ("/twins/refused", test_refused);
  g_test_add_func ("/twins/sample", test_sample);
  return g_test_run ();
}
