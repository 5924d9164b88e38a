/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage in words, for the window and for paper: in the language of the thread. */
#include "lian-coverage-words.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

/**
 * lian_coverage_words_number:
 * @number: a number
 *
 * Returns: (transfer full): its digits in threes
 */
char *
lian_coverage_words_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GString *text = g_string_new (NULL);
  gsize n = strlen (digits), start = *digits == '-' ? 1 : 0;
  for (gsize i = 0; i < n; i++)
    {
      if (i > start && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * lian_coverage_words_distance:
 * @measure: what a distance counts
 * @distance: a distance, or %LIAN_NO_WAY
 *
 * Returns: (transfer full): the distance with its unit
 */
char *
lian_coverage_words_distance (LianMeasure measure, gint32 distance)
{
  gboolean minutes = measure == LIAN_MEASURE_MINUTES;
  if (distance == LIAN_NO_WAY)
    return g_strdup (_ ("no way"));
  /* A minute that has begun is walked. */
  g_autofree char *number = lian_coverage_words_number (minutes ? (distance + 59) / 60 : distance);
  /* Translators: a distance */
  return g_strdup_printf (minutes ? _ ("%s min") : _ ("%s m"), number);
}

/**
 * lian_coverage_words_way:
 * @ground: the ground
 * @distance: a distance on it, or %LIAN_NO_WAY
 *
 * Returns: (transfer full): the distance with its unit
 */
char *
lian_coverage_words_way (const LianGround *ground, gint32 distance)
{
  return lian_coverage_words_distance (lian_ground_get_measure (ground), distance);
}

/**
 * lian_coverage_words_limit:
 * @ground: the ground
 *
 * Returns: (transfer full): how far residents may have to go
 */
char *
lian_coverage_words_limit (const LianGround *ground)
{
  gint32 limit = lian_ground_get_standard (ground)->limit;
  return limit >= 0 ? lian_coverage_words_way (ground, limit) : g_strdup (_ ("no limit set"));
}

/**
 * lian_coverage_words_extra:
 * @measure: what a distance counts
 * @person_distance: longer ways of all residents together, in metres or seconds
 *
 * Returns: (transfer full): that in kilometres, or in hours
 */
char *
lian_coverage_words_extra (LianMeasure measure, gint64 person_distance)
{
  g_autofree char *number = lian_coverage_words_extra_figure (measure, person_distance);
  /* Translators: longer ways of all residents added up */
  return g_strdup_printf (measure == LIAN_MEASURE_MINUTES ? _ ("%s h") : _ ("%s km"), number);
}

/**
 * lian_coverage_words_extra_figure:
 * @measure: what a distance counts
 * @person_distance: longer ways of all residents together, in metres or seconds
 *
 * Returns: (transfer full): the figure alone, in kilometres or in hours
 */
char *
lian_coverage_words_extra_figure (LianMeasure measure, gint64 person_distance)
{
  gint64 unit = measure == LIAN_MEASURE_MINUTES ? 3600 : 1000;
  gint64 tenths = (ABS (person_distance) * 10 + unit / 2) / unit;
  g_autofree char *whole = lian_coverage_words_number (tenths / 10);
  const char *sign = person_distance < 0 && tenths > 0 ? "−" : "";
  return g_strdup_printf ("%s%s.%d", sign, whole, (int) (tenths % 10));
}

/**
 * lian_coverage_words_wait:
 * @days: days to wait for a round; 0 when nobody knows
 *
 * Returns: (transfer full): that in words
 */
char *
lian_coverage_words_wait (int days)
{
  if (days <= 0)
    return g_strdup (_ ("days unknown"));
  return days == 1 ? g_strdup (_ ("1 day")) : g_strdup_printf (_ ("%d days"), days);
}

/**
 * lian_coverage_words_change:
 * @measure: what a distance counts
 * @before: a way
 * @after: the way in its place
 *
 * Returns: (transfer full): both, with an arrow between
 */
char *
lian_coverage_words_change (LianMeasure measure, gint32 before, gint32 after)
{
  g_autofree char *from = lian_coverage_words_distance (measure, before);
  g_autofree char *to = lian_coverage_words_distance (measure, after);
  return g_strdup_printf ("%s → %s", from, to);
}

static char *
describe_residents (gint32 residents)
{
  if (residents < 0)
    return g_strdup (_ ("residents unknown"));
  g_autofree char *number = lian_coverage_words_number (residents);
  /* Translators: a number */
  return g_strdup_printf (_ ("%s residents"), number);
}

static char *
describe_service (const LianCoverage *coverage, const LianPlaceCoverage *place)
{
  guint n;
  if (place->state == LIAN_PLACE_BY_ROUND && place->tour >= 0)
    {
      g_autofree char *name = lian_isolate (
          lian_ground_get_tours (coverage->ground, &n)[place->tour].title);
      g_autofree char *wait = lian_coverage_words_wait (place->wait);
      /* Translators: a round, how long they wait for it */
      return g_strdup_printf (_ ("%s, at most %s"), name, wait);
    }
  if (place->outlet < 0)
    return NULL;
  g_autofree char *name = lian_isolate (
      lian_ground_get_outlets (coverage->ground, &n)[place->outlet].title);
  g_autofree char *way = lian_coverage_words_way (coverage->ground, place->distance);
  /* Translators: a service point, the way there */
  return g_strdup_printf (_ ("%s, %s"), name, way);
}

/**
 * lian_coverage_words_place:
 * @coverage: the coverage
 * @place: index of a place
 *
 * Returns: (transfer full): who lives there and who serves them, in a line
 */
char *
lian_coverage_words_place (const LianCoverage *coverage, guint place)
{
  guint n;
  const LianPlaceCoverage *one = &coverage->places[place];
  g_autofree char *residents
      = describe_residents (lian_ground_get_places (coverage->ground, &n)[place].residents);
  g_autofree char *service = describe_service (coverage, one);
  const char *state = one->state == LIAN_PLACE_UNCOVERED ? lian_loss_label (one->why)
                                                         : lian_place_state_label (one->state);
  return g_strdup_printf ("%s · %s%s%s", residents, state, service != NULL ? " · " : "",
                          service != NULL ? service : "");
}

/**
 * lian_coverage_words_outlet:
 * @coverage: the coverage
 * @outlet: index of a point
 *
 * Returns: (transfer full): how many come to it, in a line
 */
char *
lian_coverage_words_outlet (const LianCoverage *coverage, guint outlet)
{
  guint n;
  const LianOutlet *one = &lian_ground_get_outlets (coverage->ground, &n)[outlet];
  g_autofree char *load = lian_coverage_words_number (coverage->loads[outlet]);
  g_autofree char *residents = g_strdup_printf (_ ("%s residents come here"), load);
  if (!one->placed)
    return g_strdup (_ ("position unknown"));
  if (one->capacity < 0)
    return g_steal_pointer (&residents);
  g_autofree char *room = lian_coverage_words_number (one->capacity);
  g_autofree char *capacity = g_strdup_printf (_ ("room for %s customers a month"), room);
  return g_strdup_printf ("%s · %s", residents, capacity);
}

/**
 * lian_coverage_words_measure:
 * @ground: the ground
 *
 * Returns: (transfer full): how it is measured, with the limit
 */
char *
lian_coverage_words_measure (const LianGround *ground)
{
  const LianGroundScope *scope = &lian_ground_get_parts (ground)->scope;
  g_autofree char *limit = lian_coverage_words_limit (ground);
  /* Translators: a distance */
  return g_strdup_printf (scope->network ? _ ("within %s along the ways")
                                         : _ ("within %s in a straight line"), limit);
}

/**
 * lian_coverage_words_totals:
 * @coverage: the coverage
 *
 * Returns: (transfer full): its sums, in a line
 */
char *
lian_coverage_words_totals (const LianCoverage *coverage)
{
  const LianCoverageTotals *totals = &coverage->totals;
  g_autofree char *all = lian_coverage_words_number (totals->residents);
  g_autofree char *point = lian_coverage_words_number (totals->by_point);
  g_autofree char *round = lian_coverage_words_number (totals->by_round);
  g_autofree char *nobody = lian_coverage_words_number (totals->uncovered);
  g_autofree char *text = g_strdup_printf (
      _ ("Of %s residents %s have a point, %s a round, %s neither"), all, point, round, nobody);
  if (totals->unknown == 0 && totals->unknown_places == 0)
    return g_steal_pointer (&text);
  g_autofree char *unknown = lian_coverage_words_number (totals->unknown);
  g_autofree char *rest = g_strdup_printf (_ ("not told for %s residents and %u places"), unknown,
                                           totals->unknown_places);
  return g_strdup_printf ("%s; %s", text, rest);
}

static char *
name_shortly (const char *title)
{
  g_autofree char *brief = lian_text_shorten_to (title, 40);
  return lian_isolate (brief);
}

static char *
name_record (LianTxn *txn, const char *type, gint64 id)
{
  g_autofree char *title = id != 0 ? lian_txn_title (txn, lian_type_find (type), id) : NULL;
  return name_shortly (title != NULL ? title : "?");
}

/* A position is said where there is one; a neighbourhood beside it only says where about. */
static char *
name_place (LianTxn *txn, const LianServiceChange *change)
{
  g_autofree char *place = change->neighbourhood != 0
                               ? name_record (txn, "neighbourhood", change->neighbourhood)
                               : NULL;
  if (!change->placed)
    return place != NULL ? g_steal_pointer (&place) : g_strdup ("?");
  /* Translators: metres to the east and to the north of where the map begins */
  g_autofree char *position = g_strdup_printf (_ ("%d m east, %d m north"), change->x, change->y);
  return place != NULL ? g_strdup_printf ("%s (%s)", place, position) : g_steal_pointer (&position);
}

static char *
describe_round (LianTxn *txn, const LianServiceChange *change)
{
  g_autofree char *place = name_record (txn, "neighbourhood", change->neighbourhood);
  g_autofree char *numbers = lian_weekdays_to_text (change->days);
  g_autofree char *days = numbers != NULL ? lian_format_weekdays (numbers) : g_strdup ("?");
  /* Translators: a neighbourhood, days of the week */
  return g_strdup_printf (_ ("a new round comes to %s on %s"), place, days);
}

/* Rooms that nobody has said are not known, and taken as large enough. */
static char *
add_room (char *text, const LianServiceChange *change)
{
  g_autofree char *own = text;
  if (change->capacity < 0)
    return g_steal_pointer (&own);
  /* Translators: what opens; how many customers a day it has room for */
  return g_strdup_printf (_ ("%s, with room for %d customers a day"), own, change->capacity);
}

/**
 * lian_coverage_words_service_change:
 * @txn: the base, on a reader thread
 * @change: a change
 *
 * Returns: (transfer full): what is changed, in a line
 */
char *
lian_coverage_words_service_change (LianTxn *txn, const LianServiceChange *change)
{
  g_autofree char *point = name_record (txn, "service_point", change->point);
  g_autofree char *into = name_record (txn, "service_point", change->into);
  g_autofree char *place = name_place (txn, change);
  g_autofree char *round = name_record (txn, "round", change->round);
  switch (change->kind)
    {
    case LIAN_SERVICE_MOVE:
      /* Translators: a service point, a neighbourhood or a position */
      return g_strdup_printf (_ ("%s moves to %s"), point, place);
    case LIAN_SERVICE_MERGE:
      /* Translators: two service points */
      return g_strdup_printf (_ ("%s is merged into %s"), point, into);
    case LIAN_SERVICE_OPEN:
      /* Translators: a neighbourhood or a position */
      return add_room (g_strdup_printf (_ ("a point opens in %s"), place), change);
    case LIAN_SERVICE_ROUND_END:
      /* Translators: a round */
      return g_strdup_printf (_ ("%s ends"), round);
    case LIAN_SERVICE_ROUND_BEGIN:
      return describe_round (txn, change);
    case LIAN_SERVICE_ROUND_TO_POINT:
      /* Translators: a round, a neighbourhood or a position */
      return add_room (g_strdup_printf (_ ("in place of %s a point opens in %s"), round, place),
                       change);
    case LIAN_SERVICE_CLOSE:
    default:
      /* Translators: a service point */
      return g_strdup_printf (_ ("%s closes"), point);
    }
}
