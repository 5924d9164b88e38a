/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pieces of sentences about a plan. */
#pragma once

#include "lian-arrange-demand.h"
#include "lian-arrange-names.h"
#include "lian-arrange-task.h"

G_BEGIN_DECLS

/* What sentences are made of: a task and what its records are called. */
typedef struct
{
  const LianArrangeTask *task;
  const LianArrangeNames *names;
} _LianWords;

char *_lian_words_name (const _LianWords *self, gint64 id);
char *_lian_words_maker (const _LianWords *self, guint maker);
char *_lian_words_order (const _LianWords *self, guint order);
char *_lian_words_steps (const _LianWords *self, guint order, gint64 steps);
char *_lian_words_hours (gint64 milliseconds);
char *_lian_words_loosened (const _LianWords *self, const LianArrangeDemand *demand, const char *months);
char *_lian_words_amounts (const _LianWords *self, GArray *amounts, gboolean more);

G_END_DECLS
