/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ground of the service points: who lives where, which points and rounds serve them, how far it
 * is. */
#pragma once

#include <gio/gio.h>

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_NO_WAY:
 *
 * The distance of what can't be reached, or whose position is not known.
 */
#define LIAN_NO_WAY G_MAXINT32

/**
 * LIAN_REACH:
 *
 * How many points residents consider: nobody walks past so many full shops.
 */
#define LIAN_REACH 16

/**
 * LIAN_TRADE_NOT_NAMED:
 *
 * In place of a trade: what belongs to none.
 */
#define LIAN_TRADE_NOT_NAMED G_GINT64_CONSTANT (-1)

/**
 * LianMeasure:
 * @LIAN_MEASURE_METRES: distances are whole metres
 * @LIAN_MEASURE_MINUTES: distances are whole seconds of walking
 *
 * What a distance counts.
 */
typedef enum
{
  LIAN_MEASURE_METRES,
  LIAN_MEASURE_MINUTES,
} LianMeasure;

/**
 * LianGroundScope:
 * @trade: the trade; 0 for all repair and service trades together; %LIAN_TRADE_NOT_NAMED for points
 *   and rounds whose trade nobody has named
 * @city: the city; 0 for all
 * @day: the day; points closed before it are left out
 * @measure: what a distance counts
 * @network: whether distances follow the ways of the base; else they are straight lines
 *
 * Which ground is looked at.
 */
typedef struct
{
  gint64 trade;
  gint64 city;
  LianDate day;
  LianMeasure measure;
  gboolean network;
} LianGroundScope;

/**
 * LianStandard:
 * @id: the record of type "service_standard"; 0 when the figures were given by hand
 * @limit: how far residents may have to go, in metres or seconds as the scope measures; -1 when
 *   nobody has set it
 * @wait_days: how many days they may have to wait for a round; -1 not set
 * @metres_per_minute: how fast people walk; -1 not set
 * @need: customers a month per 1,000 residents; -1 not set: capacities are not counted then
 * @tolerated: residents per 1,000 who may lose before consumers count as suffering; -1 not set
 * @extra: mean longer way per resident that counts as suffering, in metres or seconds; -1 not set
 *
 * The figures that the words of the rules are measured by (A13).  None has a default.
 */
typedef struct
{
  gint64 id;
  gint32 limit;
  gint32 wait_days;
  gint32 metres_per_minute;
  gint32 need;
  gint32 tolerated;
  gint32 extra;
} LianStandard;

/**
 * LIAN_STANDARD_NONE:
 *
 * A standard that sets nothing.
 */
#define LIAN_STANDARD_NONE ((LianStandard){ 0, -1, -1, -1, -1, -1, -1 })

/**
 * LianPlace:
 * @id: the record of type "neighbourhood"
 * @title: its name
 * @x: metres east
 * @y: metres north
 * @placed: whether @x and @y are known
 * @residents: how many live there; -1 when not known
 *
 * Where residents live.  A place with 0 residents is a crossing of ways.
 */
typedef struct
{
  gint64 id;
  char *title;
  gint32 x;
  gint32 y;
  gboolean placed;
  gint32 residents;
} LianPlace;

/**
 * LianOutlet:
 * @id: the record of type "service_point"; 0 of one that a proposal would open
 * @title: its name
 * @cooperative: whose it is
 * @activity: the activity it belongs to; 0 when none is named
 * @trade: its own trade, even where it is here for a further one; 0 when none is named
 * @x: metres east
 * @y: metres north
 * @placed: whether @x and @y are known
 * @borrowed: whether they are those of its neighbourhood, since it has none itself
 * @place: its neighbourhood's index among the places; -1 when none is named
 * @capacity: customers a month of the trade looked at; -1 when not known
 * @days: days of the week it is open, bit 0 for Monday to bit 6; 0 for every day
 * @unreasonable: fact of R3
 * @investigated: fact of R3
 * @prepared: "adjustment_prepared", fact of R3
 *
 * A service point.
 */
typedef struct
{
  gint64 id;
  char *title;
  gint64 cooperative;
  gint64 activity;
  gint64 trade;
  gint32 x;
  gint32 y;
  gboolean placed;
  gboolean borrowed;
  gint32 place;
  gint32 capacity;
  guint8 days;
  LianTruth unreasonable;
  LianTruth investigated;
  LianTruth prepared;
} LianOutlet;

/**
 * LianStop:
 * @tour: index of the round
 * @place: index of the place it serves
 * @days: days of the week it comes, bit 0 for Monday to bit 6; 0 when not known
 *
 * A stop of a door-to-door round.
 */
typedef struct
{
  gint32 tour;
  gint32 place;
  guint8 days;
} LianStop;

/**
 * LianTour:
 * @id: the record of type "round"; 0 of one that a proposal would begin
 * @title: its name
 * @cooperative: whose it is
 * @activity: the activity it belongs to; 0 when none is named
 * @days: days of the week, bit 0 for Monday to bit 6; 0 when not known
 *
 * A door-to-door round.  Its stops stand apart.
 */
typedef struct
{
  gint64 id;
  char *title;
  gint64 cooperative;
  gint64 activity;
  guint8 days;
} LianTour;

/**
 * LianWay:
 * @from: index of a place
 * @to: index of a place; -1 when the way leads to @outlet
 * @outlet: index of an outlet; -1 when the way leads to @to
 * @length: metres or seconds as the scope measures
 *
 * A stretch of the network, walked both ways.  Of two between the same ends the later one counts.
 */
typedef struct
{
  gint32 from;
  gint32 to;
  gint32 outlet;
  gint32 length;
} LianWay;

/**
 * LianGroundParts:
 * @scope: which ground
 * @standard: the figures in force
 * @places: (element-type LianPlace): owns the titles
 * @outlets: (element-type LianOutlet): owns the titles; ties go to the one that comes first
 * @tours: (element-type LianTour): owns the titles
 * @stops: (element-type LianStop): of all tours
 * @ways: (element-type LianWay): the network; empty when the distances are straight lines
 *
 * What a ground is made of.
 */
typedef struct
{
  LianGroundScope scope;
  LianStandard standard;
  GArray *places;
  GArray *outlets;
  GArray *tours;
  GArray *stops;
  GArray *ways;
} LianGroundParts;

LianGroundParts *lian_ground_parts_new (void);
LianGroundParts *lian_ground_parts_copy (const LianGroundParts *parts);
void lian_ground_parts_free (LianGroundParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianGroundParts, lian_ground_parts_free)

/**
 * LianGround:
 *
 * A ground with its distances.  It never changes once it is made and may be used by several threads.
 */
typedef struct _LianGround LianGround;

LianGround *lian_ground_new (LianGroundParts *parts, GCancellable *cancellable, GError **error);
LianGround *lian_ground_read (LianTxn *txn, const LianGroundScope *scope,
                              const LianStandard *given, GCancellable *cancellable,
                              GError **error);
LianRecord *lian_standard_find (LianTxn *txn, const LianGroundScope *scope);
LianGround *lian_ground_ref (LianGround *self);
void lian_ground_unref (LianGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianGround, lian_ground_unref)

const LianGroundParts *lian_ground_get_parts (const LianGround *self);
LianMeasure lian_ground_get_measure (const LianGround *self);
const LianPlace *lian_ground_get_places (const LianGround *self, guint *n_places);
const LianOutlet *lian_ground_get_outlets (const LianGround *self, guint *n_outlets);
const LianTour *lian_ground_get_tours (const LianGround *self, guint *n_tours);
const LianStandard *lian_ground_get_standard (const LianGround *self);
gint32 lian_ground_get_distance (const LianGround *self, guint place, guint rank, gint32 *outlet);
int lian_ground_find_outlet (const LianGround *self, gint64 id);
int lian_ground_find_place (const LianGround *self, gint64 id);
int lian_ground_find_tour (const LianGround *self, gint64 id);
gint32 lian_ground_straight (gint32 x1, gint32 y1, gint32 x2, gint32 y2);
int lian_weekdays_wait (guint8 days);

G_END_DECLS
