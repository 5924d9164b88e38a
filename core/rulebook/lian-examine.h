/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looks through one decision table for faults; private to the engine. */
#pragma once

#include "lian-diagram.h"
#include "lian-flaws.h"

G_BEGIN_DECLS

/* A table to be looked through, and where what is found goes. */
typedef struct
{
  LianProgram *program;
  LianDmnItem *item;
  const char *label;      /* what the table is called in flaws */
  gboolean alone;       /* its columns stand for facts */
  gboolean reckoned;      /* what its rows give depends on facts */
  GPtrArray *expressions; /* (nullable) (element-type utf8): what the columns are in truth */
  GPtrArray *flaws;       /* LianFlaw */
} LianExamined;

gboolean _lian_examine (LianExamined *examined);
LianFlaw *_lian_flaw_add (GPtrArray *flaws, LianFlawKind kind, const char *label);

G_END_DECLS
