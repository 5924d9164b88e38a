/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Acts on arrangements: a new one, its quantities kept, one put in force, one dropped. */
#pragma once

#include "lian-arrange-book.h"

G_BEGIN_DECLS

LianRecord *lian_arrange_propose (LianTxn *txn, gint64 based_on, GPtrArray **stages);
gboolean lian_arrange_begin (LianTxn *txn, LianRecord *arrangement, const GPtrArray *stages, GError **error);
gboolean lian_arrange_keep (LianTxn *txn, gint64 arrangement, const LianArrangeTask *task,
                            const LianArrangePlan *plan, GError **error);
const char *lian_arrange_outcome (const LianArrangePlan *plan);
gboolean lian_arrange_drop (LianTxn *txn, gint64 arrangement, const char *reason, GError **error);

/**
 * LianArrangeShift:
 * @line: the contract line
 * @cooperative: the co-operative
 * @before: what is allotted to it, in smallest units
 * @after: what would be
 *
 * An allotment that an arrangement changes.
 */
typedef struct
{
  gint64 line;
  gint64 cooperative;
  gint64 before;
  gint64 after;
} LianArrangeShift;

/**
 * LianArrangeForce:
 * @shifts: (element-type LianArrangeShift): allotments that would change, by line
 * @cuts: (element-type LianRelationCut): live relations that would be cut
 * @replaced: (element-type gint64): arrangements in force that it would replace
 * @names: what lines and co-operatives are called
 *
 * What putting an arrangement in force would do.
 */
typedef struct
{
  GArray *shifts;
  GPtrArray *cuts;
  GArray *replaced;
  LianArrangeNames *names;
} LianArrangeForce;

LianArrangeForce *lian_arrange_foresee (LianTxn *txn, gint64 arrangement, GError **error);
void lian_arrange_force_free (LianArrangeForce *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeForce, lian_arrange_force_free)
gboolean lian_arrange_put_in_force (LianTxn *txn, gint64 arrangement, const char *reason, GError **error);

G_END_DECLS
