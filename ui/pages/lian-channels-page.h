/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What goes through each channel: plan, contracts, deliveries, sales. */
#pragma once

#include "lian-read-page.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CHANNELS_PAGE (lian_channels_page_get_type ())
/**
 * LianChannelsPage:
 *
 * Of a co-operative, a trade or all, in a period: each product channel by channel, done against the
 * plan as a chart, and what does not add up.  Actions: channels.plan, channels.report,
 * channels.sales.
 */
G_DECLARE_FINAL_TYPE (LianChannelsPage, lian_channels_page, LIAN, CHANNELS_PAGE, LianReadPage)

GtkWidget *lian_channels_page_new (LianContext *context);

G_END_DECLS
