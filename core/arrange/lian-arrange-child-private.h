/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CBC in a process of its own. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

/* What is asked of the child, and what it said. */
typedef struct
{
  const _LianModel *model; /* with its ceilings */
  const gint64 *cost; /* by column */
  const double *known; /* a plan by column, to begin with; NULL if the child may begin better by itself */
  guint nodes; /* that it may look at */
  gboolean whole; /* whether shares have to be whole, and not only what is yes or no */
  double *point; /* (out): by column: a plan */
  gint64 bound; /* (out): no plan under the ceilings costs less; 0 if it said nothing of that */
} _LianAsked;

gboolean _lian_arrange_ask_child (_LianAsked *self, _LianEffort *effort);
gint64 _lian_arrange_child_steps (const _LianModel *model, guint nodes);

G_END_DECLS
