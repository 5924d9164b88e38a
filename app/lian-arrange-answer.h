/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lianshe arrange finds out and prints. */
#pragma once

#include "lian-arrange-answers.h"
#include "lian-arrange-book.h"

G_BEGIN_DECLS

/**
 * LianArrangeAnswer:
 * @arrangement: what was arranged, saved or not
 * @day: the working date
 * @book: what was to be arranged
 * @plan: the plan
 * @slips: (nullable) (element-type LianArrangeSlip): of each co-operative; %NULL if they aren't asked for
 * @orders: (nullable) (element-type LianArrangeOrderAnswer): of the orders that are late or short
 * @contradiction: (nullable): if there is no plan, why
 *
 * What was found out.
 */
typedef struct
{
  LianRecord *arrangement;
  LianDate day;
  LianArrangeBook *book;
  LianArrangePlan *plan;
  GPtrArray *slips;
  GPtrArray *orders;
  LianArrangeContradiction *contradiction;
} LianArrangeAnswer;

char *lian_arrange_answer_gap (const LianArrangeFigure *figure);
char *lian_arrange_answer_stage (const LianArrangeTask *task, guint place, gboolean words);
gint64 lian_arrange_answer_placed (const LianArrangeAnswer *self, guint order, gint64 *late);
void lian_arrange_answer_print (GString *out, const LianArrangeAnswer *self);
void lian_arrange_answer_print_json (const LianArrangeAnswer *self);

G_END_DECLS
