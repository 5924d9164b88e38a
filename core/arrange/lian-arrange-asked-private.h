/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a task of moderate size as integer programmes, one after the other. */
#pragma once

#include "lian-arrange-planner-private.h"

G_BEGIN_DECLS

/* What the child said of each stage. */
typedef struct
{
  guint n_places;
  gint64 *limit; /* by stage: its ceiling for those behind it */
  gint64 *bound; /* by stage: what was proved of it under the ceilings of those before */
} _LianAskedStages;

gboolean _lian_stages_can_ask (const _LianStages *stages, guint n_places);
_LianAskedStages *_lian_stages_ask (_LianStages *stages, const _LianPlanner *planner, const _LianLadder *ladder);
void _lian_asked_stages_raise (const _LianAskedStages *self, const gint64 *value, gint64 *bound);
void _lian_asked_stages_free (_LianAskedStages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAskedStages, _lian_asked_stages_free)

G_END_DECLS
