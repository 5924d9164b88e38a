/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Two records that are one, with what lives, is booked and is signed hanging on the one that goes. */
#include "config.h"

#include <string.h>

#include "lian-error.h"
#include "lian-merge.h"
#include "lian-test-base.h"

#define ID "%" G_GINT64_FORMAT

typedef struct
{
  LianTestBase base;
  gint64 city, unit, officer, partners[2], cooperatives[2], members[2];
  gint64 relation, entry, terms, contract, allotment, delivery;
} World;

static void
put_contract (LianTxn *txn, World *w)
{
  w->contract = lian_test_put (txn, "contract", "contract_type=SELECTIVE|state=SIGNED|signed_on=1956-01-01|term_to=1956-12-31|"
                               "signatory=COOPERATIVE|orderer=" ID "|signing_cooperative=" ID, w->partners[1], w->cooperatives[1]);
  gint64 line = lian_test_put (txn, "contract_line", "product=hoe|contract=" ID "|quantity=100|unit=" ID, w->contract, w->unit);
  lian_test_put (txn, "schedule", "contract_line=" ID "|due_on=1956-06-01|quantity=100", line);
  w->allotment = lian_test_put (txn, "allotment", "contract_line=" ID "|cooperative=" ID "|quantity=100", line, w->cooperatives[1]);
  w->delivery = lian_test_put (txn, "delivery", "contract_line=" ID "|cooperative=" ID "|delivered_on=1956-03-02|quantity=40|accepted=yes",
                               line, w->cooperatives[1]);
}

static void
put_books (LianTxn *txn, World *w)
{
  w->terms = lian_test_put (txn, "share_terms", "resolution=first|from_date=1956-01-01|entered_on=1956-03-01|share_value=1000|cooperative=" ID, w->cooperatives[1]);
  w->entry = lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=SUBSCRIBED|booked_on=1956-03-01|amount=1000",
                            w->cooperatives[1], w->members[1]);
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  w->city = lian_test_put (txn, "city", "code=01|name_zh=安澜");
  gint64 federation = lian_test_put (txn, "federation", "name_zh=联社|level=LOCAL|city=" ID, w->city);
  lian_test_put (txn, "settings", "office=1|working_date=1956-04-15|federation=" ID, federation);
  w->unit = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  w->officer = lian_test_put (txn, "officer", "name=王|role=OFFICER");
  for (int i = 0; i < 2; i++)
    {
      w->partners[i] = lian_test_put (txn, "partner", "code=%d|name_zh=百货站|partner_kind=STATE_COMMERCE", i);
      w->cooperatives[i] = lian_test_put (txn, "cooperative", "name_zh=铁匠社|reg_no=%d|city=" ID, i, w->city);
      w->members[i] = lian_test_put (txn, "member", "name_zh=张三|card_no=%d|member_kind=PERSON|member_role=MEMBER|cooperative=" ID, i, w->cooperatives[i]);
    }
  w->relation = lian_test_put (txn, "relation", "relation_kind=SUPPLY|goods=iron|state=ORIGINAL|cooperative=" ID "|partner=" ID,
                               w->cooperatives[1], w->partners[1]);
  put_contract (txn, w);
  put_books (txn, w);
  return TRUE;
}

static World
world_new (void)
{
  World w = { .base = lian_test_base_new () };
  lian_test_write (&w.base, put_world, &w);
  lian_store_set_author (w.base.store, w.officer);
  return w;
}

static LianMerge
merge_of (const char *type, const gint64 ids[2])
{
  return (LianMerge){ lian_type_find (type), ids[0], ids[1], 0, (char *) "one shop, two clerks" };
}

static LianMergeLook *
rehearse (World *w, LianMerge *merge)
{
  g_autoptr (GError) error = NULL;
  LianMergeLook *look = lian_merge_look_new (merge);
  gint64 act = 0;
  g_assert_true (lian_store_write (w->base.store, "Look", NULL, lian_merge_rehearse, look, &act, &error));
  g_assert_no_error (error);
  g_assert_cmpint (act, ==, 0);
  return look;
}

/* As the look says: it can be done, and undo and redo take it back and do it again, to the letter. */
static void
merge_there_and_back (World *w, LianMerge *merge, LianTxnFunc assert_merged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianMergeLook) look = rehearse (w, merge);
  g_autofree char *before = lian_test_base_dump (&w->base);
  gint64 act = 0;
  g_assert_cmpstr (look->obstacles->len > 0 ? look->obstacles->pdata[0] : NULL, ==, NULL);
  g_assert_true (lian_store_write (w->base.store, "Merger", NULL, lian_merge_write, merge, &act, &error));
  g_assert_no_error (error);
  lian_test_read (&w->base, assert_merged, w);
  g_autofree char *merged = lian_test_base_dump (&w->base);
  g_assert_cmpint (lian_store_undo (w->base.store, act, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_autofree char *undone = lian_test_base_dump (&w->base);
  g_assert_cmpstr (before, ==, undone);
  g_assert_cmpint (lian_store_redo (w->base.store, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_autofree char *redone = lian_test_base_dump (&w->base);
  g_assert_cmpstr (merged, ==, redone);
}

static void
assert_names (LianTxn *txn, const char *type, gint64 id, const char *field, gint64 named)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (type), id);
  g_assert_cmpint (lian_record_get_number (record, field), ==, named);
}

static gboolean
assert_cooperative (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  assert_names (txn, "relation", w->relation, "cooperative", w->cooperatives[0]);
  assert_names (txn, "journal_entry", w->entry, "cooperative", w->cooperatives[0]);
  assert_names (txn, "share_terms", w->terms, "cooperative", w->cooperatives[0]);
  assert_names (txn, "contract", w->contract, "signing_cooperative", w->cooperatives[0]);
  assert_names (txn, "allotment", w->allotment, "cooperative", w->cooperatives[0]);
  assert_names (txn, "delivery", w->delivery, "cooperative", w->cooperatives[0]);
  g_autoptr (LianRecord) contract = lian_txn_load (txn, lian_type_find ("contract"), w->contract);
  g_assert_cmpint (MAX (lian_record_get_number (contract, "version"), 1), ==, 1);
  return TRUE;
}

static gboolean
assert_partner (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  assert_names (txn, "relation", w->relation, "partner", w->partners[0]);
  assert_names (txn, "contract", w->contract, "orderer", w->partners[0]);
  return TRUE;
}

static gboolean
assert_member (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  assert_names (txn, "journal_entry", w->entry, "member", w->members[0]);
  return TRUE;
}

/* A live relation, an entry, terms by which it was booked, a signed contract and its allotment. */
static void
test_cooperative (void)
{
  World w = world_new ();
  LianMerge merge = merge_of ("cooperative", w.cooperatives);
  merge_there_and_back (&w, &merge, assert_cooperative);
  lian_test_base_clear (&w.base);
}

/* The other one may be the one that stays: the newer. */
static void
test_exchanged (void)
{
  World w = world_new ();
  const gint64 ids[] = { w.partners[1], w.partners[0] };
  LianMerge merge = merge_of ("partner", ids);
  g_autoptr (LianMergeLook) look = rehearse (&w, &merge);
  g_assert_cmpuint (look->obstacles->len, ==, 0);
  g_assert_cmpuint (look->links->len, ==, 0);
  lian_test_base_clear (&w.base);
}

static void
test_partner (void)
{
  World w = world_new ();
  LianMerge merge = merge_of ("partner", w.partners);
  merge_there_and_back (&w, &merge, assert_partner);
  lian_test_base_clear (&w.base);
}

/* Members belong to their co-operatives: those are made one first. */
static void
test_member (void)
{
  World w = world_new ();
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  LianMerge whole = merge_of ("cooperative", w.cooperatives), merge = merge_of ("member", w.members);
  g_assert_true (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &whole, &act, &error));
  g_assert_no_error (error);
  merge_there_and_back (&w, &merge, assert_member);
  lian_test_base_clear (&w.base);
}

static gboolean
put_same_relation (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "relation", "relation_kind=SUPPLY|goods=iron|state=ORIGINAL|cooperative=" ID "|partner=" ID, w->cooperatives[0],
                 w->partners[1]);
  lian_test_put (txn, "relation", "relation_kind=SUPPLY|goods=coal|state=ORIGINAL|cooperative=" ID "|partner=" ID, w->cooperatives[0],
                 w->partners[1]);
  return TRUE;
}

static gboolean
put_lock (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "period_lock", "from_date=1956-03-01|to_date=1956-03-31|locked_on=1956-04-01|reason=closed|locked_by=" ID, w->officer);
  return TRUE;
}

static void
assert_refused (World *w, LianMerge *merge, const char *why)
{
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  g_autofree char *before = lian_test_base_dump (&w->base);
  g_autoptr (LianMergeLook) look = rehearse (w, merge);
  g_assert_cmpuint (look->obstacles->len, ==, 1);
  g_assert_nonnull (strstr (look->obstacles->pdata[0], why));
  g_assert_false (lian_store_write (w->base.store, "Merger", NULL, lian_merge_write, merge, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_autofree char *after = lian_test_base_dump (&w->base);
  g_assert_cmpstr (before, ==, after);
}

/* The same live relation would stand there twice; another kind of goods is another relation. */
static void
test_twice (void)
{
  World w = world_new ();
  LianMerge merge = merge_of ("cooperative", w.cooperatives);
  lian_test_write (&w.base, put_same_relation, &w);
  assert_refused (&w, &merge, "it would stand there twice");
  lian_test_base_clear (&w.base);
}

/* What is booked in a period that was closed stays. */
static void
test_locked (void)
{
  World w = world_new ();
  LianMerge merge = merge_of ("cooperative", w.cooperatives);
  lian_test_write (&w.base, put_lock, &w);
  assert_refused (&w, &merge, "was locked by");
  lian_test_base_clear (&w.base);
}

typedef struct
{
  World *world;
  const char *type;
  gint64 id;
  const char *field;
  gint64 named;
} Rewrite;

static gboolean
rewrite (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Rewrite *self = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (self->type), self->id);
  lian_record_set_number (record, self->field, self->named);
  return lian_txn_update (txn, record, error);
}

static gboolean
forget_finding (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const LianType *likeness = lian_type_find ("likeness");
  g_autoptr (GPtrArray) found = lian_txn_list (txn, likeness, "record", w->cooperatives[0]);
  g_assert_cmpuint (found->len, ==, 1);
  return lian_txn_delete (txn, likeness, lian_record_get_id (found->pdata[0]), error);
}

/* Without a finding nothing booked, signed or alive goes anywhere; and the finding stays. */
static void
test_key (void)
{
  World w = world_new ();
  LianMerge merge = merge_of ("cooperative", w.cooperatives);
  const Rewrite tries[] = { { &w, "relation", w.relation, "cooperative", w.cooperatives[0] },
                            { &w, "journal_entry", w.entry, "cooperative", w.cooperatives[0] },
                            { &w, "contract", w.contract, "orderer", w.partners[0] },
                            { &w, "allotment", w.allotment, "cooperative", w.cooperatives[0] } };
  gint64 act = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_store_write (w.base.store, "Rewrite", NULL, rewrite, (gpointer) &tries[i], &act, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
    }
  g_autoptr (GError) error = NULL;
  g_assert_true (lian_store_write (w.base.store, "Merger", NULL, lian_merge_write, &merge, &act, &error));
  g_assert_false (lian_store_write (w.base.store, "Forget", NULL, forget_finding, &w, &act, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  lian_test_base_clear (&w.base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins-carried/cooperative", test_cooperative);
  g_test_add_func ("/twins-carried/exchanged", test_exchanged);
  g_test_add_func ("/twins-carried/partner", test_partner);
  g_test_add_func ("/twins-carried/member", test_member);
  g_test_add_func ("/twins-carried/twice", test_twice);
  g_test_add_func ("/twins-carried/locked", test_locked);
  g_test_add_func ("/twins-carried/key", test_key);
  return g_test_run ();
}
