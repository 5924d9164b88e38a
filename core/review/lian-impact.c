/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Findings on consumers (A13, R5, R6).
 *
 * Figures propose, an officer confirms: only then the fact holds, with the figures as its evidence.
 * A figure that is missing makes the answer unknown, never "no". */
#include "lian-impact.h"
#include "lian-decide-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-impact-private.h"
#include "lian-money.h"
#include "lian-plural.h"

/**
 * lian_impact_request_new:
 * @record: a split link or a finding
 * @reason: (nullable): why
 *
 * Returns: (transfer full): a request
 */
LianImpactRequest *
lian_impact_request_new (gint64 record, const char *reason)
{
  LianImpactRequest *request = g_new0 (LianImpactRequest, 1);
  request->record = record;
  request->reason = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  return request;
}

/**
 * lian_impact_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_impact_request_free (LianImpactRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->reason);
  g_free (request);
}

/* Yes: worse; no: known not to be; unknown: a figure is missing. */
static LianTruth
gets_worse (const LianRecord *link, const char *before, const char *after)
{
  if (lian_record_is_empty (link, before) || lian_record_is_empty (link, after))
    return LIAN_UNKNOWN;
  return lian_record_get_number (link, after) > lian_record_get_number (link, before) ? LIAN_YES
                                                                                      : LIAN_NO;
}

/* Yes where turn-round or price gets worse, no where neither does and evidence stands. */
static LianTruth
impact_of (const LianRecord *link)
{
  LianTruth days = gets_worse (link, "days_before", "days_after");
  LianTruth price = gets_worse (link, "price_before", "price_after");
  LianTruth worse = lian_truth_or (days, price);
  return worse == LIAN_NO && lian_record_is_empty (link, "evidence") ? LIAN_UNKNOWN : worse;
}

static char *
days_text (const LianRecord *link, const char *field)
{
  if (lian_record_is_empty (link, field))
    return g_strdup (_ ("not known"));
  guint days = (guint) lian_record_get_number (link, field);
  return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
}

static char *
price_text (const LianRecord *link, const char *field)
{
  if (lian_record_is_empty (link, field))
    return g_strdup (_ ("not known"));
  g_autofree char *amount = lian_money_format (lian_record_get_number (link, field));
  return g_strdup_printf (_ ("%s yuan"), amount);
}

/* The figures in words, as they are when it is computed. */
static char *
evidence_of (const LianRecord *link)
{
  g_autofree char *days_before = days_text (link, "days_before");
  g_autofree char *days_after = days_text (link, "days_after");
  g_autofree char *price_before = price_text (link, "price_before");
  g_autofree char *price_after = price_text (link, "price_after");
  g_autofree char *counters
      = lian_record_is_empty (link, "counters")
            ? g_strdup (_ ("not known"))
            : g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (link, "counters"));
  const char *evidence = lian_record_get_text (link, "evidence");
  return g_strdup_printf (
      /* Translators: days, days, price, price, number of counters, text of a clerk */
      _ ("Turn-round before: %s, after: %s. Price before: %s, after: %s. Counters that stay: %s. "
         "Evidence: %s"),
      days_before, days_after, price_before, price_after, counters,
      evidence != NULL ? evidence : _ ("none"));
}

static char *
figures_of (const LianRecord *link)
{
  static const char *const fields[]
      = { "days_before", "days_after", "price_before", "price_after", "counters" };
  GString *json = g_string_new ("{");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_string_append_printf (json, "%s\"%s\":", i > 0 ? "," : "", fields[i]);
      if (lian_record_is_empty (link, fields[i]))
        g_string_append (json, "null");
      else
        g_string_append_printf (json, "%" G_GINT64_FORMAT, lian_record_get_number (link, fields[i]));
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static LianRecord *
load (LianTxn *txn, const char *type, gint64 id, GError **error)
{
  LianRecord *record = lian_txn_load (txn, lian_type_find (type), id);
  if (record == NULL)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
  return record;
}

/**
 * _lian_impact_is_waiting:
 * @finding: a finding
 *
 * Returns: whether nobody has decided on it
 */
gboolean
_lian_impact_is_waiting (const LianRecord *finding)
{
  return g_strcmp0 (lian_record_get_text (finding, "state"), "PROPOSED") == 0;
}

/* A finding that still waits is computed anew rather than beside it.  A link is about one step; a
 * proposal may be about several activities. */
static LianRecord *
waiting_or_new (LianTxn *txn, const LianImpact *impact)
{
  const LianType *type = lian_type_find ("impact_finding");
  g_autoptr (GPtrArray) findings = lian_txn_list (txn, type, impact->from, impact->record);
  for (guint i = 0; i < findings->len; i++)
    if (_lian_impact_is_waiting (findings->pdata[i])
        && (impact->process != 0
            || lian_record_get_number (findings->pdata[i], "activity") == impact->activity))
      return lian_record_copy (findings->pdata[i]);
  return lian_record_new (type);
}

/**
 * _lian_impact_propose:
 * @txn: the base, in a write
 * @impact: what was computed
 * @error: return location
 *
 * Keeps it as a finding that waits for an officer.
 *
 * Returns: the finding; 0 on failure
 */
gint64
_lian_impact_propose (LianTxn *txn, const LianImpact *impact, GError **error)
{
  g_autoptr (LianRecord) finding = waiting_or_new (txn, impact);
  lian_record_set_number (finding, impact->from, impact->record);
  lian_record_set_number (finding, "activity", impact->activity);
  if (impact->process != 0)
    lian_record_set_number (finding, "process", impact->process);
  lian_record_set_text (finding, "fact", impact->fact);
  lian_record_set_truth (finding, "value", impact->value);
  lian_record_set_date (finding, "computed_on", lian_txn_get_working_date (txn));
  lian_record_set_text (finding, "evidence", impact->evidence);
  lian_record_set_text (finding, "figures", impact->figures);
  lian_record_set_text (finding, "state", "PROPOSED");
  gboolean known = lian_record_get_id (finding) != 0;
  gboolean kept = known ? lian_txn_update (txn, finding, error) : lian_txn_insert (txn, finding, error);
  return kept ? lian_record_get_id (finding) : 0;
}

/**
 * lian_impact_propose_link:
 * @txn: the base, in a write
 * @request: (type LianImpactRequest): the split link; gets the finding
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Computes from the link's figures whether consumers would suffer, and proposes it as a finding.
 *
 * Returns: whether it was proposed
 */
gboolean
lian_impact_propose_link (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianImpactRequest *wish = request;
  g_autoptr (LianRecord) link = load (txn, "split_link", wish->record, error);
  g_autoptr (LianRecord) process
      = link != NULL ? load (txn, "process", lian_record_get_number (link, "process"), error) : NULL;
  if (process == NULL)
    return FALSE;
  g_autofree char *evidence = evidence_of (link), *figures = figures_of (link);
  const LianImpact impact = { .from = "split_link",
                              .record = wish->record,
                              .activity = lian_record_get_number (process, "activity"),
                              .process = lian_record_get_id (process),
                              .fact = "link_consumer_impact",
                              .value = impact_of (link),
                              .evidence = evidence,
                              .figures = figures };
  wish->finding = _lian_impact_propose (txn, &impact, error);
  return wish->finding != 0;
}

/* Confirming. */

/* What was computed must still be what the link says. */
static gboolean
is_current (LianTxn *txn, const LianRecord *finding, GError **error)
{
  const char *figures = lian_record_get_text (finding, "figures");
  g_autoptr (LianRecord) link = lian_txn_load (txn, lian_type_find ("split_link"),
                                               lian_record_get_number (finding, "split_link"));
  g_autofree char *now = link != NULL ? figures_of (link) : NULL;
  return link == NULL || figures == NULL || g_str_equal (figures, now)
         || _lian_refuse (error, _ ("The figures of the link have changed since this was computed; "
                                    "propose the finding again."));
}

static LianRecord *
load_waiting (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) finding = officer != NULL ? load (txn, "impact_finding", id, error) : NULL;
  if (finding == NULL || _lian_impact_is_waiting (finding))
    return g_steal_pointer (&finding);
  _lian_refuse (error, _ ("This finding was decided on already."));
  return NULL;
}

static gboolean
settle (LianTxn *txn, LianRecord *finding, const char *state, const char *reason, GError **error)
{
  lian_record_set_text (finding, "state", state);
  lian_record_set_number (finding, "officer", lian_txn_get_author (txn));
  lian_record_set_date (finding, "decided_on", lian_txn_get_working_date (txn));
  if (reason != NULL)
    lian_record_set_text (finding, "reason", reason);
  return lian_txn_update (txn, finding, error);
}

/* The dated condition with its evidence, as a clerk would enter it. */
static gboolean
add_readiness (LianTxn *txn, const LianRecord *finding, GError **error)
{
  g_autoptr (LianRecord) row = lian_record_new (lian_type_find ("readiness"));
  lian_record_set_number (row, "activity", lian_record_get_number (finding, "activity"));
  lian_record_set_text (row, "fact", "consumer_impact");
  lian_record_set_text (row, "value", lian_record_get_text (finding, "value"));
  lian_record_set_text (row, "found_on", lian_record_get_text (finding, "computed_on"));
  lian_record_set_number (row, "found_by", lian_txn_get_author (txn));
  lian_record_set_text (row, "evidence", lian_record_get_text (finding, "evidence"));
  return lian_txn_insert (txn, row, error);
}

static gboolean
set_fact (LianTxn *txn, const LianRecord *finding, GError **error)
{
  gboolean of_link = !lian_record_is_empty (finding, "process")
                     && g_strcmp0 (lian_record_get_text (finding, "fact"), "link_consumer_impact") == 0;
  const char *type = of_link ? "process" : "activity";
  g_autoptr (LianRecord) record = load (txn, type, lian_record_get_number (finding, type), error);
  if (record == NULL)
    return FALSE;
  lian_record_set_text (record, lian_record_get_text (finding, "fact"),
                        lian_record_get_text (finding, "value"));
  return lian_txn_update (txn, record, error) && (of_link || add_readiness (txn, finding, error));
}

/**
 * lian_impact_confirm:
 * @txn: the base, in a write
 * @request: (type LianImpactRequest): the finding
 * @cancellable: (nullable): not used
 * @error: return location; %LIAN_ERROR_CONSTRAINT when the author is no officer, the finding was
 *   decided on, says unknown or no longer fits the figures it was computed from
 *
 * Makes the finding a fact of the activity or of the process step, with its evidence.
 *
 * Returns: whether it was confirmed
 */
gboolean
lian_impact_confirm (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianImpactRequest *wish = request;
  g_autoptr (LianRecord) finding = load_waiting (txn, wish->record, error);
  if (finding == NULL || !is_current (txn, finding, error))
    return FALSE;
  LianTruth value = lian_record_get_truth (finding, "value");
  if (value != LIAN_YES && value != LIAN_NO)
    return _lian_refuse (error, _ ("The finding says unknown: there is nothing to confirm. Find "
                                   "the figures that are missing."));
  return settle (txn, finding, "CONFIRMED", wish->reason, error) && set_fact (txn, finding, error);
}

/**
 * lian_impact_reject:
 * @txn: the base, in a write
 * @request: (type LianImpactRequest): the finding and the reason
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * The finding stays, rejected; no fact changes.
 *
 * Returns: whether it was rejected
 */
gboolean
lian_impact_reject (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianImpactRequest *wish = request;
  g_autoptr (LianRecord) finding = load_waiting (txn, wish->record, error);
  if (finding == NULL)
    return FALSE;
  if (wish->reason == NULL || *wish->reason == '\0')
    return _lian_refuse (error, _ ("Rejecting a finding needs a written reason."));
  return settle (txn, finding, "REJECTED", wish->reason, error);
}
