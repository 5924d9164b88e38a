/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Answers about a plan, held to their word: what they say is tried out by arranging anew. */
#pragma once

#include "lian-arrange-answers.h"

G_BEGIN_DECLS

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares; /* what is answered about */
  guint every; /* of so many others one is tried; 0 for all */
  guint n_reasons, n_others, n_open; /* tried; not proved */
  guint n_broken; /* of the others: what isn't named and changes something all the same */
  guint n_unsaid; /* of these, on slips that say that not everything was found out */
  guint n_reliefs, n_together;
  GHashTable *plans, *pieces; /* by demand: the whole task, and what has to do with it, arranged anew; NULL until
                               * something is tried */
} Recheck;

void recheck_clear (Recheck *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recheck, recheck_clear)

gint64 recheck_count (GArray *shares, guint way);
void recheck_figures (const Recheck *self, const LianArrangeSlip *slip);
void recheck_slip (Recheck *self, const LianArrangeSlip *slip);
void recheck_answer (Recheck *self, const LianArrangeOrderAnswer *answer);

G_END_DECLS
