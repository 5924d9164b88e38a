/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whose channels can be looked at, and in which periods. */
#pragma once

#include "lian-channel-account.h"

G_BEGIN_DECLS

/**
 * LianChannelChoice:
 * @cooperative: a co-operative; 0 for none
 * @trade: a trade; 0 for none
 * @name: in words
 *
 * Somebody whose channels can be looked at; neither for all together.
 */
typedef struct
{
  gint64 cooperative;
  gint64 trade;
  char *name;
} LianChannelChoice;

/**
 * LianChannelPeriod:
 * @from: the first day
 * @to: the last day
 * @name: in words
 *
 * A period to look at.
 */
typedef struct
{
  LianDate from;
  LianDate to;
  char *name;
} LianChannelPeriod;

GPtrArray *lian_channel_list_choices (LianTxn *txn);
GPtrArray *lian_channel_list_periods (LianDate working_date);
guint lian_channel_current_period (const GPtrArray *periods, LianDate working_date);

G_END_DECLS
