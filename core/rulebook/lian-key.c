/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tables whose keys are small whole numbers. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-key.h"

#include <string.h>

typedef struct
{
  guint length;
  guint words[];
} LianKey;

static guint
key_hash (gconstpointer data)
{
  const LianKey *key = data;
  guint hash = 2166136261u;

  for (guint i = 0; i < key->length; i++)
    hash = (hash ^ key->words[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const LianKey *first = a, *second = b;

  return first->length == second->length
         && memcmp (first->words, second->words, first->length * sizeof (guint)) == 0;
}

static LianKey *
key_new (const guint *words, guint length)
{
  LianKey *key = g_malloc (sizeof (LianKey) + length * sizeof (guint));

  key->length = length;
  memcpy (key->words, words, length * sizeof (guint));
  return key;
}

GHashTable *
_lian_key_table_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
}

/**
 * _lian_key_find:
 * @table: a table of keys
 * @words: the numbers of a key
 * @length: how many
 * @found: (out): what was stored for them
 *
 * Returns: whether something was
 */
gboolean
_lian_key_find (GHashTable *table, const guint *words, guint length, guint *found)
{
  guint buffer[64 + 1];
  LianKey *key = length <= 64 ? (LianKey *)buffer : key_new (words, length);
  gpointer value;
  gboolean there;

  if (length <= 64)
    {
      key->length = length;
      memcpy (key->words, words, length * sizeof (guint));
    }
  there = g_hash_table_lookup_extended (table, key, NULL, &value);
  if (there)
    *found = GPOINTER_TO_UINT (value);
  if (length > 64)
    g_free (key);
  return there;
}

void
_lian_key_insert (GHashTable *table, const guint *words, guint length, guint number)
{
  g_hash_table_insert (table, key_new (words, length), GUINT_TO_POINTER (number));
}
