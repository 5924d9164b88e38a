/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of proposals share. */
#pragma once

#include "lian-proposal.h"

LianRecord *_lian_proposal_load (LianTxn *txn, gint64 id, const char *const *states, GError **error);
GPtrArray *_lian_proposal_changes (LianTxn *txn, gint64 proposal);
char *_lian_proposal_scope_json (const LianGroundScope *scope, const LianStandard *given);
void _lian_proposal_append_figure (GString *out, const char *key, gint32 figure);
void _lian_proposal_append_scope (GString *out, const LianGroundScope *scope,
                                  const LianStandard *given);
void _lian_proposal_append_seen (GString *out, LianTxn *txn, const GPtrArray *records);
char *_lian_proposal_figures (LianTxn *txn, const LianAssessment *assessment, gboolean overridden);
gboolean _lian_proposal_is_as_seen (LianTxn *txn, const LianRecord *proposal, GPtrArray *changes,
                                    GError **error);
gboolean _lian_proposal_propose_impact (LianTxn *txn, const LianAssessment *assessment,
                                        GError **error);
gboolean _lian_proposal_drop_findings (LianTxn *txn, gint64 proposal, GError **error);
