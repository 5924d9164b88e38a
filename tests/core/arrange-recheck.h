/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Answers about a plan, held to their word: what they say is tried out by arranging anew. */
#pragma once

#include "lian-arrange-answers.h"

G_BEGIN_DECLS

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares; /* what is answered about */
  guint n_reasons, n_others, n_open; /* tried; not proved */
  guint n_broken; /* of the others: what isn't named and changes something all the same */
  guint n_reliefs, n_together;
} Recheck;

gint64 recheck_count (GArray *shares, guint way);
void recheck_figures (const Recheck *self, const LianArrangeSlip *slip);
void recheck_slip (Recheck *self, const LianArrangeSlip *slip);
void recheck_answer (Recheck *self, const LianArrangeOrderAnswer *answer);

G_END_DECLS
