/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The ground that a base holds: which points, rounds, ways and figures count; what changes do to it;
 * where points should be. */
#include "ground-street.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-scenario.h"
#include "lian-site.h"

typedef struct
{
  LianGroundScope scope;
  LianStandard given;
  LianGround *ground;
  LianRecord *standard;
} Read;

static gboolean
read_ground (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Read *job = data;
  job->ground = lian_ground_read (txn, &job->scope, &job->given, cancellable, error);
  job->standard = lian_standard_find (txn, &job->scope);
  return job->ground != NULL;
}

static LianGround *
ground_of (Street *self, LianGroundScope scope)
{
  g_autoptr (GError) error = NULL;
  Read job = { scope, LIAN_STANDARD_NONE, NULL, NULL };
  lian_store_read (self->base.store, read_ground, &job, &error);
  g_assert_no_error (error);
  g_clear_pointer (&job.standard, lian_record_free);
  return job.ground;
}

/* "West Mender 86, East Mender 86": points with customers a month. */
static void
assert_outlets (Street *self, LianGroundScope scope, const char *expected)
{
  g_autoptr (LianGround) ground = ground_of (self, scope);
  g_autoptr (GString) found = g_string_new (NULL);
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (ground, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s %d", i > 0 ? ", " : "", outlets[i].title,
                            outlets[i].capacity);
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
add_point (Street *self, const char *name, const char *more)
{
  return street_insert (self, "service_point", "name_en=%s;cooperative=%" G_GINT64_FORMAT "%s", name,
                        self->test.cooperative, more);
}

static void
test_trades (Street *self, gconstpointer data)
{
  gint64 pens = street_insert (self, "trade", "code=P;name_en=Pens;trade_class=REPAIR_SERVICE");
  gint64 forge = street_insert (self, "trade", "code=F;name_en=Forge;trade_class=MANUFACTURE");
  g_autofree char *of_pens = g_strdup_printf (";trade=%" G_GINT64_FORMAT ";capacity=3", pens);
  g_autofree char *of_forge = g_strdup_printf (";trade=%" G_GINT64_FORMAT, forge);
  add_point (self, "Pen Stall", of_pens);
  add_point (self, "Smithy", of_forge);
  street_insert (self, "point_trade",
                 "service_point=%" G_GINT64_FORMAT ";trade=%" G_GINT64_FORMAT ";capacity=6",
                 self->west_point, pens);
  /* 20 a day on seven days in 52 weeks of a twelfth of a year */
  assert_outlets (self, (LianGroundScope){ .trade = self->trade },
                  "West Mender 606, East Mender 606");
  assert_outlets (self, (LianGroundScope){ .trade = pens }, "West Mender 182, Pen Stall 91");
  assert_outlets (self, (LianGroundScope){ .trade = forge }, "Smithy -1");
  assert_outlets (self, (LianGroundScope){ 0 },
                  "West Mender 606, East Mender 606, Pen Stall 91");
  lian_test_set (self->base.store, "service_point", self->west_point, "weekdays", "1,2,3");
  assert_outlets (self, (LianGroundScope){ .trade = self->trade },
                  "West Mender 260, East Mender 606");
}

static void
test_days_and_cities (Street *self, gconstpointer data)
{
  gint64 city = street_insert (self, "city", "name_en=Elsewhere");
  g_autofree char *number = lian_test_dup_id (city);
  LianDate day = lian_date_new (1956, 4, 10);
  lian_test_set (self->base.store, "service_point", self->west_point, "closed", "1956-04-10");
  lian_test_set (self->base.store, "service_point", self->east_point, "opened", "1956-04-10");
  assert_outlets (self, (LianGroundScope){ .day = day }, "East Mender 606");
  assert_outlets (self, (LianGroundScope){ .day = day - 1 }, "West Mender 606");
  lian_test_set (self->base.store, "neighbourhood", self->east, "city", number);
  assert_outlets (self, (LianGroundScope){ .city = city }, "East Mender 606");
  g_autoptr (LianGround) there = ground_of (self, (LianGroundScope){ .city = city });
  g_assert_cmpint (lian_ground_find_place (there, self->east), ==, 0);
  g_assert_cmpint (lian_ground_find_place (there, self->west), ==, -1);
  g_assert_cmpint (lian_ground_find_tour (there, self->round), ==, -1);
}

static void
test_rounds (Street *self, gconstpointer data)
{
  g_autoptr (LianGround) before = ground_of (self, (LianGroundScope){ 0 });
  const GArray *stops = lian_ground_get_parts (before)->stops;
  g_assert_cmpuint (stops->len, ==, 1);
  g_assert_cmpint (g_array_index (stops, LianStop, 0).place, ==,
                   lian_ground_find_place (before, self->middle));
  g_assert_cmpint (g_array_index (stops, LianStop, 0).days, ==, 1 | 8);
  street_insert (self, "round_stop",
                 "round=%" G_GINT64_FORMAT ";neighbourhood=%" G_GINT64_FORMAT ";weekdays=5",
                 self->round, self->west);
  street_insert (self, "round_stop",
                 "round=%" G_GINT64_FORMAT ";neighbourhood=%" G_GINT64_FORMAT, self->round,
                 self->east);
  g_autoptr (LianGround) after = ground_of (self, (LianGroundScope){ 0 });
  stops = lian_ground_get_parts (after)->stops;
  g_assert_cmpuint (stops->len, ==, 2);
  g_assert_cmpint (g_array_index (stops, LianStop, 0).place, ==,
                   lian_ground_find_place (after, self->west));
  g_assert_cmpint (g_array_index (stops, LianStop, 0).days, ==, 16);
  g_assert_cmpint (g_array_index (stops, LianStop, 1).days, ==, 1 | 8);
  lian_test_set (self->base.store, "round", self->round, "ended", "1956-04-15");
  g_autoptr (LianGround) ended = ground_of (self, (LianGroundScope){ 0 });
  g_assert_cmpuint (lian_ground_get_parts (ended)->stops->len, ==, 0);
}

static void
assert_standard (Street *self, LianGroundScope scope, const char *resolution)
{
  Read job = { scope, LIAN_STANDARD_NONE, NULL, NULL };
  g_assert_true (lian_store_read (self->base.store, read_ground, &job, NULL));
  g_assert_cmpstr (job.standard != NULL ? lian_record_get_text (job.standard, "resolution") : NULL,
                   ==, resolution);
  g_clear_pointer (&job.standard, lian_record_free);
  lian_ground_unref (job.ground);
}

/* The most particular one in force on the day; among these the latest. */
static void
test_standards (Street *self, gconstpointer data)
{
  gint64 city = street_insert (self, "city", "name_en=Elsewhere");
  LianDate day = lian_date_new (1956, 4, 15);
  street_insert (self, "service_standard", "resolution=City;from_date=1956-04-02;city=%" G_GINT64_FORMAT,
                 city);
  street_insert (self, "service_standard", "resolution=Trade;from_date=1956-04-02;trade=%" G_GINT64_FORMAT,
                 self->trade);
  street_insert (self, "service_standard", "resolution=Later;from_date=1956-04-16;trade=%" G_GINT64_FORMAT,
                 self->trade);
  street_insert (self, "service_standard",
                 "resolution=Both;from_date=1956-04-10;trade=%" G_GINT64_FORMAT ";city=%" G_GINT64_FORMAT,
                 self->trade, city);
  assert_standard (self, (LianGroundScope){ .day = day }, "Resolution 7");
  assert_standard (self, (LianGroundScope){ .day = day, .city = city }, "City");
  assert_standard (self, (LianGroundScope){ .day = day, .trade = self->trade }, "Trade");
  assert_standard (self, (LianGroundScope){ .day = day + 1, .trade = self->trade }, "Later");
  assert_standard (self, (LianGroundScope){ .day = day, .trade = self->trade, .city = city },
                   "Both");
  assert_standard (self, (LianGroundScope){ .day = lian_date_new (1956, 4, 1) }, NULL);
  /* All neighbourhoods in one city: its standard holds for all of them. */
  g_autofree char *number = lian_test_dup_id (city);
  lian_test_set (self->base.store, "neighbourhood", self->west, "city", number);
  lian_test_set (self->base.store, "neighbourhood", self->middle, "city", number);
  assert_standard (self, (LianGroundScope){ .day = day }, "Resolution 7");
  lian_test_set (self->base.store, "neighbourhood", self->east, "city", number);
  assert_standard (self, (LianGroundScope){ .day = day }, "City");
}

static gint32
way_of (Street *self, LianGroundScope scope, gint64 place, gint64 outlet)
{
  g_autoptr (LianGround) ground = ground_of (self, scope);
  int i = lian_ground_find_place (ground, place), j = lian_ground_find_outlet (ground, outlet);
  for (guint rank = 0; rank < LIAN_REACH; rank++)
    {
      gint32 found, way = lian_ground_get_distance (ground, (guint) i, rank, &found);
      if (found == j)
        return way;
    }
  return LIAN_NO_WAY;
}

static void
test_ways (Street *self, gconstpointer data)
{
  const LianGroundScope network = { .network = TRUE };
  const LianGroundScope minutes = { .network = TRUE, .measure = LIAN_MEASURE_MINUTES };
  const LianGroundScope line = { .measure = LIAN_MEASURE_MINUTES };
  g_assert_cmpint (way_of (self, network, self->west, self->east_point), ==, LIAN_NO_WAY);
  g_assert_cmpint (way_of (self, network, self->west, self->west_point), ==, 0);
  g_assert_cmpint (way_of (self, line, self->west, self->east_point), ==, 1000 * 60 / 50);
  street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_neighbourhood=%"
                 G_GINT64_FORMAT ";metres=700", self->west, self->middle);
  street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_neighbourhood=%"
                 G_GINT64_FORMAT ";minutes=9", self->east, self->middle);
  /* 9 minutes at 50 m a minute */
  g_assert_cmpint (way_of (self, network, self->west, self->east_point), ==, 700 + 450);
  g_assert_cmpint (way_of (self, minutes, self->west, self->east_point), ==, (14 + 9) * 60);
  street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_neighbourhood=%"
                 G_GINT64_FORMAT ";metres=900", self->middle, self->west);
  g_assert_cmpint (way_of (self, network, self->west, self->east_point), ==, 900 + 450);
  street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_point=%" G_GINT64_FORMAT
                 ";metres=25", self->middle, self->east_point);
  g_assert_cmpint (way_of (self, network, self->west, self->east_point), ==, 900 + 25);
}

/* A point without coordinates stands in its neighbourhood; without both nobody finds it. */
static void
test_positions (Street *self, gconstpointer data)
{
  lian_test_set (self->base.store, "service_point", self->west_point, "x", NULL);
  g_autofree char *place = g_strdup_printf (";x=3;neighbourhood=%" G_GINT64_FORMAT, self->east);
  add_point (self, "Half", place);
  add_point (self, "Lost", "");
  g_autoptr (LianGround) ground = ground_of (self, (LianGroundScope){ 0 });
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (ground, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (outlets[0].placed && outlets[0].borrowed && outlets[0].x == 0);
  g_assert_true (outlets[1].placed && !outlets[1].borrowed);
  g_assert_true (outlets[2].placed && outlets[2].borrowed && outlets[2].x == 1000);
  g_assert_false (outlets[3].placed);
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_assert_cmpuint (coverage->totals.unplaced_outlets, ==, 1);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, NULL, NULL);
  g_assert_false (((LianClosing *) closings->pdata[3])->measured);
}

static LianComparison *
compare (LianGround *ground, LianServiceChange change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianGround) changed = lian_ground_apply (ground, &change, 1, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (LianCoverage) before = lian_coverage_new (ground);
  g_autoptr (LianCoverage) after = lian_coverage_new (changed);
  return lian_coverage_compare (before, after);
}

static void
test_changes (Street *self, gconstpointer data)
{
  g_autoptr (LianGround) ground = ground_of (self, (LianGroundScope){ 0 });
  g_autoptr (LianComparison) moved
      = compare (ground, (LianServiceChange){ .kind = LIAN_SERVICE_MOVE, .point = self->east_point,
                                              .neighbourhood = self->middle });
  g_assert_cmpint (moved->harm->residents_lost, ==, 200);
  g_assert_cmpint (moved->harm->extra_person_metres, ==, 200 * 500);
  g_assert_cmpint (moved->residents_gained, ==, 30);
  g_assert_cmpint (g_array_index (moved->gainers, LianGainer, 0).gain, ==, LIAN_GAIN_POINT);
  g_assert_nonnull (lian_gain_label (LIAN_GAIN_POINT));
  g_autoptr (LianComparison) ended
      = compare (ground, (LianServiceChange){ .kind = LIAN_SERVICE_ROUND_END, .round = self->round });
  g_assert_cmpint (ended->harm->residents_lost, ==, 30);
  g_assert_cmpint (ended->after->totals.uncovered, ==, 30);
  g_assert_cmpint (ended->after->places[1].state, ==, LIAN_PLACE_UNCOVERED);
  g_assert_cmpstr (lian_place_state_label (ended->after->places[1].state), ==, "not served");
  g_autoptr (LianComparison) shop
      = compare (ground, (LianServiceChange){ .kind = LIAN_SERVICE_ROUND_TO_POINT,
                                              .round = self->round, .neighbourhood = self->middle,
                                              .capacity = -1 });
  g_assert_cmpint (shop->harm->residents_lost, ==, 0);
  g_assert_cmpint (shop->after->totals.by_point, ==, 330);
  g_autoptr (LianComparison) merged
      = compare (ground, (LianServiceChange){ .kind = LIAN_SERVICE_MERGE, .point = self->west_point,
                                              .into = self->east_point });
  guint n;
  g_assert_cmpint (lian_ground_get_outlets (merged->after->ground, &n)->capacity, ==, 1212);
  g_assert_cmpint (merged->harm->residents_lost, ==, 100);
  g_assert_null (lian_ground_apply (ground, &(LianServiceChange){ .kind = LIAN_SERVICE_CLOSE,
                                                                  .point = self->middle }, 1, NULL,
                                    NULL));
}

/* A round in place of a shop: two changes, and those who went there wait. */
static void
test_round_for_shop (Street *self, gconstpointer data)
{
  const LianServiceChange changes[] = {
    { .kind = LIAN_SERVICE_CLOSE, .point = self->west_point },
    { .kind = LIAN_SERVICE_ROUND_BEGIN, .neighbourhood = self->west, .days = 1 | 8 },
  };
  g_autoptr (LianGround) ground = ground_of (self, (LianGroundScope){ 0 });
  g_autoptr (LianGround) changed
      = lian_ground_apply (ground, changes, G_N_ELEMENTS (changes), NULL, NULL);
  g_autoptr (LianCoverage) before = lian_coverage_new (ground);
  g_autoptr (LianCoverage) after = lian_coverage_new (changed);
  g_autoptr (LianComparison) found = lian_coverage_compare (before, after);
  g_assert_cmpint (found->harm->residents_lost, ==, 0);
  g_assert_cmpint (found->harm->residents_waiting, ==, 100);
  const LianLoser *loser = &g_array_index (found->harm->losers, LianLoser, 0);
  g_assert_cmpint (loser->why, ==, LIAN_LOSS_ROUND);
  g_assert_cmpint (loser->wait, ==, 4);
  g_assert_cmpint (loser->after, ==, LIAN_NO_WAY);
}

static LianSitePlan *
plan (LianGround *ground, LianSiteWish wish)
{
  g_autoptr (GError) error = NULL;
  wish.seconds = 1;
  LianSitePlan *found = lian_site_plan (ground, &wish, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->status, ==, LIAN_SOLVE_OPTIMAL);
  return found;
}

static void
test_sites (Street *self, gconstpointer data)
{
  for (int network = 0; network < 2; network++)
    {
      g_autoptr (LianGround) ground = ground_of (self, (LianGroundScope){ .network = network });
      g_autoptr (LianSitePlan) today = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_MEDIAN });
      g_assert_cmpint (today->objective, ==, 30 * 500);
      g_assert_cmpint (today->bound, ==, today->objective);
      g_assert_cmpint (today->today, ==, 30 * 500);
      g_autoptr (LianSitePlan) rounds
          = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_MEDIAN, .rounds = TRUE });
      g_assert_cmpint (rounds->objective, ==, 0);
      g_assert_cmpint (rounds->residents, ==, 300);
      g_autoptr (LianSitePlan) one = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_MEDIAN, .p = 1 });
      g_assert_cmpint (one->objective, ==, 100 * 1000 + 30 * 500);
      g_assert_cmpint (g_array_index (one->sites, LianSite, 0).residents, ==, 330);
      g_autoptr (LianSitePlan) three
          = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_MEDIAN, .p = 3, .keep = TRUE });
      g_assert_cmpuint (three->sites->len, ==, 3);
      g_assert_cmpint (g_array_index (three->sites, LianSite, 2).outlet, ==, -1);
      g_assert_cmpint (g_array_index (three->sites, LianSite, 2).place, ==,
                       lian_ground_find_place (ground, self->middle));
      g_autoptr (LianSitePlan) cover = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_COVER });
      g_assert_cmpint (cover->objective, ==, 3);
      g_assert_cmpint (cover->today, ==, -1);
      g_autoptr (LianSitePlan) most
          = plan (ground, (LianSiteWish){ .kind = LIAN_SITING_MAX_COVER, .p = 1 });
      g_assert_cmpint (most->objective, ==, 200);
      g_assert_cmpint (most->today, ==, 300);
      if (network == 0)
        {
          street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_neighbourhood=%"
                         G_GINT64_FORMAT ";metres=500", self->west, self->middle);
          street_insert (self, "way", "from_neighbourhood=%" G_GINT64_FORMAT ";to_neighbourhood=%"
                         G_GINT64_FORMAT ";metres=500", self->east, self->middle);
        }
    }
}

/* Each mender serves 100 residents: with both kept, a new point takes in those for whom they have no
 * room, and it is best put where most of these live. */
static void
test_rooms (Street *self, gconstpointer data)
{
  lian_test_set (self->base.store, "service_standard", self->standard, "need", "6060");
  g_autoptr (LianGround) ground = ground_of (self, (LianGroundScope){ 0 });
  LianSiteWish wish = { .kind = LIAN_SITING_MEDIAN, .rooms = TRUE, .new_room = -1, .seconds = 1 };
  g_autoptr (LianSitePlan) pinned = NULL, free_hand = NULL, third = NULL;
  wish.keep = TRUE;
  pinned = lian_site_plan (ground, &wish, NULL, NULL, NULL);
  g_assert_cmpint (pinned->today, ==, -1);
  g_assert_cmpint (pinned->without_room, ==, 130);
  g_assert_cmpint (pinned->status, ==, LIAN_SOLVE_FEASIBLE);
  wish.p = 3;
  third = lian_site_plan (ground, &wish, NULL, NULL, NULL);
  g_assert_cmpint (third->without_room, ==, 0);
  g_assert_cmpint (third->objective, ==, 30 * 500);
  g_assert_cmpint (third->bound, <=, third->objective);
  g_assert_cmpint (third->bound, >, 0); /* with room for all, everybody had a point at home */
  g_assert_cmpint (g_array_index (third->sites, LianSite, 2).place, ==,
                   lian_ground_find_place (ground, self->east));
  g_assert_cmpint (g_array_index (third->sites, LianSite, 2).residents, ==, 130);
  wish = (LianSiteWish){ .kind = LIAN_SITING_MEDIAN, .rooms = TRUE, .new_room = -1, .seconds = 1 };
  free_hand = lian_site_plan (ground, &wish, NULL, NULL, NULL);
  g_assert_cmpint (free_hand->without_room, ==, 0);
  g_assert_cmpint (free_hand->objective, ==, 30 * 500);
  g_assert_cmpint (free_hand->status, ==, LIAN_SOLVE_OPTIMAL);
}

/* A ground by chance: places that are sites too, and points with little room. */
static LianGround *
make_small (GRand *chance)
{
  LianGroundParts *parts = lian_ground_parts_new ();
  parts->standard = LIAN_STANDARD_NONE;
  parts->standard.limit = 500;
  parts->standard.need = 1000;
  for (int i = 0; i < 5; i++)
    {
      LianPlace place = { .id = i + 1, .title = g_strdup ("place"), .placed = TRUE,
                          .x = g_rand_int_range (chance, 0, 1000),
                          .y = g_rand_int_range (chance, 0, 1000),
                          .residents = g_rand_int_range (chance, 1, 50) };
      g_array_append_val (parts->places, place);
    }
  for (int i = 0; i < 4; i++)
    {
      LianOutlet outlet = { .id = i + 10, .title = g_strdup ("point"), .placed = TRUE, .place = -1,
                            .x = g_rand_int_range (chance, 0, 1000),
                            .y = g_rand_int_range (chance, 0, 1000),
                            .capacity = g_rand_int_range (chance, 0, 40) };
      g_array_append_val (parts->outlets, outlet);
    }
  return lian_ground_new (parts, NULL, NULL);
}

typedef struct
{
  gint64 ways;
  guint place;
  guint site;
} Walk;

static int
compare_walks (const void *a, const void *b)
{
  const Walk *one = a, *other = b;
  return one->ways != other->ways ? (one->ways < other->ways ? -1 : 1)
                                  : (int) one->place - (int) other->place;
}

/* All ways when everybody goes to the nearest site of @open with room; -1 when somebody finds none.
 * Points come first, then the places. */
static gint64
walk_all (const LianGroundParts *parts, guint open)
{
  gint64 rooms[9], left[5], sum = 0;
  Walk walks[45];
  guint n = 0;
  for (guint i = 0; i < 5; i++)
    left[i] = g_array_index (parts->places, LianPlace, i).residents;
  for (guint j = 0; j < 9; j++)
    rooms[j] = j < 4 ? g_array_index (parts->outlets, LianOutlet, j).capacity : G_MAXINT32;
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 9; j++)
      {
        const LianPlace *from = &g_array_index (parts->places, LianPlace, i);
        const LianOutlet *outlet = j < 4 ? &g_array_index (parts->outlets, LianOutlet, j) : NULL;
        const LianPlace *to = j < 4 ? NULL : &g_array_index (parts->places, LianPlace, j - 4);
        if (open & (1u << j))
          walks[n++] = (Walk){ lian_ground_straight (from->x, from->y, to ? to->x : outlet->x,
                                                     to ? to->y : outlet->y), i, j };
      }
  qsort (walks, n, sizeof *walks, compare_walks);
  for (guint k = 0; k < n; k++)
    {
      gint64 go = MIN (left[walks[k].place], rooms[walks[k].site]);
      left[walks[k].place] -= go;
      rooms[walks[k].site] -= go;
      sum += go * walks[k].ways;
    }
  for (guint i = 0; i < 5; i++)
    if (left[i] > 0)
      return -1;
  return sum;
}

/* With the first two points pinned. */
static gint64
best_of_all (const LianGroundParts *parts, int p)
{
  gint64 best = -1;
  for (guint open = 0; open < 1u << 9; open++)
    {
      gboolean asked = __builtin_popcount (open) == p && (open & 3) == 3;
      gint64 ways = asked ? walk_all (parts, open) : -1;
      if (ways >= 0 && (best < 0 || ways < best))
        best = ways;
    }
  return best;
}

/* No way to place the points falls below the bound, and rooms raise it. */
static void
test_room_bound (Street *self, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (4);
  guint raised = 0;
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (LianGround) ground = make_small (chance);
      const gint64 pinned[] = { 10, 11 };
      g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (pins, pinned, G_N_ELEMENTS (pinned));
      LianSiteWish wish = { .kind = LIAN_SITING_MEDIAN, .p = 3 + i % 2, .rooms = TRUE,
                            .new_room = -1, .seconds = 0.2, .pins = pins };
      g_autoptr (LianSitePlan) found = lian_site_plan (ground, &wish, NULL, NULL, NULL);
      wish.rooms = FALSE;
      g_autoptr (LianSitePlan) roomy = lian_site_plan (ground, &wish, NULL, NULL, NULL);
      gint64 best = best_of_all (lian_ground_get_parts (ground), (int) wish.p);
      g_assert_cmpint (found->without_room, ==, 0);
      g_assert_cmpint (found->objective, >=, best);
      g_assert_cmpint (found->bound, <=, best);
      g_assert_cmpint (found->bound, >=, roomy->bound);
      raised += found->bound > roomy->bound;
    }
  g_assert_cmpuint (raised, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
#define ADD(path, func) \
  g_test_add ("/ground/" path, Street, NULL, street_set_up, func, street_tear_down)
  ADD ("trades", test_trades);
  ADD ("days-and-cities", test_days_and_cities);
  ADD ("rounds", test_rounds);
  ADD ("standards", test_standards);
  ADD ("ways", test_ways);
  ADD ("positions", test_positions);
  ADD ("changes", test_changes);
  ADD ("round-for-shop", test_round_for_shop);
  ADD ("sites", test_sites);
  ADD ("rooms", test_rooms);
  ADD ("room-bound", test_room_bound);
  return g_test_run ();
}
