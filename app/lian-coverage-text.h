/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lianshe coverage prints. */
#pragma once

#include "lian-coverage.h"
#include "lian-site.h"

G_BEGIN_DECLS

/**
 * LianCoverageAnswer:
 * @coverage: whom the points and rounds serve
 * @closings: (element-type LianClosing): what closing each point would cost
 * @own: (nullable) (element-type LianOwnHarm): of all trades together, the same within each trade
 * @kind: what was asked about the best places
 * @best: the best places
 * @own_best: (nullable) (element-type LianOwnPlan): of all trades together, the same within each trade
 *
 * What was found out.
 */
typedef struct
{
  LianCoverage *coverage;
  GPtrArray *closings;
  GPtrArray *own;
  LianSitingKind kind;
  LianSitePlan *best;
  GPtrArray *own_best;
} LianCoverageAnswer;

void lian_coverage_text_append (GString *out, const LianCoverageAnswer *answer);

G_END_DECLS
