/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decisions evaluated many times; private to the rulebook engine. */
#pragma once

#include "lian-program.h"

G_BEGIN_DECLS

typedef struct _LianPrepared LianPrepared;

LianPrepared *_lian_prepared_new (LianRulebook *rulebook);
void _lian_prepared_free (LianPrepared *self);
LianFeelValue *_lian_prepared_evaluate (LianPrepared *self, LianDmnItem *item, LianFacts *facts);

G_END_DECLS
