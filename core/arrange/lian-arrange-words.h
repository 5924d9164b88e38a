/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Answers about a plan, in words. */
#pragma once

#include "lian-arrange-answers.h"
#include "lian-arrange-book.h"

G_BEGIN_DECLS

char *lian_arrange_demand_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                                   const LianArrangeDemand *demand);
char *lian_arrange_loosened_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                                     const LianArrangeDemand *demand);
char *lian_arrange_why_not_to_text (const LianArrangeTask *task, const LianArrangeNames *names, guint order,
                                    const LianArrangeWhyNot *why);
char *lian_arrange_refused_to_text (const LianArrangeNames *names, const LianArrangeRefused *refused);
GPtrArray *lian_arrange_slip_to_texts (const LianArrangeTask *task, const LianArrangeNames *names,
                                       const LianArrangeSlip *slip);
GPtrArray *lian_arrange_order_answer_to_texts (const LianArrangeTask *task, const LianArrangeNames *names,
                                               const LianArrangeOrderAnswer *answer);
const char *lian_arrange_contradiction_get_claim (const LianArrangeContradiction *contradiction);
GPtrArray *lian_arrange_contradiction_to_texts (const LianArrangeTask *task, const LianArrangeNames *names,
                                                const LianArrangeContradiction *contradiction);

G_END_DECLS
