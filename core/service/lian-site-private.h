/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of siting share. */
#pragma once

#include "lian-ground-private.h"
#include "lian-site.h"

typedef struct
{
  LianGround *ground;
  const LianSiteWish *wish;
  GArray *places; /* of guint: who needs a point */
  GArray *sites;  /* of LianReach: an outlet; or -1 and a place */
  gint32 *distances;
  gint64 *weights;
  gint64 *rooms; /* of each site, for how many residents; negative for all */
  guint8 *states;
} LianSiteTask;

void _lian_site_fit_rooms (const LianSiteTask *task, LianSitePlan *plan);
gint64 _lian_site_bound_rooms (const LianSiteTask *task, guint p, gint64 objective, gint64 bound,
                               gint64 steps);
