/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "activity". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "trade_class", LIAN_FIELD_CHOICE, N_("trade class"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_trade_class,
    .help = N_("Mixed work is split into activities of one class each (A22).") },
  { "persons", LIAN_FIELD_INTEGER, N_("persons"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "current_form", LIAN_FIELD_CHOICE, N_("present form of production"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_form },
  { "premises_ok", LIAN_FIELD_TRUTH, N_("premises available"), .group = N_("Conditions"),
    .help = N_("Is there enough room for working together?") },
  { "equipment_ok", LIAN_FIELD_TRUTH, N_("equipment available"), .group = N_("Conditions"),
    .help = N_("Is there enough equipment for working together?") },
  { "cadres_ok", LIAN_FIELD_TRUTH, N_("cadres available"), .group = N_("Conditions"),
    .help = N_("Are there people able to run the work and keep its books?") },
  { "planning_done", LIAN_FIELD_TRUTH, N_("careful planning"), .group = N_("Conditions"),
    .help = N_("Yes once a plan was made with care and its evidence entered.") },
  { "preparation_done", LIAN_FIELD_TRUTH, N_("thorough preparation"), .group = N_("Conditions"),
    .help = N_("Yes once the preparation is thorough and its evidence entered.") },
  { "aux_many", LIAN_FIELD_TRUTH, N_("many auxiliary labourers"), .group = N_("Labour and products"),
    .help = N_("Many family members who help; the judgement is the officer's, with a reason (A6).") },
  { "aux_placeable", LIAN_FIELD_TRUTH, N_("can be placed after centralising"), .group = N_("Labour and products"),
    .help = N_("Could they be placed at once if production were centralised? (A4)") },
  { "products_scattered", LIAN_FIELD_TRUTH, N_("sporadic and diverse products"), .group = N_("Labour and products"),
    .help = N_("Many kinds, made singly or in small lots.") },
  { "cooperation_low", LIAN_FIELD_TRUTH, N_("low degree of co-operation"), .group = N_("Labour and products"),
    .help = N_("The operations need each other little.") },
  { "shared_process_exists", LIAN_FIELD_TRUTH, N_("a shared process exists"), .group = N_("Labour and products"),
    .help = N_("An operation that several can do together; small-scale centralisation goes by it.") },
  { "variety_groups_exist", LIAN_FIELD_TRUTH, N_("variety groups exist"), .group = N_("Labour and products"),
    .help = N_("Products that can be made in groups; small-scale centralisation goes by them.") },
  { "fixed_premises", LIAN_FIELD_TRUTH, N_("fixed premises"), .group = N_("Service"),
    .help = N_("A fixed place of work; with a storefront the point is retained (R2, A7).") },
  { "storefront", LIAN_FIELD_TRUTH, N_("storefront"), .group = N_("Service"),
    .help = N_("A front on the street where customers are served.") },
  { "itinerant", LIAN_FIELD_TRUTH, N_("itinerant"), .group = N_("Service"),
    .help = N_("Goes from street to street and from village to village; this is kept and promoted (R4).") },
  { "high_grade_repair", LIAN_FIELD_TRUTH, N_("high-grade repair"), .group = N_("Service"),
    .help = N_("Watches and clocks, radios and the like (A14).") },
  { "consumer_impact", LIAN_FIELD_TRUTH, N_("consumers would suffer"), .group = N_("Service"),
    .help = N_("Yes means that consumers would suffer.") },
  { "relation_cut", LIAN_FIELD_TRUTH, N_("a relation would be cut"), .group = N_("Facts"),
    .help = N_("Would the proposal interrupt a supply, sales or production relation (L1)?") },
  { "special_craft", LIAN_FIELD_TRUTH, N_("special craft"), .group = N_("Facts"),
    .help = N_("A craft with a fine tradition; its protection comes first (S1-6c).") },
  { "prefers_individual", LIAN_FIELD_TRUTH, N_("prefers individual work"), .group = N_("Facts"),
    .help = N_("Suited to individual work and wishes to stay out (S1-6d).") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "centralised_on", LIAN_FIELD_DATE, N_("centralised on"), .group = N_("Facts"),
    .help = N_("The day since which this work is done together; output and service are compared before and after it (G4).") },
};

static const LianPart parts[] = {
  { "readiness", "activity", FALSE },
  { "process", "activity", FALSE },
  { "production_return", "activity", FALSE },
  { "impact_finding", "activity", FALSE },
};

static gboolean
has_evidence (LianCheck *c, const LianRecord *r, const char *fact)
{
  g_autoptr (GPtrArray) rows = c->list (c->data, "readiness", "activity", lian_record_get_id (r));
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (lian_record_get_text (rows->pdata[i], "fact"), fact) == 0
        && !lian_record_is_empty (rows->pdata[i], "evidence"))
      return TRUE;
  return FALSE;
}

/* A4: "hard to place for a while" is a judgement: the reason is written down here or with the
 * condition; the decision then demands a reason and a day of review. */
static void
check_helpers (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_truth (r, "aux_many") == LIAN_YES
      && lian_record_get_truth (r, "aux_placeable") == LIAN_NO && lian_record_is_empty (r, "note")
      && !has_evidence (c, r, "aux_placeable"))
    lian_check_warning (c, r, "note", "a4-note",
                        _ ("many helpers can't be placed: say why in the note"));
}

/* A22: mixed work is judged activity by activity. */
static void
check (LianCheck *c, const LianRecord *r)
{
  const char *trade_class = lian_record_get_text (r, "trade_class");
  if (g_strcmp0 (trade_class, "MIXED") == 0)
    lian_check_warning (c, r, "trade_class", "a22-mixed",
                        _ ("mixed work is judged activity by activity: split it"));
  check_helpers (c, r);
  if (lian_record_get_date (r, "centralised_on") > c->working_date)
    lian_check_warning (c, r, "centralised_on", "future",
                        _ ("this day is after the working date"));
  if (g_strcmp0 (trade_class, "MANUFACTURE") == 0
      && lian_record_get_truth (r, "high_grade_repair") == LIAN_YES)
    lian_check_warning (c, r, "high_grade_repair", "not-repair",
                        _ ("high-grade repair belongs to a repair and service trade"));
  if (g_strcmp0 (trade_class, "REPAIR_SERVICE") == 0
      && lian_record_get_truth (r, "fixed_premises") == LIAN_YES
      && lian_record_get_truth (r, "storefront") == LIAN_NO)
    lian_check_warning (c, r, "storefront", "a7-premises",
                        _ ("fixed premises without a storefront: think of keeping the place"));
}

static const LianTwinRule twins[] = {
  { LIAN_TWIN_LIKELY, { "name_zh", "cooperative", NULL }, { "trade", "trade_class", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_en", "cooperative", NULL }, { "name_zh", "trade", "trade_class", NULL }, NULL },
};

const LianType lian_type_activity = {
  .id = "activity",
  .label = N_("activity"),
  .label_plural = N_("Activities"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
