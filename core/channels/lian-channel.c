/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ways by which goods leave a co-operative. */
#include "lian-channel.h"

#include "lian-i18n.h"

static const struct
{
  const char *contract_type;
  const char *plan_field;
  const char *label;
} channels[LIAN_N_CHANNELS] = {
  { "PROCESSING", "processing", N_ ("processing") },
  { "ORDER", "ordering", N_ ("ordering") },
  { "SELECTIVE", "selective", N_ ("selective purchase") },
  { "PURCHASE", "purchase", N_ ("purchase") },
  { "UNIFIED", "unified", N_ ("unified purchase") },
  { "EXCLUSIVE", "exclusive", N_ ("exclusive sale") },
  { "SELF_SALE", "self_sale", N_ ("self-marketing") },
};

/**
 * lian_channel_of_contract_type:
 * @contract_type: (nullable): a value of the field "contract_type" of contracts, or of "channel" of
 *   sales
 *
 * Returns: the channel; %LIAN_CHANNEL_SELF_SALE for what is none (C2: all else is sold by oneself)
 */
LianChannel
lian_channel_of_contract_type (const char *contract_type)
{
  for (guint i = 0; i < LIAN_N_CHANNELS; i++)
    if (g_strcmp0 (channels[i].contract_type, contract_type) == 0)
      return (LianChannel) i;
  return LIAN_CHANNEL_SELF_SALE;
}

/**
 * lian_channel_plan_field:
 * @channel: a channel
 *
 * Returns: (transfer none): its field in plan lines
 */
const char *
lian_channel_plan_field (LianChannel channel)
{
  return channels[channel].plan_field;
}

/**
 * lian_channel_label:
 * @channel: a channel
 *
 * Returns: (transfer none): the English word; translate with _() when shown
 */
const char *
lian_channel_label (LianChannel channel)
{
  return channels[channel].label;
}
