/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the coverage job share. */
#pragma once

#include "lian-coverage-job.h"

G_BEGIN_DECLS

/* -weigh.c: what would come of changes */
void _lian_coverage_job_read_proposals (LianCoverageJob *self, LianTxn *txn);
gboolean _lian_coverage_job_look_at_proposal (LianCoverageJob *self, LianTxn *txn,
                                              GCancellable *cancellable, GError **error);
gboolean _lian_coverage_job_try (LianCoverageJob *self, LianTxn *txn, const LianStandard *given,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
