/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a decision must bring, and who may take it. */
#include "lian-decide-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

/* A23: editions before this constant was theirs. */
#define REVIEW_MONTHS 6

static gboolean
is_smaller_form (const char *outcome)
{
  static const char *const forms[]
      = { "SMALL_BY_PROCESS", "SMALL_BY_VARIETY", "TEMP_DECENTRALISE", NULL };
  return g_strv_contains (forms, outcome);
}

/**
 * lian_decide_get_demands:
 * @self: the case
 * @outcome: a form
 *
 * Returns: what a decision for @outcome must bring
 */
LianDemands
lian_decide_get_demands (const LianCase *self, const char *outcome)
{
  static const char *const unchanged[] = { "STAY_AS_IS", "DEFER", NULL };
  LianDemands demands = LIAN_DEMAND_NOTHING;
  g_autofree char *blocked = lian_case_dup_blocked_by (self, outcome);
  gboolean recommended = lian_case_recommends (self, outcome);
  if (!recommended)
    demands |= LIAN_DEMAND_REASON;
  if (blocked != NULL || g_str_equal (outcome, "ADJUST_POINT")
      || (!recommended && !lian_case_permits (self, outcome) && !g_strv_contains (unchanged, outcome)))
    demands |= LIAN_DEMAND_REASON | LIAN_DEMAND_COUNTERSIGNATURE;
  if (g_str_equal (outcome, "TEMP_DECENTRALISE"))
    demands |= LIAN_DEMAND_REVIEW_DATE; /* A23 */
  if (is_smaller_form (outcome) && lian_case_has_rule (self, "M2b"))
    demands |= LIAN_DEMAND_REVIEW_DATE | LIAN_DEMAND_REASON; /* A4 */
  return demands;
}

/**
 * lian_decide_suggest_review:
 * @rulebook: an edition of the rulebook
 * @working_date: the working date
 *
 * Returns: the day to offer for the review of a temporary form (A23)
 */
LianDate
lian_decide_suggest_review (LianRulebook *rulebook, LianDate working_date)
{
  guint months = lian_opinion_get_number (rulebook, "review_months", 1, REVIEW_MONTHS);
  return lian_date_add_months (working_date, (int) months);
}

/**
 * _lian_refuse:
 * @error: return location
 * @message: why
 *
 * Returns: %FALSE, with an error of code %LIAN_ERROR_CONSTRAINT
 */
gboolean
_lian_refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
has_role (const LianRecord *officer)
{
  return g_strcmp0 (lian_record_get_text (officer, "role"), "OFFICER") == 0;
}

static gboolean
in_office (const LianRecord *officer, LianDate day)
{
  LianDate from = lian_record_get_date (officer, "from_date");
  LianDate until = lian_record_get_date (officer, "until_date");
  return (from == 0 || from <= day) && (until == 0 || day <= until);
}

/**
 * lian_decide_is_entitled:
 * @person: a record of type "officer"
 * @day: the working date
 *
 * Returns: whether @person may decide and countersign: an officer, and in office on @day
 */
gboolean
lian_decide_is_entitled (const LianRecord *person, LianDate day)
{
  return has_role (person) && in_office (person, day);
}

/**
 * _lian_decide_load_officer:
 * @txn: the base
 * @id: a person of the office, or 0
 * @error: return location
 *
 * Default is to deny: only the role OFFICER may decide, and only while in office.
 *
 * Returns: (transfer full) (nullable): the officer
 */
LianRecord *
_lian_decide_load_officer (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) officer
      = id != 0 ? lian_txn_load (txn, lian_type_find ("officer"), id) : NULL;
  if (officer == NULL)
    {
      _lian_refuse (error,
                    _ ("Only an officer may decide, and the program does not know who you are. "
                       "Choose yourself among the people of the office."));
      return NULL;
    }
  const char *name = lian_record_get_text (officer, "name");
  if (!has_role (officer))
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                 _ ("Only an officer may decide; %s is a clerk."), name);
  else if (!in_office (officer, lian_txn_get_working_date (txn)))
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                 _ ("%s is not in office on the working date."), name);
  else
    return g_steal_pointer (&officer);
  return NULL;
}

/**
 * _lian_decide_dup_blocked_by:
 * @facts: a case
 * @outcomes: (array zero-terminated=1): forms
 *
 * Returns: (transfer full) (nullable): the rules that stop any of them
 */
char *
_lian_decide_dup_blocked_by (const LianCase *facts, const char *const *outcomes)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  for (; *outcomes != NULL; outcomes++)
    {
      char *by = lian_case_dup_blocked_by (facts, *outcomes);
      if (by != NULL)
        g_ptr_array_add (rules, by);
    }
  g_ptr_array_add (rules, NULL);
  return rules->len > 1 ? g_strjoinv (", ", (char **) rules->pdata) : NULL;
}
