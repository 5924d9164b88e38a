/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage as JSON: for the command line, and for what a proposal keeps. */
#pragma once

#include "lian-scenario.h"
#include "lian-site.h"

G_BEGIN_DECLS

void lian_coverage_json_totals (GString *out, const LianCoverageTotals *totals);
void lian_coverage_json_comparison (GString *out, const LianComparison *comparison);
void lian_coverage_json_closing (GString *out, const LianGround *ground, const LianClosing *closing);
void lian_coverage_json_plan (GString *out, const LianGround *ground, const LianSitePlan *plan);
const char *lian_loss_code (LianLoss why);
const char *lian_gain_code (LianGain gain);

G_END_DECLS
