/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table as a decision about its own columns; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

/* The facts that stand for columns are called so, with the number of the column. */
#define LIAN_ALONE_COLUMN "lian_column_"

LianRulebook *_lian_dmn_table_alone (LianRulebook *rulebook,
                                     LianDmnItem *item,
                                     LianDmnTable *table,
                                     guint number,
                                     GError **error);

G_END_DECLS
