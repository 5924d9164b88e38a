/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "apprenticeship": who learns a special craft from whom; masters who take apprentices
 * get a fee (domain.md §4, S4). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianChoice results[] = {
  { "LEARNING", N_("learning") },
  { "FINISHED", N_("has finished") },
  { "GAVE_UP", N_("gave up") },
  { NULL, NULL },
};

static const LianField fields[] = {
  { "veteran_artisan", LIAN_FIELD_REFERENCE, N_("master"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "veteran_artisan" },
  { "member", LIAN_FIELD_REFERENCE, N_("apprentice"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_LISTED },
  { "result", LIAN_FIELD_CHOICE, N_("how it stands"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = results, .initial = "LEARNING" },
  { "fee", LIAN_FIELD_MONEY, N_("fee of the master"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4,
    .help = N_("In a month; masters who take apprentices get a fee (S4).") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Apprenticeship"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_learning (const LianRecord *r)
{
  return g_strcmp0 (lian_record_get_text (r, "result"), "LEARNING") == 0;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) master = lian_check_load (c, r, "veteran_artisan");
  LianDate end = lian_record_get_date (r, "to_date");
  if (master != NULL && lian_record_get_number (master, "member") == lian_record_get_number (r, "member"))
    lian_check_error (c, r, "member", "itself", _ ("this is the master: name the apprentice"));
  lian_check_date_order (c, r, "from_date", "to_date");
  if (!is_learning (r) && end == 0)
    lian_check_warning (c, r, "to_date", "no-end", _ ("on which day did it end?"));
  if (is_learning (r) && end != 0 && end < c->working_date)
    lian_check_warning (c, r, "result", "over", _ ("its time is over: was it finished?"));
  if (is_learning (r) && lian_record_is_empty (r, "fee"))
    lian_check_warning (c, r, "fee", "no-fee", _ ("masters who take apprentices get a fee: how much? (S4)"));
}

const LianType lian_type_apprenticeship = {
  .id = "apprenticeship",
  .label = N_("apprenticeship"),
  .label_plural = N_("Apprenticeships"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
