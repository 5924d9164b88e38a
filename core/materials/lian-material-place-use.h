/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a material was used for in a period, store by store and workshop by workshop, against the norm. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPlaceUse:
 * @place: the store that it came from; 0 where nothing was issued that it could have come from
 * @cooperative: in whose workshop it was used; 0 where a delivery names no maker
 * @orderers: whether it is the orderer's; it is never added to the makers' own
 * @for_contracts: whether it was used for contracts; without one there is no norm to hold it against
 * @norm_known: whether every delivery that took it has a norm
 * @use_known: whether any use was entered; without it, what was used is not known
 * @by_norm: by the norm, for what was delivered in the period and not refused
 * @issued: what went to the workshop, and what was used straight from the store
 * @used: what was used in fact
 * @returned: what came back
 * @lost: what was lost in the workshop
 *
 * In smallest units.
 */
typedef struct
{
  gint64 place;
  gint64 cooperative;
  gboolean orderers;
  gboolean for_contracts;
  gboolean norm_known;
  gboolean use_known;
  gint64 by_norm;
  gint64 issued;
  gint64 used;
  gint64 returned;
  gint64 lost;
} LianPlaceUse;

GArray *lian_material_use_by_place (LianTxn *txn, gint64 material, LianDate from, LianDate to);

G_END_DECLS
