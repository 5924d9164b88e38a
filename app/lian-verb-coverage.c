/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe coverage: whom the service points serve, and what closing each would cost. */
#include "lian-coverage-json.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json-value.h"
#include "lian-own-trade.h"
#include "lian-verb.h"

#include <stdio.h>

static char *trade, *city, *by;
static char *sites;
static int limit = -1, wait_days = -1, pace = -1, points;
static gboolean keep, rooms;
static char **pins;

static const GOptionEntry options[] = {
  { "trade", 0, 0, G_OPTION_ARG_STRING, &trade,
    N_ ("Only points and rounds of this trade, by id, code or name; else of all repair and service "
        "trades together, and each point within its own"),
    N_ ("TRADE") },
  { "city", 0, 0, G_OPTION_ARG_STRING, &city, N_ ("Only this city, by id, code or name"),
    N_ ("CITY") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit,
    N_ ("How far residents may have to go, in metres, or in minutes with --by walking; else as the "
        "standard in force says"),
    N_ ("METRES") },
  { "wait", 0, 0, G_OPTION_ARG_INT, &wait_days,
    N_ ("How many days they may have to wait for a round; else as the standard in force says"),
    N_ ("DAYS") },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by,
    N_ ("How distances are measured: straight, network or walking; else along the ways of the base "
        "if there are any, else straight"),
    N_ ("MEASURE") },
  { "pace", 0, 0, G_OPTION_ARG_INT, &pace,
    N_ ("How many metres people walk in a minute; else as the standard in force says"),
    N_ ("METRES") },
  { "sites", 0, 0, G_OPTION_ARG_STRING, &sites,
    N_ ("Where points should be: best, the shortest ways; fewest, all within the limit; most, as many "
        "residents as possible within it"),
    N_ ("QUESTION") },
  { "points", 0, 0, G_OPTION_ARG_INT, &points, N_ ("With how many points; else with as many as today"),
    N_ ("NUMBER") },
  { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, N_ ("All points of today stay where they are"), NULL },
  { "pin", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pins,
    N_ ("This point of today stays where it is, by id, code or name; may be repeated"), N_ ("POINT") },
  { "rooms", 0, 0, G_OPTION_ARG_NONE, &rooms,
    N_ ("With --sites best: count for how many the points of today have room"), NULL },
  { NULL },
};

/* How much work the best places may take, in seconds of an ordinary machine. */
#define SECONDS 2.0

typedef struct
{
  LianGroundScope scope;
  LianStandard given;
  gboolean no_limit; /* nobody has set one */
  GString *out;
} Coverage;

static const char *const questions[] = { "best", "fewest", "most", NULL };

static LianSitingKind
kind_of_sites (void)
{
  return g_strcmp0 (sites, "fewest") == 0 ? LIAN_SITING_COVER
         : g_strcmp0 (sites, "most") == 0 ? LIAN_SITING_MAX_COVER
                                          : LIAN_SITING_MEDIAN;
}

static gboolean
find_named (LianTxn *txn, const char *type, const char *option, const char *text, gint64 *id,
            GError **error)
{
  const LianType *kind = lian_type_find (type);
  gint64 number = 0;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_autoptr (GArray) named = lian_txn_find_named (txn, kind, text);
      number = named->len == 1 ? g_array_index (named, gint64, 0) : 0;
    }
  g_autoptr (LianRecord) record = number != 0 ? lian_txn_load (txn, kind, number) : NULL;
  if (record == NULL)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: there is no %s “%s”"), option,
                 _ (kind->label), text);
  *id = number;
  return record != NULL;
}

static void
choose_measure (LianTxn *txn, Coverage *self)
{
  gboolean ways = lian_txn_count (txn, lian_type_find ("way")) > 0;
  self->scope.network = by == NULL || g_str_equal (by, "walking") ? ways
                                                                  : g_str_equal (by, "network");
  if (g_strcmp0 (by, "walking") == 0)
    self->scope.measure = LIAN_MEASURE_MINUTES;
}

static gboolean
in_seconds (const Coverage *self)
{
  return self->scope.measure == LIAN_MEASURE_MINUTES;
}

static void
add_id (GString *out, const char *key, gint64 id)
{
  if (id != 0)
    g_string_append_printf (out, ", \"%s\": %" G_GINT64_FORMAT, key, id);
  else
    g_string_append_printf (out, ", \"%s\": null", key);
}

/* Of all trades together: what those lose who need the point's own. */
static void
add_own_trades (GString *out, const GPtrArray *own)
{
  g_string_append (out, ",\n\"in_own_trade\": [");
  for (guint i = 0; i < own->len; i++)
    {
      const LianOwnHarm *harm = own->pdata[i];
      g_string_append (out, i > 0 ? ",\n{\"point\": " : "\n{\"point\": ");
      lian_coverage_json_closing (out, harm->coverage->ground, harm->closing);
      add_id (out, "trade", harm->trade);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_json (Coverage *self, const LianCoverage *coverage, const GPtrArray *closings,
            const GPtrArray *own, const LianSitePlan *best)
{
  const LianGroundParts *parts = lian_ground_get_parts (coverage->ground);
  g_autofree char *day = lian_date_to_text (parts->scope.day);
  GString *out = self->out;
  g_string_append_printf (out, "{\"limit\": %d, \"unit\": \"%s\", \"measure\": \"%s\"",
                          in_seconds (self) ? parts->standard.limit / 60 : parts->standard.limit,
                          in_seconds (self) ? "minutes" : "metres",
                          parts->scope.network ? "network" : "straight");
  g_string_append_printf (out, ", \"working_date\": \"%s\"", day);
  add_id (out, "trade", self->scope.trade);
  add_id (out, "city", self->scope.city);
  add_id (out, "standard", parts->standard.id);
  g_string_append (out, ",\n\"totals\": ");
  lian_coverage_json_totals (out, &coverage->totals);
  g_string_append (out, ",\n\"points\": [");
  for (guint i = 0; i < closings->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      lian_coverage_json_closing (out, coverage->ground, closings->pdata[i]);
    }
  g_string_append_c (out, ']');
  if (own != NULL)
    add_own_trades (out, own);
  g_string_append (out, ",\n\"best\": ");
  lian_coverage_json_plan (out, coverage->ground, best);
  g_string_append (out, "}\n");
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
print_totals (const Coverage *self, const LianCoverage *coverage)
{
  const LianCoverageTotals *totals = &coverage->totals;
  const LianStandard *standard = lian_ground_get_standard (coverage->ground);
  GString *out = self->out;
  if (in_seconds (self))
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
print_closing (const Coverage *self, const LianGround *ground, const LianClosing *closing,
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
  g_autofree char *extra = dup_number (closing->extra_person_metres / (in_seconds (self) ? 60 : 1));
  if (!closing->measured)
    {
      g_string_append_printf (self->out, "  %s: %s\n", name, _ ("its position is not known"));
      return;
    }
  /* Translators: a point; residents who lose it, who wait for a round, who go farther; how much
   * longer all ways become */
  g_string_append_printf (self->out,
                          in_seconds (self)
                              ? _ ("  %s: %s lost, %s wait for a round, %s go farther; %s minutes more in all\n")
                              : _ ("  %s: %s lost, %s wait for a round, %s go farther; %s metres more in all\n"),
                          name, lost, waiting, farther, extra);
  print_losers (self->out, ground, closing);
}

static void
print_question (GString *out, const LianSitePlan *best)
{
  LianSitingKind kind = kind_of_sites ();
  g_string_append_printf (out,
                          kind == LIAN_SITING_COVER       ? _ ("The fewest points that reach everybody (%u)")
                          : kind == LIAN_SITING_MAX_COVER ? _ ("The points that reach most residents (%u)")
                                                          : _ ("The best places for the points (%u)"),
                          best->sites->len);
  g_string_append_c (out, '\n');
}

static void
print_objective (const Coverage *self, const LianSitePlan *best)
{
  gboolean ways = kind_of_sites () == LIAN_SITING_MEDIAN, proven = best->status == LIAN_SITING_OPTIMAL;
  gboolean most = kind_of_sites () == LIAN_SITING_MAX_COVER;
  int unit = ways && in_seconds (self) ? 60 : 1;
  GString *out = self->out;
  print_line (out,
              most               ? _ ("residents within the limit")
              : !ways            ? _ ("points")
              : in_seconds (self) ? _ ("all ways together, minutes")
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
print_best (const Coverage *self, const LianGround *ground, const LianSitePlan *best)
{
  const LianGroundParts *parts = lian_ground_get_parts (ground);
  GString *out = self->out;
  print_question (out, best);
  if (best->status != LIAN_SITING_OPTIMAL && best->status != LIAN_SITING_FEASIBLE)
    {
      g_string_append_printf (out, "  %s\n", _ ("No answer: some residents can get to none of so few."));
      return;
    }
  print_objective (self, best);
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

/* Whoever has a watch to mend is not helped by a barber. */
static void
print_own_trades (const Coverage *self, const GPtrArray *own)
{
  g_string_append_printf (self->out, "%s\n",
                          _ ("What closing each point would cost those who need its trade, most harm first"));
  for (guint i = 0; i < own->len; i++)
    {
      const LianOwnHarm *harm = own->pdata[i];
      print_closing (self, harm->coverage->ground, harm->closing, harm->title);
    }
}

static void
write_text (const Coverage *self, const LianCoverage *coverage, const GPtrArray *closings,
            const GPtrArray *own, const LianSitePlan *best)
{
  print_totals (self, coverage);
  if (own != NULL)
    print_own_trades (self, own);
  else
    {
      g_string_append_printf (self->out, "%s\n",
                              _ ("What closing each point would cost, most harm first"));
      for (guint i = 0; i < closings->len; i++)
        print_closing (self, coverage->ground, closings->pdata[i], NULL);
    }
  print_best (self, coverage->ground, best);
}

/* A point that is not looked at can't stay where it is. */
static gboolean
read_pins (LianTxn *txn, const LianGround *ground, GArray *ids, GError **error)
{
  for (guint i = 0; pins != NULL && pins[i] != NULL; i++)
    {
      gint64 id = 0;
      if (!find_named (txn, "service_point", "--pin", pins[i], &id, error))
        return FALSE;
      if (lian_ground_find_outlet (ground, id) < 0)
        {
          g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("%s: the point “%s” is closed, or of another trade or city"), "--pin",
                       pins[i]);
          return FALSE;
        }
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
write_coverage (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Coverage *self = data;
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (gint64));
  LianSiteWish wish = { .kind = kind_of_sites (), .p = (guint) points, .keep = keep, .pins = stay,
                        .rounds = TRUE, .rooms = rooms, .seconds = SECONDS };
  if (!find_named (txn, "trade", "--trade", trade, &self->scope.trade, error)
      || !find_named (txn, "city", "--city", city, &self->scope.city, error))
    return FALSE;
  choose_measure (txn, self);
  g_autoptr (LianGround) ground
      = lian_ground_read (txn, &self->scope, &self->given, cancellable, error);
  if (ground == NULL || !read_pins (txn, ground, stay, error))
    return FALSE;
  self->no_limit = lian_ground_get_standard (ground)->limit < 0;
  if (self->no_limit)
    return TRUE;
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, cancellable, error);
  g_autoptr (LianSitePlan) best
      = closings != NULL ? lian_site_plan (ground, &wish, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) own
      = best != NULL && self->scope.trade == 0
            ? lian_own_trade_harms (txn, &self->scope, &self->given, cancellable, error)
            : NULL;
  if (best == NULL || (own == NULL && self->scope.trade == 0))
    return FALSE;
  if (lian_verb_options.json)
    write_json (self, coverage, closings, own, best);
  else
    write_text (self, coverage, closings, own, best);
  return TRUE;
}

static int
check_options (Coverage *self)
{
  static const char *const measures[] = { "straight", "network", "walking", NULL };
  if (by != NULL && !g_strv_contains (measures, by))
    return lian_verb_misuse (_ ("--by: “%s” is not straight, network or walking"), by);
  if (limit < -1 || limit > G_MAXINT32 / 60)
    return lian_verb_misuse ("%s", _ ("--limit: give whole metres, or minutes with --by walking"));
  if (wait_days < -1)
    return lian_verb_misuse ("%s", _ ("--wait: give whole days"));
  if (pace != -1 && (pace < 1 || pace > 1000))
    return lian_verb_misuse ("%s", _ ("--pace: give whole metres a minute, 1 to 1000"));
  if (sites != NULL && !g_strv_contains (questions, sites))
    return lian_verb_misuse (_ ("--sites: “%s” is not best, fewest or most"), sites);
  if (points < 0)
    return lian_verb_misuse ("%s", _ ("--points: give a whole number"));
  self->given.limit = limit >= 0 && g_strcmp0 (by, "walking") == 0 ? limit * 60 : limit;
  self->given.wait_days = wait_days;
  self->given.metres_per_minute = pace;
  return LIAN_EXIT_DONE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  Coverage self = { .given = LIAN_STANDARD_NONE, .out = out };
  int status = check_options (&self);
  if (status != LIAN_EXIT_DONE)
    return status;
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, write_coverage, &self, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (self.no_limit)
    return lian_verb_misuse ("%s", _ ("--limit: no standard of service says how far residents may "
                                      "have to go; give it here or enter the standard"));
  fwrite (out->str, 1, out->len, stdout);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_coverage = {
  .name = "coverage",
  .synopsis = "FILE [--trade TRADE] [--city CITY] [--limit METRES] [--wait DAYS] [--by MEASURE] [--pace METRES] [--sites QUESTION] [--points NUMBER] [--keep] [--pin POINT]... [--rooms]",
  .summary = N_ ("Say whom the service points serve, and what closing each would cost"),
  .n_min = 1,
  .n_max = 1,
  .options = options,
  .run = run,
};
