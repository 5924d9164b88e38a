/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Faults in decision tables that show before any case does. */
#pragma once

#include "lian-rulebook.h"

G_BEGIN_DECLS

/**
 * LianFlawKind:
 * @LIAN_FLAW_GAP: no row matches, and no default is given
 * @LIAN_FLAW_OVERLAP: two rows match where the hit policy lets only one, or only equal ones
 * @LIAN_FLAW_MASKED: the row matches, but rows before it or of higher priority always decide
 * @LIAN_FLAW_IDLE: the row can never match
 * @LIAN_FLAW_UNEXAMINED: the table could not be examined
 *
 * What can be wrong with a decision table.
 */
typedef enum
{
  LIAN_FLAW_GAP,
  LIAN_FLAW_OVERLAP,
  LIAN_FLAW_MASKED,
  LIAN_FLAW_IDLE,
  LIAN_FLAW_UNEXAMINED,
} LianFlawKind;

/**
 * LianFlaw:
 * @kind: what is wrong
 * @decision: the decision or knowledge model whose table it is
 * @rows: (element-type guint): the rows concerned, the first is 1
 * @only_unknown: a gap that opens only while some fact is unknown
 * @example: (element-type LianReason): facts under which it shows; empty for masked and idle rows
 * @alone: each column was taken by itself, so it may be that no facts bring the fault about
 * @reason: (nullable): why the table could not be examined
 *
 * A fault of one table.
 */
typedef struct
{
  LianFlawKind kind;
  char *decision;
  GArray *rows;
  gboolean only_unknown;
  GPtrArray *example;
  gboolean alone;
  char *reason;
} LianFlaw;

GPtrArray *lian_rulebook_find_flaws (LianRulebook *rulebook);
char *lian_flaw_to_text (const LianFlaw *flaw);

G_END_DECLS
