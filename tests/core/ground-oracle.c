/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage written a second time; and random grounds. */
#include "ground-oracle.h"

static const LianPlace *
place_at (const LianGroundParts *parts, guint i)
{
  return &g_array_index (parts->places, LianPlace, i);
}

static const LianOutlet *
outlet_at (const LianGroundParts *parts, guint i)
{
  return &g_array_index (parts->outlets, LianOutlet, i);
}

/* Counted up one by one: slow, and without a root. */
static gint32
straight (gint64 dx, gint64 dy)
{
  gint64 square = dx * dx + dy * dy, way = MAX (ABS (dx), ABS (dy));
  while ((2 * way + 1) * (2 * way + 1) <= 4 * square)
    way++;
  return (gint32) way;
}

static gint32
walked (const LianGroundParts *parts, gint32 metres)
{
  gint32 speed = parts->standard.metres_per_minute;
  if (parts->scope.measure == LIAN_MEASURE_METRES)
    return metres;
  return speed > 0 ? (metres * 60 + speed / 2) / speed : 0;
}

static gint64
way_between (const LianGroundParts *parts, gint32 a, gint32 b)
{
  gint64 found = LIAN_NO_WAY;
  for (guint i = 0; i < parts->ways->len; i++)
    {
      const LianWay *way = &g_array_index (parts->ways, LianWay, i);
      if (way->to >= 0 && ((way->from == a && way->to == b) || (way->from == b && way->to == a)))
        found = way->length;
    }
  return found;
}

static gint64
way_to_outlet (const LianGroundParts *parts, gint32 place, gint32 outlet)
{
  gint64 found = LIAN_NO_WAY;
  for (guint i = 0; i < parts->ways->len; i++)
    {
      const LianWay *way = &g_array_index (parts->ways, LianWay, i);
      if (way->to < 0 && way->outlet == outlet && way->from == place)
        found = way->length;
    }
  return found;
}

/* Bellman and Ford: as many rounds as there are places. */
static gint64 *
ways_to_outlet (const LianGroundParts *parts, guint outlet)
{
  guint n = parts->places->len;
  const LianOutlet *there = outlet_at (parts, outlet);
  gint64 *ways = g_new (gint64, n);
  gboolean own = FALSE;
  for (guint i = 0; i < n; i++)
    {
      ways[i] = way_to_outlet (parts, (gint32) i, (gint32) outlet);
      own |= ways[i] != LIAN_NO_WAY;
    }
  if (!own && there->place >= 0)
    {
      const LianPlace *home = place_at (parts, (guint) there->place);
      ways[there->place] = home->placed && there->placed
                               ? walked (parts, straight (home->x - there->x, home->y - there->y))
                               : 0;
    }
  for (guint round = 0; round < n; round++)
    for (guint a = 0; a < n; a++)
      for (guint b = 0; b < n; b++)
        ways[a] = MIN (ways[a], ways[b] + way_between (parts, (gint32) a, (gint32) b));
  return ways;
}

gint32
oracle_distance (const LianGroundParts *parts, guint place, guint outlet)
{
  const LianPlace *from = place_at (parts, place);
  const LianOutlet *to = outlet_at (parts, outlet);
  if (parts->scope.network)
    {
      g_autofree gint64 *ways = ways_to_outlet (parts, outlet);
      return (gint32) ways[place];
    }
  if (!from->placed || !to->placed)
    return LIAN_NO_WAY;
  return walked (parts, straight (from->x - to->x, from->y - to->y));
}

static gint32 *
measure_all (const LianGroundParts *parts)
{
  guint n = parts->places->len, m = parts->outlets->len;
  gint32 *ways = g_new (gint32, n * m);
  for (guint j = 0; j < m; j++)
    {
      g_autofree gint64 *along = parts->scope.network ? ways_to_outlet (parts, j) : NULL;
      for (guint i = 0; i < n; i++)
        ways[i * m + j]
            = along != NULL ? (gint32) along[i] : oracle_distance (parts, i, j);
    }
  return ways;
}

/* How many open points lie before this one for the place. */
static guint
rank_of (const Oracle *self, const gint32 *ways, const gboolean *closed, guint place, guint outlet)
{
  const gint32 *row = ways + place * self->n_outlets;
  guint rank = 0;
  for (guint j = 0; j < self->n_outlets; j++)
    rank += !closed[j] && (row[j] < row[outlet] || (row[j] == row[outlet] && j < outlet));
  return rank;
}

static gboolean
wait_is_good (const LianGroundParts *parts, guint8 days)
{
  int longest = 0;
  for (int start = 0; start < 7 && days != 0; start++)
    {
      int until = 1;
      while (!(days & (1 << (start + until) % 7)))
        until++;
      longest = MAX (longest, until);
    }
  return days != 0 && parts->standard.wait_days >= 0 && longest <= parts->standard.wait_days;
}

static void
judge_rounds (const LianGroundParts *parts, guint place, gboolean *good, gboolean *unknown)
{
  guint8 days = 0;
  gboolean any = FALSE, blank = FALSE;
  for (guint i = 0; i < parts->stops->len; i++)
    {
      const LianStop *stop = &g_array_index (parts->stops, LianStop, i);
      if (stop->place != (gint32) place)
        continue;
      any = TRUE;
      days |= stop->days;
      blank |= stop->days == 0;
    }
  *good = any && wait_is_good (parts, days);
  *unknown = any && !*good && (blank || parts->standard.wait_days < 0);
}

static void
add_person (GArray *persons, PersonKind kind, gint32 way)
{
  g_array_append_val (persons, ((Person){ kind, way }));
}

/* All pairs, nearest first; each point takes residents as long as it has room. */
static void
go_to_points (Oracle *self, const LianGroundParts *parts, const gint32 *ways,
              const gboolean *closed, gint32 *homeless)
{
  guint m = self->n_outlets;
  g_autofree gint64 *room = g_new (gint64, MAX (m, 1));
  for (guint j = 0; j < m; j++)
    room[j] = parts->standard.need > 0 && outlet_at (parts, j)->capacity >= 0
                  ? (gint64) outlet_at (parts, j)->capacity * 1000 / parts->standard.need
                  : G_MAXINT64;
  for (gint32 way = 0; way <= parts->standard.limit; way++)
    for (guint i = 0; i < self->n_places; i++)
      for (guint j = 0; j < m; j++)
        {
          if (closed[j] || ways[i * m + j] != way
              || rank_of (self, ways, closed, i, j) >= LIAN_REACH)
            continue;
          for (; homeless[i] > 0 && room[j] > 0; homeless[i]--, room[j]--)
            add_person (self->persons[i], PERSON_SERVED, way);
        }
}

static gboolean
is_located (const LianGroundParts *parts, guint place)
{
  gboolean found = FALSE;
  if (!parts->scope.network)
    return place_at (parts, place)->placed;
  for (guint i = 0; i < parts->ways->len; i++)
    {
      const LianWay *way = &g_array_index (parts->ways, LianWay, i);
      found |= way->from == (gint32) place || way->to == (gint32) place;
    }
  for (guint j = 0; j < parts->outlets->len; j++)
    found |= oracle_distance (parts, place, j) != LIAN_NO_WAY;
  return found;
}

static gint32
way_beyond (const Oracle *self, const LianGroundParts *parts, const gint32 *ways,
            const gboolean *closed, guint place)
{
  gint32 best = LIAN_NO_WAY;
  for (guint j = 0; j < self->n_outlets; j++)
    if (!closed[j] && ways[place * self->n_outlets + j] > parts->standard.limit
        && rank_of (self, ways, closed, place, j) < LIAN_REACH)
      best = MIN (best, ways[place * self->n_outlets + j]);
  return best;
}

static gboolean
is_within (const Oracle *self, const LianGroundParts *parts, const gint32 *ways,
           const gboolean *closed, guint place)
{
  for (guint j = 0; j < self->n_outlets; j++)
    if (!closed[j] && ways[place * self->n_outlets + j] <= parts->standard.limit)
      return TRUE;
  return FALSE;
}

static void
finish_place (Oracle *self, const LianGroundParts *parts, const gint32 *ways,
              const gboolean *closed, guint place, gint32 homeless)
{
  gint32 residents = place_at (parts, place)->residents;
  gboolean good, unknown, all;
  judge_rounds (parts, place, &good, &unknown);
  gint32 stray = way_beyond (self, parts, ways, closed, place);
  for (gint32 i = 0; i < homeless; i++)
    add_person (self->persons[place],
                good                   ? PERSON_WAITING
                : stray == LIAN_NO_WAY ? PERSON_CUT_OFF
                                       : PERSON_STRAY,
                good ? LIAN_NO_WAY : stray);
  all = residents > 0 ? homeless == 0 : is_within (self, parts, ways, closed, place);
  self->states[place] = residents < 0                        ? LIAN_PLACE_UNKNOWN
                        : all                                ? LIAN_PLACE_BY_POINT
                        : good                               ? LIAN_PLACE_BY_ROUND
                        : unknown                            ? LIAN_PLACE_UNKNOWN
                        : is_located (parts, place)          ? LIAN_PLACE_UNCOVERED
                                                             : LIAN_PLACE_UNKNOWN;
}

Oracle *
oracle_new (const LianGroundParts *parts, const gboolean *closed)
{
  Oracle *self = g_new0 (Oracle, 1);
  self->n_places = parts->places->len;
  self->n_outlets = parts->outlets->len;
  self->persons = g_new (GArray *, MAX (self->n_places, 1));
  self->states = g_new0 (LianPlaceState, MAX (self->n_places, 1));
  g_autofree gint32 *ways = measure_all (parts);
  g_autofree gint32 *homeless = g_new (gint32, MAX (self->n_places, 1));
  for (guint i = 0; i < self->n_places; i++)
    {
      self->persons[i] = g_array_new (FALSE, FALSE, sizeof (Person));
      homeless[i] = MAX (place_at (parts, i)->residents, 0);
    }
  go_to_points (self, parts, ways, closed, homeless);
  for (guint i = 0; i < self->n_places; i++)
    {
      finish_place (self, parts, ways, closed, i, homeless[i]);
      for (guint k = 0; k < self->persons[i]->len; k++)
        {
          gint32 way = g_array_index (self->persons[i], Person, k).way;
          self->person_metres += way != LIAN_NO_WAY ? way : 0;
        }
    }
  return self;
}

void
oracle_free (Oracle *self)
{
  for (guint i = 0; i < self->n_places; i++)
    g_array_unref (self->persons[i]);
  g_free (self->persons);
  g_free (self->states);
  g_free (self);
}

static void
add_random_way (GRand *rand, LianGroundParts *parts)
{
  guint n = parts->places->len, m = parts->outlets->len;
  LianWay way = { g_rand_int_range (rand, 0, (gint32) n), -1, -1, g_rand_int_range (rand, 0, 40) };
  if (m > 0 && g_rand_int_range (rand, 0, 5) == 0)
    way.outlet = g_rand_int_range (rand, 0, (gint32) m);
  else
    way.to = g_rand_int_range (rand, 0, (gint32) n);
  g_array_append_val (parts->ways, way);
}

static void
fill_standard (GRand *rand, LianGroundParts *parts)
{
  parts->standard.limit = g_rand_int_range (rand, 0, 60);
  parts->standard.wait_days = g_rand_int_range (rand, -1, 8);
  parts->standard.need = g_rand_int_range (rand, 0, 3) == 0 ? -1 : g_rand_int_range (rand, 0, 900);
  parts->standard.metres_per_minute = 70;
  parts->scope.network = g_rand_boolean (rand);
  if (g_rand_int_range (rand, 0, 3) == 0)
    parts->scope.measure = LIAN_MEASURE_MINUTES;
}

/* Few distances, so that many are the same; some of everything unknown. */
LianGroundParts *
oracle_random_parts (GRand *rand, guint n_places, guint n_outlets)
{
  LianGroundParts *parts = lian_ground_parts_new ();
  fill_standard (rand, parts);
  for (guint i = 0; i < n_places; i++)
    {
      LianPlace place = { 100 + i, NULL, g_rand_int_range (rand, 0, 90),
                          g_rand_int_range (rand, 0, 90), g_rand_int_range (rand, 0, 8) != 0,
                          g_rand_int_range (rand, -3, 25) };
      place.residents = MAX (place.residents, -1);
      g_array_append_val (parts->places, place);
    }
  for (guint j = 0; j < n_outlets; j++)
    {
      LianOutlet outlet = { .id = 500 + j, .x = g_rand_int_range (rand, 0, 90),
                            .y = g_rand_int_range (rand, 0, 90),
                            .placed = g_rand_int_range (rand, 0, 8) != 0,
                            .place = g_rand_int_range (rand, -1, (gint32) n_places),
                            .capacity = g_rand_int_range (rand, -3, 12) };
      outlet.capacity = MAX (outlet.capacity, -1);
      g_array_append_val (parts->outlets, outlet);
    }
  for (guint t = 0; t < 3; t++)
    {
      LianTour tour = { 900 + t, NULL, 0, 0, 0 };
      g_array_append_val (parts->tours, tour);
      for (guint s = 0; s < n_places / 5; s++)
        {
          LianStop stop = { (gint32) t, g_rand_int_range (rand, 0, (gint32) n_places),
                            (guint8) (g_rand_int_range (rand, 0, 4) == 0
                                          ? 0
                                          : g_rand_int_range (rand, 0, 128)) };
          g_array_append_val (parts->stops, stop);
        }
    }
  for (guint w = 0; parts->scope.network && w < 2 * n_places; w++)
    add_random_way (rand, parts);
  return parts;
}
