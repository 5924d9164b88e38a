/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records that grounds are made of, each type read once however many grounds are made. */
#pragma once

#include "lian-ground.h"

/* What is done, and in which trade. */
typedef struct
{
  gint64 trade;
  gboolean makes; /* it is no repair or service */
} LianWork;

typedef struct
{
  LianTxn *txn;
  GHashTable *lists;        /* type, its records */
  GHashTable *works;        /* activity, LianWork; NULL until it is asked for, as the next three */
  GHashTable *makers;       /* trades that are no repair or service */
  GHashTable *cities;       /* of co-operatives */
  GHashTable *cooperatives; /* their trades */
} LianGroundRecords;

void _lian_ground_records_init (LianGroundRecords *self, LianTxn *txn);
void _lian_ground_records_clear (LianGroundRecords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianGroundRecords, _lian_ground_records_clear)

const GPtrArray *_lian_ground_records_list (LianGroundRecords *self, const char *type);
LianWork _lian_ground_records_work (LianGroundRecords *self, const LianRecord *record);
gint64 _lian_ground_records_city (LianGroundRecords *self, gint64 cooperative);
LianStandard _lian_ground_records_standard (LianGroundRecords *self, const LianGroundScope *scope,
                                            const LianStandard *given);
LianGround *_lian_ground_records_make (LianGroundRecords *self, const LianGroundScope *scope,
                                       const LianStandard *given, GCancellable *cancellable,
                                       GError **error);
GArray *_lian_ground_records_trades (LianGroundRecords *self, const LianGroundScope *scope);
void _lian_ground_add_trade (GArray *trades, gint64 trade);

/* Tables of whole numbers by id. */
GHashTable *_lian_ids_new (GDestroyNotify free_value);
void _lian_ids_put (GHashTable *ids, gint64 id, gint64 value);
gint64 _lian_ids_get (GHashTable *ids, gint64 id, gint64 otherwise);

/* What nobody has entered is -1. */
static inline gint32
_lian_ground_figure (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field) ? -1 : (gint32) lian_record_get_number (record, field);
}
