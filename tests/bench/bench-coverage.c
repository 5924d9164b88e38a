/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What closing each of 1,000 points costs 20,000 places, beside evaluating each closing anew.
 *
 * Both start from known distances; the sums of both have to be the same. */
#include "bench.h"
#include "lian-coverage.h"

#define N_PLACES 20000
#define N_OUTLETS 1000
#define SIDE 40000 /* metres */

typedef struct
{
  gint32 way;
  gint32 place;
  gint32 outlet;
} Pair;

typedef struct
{
  LianGround *ground;
  GArray *pairs; /* of Pair: within the limit, nearest first */
  gint64 lost_ours;
  gint64 lost_other;
} Bench;

static LianGroundParts *
random_parts (gboolean rooms)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  LianGroundParts *parts = lian_ground_parts_new ();
  parts->standard.limit = 1500;
  parts->standard.need = rooms ? 40 : -1;
  for (guint i = 0; i < N_PLACES; i++)
    {
      LianPlace place = { i + 1, NULL, g_rand_int_range (rand, 0, SIDE),
                          g_rand_int_range (rand, 0, SIDE), TRUE, g_rand_int_range (rand, 50, 400) };
      g_array_append_val (parts->places, place);
    }
  for (guint i = 0; i < N_OUTLETS; i++)
    {
      LianOutlet outlet = { .id = N_PLACES + i + 1, .x = g_rand_int_range (rand, 0, SIDE),
                            .y = g_rand_int_range (rand, 0, SIDE), .placed = TRUE, .place = -1,
                            .capacity = g_rand_int_range (rand, 100, 300) };
      g_array_append_val (parts->outlets, outlet);
    }
  return parts;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a, *other = b;
  if (one->way != other->way)
    return one->way < other->way ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->outlet - other->outlet;
}

static GArray *
list_pairs (const LianGround *ground)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  gint32 limit = lian_ground_get_standard (ground)->limit;
  for (guint i = 0; i < N_PLACES; i++)
    for (guint rank = 0; rank < LIAN_REACH; rank++)
      {
        Pair pair = { .place = (gint32) i };
        pair.way = lian_ground_get_distance (ground, i, rank, &pair.outlet);
        if (pair.way <= limit)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static BenchTime
all_at_once (gpointer data)
{
  Bench *bench = data;
  g_autoptr (LianCoverage) coverage = lian_coverage_new (bench->ground);
  bench->lost_ours = 0;
  BenchTime start = bench_now ();
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, NULL, NULL);
  BenchTime time = bench_since (start);
  for (guint i = 0; i < closings->len; i++)
    bench->lost_ours += ((const LianClosing *) closings->pdata[i])->residents_lost;
  return time;
}

/* Whom the points serve while one is closed. */
static gint64
serve (const Bench *bench, gint32 closed, gint64 *rooms, gint32 *homeless)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (bench->ground, &n);
  const LianOutlet *outlets = lian_ground_get_outlets (bench->ground, &n);
  gint32 need = lian_ground_get_standard (bench->ground)->need;
  gint64 served = 0;
  for (guint i = 0; i < N_PLACES; i++)
    homeless[i] = places[i].residents;
  for (guint i = 0; i < N_OUTLETS; i++)
    rooms[i] = need > 0 ? (gint64) outlets[i].capacity * 1000 / need : G_MAXINT64;
  for (guint i = 0; i < bench->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (bench->pairs, Pair, i);
      if (pair->outlet == closed)
        continue;
      gint32 taken = (gint32) MIN (rooms[pair->outlet], (gint64) homeless[pair->place]);
      rooms[pair->outlet] -= taken;
      homeless[pair->place] -= taken;
      served += taken;
    }
  return served;
}

static BenchTime
each_anew (gpointer data)
{
  Bench *bench = data;
  g_autofree gint64 *rooms = g_new (gint64, N_OUTLETS);
  g_autofree gint32 *homeless = g_new (gint32, N_PLACES);
  BenchTime start = bench_now ();
  gint64 today = serve (bench, -1, rooms, homeless);
  bench->lost_other = 0;
  for (gint32 i = 0; i < N_OUTLETS; i++)
    bench->lost_other += today - serve (bench, i, rooms, homeless);
  return bench_since (start);
}

static BenchTime
today (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_autoptr (LianCoverage) coverage = lian_coverage_new (bench->ground);
  return bench_since (start);
}

static BenchTime
distances (gpointer data)
{
  Bench *bench = data;
  LianGroundParts *parts = lian_ground_parts_copy (lian_ground_get_parts (bench->ground));
  BenchTime start = bench_now ();
  g_autoptr (LianGround) ground = lian_ground_new (parts, NULL, NULL);
  return bench_since (start);
}

static void
measure (gboolean rooms)
{
  const BenchPair closings
      = { rooms ? "closing all 1,000 points for 20,000 places, rooms counted"
                : "closing all 1,000 points for 20,000 places",
          all_at_once, "each closing anew from sorted pairs", each_anew };
  const BenchPair floor = { "the distances of 20,000 places to their nearest points", distances,
                            "the coverage from known distances", today };
  Bench bench = { .ground = lian_ground_new (random_parts (rooms), NULL, NULL) };
  bench.pairs = list_pairs (bench.ground);
  bench_compare (&closings, 3, &bench);
  bench_compare (&floor, 5, &bench);
  g_assert_cmpint (bench.lost_ours, ==, bench.lost_other);
  g_print ("residents lost, summed over all closings: %" G_GINT64_FORMAT "\n", bench.lost_ours);
  g_array_unref (bench.pairs);
  lian_ground_unref (bench.ground);
}

int
main (void)
{
  measure (FALSE);
  measure (TRUE);
  return 0;
}
