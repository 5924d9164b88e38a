/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan as it is looked at and corrected: how much of each order each co-operative makes in each month,
 * what of it is pinned, and which rules that breaks. */
#pragma once

#include "lian-arrange-check.h"

G_BEGIN_DECLS

/**
 * LianArrangeSheet:
 *
 * The quantities of a plan by way and month.  Belongs to one thread.
 */
typedef struct _LianArrangeSheet LianArrangeSheet;

LianArrangeSheet *lian_arrange_sheet_new (const LianArrangeTask *task, GArray *amounts);
void lian_arrange_sheet_free (LianArrangeSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeSheet, lian_arrange_sheet_free)

gint64 lian_arrange_sheet_get (const LianArrangeSheet *self, guint way, guint month);
void lian_arrange_sheet_set (LianArrangeSheet *self, guint way, guint month, gint64 quantity);
gboolean lian_arrange_sheet_is_pinned (const LianArrangeSheet *self, guint way, guint month);
void lian_arrange_sheet_pin (LianArrangeSheet *self, guint way, guint month, gboolean pinned);

gint64 lian_arrange_sheet_sum_way (const LianArrangeSheet *self, guint way);
gint64 lian_arrange_sheet_sum_order (const LianArrangeSheet *self, guint order);
gint64 lian_arrange_sheet_get_late (const LianArrangeSheet *self, guint order);
gint64 lian_arrange_sheet_get_work (const LianArrangeSheet *self, guint maker, guint month);
gboolean lian_arrange_sheet_is_touched (const LianArrangeSheet *self, guint way);
GArray *lian_arrange_sheet_list_amounts (const LianArrangeSheet *self);
GArray *lian_arrange_sheet_list_pins (const LianArrangeSheet *self);
GArray *lian_arrange_sheet_get_shares (const LianArrangeSheet *self);
GPtrArray *lian_arrange_sheet_get_faults (const LianArrangeSheet *self);
gboolean lian_arrange_sheet_is_broken (const LianArrangeSheet *self, guint way);
gboolean lian_arrange_sheet_fault_is_of (const LianArrangeSheet *self, const LianArrangeFault *fault, guint way);

G_END_DECLS
