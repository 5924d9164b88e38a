/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ground that the base holds for one trade, city and day. */
#include "lian-ground-private.h"
#include "lian-scenario.h"

/* What an activity says about the trade of its points and rounds. */
typedef struct
{
  gint64 trade;
  gboolean makes; /* its work is no repair or service */
} Work;

typedef struct
{
  LianTxn *txn;
  LianGroundParts *parts;
  GHashTable *works;         /* activity, Work */
  GHashTable *makers;        /* trades that are no repair or service */
  GHashTable *cities;        /* of co-operatives */
  GHashTable *cooperatives;  /* their trades */
  GHashTable *places;        /* neighbourhood, its index */
  GHashTable *outlets;       /* service point, its index */
  GHashTable *tours;         /* round, its index */
  GHashTable *further;       /* service point, record of point_trade of the trade looked at */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->parts, lian_ground_parts_free);
  g_clear_pointer (&reading->works, g_hash_table_unref);
  g_clear_pointer (&reading->makers, g_hash_table_unref);
  g_clear_pointer (&reading->cities, g_hash_table_unref);
  g_clear_pointer (&reading->cooperatives, g_hash_table_unref);
  g_clear_pointer (&reading->places, g_hash_table_unref);
  g_clear_pointer (&reading->outlets, g_hash_table_unref);
  g_clear_pointer (&reading->tours, g_hash_table_unref);
  g_clear_pointer (&reading->further, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
put (GHashTable *table, gint64 id, gint64 value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_memdup2 (&value, sizeof value));
}

static gint64
get (GHashTable *table, gint64 id, gint64 otherwise)
{
  const gint64 *value = g_hash_table_lookup (table, &id);
  return value != NULL ? *value : otherwise;
}

static GPtrArray *
list (const Reading *reading, const char *type)
{
  return lian_txn_list_all (reading->txn, lian_type_find (type));
}

static gint64
number (const LianRecord *record, const char *field)
{
  return lian_record_get_number (record, field);
}

static gint32
figure (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field) ? -1 : (gint32) number (record, field);
}

static gboolean
is_manufacture (const LianRecord *record)
{
  return g_strcmp0 (lian_record_get_text (record, "trade_class"), "MANUFACTURE") == 0;
}

static void
read_trades (Reading *reading)
{
  g_autoptr (GPtrArray) trades = list (reading, "trade");
  g_autoptr (GPtrArray) cooperatives = list (reading, "cooperative");
  reading->makers = new_table (g_free);
  reading->cities = new_table (g_free);
  reading->cooperatives = new_table (g_free);
  for (guint i = 0; i < trades->len; i++)
    if (is_manufacture (trades->pdata[i]))
      put (reading->makers, lian_record_get_id (trades->pdata[i]), TRUE);
  for (guint i = 0; i < cooperatives->len; i++)
    {
      const LianRecord *record = cooperatives->pdata[i];
      put (reading->cities, lian_record_get_id (record), number (record, "city"));
      put (reading->cooperatives, lian_record_get_id (record), number (record, "trade"));
    }
}

static gboolean
is_making_trade (const Reading *reading, gint64 trade)
{
  return get (reading->makers, trade, FALSE) != FALSE;
}

/* An activity's class is the officer's word; only without it does the trade's hold. */
static void
read_works (Reading *reading)
{
  g_autoptr (GPtrArray) activities = list (reading, "activity");
  reading->works = new_table (g_free);
  for (guint i = 0; i < activities->len; i++)
    {
      const LianRecord *record = activities->pdata[i];
      gint64 id = lian_record_get_id (record);
      Work work = { number (record, "trade"), is_manufacture (record) };
      if (lian_record_is_empty (record, "trade_class"))
        work.makes = is_making_trade (reading, work.trade);
      g_hash_table_insert (reading->works, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&work, sizeof work));
    }
}

/* Its own trade, else that of its activity, else that of its co-operative. */
static Work
work_of (const Reading *reading, const LianRecord *record)
{
  gint64 activity = number (record, "activity"), trade = number (record, "trade");
  const Work *found = g_hash_table_lookup (reading->works, &activity);
  Work work = found != NULL ? *found : (Work){ 0, FALSE };
  if (trade != 0)
    work.trade = trade;
  if (work.trade == 0)
    work.trade = get (reading->cooperatives, number (record, "cooperative"), 0);
  if (found == NULL)
    work.makes = is_making_trade (reading, work.trade);
  return work;
}

static gboolean
is_of_trade (const Reading *reading, const LianRecord *record)
{
  Work work = work_of (reading, record);
  gint64 wanted = reading->parts->scope.trade;
  if (wanted == LIAN_TRADE_NOT_NAMED)
    return work.trade == 0 && !work.makes;
  return wanted != 0 ? work.trade == wanted : !work.makes;
}

static gboolean
is_there (const Reading *reading, const LianRecord *record, const char *from, const char *until)
{
  LianDate day = reading->parts->scope.day;
  LianDate first = lian_record_get_date (record, from), end = lian_record_get_date (record, until);
  return (first == 0 || first <= day) && (end == 0 || end > day);
}

/* By its neighbourhood; without one, by its co-operative. */
static gboolean
is_in_city (const Reading *reading, const LianRecord *record)
{
  gint64 place = number (record, "neighbourhood"), city = reading->parts->scope.city;
  if (city == 0)
    return TRUE;
  if (place != 0)
    return g_hash_table_contains (reading->places, &place);
  return get (reading->cities, number (record, "cooperative"), 0) == city;
}

static gboolean
read_position (const LianRecord *record, gint32 *x, gint32 *y)
{
  gint64 east = number (record, "x"), north = number (record, "y");
  if (lian_record_is_empty (record, "x") || lian_record_is_empty (record, "y")
      || ABS (east) >= G_MAXINT32 || ABS (north) >= G_MAXINT32)
    return FALSE;
  *x = (gint32) east;
  *y = (gint32) north;
  return TRUE;
}

static void
read_places (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "neighbourhood");
  gint64 city = reading->parts->scope.city;
  reading->places = new_table (g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      if (city != 0 && number (record, "city") != city)
        continue;
      LianPlace place = { .id = lian_record_get_id (record) };
      place.title = g_strdup (lian_record_get_title (record));
      place.placed = read_position (record, &place.x, &place.y);
      place.residents = figure (record, "residents");
      put (reading->places, place.id, reading->parts->places->len);
      g_array_append_val (reading->parts->places, place);
    }
}

/* Further trades of a point count with what the point can do in them. */
static void
read_further_trades (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "point_trade");
  gint64 trade = reading->parts->scope.trade;
  reading->further = new_table ((GDestroyNotify) lian_record_free);
  for (guint i = 0; trade != 0 && i < records->len; i++)
    {
      gint64 point = number (records->pdata[i], "service_point");
      if (number (records->pdata[i], "trade") == trade)
        g_hash_table_insert (reading->further, g_memdup2 (&point, sizeof point),
                             lian_record_copy (records->pdata[i]));
    }
}

static void
add_outlet (Reading *reading, const LianRecord *record, const LianRecord *capacity)
{
  LianOutlet outlet = { .id = lian_record_get_id (record),
                        .cooperative = number (record, "cooperative"),
                        .activity = number (record, "activity"),
                        .trade = work_of (reading, record).trade,
                        .days = lian_weekdays_parse (lian_record_get_text (record, "weekdays")),
                        .unreasonable = lian_record_get_truth (record, "unreasonable"),
                        .investigated = lian_record_get_truth (record, "investigated"),
                        .prepared = lian_record_get_truth (record, "adjustment_prepared") };
  outlet.title = g_strdup (lian_record_get_title (record));
  outlet.capacity = lian_capacity_of_month (figure (capacity, "capacity"), outlet.days);
  outlet.place = (gint32) get (reading->places, number (record, "neighbourhood"), -1);
  outlet.placed = read_position (record, &outlet.x, &outlet.y);
  if (!outlet.placed && outlet.place >= 0)
    {
      const LianPlace *place = &g_array_index (reading->parts->places, LianPlace, outlet.place);
      outlet.x = place->x;
      outlet.y = place->y;
      outlet.placed = outlet.borrowed = place->placed;
    }
  put (reading->outlets, outlet.id, reading->parts->outlets->len);
  g_array_append_val (reading->parts->outlets, outlet);
}

static void
read_outlets (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "service_point");
  reading->outlets = new_table (g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      gint64 id = lian_record_get_id (record);
      const LianRecord *further = g_hash_table_lookup (reading->further, &id);
      gboolean own = is_of_trade (reading, record);
      if ((own || further != NULL) && is_there (reading, record, "opened", "closed")
          && is_in_city (reading, record))
        add_outlet (reading, record, own ? record : further);
    }
}

static void
read_tours (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "round");
  reading->tours = new_table (g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      if (!is_of_trade (reading, record) || !is_there (reading, record, "began", "ended")
          || !is_in_city (reading, record))
        continue;
      LianTour tour = { .id = lian_record_get_id (record),
                        .cooperative = number (record, "cooperative"),
                        .activity = number (record, "activity"),
                        .days = lian_weekdays_parse (lian_record_get_text (record, "weekdays")) };
      LianStop home = { (gint32) reading->parts->tours->len,
                        (gint32) get (reading->places, number (record, "neighbourhood"), -1),
                        tour.days };
      tour.title = g_strdup (lian_record_get_title (record));
      put (reading->tours, tour.id, reading->parts->tours->len);
      g_array_append_val (reading->parts->tours, tour);
      if (home.place >= 0)
        g_array_append_val (reading->parts->stops, home);
    }
}

/* A round with stops of its own serves these; its neighbourhood is then only where it sets out. */
static void
read_stops (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "round_stop");
  g_autofree gboolean *listed = g_new0 (gboolean, reading->parts->tours->len + 1);
  GArray *stops = reading->parts->stops;
  for (guint i = 0; i < records->len; i++)
    {
      gint64 tour = get (reading->tours, number (records->pdata[i], "round"), -1);
      if (tour >= 0)
        listed[tour] = TRUE;
    }
  for (guint i = stops->len; i-- > 0;)
    if (listed[g_array_index (stops, LianStop, i).tour])
      g_array_remove_index (stops, i);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      LianStop stop = { (gint32) get (reading->tours, number (record, "round"), -1),
                        (gint32) get (reading->places, number (record, "neighbourhood"), -1),
                        lian_weekdays_parse (lian_record_get_text (record, "weekdays")) };
      if (stop.tour < 0 || stop.place < 0)
        continue;
      if (stop.days == 0)
        stop.days = g_array_index (reading->parts->tours, LianTour, stop.tour).days;
      g_array_append_val (stops, stop);
    }
}

/* Metres or seconds; of the two figures of a way the one that is missing is reckoned from the other,
 * if one knows how fast people walk. */
static gint32
length_of_way (const Reading *reading, const LianRecord *record)
{
  gint64 metres = figure (record, "metres"), minutes = figure (record, "minutes");
  gint64 speed = reading->parts->standard.metres_per_minute, length;
  if (reading->parts->scope.measure == LIAN_MEASURE_METRES)
    length = metres >= 0 || speed <= 0 || minutes < 0 ? metres : minutes * speed;
  else if (minutes >= 0)
    length = minutes * 60;
  else
    length = metres >= 0 && speed > 0 ? (metres * 60 + speed / 2) / speed : -1;
  return (gint32) MIN (length, LIAN_NO_WAY - 1);
}

static void
read_ways (Reading *reading)
{
  g_autoptr (GPtrArray) records = list (reading, "way");
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      LianWay way = { (gint32) get (reading->places, number (record, "from_neighbourhood"), -1),
                      (gint32) get (reading->places, number (record, "to_neighbourhood"), -1),
                      (gint32) get (reading->outlets, number (record, "to_point"), -1),
                      length_of_way (reading, record) };
      if (way.from >= 0 && way.length >= 0 && (way.to >= 0 || way.outlet >= 0))
        g_array_append_val (reading->parts->ways, way);
    }
}

static gboolean
is_particular (const LianRecord *record, const char *field, gint64 wanted, int weight, int *score)
{
  gint64 own = number (record, field);
  if (own == 0)
    return TRUE;
  *score += weight;
  return own == wanted;
}

/* The city that all neighbourhoods lie in; 0 when there are several, or none. */
static gint64
only_city (LianTxn *txn)
{
  g_autoptr (GPtrArray) places = lian_txn_list_all (txn, lian_type_find ("neighbourhood"));
  gint64 city = places->len > 0 ? number (places->pdata[0], "city") : 0;
  for (guint i = 1; i < places->len; i++)
    if (number (places->pdata[i], "city") != city)
      return 0;
  return city;
}

/**
 * lian_standard_find:
 * @txn: the base
 * @scope: trade, city and day; a day of 0 is the working date
 *
 * The most particular standard in force on the day holds: of the trade in the city, of the trade, of
 * the city, for all; among these the latest.  Where all neighbourhoods lie in one city, it is that of
 * all cities too.
 *
 * Returns: (transfer full) (nullable): the record of type "service_standard"
 */
LianRecord *
lian_standard_find (LianTxn *txn, const LianGroundScope *scope)
{
  g_autoptr (GPtrArray) records = lian_txn_list_all (txn, lian_type_find ("service_standard"));
  LianDate day = scope->day != 0 ? scope->day : lian_txn_get_working_date (txn);
  gint64 city = scope->city != 0 ? scope->city : only_city (txn);
  const LianRecord *best = NULL;
  int best_score = -1;
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      LianDate from = lian_record_get_date (record, "from_date");
      int score = 0;
      if (from > day || !is_particular (record, "trade", scope->trade, 2, &score)
          || !is_particular (record, "city", city, 1, &score) || score < best_score)
        continue;
      if (score == best_score && from < lian_record_get_date (best, "from_date"))
        continue;
      best = record;
      best_score = score;
    }
  return best != NULL ? lian_record_copy (best) : NULL;
}

static gint32
in_seconds (gint32 metres, gint32 speed)
{
  return metres >= 0 && speed > 0 ? (gint32) ((gint64) metres * 60 / speed) : -1;
}

static void
read_standard (Reading *reading)
{
  LianStandard *standard = &reading->parts->standard;
  gboolean minutes = reading->parts->scope.measure == LIAN_MEASURE_MINUTES;
  g_autoptr (LianRecord) record = lian_standard_find (reading->txn, &reading->parts->scope);
  if (record == NULL)
    return;
  gint32 walk = figure (record, "limit_minutes"), extra = figure (record, "extra_metres");
  standard->id = lian_record_get_id (record);
  standard->wait_days = figure (record, "wait_days");
  standard->metres_per_minute = figure (record, "metres_per_minute");
  standard->need = figure (record, "need");
  standard->tolerated = figure (record, "tolerated");
  standard->limit = !minutes    ? figure (record, "limit_metres")
                    : walk >= 0 ? walk * 60
                                : -1;
  standard->extra = minutes ? in_seconds (extra, standard->metres_per_minute) : extra;
}

static void
override (gint32 *figure_in_force, gint32 given)
{
  if (given >= 0)
    *figure_in_force = given;
}

static void
override_standard (LianStandard *standard, const LianStandard *given)
{
  override (&standard->limit, given->limit);
  override (&standard->wait_days, given->wait_days);
  override (&standard->metres_per_minute, given->metres_per_minute);
  override (&standard->need, given->need);
  override (&standard->tolerated, given->tolerated);
  override (&standard->extra, given->extra);
}

/**
 * lian_ground_read:
 * @txn: the base
 * @scope: which ground; a day of 0 is the working date
 * @given: (nullable): figures to take instead of those of the standard; -1 leaves a figure alone
 * @cancellable: (nullable): to give up
 * @error: return location: cancelled, or as lian_ground_new() says
 *
 * Reads the neighbourhoods, points, rounds and ways of the base, and the standard in force.  On a
 * reader thread.
 *
 * Returns: (transfer full) (nullable): the ground
 */
LianGround *
lian_ground_read (LianTxn *txn, const LianGroundScope *scope, const LianStandard *given,
                  GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading = { .txn = txn, .parts = lian_ground_parts_new () };
  reading.parts->scope = *scope;
  if (scope->day == 0)
    reading.parts->scope.day = lian_txn_get_working_date (txn);
  read_standard (&reading);
  if (given != NULL)
    override_standard (&reading.parts->standard, given);
  read_trades (&reading);
  read_works (&reading);
  read_places (&reading);
  read_further_trades (&reading);
  read_outlets (&reading);
  read_tours (&reading);
  read_stops (&reading);
  if (scope->network)
    read_ways (&reading);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return lian_ground_new (g_steal_pointer (&reading.parts), cancellable, error);
}
