/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The smallest set of things that together do something. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the marked things do it; what holds of a set holds of all that contain it.  If it does not hold,
 * things may be marked in @grown with which it doesn't hold either; FALSE with an error ends the search. */
typedef gboolean (*_LianLeastTest) (gpointer data, const guint8 *marks, guint8 *grown, gboolean *holds,
                                    GError **error);

/* What is asked: of @n things, those that stand first are left out last.  If those that are @likely do it
 * alone a first answer is made up of them.  After so many tests no smaller set is looked for.
 *
 * What is found: @set is numbers, in order; empty if all together don't do it, or nothing at all does.
 * @is_smallest: no set of fewer does it; else none can be left out. */
typedef struct
{
  guint n;
  _LianLeastTest test;
  gpointer data;
  const guint8 *likely; /* (nullable) */
  guint most_tests;
  GArray *set;
  gboolean is_smallest;
} _LianLeastSet;

gboolean _lian_least_set_find (_LianLeastSet *self, GError **error);

G_END_DECLS
