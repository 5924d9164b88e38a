/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Names, units and trades of what a task of arrangement knows by ids only. */
#pragma once

#include "lian-quantity.h"

G_BEGIN_DECLS

/**
 * LianArrangeNames:
 *
 * What records are called: co-operatives, lines, contracts, products, partners, processes, materials,
 * relations and trades.  Ids are never shared by records of different types.  It is filled by one thread;
 * once filled it may be read by any.
 */
typedef struct _LianArrangeNames LianArrangeNames;

LianArrangeNames *lian_arrange_names_new (void);
void lian_arrange_names_free (LianArrangeNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeNames, lian_arrange_names_free)

void lian_arrange_names_set (LianArrangeNames *self, gint64 id, const char *name);
void lian_arrange_names_set_unit (LianArrangeNames *self, gint64 id, const LianUnit *unit);
void lian_arrange_names_set_trade (LianArrangeNames *self, gint64 id, gint64 trade);

const char *lian_arrange_names_get (const LianArrangeNames *self, gint64 id);
gint64 lian_arrange_names_get_trade (const LianArrangeNames *self, gint64 id);
char *lian_arrange_names_number (const LianArrangeNames *self, gint64 id, gint64 smallest);
char *lian_arrange_names_quantity (const LianArrangeNames *self, gint64 id, gint64 smallest);
const char *lian_arrange_names_get_unit (const LianArrangeNames *self, gint64 id);
gboolean lian_arrange_names_parse (const LianArrangeNames *self, gint64 id, const char *text, gint64 *smallest);

G_END_DECLS
