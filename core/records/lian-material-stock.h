/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lies of one material in one place, as the movements say. */
#pragma once

#include "lian-check.h"

G_BEGIN_DECLS

/**
 * LianStockStep:
 * @day: when it happened
 * @order: its place within the day: what comes in counts before what goes out, a count comes last
 * @id: the movement
 * @material: the material
 * @place: where
 * @source: of which source; see lian_choices_material_source
 * @owner: the contract whose orderer the material belongs to; 0 for material of the other sources
 * @contract: the contract it was moved for; 0 for none
 * @takes: whether it is issue, use or return, so that it draws on a reservation
 * @counted: whether @quantity is what was found at a count, and not a change
 * @quantity: the change in smallest units; less than nothing where material leaves
 *
 * What one movement does to the stock of one place.  Stock is told apart by place, material, @source
 * and @owner.
 */
typedef struct
{
  LianDate day;
  int order;
  gint64 id;
  gint64 material;
  gint64 place;
  guint source;
  gint64 owner;
  gint64 contract;
  gboolean takes;
  gboolean counted;
  gint64 quantity;
} LianStockStep;

guint lian_movement_steps (const LianRecord *movement, LianStockStep steps[2]);
int lian_stock_step_compare (gconstpointer a, gconstpointer b);

typedef struct _LianStock LianStock;

LianStock *_lian_stock_new (LianCheck *c, gint64 place, gint64 material);
void _lian_stock_unref (LianStock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianStock, _lian_stock_unref)

gint64 _lian_stock_free_on (const LianStock *self, LianDate day);
gint64 _lian_stock_least (const LianStock *self, const LianRecord *movement, LianDate *day);
gint64 _lian_stock_left (const LianStock *self, const LianRecord *movement, LianDate day);
gint64 _lian_stock_reserved (const LianStock *self, const LianRecord *reservation, gint64 contract,
                             gboolean mine);

G_END_DECLS
