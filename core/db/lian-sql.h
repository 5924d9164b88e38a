/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SQL for record types: the one place that puts statements together.  Private to core. */
#pragma once

#include "lian-text-words.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/* Records in one statement: SQLite makes the tables for "IN (…)" in the schema's checks anew for each
 * statement, which costs more than storing a record. */
#define LIAN_SQL_MANY 128

/* Of this many records that have the words looked for, not more, it is told which fit best, or which
 * come first. */
#define LIAN_SQL_MOST_RANKED 1000

/**
 * LianSqlKind:
 * @LIAN_SQL_LOAD: all fields of the record ?1
 * @LIAN_SQL_INSERT: ?1 is the id, ?2 and on are the fields
 * @LIAN_SQL_INSERT_MANY: the same for #LIAN_SQL_MANY records, one behind the other
 * @LIAN_SQL_UPDATE: ?1 is the id, ?2 and on are the fields; see lian_sql_update() for some of them
 * @LIAN_SQL_DELETE: the record ?1
 * @LIAN_SQL_ALL: id and all fields of all records, by id
 * @LIAN_SQL_COUNT: how many records there are
 * @LIAN_SQL_TITLE: the titles of the record ?1, Chinese and English
 * @LIAN_SQL_N_KINDS: how many kinds there are
 *
 * The statements that every record type has.
 */
typedef enum
{
  LIAN_SQL_LOAD,
  LIAN_SQL_INSERT,
  LIAN_SQL_INSERT_MANY,
  LIAN_SQL_UPDATE,
  LIAN_SQL_DELETE,
  LIAN_SQL_ALL,
  LIAN_SQL_COUNT,
  LIAN_SQL_TITLE,
  LIAN_SQL_N_KINDS,
} LianSqlKind;

/* The place of the first value of the first filter, and how many each filter has. */
#define LIAN_SQL_FIRST_FILTER 6
#define LIAN_SQL_FILTER_VALUES 3

const char *lian_sql_for_type (const LianType *type, LianSqlKind kind);
char *lian_sql_update (const LianType *type, guint64 fields);
char *lian_sql_with_values (const char *insert, guint n_columns, guint n_rows);
const char *lian_sql_list_by (const LianType *type, const LianField *field);
char *lian_sql_bytes (const LianType *type, const LianField *field);
char *lian_sql_ids_from (const LianType *type);
const char *lian_sql_find_text (const LianType *type, const LianField *field);
char *lian_sql_query (const LianQuery *query, const LianTextWords *words);
void lian_sql_append_found (GString *sql, const LianTextWords *words, guint query, guint checked);
void lian_sql_append_conditions (GString *sql, const LianQuery *query);
char *lian_sql_search (const LianTextWords *words);
char *lian_sql_complete (const LianType *type, gboolean all);
char *lian_sql_find_named (const LianType *type);

G_END_DECLS
