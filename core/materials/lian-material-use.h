/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a contract used of a material, against the norm; the account with the orderer. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianMaterialUse:
 * @contract: the contract
 * @material: the material
 * @orderers: whether it is the orderer's; its account is kept apart from the makers' own
 * @norm_known: whether every line that takes it has a norm
 * @use_known: whether any use was entered; without it, what was used is not known
 * @needed: by the norm, for all that is contracted
 * @by_norm: by the norm, for all that was delivered and not refused
 * @received: what the orderer sent, opening stock included
 * @issued: what went to workshops, and what was used straight from the store
 * @returned: what came back from workshops
 * @used: what was used in fact
 * @lost: what was lost in workshops, and of the orderer's material in stores too
 * @counted: of the orderer's material, what counts found beyond the books
 * @back: what was given back to the orderer
 * @kept: what was left to the makers against money
 * @paid: overrun that was settled in money
 * @in_work: what is in workshops
 * @rest: what is in workshops, and of the orderer's material in stores
 *
 * In smallest units, up to a day.
 */
typedef struct
{
  gint64 contract;
  gint64 material;
  gboolean orderers;
  gboolean norm_known;
  gboolean use_known;
  gint64 needed;
  gint64 by_norm;
  gint64 received;
  gint64 issued;
  gint64 returned;
  gint64 used;
  gint64 lost;
  gint64 counted;
  gint64 back;
  gint64 kept;
  gint64 paid;
  gint64 in_work;
  gint64 rest;
} LianMaterialUse;

GArray *lian_material_use (LianTxn *txn, gint64 contract, LianDate to);
gint64 lian_material_use_beyond (const LianMaterialUse *use);
gboolean lian_material_use_is_open (const LianMaterialUse *use);
GArray *lian_material_use_all (LianTxn *txn, gint64 material, LianDate to);

G_END_DECLS
