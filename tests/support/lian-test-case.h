/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case to decide on: two officers, a clerk, a co-operative with one activity. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 decider;
  gint64 second;
  gint64 clerk;
  gint64 cooperative;
  gint64 activity;
} LianTestCase;

typedef struct
{
  gint64 cooperative;
  gint64 activity;
} LianTestLike;

gint64 lian_test_insert (LianStore *store, const char *type, const char *const *fields_and_values);
void lian_test_set (LianStore *store, const char *type, gint64 id, const char *field,
                    const char *value);
LianRecord *lian_test_load (LianStore *store, const char *type, gint64 id);
guint lian_test_count (LianStore *store, const char *type);
char *lian_test_dup_id (gint64 id);
LianTestCase lian_test_case_new (LianStore *store);
LianTestLike lian_test_case_add_like (LianStore *store, const LianTestCase *self,
                                      const char *name, gint64 trade);

G_END_DECLS
