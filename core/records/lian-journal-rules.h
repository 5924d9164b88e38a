/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rules over the books: what a single entry can't tell by itself. */
#pragma once

#include "lian-check.h"

G_BEGIN_DECLS

void _lian_journal_check_reversal (LianCheck *c, const LianRecord *r);
void _lian_journal_check_docked (LianCheck *c, const LianRecord *r);
void _lian_journal_check_terms (LianCheck *c, const LianRecord *r);
void _lian_journal_check_balance (LianCheck *c, const LianRecord *r, gboolean gone);
void _lian_journal_check_forward (LianCheck *c, const LianRecord *r, const char *field, gboolean added);
void _lian_journal_check_act (LianCheck *c, const LianRecord *r);
void _lian_journal_check_dividend (LianCheck *c, const LianRecord *r);
void _lian_journal_check_carried (LianCheck *c, const LianRecord *r);
gboolean _lian_journal_has_entries (LianCheck *c, const LianRecord *r);

G_END_DECLS
