/* SPDX-License-Identifier: LGPL-2.1-or-later
 * All records of a type, read once, and by what they refer to.
 *
 * Thousands of orders ask for a few rows each; a question to the base for each of them would take most
 * of the time. */
#include "lian-arrange-reader-private.h"

struct __LianShelf
{
  LianTxn *txn;
  GHashTable *all; /* type, GPtrArray of LianRecord */
  GHashTable *by_id; /* type, id to LianRecord */
  GHashTable *groups; /* "type field", id to GPtrArray */
  GPtrArray *none;
};

_LianShelf *
_lian_shelf_new (LianTxn *txn)
{
  _LianShelf *self = g_new0 (_LianShelf, 1);
  self->txn = txn;
  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->none = g_ptr_array_new ();
  return self;
}

void
_lian_shelf_free (_LianShelf *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->none);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->all);
  g_free (self);
}

/* All records of a type, by id. */
const GPtrArray *
_lian_shelf_all (_LianShelf *self, const char *type)
{
  GPtrArray *all = g_hash_table_lookup (self->all, type);
  if (all == NULL)
    {
      all = lian_txn_list_all (self->txn, lian_type_find (type));
      g_hash_table_insert (self->all, g_strdup (type), all);
    }
  return all;
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

/* The records of a type whose field refers to an id, none too. */
const GPtrArray *
_lian_shelf_list (_LianShelf *self, const char *type, const char *field, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%s %s", type, field);
  GHashTable *groups = g_hash_table_lookup (self->groups, key);
  if (groups == NULL)
    {
      const GPtrArray *all = _lian_shelf_all (self, type);
      int place = lian_type_field (lian_type_find (type), field);
      groups = new_table ((GDestroyNotify) g_ptr_array_unref);
      g_hash_table_insert (self->groups, g_steal_pointer (&key), groups);
      for (guint i = 0; i < all->len; i++)
        {
          gint64 owner = lian_record_number_at (all->pdata[i], place);
          GPtrArray *list = g_hash_table_lookup (groups, &owner);
          if (list == NULL)
            g_hash_table_insert (groups, g_memdup2 (&owner, sizeof owner), list = g_ptr_array_new ());
          g_ptr_array_add (list, all->pdata[i]);
        }
    }
  const GPtrArray *found = g_hash_table_lookup (groups, &id);
  return found != NULL ? found : self->none;
}

/* A record of a type; NULL if there is none of that id. */
const LianRecord *
_lian_shelf_get (_LianShelf *self, const char *type, gint64 id)
{
  GHashTable *by_id = g_hash_table_lookup (self->by_id, type);
  if (by_id == NULL)
    {
      const GPtrArray *all = _lian_shelf_all (self, type);
      by_id = new_table (NULL);
      g_hash_table_insert (self->by_id, g_strdup (type), by_id);
      for (guint i = 0; i < all->len; i++)
        {
          gint64 key = lian_record_get_id (all->pdata[i]);
          g_hash_table_insert (by_id, g_memdup2 (&key, sizeof key), all->pdata[i]);
        }
    }
  return g_hash_table_lookup (by_id, &id);
}

static LianRecord *
load_cb (gpointer data, const char *type, gint64 id)
{
  const LianRecord *found = _lian_shelf_get (data, type, id);
  return found != NULL ? lian_record_copy (found) : NULL;
}

static GPtrArray *
list_cb (gpointer data, const char *type, const char *field, gint64 id)
{
  const GPtrArray *found = _lian_shelf_list (data, type, field, id);
  GPtrArray *list = g_ptr_array_sized_new (found->len);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (list, found->pdata[i]);
  return list;
}

/* What may be looked at, as a rule does. */
LianCheck
_lian_shelf_look (_LianShelf *self)
{
  return (LianCheck){ .working_date = lian_txn_get_working_date (self->txn), .load = load_cb,
                      .list = list_cb, .data = self };
}
