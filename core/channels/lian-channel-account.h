/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What goes through each channel: planned, contracted, delivered, sold. */
#pragma once

#include "lian-channel.h"
#include "lian-fen-sum.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianChannelScope:
 * @cooperative: whose account; 0 for more than one
 * @trade: of which trade, where @cooperative is 0; 0 for all
 * @from: the first day
 * @to: the last day
 *
 * What an account is about.
 */
typedef struct
{
  gint64 cooperative;
  gint64 trade;
  LianDate from;
  LianDate to;
} LianChannelScope;

/**
 * LianChannelFigures:
 * @planned: by plans that lie within the period
 * @is_planned: whether a plan says a figure; else @planned is not known
 * @contracted: due in the period under contracts that bind
 * @unknown: whether a contract of the period leaves its quantity open: then @contracted is the least
 * @delivered: delivered in the period under contracts, refused goods left out
 * @sold: sold in the period without a contract
 *
 * One channel of a row, in smallest units of its measure.
 */
typedef struct
{
  gint64 planned;
  gboolean is_planned;
  gint64 contracted;
  gboolean unknown;
  gint64 delivered;
  gint64 sold;
} LianChannelFigures;

/**
 * LianChannelRow:
 * @cooperative: whose; 0 for what is allotted to nobody and for the plan of a trade
 * @maker: (nullable): its name
 * @product: a record of type "product"; 0 where a contract only writes a name
 * @name: the name
 * @unit: the unit that figures are shown in
 * @measure: (nullable): what the unit measures
 * @channels: the figures
 * @of_trade: whether this is a line of a plan of the trade, not of a co-operative
 * @sold_for: what the sales brought
 * @most: what can be made in the period
 * @has_most: whether that is known
 *
 * One product of one co-operative, or of all together in a summed account.
 */
typedef struct
{
  gint64 cooperative;
  char *maker;
  gint64 product;
  char *name;
  LianUnit unit;
  const char *measure;
  LianChannelFigures channels[LIAN_N_CHANNELS];
  gboolean of_trade;
  LianFenSum sold_for;
  gint64 most;
  gboolean has_most;
} LianChannelRow;

/**
 * LianChannelDoubt:
 * @code: a stable name, such as "plan-contract"
 * @message: a sentence that names the figures
 * @type: (nullable): the type of the record that it is about
 * @record: its id
 *
 * Something in an account that does not add up.
 */
typedef struct
{
  const char *code;
  char *message;
  const char *type;
  gint64 record;
} LianChannelDoubt;

/**
 * LianChannelAccount:
 * @scope: what it is about
 * @rows: (element-type LianChannelRow): by product and co-operative
 * @sums: (element-type LianChannelRow): by product, all co-operatives together
 * @doubts: (element-type LianChannelDoubt): what does not add up
 * @plans: (element-type LianRecord): the plans counted
 *
 * An account of channels.  Everything in it is derived from records; nothing of it is kept.
 */
typedef struct
{
  LianChannelScope scope;
  GPtrArray *rows;
  GPtrArray *sums;
  GPtrArray *doubts;
  GPtrArray *plans;
} LianChannelAccount;

LianChannelAccount *lian_channel_account_read (LianTxn *txn, const LianChannelScope *scope,
                                               GCancellable *cancellable, GError **error);
void lian_channel_account_free (LianChannelAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianChannelAccount, lian_channel_account_free)

gint64 lian_channel_figures_done (const LianChannelFigures *figures);
LianChannelFigures lian_channel_row_total (const LianChannelRow *row);
gboolean lian_channel_percent (const LianChannelFigures *figures, gint64 *percent);
char *lian_channel_row_text (const LianChannelRow *row, gint64 smallest);

G_END_DECLS
