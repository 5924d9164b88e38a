/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records of one type by what a file calls them.
 *
 * One pass over the records makes tables of their codes, numbers and names; a file of 100,000 rows
 * then asks no question of the base.  The fields are asked in turn, the code first, so that a name
 * never hides another record's code.  A number that nothing is called is an id. */
#include "lian-lookup.h"

#include <string.h>

/* In the order in which they are asked; the two title fields follow. */
static const char *const field_ids[] = { "code", "number", "reg_no", "name_zh", "name_en", "name" };
#define N_NAMES G_N_ELEMENTS (field_ids)
#define N_LEVELS (N_NAMES + 2)

typedef struct
{
  gint64 id;
  gboolean several;
  const char *text;
} Entry;

/* What one record is called, where it may be written. */
typedef struct
{
  gint64 id;
  const char *texts[N_NAMES];
} Names;

struct _LianLookup
{
  const LianType *type;
  int fields[N_LEVELS]; /* -1: the type has none */
  GHashTable *levels[N_LEVELS]; /* text to Entry */
  GHashTable *names; /* Names by their id */
  GStringChunk *texts;
};

static void
find_fields (LianLookup *self)
{
  const char *ids[N_LEVELS];
  memcpy (ids, field_ids, sizeof field_ids);
  ids[N_LEVELS - 2] = self->type->title_zh;
  ids[N_LEVELS - 1] = self->type->title_en;
  for (gsize i = 0; i < N_LEVELS; i++)
    {
      int field = lian_type_field (self->type, ids[i]);
      if (field >= 0 && lian_record_holds_number (&self->type->fields[field]))
        field = -1;
      for (gsize before = 0; before < i; before++)
        if (self->fields[before] == field)
          field = -1;
      self->fields[i] = field;
    }
}

/**
 * lian_lookup_new:
 * @txn: the base
 * @type: a type
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all records of @type by their names
 */
LianLookup *
lian_lookup_new (LianTxn *txn, const LianType *type, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianLookup) self = g_new0 (LianLookup, 1);
  self->type = type;
  find_fields (self);
  for (gsize i = 0; i < N_LEVELS; i++)
    self->levels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->texts = g_string_chunk_new (4096);

  LianQuery query = { .type = type, .sort = "id" };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, g_array_index (ids, gint64, i));
      if (record != NULL)
        lian_lookup_add (self, record);
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * lian_lookup_free:
 * @self: (nullable) (transfer full): a lookup
 */
void
lian_lookup_free (LianLookup *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < N_LEVELS; i++)
    g_clear_pointer (&self->levels[i], g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

static const char *
add_text (LianLookup *self, gsize level, const char *text, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->levels[level], text);
  if (entry != NULL)
    {
      entry->several = entry->several || entry->id != id;
      return entry->text;
    }
  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->text = g_string_chunk_insert (self->texts, text);
  g_hash_table_insert (self->levels[level], (gpointer) entry->text, entry);
  return entry->text;
}

/**
 * lian_lookup_add:
 * @self: a lookup
 * @record: a record with an id; a negative one stands for a record that is still to be inserted
 */
void
lian_lookup_add (LianLookup *self, const LianRecord *record)
{
  Names *names = g_new0 (Names, 1);
  names->id = lian_record_get_id (record);
  for (gsize i = 0; i < N_LEVELS; i++)
    {
      const char *text = self->fields[i] >= 0 ? lian_record_text_at (record, self->fields[i]) : NULL;
      if (text == NULL)
        continue;
      text = add_text (self, i, text, names->id);
      if (i < N_NAMES)
        names->texts[i] = text;
    }
  g_hash_table_replace (self->names, &names->id, names);
}

/**
 * lian_lookup_contains:
 * @self: a lookup
 * @id: a record
 *
 * Returns: whether there is such a record of the type
 */
gboolean
lian_lookup_contains (LianLookup *self, gint64 id)
{
  return g_hash_table_contains (self->names, &id);
}

/**
 * lian_lookup_find:
 * @self: a lookup
 * @text: a code, number, name or id
 * @id: (out): the record
 *
 * Returns: whether one record is called so
 */
LianFound
lian_lookup_find (LianLookup *self, const char *text, gint64 *id)
{
  char *end;
  for (gsize i = 0; i < N_LEVELS; i++)
    {
      const Entry *entry = g_hash_table_lookup (self->levels[i], text);
      if (entry == NULL)
        continue;
      *id = entry->id;
      return entry->several ? LIAN_FOUND_SEVERAL : LIAN_FOUND_ONE;
    }
  if (!g_ascii_isdigit (*text))
    return LIAN_FOUND_NONE;
  *id = g_ascii_strtoll (text, &end, 10);
  return *end == '\0' && lian_lookup_contains (self, *id) ? LIAN_FOUND_ONE : LIAN_FOUND_NONE;
}

/**
 * lian_lookup_name:
 * @self: a lookup
 * @id: a record
 *
 * Returns: (transfer none) (nullable): the code, number or name by which lian_lookup_find() finds
 *   this record and no other; %NULL when only the id does
 */
const char *
lian_lookup_name (LianLookup *self, gint64 id)
{
  const Names *names = g_hash_table_lookup (self->names, &id);
  gint64 found;
  for (gsize i = 0; names != NULL && i < N_NAMES; i++)
    if (names->texts[i] != NULL && lian_lookup_find (self, names->texts[i], &found) == LIAN_FOUND_ONE
        && found == id)
      return names->texts[i];
  return NULL;
}
