/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How one place is served, by points and by rounds. */
#include "lian-coverage-private.h"

static gboolean
is_kept_waiting (const LianGround *ground, guint8 days)
{
  gint32 most = ground->parts->standard.wait_days;
  return most >= 0 && lian_weekdays_wait (days) > most;
}

/* Of several rounds the days add up; a round without days may be just the one that comes often. */
static LianRounds
judge_rounds (const LianGround *ground, guint8 days, gboolean some_unknown)
{
  gboolean known = days != 0 && ground->parts->standard.wait_days >= 0;
  if (known && !is_kept_waiting (ground, days))
    return LIAN_ROUNDS_GOOD;
  return known && !some_unknown ? LIAN_ROUNDS_SELDOM : LIAN_ROUNDS_UNKNOWN;
}

static gboolean
comes_more_often (const LianStop *stop, guint8 best)
{
  return stop->days != 0 && (best == 0 || lian_weekdays_wait (stop->days) < lian_weekdays_wait (best));
}

/**
 * _lian_round_service:
 * @ground: a ground
 *
 * Returns: (transfer full) (array): for each place, how the rounds serve it
 */
LianRoundService *
_lian_round_service (const LianGround *ground)
{
  guint n = ground->parts->places->len;
  LianRoundService *service = g_new0 (LianRoundService, MAX (n, 1));
  g_autofree guint8 *days = g_new0 (guint8, MAX (n, 1));
  g_autofree guint8 *best = g_new0 (guint8, MAX (n, 1));
  g_autofree guint8 *some_unknown = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    service[i].tour = -1;
  for (guint i = 0; i < ground->parts->stops->len; i++)
    {
      const LianStop *stop = &g_array_index (ground->parts->stops, LianStop, i);
      LianRoundService *place = &service[stop->place];
      if (place->tour < 0 || comes_more_often (stop, best[stop->place]))
        {
          place->tour = stop->tour;
          best[stop->place] = stop->days;
        }
      days[stop->place] |= stop->days;
      some_unknown[stop->place] |= stop->days == 0;
    }
  for (guint i = 0; i < n; i++)
    if (service[i].tour >= 0)
      {
        service[i].wait = lian_weekdays_wait (days[i]);
        service[i].rounds = judge_rounds (ground, days[i], some_unknown[i]);
      }
  return service;
}

/**
 * _lian_stray_rank:
 * @ground: a ground with a limit
 * @place: index of a place
 * @closed: an outlet that is closed, or -1
 *
 * Returns: the rank of the nearest point beyond the limit, where those go who find no room within
 *   it; -1 when there is none
 */
int
_lian_stray_rank (const LianGround *ground, guint place, gint32 closed)
{
  const LianReach *reach = _lian_ground_reach (ground, place);
  int rank = _lian_next_rank (reach, -1, closed);
  while (rank >= 0 && reach[rank].distance <= ground->parts->standard.limit)
    rank = _lian_next_rank (reach, rank, closed);
  return rank;
}

/* Adds up who goes to a point, and finds the nearest one that serves somebody, else the nearest. */
static int
count_served (const LianReach *reach, gint32 limit, const gint32 *amounts, int first,
              LianPlaceCoverage *judged)
{
  int shown = -1;
  for (int k = 0; k < LIAN_REACH_KEPT && reach[k].distance <= limit; k++)
    {
      judged->served += amounts[k];
      if (shown < 0 && amounts[k] > 0)
        shown = k;
    }
  return shown >= 0 ? shown : first;
}

static LianLoss
why_not_all (const LianGround *ground, guint place, gboolean within, LianRounds rounds)
{
  switch (rounds)
    {
    case LIAN_ROUNDS_GOOD:
      return LIAN_LOSS_ROUND;
    case LIAN_ROUNDS_SELDOM:
    case LIAN_ROUNDS_UNKNOWN:
      return LIAN_LOSS_TOO_SELDOM;
    case LIAN_ROUNDS_NONE:
    default:
      return !ground->located[place] ? LIAN_LOSS_UNPLACED
             : within                ? LIAN_LOSS_FULL
                                     : LIAN_LOSS_TOO_FAR;
    }
}

static LianPlaceState
state_of (const LianGround *ground, guint place, const LianPlaceCoverage *judged, LianRounds rounds)
{
  if (g_array_index (ground->parts->places, LianPlace, place).residents < 0)
    return LIAN_PLACE_UNKNOWN;
  if (judged->why == LIAN_LOSS_NONE)
    return LIAN_PLACE_BY_POINT;
  if (rounds == LIAN_ROUNDS_GOOD)
    return LIAN_PLACE_BY_ROUND;
  return rounds == LIAN_ROUNDS_UNKNOWN || !ground->located[place] ? LIAN_PLACE_UNKNOWN
                                                                  : LIAN_PLACE_UNCOVERED;
}

/**
 * _lian_judge_place:
 * @ground: a ground with a limit
 * @rounds: how the rounds serve its places
 * @place: index of a place
 * @amounts: how many residents of the place go to the point of each rank
 * @closed: an outlet that is closed, or -1
 * @judged: (out): how the place is served
 */
void
_lian_judge_place (const LianGround *ground, const LianRoundService *rounds, guint place,
                   const gint32 *amounts, gint32 closed, LianPlaceCoverage *judged)
{
  const LianReach *reach = _lian_ground_reach (ground, place);
  const LianRoundService *service = &rounds[place];
  gint32 residents = g_array_index (ground->parts->places, LianPlace, place).residents;
  gint32 limit = ground->parts->standard.limit;
  int first = _lian_next_rank (reach, -1, closed);
  gboolean within = first >= 0 && reach[first].distance <= limit;
  *judged = (LianPlaceCoverage){ .tour = service->tour, .wait = service->wait };
  int shown = count_served (reach, limit, amounts, first, judged);
  judged->outlet = shown >= 0 ? reach[shown].outlet : -1;
  judged->distance = shown >= 0 ? reach[shown].distance : LIAN_NO_WAY;
  gint32 rest = MAX (residents, 0) - judged->served;
  if (residents > 0 ? rest > 0 : !within)
    judged->why = why_not_all (ground, place, within, service->rounds);
  judged->state = state_of (ground, place, judged, service->rounds);
  judged->waiting = service->rounds == LIAN_ROUNDS_GOOD ? rest : 0;
  judged->left = rest - judged->waiting;
}
