/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can be booked, and which accounts it touches. */
#pragma once

#include "lian-account.h"
#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianPosting:
 * @account: the account
 * @member: whose it is; 0 for accounts of the co-operative
 * @unit: what @amount is counted in; 0 for fen
 * @amount: debit above zero, credit below
 *
 * One side of an entry.  The sides of an entry sum up to nothing in each unit.
 */
typedef struct
{
  LianAccount account;
  gint64 member;
  gint64 unit;
  gint64 amount;
} LianPosting;

/**
 * LIAN_POSTINGS_MOST:
 *
 * Most sides that an entry has: two in money and two in goods.
 */
#define LIAN_POSTINGS_MOST 4

extern const LianChoice lian_choices_deed[];

gboolean lian_deed_takes_money (const char *deed);
gboolean lian_deed_takes_goods (const char *deed);
gboolean lian_deed_is (const LianRecord *entry, const char *deed);
gboolean lian_deed_is_carried (const LianRecord *entry);
gboolean lian_deed_is_dividend (const LianRecord *entry);
guint lian_deed_post (const LianRecord *entry, const LianRecord *reversed,
                      LianPosting postings[LIAN_POSTINGS_MOST]);
LianDate lian_deed_effect (const LianRecord *entry, const LianRecord *reversed);

G_END_DECLS
