/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "cooperative". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#include "lian-money.h"

static const LianField fields[] = {
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Registry"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Registry"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "reg_no", LIAN_FIELD_TEXT, N_("registration number"), .group = N_("Registry"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "registrar", LIAN_FIELD_TEXT, N_("registrar"), .group = N_("Registry"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Numbers repeat across registrars, so the two belong together.") },
  { "legal_form", LIAN_FIELD_TEXT, N_("legal form"), .group = N_("Registry"), .flags = LIAN_FIELD_SEARCHED },
  { "ownership_class", LIAN_FIELD_TEXT, N_("ownership class"), .group = N_("Registry"), .flags = LIAN_FIELD_SEARCHED },
  { "stage", LIAN_FIELD_CHOICE, N_("stage"), .group = N_("Organisation"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_stage },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Organisation"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "trade_class", LIAN_FIELD_CHOICE, N_("trade class"), .group = N_("Organisation"), .choices = lian_choices_trade_class },
  { "address", LIAN_FIELD_MULTILINE, N_("address"), .group = N_("Registry"), .flags = LIAN_FIELD_SEARCHED },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Registry"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "federation", LIAN_FIELD_REFERENCE, N_("federation"), .group = N_("Organisation"), .reference = "federation" },
  { "spec_federation", LIAN_FIELD_REFERENCE, N_("specialised federation"), .group = N_("Organisation"), .reference = "federation" },
  { "bylaws_date", LIAN_FIELD_DATE, N_("date of by-laws"), .group = N_("Dates") },
  { "bylaws_amended", LIAN_FIELD_DATE, N_("by-laws last amended"), .group = N_("Dates"),
    .help = N_("The last amendment that the members adopted.") },
  { "founded", LIAN_FIELD_DATE, N_("founded"), .group = N_("Dates") },
  { "joined", LIAN_FIELD_DATE, N_("date joined"), .group = N_("Dates"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Months since joining are counted from here (guard G2).") },
  { "dissolved", LIAN_FIELD_DATE, N_("dissolved on"), .group = N_("Dates") },
  { "status", LIAN_FIELD_CHOICE, N_("status"), .group = N_("Registry"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_status },
  { "members_male", LIAN_FIELD_INTEGER, N_("members, male"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "members_female", LIAN_FIELD_INTEGER, N_("members, female"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "staff", LIAN_FIELD_INTEGER, N_("staff"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "aux", LIAN_FIELD_INTEGER, N_("auxiliary labour"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32,
    .help = N_("Family members who help.") },
  { "apprentices", LIAN_FIELD_INTEGER, N_("apprentices"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "share_called", LIAN_FIELD_MONEY, N_("share capital called"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "share_paid", LIAN_FIELD_MONEY, N_("share capital paid"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "reserve_fund", LIAN_FIELD_MONEY, N_("reserve fund"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "welfare_fund", LIAN_FIELD_MONEY, N_("welfare fund"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "general_meeting", LIAN_FIELD_DATE, N_("last general meeting of members"), .group = N_("Meetings and audit") },
  { "election", LIAN_FIELD_DATE, N_("last election"), .group = N_("Meetings and audit") },
  { "term_end", LIAN_FIELD_DATE, N_("end of the term of office"), .group = N_("Meetings and audit"),
    .help = N_("When the board's term ends; overdue elections are pointed out.") },
  { "audit_class", LIAN_FIELD_TEXT, N_("audit class"), .group = N_("Meetings and audit"), .flags = LIAN_FIELD_SEARCHED },
  { "inspection_findings", LIAN_FIELD_MULTILINE, N_("findings of the inspection"), .group = N_("Meetings and audit"), .flags = LIAN_FIELD_SEARCHED },
  { "surplus_disposal", LIAN_FIELD_MULTILINE, N_("disposal of the surplus"), .group = N_("Meetings and audit"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Meetings and audit"), .flags = LIAN_FIELD_SEARCHED },
  { "centralised_now", LIAN_FIELD_TRUTH, N_("already centralised"), .group = N_("Facts"),
    .help = N_("Works under one roof already.") },
  { "scale_matches_conditions", LIAN_FIELD_TRUTH, N_("scale matches conditions"), .group = N_("Facts"),
    .help = N_("Of the plan under discussion; no or unknown blocks centralising (G3).") },
  { "output_declined", LIAN_FIELD_TRUTH, N_("decline in production"), .group = N_("Facts"),
    .help = N_("Since centralising, on evidence; opens a correction case (G4).") },
  { "public_inconvenienced", LIAN_FIELD_TRUTH, N_("inconvenience to the public"), .group = N_("Facts"),
    .help = N_("Since centralising, on evidence; opens a correction case (G4).") },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "activity", "cooperative", FALSE },
  { "member", "cooperative", TRUE },
  { "service_point", "cooperative", FALSE },
  { "round", "cooperative", FALSE },
  { "relation", "cooperative", FALSE },
  { "outlet", "cooperative", FALSE },
  { "share_terms", "cooperative", FALSE },
  { "distribution_terms", "cooperative", FALSE },
  { "federation_membership", "cooperative", TRUE },
  { "quality_person", "cooperative", FALSE },
  { "improvement", "cooperative", FALSE },
  { "management_check", "cooperative", FALSE },
  { "product_cost", "cooperative", FALSE },
};

static void
check_status (LianCheck *c, const LianRecord *r)
{
  gboolean dissolved = g_strcmp0 (lian_record_get_text (r, "status"), "DISSOLVED") == 0;
  if (!dissolved && !lian_record_is_empty (r, "dissolved"))
    lian_check_warning (c, r, "status", "status",
                        _ ("a date of dissolution is given, but the status is another"));
  if (dissolved)
    _lian_relation_check_end (c, r, "status", FALSE);
  if (dissolved && lian_record_is_empty (r, "dissolved"))
    lian_check_warning (c, r, "dissolved", "status",
                        _ ("the co-operative is dissolved: since when?"));
  LianDate end = lian_record_get_date (r, "term_end");
  if (!dissolved && end != 0 && end < c->working_date)
    lian_check_warning (c, r, "term_end", "term-over",
                        _ ("the term of office is over: an election is due"));
}

static void
check_money (LianCheck *c, const LianRecord *r)
{
  gint64 called = lian_record_get_number (r, "share_called");
  gint64 paid = lian_record_get_number (r, "share_paid");
  if (lian_record_is_empty (r, "share_called") || paid <= called)
    return;
  g_autofree char *more = lian_money_format (paid), *less = lian_money_format (called);
  lian_check_warning (c, r, "share_paid", "paid-more",
                      _ ("%s paid is more than the %s called"), more, less);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_status (c, r);
  check_money (c, r);
  _lian_member_check_counts (c, r);
  lian_check_date_order (c, r, "bylaws_date", "bylaws_amended");
  lian_check_date_order (c, r, "founded", "joined");
  lian_check_date_order (c, r, "founded", "dissolved");
  lian_check_date_order (c, r, "bylaws_date", "joined");
  lian_check_date_order (c, r, "election", "term_end");
}

/* L1: a co-operative is merged or dissolved when its relations are interrupted, with cause and task. */
static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  if (g_strcmp0 (lian_record_get_text (before, "status"), "DISSOLVED") != 0
      && g_strcmp0 (lian_record_get_text (r, "status"), "DISSOLVED") == 0)
    _lian_relation_check_end (c, r, "status", TRUE);
}

static const LianTwinRule twins[] = {
  { LIAN_TWIN_NUMBER, { "reg_no", "registrar", NULL }, { NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "reg_no", NULL }, { "registrar", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "city", NULL }, { "reg_no", "registrar", "trade", NULL }, "dissolved" },
  { LIAN_TWIN_LIKELY, { "name_en", "city", NULL }, { "name_zh", "reg_no", "registrar", "trade", NULL }, "dissolved" },
  { LIAN_TWIN_POSSIBLE, { "name_zh", NULL }, { "city", "reg_no", "registrar", "trade", "address", NULL }, "dissolved" },
  { LIAN_TWIN_POSSIBLE, { "name_en", NULL }, { "name_zh", "city", "reg_no", "registrar", "trade", "address", NULL }, "dissolved" },
};

const LianType lian_type_cooperative = {
  .id = "cooperative",
  .label = N_("co-operative"),
  .label_plural = N_("Co-operatives"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
  .check_change = check_change,
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
