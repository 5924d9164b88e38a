/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The conditions of a query as SQL.
 *
 * Like lian-sql.c it puts statements together from names of the types' descriptions; values are always
 * bound. */
#include "lian-sql.h"

/* Where the unit stands: with the record, with its owner, or further up. */
static void
append_unit (GString *sql, const LianType *type, const char *table, const char *path)
{
  const char *dot = strchr (path, '.');
  if (dot == NULL)
    {
      g_string_append_printf (sql, "%s.%s", table, path);
      return;
    }
  g_autofree char *owner = g_strndup (path, (gsize) (dot - path));
  const LianType *above = lian_type_find (lian_type_get_field (type, owner)->reference);
  g_autofree char *name = g_strconcat (table, "_owner", NULL);
  g_string_append (sql, "(SELECT ");
  append_unit (sql, above, name, dot + 1);
  g_string_append_printf (sql, " FROM %s %s WHERE %s.id = %s.%s)", above->id, name, name, table, owner);
}

/* Numbers of smallest units say nothing without their measure. */
static void
append_measure (GString *sql, const LianType *type, const LianFilter *filter, guint unit)
{
  const char *path = lian_type_get_field (type, filter->field)->quantity_unit;
  if (filter->unit == 0 || path == NULL)
    return;
  g_string_append (sql, " AND (SELECT u.measure FROM unit u WHERE u.id = ");
  append_unit (sql, type, "t", path);
  g_string_append_printf (sql, ") = (SELECT measure FROM unit WHERE id = ?%u)", unit);
}

/* The bounds of an amount are in fen, whatever it is counted in: amount × numerator is compared
 * with bound × denominator. */
static void
append_worth (GString *sql, const LianType *type, const char *path, const char *part)
{
  if (path == NULL)
    return;
  g_string_append_printf (sql, " * IFNULL ((SELECT c.%s FROM currency c WHERE c.id = ", part);
  append_unit (sql, type, "t", path);
  g_string_append (sql, "), 1)");
}

/* A sum of which one part is not known is not known. */
static void
append_fields (GString *sql, const LianFilter *filter)
{
  g_string_append_printf (sql, "(t.%s", filter->field);
  for (char **more = filter->plus; more != NULL && *more != NULL; more++)
    g_string_append_printf (sql, " + t.%s", *more);
  g_string_append_c (sql, ')');
}

/* The unit in which the bounds are: the record's own, or the one of its measure that has the name ?@word. */
static void
append_ratio (GString *sql, const LianType *type, const LianFilter *filter, const char *part, guint word)
{
  g_string_append_printf (sql, " * (SELECT w.%s FROM unit w WHERE ", part);
  if (*filter->unit_word == '\0')
    g_string_append (sql, "w.id = ");
  else
    g_string_append_printf (sql, "?%u IN (lian_fold (w.code), lian_fold (w.name_zh), lian_fold (w.name_en)) "
                                 "AND w.measure = (SELECT u.measure FROM unit u WHERE u.id = ", word);
  append_unit (sql, type, "t", lian_type_get_field (type, filter->field)->quantity_unit);
  g_string_append (sql, *filter->unit_word == '\0' ? ")" : "))");
}

/* Quantities are kept in smallest units, numerator of which are denominator of the unit, so that nothing is
 * divided: quantity × denominator is compared with bound × numerator. */
static void
append_quantity (GString *sql, const LianType *type, const LianFilter *filter, guint first)
{
  const char *strict = filter->open ? "" : "=";
  for (guint upper = 0; upper <= 1; upper++)
    {
      if (!(upper ? filter->has_to : filter->has_from))
        continue;
      g_string_append_printf (sql, " AND t.%s * %d", filter->field, LIAN_FILTER_PARTS);
      append_ratio (sql, type, filter, "denominator", first + 2);
      g_string_append_printf (sql, " %s%s ?%u", upper ? "<" : ">", strict, first + upper);
      append_ratio (sql, type, filter, "numerator", first + 2);
    }
}

static void
append_bound (GString *sql, const LianType *type, const LianFilter *filter, const char *sign, guint bound)
{
  const char *path = lian_type_get_field (type, filter->field)->money_unit;
  g_string_append (sql, " AND ");
  append_fields (sql, filter);
  append_worth (sql, type, path, "numerator");
  g_string_append_printf (sql, " %s ?%u", sign, bound);
  append_worth (sql, type, path, "denominator");
}

static void
append_range (GString *sql, const LianType *type, const LianFilter *filter, guint first)
{
  append_fields (sql, filter);
  g_string_append (sql, " IS NOT NULL");
  if (filter->unit_word != NULL)
    {
      append_quantity (sql, type, filter, first);
      return;
    }
  if (filter->has_from)
    append_bound (sql, type, filter, ">=", first);
  if (filter->has_to)
    append_bound (sql, type, filter, "<=", first + 1);
  append_measure (sql, type, filter, first + 2);
}

/* As a search finds it. */
static void
append_words (GString *sql, const LianFilter *filter, guint first)
{
  g_autoptr (LianTextWords) words = lian_text_words_new (filter->text, NULL);
  g_string_append (sql, words != NULL ? "t.id IN (" : "FALSE");
  if (words == NULL)
    return;
  lian_sql_append_found (sql, words, first, first + 1);
  g_string_append_c (sql, ')');
}

/* Words of the record itself, of the record that it refers to, or in one of its texts. */
static void
append_matches (GString *sql, const LianType *type, const LianFilter *filter, guint value)
{
  const LianField *field = filter->field != NULL ? lian_type_get_field (type, filter->field) : NULL;
  if (field == NULL)
    g_string_append_printf (sql, "t.id IN (SELECT rowid FROM search WHERE search MATCH ?%u)", value);
  else if (field->reference != NULL)
    g_string_append_printf (sql, "t.%s IN (SELECT rowid FROM search WHERE search MATCH ?%u AND kind = '%s')",
                            field->id, value, field->reference);
  else
    g_string_append_printf (sql, "lian_fold (t.%s) LIKE ?%u ESCAPE '\\'", field->id, value);
}

static void
append_filter (GString *sql, const LianType *type, const LianFilter *filter, guint first)
{
  switch (filter->test)
    {
    case LIAN_FILTER_IS:
    case LIAN_FILTER_EMPTY:
      g_string_append_printf (sql, "t.%s IS ?%u", filter->field, first);
      break;
    case LIAN_FILTER_CONTAINS:
      /* Text is bound as a pattern for LIKE with backslash as escape. */
      g_string_append_printf (sql, "t.%s LIKE ?%u ESCAPE '\\'", filter->field, first);
      break;
    case LIAN_FILTER_RANGE:
      append_range (sql, type, filter, first);
      break;
    case LIAN_FILTER_MATCHES:
      append_matches (sql, type, filter, first);
      break;
    case LIAN_FILTER_WORDS:
      append_words (sql, filter, first);
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
has_earlier (const GPtrArray *filters, guint at)
{
  const LianFilter *filter = filters->pdata[at];
  for (guint i = 0; i < at; i++)
    if (g_str_equal (((const LianFilter *) filters->pdata[i])->field, filter->field))
      return TRUE;
  return FALSE;
}

/* Conditions on one field are alternatives. */
static void
append_field_filters (GString *sql, const LianType *type, const GPtrArray *filters, guint at)
{
  const LianFilter *filter = filters->pdata[at];
  g_string_append (sql, " AND (");
  for (guint i = at; i < filters->len; i++)
    {
      const LianFilter *other = filters->pdata[i];
      if (!g_str_equal (other->field, filter->field))
        continue;
      g_string_append (sql, i > at ? " OR (" : "(");
      append_filter (sql, type, other, LIAN_SQL_FIRST_FILTER + LIAN_SQL_FILTER_VALUES * i);
      g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
}

/* What a term says is turned round as a whole: what is not known of a record does not fulfil it, so that
 * the opposite keeps that record. */
static void
append_term (GString *sql, const LianType *type, const LianTerm *term, guint first)
{
  g_string_append (sql, " AND (");
  for (guint i = 0; i < term->filters->len; i++)
    {
      g_string_append (sql, i > 0 ? " OR (" : "(");
      append_filter (sql, type, term->filters->pdata[i], first + LIAN_SQL_FILTER_VALUES * i);
      g_string_append_c (sql, ')');
    }
  g_string_append (sql, term->negated ? ") IS NOT TRUE" : ")");
}

/**
 * lian_sql_append_conditions:
 * @sql: a statement whose table is called t, with a condition already
 * @query: what is looked for; its filters and terms name fields of its type
 *
 * Adds what the filters and terms of @query ask for.  The values of the terms' filters follow those of
 * the filters.
 */
void
lian_sql_append_conditions (GString *sql, const LianQuery *query)
{
  guint place = LIAN_SQL_FIRST_FILTER;
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    if (!has_earlier (query->filters, i))
      append_field_filters (sql, query->type, query->filters, i);
  place += query->filters != NULL ? LIAN_SQL_FILTER_VALUES * query->filters->len : 0;
  for (guint i = 0; query->terms != NULL && i < query->terms->len; i++)
    {
      const LianTerm *term = query->terms->pdata[i];
      append_term (sql, query->type, term, place);
      place += LIAN_SQL_FILTER_VALUES * term->filters->len;
    }
}
