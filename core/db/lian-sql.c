/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SQL for record types.
 *
 * The only place that puts statements together.  The pieces are names from the types' descriptions,
 * which are constants of this program; values are always bound. */
#include "lian-sql.h"
#include "lian-i18n.h"

static void
append_title (GString *sql, const LianType *type, const char *alias)
{
  gboolean zh = lian_i18n_is_chinese ();
  g_string_append_printf (sql, "coalesce(%s.%s, %s.%s, '')", alias,
                          zh ? type->title_zh : type->title_en, alias,
                          zh ? type->title_en : type->title_zh);
}

/**
 * lian_sql_with_values:
 * @insert: an INSERT up to its values
 * @n_columns: values of a row
 * @n_rows: rows
 *
 * Returns: (transfer full): @insert with a parameter for each value, row by row
 */
char *
lian_sql_with_values (const char *insert, guint n_columns, guint n_rows)
{
  GString *sql = g_string_new (insert);
  for (guint i = 0; i < n_rows; i++)
    {
      g_string_append (sql, i == 0 ? " VALUES (?" : ", (?");
      for (guint c = 1; c < n_columns; c++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

static char *
build_insert (const LianType *type, guint n_rows)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_append_printf (sql, "INSERT INTO %s (id", type->id);
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", %s", type->fields[i].id);
  g_string_append_c (sql, ')');
  return lian_sql_with_values (sql->str, type->n_fields + 1, n_rows);
}

/**
 * lian_sql_update:
 * @type: a record type
 * @fields: a mask of places, not 0
 *
 * A record that was read lacks the bytes of its file; those stay.
 *
 * Returns: (transfer full): sets those fields of the record ?1; the field at place n is ?(n + 2)
 */
char *
lian_sql_update (const LianType *type, guint64 fields)
{
  const char *comma = "";
  GString *sql = g_string_new (NULL);
  g_string_append_printf (sql, "UPDATE %s SET ", type->id);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *id = type->fields[i].id;
      if ((fields >> i & 1) == 0)
        continue;
      g_string_append_printf (sql, "%s%s = ", comma, id);
      comma = ", ";
      if (type->fields[i].kind == LIAN_FIELD_BLOB)
        g_string_append_printf (sql, "coalesce (?%u, %s)", i + 2, id);
      else
        g_string_append_printf (sql, "?%u", i + 2);
    }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

/* Files are read one by one, when somebody wants them. */
static char *
build_select (const LianType *type, const char *rest)
{
  GString *sql = g_string_new ("SELECT id");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", %s",
                            type->fields[i].kind == LIAN_FIELD_BLOB ? "NULL" : type->fields[i].id);
  g_string_append_printf (sql, " FROM %s %s", type->id, rest);
  return g_string_free (sql, FALSE);
}

static char *
build_title (const LianType *type)
{
  GString *sql = g_string_new ("SELECT ");
  append_title (sql, type, "t");
  g_string_append_printf (sql, " FROM %s t WHERE id = ?1", type->id);
  return g_string_free (sql, FALSE);
}

static char *
build (const LianType *type, LianSqlKind kind)
{
  switch (kind)
    {
    case LIAN_SQL_LOAD:
      return build_select (type, "WHERE id = ?1");
    case LIAN_SQL_INSERT:
      return build_insert (type, 1);
    case LIAN_SQL_INSERT_MANY:
      return build_insert (type, LIAN_SQL_MANY);
    case LIAN_SQL_UPDATE:
      return lian_sql_update (type, ~(guint64) 0);
    case LIAN_SQL_DELETE:
      return g_strdup_printf ("DELETE FROM %s WHERE id = ?1", type->id);
    case LIAN_SQL_ALL:
      return build_select (type, "ORDER BY id");
    case LIAN_SQL_COUNT:
      return g_strdup_printf ("SELECT count(*) FROM %s", type->id);
    case LIAN_SQL_TITLE:
      return build_title (type);
    case LIAN_SQL_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * lian_sql_for_type:
 * @type: a record type
 * @kind: which statement
 *
 * Returns: (transfer none): the statement's text, made once for each language
 */
const char *
lian_sql_for_type (const LianType *type, LianSqlKind kind)
{
  static GMutex lock;
  static GHashTable *made;
  guint key = ((guint) lian_type_index (type) * LIAN_SQL_N_KINDS + kind) * 2
              + (guint) lian_i18n_is_chinese ();
  g_mutex_lock (&lock);
  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  char *sql = g_hash_table_lookup (made, GUINT_TO_POINTER (key + 1));
  if (sql == NULL)
    {
      sql = build (type, kind);
      g_hash_table_insert (made, GUINT_TO_POINTER (key + 1), sql);
    }
  g_mutex_unlock (&lock);
  return sql;
}

typedef char *(*BuildForField) (const LianType *type, const LianField *field);

/* The descriptions of fields stay where they are, so that each is a key by itself. */
static const char *
keep_for_field (GHashTable **made, const LianType *type, const LianField *field, BuildForField build_sql)
{
  static GMutex lock;
  g_mutex_lock (&lock);
  if (*made == NULL)
    *made = g_hash_table_new (NULL, NULL);
  char *sql = g_hash_table_lookup (*made, field);
  if (sql == NULL)
    {
      sql = build_sql (type, field);
      g_hash_table_insert (*made, (gpointer) field, sql);
    }
  g_mutex_unlock (&lock);
  return sql;
}

static char *
build_list_by (const LianType *type, const LianField *field)
{
  g_autofree char *rest = g_strdup_printf ("WHERE %s = ?1 ORDER BY id", field->id);
  return build_select (type, rest);
}

/**
 * lian_sql_list_by:
 * @type: a record type
 * @field: a field of it
 *
 * Returns: (transfer none): id and fields of the records whose @field is ?1, by id; made once
 */
const char *
lian_sql_list_by (const LianType *type, const LianField *field)
{
  static GHashTable *made;
  return keep_for_field (&made, type, field, build_list_by);
}

/**
 * lian_sql_bytes:
 * @type: a record type
 * @field: a field of bytes of it
 *
 * Returns: (transfer full): the bytes of record ?1
 */
char *
lian_sql_bytes (const LianType *type, const LianField *field)
{
  return g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", field->id, type->id);
}

/**
 * lian_sql_ids_from:
 * @type: a record type
 *
 * Returns: (transfer full): the ids from ?1 on, in the order in which the records lie in the file
 */
char *
lian_sql_ids_from (const LianType *type)
{
  /* No index: one that is whole would tell of records that can't be read. */
  return g_strdup_printf ("SELECT id FROM %s NOT INDEXED WHERE id >= ?1 ORDER BY id", type->id);
}

static char *
build_find_text (const LianType *type, const LianField *field)
{
  return g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND id <> ?2 ORDER BY id LIMIT 1",
                          type->id, field->id);
}

/**
 * lian_sql_find_text:
 * @type: a record type
 * @field: a text field of it
 *
 * Returns: (transfer none): the first id other than ?2 whose @field is ?1; made once
 */
const char *
lian_sql_find_text (const LianType *type, const LianField *field)
{
  static GHashTable *made;
  return keep_for_field (&made, type, field, build_find_text);
}

static void
append_order (GString *sql, const LianQuery *query)
{
  const LianField *field = query->sort != NULL ? lian_type_get_field (query->type, query->sort)
                                               : NULL;
  const LianType *other = field != NULL ? lian_type_find (field->reference) : NULL;
  if (g_strcmp0 (query->sort, "id") == 0)
    {
      g_string_append (sql, query->descending ? " ORDER BY t.id DESC" : " ORDER BY t.id");
      return;
    }
  g_string_append (sql, " ORDER BY ");
  if (other != NULL)
    {
      g_string_append (sql, "(SELECT ");
      append_title (sql, other, "o");
      g_string_append_printf (sql, " FROM %s o WHERE o.id = t.%s)", other->id, field->id);
    }
  else if (field != NULL)
    g_string_append_printf (sql, "t.%s COLLATE NOCASE", field->id);
  else
    {
      append_title (sql, query->type, "t");
      g_string_append (sql, " COLLATE NOCASE");
    }
  g_string_append (sql, query->descending ? " DESC, t.id DESC" : ", t.id");
}

/**
 * lian_sql_append_found:
 * @sql: a statement
 * @words: what is looked for
 * @query: the parameter of their query
 * @checked: the parameter of what has to be checked besides
 *
 * Adds a selection of the ids of what has the words.
 */
void
lian_sql_append_found (GString *sql, const LianTextWords *words, guint query, guint checked)
{
  const char *text = words->of_texts ? "text" : "(SELECT s.text FROM search s WHERE s.rowid = p.rowid)";
  if (words->of_texts)
    g_string_append_printf (sql, "SELECT rowid FROM search WHERE search MATCH ?%u", query);
  else
    g_string_append_printf (sql, "SELECT p.rowid FROM search_part p WHERE p.search_part MATCH ?%u", query);
  if (words->checked != NULL)
    g_string_append_printf (sql, " AND lian_has_words (%s, ?%u)", text, checked);
}

/* Where nothing but words is asked for, the first rows are put in order among as many as were found first:
 * of a million that have the words a person looks at none but the first before typing on. */
static gboolean
may_be_quick (const LianQuery *query)
{
  return query->quick && query->limit > 0 && query->field == NULL
         && (query->filters == NULL || query->filters->len == 0) && (query->terms == NULL || query->terms->len == 0);
}

/**
 * lian_sql_query:
 * @query: what is looked for; its filters name fields of its type
 * @words: (nullable): the words of its search
 *
 * Returns: (transfer full): ids in order; ?1 the value of the field, ?2 the query for the words, ?3 the
 *   limit, ?4 how many are found at most, ?5 the words to be checked;
 *   %LIAN_SQL_FILTER_VALUES for each filter begin at %LIAN_SQL_FIRST_FILTER, those of the terms behind
 *   the others: the value or lower bound, the upper bound, the unit
 */
char *
lian_sql_query (const LianQuery *query, const LianTextWords *words)
{
  GString *sql = g_string_new (NULL);
  g_string_append_printf (sql, "SELECT t.id FROM %s t WHERE TRUE", query->type->id);
  if (query->field != NULL && lian_type_field (query->type, query->field) >= 0)
    g_string_append_printf (sql, " AND t.%s IS ?1", query->field);
  if (words != NULL)
    {
      g_string_append (sql, " AND t.id IN (");
      lian_sql_append_found (sql, words, 2, 5);
      g_string_append (sql, may_be_quick (query) ? " LIMIT ?4)" : ")");
    }
  lian_sql_append_conditions (sql, query);
  append_order (sql, query);
  if (query->limit > 0)
    g_string_append (sql, " LIMIT ?3");
  return g_string_free (sql, FALSE);
}

/**
 * lian_sql_search:
 * @words: what is looked for
 *
 * Returns: (transfer full): id, kind and indexed text of what has the words, at most ?3; ?2 is their
 *   query, ?5 what has to be checked besides
 */
char *
lian_sql_search (const LianTextWords *words)
{
  const char *check = words->checked != NULL ? "AND lian_has_words (text, ?5) " : "";
  if (words->of_texts)
    return g_strdup_printf ("SELECT rowid, kind, text FROM search WHERE search MATCH ?2 %sLIMIT ?3", check);
  return g_strdup_printf ("SELECT s.rowid, s.kind, s.text FROM search_part p CROSS JOIN search s "
                          "WHERE p.search_part MATCH ?2 AND s.rowid = p.rowid %sLIMIT ?3",
                          check);
}

/**
 * lian_sql_complete:
 * @type: a record type
 * @all: whether nothing was typed yet
 *
 * Returns: (transfer full): ids in order of title, at most ?2; ?1 is a code or its beginning, as a
 *   pattern for LIKE with backslash as escape, and ?3 the same as an id for a type without codes
 */
char *
lian_sql_complete (const LianType *type, gboolean all)
{
  GString *sql = g_string_new (NULL);
  g_string_append_printf (sql, "SELECT t.id FROM %s t", type->id);
  if (!all && lian_type_field (type, "code") >= 0)
    g_string_append (sql, " WHERE t.code LIKE ?1 ESCAPE '\\'");
  else if (!all)
    g_string_append (sql, " WHERE t.id = ?3");
  /* As in the lists, which have an index of that order. */
  g_string_append (sql, " ORDER BY ");
  append_title (sql, type, "t");
  g_string_append (sql, " COLLATE NOCASE LIMIT ?2");
  return g_string_free (sql, FALSE);
}

/**
 * lian_sql_find_named:
 * @type: a record type
 *
 * Returns: (transfer full): ids whose code, registration number or one of whose names is exactly
 *   ?1
 */
char *
lian_sql_find_named (const LianType *type)
{
  GString *sql = g_string_new (NULL);
  g_string_append_printf (sql, "SELECT id FROM %s WHERE %s = ?1 OR %s = ?1", type->id,
                          type->title_zh, type->title_en);
  if (lian_type_field (type, "code") >= 0)
    g_string_append (sql, " OR code = ?1");
  if (lian_type_field (type, "reg_no") >= 0)
    g_string_append (sql, " OR reg_no = ?1");
  g_string_append (sql, " ORDER BY id LIMIT 3");
  return g_string_free (sql, FALSE);
}
