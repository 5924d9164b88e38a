/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals to reorganise: what the rehearsal says by chance, many times, is what the act then does; nothing
 * is written by rehearsing, nothing is carried out on other facts, and undo gives back every byte. */
#include "config.h"

#include <string.h>

#include "lian-carried.h"
#include "lian-case.h"
#include "lian-reorganisation-apart.h"
#include "lian-reorganisation-board.h"
#include "lian-txn-try.h"
#include "reorganise-world.h"

#define ROUNDS 4

typedef struct
{
  World *world;
  const char *kind;
  const char *form; /* (nullable) */
  gint64 proposal;
  int batch;           /* that is drawn */
  gint64 step;         /* the last one */
  GPtrArray *findings; /* LianRecord */
  LianReorganisationRequest *request;
  gint64 activity; /* or contract, that is looked at */
} Play;

static void
play_free (Play *self)
{
  world_free (self->world);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  lian_reorganisation_request_free (self->request);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Play, play_free)

static LianStore *
store_of (const Play *self)
{
  return self->world->trade.base.store;
}

static gint64
put_step (LianTxn *txn, Play *self, gint64 from, gint64 to, const char *more)
{
  g_autofree char *target
      = to != 0 ? g_strdup_printf ("|to_cooperative=%" G_GINT64_FORMAT, to) : g_strdup ("|new_name=New one");
  g_autofree char *form = self->form != NULL ? g_strdup_printf ("|form=%s", self->form) : g_strdup ("");
  self->step = lian_test_put (txn, "reorganisation_step",
                              "reorganisation=%" G_GINT64_FORMAT "|batch=%d|kind=%s|from_cooperative=%" G_GINT64_FORMAT
                              "%s%s%s",
                              self->proposal, self->batch, self->kind, from, target, form, more);
  return self->step;
}

/* Half of each figure that is known. */
static char *
half_of (LianTxn *txn, gint64 cooperative)
{
  GString *text = g_string_new (NULL);
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    g_string_append_printf (text, "|%s=%" G_GINT64_FORMAT, lian_reorganise_figures[i],
                            lian_record_get_number (record, lian_reorganise_figures[i]) / 2);
  return g_string_free (text, FALSE);
}

static void
put_items (LianTxn *txn, Play *self, gint64 from)
{
  static const char *const free_ones[] = { "activity", "round", "relation", "service_point" };
  for (gsize i = 0; i < G_N_ELEMENTS (free_ones); i++)
    {
      g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find (free_ones[i]), "cooperative", from);
      for (guint r = 0; r < all->len; r++)
        if (world_among (self->world, 2))
          lian_test_put (txn, "reorganisation_item",
                         "reorganisation_step=%" G_GINT64_FORMAT "|%s=%" G_GINT64_FORMAT "|ends=%s", self->step,
                         free_ones[i], lian_record_get_id (all->pdata[r]),
                         i % 2 == 1 && lian_record_is_empty (all->pdata[r], i == 1 ? "ended" : "closed")
                                 && world_among (self->world, 2)
                             ? "yes"
                             : "no");
    }
}

static void
put_part (LianTxn *txn, Play *self, gint64 to)
{
  gint64 from = self->world->cooperatives[0];
  g_autofree char *half = half_of (txn, from);
  put_step (txn, self, from, to, half);
  put_items (txn, self, from);
}

static gboolean
put_proposal (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  const gint64 *cooperatives = self->world->cooperatives;
  gint64 trade = lian_test_put (txn, "trade", "name_en=Smithing");
  self->proposal = lian_test_put (txn, "reorganisation", "name=P|state=DRAFT|trade=%" G_GINT64_FORMAT, trade);
  gboolean goes_on = world_among (self->world, 2);
  if (g_str_equal (self->kind, "STAGE"))
    put_step (txn, self, cooperatives[0], cooperatives[0], "|stage_after=PRODUCER_COOP");
  else if (g_str_equal (self->kind, "MERGER"))
    for (int i = 0; i < 3; i++)
      put_step (txn, self, cooperatives[i], goes_on ? cooperatives[0] : 0, "");
  else if (g_str_equal (self->kind, "MOVE"))
    put_part (txn, self, cooperatives[1]);
  else
    {
      put_step (txn, self, cooperatives[0], cooperatives[0], "");
      put_part (txn, self, 0);
    }
  return TRUE;
}

static Play *
play_new (guint32 seed, const char *kind, const char *form)
{
  Play *self = g_new0 (Play, 1);
  self->world = world_new (seed);
  self->kind = kind;
  self->form = form;
  self->batch = 1;
  lian_test_write (&self->world->trade.base, put_proposal, self);
  self->request = lian_reorganisation_request_new (self->proposal);
  self->request->reason = g_strdup ("it suits");
  self->request->override = TRUE;
  self->request->way = g_strdup ("ACCOUNT");
  self->request->resolution = g_strdup ("general meeting of 28 March");
  self->request->agreed_with = g_strdup ("the trust");
  return self;
}

static gboolean
find (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = lian_reorganisation_find (txn, self->proposal, cancellable, error);
  return self->findings != NULL;
}

static void
act (Play *self, LianTxnFunc func, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (store_of (self), "act", NULL, func, self->request, id, &error);
  g_assert_no_error (error);
}

static void
refused (Play *self, LianTxnFunc func, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *was = lian_test_base_dump (&self->world->trade.base);
  g_assert_false (lian_store_write (store_of (self), "no", NULL, func, self->request, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
  g_autofree char *is = lian_test_base_dump (&self->world->trade.base);
  g_assert_cmpstr (is, ==, was);
}

static void
sign (Play *self)
{
  lian_store_set_author (store_of (self), self->world->trade.test.second);
  act (self, lian_reorganisation_countersign, NULL);
  lian_store_set_author (store_of (self), self->world->trade.test.decider);
}

/* What the act did, beside what was said. */

static gboolean
is (const LianRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (record, field), value) == 0;
}

static guint
said (const Play *self, const char *finding, const char *kind)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (is (self->findings->pdata[i], "finding", finding) && is (self->findings->pdata[i], "kind", kind))
      return (guint) lian_record_get_number (self->findings->pdata[i], "how_many");
  return 0;
}

static void
compare_carried (LianTxn *txn, Play *self)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  g_autoptr (GPtrArray) items
      = lian_txn_list (txn, lian_type_find ("succession_item"), "succession", self->request->succession);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n = 0;
      for (guint i = 0; i < items->len; i++)
        n += is (items->pdata[i], "kind", kinds[k].type);
      g_assert_cmpuint (n, ==, said (self, "CARRIED", kinds[k].type));
    }
}

static void
compare_contracts (Play *self)
{
  guint touched = 0;
  for (guint i = 0; i < self->findings->len; i++)
    touched += is (self->findings->pdata[i], "finding", "CONTRACT");
  g_assert_cmpuint (touched, ==, self->request->n_amended);
}

static gint64
successor (LianTxn *txn, const LianRecord *finding)
{
  gint64 id = lian_record_get_number (finding, "record");
  g_autoptr (GArray) named
      = lian_txn_find_named (txn, lian_type_find ("cooperative"), lian_record_get_text (finding, "about"));
  return id != 0 ? id : g_array_index (named, gint64, 0);
}

static void
compare_size (LianTxn *txn, const LianRecord *finding)
{
  g_autoptr (LianRecord) after = lian_txn_load (txn, lian_type_find ("cooperative"), successor (txn, finding));
  gboolean known = !lian_record_is_empty (after, "members_male") && !lian_record_is_empty (after, "members_female");
  g_assert_cmpint (!lian_record_is_empty (finding, "how_many"), ==, known);
  if (known)
    g_assert_cmpint (lian_record_get_number (finding, "how_many"), ==,
                     lian_record_get_number (after, "members_male") + lian_record_get_number (after, "members_female"));
}

static void
compare_shares (LianTxn *txn, const Play *self, const LianRecord *finding)
{
  gint64 before = lian_record_get_number (finding, "record"), paid = 0;
  gboolean known = TRUE;
  g_autoptr (GPtrArray) steps
      = lian_txn_list (txn, lian_type_find ("succession_step"), "succession", self->request->succession);
  for (guint i = 0; i < steps->len; i++)
    if (lian_record_get_number (steps->pdata[i], "from_cooperative") == before
        && lian_record_get_number (steps->pdata[i], "to_cooperative") != before)
      {
        known = known && !lian_record_is_empty (steps->pdata[i], "share_paid");
        paid += lian_record_get_number (steps->pdata[i], "share_paid");
      }
  g_assert_cmpint (!lian_record_is_empty (finding, "money_after"), ==, known);
  if (known)
    g_assert_cmpint (lian_record_get_number (finding, "money_after"), ==, paid);
}

/* Where production stays as it is, the rules say of the co-operative as it is now what was said. */
static void
compare_form (LianTxn *txn, const Play *self, const LianRecord *finding)
{
  g_autoptr (LianCase) now = lian_case_load_brief (txn, lian_record_get_number (finding, "record"), NULL);
  g_autofree char *by = lian_case_dup_blocked_by (now, lian_record_get_text (finding, "outcome"));
  if (self->form == NULL)
    g_assert_cmpstr (by, ==, lian_record_get_text (finding, "rules"));
}

/* A point or round that was said to close did, and stayed with whom it was. */
static void
compare_closing (LianTxn *txn, const Play *self, const LianRecord *finding)
{
  const char *kind = lian_record_get_text (finding, "kind");
  g_autoptr (LianRecord) record
      = lian_txn_load (txn, lian_type_find (kind), lian_record_get_number (finding, "record"));
  g_assert_false (lian_record_is_empty (record, g_str_equal (kind, "round") ? "ended" : "closed"));
  g_assert_cmpint (lian_record_get_number (record, "cooperative"), ==, self->world->cooperatives[0]);
}

static gboolean
compare (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  guint sizes = 0;
  compare_carried (txn, self);
  compare_contracts (self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      const LianRecord *finding = self->findings->pdata[i];
      if (is (finding, "finding", "SIZE"))
        compare_size (txn, finding);
      if (is (finding, "finding", "SHARES"))
        compare_shares (txn, self, finding);
      if (is (finding, "finding", "FORM"))
        compare_form (txn, self, finding);
      if (is (finding, "finding", "POINT") || is (finding, "finding", "ROUND"))
        compare_closing (txn, self, finding);
      sizes += is (finding, "finding", "SIZE");
    }
  g_assert_cmpuint (sizes, ==, g_str_equal (self->kind, "MERGER") || g_str_equal (self->kind, "STAGE") ? 1 : 2);
  return TRUE;
}

static void
play_once (guint32 seed, const char *kind, const char *form)
{
  g_autoptr (Play) self = play_new (seed, kind, form);
  g_autoptr (GError) error = NULL;
  gint64 done = 0;
  g_autofree char *drawn = lian_test_base_dump (&self->world->trade.base);
  lian_test_read (&self->world->trade.base, find, self);
  g_autofree char *still = lian_test_base_dump (&self->world->trade.base);
  g_assert_cmpstr (still, ==, drawn);
  act (self, lian_reorganisation_rehearse, NULL);
  g_assert_cmpuint (self->request->n_findings, ==, self->findings->len);
  act (self, lian_reorganisation_decide, NULL);
  if (self->request->n_against > 0)
    {
      refused (self, lian_reorganisation_carry_out, "countersign");
      sign (self);
    }
  g_autofree char *was = lian_test_base_dump (&self->world->trade.base);
  act (self, lian_reorganisation_carry_out, &done);
  lian_test_read (&self->world->trade.base, compare, self);
  lian_store_undo (store_of (self), done, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *is_now = lian_test_base_dump (&self->world->trade.base);
  g_assert_cmpstr (is_now, ==, was);
}

static void
test_by_chance (void)
{
  static const char *const kinds[] = { "STAGE", "MERGER", "DIVISION", "MOVE" };
  for (guint32 seed = 1; seed <= ROUNDS; seed++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      play_once (seed, kinds[k], seed % 3 == 0 ? "CENTRALISE" : NULL);
}

/* Nothing is decided before it is rehearsed, without a reason, or against a finding without an override. */
static void
test_decide (void)
{
  g_autoptr (Play) self = play_new (3, "MERGER", "CENTRALISE");
  refused (self, lian_reorganisation_decide, "Rehearse the proposal");
  refused (self, lian_reorganisation_carry_out, "draft");
  act (self, lian_reorganisation_rehearse, NULL);
  g_assert_cmpuint (self->request->n_against, >, 0);
  self->request->override = FALSE;
  refused (self, lian_reorganisation_decide, "without an override");
  self->request->override = TRUE;
  g_clear_pointer (&self->request->reason, g_free);
  refused (self, lian_reorganisation_decide, "Say why");
  refused (self, lian_reorganisation_drop, "Say why");
  self->request->reason = g_strdup ("it suits");
  lian_store_set_author (store_of (self), self->world->trade.test.clerk);
  refused (self, lian_reorganisation_decide, "officer");
  lian_store_set_author (store_of (self), self->world->trade.test.decider);
  act (self, lian_reorganisation_decide, NULL);
  act (self, lian_reorganisation_take_back, NULL);
  act (self, lian_reorganisation_drop, NULL);
  refused (self, lian_reorganisation_rehearse, "dropped");
}

/* A fact that has changed since, or a step drawn otherwise, takes a new rehearsal and a new decision. */
static void
test_stale (void)
{
  g_autoptr (Play) self = play_new (4, "MERGER", NULL);
  act (self, lian_reorganisation_rehearse, NULL);
  act (self, lian_reorganisation_decide, NULL);
  lian_test_set (store_of (self), "cooperative", self->world->cooperatives[1], "share_paid", "777");
  refused (self, lian_reorganisation_carry_out, "rehearse it again");
  act (self, lian_reorganisation_rehearse, NULL);
  refused (self, lian_reorganisation_carry_out, "draft");
  lian_test_set (store_of (self), "reorganisation_step", self->step, "form", "CENTRALISE");
  refused (self, lian_reorganisation_decide, "rehearse it again");
  act (self, lian_reorganisation_rehearse, NULL);
  act (self, lian_reorganisation_decide, NULL);
  if (self->request->n_against > 0)
    sign (self);
  act (self, lian_reorganisation_carry_out, NULL);
  refused (self, lian_reorganisation_carry_out, "carried out");
}

static void
rehearse_and_carry_out (Play *self)
{
  act (self, lian_reorganisation_rehearse, NULL);
  act (self, lian_reorganisation_decide, NULL);
  if (self->request->n_against > 0)
    sign (self);
  act (self, lian_reorganisation_carry_out, NULL);
}

/* One batch after the other. */

static gint64
first_of (LianTxn *txn, const char *type, gint64 cooperative)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find (type), "cooperative", cooperative);
  return lian_record_get_id (all->pdata[0]);
}

#define BATCHES 4

/* A division founds a new one; some of it moves on, then others join it, and at last it changes its stage. */
static gboolean
draw_series (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  const gint64 *cooperatives = self->world->cooperatives;
  gint64 activity = first_of (txn, "activity", cooperatives[0]);
  lian_test_put (txn, "reorganisation_item", "reorganisation_step=%" G_GINT64_FORMAT "|activity=%" G_GINT64_FORMAT,
                 self->step, activity);
  self->batch = 2;
  self->kind = "MOVE";
  put_step (txn, self, cooperatives[0], cooperatives[1],
            "|from_new=New one|members_male=0|members_female=0|staff=0|aux=0|apprentices=0|share_called=0"
            "|share_paid=0|reserve_fund=0|welfare_fund=0");
  lian_test_put (txn, "reorganisation_item", "reorganisation_step=%" G_GINT64_FORMAT "|activity=%" G_GINT64_FORMAT,
                 self->step, activity);
  self->batch = 3;
  self->kind = "MERGER";
  put_step (txn, self, cooperatives[0], 0, "|from_new=New one");
  put_step (txn, self, cooperatives[2], 0, "");
  self->batch = 4;
  self->kind = "STAGE";
  put_step (txn, self, cooperatives[0], 0, "|from_new=New one|stage_after=PRODUCER_COOP");
  return TRUE;
}

static gboolean
take_kept (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("reorganisation_finding"), "reorganisation", self->proposal);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "batch") == self->batch)
      g_ptr_array_add (self->findings, lian_record_copy (all->pdata[i]));
  return TRUE;
}

/* What was found names no record that a trial made up; the counts are those of what was done. */
static gboolean
compare_series (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  compare_carried (txn, self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      gint64 record = lian_record_get_number (self->findings->pdata[i], "record");
      const LianType *type = lian_type_find (lian_record_get_text (self->findings->pdata[i], "kind"));
      g_autoptr (LianRecord) there = lian_txn_load (txn, type, record);
      g_assert_true (record == 0 || there != NULL);
      if (is (self->findings->pdata[i], "finding", "SIZE"))
        compare_size (txn, self->findings->pdata[i]);
    }
  return TRUE;
}

static gboolean
look_at_founded (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (GArray) named = lian_txn_find_named (txn, lian_type_find ("cooperative"), "New one");
  g_autoptr (GPtrArray) steps
      = lian_txn_list (txn, lian_type_find ("reorganisation_step"), "reorganisation", self->proposal);
  g_autoptr (LianRecord) one = lian_txn_load (txn, lian_type_find ("cooperative"), g_array_index (named, gint64, 0));
  guint founded = 0;
  g_assert_cmpuint (named->len, ==, 1);
  g_assert_cmpstr (lian_record_get_text (one, "stage"), ==, "PRODUCER_COOP");
  for (guint i = 0; i < steps->len; i++)
    if (!lian_record_is_empty (steps->pdata[i], "founded"))
      {
        g_assert_cmpint (lian_record_get_number (steps->pdata[i], "founded"), ==, lian_record_get_id (one));
        founded++;
      }
  g_assert_cmpuint (founded, ==, 1);
  return TRUE;
}

/* Work goes on between batches. */
static gboolean
put_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  lian_test_put (txn, "city", "name_en=C");
  return TRUE;
}

/* Each end of each step by its name: four lead to the new one, and three from it. */
static gboolean
look_at_board (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, self->proposal);
  g_autoptr (GPtrArray) columns = lian_reorganisation_compare (txn, ids);
  const LianReorganisationColumn *column = columns->pdata[0];
  guint most = 0;
  for (guint r = 0; r < LIAN_REORGANISATION_N_ROWS; r++)
    {
      g_auto (GStrv) parts = g_strsplit (column->cells[r], "New one", -1);
      most = MAX (most, g_strv_length (parts) - 1);
    }
  g_assert_cmpuint (most, ==, 7);
  return TRUE;
}

static void
play_series (guint32 seed)
{
  g_autoptr (Play) self = play_new (seed, "DIVISION", NULL);
  g_autoptr (GError) error = NULL;
  lian_test_write (&self->world->trade.base, draw_series, self);
  g_autofree char *drawn = lian_test_base_dump (&self->world->trade.base);
  g_assert_true (lian_store_try (store_of (self), find, self, &error));
  g_assert_no_error (error);
  g_autofree char *still = lian_test_base_dump (&self->world->trade.base);
  g_assert_cmpstr (still, ==, drawn);
  lian_test_read (&self->world->trade.base, look_at_board, self);
  /* A clerk rehearses, though only an officer may carry it out. */
  lian_store_set_author (store_of (self), self->world->trade.test.clerk);
  act (self, lian_reorganisation_rehearse, NULL);
  g_assert_cmpuint (self->request->n_findings, ==, self->findings->len);
  lian_store_set_author (store_of (self), self->world->trade.test.decider);
  act (self, lian_reorganisation_decide, NULL);
  sign (self);
  self->request->batch = 3;
  refused (self, lian_reorganisation_carry_out, "not founded yet");
  self->request->batch = 0;
  /* Each finds the facts that were decided on, other days and ids notwithstanding. */
  for (self->batch = 1; self->batch <= BATCHES; self->batch++)
    {
      lian_test_write (&self->world->trade.base, put_city, self);
      lian_test_read (&self->world->trade.base, take_kept, self);
      act (self, lian_reorganisation_carry_out, NULL);
      lian_test_read (&self->world->trade.base, compare_series, self);
    }
  lian_test_read (&self->world->trade.base, look_at_founded, self);
}

static void
test_series (void)
{
  for (guint32 seed = 1; seed <= ROUNDS; seed++)
    play_series (seed);
}

static gboolean
draw_dissolved (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  self->batch = 2;
  self->kind = "STAGE";
  for (int i = 0; i < 3; i++)
    if (i > 0)
      put_step (txn, self, self->world->cooperatives[i], self->world->cooperatives[i], "|stage_after=PRODUCER_COOP");
  return TRUE;
}

/* What a batch before leaves impossible is refused when it is rehearsed, not when it is carried out. */
static void
test_series_refused (void)
{
  g_autoptr (Play) self = play_new (1, "MERGER", NULL);
  act (self, lian_reorganisation_rehearse, NULL);
  lian_test_write (&self->world->trade.base, draw_dissolved, self);
  refused (self, lian_reorganisation_rehearse, "batch 2: ");
}

/* A batch that can't be carried out, whether it stops on the way or before it is kept, is not decided on. */
static void
test_last_refused (void)
{
  static const struct
  {
    const char *sql, *why;
  } cases[] = {
    { "CREATE TRIGGER stop BEFORE INSERT ON succession BEGIN SELECT RAISE (ABORT, 'stopped'); END", "stopped" },
    { "UPDATE member SET household = (SELECT min (id) FROM member WHERE member_kind = 'PERSON')"
      " WHERE member_kind = 'PERSON' AND id > (SELECT min (id) FROM member WHERE member_kind = 'PERSON')",
      "is a person, no household" },
    { "UPDATE member SET household = id, member_kind = 'HOUSEHOLD'", "a household belongs to no other one" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Play) self = play_new (1, "MERGER", NULL);
      lian_test_run_sql (self->world->trade.base.path, cases[i].sql);
      refused (self, lian_reorganisation_rehearse, "batch 1: ");
      refused (self, lian_reorganisation_rehearse, cases[i].why);
    }
}

/* What the rehearsal says of one thing. */

static const LianRecord *
finding_of (const Play *self, const char *finding, gint64 record)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (is (self->findings->pdata[i], "finding", finding)
        && (record == 0 || lian_record_get_number (self->findings->pdata[i], "record") == record))
      return self->findings->pdata[i];
  g_assert_not_reached ();
}

/* A protected craft whose relation is known to be cut; 30 members in each, who earn 40 and 20 yuan a month,
 * one of whom had 35 before. */
static gboolean
draw_facts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  for (guint i = 0; i < 3; i++)
    {
      gint64 id = self->world->cooperatives[i];
      g_autoptr (LianRecord) one = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      g_autoptr (LianRecord) work = lian_txn_load (txn, lian_type_find ("activity"), first_of (txn, "activity", id));
      g_autoptr (LianRecord) member = lian_txn_load (txn, lian_type_find ("member"), first_of (txn, "member", id));
      lian_record_set_number (one, "members_male", 30);
      lian_record_set_number (one, "members_female", 0);
      lian_record_set_truth (work, "special_craft", i == 0 ? LIAN_YES : LIAN_NO);
      lian_record_set_truth (work, "relation_cut", i == 0 ? LIAN_YES : LIAN_NO);
      lian_record_set_number (member, "income_before", 3500);
      if (!lian_txn_update (txn, one, error) || !lian_txn_update (txn, work, error)
          || !lian_txn_update (txn, member, error))
        return FALSE;
      lian_test_put (txn, "month_account",
                     "cooperative=%" G_GINT64_FORMAT "|month=1956-03-01|available=200000|wages_owed=%d|wages_paid=%d"
                     "|relief_owed=0|relief_paid=0|to_reserve=0",
                     id, i == 0 ? 120000 : 60000, i == 0 ? 120000 : 60000);
    }
  return TRUE;
}

static void
test_facts (void)
{
  g_autoptr (Play) self = play_new (2, "MERGER", "CENTRALISE");
  lian_test_write (&self->world->trade.base, draw_facts, self);
  lian_test_read (&self->world->trade.base, find, self);
  g_assert_cmpstr (lian_record_get_text (finding_of (self, "CRAFT", 0), "against"), ==, "yes");
  g_assert_cmpstr (lian_record_get_text (finding_of (self, "RELATION", 0), "against"), ==, "yes");
  g_assert_cmpstr (lian_record_get_text (finding_of (self, "RELATION", 0), "rules"), ==, "L1");
  const LianRecord *rich = finding_of (self, "INCOME", self->world->cooperatives[0]);
  g_assert_cmpint (lian_record_get_number (rich, "money_before"), ==, 4000);
  g_assert_cmpint (lian_record_get_number (rich, "money_after"), ==, 2666);
  g_assert_cmpint (lian_record_get_number (rich, "how_many"), ==, 1);
  const LianRecord *poor = finding_of (self, "INCOME", self->world->cooperatives[1]);
  g_assert_cmpint (lian_record_get_number (poor, "money_before"), ==, 2000);
  g_assert_true (lian_record_is_empty (poor, "rules"));
  g_assert_cmpint (lian_record_get_number (finding_of (self, "SIZE", 0), "how_many"), ==, 90);
}

static gboolean
draw_process (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  gint64 from = first_of (txn, "activity", self->world->cooperatives[0]);
  gint64 into = first_of (txn, "activity", self->world->cooperatives[1]);
  gint64 process = lian_test_put (txn, "process", "name_en=Welding|activity=%" G_GINT64_FORMAT, from);
  lian_test_put (txn, "reorganisation_item",
                 "reorganisation_step=%" G_GINT64_FORMAT "|process=%" G_GINT64_FORMAT "|into_activity=%" G_GINT64_FORMAT,
                 self->step, process, into);
  return TRUE;
}

static gboolean
look_at_process (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("process"));
  g_autoptr (GPtrArray) items
      = lian_txn_list (txn, lian_type_find ("succession_item"), "record", lian_record_get_id (all->pdata[0]));
  g_autoptr (LianRecord) activity
      = lian_txn_load (txn, lian_type_find ("activity"), lian_record_get_number (all->pdata[0], "activity"));
  g_assert_cmpint (lian_record_get_number (activity, "cooperative"), ==, self->world->cooperatives[1]);
  g_assert_cmpuint (items->len, ==, 1);
  return TRUE;
}

/* A process goes to an activity of the other co-operative, and that stands in the key. */
static void
test_process (void)
{
  g_autoptr (Play) self = play_new (1, "MOVE", NULL);
  lian_test_write (&self->world->trade.base, draw_process, self);
  rehearse_and_carry_out (self);
  lian_test_read (&self->world->trade.base, look_at_process, self);
}

static gboolean
draw_forms (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (LianRecord) activity
      = lian_txn_load (txn, lian_type_find ("activity"), first_of (txn, "activity", self->world->cooperatives[0]));
  lian_record_set_text (activity, "current_form", "STAY_AS_IS");
  self->activity = lian_record_get_id (activity);
  return lian_txn_update (txn, activity, error);
}

static gboolean
look_at_forms (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autoptr (GPtrArray) tasks = lian_txn_list_all (txn, lian_type_find ("task"));
  g_autoptr (LianRecord) proposal = lian_txn_load (txn, lian_type_find ("reorganisation"), self->request->reorganisation);
  g_assert_cmpuint (tasks->len, ==, 1);
  gint64 cooperative = lian_record_get_number (tasks->pdata[0], "cooperative");
  g_autoptr (GPtrArray) activities = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", cooperative);
  g_autoptr (LianRecord) kept = lian_txn_load (txn, lian_type_find ("activity"), self->activity);
  g_assert_cmpuint (activities->len, >=, 2);
  g_assert_cmpint (lian_record_get_number (tasks->pdata[0], "owner"), ==, lian_record_get_number (proposal, "decided_by"));
  g_assert_nonnull (strstr (lian_record_get_title (tasks->pdata[0]), "proposes"));
  /* Six months, as the shipped edition sets for a review. */
  g_assert_cmpint (lian_record_get_date (tasks->pdata[0], "due"), ==,
                   lian_date_add_months (lian_txn_get_working_date (txn), 6));
  g_assert_cmpstr (lian_record_get_text (kept, "current_form"), ==, "STAY_AS_IS");
  return TRUE;
}

/* A form is decided on its own case: the act changes none, and asks for the decision. */
static void
test_forms (void)
{
  g_autoptr (Play) self = play_new (1, "MERGER", "TEMP_DECENTRALISE");
  lian_test_write (&self->world->trade.base, draw_forms, self);
  rehearse_and_carry_out (self);
  lian_test_read (&self->world->trade.base, look_at_forms, self);
}

static gboolean
draw_roubles (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  gint64 rouble = lian_test_put (txn, "currency", "code=SUR|name_zh=卢布|name_en=roubles|numerator=100|denominator=1|places=2");
  gint64 contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=DRAFT|orderer=%s|currency=%" G_GINT64_FORMAT,
                                   self->world->trade.buyer, rouble);
  gint64 line = lian_test_put (txn, "contract_line", "contract=%" G_GINT64_FORMAT "|product=lids|quantity=10|unit=%s|unit_price=2500",
                               contract, self->world->trade.piece);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=10", line,
                 self->world->cooperatives[0]);
  self->activity = contract;
  return TRUE;
}

static gboolean
read_owed (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Play *self = data;
  g_autofree char *text = lian_reorganisation_finding_dup_text (txn, finding_of (self, "CONTRACT", self->activity));
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "roubles"));
  g_assert_null (strstr (text, "yuan"));
  return TRUE;
}

/* What is owed of a contract is told in its currency. */
static void
test_currency (void)
{
  g_autoptr (Play) self = play_new (1, "MERGER", NULL);
  lian_test_write (&self->world->trade.base, draw_roubles, self);
  lian_test_read (&self->world->trade.base, find, self);
  lian_test_read (&self->world->trade.base, read_owed, self);
}

/* Taken apart again. */

static guint
count_members (LianTxn *txn, gint64 cooperative)
{
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  guint n = 0;
  for (guint i = 0; i < members->len; i++)
    n += lian_record_is_empty (members->pdata[i], "left_on");
  return n;
}

typedef struct
{
  guint members[3];
  gint64 paid[3];
  gboolean after;
} Former;

static const char *const names[] = { "East", "West", "South" }, *const chinese[] = { "东社", "西社", "南社" };

static gint64
find_named (LianTxn *txn, guint i)
{
  g_autoptr (GArray) named = lian_txn_find_named (txn, lian_type_find ("cooperative"), names[i]);
  gint64 found = 0;
  for (guint n = 0; n < named->len; n++)
    {
      g_autoptr (LianRecord) one
          = lian_txn_load (txn, lian_type_find ("cooperative"), g_array_index (named, gint64, n));
      if (is (one, "status", "LIVE"))
        found = lian_record_get_id (one);
    }
  return found;
}

static gboolean
look_at_former (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Former *former = data;
  guint restored = 0;
  for (guint i = 0; i < 3; i++)
    {
      gint64 id = find_named (txn, i);
      g_autoptr (LianRecord) one = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      g_assert_nonnull (one);
      if (former->after)
        {
          g_assert_cmpuint (count_members (txn, id), ==, former->members[i]);
          g_assert_cmpint (lian_record_get_number (one, "share_paid"), ==, former->paid[i]);
          g_assert_cmpstr (lian_record_get_text (one, "name_zh"), ==, chinese[i]);
          g_assert_cmpstr (lian_record_get_text (one, "address"), ==, names[i]);
          restored += lian_record_get_text (one, "note") != NULL
                      && strstr (lian_record_get_text (one, "note"), "registration number 10") != NULL
                      && lian_record_is_empty (one, "reg_no");
        }
      former->members[i] = count_members (txn, id);
      former->paid[i] = lian_record_get_number (one, "share_paid");
    }
  g_assert_cmpint (restored >= 2, ==, former->after);
  return TRUE;
}

/* What was merged comes apart by the key of the merger: everybody is where they were, with what they paid. */
static void
test_apart (void)
{
  g_autoptr (Play) self = play_new (5, "MERGER", NULL);
  Former former = { 0 };
  for (guint i = 0; i < 3; i++)
    {
      const char *const facts[][2] = { { "name_en", names[i] }, { "name_zh", chinese[i] }, { "address", names[i] } };
      for (gsize f = 0; f < G_N_ELEMENTS (facts); f++)
        lian_test_set (store_of (self), "cooperative", self->world->cooperatives[i], facts[f][0], facts[f][1]);
      g_autofree char *number = g_strdup_printf ("10%u", i);
      lian_test_set (store_of (self), "cooperative", self->world->cooperatives[i], "reg_no", number);
      lian_test_set (store_of (self), "cooperative", self->world->cooperatives[i], "registrar", "City");
      for (guint f = 0; f < LIAN_N_REORGANISE_FIGURES; f++)
        lian_test_set (store_of (self), "cooperative", self->world->cooperatives[i], lian_reorganise_figures[f], "30");
    }
  g_autoptr (LianRecord) proposal = lian_test_load (store_of (self), "reorganisation", self->proposal);
  g_autofree char *trade = lian_test_dup_id (lian_record_get_number (proposal, "trade"));
  for (guint i = 0; i < 3; i++)
    lian_test_set (store_of (self), "cooperative", self->world->cooperatives[i], "trade", trade);
  lian_test_read (&self->world->trade.base, look_at_former, &former);
  rehearse_and_carry_out (self);
  act (self, lian_reorganisation_propose_apart, NULL);
  g_assert_cmpint (self->request->reorganisation, !=, self->proposal);
  refused (self, lian_reorganisation_propose_apart, "already");
  rehearse_and_carry_out (self);
  former.after = TRUE;
  lian_test_read (&self->world->trade.base, look_at_former, &former);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reorganisation/by-chance", test_by_chance);
  g_test_add_func ("/reorganisation/decide", test_decide);
  g_test_add_func ("/reorganisation/stale", test_stale);
  g_test_add_func ("/reorganisation/series", test_series);
  g_test_add_func ("/reorganisation/series-refused", test_series_refused);
  g_test_add_func ("/reorganisation/last-refused", test_last_refused);
  g_test_add_func ("/reorganisation/facts", test_facts);
  g_test_add_func ("/reorganisation/forms", test_forms);
  g_test_add_func ("/reorganisation/currency", test_currency);
  g_test_add_func ("/reorganisation/process", test_process);
  g_test_add_func ("/reorganisation/apart", test_apart);
  return g_test_run ();
}
