/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "protection_measure": what is done so that a special craft is not lost. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianChoice measures[] = {
  { "APPRENTICES", N_("take on apprentices") },
  { "PROCESS_FILE", N_("write down the process") },
  { "MATERIALS", N_("secure materials") },
  { "ORDERS", N_("find orders") },
  { "MONEY", N_("give money") },
  { "PREMISES", N_("keep the place of work") },
  { "INDIVIDUAL", N_("let the household go on alone") },
  { "OTHER", N_("other") },
  { NULL, NULL },
};

static const LianField fields[] = {
  { "special_craft", LIAN_FIELD_REFERENCE, N_("special craft"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "special_craft" },
  { "measure", LIAN_FIELD_CHOICE, N_("protection measure"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .choices = measures },
  { "detail", LIAN_FIELD_TEXT, N_("what exactly"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "money", LIAN_FIELD_MONEY, N_("money"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "due_on", LIAN_FIELD_DATE, N_("due date"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED },
  { "done_on", LIAN_FIELD_DATE, N_("done on"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED },
  { "result", LIAN_FIELD_MULTILINE, N_("result"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean done = !lian_record_is_empty (r, "done_on");
  if (!done && lian_record_is_empty (r, "owner"))
    lian_check_warning (c, r, "owner", "no-owner", _ ("who is responsible for this measure?"));
  if (!done && lian_record_is_empty (r, "due_on"))
    lian_check_warning (c, r, "due_on", "no-due", _ ("until when?"));
  if (lian_record_get_date (r, "done_on") > c->working_date)
    lian_check_warning (c, r, "done_on", "future", _ ("this day is after the working date"));
  if (done && lian_record_is_empty (r, "result"))
    lian_check_warning (c, r, "result", "no-result", _ ("it is done: with what result?"));
}

const LianType lian_type_protection_measure = {
  .id = "protection_measure",
  .label = N_("protection measure"),
  .label_plural = N_("Protection measures"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "detail",
  .title_en = "detail",
  .check = check,
};
