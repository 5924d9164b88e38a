/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ground that the base holds for one trade, city and day. */
#include "lian-ground-private.h"
#include "lian-ground-records-private.h"
#include "lian-scenario.h"

typedef struct
{
  LianGroundRecords *records;
  LianGroundParts *parts;
  GHashTable *places;  /* neighbourhood, its index */
  GHashTable *outlets; /* service point, its index */
  GHashTable *tours;   /* round, its index */
  GHashTable *further; /* service point, record of point_trade of the trade looked at */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->parts, lian_ground_parts_free);
  g_clear_pointer (&reading->places, g_hash_table_unref);
  g_clear_pointer (&reading->outlets, g_hash_table_unref);
  g_clear_pointer (&reading->tours, g_hash_table_unref);
  g_clear_pointer (&reading->further, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static const GPtrArray *
list (const Reading *reading, const char *type)
{
  return _lian_ground_records_list (reading->records, type);
}

static gint64
number (const LianRecord *record, const char *field)
{
  return lian_record_get_number (record, field);
}

/* The index of what a record refers to; -1 when it is not there. */
static gint32
index_in (GHashTable *indexes, const LianRecord *record, const char *field)
{
  return (gint32) _lian_ids_get (indexes, number (record, field), -1);
}

static gboolean
is_of_trade (const Reading *reading, const LianRecord *record)
{
  LianWork work = _lian_ground_records_work (reading->records, record);
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
  return _lian_ground_records_city (reading->records, number (record, "cooperative")) == city;
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
  const GPtrArray *records = list (reading, "neighbourhood");
  gint64 city = reading->parts->scope.city;
  reading->places = _lian_ids_new (g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      if (city != 0 && number (record, "city") != city)
        continue;
      LianPlace place = { .id = lian_record_get_id (record) };
      place.title = g_strdup (lian_record_get_title (record));
      place.placed = read_position (record, &place.x, &place.y);
      place.residents = _lian_ground_figure (record, "residents");
      _lian_ids_put (reading->places, place.id, reading->parts->places->len);
      g_array_append_val (reading->parts->places, place);
    }
}

/* Further trades of a point count with what the point can do in them. */
static void
read_further_trades (Reading *reading)
{
  const GPtrArray *records = list (reading, "point_trade");
  gint64 trade = reading->parts->scope.trade;
  reading->further = _lian_ids_new (NULL);
  for (guint i = 0; trade != 0 && i < records->len; i++)
    {
      gint64 point = number (records->pdata[i], "service_point");
      if (number (records->pdata[i], "trade") == trade)
        g_hash_table_insert (reading->further, g_memdup2 (&point, sizeof point), records->pdata[i]);
    }
}

static void
add_outlet (Reading *reading, const LianRecord *record, const LianRecord *capacity)
{
  LianOutlet outlet = { .id = lian_record_get_id (record),
                        .cooperative = number (record, "cooperative"),
                        .activity = number (record, "activity"),
                        .trade = _lian_ground_records_work (reading->records, record).trade,
                        .days = lian_weekdays_parse (lian_record_get_text (record, "weekdays")),
                        .unreasonable = lian_record_get_truth (record, "unreasonable"),
                        .investigated = lian_record_get_truth (record, "investigated"),
                        .prepared = lian_record_get_truth (record, "adjustment_prepared") };
  outlet.title = g_strdup (lian_record_get_title (record));
  outlet.capacity = lian_capacity_of_month (_lian_ground_figure (capacity, "capacity"), outlet.days);
  outlet.place = index_in (reading->places, record, "neighbourhood");
  outlet.placed = read_position (record, &outlet.x, &outlet.y);
  if (!outlet.placed && outlet.place >= 0)
    {
      const LianPlace *place = &g_array_index (reading->parts->places, LianPlace, outlet.place);
      outlet.x = place->x;
      outlet.y = place->y;
      outlet.placed = outlet.borrowed = place->placed;
    }
  _lian_ids_put (reading->outlets, outlet.id, reading->parts->outlets->len);
  g_array_append_val (reading->parts->outlets, outlet);
}

static void
read_outlets (Reading *reading)
{
  const GPtrArray *records = list (reading, "service_point");
  reading->outlets = _lian_ids_new (g_free);
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
  const GPtrArray *records = list (reading, "round");
  reading->tours = _lian_ids_new (g_free);
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
                        index_in (reading->places, record, "neighbourhood"), tour.days };
      tour.title = g_strdup (lian_record_get_title (record));
      _lian_ids_put (reading->tours, tour.id, reading->parts->tours->len);
      g_array_append_val (reading->parts->tours, tour);
      if (home.place >= 0)
        g_array_append_val (reading->parts->stops, home);
    }
}

/* A round with stops of its own serves these; its neighbourhood is then only where it sets out. */
static void
read_stops (Reading *reading)
{
  const GPtrArray *records = list (reading, "round_stop");
  g_autofree gboolean *listed = g_new0 (gboolean, reading->parts->tours->len + 1);
  GArray *stops = reading->parts->stops;
  for (guint i = 0; i < records->len; i++)
    {
      gint32 tour = index_in (reading->tours, records->pdata[i], "round");
      if (tour >= 0)
        listed[tour] = TRUE;
    }
  for (guint i = stops->len; i-- > 0;)
    if (listed[g_array_index (stops, LianStop, i).tour])
      g_array_remove_index (stops, i);
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      LianStop stop = { index_in (reading->tours, record, "round"),
                        index_in (reading->places, record, "neighbourhood"),
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
  gint64 metres = _lian_ground_figure (record, "metres");
  gint64 minutes = _lian_ground_figure (record, "minutes");
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
  const GPtrArray *records = list (reading, "way");
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      LianWay way = { index_in (reading->places, record, "from_neighbourhood"),
                      index_in (reading->places, record, "to_neighbourhood"),
                      index_in (reading->outlets, record, "to_point"),
                      length_of_way (reading, record) };
      if (way.from >= 0 && way.length >= 0 && (way.to >= 0 || way.outlet >= 0))
        g_array_append_val (reading->parts->ways, way);
    }
}

static void
read_parts (Reading *reading, LianGroundRecords *records, const LianGroundScope *scope,
            const LianStandard *given)
{
  reading->records = records;
  reading->parts = lian_ground_parts_new ();
  reading->parts->scope = *scope;
  if (scope->day == 0)
    reading->parts->scope.day = lian_txn_get_working_date (records->txn);
  reading->parts->standard
      = _lian_ground_records_standard (records, &reading->parts->scope, given);
  read_places (reading);
  read_further_trades (reading);
  read_outlets (reading);
  read_tours (reading);
  read_stops (reading);
  if (scope->network)
    read_ways (reading);
}

/**
 * _lian_ground_records_make:
 * @self: records
 * @scope: which ground, as for lian_ground_read()
 * @given: (nullable): as for lian_ground_read()
 * @cancellable: (nullable): to give up
 * @error: return location, as lian_ground_read() says
 *
 * Returns: (transfer full) (nullable): the ground
 */
LianGround *
_lian_ground_records_make (LianGroundRecords *self, const LianGroundScope *scope,
                           const LianStandard *given, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading = { 0 };
  read_parts (&reading, self, scope, given);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return lian_ground_new (g_steal_pointer (&reading.parts), cancellable, error);
}

/* Adds a trade that is not among them. */
void
_lian_ground_add_trade (GArray *trades, gint64 trade)
{
  for (guint i = 0; i < trades->len; i++)
    if (g_array_index (trades, gint64, i) == trade)
      return;
  g_array_append_val (trades, trade);
}

/**
 * _lian_ground_records_trades:
 * @self: records
 * @scope: city and day; its trade is not looked at
 *
 * Returns: (transfer full) (element-type gint64): the trades of all repair and service points there
 *   are; of a further trade it is enough that somebody noted it
 */
GArray *
_lian_ground_records_trades (LianGroundRecords *self, const LianGroundScope *scope)
{
  g_auto (Reading) reading = { 0 };
  GArray *trades = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *further = _lian_ground_records_list (self, "point_trade");
  LianGroundScope all = *scope;
  all.trade = 0;
  all.network = FALSE;
  read_parts (&reading, self, &all, NULL);
  for (guint i = 0; i < reading.parts->outlets->len; i++)
    _lian_ground_add_trade (trades, g_array_index (reading.parts->outlets, LianOutlet, i).trade);
  for (guint i = 0; i < further->len; i++)
    if (index_in (reading.outlets, further->pdata[i], "service_point") >= 0)
      _lian_ground_add_trade (trades, number (further->pdata[i], "trade"));
  return trades;
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
  g_auto (LianGroundRecords) records;
  _lian_ground_records_init (&records, txn);
  return _lian_ground_records_make (&records, scope, given, cancellable, error);
}
