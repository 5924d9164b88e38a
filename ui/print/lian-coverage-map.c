/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The map of a coverage.
 *
 * Places without residents are crossings of ways and are not shown.  What became of a point is read
 * off the two grounds: one that is gone is closed, one that stands elsewhere has moved, one that the
 * first ground does not have is new. */
#include "lian-coverage-map.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"

#include <math.h>

typedef struct
{
  const LianCoverageMap *wanted;
  LianMapSpec *spec;
  LianMapEffect *effects; /* of the places */
  guint signs[LIAN_N_MAP_SIGNS];
  guint losing[LIAN_N_MAP_EFFECTS];
  guint rounds; /* with more than one stop: a line */
  guint moves;
  guint unplaced_places;
  guint unplaced_points;
} Builder;

static LianMapSign
sign_of_state (LianPlaceState state)
{
  switch (state)
    {
    case LIAN_PLACE_BY_POINT:
      return LIAN_MAP_SIGN_BY_POINT;
    case LIAN_PLACE_BY_ROUND:
      return LIAN_MAP_SIGN_BY_ROUND;
    case LIAN_PLACE_UNCOVERED:
      return LIAN_MAP_SIGN_UNCOVERED;
    case LIAN_PLACE_UNKNOWN:
    default:
      return LIAN_MAP_SIGN_UNKNOWN;
    }
}

/* Who only goes a longer way keeps a point, and is not marked. */
static void
mark_losers (Builder *self, const GArray *losers)
{
  for (guint i = 0; losers != NULL && i < losers->len; i++)
    {
      const LianLoser *loser = &g_array_index (losers, LianLoser, i);
      if (loser->why >= LIAN_LOSS_ROUND)
        self->effects[loser->place] = LIAN_MAP_EFFECT_LOSES;
    }
}

static void
find_effects (Builder *self)
{
  const LianComparison *comparison = self->wanted->comparison;
  if (self->wanted->closing != NULL)
    mark_losers (self, self->wanted->closing->losers);
  if (comparison == NULL)
    return;
  for (guint i = 0; i < comparison->gainers->len; i++)
    {
      const LianGainer *gainer = &g_array_index (comparison->gainers, LianGainer, i);
      if (gainer->gain >= LIAN_GAIN_ROUND)
        self->effects[gainer->place] = LIAN_MAP_EFFECT_GAINS;
    }
  mark_losers (self, comparison->harm->losers);
}

static void
add_places (Builder *self)
{
  guint n;
  const LianCoverage *coverage = self->wanted->coverage;
  const LianPlace *places = lian_ground_get_places (coverage->ground, &n);
  for (guint i = 0; i < n; i++)
    {
      if (places[i].residents == 0)
        continue;
      g_autofree char *detail = lian_coverage_words_place (coverage, i);
      const LianMapMark mark = { sign_of_state (coverage->places[i].state), self->effects[i],
                                 places[i].placed ? places[i].x : NAN, places[i].y,
                                 places[i].residents, places[i].title, detail, places[i].id,
                                 "neighbourhood" };
      lian_map_spec_add_mark (self->spec, &mark);
      self->signs[mark.sign]++;
      self->losing[mark.effect]++;
      self->unplaced_places += !places[i].placed;
    }
}

static void
add_point (Builder *self, const LianCoverage *coverage, guint outlet, LianMapSign sign)
{
  guint n;
  const LianOutlet *one = &lian_ground_get_outlets (coverage->ground, &n)[outlet];
  g_autofree char *detail = lian_coverage_words_outlet (coverage, outlet);
  const LianMapMark mark = { sign, LIAN_MAP_EFFECT_NONE, one->placed ? one->x : NAN, one->y,
                             (double) coverage->loads[outlet], one->title, detail, one->id,
                             "service_point" };
  lian_map_spec_add_mark (self->spec, &mark);
  self->signs[sign]++;
  self->unplaced_points += !one->placed;
}

/* A point of the later side, and where it was. */
static void
add_later_point (Builder *self, guint outlet)
{
  guint n;
  const LianCoverage *later = self->wanted->coverage, *earlier = self->wanted->comparison->before;
  const LianOutlet *one = &lian_ground_get_outlets (later->ground, &n)[outlet];
  int before = one->id != 0 ? lian_ground_find_outlet (earlier->ground, one->id) : -1;
  if (before < 0)
    {
      add_point (self, later, outlet, LIAN_MAP_SIGN_NEW);
      return;
    }
  const LianOutlet *was = &lian_ground_get_outlets (earlier->ground, &n)[before];
  if (was->x == one->x && was->y == one->y && was->placed == one->placed)
    {
      add_point (self, later, outlet, LIAN_MAP_SIGN_POINT);
      return;
    }
  const LianChartPoint move[] = { { was->placed ? was->x : NAN, was->y },
                                  { one->placed ? one->x : NAN, one->y } };
  lian_map_spec_add_line (self->spec, LIAN_MAP_LINE_MOVE, move, G_N_ELEMENTS (move));
  add_point (self, earlier, (guint) before, LIAN_MAP_SIGN_MOVED);
  add_point (self, later, outlet, LIAN_MAP_SIGN_NEW);
  self->moves++;
}

static void
add_closed_points (Builder *self)
{
  guint n;
  const LianComparison *comparison = self->wanted->comparison;
  const LianOutlet *outlets = lian_ground_get_outlets (comparison->before->ground, &n);
  for (guint i = 0; i < n; i++)
    if (lian_ground_find_outlet (comparison->after->ground, outlets[i].id) < 0)
      add_point (self, comparison->before, i, LIAN_MAP_SIGN_CLOSED);
}

static void
add_points (Builder *self)
{
  guint n;
  const LianCoverageMap *wanted = self->wanted;
  lian_ground_get_outlets (wanted->coverage->ground, &n);
  for (guint i = 0; i < n; i++)
    {
      gboolean closing = wanted->closing != NULL && wanted->closing->outlet == (gint32) i;
      if (wanted->comparison != NULL)
        add_later_point (self, i);
      else
        add_point (self, wanted->coverage, i, closing ? LIAN_MAP_SIGN_CLOSED : LIAN_MAP_SIGN_POINT);
    }
  if (wanted->comparison != NULL)
    add_closed_points (self);
}

static void
add_rounds (Builder *self)
{
  guint n_places, n_tours;
  const LianGround *ground = self->wanted->coverage->ground;
  const LianPlace *places = lian_ground_get_places (ground, &n_places);
  const GArray *stops = lian_ground_get_parts (ground)->stops;
  lian_ground_get_tours (ground, &n_tours);
  for (guint tour = 0; tour < n_tours; tour++)
    {
      g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (LianChartPoint));
      for (guint i = 0; i < stops->len; i++)
        {
          const LianStop *stop = &g_array_index (stops, LianStop, i);
          if (stop->tour != (gint32) tour || stop->place < 0 || !places[stop->place].placed)
            continue;
          const LianChartPoint at = { places[stop->place].x, places[stop->place].y };
          g_array_append_val (line, at);
        }
      if (line->len < 2)
        continue;
      lian_map_spec_add_line (self->spec, LIAN_MAP_LINE_ROUND,
                              (LianChartPoint *) (void *) line->data, line->len);
      self->rounds++;
    }
}

static char *
count (const char *word, guint n)
{
  g_autofree char *number = lian_coverage_words_number (n);
  /* Translators: what stands on the map, how many */
  return g_strdup_printf (_ ("%s: %s"), word, number);
}

static void
add_legend_sign (Builder *self, LianMapSign sign, LianMapEffect effect, guint n, const char *word)
{
  g_autofree char *text = count (word, n);
  if (n > 0)
    lian_map_spec_add_legend (self->spec, sign, effect, text);
}

static void
add_legend (Builder *self)
{
  const guint *signs = self->signs;
  add_legend_sign (self, LIAN_MAP_SIGN_BY_POINT, 0, signs[LIAN_MAP_SIGN_BY_POINT],
                   lian_place_state_label (LIAN_PLACE_BY_POINT));
  add_legend_sign (self, LIAN_MAP_SIGN_BY_ROUND, 0, signs[LIAN_MAP_SIGN_BY_ROUND],
                   lian_place_state_label (LIAN_PLACE_BY_ROUND));
  add_legend_sign (self, LIAN_MAP_SIGN_UNCOVERED, 0, signs[LIAN_MAP_SIGN_UNCOVERED],
                   lian_place_state_label (LIAN_PLACE_UNCOVERED));
  add_legend_sign (self, LIAN_MAP_SIGN_UNKNOWN, 0, signs[LIAN_MAP_SIGN_UNKNOWN],
                   lian_place_state_label (LIAN_PLACE_UNKNOWN));
  add_legend_sign (self, LIAN_MAP_SIGN_POINT, 0, signs[LIAN_MAP_SIGN_POINT], _ ("point"));
  add_legend_sign (self, LIAN_MAP_SIGN_CLOSED, 0, signs[LIAN_MAP_SIGN_CLOSED], _ ("point closed"));
  add_legend_sign (self, LIAN_MAP_SIGN_MOVED, 0, signs[LIAN_MAP_SIGN_MOVED],
                   _ ("where a point was"));
  add_legend_sign (self, LIAN_MAP_SIGN_NEW, 0, signs[LIAN_MAP_SIGN_NEW], _ ("point at a new place"));
  add_legend_sign (self, LIAN_MAP_SIGN_BY_POINT, LIAN_MAP_EFFECT_LOSES,
                   self->losing[LIAN_MAP_EFFECT_LOSES], _ ("loses"));
  add_legend_sign (self, LIAN_MAP_SIGN_BY_POINT, LIAN_MAP_EFFECT_GAINS,
                   self->losing[LIAN_MAP_EFFECT_GAINS], _ ("gains"));
  if (self->rounds > 0)
    {
      g_autofree char *text = count (_ ("round"), self->rounds);
      lian_map_spec_add_legend_line (self->spec, LIAN_MAP_LINE_ROUND, text);
    }
  if (self->moves > 0)
    {
      g_autofree char *text = count (_ ("move"), self->moves);
      lian_map_spec_add_legend_line (self->spec, LIAN_MAP_LINE_MOVE, text);
    }
}

static void
add_note (Builder *self)
{
  if (self->unplaced_places + self->unplaced_points == 0)
    return;
  g_autofree char *text
      = g_strdup_printf (_ ("Without position: %u places, %u points"), self->unplaced_places,
                         self->unplaced_points);
  lian_map_spec_set_note (self->spec, text);
}

static void
add_words (Builder *self)
{
  g_autofree char *summary = lian_coverage_words_totals (self->wanted->coverage);
  lian_map_spec_set_language (self->spec, lian_i18n_is_chinese () ? "zh-cn" : "en");
  lian_map_spec_set_date (self->spec, self->wanted->date);
  lian_map_spec_set_units (self->spec, _ ("m"), _ ("km"), C_ ("map", "N"));
  lian_map_spec_set_summary (self->spec, summary);
  lian_map_spec_set_empty_text (
      self->spec, _ ("Nothing has a position yet. Enter or import the positions of neighbourhoods "
                     "and service points."));
}

/**
 * lian_coverage_map_new:
 * @wanted: what is wanted
 *
 * Returns: (transfer full): the map, in the language of the thread
 */
LianMapSpec *
lian_coverage_map_new (const LianCoverageMap *wanted)
{
  guint n;
  Builder self = { .wanted = wanted, .spec = lian_map_spec_new (wanted->title, wanted->scope) };
  lian_ground_get_places (wanted->coverage->ground, &n);
  self.effects = g_new0 (LianMapEffect, MAX (n, 1));
  find_effects (&self);
  add_places (&self);
  add_points (&self);
  add_rounds (&self);
  add_words (&self);
  add_legend (&self);
  add_note (&self);
  g_free (self.effects);
  return self.spec;
}
