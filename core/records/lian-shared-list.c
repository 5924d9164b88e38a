/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "shared_list": a list that somebody keeps for everybody, with what narrows it, its columns,
 * their widths and its order. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "name", LIAN_FIELD_TEXT, N_("name of the list"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "search", LIAN_FIELD_TEXT, N_("words searched for"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "filters", LIAN_FIELD_JSON, N_("filters"), .flags = LIAN_FIELD_HIDDEN },
  { "columns", LIAN_FIELD_MULTILINE, N_("columns"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("The columns from first to last by the names that an export has, each with its width.") },
  { "sort", LIAN_FIELD_TEXT, N_("sorted by"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "descending", LIAN_FIELD_TRUTH, N_("last one first"), .group = N_("What") },
  { "kept_by", LIAN_FIELD_REFERENCE, N_("kept by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "kept_on", LIAN_FIELD_DATE, N_("kept on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* Columns and fields that a list can't have are left out where it is shown: another version of the program
 * may have had them.  A kind that is none shows nowhere. */
static void
check (LianCheck *c, const LianRecord *r)
{
  const char *kind = lian_record_get_text (r, "kind");
  if (kind != NULL && lian_type_find (kind) == NULL)
    lian_check_error (c, r, "kind", "kind", _ ("there is no record type “%s”"), kind);
}

const LianType lian_type_shared_list = {
  .id = "shared_list",
  .label = N_("shared list"),
  .label_plural = N_("Shared lists"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
  .by_acts = TRUE,
};
