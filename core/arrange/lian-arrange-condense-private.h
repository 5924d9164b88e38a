/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The programme without what is yes or no. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

typedef struct
{
  _LianModel *model;
  GArray *of; /* of guint, by column: which of the whole programme */
  guint *limit_row; /* by limit and month */
  gint64 *set_up_most; /* by variety and month: how much can be made; 0 if nothing is set up */
} _LianCondensed;

_LianCondensed *_lian_condensed_new (const _LianModel *whole);
void _lian_condensed_free (_LianCondensed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianCondensed, _lian_condensed_free)

G_END_DECLS
