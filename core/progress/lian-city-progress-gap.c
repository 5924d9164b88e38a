/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rules ask of a city: specialised federations (F1), consolidation (W1) or going on (W2).
 *
 * The tables of the edition in force decide.  Where F1 applies, each trade that has a co-operative and no
 * specialised federation is a gap; the task to found one is the record of who closes it. */
#include "lian-edition.h"
#include "lian-opinion.h"
#include "lian-city-progress-private.h"

#include "lian-city-stage.h"
#include "lian-federation-on.h"

static const char *
truth_json (LianTruth truth)
{
  return truth == LIAN_YES ? "true" : truth == LIAN_NO ? "false" : "null";
}

static gboolean
ask (LianRulebook *rulebook, const char *decision, const char *json, GPtrArray *findings, GError **error)
{
  GPtrArray *more = lian_opinion_list_findings (rulebook, decision, json, error);
  if (more == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (findings, more);
  return TRUE;
}

/**
 * _lian_city_progress_ask_place:
 * @txn: the base
 * @city: the record of a city
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianOpinionFinding): F1, where the rulebook says it
 */
GPtrArray *
_lian_city_progress_ask_place (LianTxn *txn, const LianRecord *city, GError **error)
{
  const char *size = lian_record_get_text (city, "size_class");
  const char *quote = size != NULL ? "\"" : "";
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  if (rulebook == NULL)
    return NULL;
  g_autofree char *json
      = g_strdup_printf ("{\"size_class\":%s%s%s,\"handicrafts_concentrated\":%s}", quote,
                         size != NULL ? size : "null", quote,
                         truth_json (lian_record_get_truth (city, "handicrafts_concentrated")));
  return lian_opinion_list_findings (rulebook, "specialised_federation", json, error);
}

/**
 * _lian_city_progress_ask_rules:
 * @txn: the base
 * @city: the record of the city
 * @progress: what is filled; its day is set
 * @error: return location
 *
 * Returns: whether the rulebook could be asked
 */
gboolean
_lian_city_progress_ask_rules (LianTxn *txn, const LianRecord *city, LianCityProgress *progress, GError **error)
{
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  g_autoptr (GPtrArray) findings = rulebook != NULL ? _lian_city_progress_ask_place (txn, city, error) : NULL;
  progress->basically = lian_city_stage_on (txn, city, progress->day);
  progress->confirmation = lian_city_stage_find (txn, lian_record_get_id (city), progress->day);
  g_autofree char *stage
      = g_strdup_printf ("{\"basically_cooperativised\":%s}", truth_json (progress->basically));
  if (findings == NULL || !ask (rulebook, "work_stage", stage, findings, error))
    return FALSE;
  progress->findings = g_steal_pointer (&findings);
  return TRUE;
}

/* The task of the trade: an open one before one that is done. */
static gint64
find_task (const GPtrArray *tasks, gint64 city)
{
  gint64 done = 0;
  for (guint i = 0; i < tasks->len; i++)
    {
      const LianRecord *task = tasks->pdata[i];
      if (g_strcmp0 (lian_record_get_text (task, "task_kind"), "SPEC_FEDERATION") != 0
          || lian_record_get_number (task, "city") != city)
        continue;
      if (lian_record_is_empty (task, "done_on"))
        return lian_record_get_id (task);
      done = lian_record_get_id (task);
    }
  return done;
}

/**
 * _lian_city_progress_find_gaps:
 * @txn: the base
 * @progress: a city whose trades and findings are there
 *
 * Fills the specialised federation of each trade, and whether one is missing.
 */
void
_lian_city_progress_find_gaps (LianTxn *txn, LianCityProgress *progress)
{
  gboolean due = lian_city_progress_has_rule (progress, "F1");
  for (guint i = 0; i < progress->trades->len; i++)
    {
      LianCityRate *rate = progress->trades->pdata[i];
      g_autoptr (GPtrArray) tasks = lian_txn_list (txn, lian_type_find ("task"), "trade", rate->trade);
      rate->federation = lian_federation_of_trade (txn, progress->city, rate->trade, progress->day);
      rate->task = find_task (tasks, progress->city);
      rate->gap = due && rate->cooperatives > 0 && rate->federation == 0;
      progress->n_gaps += rate->gap ? 1 : 0;
    }
}
