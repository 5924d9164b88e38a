/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Merging: whatever refers to the record that goes refers to the one that stays.
 *
 * Which fields refer to a type is read off the descriptions of all types, so a type that is added later
 * is not forgotten.  Kept warnings and findings name records of any type by kind and number. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-merge-private.h"

/* An obstacle is told and passed by, where somebody asks for all of them. */
gboolean
_lian_merge_pass (LianMoving *moving, gboolean done, GError **problem, GError **error)
{
  if (done)
    return TRUE;
  g_autoptr (GError) why = g_steal_pointer (problem);
  if (moving->obstacles == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  for (guint i = 0; i < moving->obstacles->len; i++)
    if (g_str_equal (moving->obstacles->pdata[i], why->message))
      return TRUE;
  g_ptr_array_add (moving->obstacles, g_strdup (why->message));
  return TRUE;
}

/* What two parts of the record that goes said of each other, or of the one that stays, is nothing to keep:
 * a member is not told apart from itself. */
static gboolean
names_itself (LianMoving *moving, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  guint n = 0;
  for (guint f = 0; f < type->n_fields; f++)
    if (g_strcmp0 (type->fields[f].reference, moving->merge->type->id) == 0
        && lian_record_number_at (record, (int) f) == moving->merge->stay)
      n++;
  return n > 1;
}

static gboolean
move_one (LianMoving *moving, LianRecord *record, int field, GError **error)
{
  GError *problem = NULL;
  lian_record_set_number_at (record, field, moving->merge->stay);
  if (names_itself (moving, record))
    return _lian_merge_pass (moving,
                             lian_txn_delete (moving->txn, lian_record_get_type_info (record),
                                              lian_record_get_id (record), &problem),
                             &problem, error);
  return _lian_merge_pass (moving, lian_txn_update (moving->txn, record, &problem), &problem, error);
}

static void
count_links (LianMoving *moving, const LianType *type, const LianField *field, guint n)
{
  LianMergeLinks *links = g_new (LianMergeLinks, 1);
  *links = (LianMergeLinks){ type, field, n };
  g_ptr_array_add (moving->links, links);
}

static gboolean
move_field (LianMoving *moving, const LianType *type, guint f, GCancellable *cancellable, GError **error)
{
  const LianField *field = &type->fields[f];
  g_autoptr (GPtrArray) records = lian_txn_list (moving->txn, type, field->id, moving->merge->go);
  if (records->len > 0 && moving->links != NULL)
    count_links (moving, type, field, records->len);
  for (guint i = 0; i < records->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !move_one (moving, records->pdata[i], (int) f, error))
      return FALSE;
  return TRUE;
}

/* What was found out about the two themselves is told as an obstacle. */
static gboolean
is_about_both (LianMoving *moving, const LianRecord *record)
{
  gint64 stay = moving->merge->stay;
  return lian_type_field (lian_record_get_type_info (record), "other") >= 0
         && (lian_record_get_number (record, "record") == stay || lian_record_get_number (record, "other") == stay);
}

/* Kept warnings, findings of a rehearsal, and what was found out about other records. */
static gboolean
move_named (LianMoving *moving, const LianType *type, const char *field, GCancellable *cancellable, GError **error)
{
  int place = lian_type_field (type, field);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  if (place >= 0)
    {
      g_ptr_array_unref (records);
      records = lian_txn_list (moving->txn, type, field, moving->merge->go);
    }
  for (guint i = 0; i < records->len; i++)
    {
      LianRecord *record = records->pdata[i];
      if (g_strcmp0 (lian_record_get_text (record, "kind"), moving->merge->type->id) == 0
          && !is_about_both (moving, record) && !move_one (moving, record, place, error))
        return FALSE;
    }
  return TRUE;
}

/* That two were found to be two, and are to be one now, is for people to settle. */
static gboolean
were_told_apart (LianMoving *moving)
{
  const LianMerge *merge = moving->merge;
  const LianType *likeness = lian_type_find ("likeness");
  const gint64 ids[] = { merge->stay, merge->go };
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) said = lian_txn_list (moving->txn, likeness, "record", ids[i]);
      for (guint j = 0; j < said->len; j++)
        if (lian_record_get_number (said->pdata[j], "other") == ids[1 - i]
            && g_strcmp0 (lian_record_get_text (said->pdata[j], "verdict"), "DISTINCT") == 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
check_word (LianMoving *moving, GError **error)
{
  if (!were_told_apart (moving))
    return TRUE;
  GError *problem = g_error_new (LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                                 _ ("somebody found out that they are not the same: undo that first"));
  return _lian_merge_pass (moving, FALSE, &problem, error);
}

/* Makes all that refers to the one refer to the other. */
gboolean
_lian_merge_move_links (LianMoving *moving, GCancellable *cancellable, GError **error)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  if (!check_word (moving, error))
    return FALSE;
  for (guint t = 0; t < n; t++)
    {
      for (guint f = 0; f < types[t]->n_fields; f++)
        if (g_strcmp0 (types[t]->fields[f].reference, moving->merge->type->id) == 0
            && !move_field (moving, types[t], f, cancellable, error))
          return FALSE;
      if (lian_type_names_records (types[t])
          && (!move_named (moving, types[t], "record", cancellable, error)
              || !move_named (moving, types[t], "other", cancellable, error)))
        return FALSE;
    }
  return TRUE;
}
