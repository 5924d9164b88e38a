/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafting an edition of the rulebook, changing it, and putting it in force.
 *
 * Two officers put an edition in force: one puts it forward with the resolution, after a rehearsal;
 * another one countersigns under another account, or on paper.  What is put forward is not changed
 * any more. */
#include "lian-edition-acts.h"
#include "lian-decide-private.h"
#include "lian-edition-private.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-flaws.h"
#include "lian-i18n.h"

#include <string.h>

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_entitled (LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  return officer != NULL;
}

static LianRecord *
load_edition (LianTxn *txn, const LianEditionRequest *wish, const char *state, GError **error)
{
  g_autoptr (LianRecord) record
      = lian_txn_load (txn, lian_type_find ("edition"), wish->edition);
  if (record == NULL)
    {
      _lian_refuse (error, _ ("There is no such edition."));
      return NULL;
    }
  if (wish->seen != NULL && g_strcmp0 (wish->seen, lian_record_get_text (record, "hash")) != 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                           _ ("The edition has changed since you opened it. Look at it again."));
      return NULL;
    }
  if (state != NULL && g_strcmp0 (lian_record_get_text (record, "state"), state) != 0)
    {
      const LianField *field = lian_type_get_field (lian_type_find ("edition"), "state");
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                   /* Translators: the name of an edition and its state */
                   _ ("Edition %s: this can't be done now, its state is “%s”."),
                   lian_record_get_title (record),
                   _ (lian_choice_label (field, lian_record_get_text (record, "state"))));
      return NULL;
    }
  return g_steal_pointer (&record);
}

/* Drafts. */

static gboolean
code_is_free (LianTxn *txn, const char *code)
{
  return lian_txn_find_text (txn, lian_type_find ("edition"), "code", code, 0) == 0;
}

/**
 * lian_edition_suggest_code:
 * @txn: the base
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a name for the next edition: that of the edition in force
 *   with the year of the working date and a number that is free
 */
char *
lian_edition_suggest_code (LianTxn *txn, GError **error)
{
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  int year, month, day;
  if (rulebook == NULL)
    return NULL;
  lian_date_split (lian_txn_get_working_date (txn), &year, &month, &day);
  const char *now = lian_rulebook_get_edition (rulebook);
  gsize stem = strcspn (now, "0123456789");
  const char *join = stem > 0 && now[stem - 1] != '-' ? "-" : "";
  for (guint number = 1;; number++)
    {
      g_autofree char *code
          = g_strdup_printf ("%.*s%s%d-%u", (int) stem, now, join, year, number);
      if (code_is_free (txn, code) && !g_str_equal (code, now))
        return g_steal_pointer (&code);
    }
}

static LianRulebook *
load_base (LianTxn *txn, const LianEditionRequest *wish, GError **error)
{
  if (wish->file != NULL)
    return lian_rulebook_new_from_bytes (wish->file, error);
  if (wish->edition != 0)
    return lian_edition_load (txn, wish->edition, error);
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  return in_force != NULL ? lian_rulebook_ref (in_force) : NULL;
}

/* A rulebook of something else would leave every case without an answer. */
static gboolean
is_about_forms (LianRulebook *rulebook, GError **error)
{
  static const char *const needed[]
      = { "recommended_form", "production_form",    "service_point",    "repair_link",
          "correction",       "relation",           "contract_signature", "material_plan",
          "specialised_federation", "work_stage",   "adjust_share",     "min_months" };
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_auto (GStrv) inputs = lian_rulebook_list_inputs (rulebook, needed[i], error);
      if (inputs == NULL)
        return FALSE;
    }
  return TRUE;
}

static LianRecord *
make_draft (LianTxn *txn, const LianEditionRequest *wish, LianRulebook *rulebook)
{
  LianRecord *record = lian_record_new (lian_type_find ("edition"));
  _lian_edition_put_rulebook (record, rulebook);
  lian_record_set_text (record, "state", "DRAFT");
  if (!is_blank (wish->note))
    lian_record_set_text (record, "note", wish->note);
  if (wish->edition != 0)
    lian_record_set_number (record, "based_on", wish->edition);
  lian_record_set_number (record, "drafted_by", lian_txn_get_author (txn));
  lian_record_set_date (record, "drafted_on", lian_txn_get_working_date (txn));
  return record;
}

/**
 * lian_edition_draft:
 * @txn: the base, in a write
 * @request: (type LianEditionRequest): the name, and what the draft is made from
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Drafts an edition: from the one in force, from another one, or from a DMN file.
 *
 * Returns: whether it was drafted
 */
gboolean
lian_edition_draft (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianEditionRequest *wish = request;
  if (!is_entitled (txn, error))
    return FALSE;
  if (is_blank (wish->code) || !code_is_free (txn, wish->code))
    return _lian_refuse (error, _ ("The edition needs a name that no other edition has."));
  g_autoptr (LianRulebook) base = load_base (txn, wish, error);
  g_autoptr (LianRulebook) named
      = base != NULL ? lian_rulebook_with_edition (base, wish->code, error) : NULL;
  if (named == NULL || !is_about_forms (named, error))
    return FALSE;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  if (in_force == NULL || !lian_edition_keep (txn, in_force, error))
    return FALSE;
  g_autoptr (LianRecord) record = make_draft (txn, wish, named);
  if (!lian_txn_insert (txn, record, error))
    return FALSE;
  wish->edition = lian_record_get_id (record);
  return TRUE;
}

/**
 * lian_edition_set_parameter:
 * @txn: the base, in a write
 * @request: (type LianEditionRequest): the draft, and the parameter with its resolution
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Sets a parameter of a draft.
 *
 * Returns: whether it was set
 */
gboolean
lian_edition_set_parameter (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error)
{
  const LianEditionRequest *wish = request;
  g_autoptr (LianRecord) record
      = is_entitled (txn, error) ? load_edition (txn, wish, "DRAFT", error) : NULL;
  g_autoptr (LianRulebook) before = record != NULL ? _lian_edition_compile (record, error) : NULL;
  g_autoptr (LianRulebook) after
      = before != NULL ? lian_rulebook_with_parameter (before, wish->parameter, error) : NULL;
  if (after == NULL)
    return FALSE;
  _lian_edition_put_rulebook (record, after);
  return lian_txn_update (txn, record, error);
}

/* Into force. */

static gboolean
check_put_forward (LianTxn *txn, const LianEditionRequest *wish, GError **error)
{
  if (is_blank (wish->resolution) || wish->resolved_on == 0)
    return _lian_refuse (error, _ ("The resolution that puts the edition in force and its day are "
                                   "missing."));
  if (wish->resolved_on > lian_txn_get_working_date (txn))
    return _lian_refuse (error, _ ("The day of the resolution is still to come."));
  if (wish->rehearsed < 0)
    return _lian_refuse (error, _ ("The edition has not been rehearsed yet."));
  return TRUE;
}

/* Rows that contradict each other make the answer depend on chance. */
static gboolean
check_rows (LianRulebook *rulebook, GError **error)
{
  g_autoptr (GPtrArray) flaws = lian_rulebook_find_flaws (rulebook);
  for (guint i = 0; i < flaws->len; i++)
    {
      const LianFlaw *flaw = flaws->pdata[i];
      if (flaw->kind != LIAN_FLAW_OVERLAP)
        continue;
      g_autofree char *text = lian_flaw_to_text (flaw);
      return _lian_refuse (error, text);
    }
  return TRUE;
}

/**
 * lian_edition_put_forward:
 * @txn: the base, in a write
 * @request: (type LianEditionRequest): the draft, the resolution, and what the rehearsal gave
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Puts a draft forward: the first of two officers.
 *
 * Returns: whether it waits for the countersignature
 */
gboolean
lian_edition_put_forward (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianEditionRequest *wish = request;
  if (!is_entitled (txn, error) || !check_put_forward (txn, wish, error))
    return FALSE;
  g_autoptr (LianRecord) record = load_edition (txn, wish, "DRAFT", error);
  g_autoptr (LianRulebook) rulebook = record != NULL ? _lian_edition_compile (record, error) : NULL;
  if (rulebook == NULL || !check_rows (rulebook, error))
    return FALSE;
  lian_record_set_text (record, "state", "WAITING");
  lian_record_set_text (record, "resolution", wish->resolution);
  lian_record_set_date (record, "resolved_on", wish->resolved_on);
  lian_record_set_number (record, "rehearsed", wish->rehearsed);
  lian_record_set_number (record, "flips", wish->flips);
  lian_record_set_number (record, "officer", lian_txn_get_author (txn));
  lian_record_set_date (record, "put_forward_on", lian_txn_get_working_date (txn));
  return lian_txn_update (txn, record, error);
}

static gboolean
supersede (LianTxn *txn, LianDate day, GError **error)
{
  LianQuery query
      = { .type = lian_type_find ("edition"), .field = "state", .value = "IN_FORCE" };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LianRecord) record
          = lian_txn_load (txn, query.type, g_array_index (ids, gint64, i));
      lian_record_set_text (record, "state", "SUPERSEDED");
      lian_record_set_date (record, "in_force_until", lian_date_add_days (day, -1));
      if (!lian_txn_update (txn, record, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
put_in_force (LianTxn *txn, LianRecord *record, GError **error)
{
  LianDate day = lian_txn_get_working_date (txn);
  if (!supersede (txn, day, error))
    return FALSE;
  lian_record_set_text (record, "state", "IN_FORCE");
  lian_record_set_date (record, "in_force_from", day);
  lian_txn_set_memo (txn, LIAN_EDITION_MEMO, NULL, NULL);
  return lian_txn_update (txn, record, error);
}

/**
 * lian_edition_countersign:
 * @txn: the base, in a write
 * @request: (type LianEditionRequest): the edition, and who signed in which way
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Puts an edition in force from the working date on: the second of two officers.  The edition
 * before it is superseded; decisions keep the one they rest on.
 *
 * Returns: whether it is in force
 */
gboolean
lian_edition_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianEditionRequest *wish = request;
  g_autoptr (LianRecord) record = load_edition (txn, wish, "WAITING", error);
  if (record == NULL)
    return FALSE;
  const LianSecondSignature signature = {
    .first = lian_record_get_number (record, "officer"),
    .first_on = lian_record_get_date (record, "put_forward_on"),
    .way = wish->way,
    .officer = wish->officer,
    .signed_on = wish->signed_on,
  };
  return _lian_decide_sign (txn, record, &signature, error) && put_in_force (txn, record, error);
}

/**
 * lian_edition_withdraw:
 * @txn: the base, in a write
 * @request: (type LianEditionRequest): a draft or an edition put forward, and the reason
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives an edition up; it stays to be read.
 *
 * Returns: whether it was withdrawn
 */
gboolean
lian_edition_withdraw (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianEditionRequest *wish = request;
  g_autoptr (LianRecord) record
      = is_entitled (txn, error) ? load_edition (txn, wish, NULL, error) : NULL;
  if (record == NULL)
    return FALSE;
  const char *state = lian_record_get_text (record, "state");
  if (g_strcmp0 (state, "DRAFT") != 0 && g_strcmp0 (state, "WAITING") != 0)
    return _lian_refuse (error, _ ("Only a draft or an edition that waits can be withdrawn."));
  if (is_blank (wish->note))
    return _lian_refuse (error, _ ("Withdrawing an edition needs a written reason."));
  const char *before = lian_record_get_text (record, "note");
  /* Translators: the reason for withdrawing an edition */
  g_autofree char *reason = g_strdup_printf (_ ("Withdrawn: %s"), wish->note);
  g_autofree char *note
      = before != NULL ? g_strdup_printf ("%s\n%s", before, reason) : g_strdup (reason);
  lian_record_set_text (record, "note", note);
  lian_record_set_text (record, "state", "WITHDRAWN");
  return lian_txn_update (txn, record, error);
}

/**
 * lian_edition_request_new:
 * @edition: an edition, or 0
 *
 * Returns: (transfer full): a request about it
 */
LianEditionRequest *
lian_edition_request_new (gint64 edition)
{
  LianEditionRequest *request = g_new0 (LianEditionRequest, 1);
  request->edition = edition;
  request->rehearsed = -1;
  return request;
}

/**
 * lian_edition_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_edition_request_free (LianEditionRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->seen);
  g_free (request->code);
  g_free (request->note);
  g_clear_pointer (&request->file, g_bytes_unref);
  g_clear_pointer (&request->parameter, lian_parameter_free);
  g_free (request->resolution);
  g_free (request->way);
  g_free (request);
}
