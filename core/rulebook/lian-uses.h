/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where a rulebook uses an input; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

/**
 * LianUses:
 * @rulebook: the rulebook
 * @name: the input, interned
 * @constants: (element-type LianFeelValue): what it is compared with
 * @cells: (element-type LianFeelNode): its tests
 * @plain: it is used in plain tests only
 * @ordered: some of them ask for more or less, not only for equal
 *
 * The uses of one input.
 */
typedef struct
{
  LianRulebook *rulebook;
  const char *name;
  GPtrArray *constants;
  GPtrArray *cells;
  gboolean plain;
  gboolean ordered;
} LianUses;

void _lian_uses_find (LianUses *uses);

G_END_DECLS
