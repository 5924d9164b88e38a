/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage as JSON. */
#include "lian-coverage-json.h"
#include "lian-json-value.h"

static void
add_number (GString *out, const char *key, gint64 number)
{
  g_string_append_printf (out, ", \"%s\": %" G_GINT64_FORMAT, key, number);
}

/* What can't be told is null, never 0. */
static void
add_known (GString *out, const char *key, gint64 number, gboolean known)
{
  if (known)
    add_number (out, key, number);
  else
    g_string_append_printf (out, ", \"%s\": null", key);
}

/**
 * lian_loss_code:
 * @why: what residents lose
 *
 * Returns: the same as it stands in data
 */
const char *
lian_loss_code (LianLoss why)
{
  static const char *const codes[]
      = { "NONE", "FARTHER", "ROUND", "TOO_FAR", "FULL", "TOO_SELDOM", "UNPLACED" };
  g_return_val_if_fail ((guint) why < G_N_ELEMENTS (codes), "NONE");
  return codes[why];
}

/**
 * lian_coverage_json_totals:
 * @out: where to
 * @totals: a ground in figures
 *
 * Appends an object.
 */
void
lian_coverage_json_totals (GString *out, const LianCoverageTotals *totals)
{
  g_string_append_printf (out, "{\"residents\": %" G_GINT64_FORMAT, totals->residents);
  add_number (out, "by_point", totals->by_point);
  add_number (out, "by_round", totals->by_round);
  add_number (out, "uncovered", totals->uncovered);
  add_number (out, "unknown", totals->unknown);
  add_number (out, "unknown_neighbourhoods", totals->unknown_places);
  add_number (out, "person_metres", totals->person_metres);
  add_number (out, "without_way", totals->without_way);
  add_number (out, "points_of_unknown_capacity", totals->unknown_capacity);
  add_number (out, "points_without_position", totals->unplaced_outlets);
  g_string_append_c (out, '}');
}

static void
add_loser (GString *out, const LianGround *ground, const LianLoser *loser)
{
  const LianPlace *place
      = &g_array_index (lian_ground_get_parts (ground)->places, LianPlace, loser->place);
  g_string_append_printf (out, "{\"neighbourhood\": %" G_GINT64_FORMAT ", \"name\": ", place->id);
  lian_json_value_append_text (out, place->title);
  g_string_append_printf (out, ", \"why\": \"%s\"", lian_loss_code (loser->why));
  add_known (out, "residents", loser->residents, place->residents >= 0);
  add_known (out, "before", loser->before, loser->before != LIAN_NO_WAY);
  add_known (out, "after", loser->after, loser->after != LIAN_NO_WAY);
  add_known (out, "wait_days", loser->wait, loser->wait > 0);
  g_string_append_c (out, '}');
}

/* Each neighbourhood once, those hit hardest first. */
static void
add_neighbourhoods (GString *out, const LianGround *ground, const LianClosing *harm)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_string_append (out, ", \"neighbourhoods\": [");
  for (guint i = 0; i < harm->losers->len; i++)
    {
      const LianLoser *loser = &g_array_index (harm->losers, LianLoser, i);
      if (loser->why < LIAN_LOSS_TOO_FAR
          || !g_hash_table_add (seen, GINT_TO_POINTER (loser->place + 1)))
        continue;
      g_string_append_printf (
          out, "%s%" G_GINT64_FORMAT, g_hash_table_size (seen) > 1 ? ", " : "",
          g_array_index (lian_ground_get_parts (ground)->places, LianPlace, loser->place).id);
    }
  g_string_append_c (out, ']');
}

/* The members of an object, after the first one. */
static void
add_harm (GString *out, const LianGround *ground, const LianClosing *harm)
{
  add_known (out, "residents_lost", harm->residents_lost, harm->measured);
  add_known (out, "extra_person_metres", harm->extra_person_metres, harm->measured);
  add_neighbourhoods (out, ground, harm);
  add_known (out, "residents_waiting", harm->residents_waiting, harm->measured);
  add_known (out, "residents_farther", harm->residents_farther, harm->measured);
  add_known (out, "residents_cut_off", harm->residents_cut_off, harm->measured);
  add_number (out, "unknown_neighbourhoods", harm->unknown_places);
  g_string_append (out, ", \"losers\": [");
  for (guint i = 0; i < harm->losers->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_loser (out, ground, &g_array_index (harm->losers, LianLoser, i));
    }
  g_string_append_c (out, ']');
}

/**
 * lian_gain_code:
 * @gain: what residents gain
 *
 * Returns: the same as it stands in data
 */
const char *
lian_gain_code (LianGain gain)
{
  static const char *const codes[] = { "NEARER", "ROUND", "POINT" };
  g_return_val_if_fail ((guint) gain < G_N_ELEMENTS (codes), "NEARER");
  return codes[gain];
}

static void
add_gainers (GString *out, const LianGround *ground, const GArray *gainers)
{
  g_string_append (out, ", \"gainers\": [");
  for (guint i = 0; i < gainers->len; i++)
    {
      const LianGainer *one = &g_array_index (gainers, LianGainer, i);
      const LianPlace *place
          = &g_array_index (lian_ground_get_parts (ground)->places, LianPlace, one->place);
      g_string_append_printf (out, "%s{\"neighbourhood\": %" G_GINT64_FORMAT ", \"name\": ",
                              i > 0 ? ", " : "", place->id);
      lian_json_value_append_text (out, place->title);
      g_string_append_printf (out, ", \"gain\": \"%s\"", lian_gain_code (one->gain));
      add_known (out, "residents", one->residents, place->residents >= 0);
      add_known (out, "before", one->before, one->before != LIAN_NO_WAY);
      add_known (out, "after", one->after, one->after != LIAN_NO_WAY);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/**
 * lian_coverage_json_comparison:
 * @out: where to
 * @comparison: a ground before and after
 *
 * Appends the members of an object: "before", "after", "harm" and "gainers".
 */
void
lian_coverage_json_comparison (GString *out, const LianComparison *comparison)
{
  g_string_append (out, "\"before\": ");
  lian_coverage_json_totals (out, &comparison->before->totals);
  g_string_append (out, ", \"after\": ");
  lian_coverage_json_totals (out, &comparison->after->totals);
  g_string_append_printf (out, ", \"harm\": {\"measured\": %s",
                          comparison->harm->measured ? "true" : "false");
  add_harm (out, comparison->before->ground, comparison->harm);
  g_string_append_c (out, '}');
  add_gainers (out, comparison->before->ground, comparison->gainers);
}

/**
 * lian_coverage_json_closing:
 * @out: where to
 * @ground: the ground
 * @closing: what closing one of its points would cost
 *
 * Appends an object with the id of the point.
 */
void
lian_coverage_json_closing (GString *out, const LianGround *ground, const LianClosing *closing)
{
  const LianOutlet *outlet
      = &g_array_index (lian_ground_get_parts (ground)->outlets, LianOutlet, closing->outlet);
  g_string_append_printf (out, "{\"id\": %" G_GINT64_FORMAT, outlet->id);
  add_harm (out, ground, closing);
  g_string_append (out, ", \"name\": ");
  lian_json_value_append_text (out, outlet->title);
  g_string_append_c (out, '}');
}

static const char *
status_code (LianSolveStatus status)
{
  static const char *const codes[] = { "optimal", "feasible", "infeasible", "unknown" };
  return codes[status];
}

static void
add_site (GString *out, const LianGroundParts *parts, const LianSite *site)
{
  gboolean today = site->outlet >= 0;
  gint64 id = today ? g_array_index (parts->outlets, LianOutlet, site->outlet).id
                    : g_array_index (parts->places, LianPlace, site->place).id;
  g_string_append_printf (out, "{\"%s\": %" G_GINT64_FORMAT ", \"name\": ",
                          today ? "point" : "neighbourhood", id);
  lian_json_value_append_text (out,
                               today ? g_array_index (parts->outlets, LianOutlet, site->outlet).title
                                     : g_array_index (parts->places, LianPlace, site->place).title);
  add_number (out, "residents", site->residents);
  g_string_append_c (out, '}');
}

/**
 * lian_coverage_json_plan:
 * @out: where to
 * @ground: the ground
 * @plan: where to put points
 *
 * Appends an object.
 */
void
lian_coverage_json_plan (GString *out, const LianGround *ground, const LianSitePlan *plan)
{
  gboolean found = plan->status == LIAN_SOLVE_OPTIMAL || plan->status == LIAN_SOLVE_FEASIBLE;
  g_string_append_printf (out, "{\"status\": \"%s\"", status_code (plan->status));
  add_known (out, "objective", plan->objective, found);
  add_known (out, "bound", plan->bound, found);
  add_known (out, "today", plan->today, plan->today >= 0);
  add_known (out, "saved", plan->today - plan->objective, found && plan->today >= 0);
  add_number (out, "residents", plan->residents);
  add_number (out, "without_room", plan->without_room);
  add_number (out, "unreached", plan->unreached);
  g_string_append_printf (out, ", \"only_points_of_today\": %s, \"open\": [",
                          plan->only_today ? "true" : "false");
  for (guint i = 0; i < plan->sites->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_site (out, lian_ground_get_parts (ground), &g_array_index (plan->sites, LianSite, i));
    }
  g_string_append (out, "]}");
}
