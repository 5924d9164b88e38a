/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Two records of which it was found out that they are one: made into one.
 *
 * The one that stays takes over what is chosen field by field and all that refers to the other; the other
 * is deleted, and a finding of type "likeness" says which it was and how that is known; it is also the key by
 * which relations that live, entries that are booked and contracts that are signed go over.  All of it is one act, which undo takes back; the base of an earlier day still has both.  Before it is done, it is tried
 * out: every record that can't go over is told with its reason. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-merge-private.h"
#include "lian-txn-try.h"

/**
 * lian_merge_look_new:
 * @merge: what is asked about; must outlive the look
 *
 * Returns: (transfer full): a look at what has not been rehearsed yet
 */
LianMergeLook *
lian_merge_look_new (const LianMerge *merge)
{
  LianMergeLook *self = g_new0 (LianMergeLook, 1);
  self->merge = merge;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->obstacles = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * lian_merge_look_free:
 * @self: (nullable) (transfer full): a look
 */
void
lian_merge_look_free (LianMergeLook *self)
{
  if (self == NULL)
    return;
  lian_record_free (self->stay);
  lian_record_free (self->go);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

/**
 * lian_merge_differs:
 * @stay: a record
 * @go: another of the same type
 * @field: the place of a field
 *
 * Returns: whether both say something else there that people may choose from
 */
gboolean
lian_merge_differs (const LianRecord *stay, const LianRecord *go, guint field)
{
  const LianType *type = lian_record_get_type_info (stay);
  return !(type->fields[field].flags & (LIAN_FIELD_HIDDEN | LIAN_FIELD_ASSIGNED))
         && type->fields[field].kind != LIAN_FIELD_BLOB && (lian_record_diff (stay, go) >> field & 1) != 0;
}

/**
 * lian_merge_suggest:
 * @stay: the record that stays
 * @go: the one that goes
 *
 * Returns: a bit for each field in which only @go says something
 */
guint64
lian_merge_suggest (const LianRecord *stay, const LianRecord *go)
{
  const LianType *type = lian_record_get_type_info (stay);
  guint64 bits = 0;
  for (guint f = 0; f < type->n_fields; f++)
    if (lian_record_is_empty_at (stay, (int) f) && !lian_record_is_empty_at (go, (int) f))
      bits |= (guint64) 1 << f;
  return bits;
}

/**
 * lian_merge_is_for:
 * @txn: the base
 * @error: return location; %LIAN_ERROR_CONSTRAINT
 *
 * Returns: whether whoever acts is an officer: clerks find what was entered twice, officers merge it
 */
gboolean
lian_merge_is_for (LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) person = lian_txn_load (txn, lian_type_find ("officer"), lian_txn_get_author (txn));
  if (person != NULL && g_strcmp0 (lian_record_get_text (person, "role"), "OFFICER") == 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, _ ("only an officer merges records"));
  return FALSE;
}

static void
take_value (LianRecord *stay, const LianRecord *go, int field)
{
  if (lian_record_is_empty_at (go, field))
    lian_record_clear_at (stay, field);
  else if (lian_record_holds_number (&lian_record_get_type_info (stay)->fields[field]))
    lian_record_set_number_at (stay, field, lian_record_number_at (go, field));
  else
    lian_record_set_text_at (stay, field, lian_record_text_at (go, field));
}

/* A record that goes may have named the one that stays, as a household does. */
static void
forget_itself (const LianMerge *merge, LianRecord *stay)
{
  for (guint f = 0; f < merge->type->n_fields; f++)
    if (g_strcmp0 (merge->type->fields[f].reference, merge->type->id) == 0
        && (lian_record_number_at (stay, (int) f) == merge->stay || lian_record_number_at (stay, (int) f) == merge->go))
      lian_record_clear_at (stay, (int) f);
}

static gboolean
load_both (LianTxn *txn, const LianMerge *merge, LianRecord **stay, LianRecord **go, GError **error)
{
  *stay = lian_txn_load (txn, merge->type, merge->stay);
  *go = lian_txn_load (txn, merge->type, merge->go);
  if (*stay != NULL && *go != NULL && merge->stay != merge->go)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("one of the two is no longer there"));
  return FALSE;
}

/* The finding comes first: by it what is booked, signed or lives on goes over.  The other goes before the values
 * are taken: its number or code may be the one that is kept. */
static gboolean
merge_records (LianMoving *moving, const LianRecord *go, GCancellable *cancellable, GError **error)
{
  const LianMerge *merge = moving->merge;
  GError *problem = NULL;
  LianTwinWord word = { merge->type, merge->stay, merge->go, merge->reason };
  g_autoptr (LianRecord) finding = _lian_likeness_new (moving->txn, &word, "SAME");
  if (!lian_txn_insert (moving->txn, finding, error) || !_lian_merge_check_relations (moving, error)
      || !_lian_merge_move_links (moving, cancellable, error)
      || !_lian_merge_pass (moving, lian_txn_delete (moving->txn, merge->type, merge->go, &problem), &problem, error))
    return FALSE;
  /* What referred to the one that goes may have been the other itself. */
  g_autoptr (LianRecord) stay = lian_txn_load (moving->txn, merge->type, merge->stay);
  for (guint f = 0; f < merge->type->n_fields; f++)
    if (merge->from_go >> f & 1)
      take_value (stay, go, (int) f);
  forget_itself (merge, stay);
  return _lian_merge_pass (moving, lian_txn_update (moving->txn, stay, &problem), &problem, error);
}

/**
 * lian_merge_write:
 * @txn: a write
 * @merge: a #LianMerge
 * @cancellable: (nullable): tested between records
 * @error: return location; names the record that can't go over, and why
 *
 * A #LianTxnFunc: merges two records.
 *
 * Returns: whether they are one now
 */
gboolean
lian_merge_write (LianTxn *txn, gpointer merge, GCancellable *cancellable, GError **error)
{
  LianMoving moving = { txn, merge, NULL, NULL };
  g_autoptr (LianRecord) stay = NULL;
  g_autoptr (LianRecord) go = NULL;
  if (moving.merge->reason == NULL || *moving.merge->reason == '\0')
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("say how it is known that they are one"));
      return FALSE;
    }
  return lian_merge_is_for (txn, error) && load_both (txn, merge, &stay, &go, error)
         && merge_records (&moving, go, cancellable, error);
}

static gboolean
try_it (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianMergeLook *look = data;
  LianMoving moving = { txn, look->merge, look->links, look->obstacles };
  GError *problem = NULL;
  if (!merge_records (&moving, look->go, cancellable, error))
    return FALSE;
  /* What is not whole can't be asked about as a whole. */
  return look->obstacles->len > 0
         || _lian_merge_pass (&moving, lian_txn_may_commit (txn, &problem), &problem, error);
}

static void
show_cells (LianTxn *txn, LianMergeLook *look)
{
  for (guint f = 0; f < look->merge->type->n_fields; f++)
    {
      g_ptr_array_add (look->cells, lian_txn_display (txn, look->stay, (int) f));
      g_ptr_array_add (look->cells, lian_txn_display (txn, look->go, (int) f));
    }
}

/**
 * lian_merge_rehearse:
 * @txn: a write, in which nothing is changed
 * @look: a #LianMergeLook that was not rehearsed
 * @cancellable: (nullable): tested between records
 * @error: return location
 *
 * A #LianTxnFunc: tries the merger out, with all rules of a commit, and takes it back.
 *
 * Returns: whether @look could be filled; obstacles are no error
 */
gboolean
lian_merge_rehearse (LianTxn *txn, gpointer look, GCancellable *cancellable, GError **error)
{
  LianMergeLook *self = look;
  g_autoptr (GError) clerk = NULL;
  if (!load_both (txn, self->merge, &self->stay, &self->go, error))
    return FALSE;
  show_cells (txn, self);
  if (!lian_txn_try (txn, try_it, self, cancellable, error))
    return FALSE;
  if (!lian_merge_is_for (txn, &clerk))
    g_ptr_array_add (self->obstacles, g_strdup (clerk->message));
  return TRUE;
}
