/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands in each account on a day. */
#pragma once

#include "lian-deed.h"

G_BEGIN_DECLS

/**
 * LianAccountBook:
 *
 * The sums of all accounts over a list of entries.
 */
typedef struct _LianAccountBook LianAccountBook;

LianAccountBook *lian_account_book_new (const GPtrArray *entries, LianDate until);
void lian_account_book_free (LianAccountBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAccountBook, lian_account_book_free)

gint64 lian_account_book_sum (const LianAccountBook *self, LianAccount account, gint64 member, gint64 unit);
gint64 lian_account_book_paid (const LianAccountBook *self, gint64 member, gint64 unit);
GArray *lian_account_book_list (const LianAccountBook *self);

const LianRecord *lian_journal_find (const GPtrArray *entries, gint64 id);
gboolean lian_journal_is_reversed (const GPtrArray *entries, const LianRecord *entry);
gint64 lian_journal_change (const GPtrArray *entries, const LianRecord *entry, LianAccount account, gint64 member,
                            gint64 unit);
gint64 lian_journal_sum_docked (const GPtrArray *entries);
const LianRecord *lian_journal_find_reversed (const GPtrArray *entries, const LianRecord *entry);

G_END_DECLS
