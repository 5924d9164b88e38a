/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was due and delivered in a scope, in one measure; private to the charts of deliveries. */
#pragma once

#include "lian-delivery-flow.h"
#include "lian-overview-charts.h"

G_BEGIN_DECLS

/**
 * LianDeliveryRow:
 * @flow: what was due or came, in fen or in the unit of the line
 * @contract: of which contract
 * @product: (nullable): what
 *
 * A date of a schedule, or a delivery.
 */
typedef struct
{
  LianFlow flow;
  gint64 contract;
  char *product;
} LianDeliveryRow;

/**
 * LianDeliveryRows:
 * @rows: (element-type LianDeliveryRow): by day
 * @months: (element-type LianFlowMonth): month by month, each line late for itself
 * @money: whether amounts are fen; else they count @unit
 * @unit: the unit of the only line
 * @n_left_out: lines that are not among them because they have no price, or none that is known in yuan
 *
 * What was due and delivered.
 */
typedef struct
{
  GArray *rows;
  GArray *months;
  gboolean money;
  LianUnit unit;
  guint n_left_out;
} LianDeliveryRows;

LianDeliveryRows *_lian_delivery_rows_new (LianTxn *txn, const LianOverviewScope *scope);
void _lian_delivery_rows_free (LianDeliveryRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDeliveryRows, _lian_delivery_rows_free)

char *_lian_delivery_rows_text (const LianDeliveryRows *self, gint64 amount);
double _lian_delivery_rows_value (const LianDeliveryRows *self, gint64 amount);

G_END_DECLS
