/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Materials, contracts and plans by chance, kept in plain arrays beside the base. */
#pragma once

#include "lian-store.h"
#include "lian-test-base.h"

/* The day that the days of a world count from. */
extern LianDate world_first_day;
#define DAYS 40
#define TODAY 20
#define N_PLACES 3
#define N_MAKERS 2
#define N_CONTRACTS 3

typedef struct
{
  int day;
  int kind; /* 0 opening, 1 in, 2 issued, 3 returned, 4 used from the store, 5 loss, 6 counted, 7 transfer,
               8 used in the workshop */
  int place; /* -1: none */
  int to;
  int source; /* 0 allocation, 3 local */
  int contract;
  int maker;
  gint64 quantity;
} Move;

typedef struct
{
  gint64 quantity, per; /* norm */
  gint64 contracted;
  int due[2];
  gint64 scheduled[2];
  gint64 allotted[N_MAKERS];
  gint64 delivered[N_MAKERS];
  gint64 reserved[N_PLACES];
} Contract;

/* What a maker plans by itself, and what it sold of that. */
typedef struct
{
  gint64 ordered, own, sold;
  gint64 quantity, per; /* norm */
  int until;
} Plan;

typedef struct
{
  GRand *random;
  Move moves[40];
  int n_moves;
  Contract contracts[N_CONTRACTS];
  Plan plans[N_MAKERS];
  gint64 material, unit, pieces, dozen;
  gint64 makers[N_MAKERS], places[N_PLACES], contract_ids[N_CONTRACTS], wanted[N_CONTRACTS];
  gboolean too_much;
} World;

int world_chance (World *w, int n);
void world_make (World *w);
gboolean world_put (LianTxn *txn, gpointer world, GCancellable *cancellable, GError **error);
gboolean world_put_reservations (LianTxn *txn, gpointer world, GCancellable *cancellable, GError **error);
gint64 world_stock (const World *w, int place, int source, int day);
gint64 world_stock_of_place (const World *w, int place, int day);
gint64 world_taken (const World *w, int contract, int place);
