/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Finding records: lists in order, full-text search, completion of references. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-sql.h"
#include "lian-text.h"
#include "lian-txn-private.h"

#include <string.h>

static void
bind_value (sqlite3_stmt *find, int place, const LianField *field, const char *text, gint64 number)
{
  if (lian_record_holds_number (field))
    sqlite3_bind_int64 (find, place, number);
  else if (text != NULL)
    sqlite3_bind_text (find, place, text, -1, SQLITE_TRANSIENT);
}

/* What is looked for among words is a query of the index, in a text a pattern. */
static char *
dup_pattern (const LianField *field, const LianFilter *filter)
{
  const char *text = filter->text != NULL ? filter->text : "";
  if (filter->test == LIAN_FILTER_CONTAINS)
    return lian_text_like (text, TRUE);
  if (filter->test != LIAN_FILTER_MATCHES)
    return NULL;
  if (field == NULL || field->reference != NULL)
    return lian_text_phrase (text);
  g_autofree char *folded = lian_text_fold (text);
  return lian_text_like (folded, TRUE);
}

static void
bind_text (sqlite3_stmt *find, int place, const char *text)
{
  sqlite3_bind_text (find, place, text, -1, SQLITE_TRANSIENT);
}

static void
bind_range (sqlite3_stmt *find, int place, const LianField *field, const LianFilter *filter)
{
  if (filter->has_from)
    bind_value (find, place, field, filter->text, filter->number);
  if (filter->has_to)
    bind_value (find, place + 1, field, filter->text_to, filter->number_to);
  if (filter->unit_word != NULL)
    bind_text (find, place + 2, filter->unit_word);
  else if (filter->unit != 0)
    sqlite3_bind_int64 (find, place + 2, filter->unit);
}

static void
bind_found (sqlite3_stmt *find, int place, const LianFilter *filter)
{
  g_autoptr (LianTextWords) words = lian_text_words_new (filter->text, NULL);
  if (words != NULL)
    bind_text (find, place, words->query);
  if (words != NULL && words->checked != NULL)
    bind_text (find, place + 1, words->checked);
}

/* What is left unbound is NULL, as an empty field is. */
static void
bind_filter (sqlite3_stmt *find, int place, const LianType *type, const LianFilter *filter)
{
  const LianField *field = filter->field != NULL ? lian_type_get_field (type, filter->field) : NULL;
  g_autofree char *pattern = dup_pattern (field, filter);
  if (pattern != NULL)
    bind_text (find, place, pattern);
  else if (filter->test == LIAN_FILTER_WORDS)
    bind_found (find, place, filter);
  else if (filter->test == LIAN_FILTER_RANGE)
    bind_range (find, place, field, filter);
  else if (filter->test == LIAN_FILTER_IS)
    bind_value (find, place, field, filter->text, filter->number);
}

/* Returns: where the values of the next ones begin */
static int
bind_filters (sqlite3_stmt *find, int place, const LianType *type, const GPtrArray *filters)
{
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      bind_filter (find, place, type, filters->pdata[i]);
      place += LIAN_SQL_FILTER_VALUES;
    }
  return place;
}

static void
bind_words (sqlite3_stmt *find, const LianTextWords *words, guint limit)
{
  sqlite3_bind_text (find, 2, words->query, -1, SQLITE_TRANSIENT);
  if (limit > 0)
    sqlite3_bind_int64 (find, 3, limit);
  if (words->checked != NULL)
    sqlite3_bind_text (find, 5, words->checked, -1, SQLITE_TRANSIENT);
}

static void
bind_query (sqlite3_stmt *find, const LianQuery *query, const LianTextWords *words)
{
  const LianField *field
      = query->field != NULL ? lian_type_get_field (query->type, query->field) : NULL;
  if (field != NULL)
    bind_value (find, 1, field, query->value, query->number);
  if (words != NULL)
    bind_words (find, words, query->limit);
  if (query->limit > 0)
    sqlite3_bind_int64 (find, 3, query->limit);
  sqlite3_bind_int64 (find, 4, LIAN_SQL_MOST_RANKED);
  int place = bind_filters (find, LIAN_SQL_FIRST_FILTER, query->type, query->filters);
  for (guint i = 0; query->terms != NULL && i < query->terms->len; i++)
    place = bind_filters (find, place, query->type,
                          ((const LianTerm *) query->terms->pdata[i])->filters);
}

/**
 * lian_txn_query:
 * @txn: the base
 * @query: what is looked for
 * @cancellable: (nullable): tested every 4096 rows
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in order
 */
GArray *
lian_txn_query (LianTxn *txn, const LianQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!_lian_query_fits (txn, query, error))
    return NULL;
  g_autoptr (LianTextWords) words
      = query->search != NULL ? lian_text_words_new (query->search, query->type->id) : NULL;
  g_autofree char *sql = lian_sql_query (query, words);
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, error);
  gboolean row = TRUE;
  if (find == NULL)
    return NULL;
  bind_query (find, query, words);
  while (row)
    {
      if (!lian_db_step (txn->db, find, &row, error))
        return NULL;
      if (ids->len % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (find);
          return NULL;
        }
      gint64 id = row ? sqlite3_column_int64 (find, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* @sql: constant; gives ids.  Returns: (nullable): these, in its order */
GArray *
_lian_txn_list_ids (LianTxn *txn, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *list = lian_db_prepare (txn->db, sql, error);
  gboolean row = list != NULL;
  while (row)
    {
      if (!lian_db_step (txn->db, list, &row, error))
        return NULL;
      gint64 id = row ? sqlite3_column_int64 (list, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }
  return list != NULL ? g_steal_pointer (&ids) : NULL;
}

/* @sql: constant; gives ids, ?1 is the working date.  Returns: (nullable): the set of ids */
GHashTable *
_lian_txn_select_ids (LianTxn *txn, const char *sql, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *today = lian_date_to_text (lian_txn_get_working_date (txn));
  sqlite3_stmt *select = lian_db_prepare (txn->db, sql, error);
  gboolean row = TRUE;
  if (select == NULL)
    return NULL;
  sqlite3_bind_text (select, 1, today, -1, SQLITE_TRANSIENT);
  while (row)
    {
      if (!lian_db_step (txn->db, select, &row, error))
        return NULL;
      gint64 id = row ? sqlite3_column_int64 (select, 0) : 0;
      if (row)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return g_steal_pointer (&ids);
}

/**
 * lian_hit_free:
 * @hit: (nullable) (transfer full): a hit
 */
void
lian_hit_free (LianHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->title);
  g_free (hit);
}

static void
add_hit (LianTxn *txn, GPtrArray *hits, const LianType *type, gint64 id)
{
  LianHit *hit = g_new0 (LianHit, 1);
  hit->type = type;
  hit->id = id;
  hit->title = lian_txn_title (txn, type, id);
  g_ptr_array_add (hits, hit);
}

static gboolean
has_hit (const GPtrArray *hits, gint64 id)
{
  for (guint i = 0; i < hits->len; i++)
    if (((const LianHit *) hits->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* A record that has the words. */
typedef struct
{
  gint64 id;
  const LianType *type;
  guint rate;
  gsize length; /* of its texts */
} Found;

static gboolean
find_all (LianTxn *txn, const LianTextWords *words, guint limit, GArray *found, GError **error)
{
  gboolean row = TRUE;
  g_autofree char *sql = lian_sql_search (words);
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, error);
  if (find == NULL)
    return FALSE;
  bind_words (find, words, limit);
  while (row)
    {
      if (!lian_db_step (txn->db, find, &row, error))
        return FALSE;
      const char *text = row ? (const char *) sqlite3_column_text (find, 2) : NULL;
      Found one = { row ? sqlite3_column_int64 (find, 0) : 0,
                    row ? lian_type_find ((const char *) sqlite3_column_text (find, 1)) : NULL, 0, 0 };
      if (text == NULL || one.type == NULL)
        continue;
      one.rate = lian_text_rate (text, words->parts);
      one.length = strlen (text);
      g_array_append_val (found, one);
    }
  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;
  if (x->rate != y->rate)
    return x->rate < y->rate ? -1 : 1;
  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/**
 * lian_txn_search:
 * @txn: the base
 * @text: words; any two characters of a Chinese name will do, any three letters of a word, or its
 *   beginning, or initials in pinyin of a name
 * @type: (nullable): only this type
 * @limit: most hits
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianHit): what was found: the best first unless
 *   there are thousands
 */
GPtrArray *
lian_txn_search (LianTxn *txn, const char *text, const LianType *type, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (LianTextWords) words = lian_text_words_new (text, type != NULL ? type->id : NULL);
  if (words == NULL)
    return g_steal_pointer (&hits);
  if (!find_all (txn, words, MAX (limit, LIAN_SQL_MOST_RANKED) + 1, found, error))
    return NULL;
  if (found->len <= LIAN_SQL_MOST_RANKED)
    g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      add_hit (txn, hits, one->type, one->id);
    }
  return g_steal_pointer (&hits);
}

/**
 * lian_txn_complete:
 * @txn: the base
 * @type: the type that a reference field refers to
 * @text: what was typed; "" gives the first records by name
 * @limit: most hits
 *
 * Returns: (transfer full) (element-type LianHit): records whose code begins with @text, or of a type
 *   without codes the one whose id it is, then those that have it anywhere in their texts
 */
GPtrArray *
lian_txn_complete (LianTxn *txn, const LianType *type, const char *text, guint limit)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free);
  g_autofree char *sql = lian_sql_complete (type, *text == '\0');
  g_autofree char *pattern = lian_text_like (text, FALSE);
  gboolean row = TRUE;
  gint64 id;
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, NULL);
  if (find == NULL)
    return hits;
  sqlite3_bind_text (find, 1, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, limit);
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    sqlite3_bind_int64 (find, 3, id);
  while (lian_db_step (txn->db, find, &row, NULL) && row)
    add_hit (txn, hits, type, sqlite3_column_int64 (find, 0));
  sqlite3_reset (find);
  g_autoptr (GPtrArray) more
      = *text != '\0' ? lian_txn_search (txn, text, type, limit, NULL) : NULL;
  for (guint i = 0; more != NULL && i < more->len && hits->len < limit; i++)
    {
      const LianHit *hit = more->pdata[i];
      if (!has_hit (hits, hit->id))
        add_hit (txn, hits, type, hit->id);
    }
  return hits;
}
