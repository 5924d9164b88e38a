/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives by chance, with all that goes along when they change. */
#pragma once

#include "lian-reorganise.h"
#include "lian-test-contract.h"

#define WORLD_COOPERATIVES 4
#define WORLD_VARIETIES 3

typedef struct
{
  LianTestTrade trade;
  GRand *rand;
  gint64 cooperatives[WORLD_COOPERATIVES];
  gint64 contract;
  gint64 varieties[WORLD_VARIETIES];
  LianReorganiseRequest *wish;
  char *text;
} World;

World *world_new (guint32 seed);
void world_free (World *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
int world_among (World *self, int n);
