/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lianshe coverage prints. */
#include "lian-coverage-text.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-own-trade.h"

static gboolean
in_seconds (const LianGround *ground)
{
  return lian_ground_get_parts (ground)->scope.measure == LIAN_MEASURE_MINUTES;
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
print_line (GString *out, const char *label, gint64 number)
{
  g_string_append_printf (out, "  %s: %" G_GINT64_FORMAT "\n", label, number);
}

static void
print_totals (GString *out, const LianCoverage *coverage)
{
  const LianCoverageTotals *totals = &coverage->totals;
  const LianStandard *standard = lian_ground_get_standard (coverage->ground);
  if (in_seconds (coverage->ground))
    g_string_append_printf (out, _ ("Within %d minutes of walking"), standard->limit / 60);
  else
    g_string_append_printf (out, _ ("Within %d m"), standard->limit);
  g_string_append_c (out, '\n');
  print_line (out, _ ("residents"), totals->residents);
  print_line (out, _ ("served by a point"), totals->by_point);
  print_line (out, _ ("served by a round"), totals->by_round);
  print_line (out, _ ("not served"), totals->uncovered);
  print_line (out, _ ("can't be told"), totals->unknown);
  if (totals->unknown_places > 0)
    print_line (out, _ ("neighbourhoods of which something is unknown"), totals->unknown_places);
  if (totals->unplaced_outlets > 0)
    print_line (out, _ ("points without position"), totals->unplaced_outlets);
  if (standard->need < 0)
    g_string_append_printf (out, "  %s\n",
                            _ ("No standard says how many customers come: capacities are not counted."));
  else if (totals->unknown_capacity > 0)
    print_line (out, _ ("points of unknown capacity, taken as large enough"),
                totals->unknown_capacity);
}

static void
print_losers (GString *out, const LianGround *ground, const LianClosing *closing)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (ground, &n);
  for (guint i = 0; i < closing->losers->len; i++)
    {
      const LianLoser *loser = &g_array_index (closing->losers, LianLoser, i);
      if (loser->why == LIAN_LOSS_FARTHER)
        continue;
      g_autofree char *name = lian_isolate (places[loser->place].title);
      g_autofree char *residents = places[loser->place].residents >= 0
                                       ? dup_number (loser->residents)
                                       : g_strdup (_ ("number of residents unknown"));
      g_string_append_printf (out, "      %s (%s): %s\n", name, residents,
                              lian_loss_label (loser->why));
    }
}

static void
print_closing (GString *out, const LianGround *ground, const LianClosing *closing,
               const char *own_trade)
{
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (ground, &n);
  g_autofree char *point = lian_isolate (outlets[closing->outlet].title);
  g_autofree char *of_trade = own_trade != NULL ? lian_isolate (own_trade) : NULL;
  g_autofree char *name = of_trade != NULL ? g_strdup_printf ("%s (%s)", point, of_trade)
                                           : g_steal_pointer (&point);
  g_autofree char *lost = dup_number (closing->residents_lost);
  g_autofree char *waiting = dup_number (closing->residents_waiting);
  g_autofree char *farther = dup_number (closing->residents_farther);
  g_autofree char *extra = dup_number (closing->extra_person_metres / (in_seconds (ground) ? 60 : 1));
  if (!closing->measured)
    {
      g_string_append_printf (out, "  %s: %s\n", name, _ ("its position is not known"));
      return;
    }
  /* Translators: a point; residents who lose it, who wait for a round, who go farther; how much
   * longer all ways become */
  g_string_append_printf (out,
                          in_seconds (ground)
                              ? _ ("  %s: %s lost, %s wait for a round, %s go farther; %s minutes more in all\n")
                              : _ ("  %s: %s lost, %s wait for a round, %s go farther; %s metres more in all\n"),
                          name, lost, waiting, farther, extra);
  print_losers (out, ground, closing);
}

static void
print_question (GString *out, LianSitingKind kind, const LianSitePlan *best, const char *trade)
{
  if (trade != NULL)
    {
      g_autofree char *name = lian_isolate (trade);
      g_string_append_printf (out, "%s: ", name);
    }
  g_string_append_printf (out,
                          kind == LIAN_SITING_COVER       ? _ ("The fewest points that reach everybody (%u)")
                          : kind == LIAN_SITING_MAX_COVER ? _ ("The points that reach most residents (%u)")
                                                          : _ ("The best places for the points (%u)"),
                          best->sites->len);
  g_string_append_c (out, '\n');
}

static void
print_objective (GString *out, LianSitingKind kind, const LianGround *ground,
                 const LianSitePlan *best)
{
  gboolean seconds = in_seconds (ground);
  gboolean ways = kind == LIAN_SITING_MEDIAN, most = kind == LIAN_SITING_MAX_COVER;
  gboolean proven = best->status == LIAN_SOLVE_OPTIMAL;
  int unit = ways && seconds ? 60 : 1;
  print_line (out,
              most      ? _ ("residents within the limit")
              : !ways   ? _ ("points")
              : seconds ? _ ("all ways together, minutes")
                        : _ ("all ways together, metres"),
              best->objective / unit);
  if (best->without_room > 0)
    print_line (out, _ ("residents for whom there is no room"), best->without_room);
  else
    print_line (out,
                most ? (proven ? _ ("proven: not more than") : _ ("not proven; certainly not more than"))
                     : (proven ? _ ("proven: not less than") : _ ("not proven; certainly not less than")),
                best->bound / unit);
  if (best->today >= 0)
    print_line (out, _ ("today"), best->today / unit);
}

static void
print_best (GString *out, LianSitingKind kind, const LianGround *ground, const LianSitePlan *best,
            const char *trade)
{
  const LianGroundParts *parts = lian_ground_get_parts (ground);
  print_question (out, kind, best, trade);
  if (best->status != LIAN_SOLVE_OPTIMAL && best->status != LIAN_SOLVE_FEASIBLE)
    {
      g_string_append_printf (out, "  %s\n", _ ("No answer: some residents can get to none of so few."));
      return;
    }
  print_objective (out, kind, ground, best);
  for (guint i = 0; i < best->sites->len; i++)
    {
      const LianSite *site = &g_array_index (best->sites, LianSite, i);
      g_autofree char *name
          = lian_isolate (site->outlet >= 0
                              ? g_array_index (parts->outlets, LianOutlet, site->outlet).title
                              : g_array_index (parts->places, LianPlace, site->place).title);
      g_string_append_printf (out, "    %s (%s)\n", name,
                              site->outlet >= 0 ? _ ("as today") : _ ("new"));
    }
}

/* A barber does not make up for a mender of watches: their places are looked for apart. */
static void
print_own_best (GString *out, LianSitingKind kind, const GPtrArray *own)
{
  for (guint i = 0; i < own->len; i++)
    {
      const LianOwnPlan *one = own->pdata[i];
      print_best (out, kind, one->ground, one->plan, one->title);
    }
}

/* Whoever has a watch to mend is not helped by a barber. */
static void
print_own_trades (GString *out, const GPtrArray *own)
{
  g_string_append_printf (out, "%s\n",
                          _ ("What closing each point would cost those who need its trade, most harm first"));
  for (guint i = 0; i < own->len; i++)
    {
      const LianOwnHarm *harm = own->pdata[i];
      print_closing (out, harm->coverage->ground, harm->closing, harm->title);
    }
}

/**
 * lian_coverage_text_append:
 * @out: where to
 * @answer: what was found out
 *
 * Appends it in words of the thread's language.
 */
void
lian_coverage_text_append (GString *out, const LianCoverageAnswer *answer)
{
  print_totals (out, answer->coverage);
  if (answer->own != NULL)
    print_own_trades (out, answer->own);
  else
    {
      g_string_append_printf (out, "%s\n", _ ("What closing each point would cost, most harm first"));
      for (guint i = 0; i < answer->closings->len; i++)
        print_closing (out, answer->coverage->ground, answer->closings->pdata[i], NULL);
    }
  if (answer->own_best != NULL)
    print_own_best (out, answer->kind, answer->own_best);
  else
    print_best (out, answer->kind, answer->coverage->ground, answer->best, NULL);
}
