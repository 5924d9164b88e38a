/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether proposals still follow from the base that they were worked out from. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianProposalCheck:
 * @proposal: the proposal
 * @number: its number, or ""
 * @same: whether its figures follow from the base as it stood then
 * @detail: (nullable): why not
 *
 * What was found about one proposal.
 */
typedef struct
{
  gint64 proposal;
  char *number;
  gboolean same;
  char *detail;
} LianProposalCheck;

void lian_proposal_check_free (LianProposalCheck *check);
gboolean lian_proposal_check_all (LianStore *store, const char *path, GPtrArray *out,
                                  GError **error);

G_END_DECLS
