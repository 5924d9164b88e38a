/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "stock_place": where material lies, and who keeps it. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "kept_by", LIAN_FIELD_CHOICE, N_("kept by"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_place_keeper,
    .help = N_("Material in a co-operative's own store serves that co-operative alone; the others' serves all.") },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "federation", LIAN_FIELD_REFERENCE, N_("federation"), .group = N_("Identity"), .reference = "federation" },
  { "partner", LIAN_FIELD_REFERENCE, N_("trading partner"), .group = N_("Identity"), .reference = "partner" },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_keeper (LianCheck *c, const LianRecord *r, const char *field, const char *kind)
{
  gboolean is_keeper = g_strcmp0 (lian_record_get_text (r, "kept_by"), kind) == 0;
  if (is_keeper)
    lian_check_filled (c, r, field);
  else if (!lian_record_is_empty (r, field))
    lian_check_error (c, r, field, "two-keepers", _ ("one place has one keeper: clear this"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *code = lian_record_get_text (r, "code");
  check_keeper (c, r, "cooperative", "COOPERATIVE");
  check_keeper (c, r, "federation", "FEDERATION");
  check_keeper (c, r, "partner", "PARTNER");
  if (code != NULL && c->find != NULL && c->find (c->data, r, "code", code) != 0)
    lian_check_error (c, r, "code", "duplicate", _ ("another place has the code “%s”"), code);
}

const LianType lian_type_stock_place = {
  .id = "stock_place",
  .label = N_("place of stock"),
  .label_plural = N_("Places of stock"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
