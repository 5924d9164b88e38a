/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "reorganisation": a proposal for co-operatives of a trade, what was found when it was
 * rehearsed, and what was decided.  It has no day by which it must be done (S4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "name", LIAN_FIELD_TEXT, N_("name"), .group = N_("Proposal"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Proposal"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "trade" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Proposal"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_reorganisation_state, .initial = "DRAFT" },
  { "made_by", LIAN_FIELD_REFERENCE, N_("made by"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "made_on", LIAN_FIELD_DATE, N_("made on"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED },
  { "rehearsed_on", LIAN_FIELD_DATE, N_("rehearsed on"), .group = N_("Rehearsal"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "rehearsed_by", LIAN_FIELD_REFERENCE, N_("rehearsed by"), .group = N_("Rehearsal"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "edition", LIAN_FIELD_TEXT, N_("edition of the rulebook"), .group = N_("Rehearsal"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "decided_by", LIAN_FIELD_REFERENCE, N_("decided by"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "decision", LIAN_FIELD_MULTILINE, N_("decision"), .group = N_("Decision"), .flags = LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "countersigned_by", LIAN_FIELD_REFERENCE, N_("countersigned by"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "countersigned_on", LIAN_FIELD_DATE, N_("countersigned on"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED },
  { "countersign_way", LIAN_FIELD_CHOICE, N_("way of countersigning"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED, .choices = lian_choices_countersign_way },
  { "correction_case", LIAN_FIELD_REFERENCE, N_("correction case"), .group = N_("Taken apart again"), .reference = "correction_case" },
  { "taken_apart", LIAN_FIELD_REFERENCE, N_("change that is taken apart"), .group = N_("Taken apart again"), .reference = "succession" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Proposal"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "reorganisation_step", "reorganisation", TRUE },
  { "reorganisation_finding", "reorganisation", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/**
 * _lian_reorganisation_is_open:
 * @reorganisation: (nullable): a proposal
 *
 * Returns: whether it may still be drawn otherwise
 */
gboolean
_lian_reorganisation_is_open (const LianRecord *reorganisation)
{
  return reorganisation == NULL || is (reorganisation, "state", "DRAFT");
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!is (r, "state", "DRAFT") && !is (r, "state", "DROPPED"))
    {
      lian_check_filled (c, r, "rehearsed_on");
      lian_check_filled (c, r, "decided_by");
      lian_check_filled (c, r, "decided_on");
      lian_check_filled (c, r, "decision");
    }
  lian_check_officer (c, r, "decided_by");
  lian_check_officer (c, r, "countersigned_by");
  if (!lian_record_is_empty (r, "decided_by")
      && lian_record_get_number (r, "decided_by") == lian_record_get_number (r, "countersigned_by"))
    lian_check_error (c, r, "countersigned_by", "same-person",
                      _ ("a second person countersigns, not the one who decided"));
  lian_check_date_order (c, r, "made_on", "rehearsed_on");
  lian_check_date_order (c, r, "rehearsed_on", "decided_on");
}

/* What was decided is answered for. */
static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (!_lian_reorganisation_is_open (r))
    lian_check_error (c, r, NULL, "kept", _ ("a proposal that was decided on is kept: drop it instead"));
}

const LianType lian_type_reorganisation = {
  .id = "reorganisation",
  .label = N_("reorganisation"),
  .label_plural = N_("Reorganisations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
  .check_delete = check_delete,
};
