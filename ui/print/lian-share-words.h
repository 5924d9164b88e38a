/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Amounts of shares in words, for paper. */
#pragma once

#include "lian-member-account.h"
#include "lian-paper.h"

G_BEGIN_DECLS

char *lian_share_amount (const LianPaper *paper, gint64 unit, gint64 amount);
char *lian_share_arrears (const LianPaper *paper, const LianShareStanding *share);
LianRecord *lian_share_load_member (const LianPaper *paper, gint64 member, GError **error);
char *lian_share_subtitle (const LianPaper *paper, const LianRecord *member, LianDate day);

G_END_DECLS
