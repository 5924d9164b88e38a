/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The receipt of a proposal: the figures that it was put and decided with. */
#include "lian-act.h"
#include "lian-coverage-json.h"
#include "lian-edition.h"
#include "lian-json-value.h"
#include "lian-proposal-private.h"

static const char *
boolean (gboolean value)
{
  return value ? "true" : "false";
}

static const char *
word (LianTruth truth)
{
  return truth != LIAN_NOT_ASKED ? lian_truth_to_text (truth) : "not-asked";
}

static void
add_id (GString *out, const char *key, gint64 id)
{
  g_string_append_printf (out, "\"%s\": %" G_GINT64_FORMAT, key, id);
}

static void
add_obstacle (GString *out, const LianObstacle *obstacle)
{
  g_string_append_printf (out, "{\"rule\": \"%s\", ", obstacle->rule);
  add_id (out, obstacle->point != 0 ? "point" : "round",
          obstacle->point != 0 ? obstacle->point : obstacle->round);
  g_string_append (out, ", \"name\": ");
  lian_json_value_append_text (out, obstacle->title);
  if (obstacle->point != 0)
    g_string_append_printf (
        out, ", \"unreasonable\": \"%s\", \"investigated\": \"%s\", \"prepared\": \"%s\"",
        word (obstacle->unreasonable), word (obstacle->investigated), word (obstacle->prepared));
  g_string_append_c (out, '}');
}

static void
add_share (GString *out, const LianAdjustShare *share)
{
  g_string_append_c (out, '{');
  add_id (out, "cooperative", share->cooperative);
  g_string_append (out, ", ");
  add_id (out, "trade", share->trade);
  g_string_append (out, ", \"name\": ");
  lian_json_value_append_text (out, share->title);
  g_string_append_printf (out, ", \"adjusted\": %u, \"points\": %u, \"too_many\": %s}",
                          share->adjusted, share->points, boolean (share->too_many));
}

static void
add_standard (GString *out, const LianStandard *standard)
{
  g_string_append (out, ", \"standard\": {");
  add_id (out, "id", standard->id);
  _lian_proposal_append_figure (out, "limit", standard->limit);
  _lian_proposal_append_figure (out, "wait_days", standard->wait_days);
  _lian_proposal_append_figure (out, "metres_per_minute", standard->metres_per_minute);
  _lian_proposal_append_figure (out, "need", standard->need);
  _lian_proposal_append_figure (out, "tolerated", standard->tolerated);
  _lian_proposal_append_figure (out, "extra", standard->extra);
  g_string_append (out, "}, ");
}

static void
add_weighing (GString *out, const LianWeighing *weighing)
{
  const LianComparison *comparison = weighing->comparison;
  g_string_append_c (out, '{');
  add_id (out, "trade", weighing->trade);
  g_string_append (out, ", \"name\": ");
  lian_json_value_append_text (out, weighing->title);
  add_standard (out, lian_ground_get_standard (comparison->before->ground));
  lian_coverage_json_comparison (out, comparison);
  g_string_append (out, ", ");
  add_id (out, "residents_gained", comparison->residents_gained);
  g_string_append (out, ", ");
  add_id (out, "residents_nearer", comparison->residents_nearer);
  g_string_append_printf (out, ", \"consumer_impact\": \"%s\"}",
                          lian_truth_to_text (weighing->impact));
}

static void
add_lists (GString *out, const LianAssessment *assessment)
{
  g_string_append (out, ", \"trades\": [");
  for (guint i = 0; i < assessment->weighings->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_weighing (out, assessment->weighings->pdata[i]);
    }
  g_string_append (out, "], \"shares\": [");
  for (guint i = 0; i < assessment->shares->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_share (out, assessment->shares->pdata[i]);
    }
  g_string_append (out, "], \"obstacles\": [");
  for (guint i = 0; i < assessment->obstacles->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_obstacle (out, assessment->obstacles->pdata[i]);
    }
  g_string_append_c (out, ']');
}

/**
 * _lian_proposal_figures:
 * @txn: the base
 * @assessment: the proposal as the base stands now
 * @overridden: whether it was accepted although something speaks against it
 *
 * Returns: (transfer full): the receipt of the proposal, JSON
 */
char *
_lian_proposal_figures (LianTxn *txn, const LianAssessment *assessment, gboolean overridden)
{
  GString *out = g_string_new ("{");
  LianGroundScope scope;
  LianStandard given;
  g_autofree char *day = lian_date_to_text (lian_txn_get_working_date (txn));
  LianRulebook *rulebook = lian_edition_get_in_force (txn, NULL);
  lian_proposal_read_scope (assessment->proposal, &scope, &given);
  _lian_proposal_append_scope (out, &scope, &given);
  g_string_append_printf (out, ", \"computed_on\": \"%s\", ", day);
  add_id (out, "act", lian_txn_last_act (txn));
  g_string_append (out, ", \"edition\": ");
  lian_json_value_append_text (out, rulebook != NULL ? lian_rulebook_get_edition (rulebook) : "");
  add_lists (out, assessment);
  g_string_append_printf (out, ", \"adjust_share\": %u, \"too_many\": %s, \"overridden\": %s"
                          ", \"countersign\": %s, \"consumer_impact\": \"%s\"",
                          assessment->percent, boolean (assessment->too_many), boolean (overridden),
                          boolean (assessment->countersign),
                          lian_truth_to_text (assessment->impact));
  _lian_proposal_append_seen (out, txn, assessment->records);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
