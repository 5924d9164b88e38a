/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage in words, for the window and for paper. */
#pragma once

#include "lian-scenario.h"
#include "lian-txn.h"

G_BEGIN_DECLS

char *lian_coverage_words_number (gint64 number);
char *lian_coverage_words_way (const LianGround *ground, gint32 distance);
char *lian_coverage_words_limit (const LianGround *ground);
char *lian_coverage_words_distance (LianMeasure measure, gint32 distance);
char *lian_coverage_words_extra (LianMeasure measure, gint64 person_distance);
char *lian_coverage_words_extra_figure (LianMeasure measure, gint64 person_distance);
char *lian_coverage_words_wait (int days);
char *lian_coverage_words_change (LianMeasure measure, gint32 before, gint32 after);
char *lian_coverage_words_place (const LianCoverage *coverage, guint place);
char *lian_coverage_words_outlet (const LianCoverage *coverage, guint outlet);
char *lian_coverage_words_measure (const LianGround *ground);
char *lian_coverage_words_service_change (LianTxn *txn, const LianServiceChange *change);
char *lian_coverage_words_totals (const LianCoverage *coverage);

G_END_DECLS
