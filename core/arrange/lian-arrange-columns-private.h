/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CLP's side of a programme: which columns it has, and how they are scaled. */
#pragma once

#include "lian-arrange-private.h"

#include <Clp_C_Interface.h>

G_BEGIN_DECLS

struct __LianSimplex
{
  Clp_Simplex *model;
  const _LianModel *of;
  guint n_rows; /* with ceilings */
  GArray *columns; /* of guint: by place with CLP, the column */
  guint8 *in; /* by column: CLP has it; what it hasn't is 0 */
  gboolean closed; /* what it hasn't stays away */
  double *lower, *upper; /* by place */
  double *price; /* by row */
  int *row_scale; /* by row: its numbers are divided by 2 to this */
  const gint64 *cost; /* by column */
  int cost_scale;
};

void _lian_simplex_load (_LianSimplex *self, const double *least, const double *most);
gboolean _lian_simplex_widen (_LianSimplex *self);

G_END_DECLS
