/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether consumers would suffer by a change: proposed by figures, made a fact by an officer (A13). */
#include "lian-coverage-json.h"
#include "lian-coverage-private.h"
#include "lian-i18n.h"
#include "lian-impact-private.h"
#include "lian-isolate.h"
#include "lian-proposal-private.h"

/* As many of those who lose are named in the evidence. */
#define NAMED 5

/* A place of which nobody can tell what it loses: it has no position, and no good round comes. */
static gboolean
has_dark_places (const LianCoverage *coverage)
{
  for (guint i = 0; i < coverage->ground->parts->places->len; i++)
    if (coverage->places[i].state == LIAN_PLACE_UNKNOWN && !coverage->ground->located[i])
      return TRUE;
  return FALSE;
}

static gboolean
exceeds (gint64 part, gint64 scale, gint64 most, gint64 whole)
{
  return most >= 0 && part * scale > most * whole;
}

/**
 * lian_comparison_get_impact:
 * @self: a ground before and after
 *
 * Yes when more residents in 1,000 lose than the standard tolerates, or when the mean longer way is
 * longer than it says; no when neither is so, both figures are set and nothing is unknown.
 *
 * Returns: whether consumers would suffer
 */
LianTruth
lian_comparison_get_impact (const LianComparison *self)
{
  const LianStandard *standard = lian_ground_get_standard (self->before->ground);
  gint64 residents = self->before->totals.residents;
  const LianClosing *harm = self->harm;
  if (exceeds (harm->residents_lost, 1000, standard->tolerated, residents)
      || exceeds (harm->extra_person_metres, 1, standard->extra, residents))
    return LIAN_YES;
  if (standard->tolerated < 0 || standard->extra < 0 || residents == 0 || harm->unknown_places > 0
      || harm->residents_cut_off > 0 || self->before->totals.unplaced_outlets > 0
      || has_dark_places (self->before))
    return LIAN_UNKNOWN;
  return LIAN_NO;
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* The part in the whole, with one decimal, reckoned in whole numbers. */
static char *
dup_ratio (gint64 part, gint64 whole)
{
  gint64 tenths = whole > 0 ? (ABS (part) * 10 + whole / 2) / whole : 0;
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", part < 0 && tenths > 0 ? "−" : "",
                          tenths / 10, (int) (tenths % 10));
}

static char *
dup_limit (gint32 limit)
{
  return limit >= 0 ? dup_number (limit) : g_strdup (_ ("no figure"));
}

static void
add_losers (GString *text, const LianComparison *self)
{
  guint n, named = 0;
  const LianPlace *places = lian_ground_get_places (self->before->ground, &n);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < self->harm->losers->len && named < NAMED; i++)
    {
      const LianLoser *loser = &g_array_index (self->harm->losers, LianLoser, i);
      if (loser->why < LIAN_LOSS_TOO_FAR)
        continue;
      g_autofree char *name = lian_isolate (places[loser->place].title);
      g_string_append (names, named++ > 0 ? _ (", ") : "");
      g_string_append (names, name);
      if (loser->residents > 0)
        g_string_append_printf (names, " (%d)", loser->residents);
    }
  if (named > 0)
    g_string_append_printf (text, _ (" Those who lose most: %s."), names->str);
}

static void
add_standard (GString *text, const LianComparison *self, LianTxn *txn)
{
  gint64 id = lian_ground_get_standard (self->before->ground)->id;
  g_autoptr (LianRecord) record
      = id != 0 ? lian_txn_load (txn, lian_type_find ("service_standard"), id) : NULL;
  if (record == NULL)
    return;
  g_autofree char *title = lian_isolate (lian_record_get_title (record));
  g_string_append_printf (text, _ (" By the resolution: %s."), title);
}

static void
add_unknown (GString *text, const LianComparison *self)
{
  const LianCoverageTotals *totals = &self->before->totals;
  if (self->harm->unknown_places > 0 || totals->unknown_places > 0)
    g_string_append_printf (text, _ (" Something is unknown of %u neighbourhoods."),
                            MAX (self->harm->unknown_places, totals->unknown_places));
}

/**
 * lian_comparison_dup_evidence:
 * @self: a ground before and after
 * @txn: the base
 *
 * Returns: (transfer full): the figures in words of the thread's language
 */
char *
lian_comparison_dup_evidence (const LianComparison *self, LianTxn *txn)
{
  const LianStandard *standard = lian_ground_get_standard (self->before->ground);
  gboolean minutes = lian_ground_get_parts (self->before->ground)->scope.measure
                     == LIAN_MEASURE_MINUTES;
  gint64 residents = self->before->totals.residents;
  int unit = minutes ? 60 : 1;
  g_autofree char *lost = dup_number (self->harm->residents_lost), *all = dup_number (residents);
  g_autofree char *share = dup_ratio (self->harm->residents_lost * 1000, residents);
  g_autofree char *tolerated = dup_limit (standard->tolerated);
  g_autofree char *waiting = dup_number (self->harm->residents_waiting);
  g_autofree char *mean = dup_ratio (self->harm->extra_person_metres, residents * unit);
  g_autofree char *most
      = dup_limit (standard->extra >= 0 ? standard->extra / unit : standard->extra);
  GString *text = g_string_new (NULL);
  g_string_append_printf (
      text,
      minutes
          /* Translators: residents who lose, all residents, how many in 1,000, how many are
           * tolerated, residents who wait, mean longer way, how long it may be */
          ? _ ("%s of %s residents lose their service, %s in 1,000 (tolerated: %s); %s fall back to a "
               "round; on average the way becomes %s minutes longer (at most: %s).")
          : _ ("%s of %s residents lose their service, %s in 1,000 (tolerated: %s); %s fall back to a "
               "round; on average the way becomes %s m longer (at most: %s)."),
      lost, all, share, tolerated, waiting, mean, most);
  add_losers (text, self);
  add_unknown (text, self);
  add_standard (text, self, txn);
  return g_string_free (text, FALSE);
}

static char *
dup_figures (const LianComparison *comparison)
{
  GString *out = g_string_new ("{");
  lian_coverage_json_comparison (out, comparison);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/* The activity of a further trade of a point: that of its co-operative in the trade. */
static gint64
activity_in (LianTxn *txn, gint64 cooperative, gint64 trade)
{
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", cooperative);
  for (guint i = 0; trade != 0 && i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "trade") == trade)
      return lian_record_get_id (all->pdata[i]);
  return 0;
}

/* Whose work in the trade of a weighing a change is about; 0 for nobody's. */
static gint64
activity_of (LianTxn *txn, const LianWeighing *weighing, const LianRecord *change)
{
  guint n;
  const LianGround *ground = weighing->comparison->before->ground;
  gint64 point = lian_record_get_number (change, "service_point");
  int at = point != 0 ? lian_ground_find_outlet (ground, point) : -1;
  if (at >= 0)
    {
      const LianOutlet *outlet = &lian_ground_get_outlets (ground, &n)[at];
      return outlet->trade == weighing->trade
                 ? outlet->activity
                 : activity_in (txn, outlet->cooperative, weighing->trade);
    }
  gint64 round = lian_record_get_number (change, "round");
  at = round != 0 ? lian_ground_find_tour (ground, round) : -1;
  return at >= 0 ? lian_ground_get_tours (ground, &n)[at].activity : 0;
}

static gboolean
propose_in (LianTxn *txn, const LianAssessment *assessment, const LianWeighing *weighing,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *evidence = lian_comparison_dup_evidence (weighing->comparison, txn);
  g_autofree char *figures = dup_figures (weighing->comparison);
  LianImpact impact = { .from = "service_proposal",
                        .record = lian_record_get_id (assessment->proposal),
                        .fact = "consumer_impact",
                        .value = weighing->impact,
                        .evidence = evidence,
                        .figures = figures };
  for (guint i = 0; i < assessment->records->len; i++)
    {
      impact.activity = activity_of (txn, weighing, assessment->records->pdata[i]);
      if (impact.activity != 0
          && g_hash_table_add (seen, g_memdup2 (&impact.activity, sizeof impact.activity))
          && _lian_impact_propose (txn, &impact, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * _lian_proposal_propose_impact:
 * @txn: the base, in a write
 * @assessment: a proposal
 * @error: return location
 *
 * Proposes for each activity whose points or rounds change whether consumers would suffer, by the
 * figures of its own trade.
 *
 * Returns: whether the findings were kept
 */
gboolean
_lian_proposal_propose_impact (LianTxn *txn, const LianAssessment *assessment, GError **error)
{
  for (guint i = 0; i < assessment->weighings->len; i++)
    if (!propose_in (txn, assessment, assessment->weighings->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * _lian_proposal_drop_findings:
 * @txn: the base, in a write
 * @proposal: a proposal that will not be carried out as it is
 * @error: return location
 *
 * Takes the findings away that nobody has decided on: nobody has to wait for them any more.
 *
 * Returns: whether they are gone
 */
gboolean
_lian_proposal_drop_findings (LianTxn *txn, gint64 proposal, GError **error)
{
  const LianType *type = lian_type_find ("impact_finding");
  g_autoptr (GPtrArray) findings = lian_txn_list (txn, type, "service_proposal", proposal);
  for (guint i = 0; i < findings->len; i++)
    if (_lian_impact_is_waiting (findings->pdata[i])
        && !lian_txn_delete (txn, type, lian_record_get_id (findings->pdata[i]), error))
      return FALSE;
  return TRUE;
}
