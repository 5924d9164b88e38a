/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "correction_case": one centralisation that went too far, and its correction
 * (domain.md §9; rule G4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("case number"), .group = N_("Case"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Case"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Case"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_case_state },
  { "opened_on", LIAN_FIELD_DATE, N_("case opened on"), .group = N_("Case"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Case"), .flags = LIAN_FIELD_LISTED, .reference = "officer",
    .help = N_("The officer who answers for the correction.") },
  { "due_on", LIAN_FIELD_DATE, N_("due date"), .group = N_("Case"), .flags = LIAN_FIELD_LISTED,
    .help = N_("When the correction has to be done; after it the case is overdue.") },
  { "merged", LIAN_FIELD_MULTILINE, N_("what was merged"), .group = N_("What was done"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "centralised_on", LIAN_FIELD_DATE, N_("centralised on"), .group = N_("What was done"), .flags = LIAN_FIELD_LISTED,
    .help = N_("The day that divides before from after.") },
  { "decision", LIAN_FIELD_REFERENCE, N_("decision"), .group = N_("What was done"), .reference = "decision",
    .help = N_("The decision that led to it, if there is one.") },
  { "decided_by", LIAN_FIELD_TEXT, N_("on whose decision"), .group = N_("What was done"), .flags = LIAN_FIELD_SEARCHED },
  { "facts", LIAN_FIELD_MULTILINE, N_("on which facts"), .group = N_("What was done"), .flags = LIAN_FIELD_SEARCHED },
  { "grounds", LIAN_FIELD_TEXT, N_("grounds"), .group = N_("What was done"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED, .choices = lian_choices_case_ground },
  { "blocked_by", LIAN_FIELD_TEXT, N_("rules against it"), .group = N_("What was done"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "result", LIAN_FIELD_MULTILINE, N_("result"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "closed_by", LIAN_FIELD_REFERENCE, N_("closed by"), .group = N_("Result"), .reference = "officer" },
  { "closed_on", LIAN_FIELD_DATE, N_("case closed on"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "correction_symptom", "correction_case", FALSE },
  { "correction_measure", "correction_case", FALSE },
};

static gboolean
is_officer (LianCheck *c, gint64 person)
{
  g_autoptr (LianRecord) officer = c->load (c->data, "officer", person);
  return officer != NULL && g_strcmp0 (lian_record_get_text (officer, "role"), "OFFICER") == 0;
}

/* Who answers for a correction, and who closes it, is an officer. */
static void
check_people (LianCheck *c, const LianRecord *r)
{
  static const char *const people[] = { "owner", "closed_by" };
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    if (!lian_record_is_empty (r, people[i])
        && !is_officer (c, lian_record_get_number (r, people[i])))
      lian_check_error (c, r, people[i], "not-officer", _ ("%s: this must be an officer"),
                        _ (lian_type_get_field (lian_record_get_type_info (r), people[i])->label));
}

/* G4 corrects: somebody, by a day. */
static void
check_open (LianCheck *c, const LianRecord *r)
{
  static const char *const task[] = { "owner", "due_on" };
  for (gsize i = 0; i < G_N_ELEMENTS (task); i++)
    if (lian_record_is_empty (r, task[i]))
      {
        lian_check_warning (c, r, task[i], "g4-task",
                            _ ("a correction needs a person responsible and a due date (G4)"));
        break;
      }
  if (!lian_record_is_empty (r, "closed_on") || !lian_record_is_empty (r, "closed_by"))
    lian_check_warning (c, r, "state", "not-closed", _ ("it says who closed it or when, but the case is open"));
}

static guint
count_undone (LianCheck *c, const LianRecord *r)
{
  guint n = 0;
  g_autoptr (GPtrArray) measures = c->list (c->data, "correction_measure", "correction_case",
                                            lian_record_get_id (r));
  for (guint i = 0; i < measures->len; i++)
    n += lian_record_is_empty (measures->pdata[i], "done_on");
  return n;
}

static void
check_closed (LianCheck *c, const LianRecord *r)
{
  static const char *const needed[] = { "result", "closed_by", "closed_on" };
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    lian_check_filled (c, r, needed[i]);
  guint undone = count_undone (c, r);
  if (undone > 0)
    lian_check_warning (c, r, "state", "undone",
                        _ ("the case is closed; measures not done: %u"), undone);
}

static void
check_decision (LianCheck *c, const LianRecord *r)
{
  gint64 id = lian_record_get_number (r, "decision");
  g_autoptr (LianRecord) decision = id != 0 ? c->load (c->data, "decision", id) : NULL;
  if (decision != NULL
      && lian_record_get_number (decision, "activity") != lian_record_get_number (r, "activity"))
    lian_check_error (c, r, "decision", "other-activity",
                      _ ("this decision is about another activity"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean closed = g_strcmp0 (lian_record_get_text (r, "state"), "CLOSED") == 0;
  check_people (c, r);
  check_decision (c, r);
  (closed ? check_closed : check_open) (c, r);
  if (lian_record_is_empty (r, "centralised_on"))
    lian_check_warning (c, r, "centralised_on", "no-date",
                        _ ("without the day of centralising nothing can be compared"));
  lian_check_date_order (c, r, "centralised_on", "opened_on");
  lian_check_date_order (c, r, "opened_on", "closed_on");
}

const LianType lian_type_correction_case = {
  .id = "correction_case",
  .label = N_("correction case"),
  .label_plural = N_("Correction cases"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "merged",
  .title_en = "merged",
  .check = check,
};
