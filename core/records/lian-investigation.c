/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "investigation". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "service_point", LIAN_FIELD_REFERENCE, N_("service point"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "service_point" },
  { "visited", LIAN_FIELD_DATE, N_("visited on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "officer", LIAN_FIELD_REFERENCE, N_("visited by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "finding", LIAN_FIELD_CHOICE, N_("finding"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_finding_of_visit },
  { "complaints", LIAN_FIELD_MULTILINE, N_("complaints of residents"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "attachment", "investigation", FALSE },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_date (r, "visited") > c->working_date)
    lian_check_warning (c, r, "visited", "future", _ ("this day is after the working date"));
  if (g_strcmp0 (lian_record_get_text (r, "finding"), "UNREASONABLE") == 0
      && lian_record_is_empty (r, "evidence"))
    lian_check_error (c, r, "evidence", "no-evidence",
                      _ ("a point is called unreasonable on evidence only (R3)"));
}

const LianType lian_type_investigation = {
  .id = "investigation",
  .label = N_("investigation"),
  .label_plural = N_("Investigations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
};
