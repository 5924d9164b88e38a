/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the parts of the siting solver share. */
#pragma once

#include "lian-effort-private.h"
#include "lian-siting.h"

G_BEGIN_DECLS

#define NOBODY G_MAXUINT32
/* Costs are kept in 65,536ths where there is room, so that the prices of the bound are whole numbers as
 * well and every bound is exact. */
#define FINEST_GRAIN 65536

/* Whom a place may be served by, the cheapest first; and the same by site. */
typedef struct
{
  guint32 who;
  gint64 cost;
} _LianLink;

typedef struct
{
  guint n_places, n_sites, p;
  gint64 grain; /* what a cost of one is kept as */
  guint *start; /* n_places + 1: where a place's links begin */
  _LianLink *links;
  guint *end; /* where they end; links of shut sites are dropped */
  guint *site_start;
  _LianLink *site_links; /* who: the place */
  guint *site_end;
  gint64 *none; /* what a place costs that none serves */
  gboolean covers; /* whether links cost nothing */
  gint64 charge; /* what an open site costs; where it is not 0, any number may be open */
  guint8 *asked; /* LianSiteState of the task */
  guint8 *state; /* the same; shut as well where it is proved that it betters nothing */
} _LianSites;

gint64 _lian_siting_distance (const LianSitingTask *task, guint place, guint site);
_LianSites *_lian_sites_new (const LianSitingTask *task, guint p);
void _lian_sites_free (_LianSites *self);
void _lian_sites_drop (_LianSites *self, const guint *keep, guint n_keep);
guint _lian_sites_fill_up (const _LianSites *self, guint *open, guint n_open);
gint64 _lian_sites_value (const _LianSites *self, const guint *open, guint n_open);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianSites, _lian_sites_free)

/* p open sites, and what swapping one of them for another would do. */
typedef struct
{
  const _LianSites *sites;
  guint p;
  guint *open; /* by slot */
  guint *slot; /* by site, or NOBODY */
  guint *first, *second; /* by place: slots of the two cheapest, or NOBODY */
  gint64 *cost1, *cost2;
  gint64 *loss; /* by slot: what closing it costs */
  gint64 *gain; /* by site: what opening it brings */
  gint64 *extra; /* by site and slot: what a swap costs less than the two together */
  gint64 value;
} _LianSwap;

_LianSwap *_lian_swap_new (const _LianSites *sites);
void _lian_swap_free (_LianSwap *self);
void _lian_swap_set (_LianSwap *self, const guint *open, _LianEffort *effort);
void _lian_swap_do (_LianSwap *self, guint slot, guint site, _LianEffort *effort);
void _lian_swap_improve (_LianSwap *self, _LianEffort *effort);
guint _lian_swap_best_slot (const _LianSwap *self, guint site);
void _lian_sites_greedy (const _LianSites *sites, guint *open, _LianEffort *effort);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianSwap, _lian_swap_free)

/* The search: what is best so far and what is proved. */
typedef struct
{
  _LianSites *sites;
  _LianEffort *effort;
  guint *best;
  guint n_best; /* p, unless sites are charged for */
  gint64 value; /* of it */
  gint64 bound; /* no answer is below */
  gint64 hopeless; /* a bound this high says that nothing of interest is left */
  gint64 *price; /* by place: the multipliers of the bound */
  double *share; /* by site: how often the bound opens it of late */
  guint32 seed[2];
} _LianSearch;

void _lian_search_offer (_LianSearch *self, const guint *open, guint n_open, gint64 value);
guint _lian_search_random (_LianSearch *self, guint n);
void _lian_search_shake (_LianSearch *self, _LianSwap *swap, gint64 steps);
gint64 _lian_search_bound (_LianSearch *self, guint8 *state, gint64 *price, guint rounds,
                           _LianSwap *swap);
gboolean _lian_search_prove (_LianSearch *self);

typedef struct __LianLinear _LianLinear;
_LianLinear *_lian_linear_new (_LianSearch *search);
void _lian_linear_free (_LianLinear *self);
gboolean _lian_linear_is_worth_while (const _LianLinear *self);
gboolean _lian_linear_solve (_LianLinear *self, const guint8 *state, gint64 *price);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianLinear, _lian_linear_free)

_LianSearch *_lian_search_new (const LianSitingTask *task, guint p, _LianEffort *effort);
void _lian_search_free (_LianSearch *self);
void _lian_search_run (_LianSearch *self);
gboolean _lian_search_is_beaten (const _LianSearch *self, gint64 bound);
gboolean _lian_search_is_over (const _LianSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianSearch, _lian_search_free)

gboolean _lian_room_is_short (const LianSitingTask *task);
gint64 _lian_room_run (const LianSitingTask *task, _LianSearch *search, gint64 bound, guint *open,
                       guint *serves);
gboolean _lian_cover_run (_LianSearch *search);
void _lian_cover_trade (_LianSearch *search, gint64 steps);

G_END_DECLS
