/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pieces of a task that have nothing to do with each other. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

/* By order its piece; LIAN_ARRANGE_NONE of those that nobody can make. */
guint *_lian_pieces_find (const LianArrangeTask *task, guint *n_pieces);
guint8 *_lian_pieces_list_ways (const LianArrangeTask *task, const guint *piece_of, guint piece);
gboolean _lian_pieces_prove (_LianStages *stages);

G_END_DECLS
