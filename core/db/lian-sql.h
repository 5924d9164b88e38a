/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SQL for record types: the one place that puts statements together.  Private to core. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_SQL_LOAD,   /* all fields of the record ?1 */
  LIAN_SQL_INSERT, /* ?1 id, ?2… fields */
  LIAN_SQL_UPDATE, /* ?1 id, ?2… fields */
  LIAN_SQL_DELETE, /* ?1 id */
  LIAN_SQL_ALL,    /* id and all fields, by id */
  LIAN_SQL_COUNT,
  LIAN_SQL_TITLE, /* zh, en of ?1 */
  LIAN_SQL_N_KINDS,
} LianSqlKind;

const char *lian_sql_for_type (const LianType *type, LianSqlKind kind);
char *lian_sql_list_by (const LianType *type, const LianField *field);
char *lian_sql_find_text (const LianType *type, const LianField *field);
char *lian_sql_query (const LianQuery *query, gboolean search);
char *lian_sql_search (const LianType *type);
char *lian_sql_complete (const LianType *type);
char *lian_sql_find_named (const LianType *type);

G_END_DECLS
