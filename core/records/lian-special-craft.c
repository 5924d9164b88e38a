/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "special_craft": the register of special crafts (domain.md §7, S1-6c).
 *
 * The seven questions are those of a regulation of 1997 [S53].  What they come to is a proposal
 * (lian-craft-test.h); protection itself is what somebody resolved, with its day. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-craft.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define QUESTION(id, label) { id, LIAN_FIELD_TRUTH, label, .group = N_("Test of 1997 (S53)") }

static const LianChoice levels[] = {
  { "NATION", N_("national") },
  { "PROVINCE", N_("provincial") },
  { "CITY", N_("of the city or county") },
  { "NONE", N_("none yet") },
  { NULL, NULL },
};

static const LianChoice risks[] = {
  { "NONE", N_("no risk seen") },
  { "SOME", N_("some risk") },
  { "SEVERE", N_("may soon be lost") },
  { "LOST", N_("nobody practises it now") },
  { NULL, NULL },
};

static const LianField fields[] = {
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Craft"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Craft"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Craft"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "since_year", LIAN_FIELD_INTEGER, N_("known since the year"), .group = N_("Craft"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 2100 },
  { "lineage", LIAN_FIELD_MULTILINE, N_("lineage"), .group = N_("Craft"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Who learnt it from whom, as far as anybody remembers.") },
  { "materials", LIAN_FIELD_MULTILINE, N_("materials it needs"), .group = N_("Craft"), .flags = LIAN_FIELD_SEARCHED },
  { "exported", LIAN_FIELD_TRUTH, N_("sold abroad"), .group = N_("Craft"), .flags = LIAN_FIELD_LISTED },
  { "protection_level", LIAN_FIELD_CHOICE, N_("protection level"), .group = N_("Protection"), .flags = LIAN_FIELD_LISTED, .choices = levels },
  { "protected_from", LIAN_FIELD_DATE, N_("protected from"), .group = N_("Protection"), .flags = LIAN_FIELD_LISTED,
    .help = N_("From this day its protection comes first wherever the craft is touched (S1-6c).") },
  { "protected_until", LIAN_FIELD_DATE, N_("protected until"), .group = N_("Protection") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Protection"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Who resolved the protection, and when.") },
  { "risk", LIAN_FIELD_CHOICE, N_("risk of being lost"), .group = N_("Protection"), .flags = LIAN_FIELD_LISTED, .choices = risks },
  { "risk_why", LIAN_FIELD_MULTILINE, N_("what the risk is"), .group = N_("Protection"), .flags = LIAN_FIELD_SEARCHED },
  QUESTION ("over_century", N_("over 100 years old")),
  QUESTION ("refined", N_("of refined skill")),
  QUESTION ("handed_down", N_("handed down from generation to generation")),
  QUESTION ("whole_process", N_("a complete process of its own")),
  QUESTION ("natural_materials", N_("mainly of natural materials")),
  QUESTION ("local_style", N_("of a clear national or local style")),
  QUESTION ("renown", N_("of renown at home and abroad")),
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Craft"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "craft_place", "special_craft", FALSE },
  { "veteran_artisan", "special_craft", FALSE },
  { "protection_measure", "special_craft", FALSE },
  { "attachment", "special_craft", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_protection (LianCheck *c, const LianRecord *r)
{
  gboolean from = !lian_record_is_empty (r, "protected_from");
  if (!from && !lian_record_is_empty (r, "protected_until"))
    lian_check_error (c, r, "protected_from", "no-start", _ ("protected from which day?"));
  if (from && lian_record_is_empty (r, "resolution"))
    lian_check_error (c, r, "resolution", "no-resolution", _ ("who resolved the protection, and when?"));
  lian_check_date_order (c, r, "protected_from", "protected_until");
}

/* What the year says and what was answered. */
static void
check_age (LianCheck *c, const LianRecord *r)
{
  int year, month, day;
  LianTruth answer = lian_record_get_truth (r, "over_century");
  if (lian_record_is_empty (r, "since_year"))
    return;
  lian_date_split (c->working_date, &year, &month, &day);
  gint64 years = year - lian_record_get_number (r, "since_year");
  if (years < 0)
    lian_check_error (c, r, "since_year", "future", _ ("this year is after the working date"));
  else if ((answer == LIAN_YES && years <= 100) || (answer == LIAN_NO && years > 100))
    lian_check_warning (c, r, "over_century", "century", _ ("by the year given it is %d years old"), (int) years);
}

/* The measures of the craft that are still to be done. */
static guint
count_open (LianCheck *c, const LianRecord *r)
{
  guint open = 0;
  g_autoptr (GPtrArray) measures
      = c->list (c->data, "protection_measure", "special_craft", lian_record_get_id (r));
  for (guint i = 0; i < measures->len; i++)
    open += lian_record_is_empty (measures->pdata[i], "done_on");
  return open;
}

static gboolean
is_taught (LianCheck *c, const LianRecord *r, guint *masters)
{
  gboolean taught = FALSE;
  g_autoptr (GPtrArray) list
      = c->list (c->data, "veteran_artisan", "special_craft", lian_record_get_id (r));
  *masters = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const LianRecord *master = list->pdata[i];
      g_autoptr (GPtrArray) pupils
          = c->list (c->data, "apprenticeship", "veteran_artisan", lian_record_get_id (master));
      *masters += lian_record_is_empty (master, "until_date");
      for (guint n = 0; n < pupils->len; n++)
        taught |= is (pupils->pdata[n], "result", "LEARNING");
    }
  return taught;
}

/* What protection needs: measures against a risk, somebody who learns, the process written down. */
static void
check_care (LianCheck *c, const LianRecord *r)
{
  guint masters;
  gboolean taught = is_taught (c, r, &masters);
  g_autoptr (GPtrArray) files = c->list (c->data, "attachment", "special_craft", lian_record_get_id (r));
  if ((is (r, "risk", "SEVERE") || is (r, "risk", "LOST")) && count_open (c, r) == 0)
    lian_check_warning (c, r, "risk", "no-measure", _ ("it may be lost and no measure is under way: name one"));
  if (!lian_craft_is_protected (r, c->working_date))
    return;
  if (masters > 0 && !taught)
    lian_check_warning (c, r, NULL, "no-apprentice", _ ("nobody learns this protected craft now"));
  if (masters == 0)
    lian_check_warning (c, r, NULL, "no-master", _ ("no master of this protected craft is entered"));
  if (files->len == 0)
    lian_check_warning (c, r, NULL, "no-file", _ ("its process is not written down: attach the process file"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_protection (c, r);
  check_age (c, r);
  check_care (c, r);
}

const LianType lian_type_special_craft = {
  .id = "special_craft",
  .label = N_("special craft"),
  .label_plural = N_("Special crafts"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};

/**
 * lian_craft_is_protected:
 * @craft: a record of type "special_craft"
 * @day: a day
 *
 * Returns: whether @craft is protected on @day (domain.md, S1-6c)
 */
gboolean
lian_craft_is_protected (const LianRecord *craft, LianDate day)
{
  LianDate from = lian_record_get_date (craft, "protected_from");
  LianDate until = lian_record_get_date (craft, "protected_until");
  return from != 0 && from <= day && (until == 0 || day <= until);
}
