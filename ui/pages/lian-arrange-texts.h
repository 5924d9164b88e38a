/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Names and figures of a plan as the page writes them. */
#pragma once

#include "lian-arrange-names.h"
#include "lian-arrange-plan.h"

G_BEGIN_DECLS

char *lian_arrange_texts_order (const LianArrangeTask *task, const LianArrangeNames *names, guint order);
char *lian_arrange_texts_maker (const LianArrangeTask *task, const LianArrangeNames *names, guint maker);
char *lian_arrange_texts_quantity (const LianArrangeTask *task, const LianArrangeNames *names, guint order,
                                   gint64 steps);
gboolean lian_arrange_texts_parse (const LianArrangeTask *task, const LianArrangeNames *names, guint order,
                                   const char *text, gint64 *steps);

G_END_DECLS
