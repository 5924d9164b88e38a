/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An account of channels while it is read. */
#pragma once

#include "lian-channel-account.h"

typedef struct
{
  LianTxn *txn;
  LianChannelAccount *account;
  GHashTable *rows;    /* key text, LianChannelRow */
  GHashTable *makers;  /* id, LianRecord of type "cooperative" */
  GPtrArray *currencies;
} LianChannelReading;

/* What a figure belongs to. */
typedef struct
{
  gint64 cooperative;
  gint64 product;
  const char *name;
  gint64 unit;
  gboolean of_trade;
} LianChannelPlace;

LianChannelRow *_lian_channel_row (LianChannelReading *self, const LianChannelPlace *place);
gboolean _lian_channel_is_ours (LianChannelReading *self, gint64 cooperative, gint64 product);
void _lian_channel_row_free (gpointer row);
GPtrArray *_lian_channel_sum (const LianChannelAccount *account);
gboolean _lian_channel_read_contracts (LianChannelReading *self, GCancellable *cancellable,
                                       GError **error);
LianChannelAccount *_lian_channel_read_plans (LianTxn *txn, LianDate from, LianDate to);
void _lian_channel_add_doubt (LianChannelReading *self, const char *code, const char *type, gint64 record,
                              char *message);
void _lian_channel_compare_materials (LianChannelReading *self);
void _lian_channel_find_doubts (LianChannelReading *self);
