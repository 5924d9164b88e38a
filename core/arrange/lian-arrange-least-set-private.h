/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The smallest set of things that together do something. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  _LIAN_LEAST_NO,
  _LIAN_LEAST_YES,
  _LIAN_LEAST_OPEN, /* was not found out */
} _LianLeastVerdict;

/* Whether the marked things do it; what does it does it with more as well.  If they don't, things may be
 * marked in @grown with which they don't either; FALSE with an error ends the search. */
typedef gboolean (*_LianLeastTest) (gpointer data, const guint8 *marks, guint8 *grown, _LianLeastVerdict *verdict,
                                    GError **error);

/* What is asked: of @n things, those that stand first are left out last.  If those that are @likely do it
 * alone a first answer is made up of them.  After so many tests no smaller set is looked for.
 *
 * What is found: @set is numbers, in order, that do it; empty if all together don't, or nothing at all does.
 * @is_needed: it is known that none can be left out.  @is_smallest: it is known that no fewer do it. */
typedef struct
{
  guint n;
  _LianLeastTest test;
  gpointer data;
  const guint8 *likely; /* (nullable) */
  guint most_tests;
  GArray *set;
  gboolean is_needed, is_smallest;
} _LianLeastSet;

gboolean _lian_least_set_find (_LianLeastSet *self, GError **error);

G_END_DECLS
