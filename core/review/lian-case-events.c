/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A line of the history in words: what happened, since when, and to which fields. */
#include "lian-case-history-private.h"

#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-words.h"

/* The day of effect stands in the first of these that the act filled. */
static const struct
{
  const char *type;
  const char *fields[4];
} days[] = {
  { "readiness", { "found_on" } },
  { "recommendation", { "made_on" } },
  { "decision", { "countersigned_on", "decided_on" } },
  { "relation", { "restored_on", "interrupted_on", "since" } },
  { "service_point", { "closed", "opened" } },
  { "investigation", { "visited" } },
  { "kept_warning", { "kept_on" } },
  { "impact_finding", { "decided_on", "computed_on" } },
  { "split_link", { "to_date", "from_date", "decided_on" } },
  { "activity", { "centralised_on" } },
  { "production_return", { "to_date" } },
  { "correction_case", { "closed_on", "opened_on" } },
  { "correction_symptom", { "seen_on" } },
  { "correction_measure", { "done_on" } },
  { "cooperative", { "dissolved", "joined", "founded" } },
  { "delivery", { "delivered_on" } },
};

static gboolean
is_changed (const LianActSides *sides, const char *field)
{
  int place = lian_type_field (sides->type, field);
  return place >= 0
         && (lian_record_diff (sides->was, sides->is) & (G_GUINT64_CONSTANT (1) << place)) != 0;
}

/* The record as the act left it; as it was where the act deleted it. */
static const LianRecord *
get_record (const LianActSides *sides)
{
  return sides->kind == LIAN_CHANGE_DELETED ? sides->was : sides->is;
}

/* The field that holds the day of effect; NULL when the act filled none. */
static const char *
find_day (const LianActSides *sides)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint k = 0; g_str_equal (days[i].type, sides->type->id) && days[i].fields[k] != NULL; k++)
      if (is_changed (sides, days[i].fields[k])
          && !lian_record_is_empty (get_record (sides), days[i].fields[k]))
        return days[i].fields[k];
  return NULL;
}

/**
 * _lian_event_find_effect:
 * @sides: a record before and after an act
 *
 * Returns: the day on which what the act entered took effect; 0 when none was entered
 */
LianDate
_lian_event_find_effect (const LianActSides *sides)
{
  const char *day = find_day (sides);
  return day != NULL ? lian_record_get_date (get_record (sides), day) : 0;
}

static const char *
label_of (const LianRecord *record, const char *field)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);
  const char *value = lian_record_get_text (record, field);
  return value != NULL ? lian_choice_label (info, value) : "";
}

static char *
dup_outcomes (const LianRecord *decision)
{
  const char *outcome = lian_record_get_text (decision, "outcome");
  char *forms[]
      = { (char *) outcome, (char *) lian_record_get_text (decision, "outcome_also"), NULL };
  return outcome != NULL ? lian_words_dup_outcomes (NULL, forms) : g_strdup ("–");
}

static char *
describe_made_decision (const LianRecord *decision, const char *number)
{
  const char *state = lian_record_get_text (decision, "state");
  g_autofree char *forms = dup_outcomes (decision);
  if (g_strcmp0 (state, "RETURNED") == 0)
    return g_strdup (_ ("returned to the clerk"));
  if (lian_record_get_truth (decision, "countersign_needed") == LIAN_YES)
    /* Translators: number of a decision, form of production */
    return g_strdup_printf (_ ("decision %s: %s, needs a countersignature"), number, forms);
  /* Translators: number of a decision, form of production */
  return g_strdup_printf (_ ("decision %s: %s"), number, forms);
}

static char *
describe_decision (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *decision = get_record (sides);
  const char *state = lian_record_get_text (decision, "state");
  const char *number = lian_record_get_text (decision, "number");
  if (number == NULL)
    number = "–";
  if (sides->kind != LIAN_CHANGE_UPDATED)
    return describe_made_decision (decision, number);
  if (is_changed (sides, "countersigned_by")
      && !lian_record_is_empty (decision, "countersigned_by"))
    {
      g_autofree char *who = lian_txn_title (txn, lian_type_find ("officer"),
                                             lian_record_get_number (decision, "countersigned_by"));
      /* Translators: number of a decision, who signed */
      return g_strdup_printf (_ ("decision %s countersigned by %s"), number, who);
    }
  if (is_changed (sides, "state") && state != NULL)
    /* Translators: number of a decision, its state */
    return g_strdup_printf (_ ("decision %s is now: %s"), number, label_of (decision, "state"));
  /* Translators: number of a decision */
  return g_strdup_printf (_ ("decision %s changed"), number);
}

static char *
describe_relation (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *relation = get_record (sides);
  g_autofree char *partner = lian_txn_title (txn, lian_type_find ("partner"),
                                             lian_record_get_number (relation, "partner"));
  g_autofree char *name
      = lian_isolate_join (" · ", partner, lian_record_get_text (relation, "goods"), NULL);
  /* Translators: a relation, its state */
  return g_strdup_printf (_ ("relation %s: %s"), name, label_of (relation, "state"));
}

static char *
describe_evidence (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *row = get_record (sides);
  const char *fact = lian_record_get_text (row, "fact");
  const char *named = lian_record_get_text (row, "name");
  const char *words = named != NULL && g_strcmp0 (fact, "other") == 0
                          ? named
                          : lian_words_fact (NULL, fact != NULL ? fact : "");
  /* Translators: a fact, its value */
  return g_strdup_printf (_ ("evidence: %s – %s"), words,
                          lian_words_value (NULL, lian_record_get_text (row, "value")));
}

static char *
describe_visit (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *visit = get_record (sides);
  g_autofree char *point = lian_txn_title (txn, lian_type_find ("service_point"),
                                           lian_record_get_number (visit, "service_point"));
  /* Translators: a service point, what was found there */
  return g_strdup_printf (_ ("visit to %s: %s"), point, label_of (visit, "finding"));
}

static char *
describe_recommendation (LianTxn *txn, const LianActSides *sides)
{
  /* Translators: forms of production */
  return g_strdup_printf (_ ("the rules recommend: %s"),
                          lian_record_get_title (get_record (sides)));
}

static char *
describe_finding (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *record = get_record (sides);
  /* Translators: a fact; yes, no or unknown; proposed, confirmed or rejected */
  return g_strdup_printf (_ ("%s: %s (%s)"), label_of (record, "fact"),
                          lian_truth_label (lian_record_get_truth (record, "value")),
                          label_of (record, "state"));
}

static char *
describe_link (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *record = get_record (sides);
  g_autofree char *step = lian_txn_title (txn, lian_type_find ("process"),
                                          lian_record_get_number (record, "process"));
  g_autofree char *name = lian_isolate (step != NULL ? step : "–");
  /* Translators: split link, the process step, its state */
  return g_strdup_printf (_ ("%s %s: %s"), _ (sides->type->label), name,
                          label_of (record, "state"));
}

static char *
describe_contract_part (LianTxn *txn, const LianActSides *sides)
{
  const LianRecord *record = get_record (sides);
  g_autofree char *line = _lian_case_dup_contract_line (
      txn, lian_record_get_number (record, "contract_line"));
  g_autofree char *quantity
      = lian_txn_display (txn, record, lian_type_field (sides->type, "quantity"));
  /* Translators: a kind of record, contract and product, quantity */
  return g_strdup_printf (_ ("%s, %s: %s"), _ (sides->type->label), line, quantity);
}

static char *
describe_facts (LianTxn *txn, const LianActSides *sides)
{
  const char *kind = _ (sides->type->label);
  /* The case is one of one activity; its name stands above. */
  gboolean own = g_str_equal (sides->type->id, "activity")
                 || g_str_equal (sides->type->id, "cooperative");
  const char *title = own ? NULL : lian_record_get_title (get_record (sides));
  g_autofree char *name
      = title != NULL && *title != '\0' ? lian_isolate_join (" ", kind, title, NULL) : g_strdup (kind);
  if (sides->kind == LIAN_CHANGE_INSERTED)
    /* Translators: a record */
    return g_strdup_printf (_ ("%s: entered"), name);
  if (sides->kind == LIAN_CHANGE_DELETED)
    /* Translators: a record */
    return g_strdup_printf (_ ("%s: removed"), name);
  /* Translators: a record */
  return g_strdup_printf (_ ("%s: changed"), name);
}

/**
 * _lian_event_dup_what:
 * @txn: the base
 * @sides: a record before and after an act
 *
 * Returns: (transfer full): what happened to it, in a few words
 */
char *
_lian_event_dup_what (LianTxn *txn, const LianActSides *sides)
{
  static const struct
  {
    const char *type;
    char *(*describe) (LianTxn *txn, const LianActSides *sides);
  } describers[] = {
    { "decision", describe_decision },
    { "relation", describe_relation },
    { "readiness", describe_evidence },
    { "investigation", describe_visit },
    { "recommendation", describe_recommendation },
    { "impact_finding", describe_finding },
    { "split_link", describe_link },
    { "allotment", describe_contract_part },
    { "delivery", describe_contract_part },
  };
  for (guint i = 0; i < G_N_ELEMENTS (describers); i++)
    if (g_str_equal (describers[i].type, sides->type->id))
      {
        g_autofree char *what = describers[i].describe (txn, sides);
        /* Translators: what was entered and is gone */
        return sides->kind == LIAN_CHANGE_DELETED ? g_strdup_printf (_ ("removed: %s"), what)
                                                  : g_steal_pointer (&what);
      }
  return describe_facts (txn, sides);
}

/* Of the registers only what the rules and the officer look at. */
static gboolean
is_of_case (const LianType *type, const LianField *field)
{
  static const char *const cooperative[]
      = { "stage", "status", "trade", "trade_class", "joined", "dissolved", "members_male",
          "members_female", NULL };
  static const char *const point[] = { "opened", "closed", "hours", "workers", "capacity", NULL };
  if (field->kind == LIAN_FIELD_TRUTH)
    return TRUE;
  if (g_str_equal (type->id, "cooperative"))
    return g_strv_contains (cooperative, field->id);
  return !g_str_equal (type->id, "service_point") || g_strv_contains (point, field->id);
}

/* What the line itself says of a new record. */
static gboolean
is_in_made (const char *type, const char *field)
{
  static const struct
  {
    const char *type;
    const char *fields[12];
  } told[] = {
    { "decision", { "number", "recommendation", "state", "outcome", "outcome_also", "officer",
                    "decided_on", "override", "countersign_needed", "countersigned_by" } },
    { "recommendation", { "made_on", "recommended", "rulebook_hash" } },
    { "relation", { "partner", "goods", "state" } },
    { "readiness", { "fact", "name", "value" } },
    { "investigation", { "visited", "finding" } },
    { "impact_finding", { "fact", "value", "state" } },
    { "split_link", { "state" } },
    { "allotment", { "cooperative", "quantity" } },
    { "delivery", { "cooperative", "quantity" } },
    { "activity", { "name_zh", "name_en" } },
    { "cooperative", { "name_zh", "name_en" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (told[i].type, type) && g_strv_contains (told[i].fields, field))
      return TRUE;
  return FALSE;
}

/* What the line itself says. */
static gboolean
is_in_what (const LianActSides *sides, const char *field)
{
  static const char *const updated[] = { "number", "state", "countersigned_by", NULL };
  if (sides->kind != LIAN_CHANGE_UPDATED)
    return is_in_made (sides->type->id, field);
  return g_str_equal (sides->type->id, "decision") && g_strv_contains (updated, field);
}

static gboolean
is_told (const LianActSides *sides, const LianField *field)
{
  if (field->flags & (LIAN_FIELD_HIDDEN | LIAN_FIELD_OWNER))
    return FALSE;
  return is_of_case (sides->type, field) && !is_in_what (sides, field->id);
}

/**
 * _lian_event_concerns:
 * @sides: a record before and after an act
 *
 * Returns: whether it belongs to the history of the case; a new address of the co-operative does not
 */
gboolean
_lian_event_concerns (const LianActSides *sides)
{
  guint64 changed = lian_record_diff (sides->was, sides->is);
  if (sides->kind != LIAN_CHANGE_UPDATED)
    return TRUE;
  for (guint i = 0; i < sides->type->n_fields; i++)
    if ((changed & (G_GUINT64_CONSTANT (1) << i)) != 0
        && is_of_case (sides->type, &sides->type->fields[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_value (LianTxn *txn, const LianRecord *record, int field)
{
  const LianField *info = &lian_record_get_type_info (record)->fields[field];
  if (!lian_record_is_empty_at (record, field))
    return lian_txn_display (txn, record, field);
  return g_strdup (info->kind == LIAN_FIELD_TRUTH ? lian_words_value (NULL, NULL) : "–");
}

/**
 * _lian_event_dup_detail:
 * @txn: the base
 * @sides: a record before and after an act
 *
 * Returns: (transfer full): what the act filled or changed, field by field
 */
char *
_lian_event_dup_detail (LianTxn *txn, const LianActSides *sides)
{
  guint64 changed = lian_record_diff (sides->was, sides->is);
  const char *day = find_day (sides); /* the line has a column for it */
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < sides->type->n_fields; i++)
    {
      const LianField *field = &sides->type->fields[i];
      if ((changed & (G_GUINT64_CONSTANT (1) << i)) == 0 || !is_told (sides, field)
          || (sides->kind == LIAN_CHANGE_INSERTED && g_strcmp0 (field->id, day) == 0))
        continue;
      g_autofree char *is = dup_value (txn, get_record (sides), (int) i);
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? _ ("; ") : "", _ (field->label));
      if (sides->kind == LIAN_CHANGE_UPDATED)
        {
          g_autofree char *was = dup_value (txn, sides->was, (int) i);
          g_string_append_printf (text, "%s → ", was);
        }
      g_string_append (text, is);
    }
  return g_string_free (text, FALSE);
}
