/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of materials: what each place had, got, gave and has. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianStockLine:
 * @material: the material
 * @place: where it lies
 * @source: of which source; its place in lian_choices_material_source
 * @owner: the contract whose orderer it belongs to; 0 for material of the other sources
 * @opening: what was there when the period began, and what was entered as opening stock in it
 * @in: what came in
 * @moved_in: what came from another place
 * @returned: what came back from workshops
 * @issued: what went to workshops
 * @used: what was used straight from the store
 * @moved_out: what went to another place
 * @lost: what was lost
 * @counted: what counts found beyond the books; less than 0 where they found less
 * @back: what was given back to the orderer
 * @settled: what was left to the makers against money
 * @closing: what is there at the end of the period
 * @reserved: what is kept for contracts at the end of the period, of a source that they plan with
 *
 * A line of the balance, in smallest units.  @closing = @opening + @in + @moved_in + @returned -
 * @issued - @used - @moved_out - @lost + @counted - @back - @settled.
 */
typedef struct
{
  gint64 material;
  gint64 place;
  guint source;
  gint64 owner;
  gint64 opening;
  gint64 in;
  gint64 moved_in;
  gint64 returned;
  gint64 issued;
  gint64 used;
  gint64 moved_out;
  gint64 lost;
  gint64 counted;
  gint64 back;
  gint64 settled;
  gint64 closing;
  gint64 reserved;
} LianStockLine;

GArray *lian_material_balance (LianTxn *txn, gint64 material, LianDate from, LianDate to);

/**
 * LianReserved:
 * @place: where it is kept
 * @contract: for which contract
 * @source: of which source the contract plans with; see lian_choices_material_source
 * @quantity: what is still kept, less what the contract has taken
 *
 * What of a material is kept in a place for a contract.
 */
typedef struct
{
  gint64 place;
  gint64 contract;
  guint source;
  gint64 quantity;
} LianReserved;

GArray *lian_material_reserved (LianTxn *txn, gint64 material, LianDate day);

G_END_DECLS
