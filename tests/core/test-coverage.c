/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage and the cost of closing, held against the same written a second way. */
#include "ground-oracle.h"
#include "lian-scenario.h"

#define ROUNDS 150

static LianGround *
make_ground (const LianGroundParts *parts)
{
  g_autoptr (GError) error = NULL;
  LianGround *ground = lian_ground_new (lian_ground_parts_copy (parts), NULL, &error);
  g_assert_no_error (error);
  return ground;
}

static void
assert_distances (const LianGround *ground)
{
  const LianGroundParts *parts = lian_ground_get_parts (ground);
  for (guint i = 0; i < parts->places->len; i++)
    {
      gint32 before = -1, last = -1;
      for (guint rank = 0; rank < LIAN_REACH; rank++)
        {
          gint32 outlet, way = lian_ground_get_distance (ground, i, rank, &outlet);
          g_assert_cmpint (way, >=, before);
          if (outlet < 0)
            {
              g_assert_cmpint (way, ==, LIAN_NO_WAY);
              break;
            }
          g_assert_cmpint (way, ==, oracle_distance (parts, i, (guint) outlet));
          g_assert_true (way > before || outlet > last);
          before = way;
          last = outlet;
        }
    }
}

/* The points of a place are its nearest ones: no other comes before the last. */
static void
assert_nearest (const LianGround *ground)
{
  const LianGroundParts *parts = lian_ground_get_parts (ground);
  for (guint i = 0; i < parts->places->len; i++)
    {
      guint before = 0;
      gint32 outlet, last = lian_ground_get_distance (ground, i, LIAN_REACH - 1, &outlet);
      for (guint j = 0; j < parts->outlets->len; j++)
        {
          gint32 way = oracle_distance (parts, i, j);
          before += way < last || (way == last && (gint32) j < outlet);
        }
      if (outlet >= 0)
        g_assert_cmpuint (before, ==, LIAN_REACH - 1);
    }
}

static gint64
count_kind (const Oracle *oracle, guint place, PersonKind kind)
{
  gint64 n = 0;
  for (guint i = 0; i < oracle->persons[place]->len; i++)
    n += g_array_index (oracle->persons[place], Person, i).kind == kind;
  return n;
}

static void
assert_places (const LianCoverage *coverage, const Oracle *oracle)
{
  LianCoverageTotals totals = { 0 };
  for (guint i = 0; i < oracle->n_places; i++)
    {
      const LianPlaceCoverage *place = &coverage->places[i];
      g_assert_cmpint (place->state, ==, oracle->states[i]);
      g_assert_cmpint (place->served, ==, count_kind (oracle, i, PERSON_SERVED));
      g_assert_cmpint (place->waiting, ==, count_kind (oracle, i, PERSON_WAITING));
      g_assert_cmpint (place->left, ==,
                       count_kind (oracle, i, PERSON_STRAY) + count_kind (oracle, i, PERSON_CUT_OFF));
      totals.by_point += place->served;
      totals.by_round += place->waiting;
      totals.residents += oracle->persons[i]->len;
      if (place->state == LIAN_PLACE_UNKNOWN)
        totals.unknown += place->left;
      else
        totals.uncovered += place->left;
    }
  g_assert_cmpint (coverage->totals.residents, ==, totals.residents);
  g_assert_cmpint (coverage->totals.by_point, ==, totals.by_point);
  g_assert_cmpint (coverage->totals.by_round, ==, totals.by_round);
  g_assert_cmpint (coverage->totals.uncovered, ==, totals.uncovered);
  g_assert_cmpint (coverage->totals.unknown, ==, totals.unknown);
  g_assert_cmpint (coverage->totals.person_metres, ==, oracle->person_metres);
}

/* The first of a place before is compared with the first after, and so on. */
static LianClosing
compare_oracles (const Oracle *before, const Oracle *after)
{
  LianClosing sum = { 0 };
  for (guint i = 0; i < before->n_places; i++)
    for (guint k = 0; k < before->persons[i]->len; k++)
      {
        Person was = g_array_index (before->persons[i], Person, k);
        Person is = g_array_index (after->persons[i], Person, k);
        gboolean walks = was.way != LIAN_NO_WAY && is.way != LIAN_NO_WAY;
        if (walks)
          sum.extra_person_metres += is.way - was.way;
        if (was.kind <= PERSON_WAITING && is.kind >= PERSON_STRAY)
          sum.residents_lost++;
        else if (was.kind == PERSON_SERVED && is.kind == PERSON_WAITING)
          sum.residents_waiting++;
        else if (was.way != LIAN_NO_WAY && is.way > was.way)
          sum.residents_farther++;
        if (was.way != LIAN_NO_WAY && is.kind == PERSON_CUT_OFF)
          sum.residents_cut_off++;
      }
  return sum;
}

static void
assert_losers (const LianClosing *closing)
{
  gint64 lost = 0, waiting = 0, farther = 0;
  guint unknown = 0;
  for (guint i = 0; i < closing->losers->len; i++)
    {
      const LianLoser *loser = &g_array_index (closing->losers, LianLoser, i);
      g_assert_cmpint (loser->why, !=, LIAN_LOSS_NONE);
      unknown += loser->residents == 0;
      if (loser->why == LIAN_LOSS_FARTHER)
        farther += loser->residents;
      else if (loser->why == LIAN_LOSS_ROUND)
        waiting += loser->residents;
      else
        lost += loser->residents;
    }
  g_assert_cmpint (lost, ==, closing->residents_lost);
  g_assert_cmpint (waiting, ==, closing->residents_waiting);
  g_assert_cmpint (farther, ==, closing->residents_farther);
  g_assert_cmpint (unknown, ==, closing->unknown_places);
}

static void
assert_closings (LianCoverage *coverage, const Oracle *before)
{
  const LianGroundParts *parts = lian_ground_get_parts (coverage->ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, NULL, NULL);
  g_autofree gboolean *closed = g_new0 (gboolean, parts->outlets->len + 1);
  g_assert_cmpuint (closings->len, ==, parts->outlets->len);
  for (guint i = 0; i < closings->len; i++)
    {
      const LianClosing *closing = closings->pdata[i];
      closed[closing->outlet] = TRUE;
      g_autoptr (Oracle) after = oracle_new (parts, closed);
      closed[closing->outlet] = FALSE;
      LianClosing sum = compare_oracles (before, after);
      g_assert_cmpint (closing->residents_lost, ==, sum.residents_lost);
      g_assert_cmpint (closing->residents_waiting, ==, sum.residents_waiting);
      g_assert_cmpint (closing->residents_farther, ==, sum.residents_farther);
      g_assert_cmpint (closing->residents_cut_off, ==, sum.residents_cut_off);
      g_assert_cmpint (closing->extra_person_metres, ==, sum.extra_person_metres);
      assert_losers (closing);
    }
}

/* Closing one point as a change gives the same as all closings at once. */
static void
assert_changes (LianGround *ground, LianCoverage *coverage)
{
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, NULL, NULL);
  for (guint i = 0; i < closings->len; i++)
    {
      const LianClosing *closing = closings->pdata[i];
      guint n;
      LianServiceChange change = { .kind = LIAN_SERVICE_CLOSE };
      change.point = lian_ground_get_outlets (ground, &n)[closing->outlet].id;
      g_autoptr (LianGround) closed = lian_ground_apply (ground, &change, 1, NULL, NULL);
      g_autoptr (LianCoverage) after = lian_coverage_new (closed);
      g_autoptr (LianComparison) found = lian_coverage_compare (coverage, after);
      g_autoptr (LianComparison) back = lian_coverage_compare (after, coverage);
      g_assert_cmpint (found->harm->residents_lost, ==, closing->residents_lost);
      g_assert_cmpint (found->harm->residents_farther, ==, closing->residents_farther);
      g_assert_cmpint (found->harm->extra_person_metres, ==, closing->extra_person_metres);
      g_assert_cmpuint (found->harm->losers->len, ==, closing->losers->len);
      g_assert_cmpuint (found->gainers->len, ==, 0);
      g_assert_cmpint (back->harm->residents_lost, ==, 0);
      g_assert_cmpint (back->harm->extra_person_metres, ==, -closing->extra_person_metres);
      g_assert_cmpint (back->residents_gained, ==,
                       closing->residents_lost + closing->residents_waiting);
    }
}

static void
assert_ground (const LianGroundParts *parts)
{
  g_autofree gboolean *closed = g_new0 (gboolean, parts->outlets->len + 1);
  g_autoptr (LianGround) ground = make_ground (parts);
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (Oracle) oracle = oracle_new (parts, closed);
  assert_distances (ground);
  assert_places (coverage, oracle);
  assert_closings (coverage, oracle);
  assert_changes (ground, coverage);
}

static void
test_small (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (LianGroundParts) parts = oracle_random_parts (rand, 1 + i % 13, i % 7);
      assert_ground (parts);
    }
}

/* All points near each other, and hardly any room. */
static void
crowd (LianGroundParts *parts)
{
  parts->standard.limit = 130;
  parts->standard.need = 900;
  for (guint i = 0; i < parts->outlets->len; i++)
    {
      LianOutlet *outlet = &g_array_index (parts->outlets, LianOutlet, i);
      outlet->x %= 5;
      outlet->y %= 5;
      outlet->capacity %= 3;
    }
}

/* More points than residents consider: nobody walks past sixteen. */
static void
test_many_points (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (329);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (LianGroundParts) parts = oracle_random_parts (rand, 10, LIAN_REACH + 1 + i);
      assert_ground (parts);
      crowd (parts);
      assert_ground (parts);
    }
}

/* So many that a place looks through several squares of the grid, and from outside of it. */
static void
test_nearest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (28);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LianGroundParts) parts = oracle_random_parts (rand, 25, 40 + 15 * i);
      parts->scope.network = FALSE;
      for (guint k = 0; k < 5; k++)
        g_array_index (parts->places, LianPlace, k).x += 60 * (gint32) k - 120;
      for (guint k = 0; i % 2 == 1 && k < parts->outlets->len; k++)
        g_array_index (parts->outlets, LianOutlet, k).y /= 9;
      g_autoptr (LianGround) ground = make_ground (parts);
      assert_distances (ground);
      assert_nearest (ground);
    }
}

static void
test_wait (void)
{
  g_assert_cmpint (lian_weekdays_wait (0), ==, 0);
  g_assert_cmpint (lian_weekdays_wait (0x7f), ==, 1);
  g_assert_cmpint (lian_weekdays_wait (1), ==, 7);
  g_assert_cmpint (lian_weekdays_wait (1 << 6), ==, 7);
  g_assert_cmpint (lian_weekdays_wait (1 | 1 << 3), ==, 4);
  g_assert_cmpint (lian_weekdays_wait (1 << 1 | 1 << 5), ==, 4);
}

static void
test_straight (void)
{
  g_assert_cmpint (lian_ground_straight (0, 0, 3, 4), ==, 5);
  g_assert_cmpint (lian_ground_straight (0, 0, 1, 1), ==, 1);
  g_assert_cmpint (lian_ground_straight (0, 0, 1, 2), ==, 2);
  g_assert_cmpint (lian_ground_straight (-1000000000, 0, 1000000000, 0), ==, 2000000000);
  g_assert_cmpint (lian_ground_straight (G_MININT32, G_MININT32, G_MAXINT32, G_MAXINT32), <,
                   LIAN_NO_WAY);
}

static void
test_order_of_harm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (LianGroundParts) parts = oracle_random_parts (rand, 30, 12);
  g_autoptr (LianGround) ground = make_ground (parts);
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, NULL, NULL);
  for (guint i = 1; i < closings->len; i++)
    {
      const LianClosing *one = closings->pdata[i - 1], *next = closings->pdata[i];
      g_assert_true (one->measured >= next->measured);
      if (one->measured == next->measured)
        g_assert_cmpint (one->residents_lost, >=, next->residents_lost);
    }
}

static void
test_minutes_need_speed (void)
{
  g_autoptr (GError) error = NULL;
  LianGroundParts *parts = lian_ground_parts_new ();
  parts->scope.measure = LIAN_MEASURE_MINUTES;
  g_autoptr (LianGround) ground = lian_ground_new (parts, NULL, &error);
  g_assert_null (ground);
  g_assert_nonnull (strstr (error->message, "walking speed"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/straight", test_straight);
  g_test_add_func ("/coverage/wait", test_wait);
  g_test_add_func ("/coverage/nearest", test_nearest);
  g_test_add_func ("/coverage/small", test_small);
  g_test_add_func ("/coverage/many-points", test_many_points);
  g_test_add_func ("/coverage/order-of-harm", test_order_of_harm);
  g_test_add_func ("/coverage/minutes-need-speed", test_minutes_need_speed);
  return g_test_run ();
}
