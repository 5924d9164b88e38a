/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Finding records: lists in order, full-text search, completion of references. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-sql.h"
#include "lian-text.h"
#include "lian-txn-private.h"


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

/* What is left unbound is NULL, as an empty field is. */
static void
bind_filter (sqlite3_stmt *find, int place, const LianType *type, const LianFilter *filter)
{
  const LianField *field = filter->field != NULL ? lian_type_get_field (type, filter->field) : NULL;
  g_autofree char *pattern = dup_pattern (field, filter);
  if (pattern != NULL)
    sqlite3_bind_text (find, place, pattern, -1, SQLITE_TRANSIENT);
  else if (filter->test != LIAN_FILTER_EMPTY && filter->test != LIAN_FILTER_MATCHES && filter->has_from)
    bind_value (find, place, field, filter->text, filter->number);
  if (filter->test == LIAN_FILTER_RANGE && filter->has_to)
    bind_value (find, place + 1, field, filter->text_to, filter->number_to);
  if (filter->test == LIAN_FILTER_RANGE && filter->unit != 0)
    sqlite3_bind_int64 (find, place + 2, filter->unit);
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
bind_query (sqlite3_stmt *find, const LianQuery *query, const char *search)
{
  const LianField *field
      = query->field != NULL ? lian_type_get_field (query->type, query->field) : NULL;
  if (field != NULL)
    bind_value (find, 1, field, query->value, query->number);
  if (search != NULL)
    sqlite3_bind_text (find, 2, search, -1, SQLITE_TRANSIENT);
  g_autofree char *parts = search != NULL ? lian_text_parts (query->search) : NULL;
  if (parts != NULL)
    sqlite3_bind_text (find, 4, parts, -1, SQLITE_TRANSIENT);
  if (query->limit > 0)
    sqlite3_bind_int64 (find, 3, query->limit);
  int place = bind_filters (find, LIAN_SQL_FIRST_FILTER, query->type, query->filters);
  for (guint i = 0; query->terms != NULL && i < query->terms->len; i++)
    place = bind_filters (find, place, query->type,
                          ((const LianTerm *) query->terms->pdata[i])->filters);
}

static gboolean
is_field (const LianType *type, const char *field, GError **error)
{
  if (lian_type_field (type, field) >= 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is no field “%s”"), field);
  return FALSE;
}

/* Names of fields go into the statement, so only those of the type may. */
static gboolean
filters_fit (const LianType *type, const GPtrArray *filters, gboolean of_term, GError **error)
{
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const LianFilter *filter = filters->pdata[i];
      if (filter->field == NULL && of_term && filter->test == LIAN_FILTER_MATCHES)
        continue;
      if (!is_field (type, filter->field != NULL ? filter->field : "", error))
        return FALSE;
      for (char **more = filter->plus; more != NULL && *more != NULL; more++)
        if (!is_field (type, *more, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
query_fits (const LianQuery *query, GError **error)
{
  if (!filters_fit (query->type, query->filters, FALSE, error))
    return FALSE;
  for (guint i = 0; query->terms != NULL && i < query->terms->len; i++)
    if (!filters_fit (query->type, ((const LianTerm *) query->terms->pdata[i])->filters, TRUE, error))
      return FALSE;
  return TRUE;
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
  if (!query_fits (query, error))
    return NULL;
  g_autofree char *search = query->search != NULL ? lian_text_query (query->search) : NULL;
  g_autofree char *sql = lian_sql_query (query, search != NULL);
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, error);
  gboolean row = TRUE;
  if (find == NULL)
    return NULL;
  bind_query (find, query, search);
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

/* More hits than this are not put in order: that would take reading all of them. */
#define MOST_RANKED 2000

/* Adds what is not there yet of at most @limit records. */
static gboolean
add_hits (LianTxn *txn, GPtrArray *hits, const char *sql, const char *what, const LianType *type, guint limit,
          GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_text (find, 1, what, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, limit);
  if (type != NULL)
    sqlite3_bind_text (find, 3, type->id, -1, SQLITE_STATIC);
  while (row)
    {
      if (!lian_db_step (txn->db, find, &row, error))
        return FALSE;
      const LianType *found
          = row ? lian_type_find ((const char *) sqlite3_column_text (find, 1)) : NULL;
      if (found != NULL && !has_hit (hits, sqlite3_column_int64 (find, 0)))
        add_hit (txn, hits, found, sqlite3_column_int64 (find, 0));
    }
  return TRUE;
}

/* Whether there are few enough to look for the best. */
static gboolean
may_rank (LianTxn *txn, const char *search, const LianType *type, gboolean *may, GError **error)
{
  int n = 0;
  gboolean row = TRUE;
  g_autofree char *sql = lian_sql_search (type, FALSE);
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_text (find, 1, search, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, MOST_RANKED + 1);
  if (type != NULL)
    sqlite3_bind_text (find, 3, type->id, -1, SQLITE_STATIC);
  for (; row; n += row)
    if (!lian_db_step (txn->db, find, &row, error))
      return FALSE;
  *may = n <= MOST_RANKED;
  return TRUE;
}

/**
 * lian_txn_search:
 * @txn: the base
 * @text: words; any two characters of a Chinese name will do, any three letters of a word, or its
 *   beginning
 * @type: (nullable): only this type
 * @limit: most hits
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianHit): what was found: the best first unless
 *   there are thousands, then those that have the letters inside of words
 */
GPtrArray *
lian_txn_search (LianTxn *txn, const char *text, const LianType *type, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free);
  g_autofree char *search = lian_text_query (text);
  g_autofree char *parts = lian_text_parts (text);
  g_autofree char *inside = lian_sql_search_parts (type);
  gboolean ranked = FALSE;
  if (search == NULL)
    return g_steal_pointer (&hits);
  if (!may_rank (txn, search, type, &ranked, error))
    return NULL;
  g_autofree char *sql = lian_sql_search (type, ranked);
  if (!add_hits (txn, hits, sql, search, type, limit, error)
      || (hits->len < limit && parts != NULL && !add_hits (txn, hits, inside, parts, type, limit, error)))
    return NULL;
  if (hits->len > limit)
    g_ptr_array_set_size (hits, (int) limit);
  return g_steal_pointer (&hits);
}

/**
 * lian_txn_complete:
 * @txn: the base
 * @type: the type that a reference field refers to
 * @text: what was typed; "" gives the first records by name
 * @limit: most hits
 *
 * Returns: (transfer full) (element-type LianHit): records whose code begins with @text, then those
 *   that have it anywhere in their names
 */
GPtrArray *
lian_txn_complete (LianTxn *txn, const LianType *type, const char *text, guint limit)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free);
  g_autofree char *sql = lian_sql_complete (type);
  g_autofree char *pattern = lian_text_like (text, FALSE);
  gboolean row = TRUE;
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, NULL);
  if (find == NULL)
    return hits;
  sqlite3_bind_text (find, 1, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, limit);
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
