/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: what rules may look at.
 *
 * A rule sees the base with the rows that were taken so far, as it will be after the import.  Records
 * that many rows refer to are loaded once. */
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-import-private.h"
#include "lian-twin.h"

#include <string.h>

#define MAX_CACHED 20000

/* Two, so that a record never finds itself. */
typedef struct
{
  gint64 first;
  gint64 second;
} Holders;

struct _LianView
{
  LianTxn *txn;
  LianImport *import;
  const LianRecord *candidate; /* the record whose parts are asked */
  LianCheck check;
  GHashTable *taken;   /* id to LianRecord of an item */
  GHashTable *cached;  /* id to LianRecord of the base */
  GHashTable *parts;   /* "type.field:id" to GPtrArray of LianRecord */
  GHashTable *lists;   /* the same of the base, which doesn't change meanwhile */
  GData *indexes;      /* what rules know of lists, which only grow */
  GHashTable *finders; /* field to its table of text to Holders */
  LianTwinIndex *twins; /* of the type that is imported; made when the first row asks */
};

LianRecord *
_lian_view_load (LianView *self, const LianType *type, gint64 id)
{
  if (self->candidate != NULL && lian_record_get_id (self->candidate) == id
      && lian_record_get_type_info (self->candidate) == type)
    return lian_record_copy (self->candidate);
  LianRecord *record = g_hash_table_lookup (self->taken, &id);
  if (record == NULL)
    record = g_hash_table_lookup (self->cached, &id);
  if (record == NULL)
    {
      record = lian_txn_load (self->txn, type, id);
      if (g_hash_table_size (self->cached) >= MAX_CACHED)
        g_hash_table_remove_all (self->cached);
      if (record != NULL)
        g_hash_table_insert (self->cached, g_memdup2 (&id, sizeof id), record);
    }
  return record != NULL && lian_record_get_type_info (record) == type ? lian_record_copy (record)
                                                                      : NULL;
}

static LianRecord *
load_cb (gpointer data, const char *type, gint64 id)
{
  return _lian_view_load (data, lian_type_find (type), id);
}

static char *
parts_key (const char *type, const char *field, gint64 id)
{
  return g_strdup_printf ("%s.%s:%" G_GINT64_FORMAT, type, field, id);
}

static const GPtrArray *
list_base (LianView *self, const char *key, const char *type, const char *field, gint64 id)
{
  GPtrArray *found = g_hash_table_lookup (self->lists, key);
  if (found == NULL)
    {
      found = lian_txn_list (self->txn, lian_type_find (type), field, id);
      g_hash_table_insert (self->lists, g_strdup (key), found);
    }
  return found;
}

/* The records are the view's, the array is the caller's. */
static GPtrArray *
list_cb (gpointer data, const char *type, const char *field, gint64 id)
{
  LianView *self = data;
  GPtrArray *records = g_ptr_array_new ();
  /* A row has no parts while no row refers to anything. */
  if (id <= 0 && g_hash_table_size (self->parts) == 0)
    return records;
  g_autofree char *key = parts_key (type, field, id);
  const GPtrArray *found = id > 0 ? list_base (self, key, type, field, id) : NULL;
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      gint64 part = lian_record_get_id (found->pdata[i]);
      if (!g_hash_table_contains (self->taken, &part))
        g_ptr_array_add (records, found->pdata[i]);
    }
  const GPtrArray *taken = g_hash_table_lookup (self->parts, key);
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    g_ptr_array_add (records, taken->pdata[i]);
  return records;
}

static void
add_holder (GHashTable *finder, const char *text, gint64 id)
{
  Holders *holders = g_hash_table_lookup (finder, text);
  if (holders == NULL)
    {
      holders = g_new0 (Holders, 1);
      holders->first = id;
      g_hash_table_insert (finder, g_strdup (text), holders);
    }
  else if (holders->first != id)
    holders->second = id;
}

static GHashTable *
finder_for (LianView *self, const LianType *type, const char *field)
{
  int place = lian_type_field (type, field);
  g_autofree char *key = g_strdup_printf ("%s.%s", type->id, field);
  GHashTable *finder = g_hash_table_lookup (self->finders, key);
  if (finder != NULL)
    return finder;
  finder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->finders, g_steal_pointer (&key), finder);
  LianQuery query = { .type = type, .sort = "id" };
  g_autoptr (GArray) ids = lian_txn_query (self->txn, &query, NULL, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (self->txn, type,
                                                     g_array_index (ids, gint64, i));
      const char *text = record != NULL ? lian_record_text_at (record, place) : NULL;
      if (text != NULL)
        add_holder (finder, text, lian_record_get_id (record));
    }
  GHashTableIter iter;
  gpointer taken;
  g_hash_table_iter_init (&iter, self->taken);
  while (g_hash_table_iter_next (&iter, NULL, &taken))
    if (lian_record_get_type_info (taken) == type && lian_record_text_at (taken, place) != NULL)
      add_holder (finder, lian_record_text_at (taken, place), lian_record_get_id (taken));
  return finder;
}

static gint64
find_cb (gpointer data, const LianRecord *record, const char *field, const char *text)
{
  LianView *self = data;
  GHashTable *finder = finder_for (self, lian_record_get_type_info (record), field);
  const Holders *holders = text != NULL ? g_hash_table_lookup (finder, text) : NULL;
  if (holders == NULL)
    return 0;
  return holders->first != lian_record_get_id (record) ? holders->first : holders->second;
}

static void
index_record (LianRecord *record, gpointer data)
{
  LianView *self = data;
  gint64 id = lian_record_get_id (record);
  if (!g_hash_table_contains (self->taken, &id))
    lian_twin_index_add (self->twins, record);
}

/* What the base has is read once, when the first row asks; what rows say comes as they are taken. */
static GPtrArray *
twins_cb (gpointer data, const LianRecord *record)
{
  LianView *self = data;
  const LianType *type = lian_record_get_type_info (record);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  if (type != self->import->type)
    return records;
  if (self->twins == NULL)
    {
      self->twins = lian_twin_index_new (type);
      lian_txn_each (self->txn, type, index_record, self, NULL, NULL);
      GHashTableIter iter;
      gpointer taken;
      g_hash_table_iter_init (&iter, self->taken);
      while (g_hash_table_iter_next (&iter, NULL, &taken))
        if (lian_record_get_type_info (taken) == type)
          lian_twin_index_add (self->twins, taken);
    }
  g_autoptr (GArray) ids = lian_twin_index_find (self->twins, record);
  for (guint i = 0; i < ids->len; i++)
    {
      LianRecord *other = _lian_view_load (self, type, g_array_index (ids, gint64, i));
      if (other != NULL)
        g_ptr_array_add (records, other);
    }
  return records;
}

static guint
percent_cb (gpointer data, const char *parameter)
{
  const LianView *self = data;
  return lian_edition_get_percent (self->txn, parameter);
}

LianView *
_lian_view_new (LianTxn *txn, LianImport *import)
{
  LianView *self = g_new0 (LianView, 1);
  self->txn = txn;
  self->import = import;
  self->check = (LianCheck){ lian_txn_get_working_date (txn), load_cb, list_cb, find_cb, self,
                             NULL, percent_cb, NULL, NULL, FALSE, &self->indexes, twins_cb, NULL };
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cached = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) lian_record_free);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->finders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
_lian_view_free (LianView *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->cached);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->lists);
  g_datalist_clear (&self->indexes);
  g_hash_table_unref (self->finders);
  lian_twin_index_free (self->twins);
  g_free (self);
}

static void
add_part (LianView *self, const LianType *type, const LianField *field, LianRecord *record,
          gint64 owner)
{
  g_autofree char *key = parts_key (type->id, field->id, owner);
  GPtrArray *parts = g_hash_table_lookup (self->parts, key);
  if (parts == NULL)
    {
      parts = g_ptr_array_new ();
      g_hash_table_insert (self->parts, g_steal_pointer (&key), parts);
    }
  g_ptr_array_add (parts, record);
}

static void
add_to_finders (LianView *self, const LianType *type, const LianRecord *record)
{
  GHashTableIter iter;
  gpointer key, finder;
  g_hash_table_iter_init (&iter, self->finders);
  while (g_hash_table_iter_next (&iter, &key, &finder))
    {
      const char *dot = strrchr (key, '.');
      gsize length = (gsize) (dot - (const char *) key);
      if (strncmp (key, type->id, length) != 0 || type->id[length] != '\0')
        continue;
      const char *text = lian_record_text_at (record, lian_type_field (type, dot + 1));
      if (text != NULL)
        add_holder (finder, text, lian_record_get_id (record));
    }
}

/* The record must outlive the view. */
void
_lian_view_add (LianView *self, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  gint64 id = lian_record_get_id (record);
  g_hash_table_replace (self->taken, g_memdup2 (&id, sizeof id), (gpointer) record);
  add_to_finders (self, type, record);
  if (self->twins != NULL && type == self->import->type)
    lian_twin_index_add (self->twins, record);
  if (type->check == NULL)
    return;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == LIAN_FIELD_REFERENCE && !lian_record_is_empty_at (record, (int) i))
      add_part (self, type, &type->fields[i], (LianRecord *) record,
                lian_record_number_at (record, (int) i));
}

void
_lian_view_remove (LianView *self, gint64 id)
{
  g_hash_table_remove (self->taken, &id);
}

static gint64
find_unit (LianView *self, const LianRecord *record, const char *path)
{
  const LianType *type = lian_record_get_type_info (record);
  const char *dot = strchr (path, '.');
  if (dot == NULL)
    return lian_record_get_number (record, path);
  g_autofree char *owner_field = g_strndup (path, (gsize) (dot - path));
  const LianField *field = lian_type_get_field (type, owner_field);
  g_autoptr (LianRecord) owner = _lian_view_load (self, lian_type_find (field->reference),
                                                  lian_record_get_number (record, owner_field));
  return owner != NULL ? find_unit (self, owner, dot + 1) : 0;
}

/* Returns: whether the unit of a quantity, or the currency of an amount, is known. */
gboolean
_lian_view_unit (LianView *self, const LianRecord *record, int field, LianUnit *unit)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  const char *path = lian_field_unit_path (f);
  if (path == NULL)
    return FALSE;
  g_autoptr (LianRecord) found
      = _lian_view_load (self, lian_field_unit_type (f), find_unit (self, record, path));
  return lian_format_unit_of_record (found, unit);
}

static void
keep_errors (GPtrArray *from, GPtrArray *issues)
{
  for (guint i = 0; i < from->len; i++)
    {
      LianIssue *issue = from->pdata[i];
      if (issue->severity == LIAN_ISSUE_WARNING)
        lian_issue_free (issue);
      else
        g_ptr_array_add (issues, issue);
    }
}

/* The parts whose rules look at their owner: signing a contract binds the sums of its lines.  What
 * they only warn of belongs to their own rows. */
static void
check_followers (LianView *self, const LianRecord *record, GPtrArray *issues)
{
  const LianType *type = lian_record_get_type_info (record);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  self->candidate = record;
  self->check.issues = found;
  self->check.load = load_cb;
  for (guint i = 0; i < type->n_parts; i++)
    {
      if (!type->parts[i].follows)
        continue;
      g_autoptr (GPtrArray) parts = list_cb (self, type->parts[i].type, type->parts[i].field,
                                             lian_record_get_id (record));
      for (guint p = 0; p < parts->len; p++)
        lian_check_record (&self->check, parts->pdata[p]);
    }
  self->candidate = NULL;
  keep_errors (found, issues);
}

/* Adds what the rules find to @issues. */
void
_lian_view_check (LianView *self, const LianRecord *record, GPtrArray *issues)
{
  self->check.issues = issues;
  /* References were looked up already; only rules of the type's own need to load records. */
  self->check.load = lian_record_get_type_info (record)->check != NULL ? load_cb : NULL;
  lian_check_record (&self->check, record);
  check_followers (self, record, issues);
}
