/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case and its decision, loaded for printing; private to ui/print. */
#pragma once

#include "lian-case.h"
#include "lian-paper.h"

G_BEGIN_DECLS

/**
 * LianCasePaper:
 * @paper: words and values
 * @document: what is being built
 * @decision: (nullable): the decision; %NULL for a case that is not decided
 * @facts: the case, with the facts of the decision
 */
typedef struct
{
  LianPaper paper;
  LianDocument *document;
  LianRecord *decision;
  LianCase *facts;
} LianCasePaper;

gboolean _lian_case_paper_load (LianCasePaper *self, LianTxn *txn, gint64 record, GError **error);
void _lian_case_paper_clear (LianCasePaper *self);
char *_lian_case_paper_outcome (const LianCasePaper *self);
void _lian_case_paper_add_findings (LianCasePaper *self, const GPtrArray *findings);
char *_lian_case_paper_officer (const LianCasePaper *self, const char *field);
const char *_lian_case_paper_text (const LianCasePaper *self, const char *field);
char *_lian_case_paper_dup_countersignature (const LianCasePaper *self);
gboolean _lian_case_paper_is_state (const LianCasePaper *self, const char *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianCasePaper, _lian_case_paper_clear)

G_END_DECLS
