/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of choice fields of reviews, corrections and returns: what the base keeps, and the word for people (glossary.csv). */
#include "lian-choices.h"
#include "lian-i18n.h"

/* The forms of production are outcomes of the rules too, among others. */
#define FORMS \
  { "CENTRALISE", N_("centralised production") }, \
  { "SMALL_BY_PROCESS", N_("small-scale centralisation by process") }, \
  { "SMALL_BY_VARIETY", N_("small-scale centralisation by variety") }, \
  { "TEMP_DECENTRALISE", N_("temporary dispersal") }, \
  { "STAY_AS_IS", N_("stay as is") }, \
  { "DECENTRALISE", N_("decentralised production") }, \
  { "RETAIN_POINTS", N_("retain service points") }, \
  { "KEEP_MOBILE", N_("door-to-door service") }, \
  { "CENTRALISE_MAJOR_LINK", N_("centralise the major repair link") }, \
  { "CENTRALISE_HIGH_GRADE", N_("centralise high-grade repair") }, \
  { "ADJUST_POINT", N_("prudent adjustment") }, \
  { "CORRECT", N_("prevent and correct") }, \
  { "DEFER", N_("defer") }

const LianChoice lian_choices_form[] = {
  FORMS,
  { NULL, NULL },
};

const LianChoice lian_choices_outcome[] = {
  FORMS,
  { "PREPARE_FIRST", N_("plan and prepare first") },
  { "STATE_BENEFITS", N_("state what it does for production and for the people") },
  { "DECIDE_PER_TRADE", N_("decide on the circumstances of the trade") },
  { "INTERRUPT_RELATION", N_("interrupt a relation") },
  { "RESTORE_LINK", N_("restore the relation") },
  { "EXPAND_RELATIONS", N_("expand relations on the basis of the old ones") },
  { "SIGN_THROUGH_FEDERATION", N_("sign through the federation") },
  { "SELF_MARKET", N_("self-marketing") },
  { "SELF_PURCHASE", N_("self-purchase") },
  { "SPECIALISED_FEDERATION", N_("establish or strengthen the specialised federation") },
  { "CONSOLIDATE", N_("rectify, consolidate and improve") },
  { "COMPLETE_ORGANISATION", N_("complete the organisation") },
  { NULL, NULL },
};

const LianChoice lian_choices_fact[] = {
  { "other", N_("another named condition") },
  { "premises_ok", N_("premises available") },
  { "equipment_ok", N_("equipment available") },
  { "cadres_ok", N_("cadres available") },
  { "planning_done", N_("careful planning") },
  { "preparation_done", N_("thorough preparation") },
  { "aux_many", N_("many auxiliary labourers") },
  { "aux_placeable", N_("can be placed after centralising") },
  { "products_scattered", N_("sporadic and diverse products") },
  { "cooperation_low", N_("low degree of co-operation") },
  { "shared_process_exists", N_("a shared process exists") },
  { "variety_groups_exist", N_("variety groups exist") },
  { "fixed_premises", N_("fixed premises") },
  { "storefront", N_("storefront") },
  { "itinerant", N_("itinerant") },
  { "high_grade_repair", N_("high-grade repair") },
  { "consumer_impact", N_("consumers would suffer") },
  { "relation_cut", N_("a relation would be cut") },
  { "special_craft", N_("special craft") },
  { "prefers_individual", N_("prefers individual work") },
  { "centralised_now", N_("already centralised") },
  { "scale_matches_conditions", N_("scale matches conditions") },
  { "output_declined", N_("decline in production") },
  { "public_inconvenienced", N_("inconvenience to the public") },
  { NULL, NULL },
};

const LianChoice lian_choices_decision_state[] = {
  { "DRAFT", N_("draft") },
  { "WAITING", N_("waiting for the countersignature") },
  { "IN_FORCE", N_("in force") },
  { "RETURNED", N_("returned to the clerk") },
  { "SUPERSEDED", N_("superseded") },
  { "VOID", N_("void") },
  { NULL, NULL },
};

const LianChoice lian_choices_edition_state[] = {
  { "DRAFT", N_("draft") },
  { "WAITING", N_("waiting for the countersignature") },
  { "IN_FORCE", N_("in force") },
  { "SUPERSEDED", N_("superseded") },
  { "WITHDRAWN", N_("withdrawn") },
  { NULL, NULL },
};

const LianChoice lian_choices_countersign_way[] = {
  { "ACCOUNT", N_("under another account") },
  { "PAPER", N_("on paper") },
  { NULL, NULL },
};

const LianChoice lian_choices_finding_of_visit[] = {
  { "REASONABLE", N_("keep the point") },
  { "UNREASONABLE", N_("the point is unreasonable") },
  { "OPEN", N_("not settled yet") },
  { NULL, NULL },
};

/* A split link on its way. */
const LianChoice lian_choices_link_state[] = {
  { "PROPOSED", N_("proposed") },
  { "IN_FORCE", N_("in force") },
  { "REFUSED", N_("turned down") },
  { "ENDED", N_("ended") },
  { NULL, NULL },
};

/* The two facts that figures on convenience can speak to. */
const LianChoice lian_choices_impact[] = {
  { "consumer_impact", N_("consumers would suffer") },
  { "link_consumer_impact", N_("consumers would suffer (link)") },
  { NULL, NULL },
};

const LianChoice lian_choices_finding_state[] = {
  { "PROPOSED", N_("proposed") },
  { "CONFIRMED", N_("confirmed") },
  { "REJECTED", N_("rejected") },
  { NULL, NULL },
};

const LianChoice lian_choices_proposal_state[] = {
  { "DRAFT", N_("draft") },
  { "PUT", N_("put to decision") },
  { "ACCEPTED", N_("approved") },
  { "REJECTED", N_("rejected") },
  { "CARRIED_OUT", N_("carried out") },
  { NULL, NULL },
};

const LianChoice lian_choices_service_change[] = {
  { "CLOSE", N_("close the point") },
  { "MOVE", N_("move the point") },
  { "MERGE", N_("merge the point into another") },
  { "OPEN", N_("open a point") },
  { "ROUND_END", N_("end the round") },
  { "ROUND_BEGIN", N_("begin a round") },
  { "ROUND_TO_POINT", N_("replace the round by a point") },
  { NULL, NULL },
};

const LianChoice lian_choices_case_state[] = {
  { "OPEN", N_("under correction") },
  { "CLOSED", N_("case closed") },
  { NULL, NULL },
};

/* Why a case is there; several may hold. */
const LianChoice lian_choices_case_ground[] = {
  { "NOT_PERMITTED", N_("the rules would not have permitted it") },
  { "OVERRIDE", N_("decided against a guard") },
  { "OUTPUT_FELL", N_("output fell") },
  { "SERVICE_FELL", N_("service fell") },
  { "REPORTED", N_("harm was found and recorded") },
  { NULL, NULL },
};

/* domain.md §9, symptoms. */
const LianChoice lian_choices_symptom[] = {
  { "ORDERS_REFUSED", N_("small orders refused") },
  { "LINKS_CUT", N_("production links cut") },
  { "FEWER_VARIETIES", N_("fewer varieties") },
  { "LOWER_QUALITY", N_("lower quality") },
  { "SHORTER_HOURS", N_("shorter hours") },
  { "SHARE_DEDUCTIONS", N_("share payments deducted from wages") },
  { "WAITING_UNIFIED", N_("waiting for unified orders") },
  { "OUTPUT_DOWN", N_("output down") },
  { "PUBLIC_INCONVENIENCED", N_("public inconvenienced") },
  { NULL, NULL },
};

/* domain.md §9, corrections. */
const LianChoice lian_choices_correction[] = {
  { "SPLIT", N_("split") },
  { "SMALLER_UNIT", N_("smaller accounting unit") },
  { "REOPEN_POINT", N_("reopen a service point") },
  { "RESUME_ROUND", N_("resume a round") },
  { "RESTORE_RELATION", N_("restore a relation") },
  { "RESTORE_VARIETY", N_("restore a variety") },
  { "REFUND", N_("refund") },
  { NULL, NULL },
};

const LianChoice lian_choices_due_rule[] = {
  { "MONTHS_AFTER", N_("months after the end of the year") },
  { "MONTHS_BEFORE", N_("months before the end of the year") },
  { "FIXED_DAY", N_("a day of the calendar, after the end of the year") },
  { NULL, NULL },
};

const LianChoice lian_choices_return_state[] = {
  { "OPEN", N_("not sent yet") },
  { "SENT", N_("sent") },
  { "ACCEPTED", N_("accepted by the registrar") },
  { "NOT_ASKED", N_("not asked of it") },
  { NULL, NULL },
};

const LianChoice lian_choices_table_measure[] = {
  { "COUNT", N_("number") },
  { "MONEY", N_("money") },
  { "PERCENT", N_("per cent") },
  { NULL, NULL },
};

const LianChoice lian_choices_table_rate[] = {
  { "SHARE", N_("share in per cent") },
  { "GROWTH", N_("growth in per cent") },
  { "PER_HEAD", N_("per head") },
  { NULL, NULL },
};

const LianChoice lian_choices_register_figure[] = {
  { "COOPERATIVES", N_("co-operatives") },
  { "MEMBERS", N_("members") },
  { "MEMBERS_MALE", N_("members, male") },
  { "MEMBERS_FEMALE", N_("members, female") },
  { "STAFF", N_("staff") },
  { "HELPERS", N_("auxiliary labour") },
  { "APPRENTICES", N_("apprentices") },
  { "SHARES_PAID", N_("share capital paid") },
  { "RESERVE", N_("reserve fund") },
  { NULL, NULL },
};
