/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe coverage: whom the service points serve, and what closing each would cost. */
#include "lian-coverage-json.h"
#include "lian-coverage-text.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-own-trade.h"
#include "lian-scenario.h"
#include "lian-verb.h"

#include <stdio.h>

static char *trade, *city, *by;
static char *sites;
static int limit = -1, wait_days = -1, pace = -1, points, new_room = -1;
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
  { "points", 0, 0, G_OPTION_ARG_INT, &points,
    N_ ("With how many points, of all trades in each; else with as many as today"), N_ ("NUMBER") },
  { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, N_ ("All points of today stay where they are"), NULL },
  { "pin", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pins,
    N_ ("This point of today stays where it is, by id, code or name; may be repeated"), N_ ("POINT") },
  { "rooms", 0, 0, G_OPTION_ARG_NONE, &rooms,
    N_ ("With --sites best: count for how many the points of today have room"), NULL },
  { "new-room", 0, 0, G_OPTION_ARG_INT, &new_room,
    N_ ("With --rooms: for how many customers a day a new point has room; else for all"),
    N_ ("CUSTOMERS") },
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

/* A barber does not make up for a mender of watches. */
static void
add_own_plans (GString *out, const GPtrArray *own)
{
  g_string_append (out, ",\n\"best_in_own_trade\": [");
  for (guint i = 0; i < own->len; i++)
    {
      const LianOwnPlan *one = own->pdata[i];
      g_string_append (out, i > 0 ? ",\n{\"best\": " : "\n{\"best\": ");
      lian_coverage_json_plan (out, one->ground, one->plan);
      add_id (out, "trade", one->trade);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_json (GString *out, const LianCoverageAnswer *answer)
{
  const LianGround *ground = answer->coverage->ground;
  const LianGroundParts *parts = lian_ground_get_parts (ground);
  gboolean minutes = parts->scope.measure == LIAN_MEASURE_MINUTES;
  g_autofree char *day = lian_date_to_text (parts->scope.day);
  g_string_append_printf (out, "{\"limit\": %d, \"unit\": \"%s\", \"measure\": \"%s\"",
                          minutes ? parts->standard.limit / 60 : parts->standard.limit,
                          minutes ? "minutes" : "metres",
                          parts->scope.network ? "network" : "straight");
  g_string_append_printf (out, ", \"working_date\": \"%s\"", day);
  add_id (out, "trade", parts->scope.trade);
  add_id (out, "city", parts->scope.city);
  add_id (out, "standard", parts->standard.id);
  g_string_append (out, ",\n\"totals\": ");
  lian_coverage_json_totals (out, &answer->coverage->totals);
  g_string_append (out, ",\n\"points\": [");
  for (guint i = 0; i < answer->closings->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      lian_coverage_json_closing (out, ground, answer->closings->pdata[i]);
    }
  g_string_append_c (out, ']');
  if (answer->own != NULL)
    add_own_trades (out, answer->own);
  g_string_append (out, ",\n\"best\": ");
  lian_coverage_json_plan (out, ground, answer->best);
  if (answer->own_best != NULL)
    add_own_plans (out, answer->own_best);
  g_string_append (out, "}\n");
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

static void
write_answer (Coverage *self, const LianCoverageAnswer *answer)
{
  if (lian_verb_options.json)
    append_json (self->out, answer);
  else
    lian_coverage_text_append (self->out, answer);
}

/* Of all trades together the answer is given trade by trade as well. */
static gboolean
answer_all (LianTxn *txn, Coverage *self, LianGround *ground, const LianSiteWish *wish,
            GCancellable *cancellable, GError **error)
{
  gboolean all = self->scope.trade == 0;
  g_autoptr (LianCoverage) coverage = lian_coverage_new (ground);
  g_autoptr (GPtrArray) closings = lian_coverage_closings (coverage, cancellable, error);
  g_autoptr (LianSitePlan) best
      = closings != NULL ? lian_site_plan (ground, wish, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) own
      = best != NULL && all
            ? lian_own_trade_harms (txn, &self->scope, &self->given, cancellable, error)
            : NULL;
  g_autoptr (GPtrArray) own_best
      = own != NULL
            ? lian_own_trade_plans (txn, &self->scope, &self->given, wish, cancellable, error)
            : NULL;
  if (best == NULL || (all && own_best == NULL))
    return FALSE;
  const LianCoverageAnswer answer = { coverage, closings, own, wish->kind, best, own_best };
  write_answer (self, &answer);
  return TRUE;
}

static gboolean
write_coverage (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Coverage *self = data;
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (gint64));
  LianSiteWish wish = { .kind = kind_of_sites (), .p = (guint) points, .keep = keep, .pins = stay,
                        .rounds = TRUE, .rooms = rooms,
                        .new_room = lian_capacity_of_month (new_room, 0), .seconds = SECONDS };
  if (!find_named (txn, "trade", "--trade", trade, &self->scope.trade, error)
      || !find_named (txn, "city", "--city", city, &self->scope.city, error))
    return FALSE;
  choose_measure (txn, self);
  g_autoptr (LianGround) ground
      = lian_ground_read (txn, &self->scope, &self->given, cancellable, error);
  if (ground == NULL || !read_pins (txn, ground, stay, error))
    return FALSE;
  self->no_limit = lian_ground_get_standard (ground)->limit < 0;
  return self->no_limit || answer_all (txn, self, ground, &wish, cancellable, error);
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
  if (new_room < -1)
    return lian_verb_misuse ("%s", _ ("--new-room: give a whole number"));
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
  .synopsis = "FILE [--trade TRADE] [--city CITY] [--limit METRES] [--wait DAYS] [--by MEASURE] [--pace METRES] [--sites QUESTION] [--points NUMBER] [--keep] [--pin POINT]... [--rooms] [--new-room CUSTOMERS]",
  .summary = N_ ("Say whom the service points serve, and what closing each would cost"),
  .n_min = 1,
  .n_max = 1,
  .options = options,
  .run = run,
};
