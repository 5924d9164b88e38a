/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How many members a register has, counted as a co-operative's record does. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianMemberCount:
 * @male: members and masters who are men
 * @female: members and masters who are women
 * @unknown: members and masters whose sex is not known
 * @staff: staff
 * @helpers: family helpers (auxiliary labour)
 * @apprentices: apprentices
 * @households: how many of all these joined as a household
 *
 * Of those who have not left.  A household counts once, by the sex of its head.
 */
typedef struct
{
  gint64 male;
  gint64 female;
  gint64 unknown;
  gint64 staff;
  gint64 helpers;
  gint64 apprentices;
  gint64 households;
} LianMemberCount;

void lian_member_count (const GPtrArray *members, LianMemberCount *count);

G_END_DECLS
