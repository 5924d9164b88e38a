/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files that read a query share. */
#pragma once

#include "lian-query-text.h"

/* How a field is compared; "!=" is EQUAL of a negated term. */
typedef enum
{
  LIAN_SIGN_HAS, /* : */
  LIAN_SIGN_EQUAL,
  LIAN_SIGN_LESS,
  LIAN_SIGN_AT_MOST,
  LIAN_SIGN_MORE,
  LIAN_SIGN_AT_LEAST,
} LianSign;

/* A condition as it was typed. */
typedef struct
{
  const LianType *type;
  GArray *fields; /* of int: alternatives of texts, or parts of a sum */
  const char *name;
  LianSign sign;
  const char *value;
  gboolean quoted;
  guint at; /* the character where the value begins, from 1 */
  LianDate working_date;
} LianCondition;

GArray *_lian_query_find_fields (const LianType *type, const char *name);
char *_lian_query_nearest_field (const LianType *type, const char *name);
char *_lian_query_key (const char *text);
guint _lian_query_distance (const char *a, const char *b);
gboolean _lian_query_add_value (GPtrArray *filters, const LianCondition *condition, GError **error);
