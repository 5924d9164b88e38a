/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of a merger share.  Private to core/twins. */
#pragma once

#include "lian-merge.h"
#include "lian-twins.h"

G_BEGIN_DECLS

/**
 * LianMoving:
 * @txn: a write, or a trial in one
 * @merge: what is merged
 * @links: (nullable) (element-type LianMergeLinks): counted here
 * @obstacles: (nullable) (element-type utf8): what can't go over is told here and passed by; %NULL to stop at it
 */
typedef struct
{
  LianTxn *txn;
  const LianMerge *merge;
  GPtrArray *links;
  GPtrArray *obstacles;
} LianMoving;

gboolean _lian_merge_move_links (LianMoving *moving, GCancellable *cancellable, GError **error);
gboolean _lian_merge_check_relations (LianMoving *moving, GError **error);
gboolean _lian_merge_pass (LianMoving *moving, gboolean done, GError **problem, GError **error);

LianRecord *_lian_likeness_new (LianTxn *txn, const LianTwinWord *word, const char *verdict);

G_END_DECLS
