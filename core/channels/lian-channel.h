/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ways by which goods leave a co-operative. */
#pragma once

#include "lian-type.h"

G_BEGIN_DECLS

/**
 * LianChannel:
 * @LIAN_CHANNEL_PROCESSING: processing of the orderer's material
 * @LIAN_CHANNEL_ORDERING: ordering
 * @LIAN_CHANNEL_SELECTIVE: selective purchase
 * @LIAN_CHANNEL_PURCHASE: purchase
 * @LIAN_CHANNEL_UNIFIED: unified purchase
 * @LIAN_CHANNEL_EXCLUSIVE: exclusive sale
 * @LIAN_CHANNEL_SELF_SALE: self-marketing
 * @LIAN_N_CHANNELS: their number
 *
 * As the types of contract (domain.md §5, §6), in the order of plans.
 */
typedef enum
{
  LIAN_CHANNEL_PROCESSING,
  LIAN_CHANNEL_ORDERING,
  LIAN_CHANNEL_SELECTIVE,
  LIAN_CHANNEL_PURCHASE,
  LIAN_CHANNEL_UNIFIED,
  LIAN_CHANNEL_EXCLUSIVE,
  LIAN_CHANNEL_SELF_SALE,
  LIAN_N_CHANNELS,
} LianChannel;

LianChannel lian_channel_of_contract_type (const char *contract_type);
const char *lian_channel_plan_field (LianChannel channel);
const char *lian_channel_label (LianChannel channel);

G_END_DECLS
