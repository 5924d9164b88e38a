/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records of a type by what may make them suspect of being entered twice: sixteen bytes for each rule that
 * can be true of a record, so that a million are no burden. */
#include "lian-twin.h"

/* Of more records that have the same name nobody looks at all. */
#define MOST 50

typedef struct
{
  gint64 id;
  guint next; /* the place of the one before it, plus one */
} Entry;

struct _LianTwinIndex
{
  const LianType *type;
  /* Key to the place of its last entry, plus one.  A key is a hint, so it may lose bits as a pointer. */
  GHashTable *heads[LIAN_TWIN_RULES];
  GArray *entries;
};

/**
 * lian_twin_index_new:
 * @type: a type with rules
 *
 * Returns: (transfer full): an index with nothing in it
 */
LianTwinIndex *
lian_twin_index_new (const LianType *type)
{
  LianTwinIndex *self = g_new0 (LianTwinIndex, 1);
  self->type = type;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < type->n_twins; i++)
    self->heads[i] = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * lian_twin_index_free:
 * @self: (nullable) (transfer full): an index
 */
void
lian_twin_index_free (LianTwinIndex *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->type->n_twins; i++)
    g_hash_table_unref (self->heads[i]);
  g_array_unref (self->entries);
  g_free (self);
}

static gpointer
pointer_of (guint64 key)
{
  return GSIZE_TO_POINTER ((gsize) key);
}

/**
 * lian_twin_index_add:
 * @self: an index
 * @record: a record of its type
 */
void
lian_twin_index_add (LianTwinIndex *self, const LianRecord *record)
{
  guint64 keys[LIAN_TWIN_RULES];
  lian_twin_keys (record, keys);
  for (guint i = 0; i < self->type->n_twins; i++)
    {
      if (keys[i] == 0)
        continue;
      guint head = GPOINTER_TO_UINT (g_hash_table_lookup (self->heads[i], pointer_of (keys[i])));
      Entry entry = { lian_record_get_id (record), head };
      g_array_append_val (self->entries, entry);
      g_hash_table_insert (self->heads[i], pointer_of (keys[i]), GUINT_TO_POINTER (self->entries->len));
    }
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * lian_twin_index_find:
 * @self: an index
 * @record: a record of its type
 *
 * Returns: (transfer full) (element-type gint64): those that share a number with it, itself left out; by
 *   lian_twin_compare() they may still turn out to be others
 */
GArray *
lian_twin_index_find (LianTwinIndex *self, const LianRecord *record)
{
  guint64 keys[LIAN_TWIN_RULES];
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  lian_twin_keys (record, keys);
  for (guint i = 0; i < self->type->n_twins; i++)
    {
      guint place = keys[i] != 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (self->heads[i], pointer_of (keys[i]))) : 0;
      for (guint n = 0; place != 0 && n < MOST; n++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, place - 1);
          if (entry->id != lian_record_get_id (record) && !has_id (ids, entry->id))
            g_array_append_val (ids, entry->id);
          place = entry->next;
        }
    }
  return ids;
}
