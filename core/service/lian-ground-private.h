/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the ground share. */
#pragma once

#include "lian-ground.h"

/* One more than residents consider, so that closing a single point needs no new distances. */
#define LIAN_REACH_KEPT (LIAN_REACH + 1)

/* A point in reach of a place. */
typedef struct
{
  gint32 distance;
  gint32 outlet; /* -1: none of this rank */
} LianReach;

struct _LianGround
{
  LianGroundParts *parts;
  LianReach *reach; /* LIAN_REACH_KEPT for each place, the nearest first, ties by outlet */
  guint8 *located;  /* of each place, whether its distances can be told */
  guint8 *found;    /* of each outlet, whether somebody can get there */
  gatomicrefcount refs;
};

gboolean _lian_reach_straight (LianGround *self, GCancellable *cancellable, GError **error);
gboolean _lian_reach_network (LianGround *self, GCancellable *cancellable, GError **error);
gboolean _lian_reach_from (const LianGround *self, const LianReach *sites, guint n_sites,
                           gint32 *distances, GCancellable *cancellable, GError **error);
gint32 _lian_ground_measure (const LianGroundParts *parts, gint32 metres);

static inline const LianReach *
_lian_ground_reach (const LianGround *self, guint place)
{
  return self->reach + (gsize) place * LIAN_REACH_KEPT;
}
