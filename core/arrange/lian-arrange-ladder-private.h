/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages as linear programmes one above the other, and all of them in one objective. */
#pragma once

#include "lian-arrange-condense-private.h"

G_BEGIN_DECLS

typedef struct
{
  _LianCondensed *condensed;
  _LianModel *model; /* (not owned): of it */
  _LianEffort *effort;
  guint n_places;
  gint64 **cost; /* by stage and column */
  double *least; /* by stage: what the linear programme has of it */
  gint64 *bound, *limit; /* by stage: what was proved of it on the way up, and its ceiling then */
  double **price; /* by stage and row: at which its bound was proved; NULL before it was climbed */
  gint64 *rated; /* by column: all stages at fixed rates */
  double mix_least; /* what the linear programme has of the mix */
  gint64 *mix; /* by column: all stages in one, see _lian_ladder_climb */
  gint64 *whole_mix; /* the same by column of the whole programme */
  _LianSimplex *simplex;
  double *point; /* by column: what the simplex method found last */
} _LianLadder;

_LianLadder *_lian_ladder_new (const _LianModel *whole, const GArray *places, _LianEffort *effort);
void _lian_ladder_free (_LianLadder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianLadder, _lian_ladder_free)
gboolean _lian_ladder_climb (_LianLadder *self);
_LianSimplexStatus _lian_ladder_solve (_LianLadder *self);
void _lian_ladder_bound (_LianLadder *self, const gint64 *value, gint64 *bound);
gboolean _lian_ladder_dive (_LianLadder *self, guint rounds);
gboolean _lian_ladder_follow (_LianLadder *self, const gint64 *plan);

G_END_DECLS
