/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "unit". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "measure", LIAN_FIELD_CHOICE, N_("measure"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_measure },
  { "numerator", LIAN_FIELD_INTEGER, N_("smallest units"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32,
    .help = N_("How many of the smallest unit of the measure (1 piece, 1 mg, 1/30 mm) make the number below of this unit.") },
  { "denominator", LIAN_FIELD_INTEGER, N_("in so many of this unit"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32 },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *code = lian_record_get_text (r, "code");
  if (code != NULL && c->find != NULL && c->find (c->data, r, "code", code) != 0)
    lian_check_error (c, r, "code", "duplicate", _ ("another unit has the code “%s”"), code);
}

const LianType lian_type_unit = {
  .id = "unit",
  .label = N_("unit of measure"),
  .label_plural = N_("Units of measure"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
