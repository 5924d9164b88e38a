/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What one or more acts changed. */
#include "lian-change-set.h"

#define BULK 10000

struct _LianChangeSet
{
  gatomicrefcount refs;
  GArray *changes;
  GHashTable *by_id; /* id to place + 1 */
};

G_DEFINE_BOXED_TYPE (LianChangeSet, lian_change_set, lian_change_set_ref, lian_change_set_unref)

/**
 * lian_change_set_new:
 *
 * Returns: (transfer full): an empty set
 */
LianChangeSet *
lian_change_set_new (void)
{
  LianChangeSet *set = g_new0 (LianChangeSet, 1);
  g_atomic_ref_count_init (&set->refs);
  set->changes = g_array_new (FALSE, FALSE, sizeof (LianChange));
  set->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return set;
}

/**
 * lian_change_set_ref:
 * @set: a set
 *
 * Returns: (transfer full): @set
 */
LianChangeSet *
lian_change_set_ref (LianChangeSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

/**
 * lian_change_set_unref:
 * @set: (transfer full): a set
 */
void
lian_change_set_unref (LianChangeSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;
  g_array_unref (set->changes);
  g_hash_table_unref (set->by_id);
  g_free (set);
}

/* Two acts on one record look like one: inserted then updated is inserted. */
static LianChangeKind
merge_kinds (LianChangeKind first, LianChangeKind second)
{
  if (second == LIAN_CHANGE_DELETED)
    return LIAN_CHANGE_DELETED;
  if (first == LIAN_CHANGE_DELETED)
    return LIAN_CHANGE_UPDATED;
  return first;
}

/**
 * lian_change_set_add:
 * @set: a set
 * @change: what happened to a record, after what the set has already
 */
void
lian_change_set_add (LianChangeSet *set, const LianChange *change)
{
  gpointer place = g_hash_table_lookup (set->by_id, &change->id);
  if (place != NULL)
    {
      LianChange *known = &g_array_index (set->changes, LianChange, GPOINTER_TO_UINT (place) - 1);
      known->kind = merge_kinds (known->kind, change->kind);
      known->mask |= change->mask;
      return;
    }
  g_array_append_val (set->changes, *change);
  gint64 *key = g_new (gint64, 1);
  *key = change->id;
  g_hash_table_insert (set->by_id, key, GUINT_TO_POINTER (set->changes->len));
}

/**
 * lian_change_set_get:
 * @set: a set
 * @n_changes: (out): their number
 *
 * Returns: (transfer none) (array length=n_changes): the changes
 */
const LianChange *
lian_change_set_get (const LianChangeSet *set, guint *n_changes)
{
  *n_changes = set->changes->len;
  return (const LianChange *) (gpointer) set->changes->data;
}

/**
 * lian_change_set_is_bulk:
 * @set: a set
 *
 * Returns: whether there are so many changes that a view had better read everything again
 */
gboolean
lian_change_set_is_bulk (const LianChangeSet *set)
{
  return set->changes->len > BULK;
}

/**
 * lian_change_set_touches:
 * @set: a set
 * @type_id: id of a type
 *
 * Returns: whether a record of that type changed
 */
gboolean
lian_change_set_touches (const LianChangeSet *set, const char *type_id)
{
  const LianType *type = lian_type_find (type_id);
  for (guint i = 0; i < set->changes->len; i++)
    if (g_array_index (set->changes, LianChange, i).type == type)
      return TRUE;
  return FALSE;
}

/**
 * lian_change_set_find:
 * @set: a set
 * @id: a record
 *
 * Returns: (transfer none) (nullable): what happened to it
 */
const LianChange *
lian_change_set_find (const LianChangeSet *set, gint64 id)
{
  gpointer place = g_hash_table_lookup (set->by_id, &id);
  return place != NULL ? &g_array_index (set->changes, LianChange, GPOINTER_TO_UINT (place) - 1)
                       : NULL;
}
