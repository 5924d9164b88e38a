/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was merged too far is taken apart again by the key of its merger: each former co-operative gets
 * back what it brought and what is still there, under its old name; the rest stays together.  It is a
 * proposal like any other, rehearsed and decided before it is carried out. */
#include "lian-reorganisation-apart.h"
#include "lian-correction.h"
#include "lian-decide-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reorganisation-private.h"
#include "lian-text.h"

#define FIRST_FUND 5 /* the first figures are counts of people */

/**
 * lian_too_far_free:
 * @self: (nullable) (transfer full): what was merged too far
 */
void
lian_too_far_free (LianTooFar *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->why);
  g_free (self);
}

/* The last merger by which others came to a co-operative. */
static gint64
find_merger (LianTxn *txn, gint64 cooperative)
{
  g_autoptr (GPtrArray) steps
      = lian_txn_list (txn, lian_type_find ("succession_step"), "to_cooperative", cooperative);
  gint64 found = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      gint64 id = lian_record_get_number (steps->pdata[i], "succession");
      g_autoptr (LianRecord) change = lian_txn_load (txn, lian_type_find ("succession"), id);
      if (change != NULL && g_strcmp0 (lian_record_get_text (change, "change"), "MERGER") == 0)
        found = MAX (found, id);
    }
  return found;
}

static gint64
find_proposal (LianTxn *txn, gint64 succession)
{
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("reorganisation"), "taken_apart", succession);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (lian_record_get_text (all->pdata[i], "state"), "DROPPED") != 0)
      return lian_record_get_id (all->pdata[i]);
  return 0;
}

static LianTooFar *
too_far_new (LianTxn *txn, const LianCorrection *correction)
{
  LianTooFar *self = g_new0 (LianTooFar, 1);
  g_autofree char *grounds = lian_correction_dup_grounds_words (correction->grounds);
  self->activity = correction->activity;
  self->cooperative = correction->cooperative;
  self->title = lian_isolate_join (" – ", correction->cooperative_name, correction->activity_name, NULL);
  self->why = !lian_text_is_blank (correction->blocked_by) ? g_strdup_printf (_ ("%s (%s)"), grounds, correction->blocked_by)
                                              : g_steal_pointer (&grounds);
  self->correction_case = correction->record != NULL ? lian_record_get_id (correction->record) : 0;
  self->succession = find_merger (txn, correction->cooperative);
  self->reorganisation = self->succession != 0 ? find_proposal (txn, self->succession) : 0;
  return self;
}

/**
 * lian_reorganisation_list_too_far:
 * @txn: the base
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianTooFar): what the rules would not have permitted or
 *   has symptoms on record, and is not closed
 */
GPtrArray *
lian_reorganisation_list_too_far (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) corrections = lian_correction_list (txn, cancellable, error);
  if (corrections == NULL)
    return NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_too_far_free);
  for (guint i = 0; i < corrections->len; i++)
    {
      const LianCorrection *correction = corrections->pdata[i];
      if (correction->state != LIAN_CORRECTION_CLOSED)
        g_ptr_array_add (all, too_far_new (txn, correction));
    }
  return all;
}

/* Proposing the division back. */

typedef struct
{
  LianTxn *txn;
  gint64 succession;
  gint64 merged; /* the co-operative that is taken apart */
  gint64 reorganisation;
  LianRecord *now; /* the same */
  gint64 left[LIAN_N_REORGANISE_FIGURES];
  GError **error;
} Apart;

static LianRecord *
new_step (const Apart *self, gint64 former)
{
  LianRecord *step = lian_record_new (lian_type_find ("reorganisation_step"));
  lian_record_set_number (step, "reorganisation", self->reorganisation);
  lian_record_set_number (step, "batch", 1);
  lian_record_set_text (step, "kind", "DIVISION");
  lian_record_set_number (step, "from_cooperative", self->merged);
  if (former == self->merged)
    lian_record_set_number (step, "to_cooperative", self->merged);
  else
    {
      g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("cooperative"), former);
      lian_record_set_text (step, "new_name", name);
    }
  return step;
}

/* What it brought of shares and funds, as far as that is still there; people are counted by the register
 * where there is one, else as they were. */
static void
give_back (Apart *self, LianRecord *step, const LianRecord *brought, gboolean register_kept)
{
  for (guint i = register_kept ? FIRST_FUND : 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    {
      const char *figure = lian_reorganise_figures[i];
      gint64 part = MIN (lian_record_get_number (brought, figure), self->left[i]);
      if (lian_record_is_empty (self->now, figure))
        continue;
      lian_record_set_number (step, figure, part);
      self->left[i] -= part;
    }
}

/* Only what is still with the merged one: what went elsewhere since has a history of its own. */
static gboolean
is_still_there (const Apart *self, const LianRecord *key)
{
  const char *kind = lian_record_get_text (key, "kind");
  const LianType *type = lian_type_find (kind);
  const char *owner = g_str_equal (kind, "contract") ? "signing_cooperative" : "cooperative";
  if (type == NULL || lian_type_field (type, owner) < 0
      || lian_type_field (lian_type_find ("reorganisation_item"), kind) < 0)
    return FALSE;
  g_autoptr (LianRecord) record = lian_txn_load (self->txn, type, lian_record_get_number (key, "record"));
  return record != NULL && lian_record_get_number (record, owner) == self->merged;
}

static gboolean
send_back (const Apart *self, gint64 step, gint64 former)
{
  g_autoptr (GPtrArray) keys
      = lian_txn_list (self->txn, lian_type_find ("succession_item"), "succession", self->succession);
  for (guint i = 0; i < keys->len; i++)
    {
      if (lian_record_get_number (keys->pdata[i], "from_cooperative") != former
          || !is_still_there (self, keys->pdata[i]))
        continue;
      g_autoptr (LianRecord) item = lian_record_new (lian_type_find ("reorganisation_item"));
      lian_record_set_number (item, "reorganisation_step", step);
      lian_record_set_number (item, lian_record_get_text (keys->pdata[i], "kind"),
                              lian_record_get_number (keys->pdata[i], "record"));
      if (!lian_txn_insert (self->txn, item, self->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_former (Apart *self, const LianRecord *brought, gboolean register_kept)
{
  gint64 former = lian_record_get_number (brought, "from_cooperative");
  g_autoptr (LianRecord) step = new_step (self, former);
  if (former == self->merged)
    return lian_txn_insert (self->txn, step, self->error);
  give_back (self, step, brought, register_kept);
  return lian_txn_insert (self->txn, step, self->error)
         && send_back (self, lian_record_get_id (step), former);
}

static gboolean
add_steps (Apart *self, const GPtrArray *brought)
{
  g_autoptr (GPtrArray) members
      = lian_txn_list (self->txn, lian_type_find ("member"), "cooperative", self->merged);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    self->left[i] = lian_record_get_number (self->now, lian_reorganise_figures[i]);
  for (guint i = 0; i < brought->len; i++)
    if (!add_former (self, brought->pdata[i], members->len > 0))
      return FALSE;
  return TRUE;
}

/* The open case about something of the merged co-operative. */
static gint64
find_case (const Apart *self)
{
  g_autoptr (GPtrArray) activities
      = lian_txn_list (self->txn, lian_type_find ("activity"), "cooperative", self->merged);
  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) cases = lian_txn_list (self->txn, lian_type_find ("correction_case"), "activity",
                                                   lian_record_get_id (activities->pdata[i]));
      for (guint c = 0; c < cases->len; c++)
        if (g_strcmp0 (lian_record_get_text (cases->pdata[c], "state"), "OPEN") == 0)
          return lian_record_get_id (cases->pdata[c]);
    }
  return 0;
}

static gboolean
add_proposal (Apart *self)
{
  g_autoptr (LianRecord) proposal = lian_record_new (lian_type_find ("reorganisation"));
  g_autofree char *name = g_strdup_printf (_ ("Taken apart again: %s"), lian_record_get_title (self->now));
  gint64 open_case = find_case (self), author = lian_txn_get_author (self->txn);
  lian_record_set_text (proposal, "name", name);
  lian_record_set_text (proposal, "state", "DRAFT");
  lian_record_set_number (proposal, "trade", lian_record_get_number (self->now, "trade"));
  lian_record_set_number (proposal, "taken_apart", self->succession);
  lian_record_set_date (proposal, "made_on", lian_txn_get_working_date (self->txn));
  if (open_case != 0)
    lian_record_set_number (proposal, "correction_case", open_case);
  if (author != 0)
    lian_record_set_number (proposal, "made_by", author);
  if (!lian_txn_insert (self->txn, proposal, self->error))
    return FALSE;
  self->reorganisation = lian_record_get_id (proposal);
  return TRUE;
}

/**
 * lian_reorganisation_propose_apart:
 * @txn: the base, in a write
 * @request: (type LianReorganisationRequest): the merger as its succession; gets the proposal
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Proposes the division that takes a merger apart again: by its recorded key, with what is still there, and
 * with the correction case that is open about it.
 *
 * Returns: whether it was proposed
 */
gboolean
lian_reorganisation_propose_apart (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianReorganisationRequest *wish = request;
  Apart self = { .txn = txn, .succession = wish->succession, .error = error };
  g_autoptr (LianRecord) merger = lian_txn_load (txn, lian_type_find ("succession"), wish->succession);
  g_autoptr (GPtrArray) brought
      = lian_txn_list (txn, lian_type_find ("succession_step"), "succession", wish->succession);
  if (merger == NULL || g_strcmp0 (lian_record_get_text (merger, "change"), "MERGER") != 0 || brought->len == 0)
    return _lian_refuse (error, _ ("Only a merger that is on record can be taken apart again."));
  if (find_proposal (txn, wish->succession) != 0)
    return _lian_refuse (error, _ ("A proposal takes this merger apart already."));
  self.merged = lian_record_get_number (brought->pdata[0], "to_cooperative");
  g_autoptr (LianRecord) now = lian_txn_load (txn, lian_type_find ("cooperative"), self.merged);
  if (now == NULL || g_strcmp0 (lian_record_get_text (now, "status"), "DISSOLVED") == 0)
    return _lian_refuse (error, _ ("What was merged is no longer together."));
  if (lian_record_is_empty (now, "trade"))
    return _lian_refuse (error, _ ("The co-operative has no trade: name it first."));
  self.now = now;
  if (!add_proposal (&self) || !add_steps (&self, brought))
    return FALSE;
  wish->reorganisation = self.reorganisation;
  return TRUE;
}
